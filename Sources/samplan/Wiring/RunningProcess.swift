import Foundation

/// Names a process so that it is told from every other on this machine, earlier and later ones
/// too: `<boot>/<process>/<start>`.
enum RunningProcess {
  /// This process.
  static var own: String {
    let process = Wiring.processID
    return "\(boot)/\(process)/\(started(process) ?? "0")"
  }

  /// Whether the named process lives; nil when that cannot be told, as on another machine's.
  static func isAlive(_ name: String) -> Bool? {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count == 3, let process = Int32(parts[1]), !boot.isEmpty else { return nil }
    // After a restart of the machine nothing of it lives, whatever has got its number.
    guard parts[0] == boot else { return false }
    return started(process) == parts[2]
  }

  /// The program's own file.
  static var program: String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return link ?? CommandLine.arguments[0]
  }

  private static let boot: String = {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }()

  /// When the process started, in the kernel's ticks; nil when there is none, or it is a zombie.
  /// - Source: proc_pid_stat(5): field 3 is the state, field 22 the start time.
  private static func started(_ process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z" else { return nil }
    return String(fields[19])
  }
}
