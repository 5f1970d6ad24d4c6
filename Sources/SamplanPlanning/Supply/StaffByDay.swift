import SamplanBase
import SamplanDomain

/// How many more there are of each staff group than the region's beds need (personalmarginal).
///
/// The beds that a region reports have staff by definition, so a group is never short of them in an
/// ordinary month: `slack = max(1, reported / Σ staff per bed · beds)`.
struct StaffSlack: Sendable {
  /// 1 or more, `[group][region]`; nil where the region has not told.
  let slack: [StaffGroup: [Double?]]
  /// Groups that a bed of each care type needs.
  let needed: [[StaffGroup]]
  /// Regions whose reported staff is less than the assumed staffing of their beds.
  let below: [StaffGroup: [Int]]

  /// Nobody has told anything of any group.
  static let unknown = StaffSlack(
    slack: [:],
    needed: CareType.allCases.map { _ in StaffGroup.allCases.filter { $0 != .theatre } },
    below: [:])

  private init(
    slack: [StaffGroup: [Double?]], needed: [[StaffGroup]], below: [StaffGroup: [Int]]
  ) {
    self.slack = slack
    self.needed = needed
    self.below = below
  }

  init(_ capacities: [RegionCapacity], _ values: BasisValues) {
    var slack: [StaffGroup: [Double?]] = [:]
    var below: [StaffGroup: [Int]] = [:]
    let groups = StaffGroup.allCases.filter { $0 != .theatre }
    for group in groups {
      slack[group] = capacities.enumerated().map { region, capacity in
        guard
          let reported = capacity.region.cells[group.measure.rawValue]?.value.known?.approximate
        else { return nil }
        let required = CareType.allCases.reduce(0) {
          $0 + values[ResourceKey.staffPerBed(group, $1)] * capacity.beds[$1]!
        }
        guard required > 0 else { return 1 }
        if reported < required * (1 - 1e-9) { below[group, default: []].append(region) }
        return max(1, reported / required)
      }
    }
    let needed = CareType.allCases.map { care in
      groups.filter { values[ResourceKey.staffPerBed($0, care)] > 0 }
    }
    self.init(slack: slack, needed: needed, below: below)
  }
}

/// The share of a region's beds that its staff can keep open each day: of the groups that a bed
/// needs, the one that there is least of decides, `min_g min(1, slack_g · present_g)`, where
/// `present` is the product of what is left after each row of the scenario.
struct StaffByDay: Sendable {
  private let staff: StaffSlack
  /// Share of a group that is present, `[group][care][region][day]`.
  private let present: [StaffGroup: [[[Double]]]]
  /// The same of rows for every group.
  private let everyone: [[[Double]]]

  init(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ parts: inout HospitalParts,
    _ staff: StaffSlack, regions: [PartyCode], days: Int
  ) {
    self.staff = staff
    let full = [Double](repeating: 1, count: days)
    let whole = CareType.allCases.map { _ in regions.map { _ in full } }
    var everyone = whole
    var groups: [StaffGroup: [[[Double]]]] = [:]
    for row in scenario.staffing {
      let affected = Set(places.regions(of: row.site))
      for (region, code) in regions.enumerated() where affected.contains(code) {
        for (care, type) in CareType.allCases.enumerated() {
          let left = 1 - row.share.approximate * parts.part(of: row.site, in: code, type)
          for day in row.span.days(of: days) {
            if let group = row.group {
              groups[group, default: whole][care][region][day] *= left
            } else {
              everyone[care][region][day] *= left
            }
          }
        }
      }
    }
    present = groups
    self.everyone = everyone
  }

  /// The share of the theatre staff that is there.
  func theatre(_ region: Int, _ day: Int) -> Double {
    let surgical = CareType.allCases.firstIndex(of: .surgical)!
    return everyone[surgical][region][day]
      * (present[.theatre]?[surgical][region][day] ?? 1)
  }

  /// The share of the beds, and the group that decides it; nil when every group is as scarce.
  func share(_ care: Int, _ region: Int, _ day: Int) -> (share: Double, group: StaffGroup?) {
    let all = everyone[care][region][day]
    let found = staff.needed[care].map { group in
      let left = all * (present[group]?[care][region][day] ?? 1)
      return (min(1, (staff.slack[group]?[region] ?? 1) * left), group)
    }
    guard let least = found.min(by: { $0.0 < $1.0 }) else { return (all, nil) }
    let isAlone = found.contains { $0.0 > least.0 + 1e-9 }
    return (least.0, isAlone ? least.1 : nil)
  }
}
