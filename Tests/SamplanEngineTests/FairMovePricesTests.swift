import SamplanBase
import Testing

@testable import SamplanEngine

/// Prices at which no move pays, and rows that are left out, in the fair programme.
@Suite struct FairMovePricesTests {
  private func solver(
    _ instance: Instance, _ aim: FairSolver.Aim, method: HighsModel.Method = .simplex
  ) throws -> FairSolver {
    let programme = FairProgramme(
      instance, rules: instance.rules ?? Instance.Rules(), isJoint: true)
    let solver = try FairSolver(
      programme, options: FairOptions(gap: 0), timeLimit: 60, goesOn: nil, method: method)
    try solver.setAim(aim)
    return solver
  }

  /// Prices far from those of any plan, of the sign that a row's sides allow.
  private func prices(_ solver: FairSolver, seed: UInt64) -> [Double] {
    var random = SmallInstance.Sequence(seed: seed)
    return solver.usable(solver.rowLower.map { _ in random.between(-3, 1) })
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `at these prices no move of the fair programme pays`(seed: UInt64) throws {
    let solver = try solver(SmallInstance.long(seed), .measures)
    let found = solver.pricesWithoutGain(
      prices(solver, seed: seed), solver.weights([]), without: [])
    #expect(!solver.arcs.arcs.isEmpty)
    for arc in solver.arcs.arcs {
      for day in 0..<solver.programme.layout.days where solver.arcs.isOpen(arc, day) {
        #expect(solver.arcs.reducedCost(arc, day, found, weighed: true) > -1e-6)
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `the bound at these prices is below the fair optimum, and near it at the optimum's`(
    seed: UInt64
  ) throws {
    let solver = try solver(SmallInstance.long(seed), .shortage)
    let best = try solver.optimise(orElse: nil)
    let weights = solver.weights([])
    func bound(_ prices: [Double]) -> Double {
      let without = solver.pricesWithoutGain(prices, weights, without: [])
      return solver.bound(without, weights)
        + solver.priced(without, least: 1e-6, isPresent: solver.isPresent).sum
    }
    #expect(best.objective > 1)
    #expect(bound(prices(solver, seed: seed)) <= best.objective + 1e-6)
    #expect(bound(solver.usable(best.prices)) <= best.objective + 1e-6)
    #expect(bound(solver.usable(best.prices)) >= best.objective * 0.99)
  }

  @Test func `rows that a point passes come back, and the optimum is that of all rows`() throws {
    let instance = SmallInstance.busy(seed: 4)
    let all = try solver(instance, .shortage, method: .interiorOnly)
    let best = try all.optimise(orElse: nil)
    let some = try solver(instance, .shortage, method: .interiorOnly)
    let rows = Array(some.programme.layout.capacity.range)
    try some.leaveOut(rows)
    #expect(some.idle.count == rows.count)
    let found = try some.optimise(orElse: nil)
    #expect(some.idle.count < rows.count)
    #expect(best.objective > 1)
    #expect(abs(found.objective - best.objective) < 1e-4 * best.objective)
  }
}
