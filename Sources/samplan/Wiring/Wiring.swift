import Foundation
import SamplanBase

/// The only place where the program meets clock, randomness and environment. Everything else gets
/// them passed in.
enum Wiring {
  /// The machine's clock and the system's generator.
  static let surroundings = Surroundings(
    now: { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
    randomBytes: { count in
      var generator = SystemRandomNumberGenerator()
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count + 7)
      // Eight at a time: each draw asks the system.
      while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes += $0 } }
      bytes.removeLast(bytes.count - count)
      return bytes
    })

  /// The environment, for a process that we start.
  static var wholeEnvironment: [String: String] { ProcessInfo.processInfo.environment }

  /// A variable of the environment; nil when it is not set or empty.
  static func environment(_ name: String) -> String? {
    let value = wholeEnvironment[name]
    return value?.isEmpty == false ? value : nil
  }

  /// Swedish where the machine's language is Swedish, else English.
  static var language: Language {
    let tag =
      environment("SAMPLAN_LANGUAGE") ?? environment("LC_ALL") ?? environment("LC_MESSAGES")
      ?? environment("LANG") ?? ""
    return tag.lowercased().hasPrefix("sv") ? .sv : .en
  }

  /// Where a demonstration keeps its data unless told otherwise.
  /// - Source: XDG Base Directory Specification 0.8.
  static var demonstrationFolder: String { dataHome + "/samplan/demo" }
  /// Where a node keeps its data unless told otherwise.
  static var nodeFolder: String { environment("SAMPLAN_DATA") ?? dataHome + "/samplan/node" }

  private static var dataHome: String {
    if let home = environment("XDG_DATA_HOME"), home.hasPrefix("/") { return home }
    return (environment("HOME") ?? NSHomeDirectory()) + "/.local/share"
  }

  /// Cores that a computation may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
  /// This process.
  static var processID: Int32 { ProcessInfo.processInfo.processIdentifier }
}
