import SamplanBase
import Testing

@testable import SamplanEngine

/// Plans without shortage by steps, in the fair programme.
@Suite struct FairSearchTests {
  /// The joint programme of an instance in its third step, where nothing may be short, and what days put
  /// together tell of the least shortage.
  private func prepared(
    _ instance: Instance, gap: Double = 0.005, goesOn: (@Sendable () -> Bool)? = nil
  ) throws -> (solver: FairSolver, rough: FairSolver.Rough) {
    var programme = FairProgramme(
      instance, rules: instance.rules ?? Instance.Rules(), isJoint: true)
    for care in 0..<programme.layout.cares {
      for site in 0..<programme.layout.sites {
        for week in 0..<programme.layout.weeks {
          programme.limitShortage(care, site, week: week, to: site == 0 ? 50 : 0)
        }
      }
    }
    let solver = try FairSolver(
      programme, options: FairOptions(gap: gap), timeLimit: 60, goesOn: goesOn)
    try solver.setAim(.shortage)
    let rough = try #require(try solver.roughest())
    try solver.setRow(programme.layout.allShort, upper: 1e-3)
    try solver.setShare(0...0.01)
    try solver.setAim(.measures)
    return (solver, rough)
  }

  private func optimum(_ instance: Instance) throws -> FairSolver.Point {
    let (solver, rough) = try prepared(instance, gap: 0)
    try solver.bring(rough.moves)
    return try solver.optimise(orElse: nil)
  }

  private func begun(_ solver: FairSolver, from first: FairSolver.Rough) throws -> FairSearch {
    let rough = try #require(try solver.roughest(from: first))
    let search = try #require(FairSearch(solver, from: rough))
    search.exchange(solver.promising(rough) { search.isPresent($0) })
    search.restart()
    return search
  }

  @Test(arguments: [1, 2, 3, 4, 6] as [UInt64])
  func `a plan keeps every row, and the optimum is between it and its proof`(
    _ seed: UInt64
  ) throws {
    let instance = SmallInstance.helped(seed)
    let (solver, rough) = try prepared(instance)
    let best = try optimum(instance)
    guard case .plan(let plan) = try solver.searched(from: rough, known: 0) else {
      Issue.record("no plan by the search")
      return
    }
    #expect(solver.residuals(plan.values, plan.moves).isHeld)
    #expect(plan.gap <= 0.005)
    #expect(plan.bound <= best.objective * (1 + 1e-6) + 1e-6)
    #expect(best.bound <= plan.objective + 1e-6)
    #expect(plan.objective <= best.objective * 1.011)
    let reading = FairReading(
      solver.programme, arcs: solver.arcs, moves: plan.moves, plan.values)
    #expect(reading.weightedShort.reduce(0, +) <= 1.1e-3)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `prices of any step prove no more than the optimum`(_ seed: UInt64) throws {
    let instance = SmallInstance.helped(seed)
    let (solver, rough) = try prepared(instance)
    let best = try optimum(instance)
    let search = try begun(solver, from: rough)
    var bounds: [Double] = []
    for steps in [1, 4, 20, 100, 200, 200, 200, 200, 200, 200, 800] {
      search.advance(steps)
      let prices = search.provingPrices
      bounds.append(solver.boundWithoutGain(prices))
      search.exchange(solver.priced(prices, least: 1e-6) { search.isPresent($0) }.moves)
    }
    #expect(bounds.allSatisfy { $0 <= best.objective * (1 + 1e-6) + 1e-6 })
    #expect((bounds.last ?? 0) > 0.9 * best.objective)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `with the optimum's moves, the sites' own programmes come to the optimum`(
    _ seed: UInt64
  ) throws {
    let instance = SmallInstance.helped(seed)
    let best = try optimum(instance)
    let (solver, _) = try prepared(instance)
    let layout = solver.programme.layout
    let moves = best.moves.enumerated().compactMap { number, move in
      let patients = best.values[layout.columns + number]
      return patients > 1e-7 ? (move: move, patients: patients) : nil
    }
    let draft = FairSearch.Draft(
      moves: moves, lent: Array(best.values[layout.lent.range]),
      borrowed: Array(best.values[layout.borrowed.range]))
    let plan = try #require(try solver.mended(draft, prices: best.prices, bound: best.bound))
    #expect(abs(plan.objective - best.objective) <= 2e-3 * best.objective)
    #expect(solver.residuals(plan.values, plan.moves).isHeld)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `any moves become a plan that keeps every row, or none`(_ seed: UInt64) throws {
    var random = SmallInstance.Sequence(seed: seed)
    let (solver, _) = try prepared(SmallInstance.helped(seed % 3 + 1))
    try solver.setRow(solver.programme.layout.allShort, upper: .infinity)
    try solver.setShare(0...FairProgramme.shareMost)
    let layout = solver.programme.layout
    let moves = (0..<300).map { _ -> (move: FairArcs.Move, patients: Double) in
      let arc = Int(random.between(0, Double(solver.arcs.arcs.count) - 0.01))
      let last = layout.days - 1 - solver.arcs.arcs[arc].lag
      let day = Int(random.between(0, Double(last) + 0.99))
      return (FairArcs.Move(arc: arc, day: day), random.between(0, 4))
    }
    let draft = FairSearch.Draft(
      moves: moves, lent: layout.lent.range.map { _ in random.between(-1, 3) },
      borrowed: layout.borrowed.range.map { _ in random.between(-1, 3) })
    let none = [Double](repeating: 0, count: solver.rowLower.count)
    guard let plan = try solver.mended(draft, prices: none, bound: 0) else { return }
    #expect(solver.residuals(plan.values, plan.moves).isHeld)
    #expect(plan.objective > 0)
  }

  @Test func `whole trips are kept by the search that goes on with them`() throws {
    let (solver, rough) = try prepared(SmallInstance.helped(1))
    guard case .plan(let plan) = try solver.searched(from: rough, known: 0) else {
      Issue.record("no plan by the search")
      return
    }
    let loads = FairReading(
      solver.programme, arcs: solver.arcs, moves: plan.moves, plan.values
    ).tripLoads(of: [1])
    #expect(!loads.isEmpty)
    let open = loads.mapValues { Int($0.rounded(.up)) }
    try solver.open(open, of: [1])
    guard case .plan(let whole) = try solver.searched(from: nil, known: plan.bound) else {
      Issue.record("no plan with whole trips")
      return
    }
    let reading = FairReading(
      solver.programme, arcs: solver.arcs, moves: whole.moves, whole.values)
    for (key, load) in reading.tripLoads(of: [1]) {
      #expect(load <= Double(open[key] ?? 0) + 1e-9)
    }
    #expect(solver.residuals(whole.values, whole.moves).isHeld)
    #expect(whole.bound >= plan.bound)
  }

  @Test func `where help does not suffice the search leaves its moves and no plan`() throws {
    var instance = SmallInstance.helped(2)
    instance.modeHours = instance.modeHours.map { $0.map { $0 * 0.02 } }
    let (solver, rough) = try prepared(instance)
    switch try solver.searched(from: rough, known: 0) {
    case .plan: Issue.record("a plan where beds do not suffice")
    case .moves: #expect(solver.search == nil)
    case .nothing: break
    }
  }

  @Test func `a search that is stopped ends the run`() throws {
    let asked = AskedOnce()
    let (solver, rough) = try prepared(SmallInstance.helped(1), goesOn: { asked.goesOn() })
    let search = try begun(solver, from: rough)
    solver.search = search
    try solver.open([:], of: [1])
    asked.stop()
    #expect(throws: Refusal.self) { try solver.attempt() }
    #expect(solver.model.isStopped)
  }

  @Test func `a solver and its search are freed with the run`() throws {
    weak var kept: FairSolver?
    func run() throws {
      let (solver, rough) = try prepared(SmallInstance.helped(1))
      kept = solver
      _ = try solver.searched(from: rough, known: 0)
      #expect(solver.search != nil)
    }
    try run()
    #expect(kept == nil)
  }

  @Test func `the same search gives the same plan to the last digit`() throws {
    func objective() throws -> Double? {
      let (solver, rough) = try prepared(SmallInstance.helped(3))
      guard case .plan(let plan) = try solver.searched(from: rough, known: 0) else { return nil }
      return plan.objective
    }
    let first = try objective()
    #expect(first != nil)
    #expect(try objective() == first)
  }
}

/// Goes on until it is told to stop.
private final class AskedOnce: @unchecked Sendable {
  private var isStopped = false

  func stop() { isStopped = true }

  func goesOn() -> Bool { !isStopped }
}

/// Series of days as numbers and convolutions.
@Suite struct SeriesMatrixTests {
  /// Columns of three series with entries in two series of rows, from a seed.
  private func columns(days: Int, seed: UInt64) -> ColumnList {
    var random = SmallInstance.Sequence(seed: seed)
    let taps = (0..<3).map { _ in (0..<2).map { _ in (0..<7).map { _ in random.between(-1, 1) } } }
    var columns = ColumnList()
    for series in 0..<3 {
      for day in 0..<days {
        columns.begin()
        for row in 0..<2 {
          let length = series == 0 ? 1 : series == 1 ? 4 : row * 7
          for k in 0..<length where day + k < days {
            columns.entry(row * days + day + k, taps[series][row][k])
          }
        }
      }
    }
    return columns
  }

  @Test(arguments: [5, 8, 9, 30])
  func `products are the sums of the entries`(_ days: Int) throws {
    let columns = columns(days: days, seed: UInt64(days))
    let matrix = try #require(SeriesMatrix(columns, days: days))
    var random = SmallInstance.Sequence(seed: 3)
    let lanes = matrix.lanes
    let scratch = matrix.scratch
    let (prices, rows, cost) = (LaneMemory(2 * lanes), LaneMemory(2 * lanes), LaneMemory(lanes))
    func place(_ row: Int) -> Int { row / days * 8 * lanes + row % days }
    for row in 0..<2 * days { prices.floats[place(row)] = Float(random.between(-3, 3)) }
    for series in 0..<3 {
      rows.clear()
      cost.clear()
      let values = LaneMemory(lanes)
      for day in 0..<days { values.floats[day] = Float(random.between(0, 5)) }
      matrix.addHeld(by: series, values.lanes, to: rows.lanes, scratch: scratch.lanes)
      matrix.addCost(of: series, at: prices.lanes, to: cost.lanes, scratch: scratch.lanes)
      var sums = [Double](repeating: 0, count: 2 * days)
      for day in 0..<days {
        var sum = 0.0
        for entry in columns.entries(series * days + day) {
          let row = Int(columns.indices[entry])
          sums[row] += columns.values[entry] * Double(values.floats[day])
          sum += columns.values[entry] * Double(prices.floats[place(row)])
        }
        #expect(abs(Double(cost.floats[day]) - sum) < 1e-4)
      }
      for row in sums.indices { #expect(abs(Double(rows.floats[place(row)]) - sums[row]) < 1e-4) }
    }
  }

  @Test func `a series that is not the same from day to day has no matrix`() {
    for isMissing in [true, false] {
      var columns = ColumnList()
      for day in 0..<6 {
        columns.begin()
        if day != 4 || !isMissing { columns.entry(day, day == 4 ? 2 : 1) }
      }
      #expect(SeriesMatrix(columns, days: 6) == nil)
    }
  }
}

/// Waiting lists put in.
@Suite struct FairWaitingTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `what a column weighs is the same with waiting lists put in`(_ seed: UInt64) throws {
    let instance = SmallInstance.helped(seed)
    let programme = FairProgramme(
      instance, rules: try #require(instance.rules), isJoint: true)
    let layout = programme.layout
    let waiting = FairWaiting(programme, weights: programme.measureWeight) { _ in false }
    var random = SmallInstance.Sequence(seed: seed)
    // Those of waiting lists say that nobody is recovered who does not wait: 0 or more.
    let own = (0..<layout.sharing).map { row in
      layout.waiting.range.contains(row) || layout.dayWaiting.range.contains(row)
        ? random.between(0, 1) : random.between(-2, 2)
    }
    let prices = waiting.prices(toProgramme: own)
    for column in 0..<layout.share {
      var weight = programme.measureWeight[column]
      for entry in programme.columns.entries(column) {
        let row = Int(programme.columns.indices[entry])
        if row < layout.sharing { weight -= programme.columns.values[entry] * prices[row] }
      }
      for (backlog, rows) in [
        (layout.backlog, layout.waiting), (layout.dayBacklog, layout.dayWaiting),
      ] where backlog.range.contains(column) {
        #expect(abs(weight - own[rows.first + column - backlog.first]) < 1e-9)
        weight = 0
      }
      var ownWeight = waiting.columns.cost[column]
      for entry in waiting.columns.entries(column) {
        ownWeight -= waiting.columns.values[entry] * own[Int(waiting.columns.indices[entry])]
      }
      #expect(abs(ownWeight - weight) < 1e-9)
    }
    let back = waiting.prices(fromProgramme: prices)
    #expect(zip(back, own).allSatisfy { abs($0 - $1) < 1e-9 })
  }
}
