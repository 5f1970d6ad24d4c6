/// An amount of money (belopp) in whole öre, zero or more; never binary floating point.
///
/// - Unit: öre, a hundredth of a Swedish krona.
package struct Money: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Öre, from 0 to `oreMax`.
  package let ore: Int64

  /// The largest amount: 100 000 million kronor.
  package static let oreMax: Int64 = 10_000_000_000_000
  package static let zero = Money(trusted: 0)

  private init(trusted ore: Int64) { self.ore = ore }

  /// Nil below zero or above `oreMax`.
  package init?(ore: Int64) {
    guard (0...Self.oreMax).contains(ore) else { return nil }
    self.ore = ore
  }

  /// Reads kronor as they are typed: `20 000 000`, `1 234,50`; nil when the text is no amount, or
  /// has parts of an öre.
  package init?(kronor text: String) {
    guard let kronor = ExactDecimal(text, .comma) ?? ExactDecimal(text, .point),
      kronor.millionths % 10_000 == 0
    else { return nil }
    self.init(ore: kronor.millionths / 10_000)
  }

  /// Nil when the sum is above `oreMax`.
  package func adding(_ other: Money) -> Money? { Money(ore: ore + other.ore) }

  package static func < (a: Money, b: Money) -> Bool { a.ore < b.ore }

  /// Kronor as data, always with öre: `3407351.90`.
  package var description: String {
    let rest = ore % 100
    return "\(ore / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// As a page shows it, with unit: `3 407 351,90 kr`; without öre when there are none.
  package func shown(in language: Language) -> String {
    let whole = ExactDecimal(Int(ore / 100)).shown(in: language)
    let rest = ore % 100
    let decimals =
      rest == 0 ? "" : (language == .sv ? "," : ".") + (rest < 10 ? "0" : "") + "\(rest)"
    return language == .sv ? "\(whole)\(decimals)\u{A0}kr" : "SEK\u{A0}\(whole)\(decimals)"
  }
}

/// A whole number of öre in payloads.
extension Money: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(Int64.self)
    guard let value = Money(ore: raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad amount \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ore)
  }
}
