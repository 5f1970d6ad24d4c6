import Foundation
import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// The programme of a plan as a file, fetched from its page and solved by a solver that is not ours.
struct ModelFileTests {
  private static let solver = [
    "/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A finished run with the input of the demonstration, for a few days.
  private func run(_ trial: Trial, days: Int, mode: RunMode = .resources) async throws -> RunID {
    let strategist = actor(.kansliStrategist, .kansli)
    let picture = try trial.node.picture(for: strategist)
    let scenario = try #require(picture.scenarios.first { $0.value.days >= days })
    let run = try await trial.node.startRun(
      RunRequest(scenario: scenario.value.scenario, days: days, replications: 50, mode: mode),
      by: strategist)
    let now = trial.node.surroundings.now()
    _ = try await trial.node.stores.runs.claim(
      run.id, lease: "trial", now: now, until: now.adding(seconds: 60))
    let result = SamplePlan.whole(
      scenario: scenario.value.scenario, name: scenario.value.name, hash: run.inputHash)
    _ = try await trial.node.stores.runs.end(
      run.id, lease: "trial", as: .finished, reason: nil, result: result.canonicalJSON, now: now)
    return run.id
  }

  /// The number after these words in the file's first lines.
  private func told(_ words: String, _ text: String) throws -> Double {
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("* \(words)") })
    return try #require(line.split(separator: " ").last.flatMap { Double($0) })
  }

  private func optimum(_ text: String, in folder: String) throws -> Double {
    let program = try #require(Self.solver, "glpsol is missing: run scripts/setup test")
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/m.mps"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "--freemps", folder + "/m.mps", "--write", folder + "/answer", "--tmlim", "100",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let answer = try String(contentsOfFile: folder + "/answer", encoding: .utf8)
    let line = try #require(answer.split(separator: "\n").first { $0.hasPrefix("s bas") })
    let words = line.split(separator: " ")
    // Feasible in both senses: an optimum.
    #expect(words[4] == "f" && words[5] == "f")
    return try #require(Double(words[6]))
  }

  @Test func `the file from the page has the step's objective by another solver, and is noted`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let id = try await run(trial, days: 3)
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/korningar/\(id)/tillsammans").text
    #expect(page.contains("action=\"/korningar/\(id)/modellfil\""))
    #expect(page.contains("högst 60 dygn, 120 sekunder och 64 MB"))
    let answer = await reader.post("/korningar/\(id)/modellfil", [])
    #expect(answer.status == .ok)
    #expect(answer.headers[.contentDisposition]?.contains("modell-\(id)-internal-") == true)
    #expect(answer.headers[.contentDisposition]?.contains(".mps") == true)
    let (objective, bound) = (
      try told("Objective of the plan:", answer.text),
      try told("No plan with all moves", answer.text)
    )
    let other = try optimum(answer.text, in: trial.path)
    let slack = 1e-5 * max(1, abs(objective))
    #expect((bound - slack...objective + slack).contains(other), "\(bound) \(other) \(objective)")
    let log = try await trial.node.auditLog(for: actor(.kansliAdministrator, .kansli))
    #expect(
      log.contains {
        $0.action == "figures.export" && $0.subject == "/korningar/\(id)/modellfil" && $0.done
      })
  }

  @Test func `a plan too long for the page, and a run of the need, say what to do instead`()
    async throws
  {
    let trial = try await Trial.demonstration(scenarios: ["s6-langt-vapnat-angrepp"])
    let reader = try await trial.reader(.kansliStrategist)
    let need = try await run(trial, days: 2, mode: .need)
    _ = await reader.get("/")
    let refused = await reader.post("/korningar/\(need)/modellfil", [])
    #expect(refused.status == .conflict)
    #expect(refused.text.contains("inga gränser och ingen plan"))
    let long = try await run(trial, days: 61)
    let longer = await reader.post("/korningar/\(long)/modellfil", [])
    #expect(longer.status.code >= 400 && longer.text.contains("samplan plan mps"))
  }

  @Test func `who reads plans but starts no run is told the command and given no button`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let id = try await run(trial, days: 3)
    let reader = try await trial.reader(.chefsgruppMember)
    let page = await reader.get("/korningar/\(id)/tillsammans").text
    #expect(page.contains("samplan plan mps \(id)") && !page.contains("/modellfil\""))
    #expect(await reader.post("/korningar/\(id)/modellfil", []).status == .forbidden)
  }
}
