import SamplanBase

/// Keeps the queue of planning runs moving: starts the next one in a process of its own when none
/// runs, stops the one that somebody has asked to stop, and notes the ones that died.
///
/// All state is in the store. A run goes on when the server is restarted; what is found without a
/// living process is *interrupted*, never lost.
struct RunSupervisor {
  let runs: any RunStore
  let command: WorkerCommand
  let now: @Sendable () -> Instant
  let report: @Sendable (any Error) -> Void

  /// How often the queue is looked at.
  static let interval = Duration.milliseconds(250)

  /// Goes on until cancelled. A process that runs then is left to finish by itself.
  func supervise() async {
    var child: WorkerProcess?
    var told: ContinuousClock.Instant?
    while !Task.isCancelled {
      do {
        try await step(&child, &told)
      } catch {
        report(error)
      }
      try? await Task.sleep(for: Self.interval)
    }
  }

  private func step(
    _ child: inout WorkerProcess?, _ told: inout ContinuousClock.Instant?
  ) async throws {
    if let process = child {
      guard !process.isRunning else {
        try await stopWhenAsked(process, &told)
        return
      }
      child = nil
      told = nil
      // Nothing happens to a run that the process itself has ended.
      try await runs.interrupt(process.run, reason: process.ending, now: now())
    }
    try await interruptAbandoned()
    guard let next = try await runs.nextWaiting() else { return }
    do {
      child = try WorkerProcess(command, run: next)
    } catch let refusal as Refusal {
      try await runs.interrupt(next, reason: refusal.text, now: now())
      throw refusal
    }
  }

  /// The worker sees by itself that it is asked to stop, and hands over what it has. One that does
  /// not is ended after the grace, and killed after as long again.
  private func stopWhenAsked(
    _ process: WorkerProcess, _ told: inout ContinuousClock.Instant?
  ) async throws {
    let clock = ContinuousClock()
    if let told {
      let waited = clock.now - told
      if waited >= command.grace * 2 {
        process.kill()
      } else if waited >= command.grace {
        process.terminate()
      }
    } else if try await runs.run(process.run)?.stopAsked == true {
      told = clock.now
    }
  }

  /// Runs without a living process: left by a server or a machine that died.
  private func interruptAbandoned() async throws {
    for held in try await runs.running() {
      let dead = command.isAlive(held.lease) == false
      guard dead || held.until < now() else { continue }
      let reason =
        dead
        ? Text(
          sv: "Processen som räknade finns inte längre.",
          en: "The process that computed is no longer there.")
        : Text(
          sv: "Processen som räknade har inte hörts av på \(RunStatus.leaseSeconds) sekunder.",
          en: "The process that computed has not been heard of for "
            + "\(RunStatus.leaseSeconds) seconds.")
      try await runs.interrupt(held.id, reason: reason, now: now())
    }
  }
}

extension Node {
  /// Keeps the queue of planning runs moving until cancelled. One server on a store does this.
  package func superviseRuns(report: @escaping @Sendable (any Error) -> Void) async {
    guard let worker else { return }
    let supervisor = RunSupervisor(
      runs: stores.runs, command: worker, now: surroundings.now, report: report)
    await supervisor.supervise()
  }
}
