/// A decimal number kept exactly: `units · 10^-scale`. Figures are never binary floating point.
///
/// At most 15 significant digits and 6 decimals; equal values are equal whatever their scale.
package struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Millionths: one fixed scale makes sums exact and comparison plain.
  package let millionths: Int64

  /// The most decimals kept.
  package static let decimalsMax = 6
  private static let one: Int64 = 1_000_000
  /// The largest magnitude: 10^12 − 1 whole units.
  private static let limit: Int64 = 999_999_999_999 * one

  private init(millionths: Int64) { self.millionths = millionths }

  package static let zero = ExactDecimal(millionths: 0)

  package init(_ whole: Int) { self.init(millionths: Int64(whole) * Self.one) }

  /// How decimals are separated in a text.
  package enum Notation: Sendable {
    /// `1234.5`: data files and payloads.
    case point
    /// `1 234,5`: Swedish pages and Swedish Excel; spaces group thousands.
    case comma
  }

  /// Reads a number exactly; nil when the text is not one, or has too many digits.
  package init?(_ text: String, _ notation: Notation = .point) {
    var negative = false
    var digits: Int64 = 0
    var decimals = -1
    var seen = 0
    let separator: Unicode.Scalar = notation == .point ? "." : ","
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-" where previous == nil, "\u{2212}" where previous == nil: negative = true
      case " ", "\u{A0}", "\u{202F}":
        // A grouping space stands between digits, never at either end or after the comma.
        guard notation == .comma, seen > 0, decimals < 0 else { return nil }
      case separator where decimals < 0 && seen > 0: decimals = 0
      case "0"..."9":
        seen += 1
        if decimals >= 0 { decimals += 1 }
        guard seen <= 15, decimals <= Self.decimalsMax else { return nil }
        digits = digits * 10 + Int64(scalar.value - 0x30)
      default: return nil
      }
      previous = scalar
    }
    guard seen > 0, decimals != 0, let previous, ("0"..."9").contains(previous) else { return nil }
    for _ in max(0, decimals)..<Self.decimalsMax {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      digits = product
    }
    guard digits <= Self.limit else { return nil }
    self.init(millionths: negative ? -digits : digits)
  }

  package var isNegative: Bool { millionths < 0 }
  package var isWhole: Bool { millionths % Self.one == 0 }
  /// The nearest double, for the engine and the pictures; never stored.
  package var approximate: Double { Double(millionths) / 1e6 }

  /// Nil on overflow.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    return overflow || abs(sum) > Self.limit ? nil : ExactDecimal(millionths: sum)
  }

  package static func < (a: Self, b: Self) -> Bool { a.millionths < b.millionths }

  /// Plain notation, as data: `1234.5`.
  package var description: String {
    let magnitude = millionths.magnitude
    let whole = String(magnitude / UInt64(Self.one))
    var fraction = String(magnitude % UInt64(Self.one) + UInt64(Self.one)).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// As a page shows it: Swedish `1 234,5` with non-breaking spaces, English `1,234.5`.
  package func shown(in language: Language) -> String {
    let parts = description.split(separator: ".")
    var whole = String(parts[0])
    if isNegative { whole.removeFirst() }
    var grouped = ""
    for (offset, character) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 {
        grouped += language == .sv ? "\u{A0}" : ","
      }
      grouped.append(character)
    }
    if parts.count == 2 { grouped += (language == .sv ? "," : ".") + parts[1] }
    return (isNegative ? "\u{2212}" : "") + grouped
  }
}

extension ExactDecimal: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = ExactDecimal(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad decimal \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
