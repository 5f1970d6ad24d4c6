import SamplanBase
import SamplanDomain

/// The share of a region's beds that remains each day of the scenario: losses of beds, and staff
/// who are not there.
///
/// Losses of the same day multiply, as independent ones do, so that beds never fall below zero.
struct BedsByDay: Sendable {
  /// Share left, 0…1, `[care][region][day]`; days from 0.
  private(set) var share: [[[Double]]]
  /// Hospitals whose part of the region's beds was taken from its kind, not from figures.
  private(set) var weighed: Set<HospitalID> = []

  init(_ scenario: Scenario, _ places: ScenarioPlaces, regions: [PartyCode], days: Int) {
    let full = [Double](repeating: 1, count: days)
    share = CareType.allCases.map { _ in regions.map { _ in full } }
    for loss in scenario.losses {
      for (number, code) in regions.enumerated() where places.regions(of: loss.site).contains(code)
      {
        for (care, type) in CareType.allCases.enumerated() where loss.care ?? type == type {
          var lost = loss.share.approximate
          if let hospital = places.hospital(of: loss.site) {
            lost *= part(of: hospital, in: places.hospitals(of: code), type)
          }
          reduce(care, number, loss.span, by: lost, days)
        }
      }
    }
    for absence in scenario.staffing {
      for (number, code) in regions.enumerated()
      where places.regions(of: absence.site).contains(code) {
        for (care, type) in CareType.allCases.enumerated() {
          var lost = absence.share.approximate
          if let hospital = places.hospital(of: absence.site) {
            lost *= part(of: hospital, in: places.hospitals(of: code), type)
          }
          reduce(care, number, absence.span, by: lost, days)
        }
      }
    }
  }

  private mutating func reduce(
    _ care: Int, _ region: Int, _ span: Scenario.Span, by lost: Double, _ days: Int
  ) {
    // A run may be shorter than its scenario: what begins after its last day is not in it.
    let (start, end) = (max(0, span.first - 1), min(span.last, days))
    guard start < end else { return }
    for day in start..<end { share[care][region][day] *= 1 - lost }
  }

  /// The hospital's part of its region's beds of a care type, 0…1: as the region reports beds by
  /// hospital, else by the kinds of its hospitals.
  private mutating func part(
    of hospital: PlanInput.Hospital, in all: [PlanInput.Hospital], _ care: CareType
  ) -> Double {
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
