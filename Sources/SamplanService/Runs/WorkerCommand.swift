import Foundation
import SamplanBase

/// How a run's process is started. The wiring names the program itself; tests name another.
package struct WorkerCommand: Sendable {
  /// The program's path.
  package let executable: String
  /// Its arguments for a run.
  package let arguments: @Sendable (RunID) -> [String]
  /// Whether whoever holds a lease still lives; nil when that cannot be told here.
  package let isAlive: @Sendable (_ lease: String) -> Bool?
  /// How long a process has to end by itself after it was told to, before it is killed.
  package let grace: Duration

  package init(
    executable: String, grace: Duration = .seconds(5),
    isAlive: @escaping @Sendable (String) -> Bool? = { _ in nil },
    arguments: @escaping @Sendable (RunID) -> [String]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.isAlive = isAlive
    self.grace = grace
  }
}

/// The process of one run.
final class WorkerProcess: Sendable {
  let run: RunID
  private let process: Process

  /// Starts the process, without input and output.
  init(_ command: WorkerCommand, run: RunID) throws {
    self.run = run
    process = Process()
    process.executableURL = URL(fileURLWithPath: command.executable)
    process.arguments = command.arguments(run)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "Beräkningen kunde inte startas som egen process.",
          en: "The run could not be started as a process of its own."),
        cause: "\(command.executable): \(error)")
    }
  }

  var isRunning: Bool { process.isRunning }

  /// Asks it to end (SIGTERM).
  func terminate() { process.terminate() }

  /// Ends it at once (SIGKILL).
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// How it ended, in words; call only when it has.
  var ending: Text {
    let status = process.terminationStatus
    if process.terminationReason == .uncaughtSignal {
      return Text(
        sv: "Processen avbröts (signal \(status)).",
        en: "The process was killed (signal \(status)).")
    }
    return Text(
      sv: "Processen slutade utan resultat (kod \(status)).",
      en: "The process ended without a result (code \(status)).")
  }
}
