import SamplanBase

/// Two values for each line (punktpar): an empty dot before and a filled dot after, with a line
/// between them, on a common axis of shares.
package struct DotPairs: Sendable {
  /// One line; shares, zero or more.
  package struct Line: Sendable {
    package var label: String
    /// The empty dot.
    package var before: Double
    /// The filled dot.
    package var after: Double

    package init(_ label: String, before: Double, after: Double) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  package var picture: Picture
  package var lines: [Line]
  /// A level marked across all lines, such as the least largest share.
  package var level: Double?
  package var language: Language

  package init(_ picture: Picture, lines: [Line], level: Double? = nil, in language: Language) {
    self.picture = picture
    self.lines = lines
    self.level = level
    self.language = language
  }

  private static let rowHeight = 18.0
  private static let plot = (left: 128.0, width: 416.0, top: 4.0)

  /// The dots as SVG.
  package var svg: Markup {
    let most = max(lines.map { max($0.before, $0.after) }.max() ?? 0, level ?? 0, 1e-4)
    let step = axisStep(span: most, count: 6)
    let top = (most / step).rounded(.up) * step
    let bottom = Self.plot.top + Double(lines.count) * Self.rowHeight
    let mark = level.map { level in
      "<path class=\"whisker second\" d=\"M\(at: x(level, top)) 0V\(at: bottom)\"/>" as Markup
    }
    return picture.svg(
      "bars", width: 560, height: bottom + 22,
      "\(axis(top, step, bottom))\(mark)\(lines.enumerated().map { line($0, $1, top) })")
  }

  /// The same as a table.
  package func table(what: String, before: String, after: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(what), .init(before, isNumeric: true), .init(after, isNumeric: true)],
      rows: lines.map { line in
        .init(
          Markup(text: line.label),
          [line.before, line.after].map {
            .init(Markup(text: language.percent($0, decimals: 1)), sortKey: "\($0)")
          })
      })
  }

  private func x(_ value: Double, _ top: Double) -> Double {
    Self.plot.left + max(value, 0) / top * Self.plot.width
  }

  private func line(_ index: Int, _ line: Line, _ top: Double) -> Markup {
    let y = Self.plot.top + (Double(index) + 0.5) * Self.rowHeight
    let (a, b) = (x(line.before, top), x(line.after, top))
    return """
      <text x="\(at: Self.plot.left - 8)" y="\(at: y + 4)" text-anchor="end" class="lab">\
      \(line.label)</text><path class="whisker" d="M\(at: a) \(at: y)H\(at: b)"/>\
      <circle class="dot" cx="\(at: a)" cy="\(at: y)" r="4.5"/>\
      <circle class="dot takes" cx="\(at: b)" cy="\(at: y)" r="4"/>

      """
  }

  private func axis(_ top: Double, _ step: Double, _ bottom: Double) -> Markup {
    let decimals = step < 0.01 ? 1 : 0
    return Markup(
      (0...Int((top / step).rounded())).map { index in
        let value = Double(index) * step
        return """
          <path class="grid" d="M\(at: x(value, top)) 0V\(at: bottom)"/>\
          <text x="\(at: x(value, top))" y="\(at: bottom + 16)" text-anchor="middle" class="rl">\
          \(language.percent(value, decimals: decimals))</text>
          """
      })
  }
}
