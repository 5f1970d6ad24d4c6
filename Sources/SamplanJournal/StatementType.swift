import SamplanBase

/// What kind of statement an entry carries, and in which version: `figures.reported/1`.
///
/// The journal knows no list of types: unknown ones are kept, forwarded and counted.
package struct StatementType: Sendable, Hashable, CustomStringConvertible {
  /// `figures.reported`: lower-case letters, digits, `.` and `-`, at most 64 bytes.
  package let name: String
  /// 1 … 9999. A payload of an old version is upcast on reading, never rewritten.
  package let version: Int

  /// The highest version number.
  package static let versionMax = 9999

  /// Nil when name or version is outside what a header can say.
  package init?(_ name: String, version: Int) {
    guard isDottedName(name.utf8), (1...Self.versionMax).contains(version) else { return nil }
    self.name = name
    self.version = version
  }

  init(trustedName name: String, version: Int) {
    self.name = name
    self.version = version
  }

  /// Entry 0 of every log: the party opens its log and shows its public key.
  package static let partyOpened = StatementType(trustedName: "party.opened", version: 1)

  /// `figures.reported/1`.
  package var description: String { "\(name)/\(version)" }
}

/// In which function somebody wrote an entry: `region.registrar`. Never a person's name.
package struct AuthorFunction: Sendable, Hashable, CustomStringConvertible {
  /// Lower-case letters, digits, `.` and `-`, beginning with a letter, at most 64 bytes.
  package let rawValue: String

  /// Nil when the text has other characters, so that a person's name as written does not fit.
  package init?(_ rawValue: String) {
    guard isDottedName(rawValue.utf8) else { return nil }
    self.rawValue = rawValue
  }

  init(trusted rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
}

/// Lower-case ASCII letters, digits, `.` and `-`; a letter first; 1–64 bytes.
func isDottedName(_ bytes: some Collection<UInt8>) -> Bool {
  guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 64 else {
    return false
  }
  return bytes.allSatisfy { byte in
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D
  }
}
