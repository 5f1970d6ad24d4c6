import SamplanBase
import SamplanDomain

/// Power and water through the scenario: a site on reserve goes over to none when the reserve has
/// run out, by the hour, and each state leaves a share of its beds open.
///
/// Rows of the same utility multiply, since they are of different sites.
struct OutagesByDay: Sendable {
  let outlooks: [PlanResult.OutageOutlook]
  let beds: [SuppliedBeds]
  /// Hospitals whose part of the region's beds was taken from their kind.
  let weighed: Set<HospitalID>

  init(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ capacities: [RegionCapacity],
    _ values: BasisValues, days: Int
  ) {
    var parts = HospitalParts(places)
    var outlooks: [PlanResult.OutageOutlook] = []
    var beds: [SuppliedBeds] = []
    for utility in Utility.allCases {
      let rows = scenario.outages.filter { $0.utility == utility }
      guard !rows.isEmpty else { continue }
      let full = [Double](repeating: 1, count: days)
      var share = CareType.allCases.map { _ in capacities.map { _ in full } }
      for row in rows {
        let affected = Set(places.regions(of: row.site))
        for (region, capacity) in capacities.enumerated()
        where affected.contains(capacity.region.code) {
          let hours = Self.reserveHours(row, capacity, values)
          let span = row.span.days(of: days)
          guard let first = span.first, let last = span.last else { continue }
          let empty = hours.flatMap { hours -> Int? in
            let day = first + Int((hours / 24).rounded(.down))
            return day <= last ? day + 1 : nil
          }
          outlooks.append(
            .init(
              region: capacity.region.code, utility: utility, state: row.state, first: first + 1,
              last: last + 1, noneFrom: row.state == .none ? first + 1 : empty,
              isReserveKnown: row.state == .none || hours != nil))
          for (care, type) in CareType.allCases.enumerated() {
            let part = parts.part(of: row.site, in: capacity.region.code, type)
            let onReserve = values[ResourceKey.bedsLeft(utility, .reserve, type)]
            let without = values[ResourceKey.bedsLeft(utility, .none, type)]
            for day in span {
              let reserve = Self.shareOnReserve(hours, day: day - first)
              let left = reserve * onReserve + (1 - reserve) * without
              share[care][region][day] *= 1 - part * (1 - left)
            }
          }
        }
      }
      beds.append(SuppliedBeds(kind: .utility(utility), share: share))
    }
    self.outlooks = outlooks
    self.beds = beds
    weighed = parts.weighed
  }

  /// Hours that the reserve lasts: the row's, else from the region's band; nil when nobody has told,
  /// and then it is taken to last.
  private static func reserveHours(
    _ row: Scenario.Outage, _ capacity: RegionCapacity, _ values: BasisValues
  ) -> Double? {
    if row.state == .none { return 0 }
    if let hours = row.enduranceHours { return Double(hours) }
    let cell = capacity.region.cells[row.utility.measure.rawValue]
    return cell?.value.known.flatMap(EnduranceBand.init).map { band in
      let most = band.mostHours ?? band.leastHours
      return band.leastHours + values[ResourceKey.bandPoint] * (most - band.leastHours)
    }
  }

  /// The part of a day, counted from the first of the outage, that the reserve lasts.
  static func shareOnReserve(_ hours: Double?, day: Int) -> Double {
    guard let hours else { return 1 }
    return min(1, max(0, (hours - 24 * Double(day)) / 24))
  }
}
