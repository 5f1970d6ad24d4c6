import CHiGHS
import SamplanBase

/// Solves the linear programme of an instance: the joint plan of transfers, extra beds,
/// postponed elective care and lent staff with the least weighted and fairest shortage.
///
/// The programme stands in `docs/guides/engine.md`. The answer carries a bound that holds for
/// every plan, computed here from the solver's prices.
///
/// Refuses an instance whose programme has no solution, naming the places, and a run that ended
/// without any plan.
package func solve(
  _ instance: Instance, options: SolveOptions = SolveOptions()
) throws(Refusal) -> Solution {
  try instance.check()
  try options.check()
  if options.solver == .moves, let found = try solveByMoves(instance, options: options) {
    return found
  }
  let clock = ContinuousClock()
  let start = clock.now
  let cpu = ProcessorTime.process()
  let programme = try Programme(instance, measures: options.measures)
  let run = try HighsRun(options)
  try run.pass(programme)
  if let path = options.mpsPath { try run.writeMPS(path) }
  let answer = try run.run(programme)
  let verdict = Verdict(answer, programme: programme, isStopped: run.isStopped)
  switch verdict {
  case .infeasible: throw Infeasibility.refusal(instance, options: options)
  case .nothing(let refusal): throw refusal
  case .plan(let status):
    let used = ProcessorTime.process() - cpu
    return Solution(
      answer, status: status, programme: programme, cpuSeconds: used,
      wallSeconds: (clock.now - start).inSeconds)
  }
}

extension SolveOptions {
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
    if !(0...1024).contains(threads) {
      report("threads", "ett antal mellan 0 och 1024 väntades", "0 to 1024 expected")
    }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Programmet kan inte lösas med dessa val.",
          en: "The programme cannot be solved with these choices."),
        problems: problems)
    }
  }
}

/// What a solver's answer amounts to.
enum Verdict {
  case plan(Solution.Status)
  case infeasible
  case nothing(Refusal)

  init(_ answer: HighsRun.Answer, programme: Programme, isStopped: Bool) {
    let holds = programme.holds(answer.values)
    switch answer.modelStatus {
    case kHighsModelStatusOptimal where holds: self = .plan(.optimal)
    case kHighsModelStatusInfeasible, kHighsModelStatusUnboundedOrInfeasible:
      // Every weight is at least 0, so the programme is never unbounded.
      self = .infeasible
    case kHighsModelStatusTimeLimit:
      self = holds ? .plan(.timeLimit) : .nothing(Verdict.timeEnded)
    case kHighsModelStatusInterrupt where isStopped:
      self = holds ? .plan(.stopped) : .nothing(Verdict.stopped)
    default:
      self = holds ? .plan(.feasible) : .nothing(Verdict.trouble(answer.modelStatus))
    }
  }

  static let timeEnded = Refusal(
    .limit,
    Text(
      sv: "Tiden tog slut innan någon plan var funnen. Ge mer tid, eller ta färre dagar.",
      en: "The time ended before any plan was found. Allow more time, or take fewer days."))

  static let stopped = Refusal(
    .conflict,
    Text(
      sv: "Beräkningen stoppades innan någon plan var funnen.",
      en: "The computation was stopped before any plan was found."))

  private static func trouble(_ status: HighsInt) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Lösaren fick numeriska svårigheter och fann ingen plan. Pröva en annan lösare.",
        en: "The solver met numerical trouble and found no plan. Try another solver."),
      cause: "HiGHS model status \(status)")
  }
}
