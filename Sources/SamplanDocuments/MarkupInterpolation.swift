extension Markup {
  /// What may stand in `\(…)` in a piece of markup, and what becomes of it.
  package struct StringInterpolation: StringInterpolationProtocol {
    @usableFromInline var bytes: [UInt8]

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes = []
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// The literal parts are the program's own text and stand as they are.
    package mutating func appendLiteral(_ literal: String) {
      var literal = literal
      literal.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Text, escaped for the place where it stands.
    ///
    /// In text and in a quoted attribute the value is escaped. A value right after `=` in a tag
    /// gets the quotes that are missing. A value that stands bare in a tag, where it would become
    /// attributes of its own, keeps only letters, digits and hyphens.
    package mutating func appendInterpolation(_ text: String) {
      switch place {
      case .quotedOrText: bytes.appendEscaped(text)
      case .unquotedValue:
        bytes.append(UInt8(ascii: "\""))
        bytes.appendEscaped(text)
        bytes.append(UInt8(ascii: "\""))
      case .bareInTag:
        bytes.append(contentsOf: text.utf8.filter(\.isLetterDigitOrHyphen))
      }
    }

    /// A part of a text, escaped.
    package mutating func appendInterpolation(_ text: Substring) {
      appendInterpolation(String(text))
    }

    /// A text if there is one, escaped.
    package mutating func appendInterpolation(_ text: String?) {
      if let text { appendInterpolation(text) }
    }

    /// A whole number, ungrouped: for attributes. Pages show numbers with `Language.number`.
    package mutating func appendInterpolation(_ number: Int) { bytes.append(digitsOf: number) }

    /// A number with decimals has no form of its own: say `Language.number` or `at:`.
    @available(*, unavailable, message: "use language.number(…), or at: in pictures")
    package mutating func appendInterpolation(_ number: Double) {}

    /// A place or length in a picture, with at most one decimal.
    package mutating func appendInterpolation(at coordinate: Double) {
      bytes.append(coordinate: coordinate)
    }

    /// Any value with a text of its own, such as an identifier or a day, escaped.
    package mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) {
      appendInterpolation(value.description)
    }

    /// Markup, as it is.
    package mutating func appendInterpolation(_ markup: Markup) {
      bytes.append(contentsOf: markup.bytes)
    }

    /// Markup if there is any, as it is.
    package mutating func appendInterpolation(_ markup: Markup?) {
      if let markup { bytes.append(contentsOf: markup.bytes) }
    }

    /// Pieces of markup one after the other.
    package mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// Markup when the condition holds: `<option\(" selected", if: chosen)>`.
    package mutating func appendInterpolation(
      _ markup: @autoclosure () -> Markup, if condition: Bool
    ) {
      if condition { bytes.append(contentsOf: markup().bytes) }
    }

    /// Markup made of each element: `\(each: names, { "<li>\($0)</li>" })`.
    @inlinable
    package mutating func appendInterpolation<Elements: Sequence>(
      each elements: Elements, _ piece: (Elements.Element) throws -> Markup
    ) rethrows {
      for element in elements { bytes.append(contentsOf: try piece(element).bytes) }
    }

    /// Text taken as markup without escaping. Only for text the program itself has made.
    package mutating func appendInterpolation(raw text: String) {
      bytes.append(contentsOf: text.utf8)
    }

    /// The address of a link: a path of this site, `https:`, `http:` or `mailto:`. Any other
    /// scheme, such as `javascript:`, becomes `#`, whatever stands before or within its name.
    package mutating func appendInterpolation(link address: String) {
      appendInterpolation(Self.isSafe(address: address) ? address : "#")
    }
  }
}

extension Markup.StringInterpolation {
  /// Where in the markup the next value will stand.
  private enum Place {
    case quotedOrText
    case unquotedValue
    case bareInTag
  }

  private var place: Place {
    guard let last = bytes.last else { return .quotedOrText }
    // The two usual cases, right after a tag and right after `="`, are told without a search.
    if last == UInt8(ascii: ">") { return .quotedOrText }
    if last == UInt8(ascii: "\""), bytes.dropLast().last == UInt8(ascii: "=") {
      return .quotedOrText
    }
    var quotes = 0
    var apostrophes = 0
    for byte in bytes.reversed() {
      switch byte {
      case UInt8(ascii: ">"): return .quotedOrText
      case UInt8(ascii: "\""): quotes += 1
      case UInt8(ascii: "'"): apostrophes += 1
      case UInt8(ascii: "<"):
        if quotes % 2 == 1 || apostrophes % 2 == 1 { return .quotedOrText }
        return last == UInt8(ascii: "=") ? .unquotedValue : .bareInTag
      default: break
      }
    }
    // A piece without any tag may be the attributes of a tag that is written elsewhere.
    return last == UInt8(ascii: "=") ? .unquotedValue : .quotedOrText
  }

  private static func isSafe(address: String) -> Bool {
    // Browsers skip blanks and control characters within the scheme; so does this reading.
    let letters = address.unicodeScalars.lazy.filter { $0.value > 0x20 && $0.value != 0x7F }
    var scheme = ""
    for scalar in letters {
      switch scalar {
      case ":": return ["http", "https", "mailto"].contains(scheme.lowercased())
      case "/", "?", "#": return true
      default: scheme.unicodeScalars.append(scalar)
      }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isLetterDigitOrHyphen: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
