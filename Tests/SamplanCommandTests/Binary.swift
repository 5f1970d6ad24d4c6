import Foundation
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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
      .merging(environment) { $1 }
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let told = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      code: process.terminationStatus, output: String(decoding: told, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }

  /// A new folder's path; nothing is there yet.
  static func freshPath() throws -> String {
    var template = Array("\(NSTemporaryDirectory())/samplan-command-XXXXXX".utf8CString)
    return try #require(mkdtemp(&template).map { String(cString: $0) })
  }
}
