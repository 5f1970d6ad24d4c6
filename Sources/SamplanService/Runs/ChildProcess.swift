import CSpawn
import Foundation
import SamplanBase
import Synchronization

/// A program started as a process of its own (barnprocess), in a process group of its own, with
/// no open files of ours, no signal ignored or held, and no output that somebody must read.
///
/// By `posix_spawn` (POSIX.1-2017). Foundation's `Process` lists the open files of the starting
/// process and copies 256 bytes of each entry, past the end of the list's memory when there are
/// more than some 1 300 of them: a node with many readers could die as it started a run.
package final class ChildProcess: Sendable {
  /// How a process ended.
  package enum Ending: Sendable, Equatable {
    /// By itself, with a code.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
  }

  /// Where standard input comes from, and output and errors go.
  package enum Stream: Sendable {
    case nothing
    /// Ours.
    case inherited
    /// A file; one that is written is made anew.
    case file(String)

    fileprivate var path: String? {
      switch self {
      case .nothing: "/dev/null"
      case .inherited: nil
      case .file(let path): path
      }
    }
  }

  package let identifier: pid_t
  private let ended = Mutex<Ending?>(nil)

  /// - Parameters:
  ///   - executable: the program's path; no search is made.
  ///   - environment: the whole of it.
  /// - Throws: `POSIXError` when the program cannot be started.
  package init(
    executable: String, arguments: [String], environment: [String: String],
    input: Stream = .nothing, output: Stream = .nothing, errors: Stream = .inherited
  ) throws {
    var actions = posix_spawn_file_actions_t()
    try Self.check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    let written = O_WRONLY | O_CREAT | O_TRUNC
    let streams = [(input, O_RDONLY), (output, written), (errors, written)]
    for (number, (stream, mode)) in streams.enumerated() {
      guard let path = stream.path else { continue }
      try Self.check(
        posix_spawn_file_actions_addopen(&actions, Int32(number), path, mode, 0o600))
    }
    try Self.check(posix_spawn_file_actions_addclosefrom_np(&actions, 3))

    var attributes = posix_spawnattr_t()
    try Self.check(posix_spawnattr_init(&attributes))
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, noSignals) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&noSignals)
    try Self.check(posix_spawnattr_setsigdefault(&attributes, &all))
    try Self.check(posix_spawnattr_setsigmask(&attributes, &noSignals))
    try Self.check(posix_spawnattr_setpgroup(&attributes, 0))
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    try Self.check(posix_spawnattr_setflags(&attributes, Int16(flags)))

    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var started: pid_t = 0
    try Self.check(posix_spawn(&started, executable, &actions, &attributes, words, settings))
    identifier = started
  }

  deinit { _ = look(WNOHANG) }

  package var isRunning: Bool { look(WNOHANG) == nil }

  /// Waits until it has ended; blocks the thread, and whoever else asks of this process meanwhile.
  package func wait() -> Ending { look(0)! }

  /// Sends a signal, unless it has ended.
  package func send(_ signal: Int32) {
    // Held while sending, so that the number is not yet another process's.
    ended.withLock { if $0 == nil { kill(identifier, signal) } }
  }

  /// How it ended; nil while it runs and `options` do not wait.
  private func look(_ options: Int32) -> Ending? {
    ended.withLock { ended in
      if let ended { return ended }
      var status: Int32 = 0
      var found = waitpid(identifier, &status, options)
      while found == -1, errno == EINTR { found = waitpid(identifier, &status, options) }
      guard found != 0 else { return nil }
      // Nobody but this object waits for it; were it gone all the same, nothing is known of it.
      guard found == identifier else {
        ended = .exited(-1)
        return ended
      }
      let signal = status & 0x7F
      ended = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
      return ended
    }
  }

  private static func check(_ code: Int32) throws {
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
  }
}
