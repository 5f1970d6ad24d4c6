import SamplanBase

/// The name of one journal: the 22 logs that belong together.
///
/// Real journals, and every demonstration, have names of their own, and the name stands in each
/// entry and checkpoint, so nothing written in a demonstration can be replayed as real.
package struct JournalID: Sendable, Hashable, CustomStringConvertible {
  /// What a journal is for.
  package enum Kind: String, Sendable, CaseIterable {
    /// Ordinary planning: 32 hexadecimal digits without prefix.
    case real
    /// Demonstration with invented or open figures: prefix `demo-`.
    case demonstration

    var prefix: String {
      switch self {
      case .real: ""
      case .demonstration: "demo-"
      }
    }
  }

  /// What the journal is for; encoded in the name.
  package let kind: Kind
  /// `6f1c…` (real) or `demo-6f1c…`.
  package let rawValue: String

  /// How many random bytes a name is made of.
  package static let randomByteCount = 16

  /// Nil unless the text is a prefix of a kind followed by 32 lower-case hexadecimal digits.
  package init?(_ rawValue: String) {
    let kind: Kind = rawValue.hasPrefix(Kind.demonstration.prefix) ? .demonstration : .real
    let digits = rawValue.utf8.dropFirst(kind.prefix.utf8.count)
    guard digits.count == 2 * Self.randomByteCount, digits.allSatisfy(isLowerHex) else {
      return nil
    }
    self.kind = kind
    self.rawValue = rawValue
  }

  /// A new name; nil unless there are 16 random bytes.
  package init?(_ kind: Kind, randomBytes: [UInt8]) {
    guard randomBytes.count == Self.randomByteCount else { return nil }
    self.kind = kind
    rawValue = kind.prefix + lowerHex(randomBytes)
  }

  package var description: String { rawValue }
}

extension JournalID: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = JournalID(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad journal name \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
