import Logging
import SamplanBase
import SamplanService
import SamplanStore
import SamplanWeb

/// A server with what goes on beside it: the picture follows the storage, and the queue of runs
/// moves. Ends when the process is asked to (SIGTERM, SIGINT); a run that is being computed goes
/// on by itself and is found again at the next start.
struct RunningServer {
  let assembly: Assembly
  let configuration: WebConfiguration
  let level: Logger.Level

  /// - Parameters:
  ///   - beside: something to do once while the server runs; what it throws goes to the log.
  ///   - onRunning: told the address once it answers.
  func run(
    beside: @escaping @Sendable () async throws -> Void = {},
    onRunning: @escaping @Sendable (_ address: String) -> Void
  ) async throws {
    let node = assembly.node
    let logger = Self.logger(level)
    let report: @Sendable (any Error) -> Void = { logger.error("\($0)") }
    let (configuration, snapshot) = (configuration, assembly.snapshot)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await WebServer.run(node: node, configuration: configuration, logger: logger) { port in
          onRunning(configuration.publicOrigin ?? "http://\(configuration.host):\(port)")
        }
        return true
      }
      group.addTask {
        await node.follow(report: report)
        return false
      }
      group.addTask {
        await node.superviseRuns(report: report)
        return false
      }
      group.addTask {
        await snapshot.keep(node)
        return false
      }
      group.addTask {
        do { try await beside() } catch is CancellationError {} catch { report(error) }
        return false
      }
      // The server's end is the end; the others go on as long as it does.
      while let serverEnded = try await group.next(), !serverEnded {}
      group.cancelAll()
    }
    try assembly.database.close()
  }

  private static func logger(_ level: Logger.Level) -> Logger {
    var logger = Logger(label: "samplan") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = level
    return logger
  }
}
