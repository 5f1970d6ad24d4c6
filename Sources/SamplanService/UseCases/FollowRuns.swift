import SamplanBase
import SamplanDomain

/// A run with its result, when it has one.
package struct FoundRun: Sendable {
  package let status: RunStatus
  /// The canonical JSON of a `PlanResult`, or of a `NeedResult` when the run is of the need; of a
  /// stopped run what was whole by then, marked as partial.
  package let result: [UInt8]?
}

extension Node {
  /// The runs somebody may see, latest first.
  package func runs(for actor: Actor?, limit: Int = 50) async throws -> [RunStatus] {
    try authorize(actor, .readRuns)
    return try await stores.runs.runs(limit: min(max(1, limit), 500)).filter { run in
      (try? authorizeReading(run, actor)) != nil
    }
  }

  /// How a run stands.
  package func run(_ id: RunID, for actor: Actor?) async throws -> RunStatus {
    try authorize(actor, .readRuns)
    guard let run = try await stores.runs.run(id) else { throw noRun(id) }
    try authorizeReading(run, actor)
    return run
  }

  /// A run with its result, when it has finished, or what it had when it was stopped.
  package func runResult(_ id: RunID, for actor: Actor?) async throws -> FoundRun {
    let status = try await run(id, for: actor)
    guard [.finished, .stopped].contains(status.state) else {
      return FoundRun(status: status, result: nil)
    }
    return FoundRun(status: status, result: try await stores.runs.result(id))
  }

  /// Asks a run to stop. A waiting run is stopped at once; a running one within seconds.
  package func stopRun(_ id: RunID, by actor: Actor?) async throws -> RunStatus {
    let status = try await run(id, for: actor)
    try authorize(actor, .stopRun, party: status.party)
    try await stores.runs.askStop(id, now: surroundings.now())
    return try await run(id, for: actor)
  }

  private func authorizeReading(_ run: RunStatus, _ actor: Actor?) throws(Refusal) {
    try authorize(
      actor, .readRuns, party: run.party, informationClass: run.informationClass,
      audience: run.audience)
  }

  private func noRun(_ id: RunID) -> Refusal {
    Refusal(
      .missing, Text(sv: "Körningen \(id) finns inte.", en: "There is no run \(id)."))
  }
}
