import SamplanBase

/// What was used of what was planned (genomfört mot planerat): for each line an outline of the
/// planned length, filled to what was used. Lines may have different units, so each is drawn by
/// its own share.
package struct UseBars: Sendable {
  /// One line.
  package struct Line: Sendable {
    package var label: String
    /// In the line's own unit, more than zero.
    package var planned: Double
    /// In the same unit.
    package var used: Double
    /// Half the width of the whisker, in the same unit.
    package var error: Double?
    /// The numbers in words.
    package var shown: String

    package init(
      _ label: String, planned: Double, used: Double, error: Double? = nil, shown: String
    ) {
      self.label = label
      self.planned = planned
      self.used = used
      self.error = error
      self.shown = shown
    }

    /// Used of planned; nil when nothing was planned.
    package var share: Double? { planned > 0 ? used / planned : nil }
  }

  package var picture: Picture
  package var lines: [Line]
  package var language: Language

  package init(_ picture: Picture, lines: [Line], in language: Language) {
    self.picture = picture
    self.lines = lines
    self.language = language
  }

  private static let rowHeight = 42.0
  private static let width = 552.0

  /// The longest share drawn, at least the whole.
  private var most: Double {
    lines.compactMap { line in
      line.share.map { $0 + (line.error ?? 0) / line.planned }
    }.max().map { max($0, 1) } ?? 1
  }

  /// The lines as SVG.
  package var svg: Markup {
    let scale = Self.width / most
    return picture.svg(
      "bars", width: 560, height: Double(lines.count) * Self.rowHeight + 4,
      "\(lines.enumerated().map { line($0, $1, scale) })")
  }

  /// The same as a table.
  package func table(what: String, planned: String, used: String, share: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [
        .init(what), .init(planned, isNumeric: true), .init(used, isNumeric: true),
        .init(share, isNumeric: true),
      ],
      rows: lines.map { line in
        .init(
          Markup(text: line.label),
          [
            .number(line.planned, language), .number(line.used, language),
            .text(line.share.map { language.percent($0) } ?? "–"),
          ])
      })
  }

  private func line(_ index: Int, _ line: Line, _ scale: Double) -> Markup {
    let y = Double(index) * Self.rowHeight + 4
    let used = max(line.share ?? 0, 0) * scale
    let whisker = line.error.flatMap { error -> Markup? in
      guard line.planned > 0, error > 0 else { return nil }
      let half = error / line.planned * scale
      let (low, high) = (4 + max(used - half, 0), 4 + used + half)
      return """
        <path class="whisker" d="M\(at: low) \(at: y + 25.5)H\(at: high)M\(at: low) \
        \(at: y + 21.5)v8M\(at: high) \(at: y + 21.5)v8"/>
        """
    }
    return """
      <text x="4" y="\(at: y + 12)" class="lab">\(line.label)</text>\
      <text x="\(at: 4 + Self.width)" y="\(at: y + 12)" text-anchor="end" class="lab strong">\
      \(line.shown)</text><rect x="4" y="\(at: y + 18)" width="\(at: used)" height="15" \
      class="bar"/><rect x="4" y="\(at: y + 18)" width="\(at: scale)" height="15" \
      class="bar gets"/>\(whisker)

      """
  }
}
