import Foundation
import SamplanBase

/// How a run's process is started. The wiring names the program itself; tests name another.
package struct WorkerCommand: Sendable {
  /// The program's path.
  package let executable: String
  /// Its arguments for a run.
  package let arguments: @Sendable (RunID) -> [String]
  /// Its environment, whole.
  package let environment: [String: String]
  /// Whether whoever holds a lease still lives; nil when that cannot be told here.
  package let isAlive: @Sendable (_ lease: String) -> Bool?
  /// How long a process has to hand over what it has and end by itself after a stop was asked for,
  /// before it is told to; and again as long until it is killed.
  package let grace: Duration

  package init(
    executable: String, environment: [String: String] = [:], grace: Duration = .seconds(5),
    isAlive: @escaping @Sendable (String) -> Bool? = { _ in nil },
    arguments: @escaping @Sendable (RunID) -> [String]
  ) {
    self.executable = executable
    self.environment = environment
    self.arguments = arguments
    self.isAlive = isAlive
    self.grace = grace
  }
}

/// The process of one run.
final class WorkerProcess: Sendable {
  let run: RunID
  private let process: ChildProcess

  /// Starts the process, without input and output; errors go where ours go.
  init(_ command: WorkerCommand, run: RunID) throws {
    self.run = run
    do {
      process = try ChildProcess(
        executable: command.executable, arguments: command.arguments(run),
        environment: command.environment)
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
  func terminate() { process.send(SIGTERM) }

  /// Ends it at once (SIGKILL).
  func kill() { process.send(SIGKILL) }

  /// How it ended, in words; waits until it has.
  var ending: Text {
    switch process.wait() {
    case .signalled(let signal):
      Text(
        sv: "Processen avbröts (signal \(signal)).",
        en: "The process was killed (signal \(signal)).")
    case .exited(let code):
      Text(
        sv: "Processen slutade utan resultat (kod \(code)).",
        en: "The process ended without a result (code \(code)).")
    }
  }
}
