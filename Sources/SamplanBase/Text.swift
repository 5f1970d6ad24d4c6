/// A language of the pages and commands. Swedish is the first language, English the second.
package enum Language: String, Sendable, CaseIterable, Codable {
  case sv
  case en
}

/// A text in every language of the product.
///
/// Both languages are arguments of the initialiser, so a text that lacks one does not compile.
package struct Text: Sendable, Hashable {
  package let sv: String
  package let en: String

  package init(sv: String, en: String) {
    self.sv = sv
    self.en = en
  }

  /// A name or number that reads the same in every language.
  package init(same text: String) {
    self.sv = text
    self.en = text
  }

  /// The text in that language.
  package subscript(language: Language) -> String {
    switch language {
    case .sv: sv
    case .en: en
    }
  }
}
