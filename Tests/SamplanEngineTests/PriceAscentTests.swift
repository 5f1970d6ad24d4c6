import Testing

@testable import SamplanEngine

/// Prices of beds raised until they prove more.
@Suite struct PriceAscentTests {
  private func proved(_ programme: Programme, _ prices: [Double], _ objective: Double) -> Double {
    programme.bound(prices: programme.pricesWithoutGain(prices), objective: objective)
  }

  @Test(arguments: 0..<12)
  func `raised prices prove no less than before, and never more than the optimum`(
    _ seed: UInt64
  ) throws {
    let instance = SmallInstance.busy(seed: seed)
    let programme = try Programme(instance, measures: .all)
    let best = try solve(instance, options: SolveOptions(solver: .simplex))
    var random = SmallInstance.Sequence(seed: seed)
    let begun = (0..<programme.layout.rows).map { row in
      // Nothing but beds has a price to begin with.
      programme.layout.capacityRows..<programme.layout.fairnessRows ~= row
        ? -random.between(0, 8) : 0
    }
    let raised = programme.raised(begun, aim: best.objective, enough: best.objective)
    let before = proved(programme, begun, best.objective)
    let after = proved(programme, raised, best.objective)
    #expect(after >= before - 1e-6)
    #expect(after <= best.objective * (1 + 1e-6) + 1e-6)
    for column in 0..<programme.layout.admissions where programme.upper(column) > 0 {
      #expect(programme.reducedCost(column, raised) > -1e-9)
    }
  }

  @Test func `a site alone that is full has the price of its shortage`() throws {
    // 8 patients, 3 beds: 5 short at 10 each.
    let programme = try Programme(full(sites: 1), measures: .all)
    let raised = programme.raised(
      [Double](repeating: 0, count: programme.layout.rows), aim: 50, enough: 50)
    #expect(abs(raised[programme.layout.capacityRow(0, 0, 0)] + 10) < 1e-9)
    #expect(abs(proved(programme, raised, 50) - 50) < 1e-9)
  }

  @Test func `a full site beside an empty one has the price of the way there`() throws {
    // 5 of the 8 travel 100 km at 1 + 0.01 · 100 = 2 each, which is 10; at a price p of a bed,
    // min(p, 2) · 8 − 3 p is proved.
    let programme = try Programme(full(sites: 2), measures: .all)
    let raised = programme.raised(
      [Double](repeating: 0, count: programme.layout.rows), aim: 10, enough: 10)
    #expect(abs(raised[programme.layout.capacityRow(0, 0, 0)] + 2) < 1e-9)
    #expect(abs(proved(programme, raised, 10) - 10) < 1e-9)
  }

  /// A day on which 8 come to the first site, which has 3 beds; any other site has 20.
  private func full(sites: Int) -> Instance {
    var instance = SmallInstance.quiet(days: 1, sites: sites)
    instance.groups = [SmallInstance.group("medical", meanDays: 3)]
    instance.admissions = [(0..<sites).map { [$0 == 0 ? 8 : 0] }]
    instance.beds = [(0..<sites).map { [$0 == 0 ? 3 : 20] }]
    instance.costs.fairness = 0
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    instance.distancesKm = (0..<sites).map { from in
      (0..<sites).map { $0 == from ? 0 : 100 }
    }
    return instance
  }
}
