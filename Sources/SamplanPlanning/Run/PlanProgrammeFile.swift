import SamplanBase
import SamplanDomain
import SamplanEngine

/// The programme of a plan for another solver (modellfil), computed again from the plan's input.
package struct PlanProgrammeFile: Sendable {
  /// Free MPS, with what it came to in comments at its beginning.
  package let bytes: [UInt8]
  /// What the last step came to here: no other solver finds more.
  package let objective: Double
  /// No plan weighs less in the last step.
  package let bound: Double

  /// Bytes of a file at most.
  package static let bytesMax = FairMPS.bytesMax
  /// Days of a plan whose file is made while somebody waits.
  package static let waitedDaysMax = 60
  /// Seconds that somebody waits at most.
  package static let waitedSecondsMax = 120.0
  /// Seconds at most where nobody waits.
  package static let secondsMax = PlanRun.solverLimit
}

/// Computes a plan's programme again and gives its last step for another solver.
/// - Parameters:
///   - seconds: how long it may take; a longer search is refused, since its file would be of another
///     programme than the plan's.
///   - progress: told how far it has come, 0…1; `false` stops it.
package func planProgramme(
  _ input: PlanInput, threads: Int = 0, seconds: Double,
  progress: @escaping @Sendable (Double) -> Bool = { _ in true }
) throws(Refusal) -> PlanProgrammeFile {
  guard input.runMode == .resources else {
    throw Refusal(
      .conflict,
      Text(
        sv:
          "En körning av behovet har inget program att lösa: den har inga gränser och ingen plan.",
        en: "A run of the need has no programme to solve: it has no limits and no plan."))
  }
  let run = PlanRun(
    input: input, threads: threads, steps: RunSteps { progress($0.fraction) })
  let file = try fairMPS(
    try run.model().programme, options: .ofPlan(seconds: seconds, progress: progress),
    notes: [
      "Plan input \(input.digest)", "Scenario \(input.scenario.scenario), \(input.days) days",
    ])
  guard file.status != .timeLimit, file.status != .stopped else {
    throw Refusal(
      .limit,
      Text(
        sv: "Modellen hann inte lösas på \(Int(seconds)) s, och filen hade blivit en annan än "
          + "planens. Kommandot `samplan plan mps` har längre tid.",
        en: "The model was not solved in \(Int(seconds)) s, and the file would not have been the "
          + "plan's. The command `samplan plan mps` has more time."))
  }
  return PlanProgrammeFile(bytes: file.bytes, objective: file.objective, bound: file.bound)
}
