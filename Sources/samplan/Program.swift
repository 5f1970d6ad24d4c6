import ArgumentParser
import Foundation
import SamplanBase

/// Where the program begins, and how it ends: 0 done, 1 refused or failed with a reason, 2 wrong
/// usage.
@main
enum Program {
  static func main() async {
    // A reader that has had enough (`samplan journal explain | head`) is no failure of ours.
    signal(SIGPIPE, SIG_IGN)
    do {
      let command = try SamplanCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        var plain = command
        try plain.run()
      }
    } catch {
      exit(end(with: error))
    }
  }

  /// Tells what went wrong on standard error, and gives the exit code.
  private static func end(with error: any Error) -> Int32 {
    if let refusal = error as? Refusal {
      Terminal.complain(refusal.described(in: Wiring.language))
      // What the machine said helps whoever runs it; of the user's own input it says no more.
      if refusal.kind == .fault, !refusal.cause.isEmpty {
        Terminal.complain("(\(refusal.cause))")
      }
      return 1
    }
    let code = SamplanCommand.exitCode(for: error)
    let message = SamplanCommand.fullMessage(for: error)
    if code == .success {
      if !message.isEmpty { print(message) }
      return 0
    }
    if !message.isEmpty { Terminal.complain(message) }
    return code == .validationFailure ? 2 : 1
  }
}
