import SamplanBase
import SamplanDomain

/// What one class of supplies, power or water lets be open of a region's beds.
struct SuppliedBeds: Sendable {
  let kind: PlanResult.RunsOut.Kind
  /// Share of the beds, 0…1, `[care][region][day]`.
  let share: [[[Double]]]
}

/// A stock day by day, counted in days of ordinary consumption: what is there and what comes meets
/// what is consumed, and no more is kept than there was to begin with.
///
/// `met = min(1, (stock + deliveries) / consumption)`.
struct StockPath: Sendable, Equatable {
  /// Share of each day's consumption that can be met, 0…1.
  let met: [Double]

  /// - Parameters:
  ///   - start: the stock in days of ordinary consumption.
  ///   - consumption: of each day, 1 on an ordinary one.
  ///   - deliveries: of each day, 1 on an ordinary one.
  init(start: Double, consumption: [Double], deliveries: [Double]) {
    var stock = start
    met = zip(consumption, deliveries).map { consumed, delivered in
      let there = stock + delivered
      stock = min(start, max(0, there - consumed))
      return consumed > there ? there / consumed : 1
    }
  }

  /// The first day on which the consumption is not met, from 1; nil when it always is.
  var firstOut: Int? { met.firstIndex { $0 < 1 - 1e-9 }.map { $0 + 1 } }
}

/// Every stock of every region through the scenario: when it may run out, and what that closes.
struct StocksByDay: Sendable {
  let outlooks: [PlanResult.StockOutlook]
  let beds: [SuppliedBeds]

  init(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ capacities: [RegionCapacity],
    _ values: BasisValues, consumption: RelativeConsumption, days: Int
  ) {
    var outlooks: [PlanResult.StockOutlook] = []
    var beds: [SuppliedBeds] = []
    let point = values[ResourceKey.bandPoint]
    for supply in SupplyClass.allCases {
      var met = capacities.map { _ in [Double](repeating: 1, count: days) }
      for (region, capacity) in capacities.enumerated() {
        let code = capacity.region.code
        let cell = capacity.region.cells[supply.measure.rawValue]
        let deliveries = Self.deliveries(scenario, places, supply, code, days)
        let used = consumption.of(supply, region: region)
        guard let band = cell?.value.known.flatMap(StockBand.init) else {
          outlooks.append(
            .init(
              region: code, supply: supply, band: nil,
              missing: cell?.value.word ?? "never-reported", earliest: nil, latest: nil,
              highest: rounded(used.max() ?? 1)))
          continue
        }
        func path(_ start: Double) -> StockPath {
          StockPath(start: start, consumption: used, deliveries: deliveries)
        }
        outlooks.append(
          .init(
            region: code, supply: supply, band: band.rawValue, missing: nil,
            earliest: path(band.leastDays).firstOut,
            latest: band.mostDays.flatMap { path($0).firstOut },
            highest: rounded(used.max() ?? 1)))
        // The band without an end is taken at its start.
        let most = band.mostDays ?? band.leastDays
        met[region] = path(band.leastDays + point * (most - band.leastDays)).met
      }
      let share = CareType.allCases.map { care in
        let without = values[ResourceKey.bedsLeft(without: supply, care)]
        return met.map { $0.map { $0 + (1 - $0) * without } }
      }
      beds.append(SuppliedBeds(kind: .supply(supply), share: share))
    }
    self.outlooks = outlooks
    self.beds = beds
  }

  /// Share of the ordinary deliveries that comes each day; cuts of the same day multiply.
  private static func deliveries(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ supply: SupplyClass, _ region: PartyCode,
    _ days: Int
  ) -> [Double] {
    var left = [Double](repeating: 1, count: days)
    for row in scenario.deliveries where row.supply ?? supply == supply {
      guard places.regions(of: row.site).contains(region) else { continue }
      for day in row.span.days(of: days) { left[day] *= 1 - row.share.approximate }
    }
    return left
  }
}
