import SamplanBase

/// Computes the fair plan of an instance: what each site can do alone, and the joint plan with the
/// least and fairest necessary shortage in which no site is worse off than alone.
///
/// Three steps, each within what the ones before have reached (lexicographic):
/// 1. the least largest share, `r* = min max_i r_i`, where `r_i` is necessary shortage / own need
///    before transfer, over the whole horizon;
/// 2. the least necessary shortage, weighted by care type, with `r_i ≤ r* + fairnessSlack`;
/// 3. the least weight of all else: measures, moves, planned care postponed or turned away.
///
/// In every step, week by week and care type, the necessary shortage of a site is at most what it
/// is alone. The plan alone always keeps this, so there is a plan.
///
/// The rules of the instance are in `Instance.Rules`; an instance without them is solved with the
/// reference's variables and these three steps. `docs/guides/engine.md` has the programme.
/// - Throws: what is wrong with the instance, or that nothing was found before the time ended.
package func solveFair(
  _ instance: Instance, options: FairOptions = FairOptions()
) throws(Refusal) -> FairSolution {
  try instance.check()
  try options.check()
  var run = FairRun(instance, options: options)
  return try run.solve()
}

extension FairOptions {
  func check() throws(Refusal) {
    var problems: [Refusal.Problem] = []
    func report(_ place: String, _ sv: String, _ en: String) {
      problems.append(Refusal.Problem(.field(place), Text(sv: sv, en: en)))
    }
    if !(timeLimitSeconds > 0) {
      report("timeLimitSeconds", "ett tal över 0 väntades", "a number above 0 expected")
    }
    if !(0...0.1).contains(gap) {
      report("gap", "ett tal mellan 0 och 0,1 väntades", "a number from 0 to 0.1 expected")
    }
    if !(1e-10...1e-3).contains(tolerance) {
      report("tolerance", "ett tal mellan 1e-10 och 1e-3 väntades", "1e-10 to 1e-3 expected")
    }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Planen kan inte beräknas med dessa val.",
          en: "The plan cannot be computed with these choices."),
        problems: problems)
    }
  }
}

/// The steps of a fair plan.
struct FairRun {
  typealias Step = FairSolution.Step

  let instance: Instance
  let rules: Instance.Rules
  let options: FairOptions
  let progress: FairProgress?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let cpu = ProcessorTime.process()
  /// Told of every run of the solver, for measurements.
  var log: (String) -> Void = { _ in }
  /// Lines to put first in the model file; nil when none is wanted.
  var notes: [String]?
  /// The last step for another solver, when it is wanted.
  private(set) var mps: FairMPS?

  init(_ instance: Instance, options: FairOptions) {
    self.instance = instance
    self.options = options
    rules = instance.rules ?? Instance.Rules()
    progress = FairProgress(options.progress)
    start = clock.now
  }

  private var seconds: Double { (clock.now - start).inSeconds }

  private func solver(_ programme: FairProgramme) throws(Refusal) -> FairSolver {
    var goesOn: (@Sendable () -> Bool)?
    if let progress { goesOn = { progress.ask() } }
    let solver = try FairSolver(
      programme, options: options, timeLimit: max(0.1, options.timeLimitSeconds - seconds),
      goesOn: goesOn)
    solver.log = log
    return solver
  }

  mutating func solve() throws(Refusal) -> FairSolution {
    progress?.begin(0, 0.05)
    let alone = try solveAlone()
    var programme = FairProgramme(instance, rules: rules, isJoint: true)
    let shortAlone = FairReading(alone.programme, arcs: nil, moves: [], alone.values)
      .necessaryShort
    for care in 0..<programme.layout.cares {
      for site in 0..<programme.layout.sites {
        for week in 0..<programme.layout.weeks {
          let days = (7 * week)..<min(instance.days, 7 * week + 7)
          let short = days.reduce(0) { $0 + shortAlone[care][site][$1] }
          programme.limitShortage(care, site, week: week, to: short + Self.weekTolerance)
        }
      }
    }
    let solver = try solver(programme)
    var steps = FairSteps(solver, alone: alone, progress: progress)
    try steps.run()
    try steps.makeTripsWhole()
    let result = FairAssembly(
      alone: alone, solver: solver, steps: steps, cpuSeconds: ProcessorTime.process() - cpu,
      wallSeconds: seconds
    ).solution
    if options.mpsPath != nil || notes != nil, let plan = steps.plan {
      mps = try solver.mps(
        of: plan, leastMeasures: steps.leastMeasures,
        short: result.joint.objective - plan.objective, status: result.joint.status,
        notes: notes ?? [])
    }
    if let path = options.mpsPath { try mps?.write(to: path) }
    progress?.begin(1, 1)
    return result
  }

  /// Bed-days by which a week may pass what it is alone: the solver's rounding.
  static let weekTolerance = 1e-5

  /// Least shortage of each site by its own measures, then least weight of all else. The sites have
  /// nothing to do with each other, so one programme holds them all.
  private mutating func solveAlone() throws(Refusal) -> FairAlone {
    let programme = FairProgramme(instance, rules: rules, isJoint: false)
    let solver = try solver(programme)
    try solver.setAim(.shortage)
    let first = try solver.optimise(orElse: nil)
    let short = FairReading(programme, arcs: nil, moves: [], first.values).weightedShort
    for site in 0..<programme.layout.sites {
      try solver.setRow(
        programme.layout.siteShort + site, upper: short[site] * (1 + 1e-6) + 1e-5)
    }
    try solver.setAim(.measures)
    let second = try solver.optimise(orElse: first)
    return FairAlone(
      programme: programme, values: second.values, shortage: first, measures: second,
      violation: solver.residuals(second.values, []).largest, methodChanges: solver.methodChanges)
  }
}

/// What each site can do by itself.
struct FairAlone {
  let programme: FairProgramme
  let values: [Double]
  let shortage: FairSolver.Point
  let measures: FairSolver.Point
  /// The largest distance by which a row or a limit is passed.
  let violation: Double
  /// Times that the solver's method was changed since it met numerical trouble.
  let methodChanges: Int

  /// The same in the columns of the joint programme, where nobody moves and nothing is lent.
  func values(in joint: FairProgramme) -> [Double] {
    var values = [Double](repeating: 0, count: joint.layout.columns)
    for (own, wide) in zip(programme.layout.sharedBlocks, joint.layout.sharedBlocks) {
      for place in 0..<own.count { values[wide.first + place] = self.values[own.first + place] }
    }
    values[joint.layout.share] =
      FairReading(programme, arcs: nil, moves: [], self.values).shares.max() ?? 0
    return values
  }
}
