import SamplanBase

/// A piece of HTML or SVG, held as UTF-8 bytes.
///
/// Markup is written as a string literal, and what is put into it is escaped unless it is markup
/// already: `let row: Markup = "<td>\(name)</td>"`. There is no way from text to markup but
/// `\(raw:)` and `Markup(trusted:)`, so these two words are what a reviewer looks for.
package struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The markup itself.
  package private(set) var bytes: [UInt8]

  /// Nothing at all.
  package static let empty = Markup(bytes: [])

  init(bytes: [UInt8]) { self.bytes = bytes }

  package init(stringLiteral value: String) { bytes = Array(value.utf8) }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Takes text as markup without escaping it. Only for text the program itself has made.
  package init(trusted text: String) { bytes = Array(text.utf8) }

  /// Text as markup: everything that means something to a browser is escaped.
  package init(text: String) {
    bytes = []
    bytes.appendEscaped(text)
  }

  /// One piece of markup of many, in their order, with `separator` between them.
  package init(_ pieces: [Markup], separator: Markup = .empty) {
    bytes = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes.append(contentsOf: separator.bytes) }
      bytes.append(contentsOf: piece.bytes)
    }
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The markup as a string, for files and tests.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package static func += (markup: inout Markup, more: Markup) {
    markup.bytes.append(contentsOf: more.bytes)
  }

  package static func + (first: Markup, second: Markup) -> Markup {
    var both = first
    both += second
    return both
  }
}

extension Markup: CustomStringConvertible {
  package var description: String { string }
}

extension Text {
  /// The text in one language, escaped.
  package func markup(in language: Language) -> Markup { Markup(text: self[language]) }
}
