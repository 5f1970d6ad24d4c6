import SamplanBase
import Synchronization
import Testing

@testable import SamplanEngine

/// Transfers added when they pay, and days put together to find them.
@Suite struct MoveSolverTests {
  private func cost(
    _ instance: Instance, _ solver: Solver, gap: Double = 1e-6
  ) throws -> Solution {
    try solve(instance, options: SolveOptions(solver: solver, gap: gap))
  }

  @Test(arguments: 0..<12)
  func `transfers added when they pay give the optimum of the whole programme`(
    _ seed: UInt64
  ) throws {
    let instance = SmallInstance.busy(seed: seed, sites: 3, days: seed % 3 == 0 ? 28 : 6)
    let whole = try cost(instance, .simplex)
    let found = try cost(instance, .moves)
    #expect(abs(found.objective - whole.objective) <= 1e-5 * max(1, whole.objective))
    #expect(found.bound <= found.objective)
    #expect(found.bound <= whole.objective + 1e-6 * max(1, whole.objective))
    #expect(found.largestViolation < 1e-5)
  }

  @Test func `a plan within the gap asked for is that near the optimum`() throws {
    let instance = SmallInstance.busy(seed: 3)
    let whole = try cost(instance, .simplex)
    let found = try cost(instance, .moves, gap: 0.01)
    #expect(found.gap <= 0.01)
    #expect(found.objective <= whole.objective * 1.0102 + 1e-6)
  }

  @Test func `a chain of demands gives what each gives by itself`() throws {
    let instance = SmallInstance.busy(seed: 5)
    let chain = try solveChain(
      instance, demand: [1, 0.9, 1.1], options: SolveOptions(solver: .moves))
    for (factor, found) in zip([1, 0.9, 1.1], chain) {
      let alone = try cost(instance.scaled(by: factor), .simplex)
      #expect(abs(found.objective - alone.objective) <= 1e-5 * max(1, alone.objective))
    }
  }

  @Test func `a chain takes factors above nothing only`() throws {
    let instance = SmallInstance.busy(seed: 1)
    for factors in [[], [0], [-1, 1], [11]] as [[Double]] {
      #expect(throws: Refusal.self) {
        try solveChain(instance, demand: factors, options: SolveOptions())
      }
    }
  }

  @Test func `a solve that is stopped at once says so, or gives the plan at hand`() throws {
    let options = SolveOptions(solver: .moves, progress: { _ in false })
    do throws(Refusal) {
      let found = try solve(SmallInstance.busy(seed: 2, sites: 4, days: 30), options: options)
      #expect(found.status == .stopped || found.gap <= 1e-6)
    } catch {
      #expect(error.kind == .conflict)
    }
  }

  @Test func `a plan of the search stands when it is stopped before it is an optimum`() throws {
    let programme = try Programme(
      SmallInstance.busy(seed: 2, sites: 4, days: 30), measures: .all)
    let goesOn = Atomic(true)
    let solver = try MoveSolver(programme, options: SolveOptions(solver: .moves)) {
      goesOn.load(ordering: .relaxed)
    }
    solver.log = { if $0.hasPrefix("search") { goesOn.store(false, ordering: .relaxed) } }
    let point = try #require(try solver.solve())
    #expect(point.isCut)
    #expect(point.gap > 1e-6 && point.gap < 0.05)
    #expect(programme.holds(point.values))
  }

  @Test func `days together sum their rows and keep one value for each column`() {
    // Two days of one column a day, then one column and one row that are of no day.
    var columns = ColumnList()
    columns.begin(cost: 1, upper: 4)
    columns.entry(0, 2)
    columns.entry(1, 3)
    columns.begin(cost: 5, upper: 6)
    columns.entry(1, 7)
    columns.entry(2, 8)
    columns.begin(cost: 9, upper: .infinity)
    columns.entry(2, 10)
    let blocks = DayBlocks(
      days: 2, length: 2, rows: 3, dailyRows: 2, columns: 3, dailyColumns: 2)
    #expect(blocks.count == 1)
    let part = blocks.columns(columns, weights: columns.cost)
    #expect(part.cost == [6, 9])
    #expect(part.upper == [5, .infinity])
    #expect(part.indices == [0, 1, 1])
    #expect(part.values == [12, 8, 10])
    #expect(blocks.sum([1, 2, 3]) == [3, 3])
    #expect(blocks.expanded([4, 5], rows: 3) == [4, 4, 5])
  }

  @Test func `a last block may be shorter`() {
    let blocks = DayBlocks(
      days: 7, length: 3, rows: 14, dailyRows: 14, columns: 7, dailyColumns: 7)
    #expect(blocks.count == 3)
    #expect(blocks.rows == 6)
    #expect(blocks.range(2) == 6..<7)
    #expect(blocks.fine(2) == 6..<7)
    #expect(blocks.row(13) == 5)
  }
}
