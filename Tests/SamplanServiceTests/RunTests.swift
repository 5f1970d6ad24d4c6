import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanPlanning
import SamplanService
import SamplanStore
import Testing

/// Planning runs from asking to the result, with other programs in place of the computing one.
struct RunTests {
  private let strategist = actor(.kansliStrategist, .kansli)

  /// A node with a scenario, so that runs can be asked for.
  private func filled(worker: WorkerCommand? = nil) async throws -> Trial {
    let trial = try await Trial(worker: worker)
    try await trial.open([.kansli, code("19")])
    _ = try await trial.node.setBasis(.demonstration, by: strategist)
    _ = try await trial.node.writeScenario(
      Scenario(
        scenario: trial.node.nextScenarioID(of: .kansli), name: "Prov", description: "Prov.",
        threatLevel: 1, days: 10), by: strategist)
    return trial
  }

  private func ask(_ node: Node) async throws -> RunStatus {
    try await node.startRun(
      RunRequest(scenario: ScenarioID("S-00-2026-001")!, replications: 10), by: strategist)
  }

  private func program(_ path: String, _ arguments: String...) -> WorkerCommand {
    WorkerCommand(executable: path, grace: .milliseconds(300)) { _ in arguments }
  }

  private func worker(
    _ trial: Trial, lease: String = "w",
    _ compute: @escaping RunWorker.Compute = { input, _ in input }
  ) -> RunWorker {
    RunWorker(
      runs: trial.node.stores.runs, lease: lease, now: { trial.clock.now }, compute: compute)
  }

  @Test func `a run waits, is computed and gives its result`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    #expect(run.id.rawValue == "K-2026-000001" && run.state == .waiting)
    let ended = try await worker(trial) { input, progress in
      _ = progress(RunProgress(stage: "simulating", share: 0.5))
      return Array(input.reversed())
    }.perform(run.id)
    #expect(ended == .finished)
    let found = try await trial.node.runResult(run.id, for: strategist)
    #expect(found.status.state == .finished && found.status.ended != nil)
    let input = try await trial.node.stores.runs.input(run.id)
    #expect(found.result == input?.reversed())
    #expect(input.map { Digest(of: $0) } == run.inputHash)
  }

  @Test func `a run that cannot be computed says why`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    let ended = try await worker(trial) { _, _ in
      throw Refusal(.input, Text(sv: "Går inte.", en: "Cannot."))
    }.perform(run.id)
    #expect(ended == .failed)
    let status = try await trial.node.run(run.id, for: strategist)
    #expect(status.state == .failed && status.reason == Text(sv: "Går inte.", en: "Cannot."))
  }

  @Test func `only one run is computed at a time, and only by one worker`() async throws {
    let trial = try await filled()
    let runs = trial.node.stores.runs
    let (first, second) = (try await ask(trial.node), try await ask(trial.node))
    let until = trial.clock.now.adding(seconds: 30)
    #expect(try await runs.nextWaiting() == first.id)
    let now = trial.clock.now
    #expect(try await runs.claim(first.id, lease: "a", now: now, until: until) != nil)
    #expect(try await runs.claim(first.id, lease: "b", now: now, until: until) == nil)
    #expect(try await runs.claim(second.id, lease: "b", now: now, until: until) == nil)
    #expect(try await runs.nextWaiting() == nil)
    #expect(
      try await runs.end(
        first.id, lease: "b", as: .finished, reason: nil, result: [], now: now) == false)
    #expect(
      try await runs.end(
        first.id, lease: "a", as: .finished, reason: nil, result: [], now: now))
    #expect(try await runs.nextWaiting() == second.id)
  }

  @Test func `the queue has a limit, which is told`() async throws {
    let trial = try await filled()
    for _ in 0..<RunStatus.queueLimit { _ = try await ask(trial.node) }
    let refusal = await #expect(throws: Refusal.self) { try await ask(trial.node) }
    #expect(refusal?.kind == .limit)
    #expect(refusal?.text.sv.contains("\(RunStatus.queueLimit)") == true)
  }

  @Test func `a waiting run is stopped at once`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    #expect(try await trial.node.stopRun(run.id, by: strategist).state == .stopped)
    #expect(try await trial.node.stores.runs.nextWaiting() == nil)
  }

  @Test func `another region cannot stop a run of the kansli's`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    await #expect(throws: Refusal.self) {
      try await trial.node.stopRun(run.id, by: actor(.regionRegistrar, code("19")))
    }
    #expect(try await trial.node.run(run.id, for: strategist).state == .waiting)
  }

  @Test func `a computing worker notices that it is asked to stop`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    let gate = DispatchSemaphore(value: 0)
    defer { gate.signal() }
    let working = Task {
      try await worker(trial) { input, _ in
        gate.wait()
        return input
      }.perform(run.id)
    }
    let started = try await eventually {
      try await trial.node.run(run.id, for: strategist).state == .running
    }
    #expect(started)
    _ = try await trial.node.stopRun(run.id, by: strategist)
    #expect(try await working.value == .stopped)
    #expect(try await trial.node.run(run.id, for: strategist).state == .stopped)
  }

  @Test func `what a stopped run had is kept, is not finished, and cannot be published`()
    async throws
  {
    let trial = try await filled()
    let run = try await ask(trial.node)
    let working = Task {
      try await worker(trial) { input, progress in
        while progress(RunProgress(stage: "simulating", share: 0.5)) {
          Thread.sleep(forTimeInterval: 0.01)
        }
        return Array(input.prefix(3))
      }.perform(run.id)
    }
    let started = try await eventually {
      try await trial.node.run(run.id, for: strategist).state == .running
    }
    #expect(started)
    _ = try await trial.node.stopRun(run.id, by: strategist)
    #expect(try await working.value == .stopped)
    let found = try await trial.node.runResult(run.id, for: strategist)
    #expect(found.status.state == .stopped && found.result?.count == 3)
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.publishPlan(run: run.id, title: "Prov", by: strategist)
    }
    #expect(refusal?.kind == .conflict)
  }

  @Test func `a process that dies leaves its run interrupted, never lost`() async throws {
    let trial = try await filled(worker: program("/bin/false"))
    let run = try await ask(trial.node)
    let supervising = Task { await trial.node.superviseRuns { _ in } }
    defer { supervising.cancel() }
    let over = try await eventually {
      try await trial.node.run(run.id, for: strategist).state == .interrupted
    }
    #expect(over)
    let status = try await trial.node.run(run.id, for: strategist)
    #expect(status.reason?.sv.contains("kod 1") == true)
    #expect(status.state.label.sv == "avbruten")
  }

  @Test func `a process that will not end is killed when its run is stopped`() async throws {
    // The shell takes no notice of SIGTERM, so only SIGKILL ends it.
    let folder = try Trial.freshFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = "trap '' TERM; : > \(folder)/begun; while :; do sleep 0.1; done"
    let trial = try await filled(worker: program("/bin/sh", "-c", script))
    let run = try await ask(trial.node)
    let supervising = Task { await trial.node.superviseRuns { _ in } }
    defer { supervising.cancel() }
    let begun = try await eventually {
      FileManager.default.fileExists(atPath: "\(folder)/begun")
    }
    #expect(begun)
    // The store knows nothing of the process until it takes the run; take it in its name.
    let now = trial.clock.now
    _ = try await trial.node.stores.runs.claim(
      run.id, lease: "shell", now: now, until: now.adding(seconds: 3600))
    _ = try await trial.node.stopRun(run.id, by: strategist)
    let over = try await eventually {
      try await trial.node.run(run.id, for: strategist).state == .stopped
    }
    #expect(over)
  }

  @Test func `after a restart a run without a living process is interrupted`() async throws {
    let trial = try await filled()
    let run = try await ask(trial.node)
    let now = trial.clock.now
    _ = try await trial.node.stores.runs.claim(
      run.id, lease: "gone", now: now, until: now.adding(seconds: RunStatus.leaseSeconds))
    let dead = WorkerCommand(
      executable: "/bin/true", isAlive: { _ in false }, arguments: { _ in [] })
    let restarted = try await trial.another(worker: dead)
    let supervising = Task { await restarted.superviseRuns { _ in } }
    defer { supervising.cancel() }
    let over = try await eventually {
      try await restarted.run(run.id, for: strategist).state == .interrupted
    }
    #expect(over)
  }

  @Test func `after a restart a run whose process lives goes on, until its lease has passed`()
    async throws
  {
    let trial = try await filled()
    let run = try await ask(trial.node)
    let now = trial.clock.now
    let runs = trial.node.stores.runs
    _ = try await runs.claim(
      run.id, lease: "alive", now: now, until: now.adding(seconds: RunStatus.leaseSeconds))
    let living = WorkerCommand(
      executable: "/bin/true", isAlive: { _ in true }, arguments: { _ in [] })
    let restarted = try await trial.another(worker: living)
    let supervising = Task { await restarted.superviseRuns { _ in } }
    defer { supervising.cancel() }
    let beats = try await runs.beat(
      run.id, lease: "alive", until: now.adding(seconds: 30),
      progress: RunProgress(stage: "joint", share: 0.7))
    #expect(beats)
    try await Task.sleep(for: .milliseconds(700))
    #expect(try await restarted.run(run.id, for: strategist).state == .running)
    trial.clock.move(seconds: RunStatus.leaseSeconds + 1)
    let over = try await eventually {
      try await restarted.run(run.id, for: strategist).state == .interrupted
    }
    #expect(over)
  }

  @Test func `a run asks for the interval of unknown figures only when its author does`()
    async throws
  {
    let trial = try await filled()
    for wanted in [PlanInput.UnknownFigures?.none, .interval] {
      let run = try await trial.node.startRun(
        RunRequest(
          scenario: ScenarioID("S-00-2026-001")!, replications: 10, unknownFigures: wanted),
        by: strategist)
      let bytes = try #require(try await trial.node.stores.runs.input(run.id))
      let input = try JSONDecoder().decode(PlanInput.self, from: Data(bytes))
      #expect(input.unknownFigures == wanted)
    }
  }

  @Test func `days and replications outside the limits are told together`() async throws {
    let trial = try await filled()
    let refusal = try #require(
      await #expect(throws: Refusal.self) {
        try await trial.node.startRun(
          RunRequest(
            scenario: ScenarioID("S-00-2026-001")!, days: 11,
            replications: RunStatus.replicationsMax + 1, precisionPercent: ExactDecimal("51")),
          by: strategist)
      })
    #expect(
      refusal.problems.map(\.place) == [
        .field("days"), .field("replications"), .field("precision"),
      ])
  }

  @Test func `a run rests on what its author sees, and is shared no further`() async throws {
    let trial = try await filled()
    let region = code("19")
    _ = try await trial.node.reportFigures(
      [icuBeds(5)], of: region, audience: .own, by: actor(.regionReporter, region))
    let national = try await ask(trial.node)
    #expect(national.audience == .allRegions)
    let own = try await trial.node.startRun(
      RunRequest(scenario: ScenarioID("S-00-2026-001")!, replications: 10),
      by: actor(.regionRegistrar, region))
    #expect(own.audience == .own && own.inputHash != national.inputHash)
    await #expect(throws: Refusal.self) {
      try await trial.node.run(own.id, for: strategist)
    }
    let seen = try await trial.node.runs(for: strategist)
    #expect(seen.map(\.id) == [national.id])
  }
}
