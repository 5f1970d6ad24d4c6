import SamplanBase

/// Solves an instance and the same with other numbers of patients, one after the other in one
/// programme: each plan begins from the transfers and prices of the one before.
///
/// The factors scale the expected new patients of all groups; what is there at the start and
/// elective care stay as they are.
/// - Returns: a plan for each factor, in order.
package func solveChain(
  _ instance: Instance, demand factors: [Double], options: SolveOptions
) throws(Refusal) -> [Solution] {
  try instance.check()
  try options.check()
  try checkDemand(factors)
  var run = try MoveRun(instance, options: options)
  var solutions: [Solution] = []
  for factor in factors {
    let scaled = instance.scaled(by: factor)
    if let found = try run.solve(scaled) {
      solutions.append(found)
    } else {
      var whole = options
      whole.solver = .ipx
      solutions.append(try solve(scaled, options: whole))
    }
  }
  return solutions
}

/// Solves by transfers that are added when they pay; `nil` when those at hand give no plan, which
/// the whole programme can tell more of.
func solveByMoves(_ instance: Instance, options: SolveOptions) throws(Refusal) -> Solution? {
  var run = try MoveRun(instance, options: options)
  return try run.solve(instance)
}

private func checkDemand(_ factors: [Double]) throws(Refusal) {
  let most = 100
  guard !factors.isEmpty, factors.count <= most, factors.allSatisfy({ $0 > 0 && $0 <= 10 }) else {
    throw Refusal(
      .input,
      Text(
        sv:
          "Behovet skalas med 1 till \(most) faktorer över 0 och högst 10, till exempel 0.9,1,1.1.",
        en: "Demand is scaled by 1 to \(most) factors above 0 and at most 10, as in 0.9,1,1.1."))
  }
}

extension Instance {
  /// The same with more or fewer new patients of all groups.
  func scaled(by factor: Double) -> Instance {
    var scaled = self
    scaled.admissions = admissions.map { $0.map { $0.map { $0 * factor } } }
    return scaled
  }
}

/// A programme that stays in the solver from plan to plan.
private struct MoveRun {
  private let solver: MoveSolver
  private let options: SolveOptions
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var cpu: Double

  init(_ instance: Instance, options: SolveOptions) throws(Refusal) {
    self.options = options
    let start = clock.now
    self.start = start
    cpu = ProcessorTime.process()
    let programme = try Programme(instance, measures: options.measures)
    if let path = options.mpsPath { try HighsRun(options, holding: programme).writeMPS(path) }
    solver = try MoveSolver(
      programme, options: options, goesOn: Self.listener(options.progress, since: start))
  }

  /// Tells the caller at most ten times a second, and hears whether to go on.
  private static func listener(
    _ progress: (@Sendable (SolveProgress) -> Bool)?, since start: ContinuousClock.Instant
  ) -> (@Sendable () -> Bool)? {
    guard let progress else { return nil }
    let told = FairProgress { _ in
      progress(
        SolveProgress(
          seconds: (ContinuousClock.now - start).inSeconds, interiorPointIterations: 0,
          simplexIterations: 0))
    }
    return { told?.ask() ?? true }
  }

  mutating func solve(_ instance: Instance) throws(Refusal) -> Solution? {
    try solver.set(admissions: instance.admissions)
    let found = try solver.solve()
    if found == nil, solver.isStopped { throw Verdict.stopped }
    if found == nil, solver.isOutOfTime { throw Verdict.timeEnded }
    guard let found else { return nil }
    let seconds = (wall: (clock.now - start).inSeconds, cpu: ProcessorTime.process() - cpu)
    start = clock.now
    cpu = ProcessorTime.process()
    return Solution(
      found, status: status(found), programme: solver.programme, cpuSeconds: seconds.cpu,
      wallSeconds: seconds.wall)
  }

  private func status(_ point: MoveSolver.Point) -> Solution.Status {
    if point.gap <= max(options.gap, 1e-6) { return point.gap <= 1e-6 ? .optimal : .feasible }
    return solver.isStopped ? .stopped : point.isCut ? .timeLimit : .feasible
  }
}
