import SamplanBase
import SamplanDomain

/// The share of a region's beds that remains each day of the scenario: losses of beds, staff who
/// are not there, and supplies, power and water that do not reach.
///
/// Losses of the same day multiply, as independent ones do, so that beds never fall below zero. Of
/// what a bed needs, what there is least of decides: `share = losses · min(staff, supplies)`.
struct BedsByDay: Sendable {
  /// Share left, 0…1, `[care][region][day]`; days from 0.
  private(set) var share: [[[Double]]]
  /// Hospitals whose part of the region's beds was taken from its kind, not from figures.
  var weighed: Set<HospitalID>
  /// What is left of the theatres where hospitals are lost, and of theatre staff, 0…1,
  /// `[region][day]`.
  private(set) var theatres: [[(left: Double, staff: Double)]]
  /// What takes beds away, and how far.
  private(set) var causes: [Cause] = []

  /// One thing that takes beds of a care type in a region away.
  struct Cause: Sendable, Hashable {
    let kind: PlanResult.RunsOut.Kind
    let region: Int
    let care: Int
    /// First day that it does, from 0.
    let first: Int
    /// Share of the beds left on its worst day.
    let least: Double
  }

  init(_ scenario: Scenario, _ places: ScenarioPlaces, regions: [PartyCode], days: Int) {
    self.init(scenario, places, regions: regions, days: days, staff: .unknown, supplies: [])
  }

  /// - Parameters:
  ///   - staff: how many more there are than the beds need, by staff group.
  ///   - supplies: what each class of supplies, power and water let be open.
  init(
    _ scenario: Scenario, _ places: ScenarioPlaces, regions: [PartyCode], days: Int,
    staff: StaffSlack, supplies: [SuppliedBeds]
  ) {
    var parts = HospitalParts(places)
    let losses = Self.losses(scenario, places, &parts, regions: regions, days: days)
    let present = StaffByDay(scenario, places, &parts, staff, regions: regions, days: days)
    weighed = parts.weighed
    share = losses
    let surgical = CareType.allCases.firstIndex(of: .surgical)!
    theatres = regions.indices.map { region in
      (0..<days).map { (losses[surgical][region][$0], present.theatre(region, $0)) }
    }
    for (care, _) in CareType.allCases.enumerated() {
      for region in regions.indices {
        var least: [PlanResult.RunsOut.Kind: (first: Int, least: Double)] = [:]
        func note(_ kind: PlanResult.RunsOut.Kind, _ day: Int, _ value: Double) {
          guard value < 1 - 1e-9 else { return }
          let former = least[kind] ?? (day, 1)
          least[kind] = (former.first, min(former.least, value))
        }
        for day in 0..<days {
          note(.loss, day, losses[care][region][day])
          let staffed = present.share(care, region, day)
          note(.staff(staffed.group), day, staffed.share)
          var met = staffed.share
          for supply in supplies {
            let left = supply.share[care][region][day]
            note(supply.kind, day, left)
            met = min(met, left)
          }
          share[care][region][day] *= met
        }
        causes += least.map {
          Cause(kind: $0, region: region, care: care, first: $1.first, least: $1.least)
        }
      }
    }
    causes.sort {
      ($0.region, $0.care, $0.first, $0.kind) < ($1.region, $1.care, $1.first, $1.kind)
    }
  }

  private static func losses(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ parts: inout HospitalParts,
    regions: [PartyCode], days: Int
  ) -> [[[Double]]] {
    let full = [Double](repeating: 1, count: days)
    var left = CareType.allCases.map { _ in regions.map { _ in full } }
    for loss in scenario.losses {
      let affected = Set(places.regions(of: loss.site))
      for (region, code) in regions.enumerated() where affected.contains(code) {
        for (care, type) in CareType.allCases.enumerated() where loss.care ?? type == type {
          let lost = loss.share.approximate * parts.part(of: loss.site, in: code, type)
          for day in loss.span.days(of: days) { left[care][region][day] *= 1 - lost }
        }
      }
    }
    return left
  }
}

extension Scenario.Span {
  /// The days from 0 of a run of so many days; a run may be shorter than its scenario, and what
  /// begins after its last day is not in it.
  func days(of count: Int) -> Range<Int> {
    let (start, end) = (max(0, first - 1), min(last, count))
    return start < end ? start..<end : 0..<0
  }
}

/// A hospital's part of its region's beds of a care type, 0…1: as the region reports beds by
/// hospital, else by the kinds of its hospitals. A site that is no hospital is its regions whole.
struct HospitalParts: Sendable {
  private let places: ScenarioPlaces
  /// Hospitals whose part was taken from their kind.
  private(set) var weighed: Set<HospitalID> = []

  init(_ places: ScenarioPlaces) { self.places = places }

  mutating func part(
    of site: Scenario.Site, in region: PartyCode, _ care: CareType
  ) -> Double {
    guard let hospital = places.hospital(of: site) else { return 1 }
    let all = places.hospitals(of: region)
    func beds(_ one: PlanInput.Hospital) -> Double? {
      let cell = care == .icu ? one.icuBeds : one.somaticBeds
      return cell?.value.known?.approximate
    }
    if all.contains(where: { beds($0) != nil }) {
      let total = all.reduce(0) { $0 + (beds($1) ?? 0) }
      return total > 0 ? (beds(hospital) ?? 0) / total : 0
    }
    weighed.insert(hospital.id)
    let total = all.reduce(0) { $0 + Self.weight($1.kind, care) }
    return total > 0 ? Self.weight(hospital.kind, care) / total : 0
  }

  /// Typical size by kind, in proportion; judged, and said in a remark whenever it is used.
  private static func weight(_ kind: HospitalKind, _ care: CareType) -> Double {
    switch kind {
    case .university: 8
    case .county: 4
    case .district: care == .icu ? 0.5 : 1
    case .other: care == .icu ? 0 : 0.5
    }
  }
}
