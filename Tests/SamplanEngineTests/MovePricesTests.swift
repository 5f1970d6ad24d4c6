import SamplanBase
import Testing

@testable import SamplanEngine

/// Prices of patients at which no transfer pays.
@Suite struct MovePricesTests {
  private func programme(_ seed: UInt64) throws -> Programme {
    try Programme(SmallInstance.busy(seed: seed), measures: .all)
  }

  /// Prices of either sign, far from those of any plan.
  private func prices(_ programme: Programme, seed: UInt64) -> [Double] {
    var random = SmallInstance.Sequence(seed: seed)
    return (0..<programme.layout.rows).map { _ in random.between(-30, 10) }
  }

  @Test(arguments: 0..<20)
  func `at these prices no transfer and no stay at home costs less than nothing`(
    _ seed: UInt64
  ) throws {
    let programme = try programme(seed)
    let found = programme.pricesWithoutGain(prices(programme, seed: seed))
    for column in 0..<programme.layout.shortage where programme.upper(column) > 0 {
      #expect(programme.reducedCost(column, found) > -1e-9)
    }
  }

  @Test(arguments: 0..<20)
  func `a price of a patient is that of the beds at home or of a way to another site`(
    _ seed: UInt64
  ) throws {
    let programme = try programme(seed)
    let layout = programme.layout
    let found = programme.pricesWithoutGain(prices(programme, seed: seed))
    var least = [Double](repeating: .infinity, count: layout.capacityRows)
    for row in least.indices { least[row] = programme.reducedCost(layout.admissions + row, found) }
    for column in 0..<layout.admissions where programme.upper(column) > 0 {
      let from = programme.flowRows(ofTransfer: column).from
      least[from] = min(least[from], programme.reducedCost(column, found))
    }
    #expect(least.allSatisfy { abs($0) < 1e-9 })
  }

  @Test(arguments: 0..<12)
  func `the bound at these prices is below every plan, and no worse than at those given`(
    _ seed: UInt64
  ) throws {
    let programme = try programme(seed)
    let best = try solve(SmallInstance.busy(seed: seed), options: SolveOptions(solver: .simplex))
    let given = prices(programme, seed: seed)
    let bound = programme.bound(
      prices: programme.pricesWithoutGain(given), objective: best.objective)
    #expect(bound <= best.objective * (1 + 1e-6) + 1e-6)
    #expect(bound >= programme.bound(prices: given, objective: best.objective) - 1e-6)
  }
}
