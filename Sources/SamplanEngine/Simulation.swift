import Dispatch
import SamplanBase
import Synchronization

/// A simulation that can be made to wait and to go on, with other threads: which replications are done,
/// and what they give, is the same.
///
/// To be made to go on by one caller at a time.
package final class Simulation: Sendable {
  /// The tally and what was used, behind one lock.
  private struct Shared {
    // Only reached under the lock that owns this value.
    nonisolated(unsafe) let tally: NeedTally
    var cpuSeconds = 0.0
    var wallSeconds = 0.0
    /// Replications to do before it is asked whether they are enough.
    var end: Int
    var isPrecise = false
  }

  private let options: SimulationOptions
  private let model: FlowModel
  private let policy: PolicyTable
  private let parts: FlowParts
  private let shared: Mutex<Shared>
  private let next = Atomic(0)
  private let whole = Atomic(0)
  private let stopped = Atomic(false)

  package init(_ instance: Instance, options: SimulationOptions) throws(Refusal) {
    try options.check()
    self.options = options
    model = try FlowModel(instance)
    policy = try PolicyTable(options.policy, model)
    parts = FlowParts(model, policy)
    shared = Mutex(
      Shared(
        tally: NeedTally(
          model: model, replications: options.replications, memory: options.sampleMemory,
          quotas: policy.quotaCount),
        end: options.precision?.next(after: 0, of: options.replications) ?? options.replications))
  }

  /// Replications that have run to their end.
  package var done: Int { whole.load(ordering: .relaxed) }
  /// Part of the most replications that is done, 0…1.
  package var share: Double { Double(done) / Double(options.replications) }
  /// Whether it was stopped by what was told of it.
  package var isStopped: Bool { stopped.load(ordering: .relaxed) }
  /// Whether there is nothing more to do.
  package var isDone: Bool {
    shared.withLock { $0.isPrecise } || done == options.replications
  }

  /// Goes on until the end, or until it is to wait.
  /// - Parameters:
  ///   - threads: 0 means all cores.
  ///   - wait: asked before each replication; those that have begun run to their end.
  ///   - progress: told after each replication, one call at a time, from any thread. `false` stops it.
  package func advance(
    threads: Int, until wait: @Sendable () -> Bool = { false },
    progress: @Sendable () -> Bool = { true }
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    let most = min(threads > 0 ? threads : ProcessorCount.active, options.replications, 256)
    while !isDone, !isStopped, !wait() {
      let end = shared.withLock { $0.end }
      withoutActuallyEscaping(wait) { wait in
        withoutActuallyEscaping(progress) { progress in
          DispatchQueue.concurrentPerform(iterations: most) { _ in
            work(until: end, wait, progress)
          }
        }
      }
      if done == end, !isStopped { endBatch(end) }
    }
    let seconds = (clock.now - start).inSeconds
    shared.withLock { $0.wallSeconds += seconds }
  }

  /// Runs replications before `end`, one after the other.
  private func work(until end: Int, _ wait: () -> Bool, _ progress: () -> Bool) {
    let before = ProcessorTime.thread()
    var replication = Replication(model: model, policy: policy, parts: parts, seed: options.seed)
    while !isStopped, !wait(), let number = take(before: end) {
      let isWhole = replication.run(options.firstReplication + number) { isStopped }
      guard isWhole else { break }
      shared.withLock { shared in
        shared.tally.add(replication, number: number)
        whole.store(shared.tally.done, ordering: .relaxed)
        if !progress() { stopped.store(true, ordering: .relaxed) }
      }
    }
    let used = ProcessorTime.thread() - before
    shared.withLock { $0.cpuSeconds += used }
  }

  /// The next replication to run, if any is left.
  private func take(before end: Int) -> Int? {
    var number = next.load(ordering: .relaxed)
    while number < end {
      let (exchanged, original) = next.weakCompareExchange(
        expected: number, desired: number + 1, ordering: .relaxed)
      if exchanged { return number }
      number = original
    }
    return nil
  }

  /// Asks whether the replications until now are enough.
  private func endBatch(_ end: Int) {
    guard let precision = options.precision else { return }
    shared.withLock { shared in
      shared.isPrecise = precision.isReached(by: shared.tally.totals(first: end))
      shared.end = precision.next(after: end, of: options.replications)
    }
  }

  /// What has come out of it so far.
  package func result() throws(Refusal) -> SimulationResult {
    guard done > 0 else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Simuleringen stoppades innan någon replikation var klar.",
          en: "The simulation was stopped before any replication was done."))
    }
    let (options, model) = (options, model)
    return shared.withLock { shared in
      SimulationResult(
        shared.tally, options: options, isPrecise: shared.isPrecise,
        cpuSeconds: shared.cpuSeconds, wallSeconds: shared.wallSeconds)
    }
  }
}
