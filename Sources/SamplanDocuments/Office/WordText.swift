import SamplanBase

/// Pieces of WordprocessingML that hold text.
enum WordText {
  /// A run: a text in one look. Line breaks and tabs become elements of their own.
  static func run(_ run: OfficeDocument.Run) -> Markup {
    switch run.emphasis {
    case .plain: self.run(run.text, .empty)
    case .strong: self.run(run.text, "<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>")
    case .code: self.run(run.text, "<w:rPr><w:rStyle w:val=\"Code\"/></w:rPr>")
    }
  }

  /// A run with properties of its own.
  static func run(_ text: String, _ properties: Markup = .empty) -> Markup {
    guard !text.isEmpty else { return .empty }
    var content = Markup.empty
    var piece = ""
    func flush() {
      guard !piece.isEmpty else { return }
      content += "<w:t xml:space=\"preserve\">\(escaped(piece))</w:t>"
      piece = ""
    }
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{2028}", "\u{2029}":
        flush()
        content += "<w:br/>"
      case "\t":
        flush()
        content += "<w:tab/>"
      default: piece.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    flush()
    return "<w:r>\(properties)\(content)</w:r>"
  }

  static func runs(_ runs: [OfficeDocument.Run]) -> Markup { Markup(runs.map(run)) }

  /// Text for an element or an attribute. What XML does not allow becomes U+FFFD: the control
  /// characters by the rule of all markup, and U+FFFE and U+FFFF here.
  static func escaped(_ text: String) -> Markup {
    guard text.unicodeScalars.contains(where: isForbidden) else { return Markup(text: text) }
    var allowed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { allowed.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return Markup(text: String(allowed))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
