import SamplanBase
import Testing

@testable import SamplanEngine

/// Plans and prices sought together by steps.
@Suite struct PrimalDualSearchTests {
  private func optimum(_ instance: Instance, measures: Measures = .all) throws -> Double {
    try solve(instance, options: SolveOptions(measures: measures, solver: .simplex)).objective
  }

  /// Figures that limits bite on: closed links, and how many a site may receive.
  private func limited(seed: UInt64, days: Int) -> Instance {
    var instance = SmallInstance.busy(seed: seed, sites: 4, days: days)
    instance.closedLinks = [
      Instance.ClosedLink(mode: "road", from: "S0", to: "*", fromDay: 1, toDay: days),
      Instance.ClosedLink(mode: "air", from: "*", to: "S2", fromDay: 0, toDay: 2),
    ]
    instance.receiveMax = [[1, 0.5, nil, 2], [nil, 3, 2, 0]]
    return instance
  }

  private func values(_ plan: PlanMending, _ programme: Programme) -> [Double] {
    var values = [Double](repeating: 0, count: programme.layout.columns)
    values.replaceSubrange(programme.layout.admissions..., with: plan.values)
    for (column, patients) in plan.moves { values[column] = patients }
    return values
  }

  @Test(arguments: 0..<16)
  func `a plan keeps every row, and its proof is below the optimum`(_ seed: UInt64) throws {
    // Horizons that end inside a lane, at its end and just after it.
    let days = [7, 8, 9, 17][Int(seed) % 4]
    let instance =
      seed < 8
      ? SmallInstance.busy(seed: seed, days: days) : limited(seed: seed, days: days)
    let programme = try Programme(instance, measures: .all)
    let search = PrimalDualSearch(programme)
    let found = search.run(gap: 0.01) { true }
    let plan = try #require(found.plan)
    let least = try optimum(instance)
    let values = values(plan, programme)
    #expect(programme.largestViolation(values) < 1e-7)
    #expect(abs(programme.objective(values) - plan.objective) < 1e-6 * max(1, plan.objective))
    #expect(plan.objective >= least - 1e-6 * max(1, least))
    #expect(found.bound <= least + 1e-6 * max(1, least))
    #expect(found.gap <= 0.01)
  }

  @Test(arguments: [Measures.none, [.surge], [.transfers], [.postponement, .lending]])
  func `measures that may not be used stay at nothing`(_ measures: Measures) throws {
    let instance = SmallInstance.busy(seed: 4, days: 10)
    let found = try solve(
      instance, options: SolveOptions(measures: measures, solver: .moves, gap: 0.01))
    let least = try optimum(instance, measures: measures)
    #expect(found.gap <= 0.01)
    #expect(found.objective <= least / 0.99 + 1e-6)
    #expect(found.bound <= least + 1e-6 * max(1, least))
    if !measures.contains(.transfers) { #expect(found.transfers.isEmpty) }
    if !measures.contains(.surge) { #expect(found.surge.joined().joined().allSatisfy { $0 == 0 }) }
    if !measures.contains(.postponement) {
      #expect(found.postponed.joined().allSatisfy { $0 == 0 })
    }
    if !measures.contains(.lending) { #expect(found.lent.joined().allSatisfy { $0 == 0 }) }
  }

  @Test func `a search that begins from another's end needs fewer steps`() throws {
    let instance = SmallInstance.busy(seed: 6, sites: 5, days: 40)
    let first = PrimalDualSearch(try Programme(instance, measures: .all))
    let found = first.run(gap: 0.005) { true }
    #expect(found.gap <= 0.005)
    let more = try Programme(instance.scaled(by: 1.02), measures: .all)
    let cold = PrimalDualSearch(more)
    #expect(cold.run(gap: 0.005) { true }.gap <= 0.005)
    let warm = PrimalDualSearch(more, prices: found.prices)
    warm.begin(from: first)
    #expect(warm.run(gap: 0.005) { true }.gap <= 0.005)
    #expect(warm.steps < cold.steps)
  }

  @Test func `the same search gives the same plan to the last digit`() throws {
    let programme = try Programme(SmallInstance.busy(seed: 9, days: 20), measures: .all)
    let one = PrimalDualSearch(programme).run(gap: 0.01) { true }
    let other = PrimalDualSearch(programme).run(gap: 0.01) { true }
    #expect(one.plan?.objective == other.plan?.objective)
    #expect(one.prices == other.prices)
  }

  @Test func `a search that is stopped hands over what it has`() throws {
    let programme = try Programme(SmallInstance.busy(seed: 2, days: 20), measures: .all)
    var reckonings = 0
    let found = PrimalDualSearch(programme).run(gap: 0) {
      reckonings += 1
      return reckonings <= 3
    }
    let plan = try #require(found.plan)
    #expect(programme.largestViolation(values(plan, programme)) < 1e-7)
    let none = PrimalDualSearch(programme).run(gap: 0) { false }
    #expect(none.plan == nil)
    #expect(none.gap == 1)
  }

  @Test func `a search that gets no nearer ends`() throws {
    let programme = try Programme(SmallInstance.busy(seed: 3), measures: .all)
    let search = PrimalDualSearch(programme)
    let found = search.run(gap: 0) { true }
    #expect(search.steps < 40_000)
    #expect(found.gap < 0.01)
  }
}

/// Plans mended from values that keep no row.
@Suite struct PlanMendingTests {
  @Test(arguments: 0..<20)
  func `any values become a plan that keeps every row`(_ seed: UInt64) throws {
    let programme = try Programme(SmallInstance.busy(seed: seed), measures: .all)
    let layout = programme.layout
    var random = SmallInstance.Sequence(seed: seed)
    let own = (layout.admissions..<layout.columns).map { _ in random.between(-5, 20) }
    let moves = (0..<layout.admissions).filter { _ in random.between(0, 1) < 0.3 }
      .map { (column: $0, patients: random.between(0, 6)) }
    let plan = try #require(
      PlanMending(programme, kernels: StayKernels(programme), values: own, moves: moves))
    var values = [Double](repeating: 0, count: layout.columns)
    values.replaceSubrange(layout.admissions..., with: plan.values)
    for (column, patients) in plan.moves { values[column] = patients }
    #expect(programme.largestViolation(values) < 1e-9)
    #expect(abs(programme.objective(values) - plan.objective) < 1e-6 * plan.objective)
  }

  @Test func `the optimum's own values stay as they are`() throws {
    let instance = SmallInstance.busy(seed: 7)
    let programme = try Programme(instance, measures: .all)
    let run = try HighsRun(SolveOptions(solver: .simplex))
    try run.pass(programme)
    let best = try run.run(programme)
    let layout = programme.layout
    let moves = (0..<layout.admissions).filter { best.values[$0] > 0 }
      .map { (column: $0, patients: best.values[$0]) }
    let plan = try #require(
      PlanMending(
        programme, kernels: StayKernels(programme),
        values: Array(best.values[layout.admissions...]), moves: moves))
    let least = programme.objective(best.values)
    #expect(abs(plan.objective - least) < 1e-6 * least)
  }

  @Test func `a site without beds that is short cannot be mended`() throws {
    var instance = SmallInstance.queue(
      days: 2, beds: 0, groups: [(SmallInstance.group("medical", meanDays: 3), 4)])
    instance.bedsNominal = [[0]]
    let programme = try Programme(instance, measures: .all)
    #expect(
      PlanMending(
        programme, kernels: StayKernels(programme),
        values: [Double](
          repeating: 0, count: programme.layout.columns - programme.layout.admissions),
        moves: []) == nil)
  }
}

/// Stays as convolutions, eight days at once.
@Suite struct StayConvolutionTests {
  private func series(_ values: [Double], lanes: Int) -> LaneMemory {
    let memory = LaneMemory(lanes)
    for (day, value) in values.enumerated() { memory.floats[day] = Float(value) }
    return memory
  }

  @Test(arguments: [1, 2, 7, 8, 9, 16, 23, 60], [3, 8, 30])
  func `beds held and what they cost are sums over the stay`(_ length: Int, _ days: Int) {
    var random = SmallInstance.Sequence(seed: UInt64(length * 100 + days))
    let taps = (0..<length).map { _ in random.between(0, 1) }
    let came = (0..<days).map { _ in random.between(0, 5) }
    let prices = (0..<days).map { _ in random.between(-3, 0) }
    let lanes = (days + 7) / 8
    let stay = StayConvolution(taps, lanes: lanes)
    let scratch = StayConvolution.scratch(lanes: lanes)
    let (held, cost) = (LaneMemory(lanes), LaneMemory(lanes))
    withExtendedLifetime((series(came, lanes: lanes), series(prices, lanes: lanes))) {
      StayConvolution.load($0.0.lanes, lanes: lanes, into: scratch.lanes)
      stay.addHeld(by: scratch.lanes, sign: 2, to: held.lanes)
      StayConvolution.load($0.1.lanes, lanes: lanes, into: scratch.lanes)
      stay.addCost(at: scratch.lanes, sign: -1, to: cost.lanes)
    }
    for day in 0..<days {
      let beds = (0..<length).filter { $0 <= day }.reduce(0) { $0 + taps[$1] * came[day - $1] }
      #expect(abs(Double(held.floats[day]) - 2 * beds) < 1e-4)
      let sum = (0..<length).filter { day + $0 < days }
        .reduce(0) { $0 + taps[$1] * prices[day + $1] }
      #expect(abs(Double(cost.floats[day]) + sum) < 1e-4)
    }
  }
}
