import Foundation
import SamplanService
import Testing

/// Programs started as processes of their own.
struct ChildProcessTests {
  private func shell(
    _ script: String, environment: [String: String] = [:], output: ChildProcess.Stream = .nothing,
    errors: ChildProcess.Stream = .nothing
  ) throws -> ChildProcess {
    try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", script], environment: environment, output: output,
      errors: errors)
  }

  @Test func `a process ends with its own code, and is asked as often as one likes`() throws {
    let process = try shell("exit 7")
    #expect(process.wait() == .exited(7))
    #expect(process.wait() == .exited(7) && !process.isRunning)
    process.send(SIGTERM)
  }

  @Test func `a signal ends it, whatever we ignore ourselves`() throws {
    let process = try shell("sleep 60")
    #expect(process.isRunning)
    process.send(SIGTERM)
    #expect(process.wait() == .signalled(SIGTERM))
  }

  @Test func `it has the environment, the files and no other open file`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("output").path
    let errors = folder.appendingPathComponent("errors").path
    // More files than a list of the open ones has room for in one reading.
    // (3 and 10 are the shell's own.)
    let held = (0..<1500).map { _ in open("/dev/null", O_RDONLY) }
    defer { for file in held { close(file) } }
    let process = try shell(
      "echo $WORD; echo fel >&2; read line; for n in /proc/$$/fd/*; do echo ${n##*/}; done",
      environment: ["WORD": "vård å"], output: .file(output), errors: .file(errors))
    #expect(process.wait() == .exited(0))
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
    #expect(lines.first == "vård å")
    #expect(Set(lines.dropFirst()).isSubset(of: ["0", "1", "2", "3", "10"]), "\(lines)")
    #expect(try String(contentsOfFile: errors, encoding: .utf8) == "fel\n")
  }

  @Test func `a program that is not there is refused, with the reason`() {
    let error = #expect(throws: POSIXError.self) {
      try ChildProcess(executable: "/nowhere/program", arguments: [], environment: [:])
    }
    #expect(error?.code == .ENOENT)
  }
}
