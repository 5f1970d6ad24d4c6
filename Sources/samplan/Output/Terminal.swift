import Foundation
import SamplanBase

/// What a person at a terminal sees beside the data: on standard error, never on standard output.
enum Terminal {
  /// Whether a person follows along.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Tells on standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Tells what is being done, when somebody watches.
  static func tell(_ text: Text) {
    if isWatched { complain(text[Wiring.language]) }
  }

  /// A progress bar on one line, when somebody watches.
  static func progress(_ label: String, _ share: Double) {
    guard isWatched else { return }
    let width = 30
    let done = Int((min(max(share, 0), 1) * Double(width)).rounded())
    let bar = String(repeating: "█", count: done) + String(repeating: "·", count: width - done)
    let percent = Int((min(max(share, 0), 1) * 100).rounded())
    FileHandle.standardError.write(Data("\r\u{1B}[K\(bar) \(percent) % \(label)".utf8))
  }

  /// Takes the progress bar away.
  static func endProgress() {
    if isWatched { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  /// Writes data on standard output.
  /// - Throws: when it cannot be written, as on a full disk.
  static func output(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw Refusal(
        .fault,
        Text(sv: "Utdata kunde inte skrivas.", en: "The output could not be written."),
        cause: "\(error)")
    }
  }

  /// Asks for a password without showing it; the first line of standard input when nobody sits
  /// at a terminal.
  static func password(_ prompt: Text) throws -> String {
    if isatty(STDIN_FILENO) == 1 {
      guard let typed = getpass(prompt[Wiring.language] + " ") else { throw noPassword }
      return String(cString: typed)
    }
    guard let line = readLine() else { throw noPassword }
    return line
  }

  private static let noPassword = Refusal(
    .input,
    Text(
      sv: "Inget lösenord gavs. Skriv det, eller ge det på en rad på standard in.",
      en: "No password was given. Type it, or give it on a line of standard input."))
}
