import SamplanBase

/// A key by which common costs are shared among the regions (kostnadsnyckel), with its figures.
/// The kansli's; a key is stated once, and a changed one gets a new name.
///
/// Two keys stand in the source documents: 34 % equal and 66 % by population (the agreement of
/// 2025), and SKR's key by population alone (2024).
package struct CostKey: Sendable, Hashable, Codable {
  /// A region's inhabitants.
  package struct Population: Sendable, Hashable, Codable {
    package var region: PartyCode
    /// Inhabitants, one or more.
    package var inhabitants: Int

    package init(region: PartyCode, inhabitants: Int) {
      self.region = region
      self.inhabitants = inhabitants
    }
  }

  package var key: CostKeyID
  package var name: String
  /// Percent of the cost shared equally, 0–100; the rest goes by population.
  package var equalPercent: Int
  package var populations: [Population]
  package var populationAsOf: Day
  package var populationSource: String
  /// The first day the key is in force.
  package var from: Day
  /// The last day; nil while no end is set.
  package var to: Day?
  package var source: String

  package init(
    key: CostKeyID, name: String, equalPercent: Int, populations: [Population],
    populationAsOf: Day, populationSource: String, from: Day, to: Day? = nil, source: String
  ) {
    self.key = key
    self.name = name
    self.equalPercent = equalPercent
    self.populations = populations
    self.populationAsOf = populationAsOf
    self.populationSource = populationSource
    self.from = from
    self.to = to
    self.source = source
  }

  /// Inhabitants of one region at most.
  package static let inhabitantsMax = 100_000_000
}

/// One region's share of a cost.
package struct CostShare: Sendable, Hashable {
  package let region: PartyCode
  /// Of the part that is the same for all.
  package let equal: Money
  /// Of the part that goes by population.
  package let byPopulation: Money

  /// What the region pays.
  package var total: Money { Money(ore: equal.ore + byPopulation.ore)! }
}

extension CostKey {
  /// The regions' shares by code. They add up to the amount exactly, to the öre.
  ///
  /// The equal part is `equalPercent` of the amount, rounded down to a whole öre; the rest is the
  /// part by population. Each part is shared by largest remainder: everyone gets their share
  /// rounded down, and the öre left over go one each to the largest remainders, equal ones in
  /// order of county code.
  package func shares(of amount: Money) -> [CostShare] {
    let rows = populations.sorted { $0.region < $1.region }
    let equalPool = amount.ore * Int64(equalPercent) / 100
    let equal = largestRemainder(of: equalPool, by: rows.map { _ in 1 })
    let variable = largestRemainder(
      of: amount.ore - equalPool, by: rows.map { Int64($0.inhabitants) })
    return rows.indices.map { row in
      CostShare(
        region: rows[row].region, equal: Money(ore: equal[row])!,
        byPopulation: Money(ore: variable[row])!)
    }
  }

  /// How rounding is done, as pages and papers say it.
  package static let roundingInWords = Text(
    sv: "Avrundning till hela öre med största rest: var del avrundas nedåt och de öre som blir "
      + "över går till de största resterna, vid lika i länskodsordning. Summan är exakt.",
    en: "Rounded to whole öre by largest remainder: each part is rounded down and the öre left "
      + "over go to the largest remainders, equal ones by county code. The sum is exact.")
}
