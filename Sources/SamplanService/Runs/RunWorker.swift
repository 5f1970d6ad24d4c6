import Foundation
import SamplanBase
import Synchronization

/// Computes one run in the process it is called in: takes it, beats while it computes, and writes
/// the result.
package struct RunWorker: Sendable {
  let runs: any RunStore
  let now: @Sendable () -> Instant
  let lease: String
  let compute: Compute

  /// From the input's bytes to the result's; tells how far it has come, and is told whether to go
  /// on. Asked to stop it gives what it has, marked as partial, or fails.
  package typealias Compute =
    @Sendable (
      _ input: [UInt8], _ progress: @escaping @Sendable (RunProgress) -> Bool
    ) throws -> [UInt8]

  /// How often the lease is renewed and the progress noted.
  static let interval = Duration.milliseconds(500)
  /// How long a computation that is asked to stop may take to hand over what it has.
  static let handOver = Duration.seconds(2)

  /// - Parameter lease: names this worker: another text than any other worker's.
  package init(
    runs: any RunStore, lease: String, now: @escaping @Sendable () -> Instant,
    compute: @escaping Compute
  ) {
    self.runs = runs
    self.now = now
    self.lease = lease
    self.compute = compute
  }

  /// Computes the run; returns the state it ended in, or nil when it was not this worker's to
  /// take. After `stopped` and `interrupted` the computing thread may still be at work: end the
  /// process.
  package func perform(_ id: RunID) async throws -> RunState? {
    guard try await runs.claim(id, lease: lease, now: now(), until: leaseEnd) != nil,
      let input = try await runs.input(id)
    else { return nil }
    let work = Work()
    // A thread of its own, so that the heart goes on beating on a machine with one core.
    let thread = Thread { [compute] in
      work.end(with: Result { try compute(input) { work.note($0) } })
    }
    thread.stackSize = 16 << 20
    thread.start()
    let clock = ContinuousClock()
    var beaten = clock.now
    while true {
      if let outcome = work.outcome { return try await finish(id, outcome) }
      try await Task.sleep(for: .milliseconds(50))
      guard clock.now - beaten >= Self.interval else { continue }
      beaten = clock.now
      guard try await beat(id, work.progress) else {
        work.stop()
        return try await leave(id, with: try await partial(work))
      }
    }
  }

  private var leaseEnd: Instant { now().adding(seconds: RunStatus.leaseSeconds) }

  private func beat(_ id: RunID, _ progress: RunProgress) async throws -> Bool {
    try await runs.beat(id, lease: lease, until: leaseEnd, progress: progress)
  }

  /// What the stopped computation hands over in time; nil when it had nothing whole yet.
  private func partial(_ work: Work) async throws -> [UInt8]? {
    let clock = ContinuousClock()
    let asked = clock.now
    while clock.now - asked < Self.handOver {
      if let outcome = work.outcome { return try? outcome.get() }
      try await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  /// The run was asked to stop, or is somebody else's by now.
  private func leave(_ id: RunID, with partial: [UInt8]?) async throws -> RunState {
    let stopped = try await runs.end(
      id, lease: lease, as: .stopped, reason: nil, result: partial, now: now())
    return stopped ? .stopped : .interrupted
  }

  private func finish(_ id: RunID, _ outcome: Result<[UInt8], any Error>) async throws -> RunState {
    switch outcome {
    case .success(let result):
      let ended = try await runs.end(
        id, lease: lease, as: .finished, reason: nil, result: result, now: now())
      return ended ? .finished : .interrupted
    case .failure(let error):
      let refusal = error as? Refusal
      let text =
        refusal?.text
        ?? Text(
          sv: "Beräkningen misslyckades av ett fel i programmet.",
          en: "The computation failed by a fault in the program.")
      let problems = refusal?.problems.prefix(20) ?? []
      func words(_ language: Language) -> String {
        ([text[language]]
          + problems.map { "\($0.place.described(in: language)): \($0.text[language])" })
          .joined(separator: "\n")
      }
      let ended = try await runs.end(
        id, lease: lease, as: .failed, reason: Text(sv: words(.sv), en: words(.en)), result: nil,
        now: now())
      return ended ? .failed : .interrupted
    }
  }
}

/// What passes from the computing thread to the heart.
private final class Work: Sendable {
  private struct State {
    var progress = RunProgress(stage: "start", share: 0)
    var isStopped = false
    var outcome: Result<[UInt8], any Error>?
  }

  private let state = Mutex(State())

  var progress: RunProgress { state.withLock { $0.progress } }
  var outcome: Result<[UInt8], any Error>? { state.withLock { $0.outcome } }
  func stop() { state.withLock { $0.isStopped = true } }
  /// Notes how far it has come; false when it is to stop.
  func note(_ progress: RunProgress) -> Bool {
    state.withLock { state in
      state.progress = progress
      return !state.isStopped
    }
  }
  func end(with outcome: Result<[UInt8], any Error>) { state.withLock { $0.outcome = outcome } }
}
