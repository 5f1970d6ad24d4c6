import SamplanBase
import SamplanEngine
import Synchronization

/// The steps of a run as they go on: what each took, how far the whole has come, and whether to
/// stop. Two steps may go on at once.
final class RunSteps: Sendable {
  private struct State {
    var timings = PlanTimings()
    var shares: [PlanProgress.Phase: Double] = [:]
    var told = 0.0
    var isStopped = false
    var left: [PlanProgress.Phase] = []
  }

  /// What each phase usually takes of the whole.
  private static let weights: [PlanProgress.Phase: Double] = [
    .building: 0.01, .joint: 0.3, .simulating: 0.2, .ordinary: 0.06, .policy: 0.22,
    .comparing: 0.08, .declining: 0.04, .replanning: 0.03, .weighing: 0.02,
    .bounding: 0.01, .valuing: 0.3, .testing: 0.6,
  ]

  private let state = Mutex(State())
  private let report: @Sendable (PlanProgress) -> Bool
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant
  /// What each phase of this run takes of the whole.
  private let weights: [PlanProgress.Phase: Double]
  /// What all phases of this run weigh together.
  private let total: Double

  init(
    of mode: RunMode = .resources, _ report: @escaping @Sendable (PlanProgress) -> Bool,
    asked: [ExtraQuestion] = []
  ) {
    let idle = ExtraQuestion.allCases.filter { !asked.contains($0) }.map(\.phase)
    weights =
      mode == .need
      ? [.building: 0.05, .simulating: 0.95] : Self.weights.filter { !idle.contains($0.key) }
    self.report = report
    total = weights.reduce(0) { $0 + $1.value }
    begun = clock.now
  }

  var timings: PlanTimings { state.withLock { $0.timings } }

  /// The steps that were left since the run was stopped, in order.
  var left: [PlanProgress.Phase] { state.withLock { $0.left } }

  /// Notes figures of the run beside its times.
  func note(_ change: (inout PlanTimings) -> Void) { state.withLock { change(&$0.timings) } }

  /// Tells that a phase has come so far, 0…1; false when the run is to stop.
  func tell(_ phase: PlanProgress.Phase, _ share: Double) -> Bool {
    // Told under the lock, so that what two steps tell never arrives out of order.
    state.withLock { state in
      state.shares[phase] = max(state.shares[phase] ?? 0, min(share, 1))
      let whole = state.shares.reduce(0) { $0 + (weights[$1.key] ?? 0) * $1.value }
      state.told = max(state.told, min(whole / total, 0.999))
      if !report(PlanProgress(phase: phase, fraction: state.told)) { state.isStopped = true }
      return !state.isStopped
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  /// Does a step, timed.
  func step<Value>(
    _ phase: PlanProgress.Phase, _ work: () throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    guard tell(phase, 0) else { throw Self.stopped }
    let start = clock.now
    let value = try work()
    note(phase, since: start)
    _ = tell(phase, 1)
    return value
  }

  /// Notes what a phase took, or one more part of it.
  private func note(_ phase: PlanProgress.Phase, since start: ContinuousClock.Instant) {
    let now = clock.now
    let (taken, ended) = (Self.seconds(now - start), Self.seconds(now - begun))
    state.withLock { state in
      if let place = state.timings.steps.firstIndex(where: { $0.phase == phase }) {
        state.timings.steps[place].seconds += taken
        state.timings.steps[place].ended = ended
      } else {
        state.timings.steps.append(.init(phase: phase, seconds: taken, ended: ended))
      }
    }
  }

  /// Does a step that the run's first answers do not hang on: when the run is stopped before its end,
  /// the step is left and noted.
  func stepUnlessStopped<Value>(
    _ phase: PlanProgress.Phase, _ otherwise: Value, _ work: () throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    try unlessStopped(phase, otherwise) { () throws(Refusal) in try step(phase, work) }
  }

  /// Does what is left of a step in the same way.
  func unlessStopped<Value>(
    _ phase: PlanProgress.Phase, _ otherwise: Value, _ work: () throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    do throws(Refusal) {
      return try work()
    } catch {
      let isStopped = state.withLock { state in
        if state.isStopped { state.left.append(phase) }
        return state.isStopped
      }
      guard isStopped else { throw error }
      return otherwise
    }
  }

  /// Goes on with a phase's simulations, one after the other, each until it is to wait. What has been
  /// done already is not told of again.
  func advance(
    _ phase: PlanProgress.Phase, _ simulations: [Simulation], threads: Int,
    until wait: @escaping @Sendable (Simulation) -> Bool
  ) throws(Refusal) {
    @Sendable func share() -> Double {
      simulations.reduce(0) { $0 + $1.share } / Double(simulations.count)
    }
    for simulation in simulations where !simulation.isDone && !wait(simulation) {
      guard tell(phase, share()) else { throw Self.stopped }
      let start = clock.now
      simulation.advance(
        threads: threads, until: { wait(simulation) }, progress: { tell(phase, share()) })
      note(phase, since: start)
      guard !simulation.isStopped else { throw Self.stopped }
      if simulations.allSatisfy(\.isDone) { _ = tell(phase, 1) }
    }
  }

  /// Simulates, telling how far it has come between two parts of the phase.
  func simulated(
    _ phase: PlanProgress.Phase, _ instance: Instance, _ options: SimulationOptions,
    part: ClosedRange<Double> = 0...1
  ) throws(Refusal) -> SimulationResult {
    var options = options
    let total = Double(options.replications)
    let span = part.upperBound - part.lowerBound
    options.progress = { done in
      self.tell(phase, part.lowerBound + span * Double(done) / total)
    }
    let result = try simulate(instance, options: options)
    guard !result.isPartial else { throw Self.stopped }
    return result
  }

  static var stopped: Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Körningen stoppades innan den var klar.",
        en: "The run was stopped before it was done."))
  }
}
