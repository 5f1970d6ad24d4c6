import SamplanBase

/// How a table file is written (CSV-dialekt).
package struct CsvDialect: Sendable, Hashable {
  /// The byte between cells.
  package var separator: UInt8
  /// Starts the file with the mark that tells Excel it is UTF-8.
  package var hasByteOrderMark: Bool
  /// What ends each row.
  package var lineEnd: String
  /// How decimals are written.
  package var notation: ExactDecimal.Notation

  /// For programs: comma, line feed, decimal point.
  package static let data = CsvDialect(
    separator: UInt8(ascii: ","), hasByteOrderMark: false, lineEnd: "\n", notation: .point)
  /// For programs that follow RFC 4180 to the letter: as `data`, with CR LF.
  package static let rfc4180 = CsvDialect(
    separator: UInt8(ascii: ","), hasByteOrderMark: false, lineEnd: "\r\n", notation: .point)
  /// For Excel with Swedish settings: semicolon, byte order mark, CR LF, decimal comma.
  package static let swedishExcel = CsvDialect(
    separator: UInt8(ascii: ";"), hasByteOrderMark: true, lineEnd: "\r\n", notation: .comma)
}

/// One cell to be written.
package enum CsvCell: Sendable, Hashable, ExpressibleByStringLiteral {
  case text(String)
  /// A figure, exact, in the dialect's notation.
  case number(ExactDecimal)
  case whole(Int)
  case empty

  package init(stringLiteral text: String) { self = .text(text) }
}

/// Text that a spreadsheet would take for a formula, and how it is kept a text.
///
/// A cell that starts with `=`, `+`, `-`, `@`, tab or a line end gets an apostrophe before it;
/// so does one that already starts with apostrophes before such a sign, so that taking one
/// apostrophe away again always gives back the text. Plain negative numbers stay numbers.
/// - Source: OWASP, CSV Injection.
enum FormulaGuard {
  private static let apostrophe = UInt8(ascii: "'")

  /// The text with its apostrophe if it needs one.
  static func guarded(_ text: String, _ notation: ExactDecimal.Notation) -> String {
    guard looksLikeFormula(text.utf8), !isNegativeNumber(text, notation) else { return text }
    return "'" + text
  }

  /// The text without the apostrophe that a writer put before it.
  static func unguarded(_ text: String) -> String {
    guard text.utf8.first == apostrophe, looksLikeFormula(text.utf8) else { return text }
    return String(text.dropFirst())
  }

  private static func looksLikeFormula(_ bytes: String.UTF8View) -> Bool {
    for byte in bytes {
      switch byte {
      case apostrophe: continue
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
        0x0D:
        return true
      default: return false
      }
    }
    return false
  }

  private static func isNegativeNumber(_ text: String, _ notation: ExactDecimal.Notation) -> Bool {
    // Digits and one decimal sign only: neither grouping blanks nor the minus of typography.
    let mark = notation == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
    guard text.utf8.first == UInt8(ascii: "-"),
      text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == mark })
    else { return false }
    return ExactDecimal(text, notation) != nil
  }
}
