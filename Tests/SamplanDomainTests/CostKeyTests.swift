import SamplanBase
import SamplanDomain
import Testing

/// The key of the agreement: 34 % equally, 66 % by population, in whole öre.
struct CostKeyTests {
  private let budget = Money(ore: 2_000_000_000)!

  @Test func `twenty million kronor are shared as computed by hand`() throws {
    let shares = Dictionary(
      uniqueKeysWithValues: costKey().shares(of: budget).map { ($0.region.rawValue, $0) })
    // 680 000 000 öre / 21 = 32 380 952 and 8/21: eight öre are left for the first eight codes.
    #expect(shares["09"]?.equal.ore == 32_380_953 && shares["10"]?.equal.ore == 32_380_952)
    // 1 320 000 000 · 2 473 307 / 10 587 710 (the sum of the populations).
    #expect(shares["01"]?.byPopulation.ore == 308_354_237)
    #expect(shares["19"]?.byPopulation.ore == 35_052_770)
    #expect(shares["01"]?.total.ore == 340_735_190 && shares["09"]?.total.ore == 39_982_382)
    #expect(shares["14"]?.total.ore == 253_403_602 && shares["25"]?.total.ore == 63_377_116)
  }

  @Test func `one öre goes to the largest remainder, and ties by county code`() {
    // 34 % of one öre is none; all of it goes by population, to Stockholm.
    let one = costKey().shares(of: Money(ore: 1)!)
    #expect(one.filter { $0.total.ore > 0 }.map(\.region.rawValue) == ["01"])
    // All equal: three öre go to the three lowest codes.
    let three = costKey(equal: 100).shares(of: Money(ore: 3)!)
    #expect(three.filter { $0.total.ore == 1 }.map(\.region.rawValue) == ["01", "03", "04"])
  }

  @Test(arguments: 0..<100)
  func `the shares always add up exactly, and nobody is off by more than an öre a part`(seed: Int)
    throws
  {
    var choice = SeededChoice(seed: UInt64(seed))
    var key = costKey(equal: choice.int(0...100))
    for row in key.populations.indices {
      key.populations[row].inhabitants = choice.int(1...CostKey.inhabitantsMax)
    }
    let amount = try #require(Money(ore: Int64(choice.int(0...Int(Money.oreMax)))))
    let shares = key.shares(of: amount)
    #expect(shares.map(\.region) == PartyCode.regions)
    #expect(shares.reduce(Int64(0)) { $0 + $1.total.ore } == amount.ore)
    let people = key.populations.reduce(0.0) { $0 + Double($1.inhabitants) }
    for (share, population) in zip(shares, key.populations) {
      let equal = Double(amount.ore) * Double(key.equalPercent) / 100 / 21
      let variable =
        Double(amount.ore) * Double(100 - key.equalPercent) / 100 * Double(population.inhabitants)
        / people
      #expect(abs(Double(share.equal.ore) - equal) <= 2.1)
      #expect(abs(Double(share.byPopulation.ore) - variable) <= 2.1)
    }
  }

  @Test func `each of a case's costs is shared by itself`() throws {
    var value = matter()
    value.costs = [
      CommonCost(name: "Kansli", amount: Money(ore: 1)!, year: 2026, basis: "budget"),
      CommonCost(name: "Kansli", amount: Money(ore: 1)!, year: 2027, basis: "budget"),
    ]
    value.costKey = costKey().key
    let shares = try casePicture().costShares(of: value)
    #expect(shares.first { $0.region.rawValue == "01" }?.total.ore == 2)
    #expect(shares.reduce(0) { $0 + $1.total.ore } == 2 && value.costTotal.ore == 2)
    value.costs = []
    #expect(try casePicture().costShares(of: value).isEmpty)
  }

  @Test func `a key has every region once, and is never stated anew`() throws {
    let picture = try casePicture()
    var other = costKey()
    #expect(refusal(.setCostKey(other), by: .kansli, in: picture) == nil)
    other.equalPercent = 50
    #expect(refusal(.setCostKey(other), by: .kansli, in: picture)?.kind == .conflict)
    var short = costKey("kort", equal: 101)
    short.populations.removeLast()
    short.populations[0].inhabitants = 0
    #expect(
      refusal(.setCostKey(short), by: .kansli, in: picture)?.fields == [
        "field equalPercent", "field populations", "field populations[01].inhabitants",
      ])
    #expect(refusal(.setCostKey(costKey("x")), by: uppsala, in: picture)?.kind == .forbidden)
  }
}
