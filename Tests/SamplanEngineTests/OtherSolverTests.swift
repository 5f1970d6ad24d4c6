import Foundation
import SamplanBase
import Testing

@testable import SamplanEngine

/// The programmes we write, solved by a solver that is not ours: `glpsol` of glpk-utils, which
/// `scripts/setup test` installs.
@Suite struct OtherSolverTests {
  private static let program = [
    "/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The least objective that the other solver finds.
  private func optimum(_ mps: String) throws -> Double {
    let program = try #require(
      Self.program, "glpsol is missing: run scripts/setup test, or install glpk-utils")
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("samplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (model, answer) = (
      folder.appendingPathComponent("m.mps"), folder.appendingPathComponent("a")
    )
    try Data(mps.utf8).write(to: model)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--freemps", model.path, "--write", answer.path, "--tmlim", "60"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // "s bas ROWS COLUMNS STATUS STATUS OBJECTIVE"; f is feasible, proved in both senses.
    let line = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
      .first { $0.hasPrefix("s bas") }
    let words = try #require(line).split(separator: " ")
    #expect(words[4] == "f" && words[5] == "f")
    return try #require(Double(words[6]))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `another solver finds the optimum of the reference programme`(seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("samplan-\(UUID().uuidString).mps").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let found = try solve(
      SmallInstance.busy(seed: seed), options: SolveOptions(solver: .moves, mpsPath: path))
    let other = try optimum(String(contentsOfFile: path, encoding: .utf8))
    #expect(abs(found.objective - other) <= 1e-5 * max(1, abs(other)))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `another solver finds the optimum of the fair plan's last step`(seed: UInt64) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("samplan-\(UUID().uuidString).mps").path
    let text = try fairMPS(
      SmallInstance.busy(seed: seed), options: FairOptions(gap: 0), through: path)
    let told = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("* Objective of the plan: ") })
    let objective = try #require(Double(told.dropFirst("* Objective of the plan: ".count)))
    let other = try optimum(text)
    #expect(abs(objective - other) <= 1e-4 * max(1, abs(other)))
  }
}
