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
    let file = try fairMPS(SmallInstance.busy(seed: seed), options: FairOptions(gap: 0))
    let text = String(decoding: file.bytes, as: UTF8.self)
    let told = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("* Objective of the plan: ") })
    let objective = try #require(Double(told.dropFirst("* Objective of the plan: ".count)))
    #expect(objective == file.objective && file.bound <= file.objective)
    let other = try optimum(text)
    #expect(abs(objective - other) <= 1e-4 * max(1, abs(other)))
  }

  @Test func `another solver's optimum of a plan without shortage lies between bound and plan`()
    throws
  {
    let file = try fairMPS(SmallInstance.relieved, options: FairOptions(gap: 0.005))
    let other = try optimum(String(decoding: file.bytes, as: UTF8.self))
    #expect(file.bound - 1e-3 <= other && other <= file.objective + 1e-3)
  }

  @Test func `rows and columns with every kind of limit are read back by another solver`() throws {
    // Least x0 − x1 + x2 − x3 with 1 ≤ x0 + x1 ≤ 3, x1 − x2 = 0, x3 ≤ 4 by a row, x0 ≥ −1,
    // x1 ≤ 2, x2 free, x3 = 2.5, and a row without limits: −1 − 2 + 2 − 2.5.
    var programme = MPSText.Programme(columns: 4, rows: 4)
    programme.cost = [1, -1, 1, -1]
    programme.lower = [-1, 0, -.infinity, 2.5]
    programme.upper = [.infinity, 2, .infinity, 2.5]
    programme.rowLower = [1, 0, -.infinity, -.infinity]
    programme.rowUpper = [3, 0, 4, .infinity]
    programme.starts = [0, 1, 3, 4]
    programme.indices = [0, 0, 1, 1, 2, 3]
    programme.values = [1, 1, 1, -1, 1, 1]
    let bytes = try MPSText.bytes(programme, notes: ["Prov"])
    let other = try optimum(String(decoding: bytes, as: UTF8.self))
    #expect(abs(other - -3.5) < 1e-9)
  }
}
