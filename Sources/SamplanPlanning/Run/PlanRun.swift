import Foundation
import SamplanBase
import SamplanDomain
import SamplanEngine

/// Runs a plan: simulates the load without help between regions, and the same month without the
/// scenario, then computes the shortage without measures and the joint plan.
///
/// The same input and seed on the same build give the same result, whatever the thread count.
/// - Parameters:
///   - threads: for the simulation; 0 means all cores. The programmes use one.
///   - progress: told how far the run has come, from any thread; `false` stops the run.
///   - engineVersion: the build, noted in the result.
/// - Throws: what is wrong with the input, or that the run was stopped.
package func runPlan(
  _ input: PlanInput, threads: Int = 0, engineVersion: String,
  progress: @escaping @Sendable (PlanProgress) -> Bool = { _ in true }
) throws(Refusal) -> (result: PlanResult, timings: PlanTimings) {
  var run = PlanRun(input: input, threads: threads, progress: progress)
  return try run.run(engineVersion: engineVersion)
}

/// The steps of a run, with what each took.
private struct PlanRun {
  let input: PlanInput
  let threads: Int
  let progress: @Sendable (PlanProgress) -> Bool
  private var timings = PlanTimings()
  private let clock = ContinuousClock()

  /// Where in the whole each phase begins and ends, by what they usually take.
  private static let spans: [PlanProgress.Phase: (Double, Double)] = [
    .building: (0, 0.02), .simulating: (0.02, 0.2), .ordinary: (0.2, 0.35), .alone: (0.35, 0.45),
    .joint: (0.45, 1),
  ]
  /// An objective that is zero to the solver's tolerance.
  private static let nothingShort = 1e-6
  /// Seconds in which a solver is taken to have come halfway.
  private static let solverHalfway = 10.0
  /// Seconds after which a programme is given up, with the plan at hand and its gap.
  private static let solverLimit = 1800.0

  init(input: PlanInput, threads: Int, progress: @escaping @Sendable (PlanProgress) -> Bool) {
    self.input = input
    self.threads = threads
    self.progress = progress
  }

  mutating func run(
    engineVersion: String
  ) throws(Refusal) -> (result: PlanResult, timings: PlanTimings) {
    let input = input
    let model = try timed(.building) { () throws(Refusal) in try PlanModel(input) }
    let load = try simulated(.simulating, model.simulation)
    let ordinary = try simulated(.ordinary, model.ordinary)
    let alone = try solved(.alone, model.programme, .none)
    // Measures only cost; where nothing is short without them, the best plan has none.
    let joint =
      alone.objective <= Self.nothingShort
      ? alone : try solved(.joint, model.programme, .all)
    timings.patientsPerSecond = load.patientsPerSecond
    timings.columns = joint.columns
    timings.nonzeros = joint.nonzeros
    let result = PlanAssembly(
      input: input, model: model, load: load, ordinary: ordinary, alone: alone, joint: joint
    ).result(engineVersion: engineVersion)
    _ = progress(PlanProgress(phase: .done, fraction: 1))
    return (result, timings)
  }

  private mutating func timed<Value>(
    _ phase: PlanProgress.Phase, _ work: () throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    guard progress(PlanProgress(phase: phase, fraction: Self.spans[phase]!.0)) else {
      throw Self.stopped
    }
    let start = clock.now
    let value = try work()
    let taken = clock.now - start
    let seconds =
      Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    timings.steps.append(PlanTimings.Step(phase: phase, seconds: seconds))
    return value
  }

  private mutating func simulated(
    _ phase: PlanProgress.Phase, _ instance: Instance
  ) throws(Refusal) -> SimulationResult {
    let (start, end) = Self.spans[phase]!
    let report = progress
    let total = Double(input.replications)
    let options = SimulationOptions(
      replications: input.replications, seed: input.seed, threads: threads,
      quantiles: [0.1, 0.5, 0.9],
      progress: { done in
        report(
          PlanProgress(phase: phase, fraction: start + (end - start) * Double(done) / total))
      })
    let result = try timed(phase) { () throws(Refusal) in
      try simulate(instance, options: options)
    }
    guard !result.isPartial else { throw Self.stopped }
    return result
  }

  private mutating func solved(
    _ phase: PlanProgress.Phase, _ instance: Instance, _ measures: Measures
  ) throws(Refusal) -> Solution {
    let (start, end) = Self.spans[phase]!
    let report = progress
    let halfway = Self.solverHalfway
    let options = SolveOptions(
      measures: measures, timeLimitSeconds: Self.solverLimit,
      progress: { state in
        let part = state.seconds / (state.seconds + halfway)
        return report(PlanProgress(phase: phase, fraction: start + (end - start) * part))
      })
    let solution = try timed(phase) { () throws(Refusal) in
      try solve(instance, options: options)
    }
    guard solution.status != .stopped else { throw Self.stopped }
    return solution
  }

  private static var stopped: Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Körningen stoppades innan den var klar.",
        en: "The run was stopped before it was done."))
  }
}
