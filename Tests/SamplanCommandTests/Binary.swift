import Foundation
import SamplanService
import Testing

/// The built program, run as a user runs it.
enum Binary {
  /// Where it is: beside the tests, or named by SAMPLAN_BINARY; nil when it has not been built.
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["SAMPLAN_BINARY"] { return named }
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = folder.appendingPathComponent("samplan").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : nil
  }()

  struct Ending {
    let code: Int32
    let output: String
    let errors: String
  }

  /// Runs it to its end.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Ending {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Ending {
    let folder = try freshPath()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = (input: folder + "/in", output: folder + "/out", errors: folder + "/errors")
    try Data(input.utf8).write(to: URL(fileURLWithPath: files.input))
    let process = try ChildProcess(
      executable: try #require(path), arguments: arguments,
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 },
      input: .file(files.input), output: .file(files.output), errors: .file(files.errors))
    guard case .exited(let code) = process.wait() else { throw Killed() }
    return Ending(
      code: code, output: try String(contentsOfFile: files.output, encoding: .utf8),
      errors: try String(contentsOfFile: files.errors, encoding: .utf8))
  }

  /// The program was ended by a signal.
  struct Killed: Error {}

  /// A new folder's path; nothing is there yet.
  static func freshPath() throws -> String {
    var template = Array("\(NSTemporaryDirectory())/samplan-command-XXXXXX".utf8CString)
    return try #require(mkdtemp(&template).map { String(cString: $0) })
  }
}
