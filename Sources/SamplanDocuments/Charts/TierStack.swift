import SamplanBase

/// How one day's need is met, tier upon tier (nivåer): open beds, overcrowding, surge beds, and
/// what remains.
package struct TierStack: Sendable {
  /// How a tier is drawn; the text beside it says the same.
  package enum Style: Sendable {
    /// Beds that are open anyway.
    case open
    /// Beyond the open beds, and accepted for some time.
    case accepted
    /// Opened for the purpose.
    case added
    /// Shortage.
    case short
  }

  /// One tier.
  package struct Tier: Sendable {
    package var label: String
    /// Patients, zero or more.
    package var patients: Double
    package var style: Style

    package init(_ label: String, _ patients: Double, _ style: Style) {
      self.label = label
      self.patients = patients
      self.style = style
    }
  }

  package var picture: Picture
  /// From the first that is used to the last.
  package var tiers: [Tier]
  package var language: Language

  package init(_ picture: Picture, tiers: [Tier], in language: Language) {
    self.picture = picture
    self.tiers = tiers
    self.language = language
  }

  private static let height = 240.0
  /// So that a small tier still has room for its text.
  private static let least = 30.0

  /// The stack as SVG, the first tier at the bottom.
  package var svg: Markup {
    let all = max(tiers.reduce(0) { $0 + max($1.patients, 0) }, 1)
    let heights = tiers.map { max(max($0.patients, 0) / all * Self.height, Self.least) }
    let total = heights.reduce(0, +)
    var bottom = total + 2
    let pieces = zip(tiers, heights).map { tier, height in
      bottom -= height
      return piece(tier, top: bottom, height: height)
    }
    return picture.svg(
      "bars", width: 560, height: total + 4, "\(picture.hatching)\(pieces)")
  }

  private func piece(_ tier: Tier, top: Double, height: Double) -> Markup {
    let box: Markup =
      "x=\"8\" y=\"\(at: top)\" width=\"120\" height=\"\(at: height - 2)\""
    let drawn: Markup =
      switch tier.style {
      case .open: "<rect \(box) class=\"bar\"/>"
      case .accepted: "<rect \(box) class=\"bar\"/><rect \(box) \(picture.hatchFill)/>"
      case .added: "<rect \(box) class=\"bar\" fill-opacity=\"0.25\"/>"
      case .short: "<rect \(box) class=\"s4\"/>"
      }
    let middle = top + height / 2 + 3
    return """
      \(drawn)<text x="142" y="\(at: middle)" class="lab strong">\
      \(language.number(tier.patients))</text>\
      <text x="182" y="\(at: middle)" class="lab">\(tier.label)</text>

      """
  }

  /// The same values as a table, with their sum.
  package func table(tier: String, patients: String, sum: String) -> DataTable {
    let rows = tiers.map {
      DataTable.Row(Markup(text: $0.label), [.number($0.patients, language)])
    }
    let all = tiers.reduce(0) { $0 + $1.patients }
    return DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(tier), .init(patients, isNumeric: true)],
      rows: rows + [.init(Markup(text: sum), [.number(all, language)], isTotal: true)])
  }
}
