import SamplanBase

/// Lying bars (stapeldiagram), each with its number, and where there is one its uncertainty.
package struct BarChart: Sendable {
  /// One bar.
  package struct Bar: Sendable {
    package var label: String
    /// The bar's length, in the unit the caption names.
    package var value: Double
    /// The number as it is shown; nil for the plain number.
    package var shown: String?
    /// The range that most outcomes lie in.
    package var range: ClosedRange<Double>?
    /// The likelihood of shortage, when the bar shows that.
    package var severity: Severity?

    package init(
      _ label: String, _ value: Double, shown: String? = nil, range: ClosedRange<Double>? = nil,
      severity: Severity? = nil
    ) {
      self.label = label
      self.value = value
      self.shown = shown
      self.range = range
      self.severity = severity
    }
  }

  package var picture: Picture
  /// Values are zero or more; a negative value is drawn as no bar, with its number.
  package var bars: [Bar]
  package var language: Language

  package init(_ picture: Picture, bars: [Bar], in language: Language) {
    self.picture = picture
    self.bars = bars
    self.language = language
  }

  private static let rowHeight = 26.0
  private static let plot = (left: 190.0, width: 290.0)

  /// The bars as SVG.
  package var svg: Markup {
    let most = bars.map { max($0.value, $0.range?.upperBound ?? 0) }.max() ?? 0
    let scale = most > 0 ? Self.plot.width / most : 0
    let height = Double(bars.count) * Self.rowHeight + 4
    return picture.svg(
      "bars", width: 560, height: height,
      """
      \(bars.enumerated().map { bar($0, $1, scale) })
      <path class="axis" d="M\(at: Self.plot.left) 0V\(at: height)"/>
      """)
  }

  /// The same values as a table.
  package func table(what: String, value: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(what), .init(value, isNumeric: true)],
      rows: bars.map {
        .init(
          Markup(text: $0.label),
          [DataTable.Cell(Markup(text: text(of: $0)), sortKey: "\($0.value)")])
      })
  }

  private func text(of bar: Bar) -> String {
    let value = bar.shown ?? language.number(bar.value)
    guard let range = bar.range else { return value }
    return "\(value) (\(language.number(range.lowerBound))–\(language.number(range.upperBound)))"
  }

  private func bar(_ index: Int, _ bar: Bar, _ scale: Double) -> Markup {
    let y = Double(index) * Self.rowHeight + 4
    let width = max(bar.value, 0) * scale
    var end = Self.plot.left + width
    var whisker = Markup.empty
    if let range = bar.range {
      let low = Self.plot.left + max(range.lowerBound, 0) * scale
      let high = Self.plot.left + max(range.upperBound, 0) * scale
      end = max(end, high)
      whisker = """
        <path class="whisker" d="M\(at: low) \(at: y + 9)H\(at: high)M\(at: low) \(at: y + 5)v8\
        M\(at: high) \(at: y + 5)v8"/>
        """
    }
    return """
      <text x="\(at: Self.plot.left - 8)" y="\(at: y + 13)" text-anchor="end" class="lab">\
      \(bar.label)</text><rect x="\(at: Self.plot.left)" y="\(at: y)" width="\(at: width)" \
      height="18" class="\(bar.severity?.name ?? "bar")"/>\(whisker)\
      <text x="\(at: end + 6)" y="\(at: y + 13)" class="lab strong">\
      \(bar.shown ?? language.number(bar.value))</text>

      """
  }
}

/// A small course of values in a line of text or a table cell (miniatyrkurva).
package struct Sparkline: Sendable {
  package var picture: Picture
  /// In the order of time; nil where there is no value, where the line is broken.
  package var values: [Double?]

  package init(_ picture: Picture, values: [Double?]) {
    self.picture = picture
    self.values = values
  }

  /// The line as SVG, with a dot at the last value.
  package var svg: Markup {
    let known = values.compactMap { $0 }
    let low = known.min() ?? 0
    let span = max((known.max() ?? 0) - low, 1e-9)
    let step = 108 / Double(max(values.count - 1, 1))
    let points = values.enumerated().map { index, value in
      value.map { Point(4 + Double(index) * step, 20 - ($0 - low) / span * 16) }
    }
    let pieces = points.split(separator: nil).map { Markup.path(through: $0.compactMap { $0 }) }
    let last: Markup? = (points.last ?? nil).map {
      "<circle class=\"dot takes\" cx=\"\(at: $0.x)\" cy=\"\(at: $0.y)\" r=\"2.5\"/>"
    }
    return picture.svg(
      "spark", width: 116, height: 24, "<path class=\"need\" d=\"\(pieces)\"/>\(last)")
  }
}
