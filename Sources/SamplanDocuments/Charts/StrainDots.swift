import SamplanBase

/// Some values for each line (prickdiagram) on a common axis from zero, each with its own mark and
/// its uncertainty as a thin line: an empty dot, a filled dot, an upright stroke.
package struct StrainDots: Sendable {
  /// How a value is marked.
  package enum Mark: Sendable {
    case empty
    case filled
    case stroke
  }

  /// One value of a line.
  package struct Value: Sendable {
    package var mark: Mark
    /// In the unit that the caption names.
    package var mean: Double
    /// Half of the uncertainty's length, in the same unit.
    package var spread: Double
    /// The value as it is shown in the table.
    package var shown: String

    package init(_ mark: Mark, _ mean: Double, spread: Double, shown: String) {
      self.mark = mark
      self.mean = mean
      self.spread = spread
      self.shown = shown
    }
  }

  /// One line; nil where there is no such value.
  package struct Line: Sendable {
    package var label: String
    package var values: [Value?]

    package init(_ label: String, _ values: [Value?]) {
      self.label = label
      self.values = values
    }
  }

  package var picture: Picture
  package var lines: [Line]
  package var language: Language

  package init(_ picture: Picture, lines: [Line], in language: Language) {
    self.picture = picture
    self.lines = lines
    self.language = language
  }

  private static let rowHeight = 26.0
  private static let plot = (left: 190.0, width: 352.0, top: 4.0)

  /// The dots as SVG.
  package var svg: Markup {
    let most = lines.flatMap(\.values).compactMap { $0 }.map { $0.mean + $0.spread }.max() ?? 0
    let step = axisStep(span: max(most, 1), count: 5)
    let top = (max(most, 1) / step).rounded(.up) * step
    let bottom = Self.plot.top + Double(lines.count) * Self.rowHeight
    return picture.svg(
      "bars", width: 560, height: bottom + 22,
      "\(axis(top, step, bottom))\(lines.enumerated().map { line($0, $1, top) })")
  }

  /// The same as a table.
  /// - Parameter values: heads of the columns, in the order of the values.
  package func table(what: String, values: [String]) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(what)] + values.map { .init($0, isNumeric: true) },
      rows: lines.map { line in
        .init(
          Markup(text: line.label),
          line.values.map { value in
            value.map { .init(Markup(text: $0.shown), sortKey: "\($0.mean)") } ?? .text("–")
          })
      })
  }

  private func x(_ value: Double, _ top: Double) -> Double {
    Self.plot.left + min(max(value, 0), top) / top * Self.plot.width
  }

  private func line(_ index: Int, _ line: Line, _ top: Double) -> Markup {
    let y = Self.plot.top + (Double(index) + 0.5) * Self.rowHeight
    let places = line.values.compactMap { $0 }.map { x($0.mean, top) }
    let between = zip(places.min().map { [$0] } ?? [], places.max().map { [$0] } ?? []).map {
      "<path class=\"grid\" d=\"M\(at: $0) \(at: y)H\(at: $1)\"/>" as Markup
    }
    return """
      <text x="\(at: Self.plot.left - 8)" y="\(at: y + 4)" text-anchor="end" class="lab">\
      \(line.label)</text>\(between)\(line.values.compactMap { $0 }.map { mark($0, y, top) })

      """
  }

  private func mark(_ value: Value, _ y: Double, _ top: Double) -> Markup {
    let place = x(value.mean, top)
    let (low, high) = (x(value.mean - value.spread, top), x(value.mean + value.spread, top))
    let spread: Markup = "<path class=\"whisker\" d=\"M\(at: low) \(at: y)H\(at: high)\"/>"
    let sign: Markup =
      switch value.mark {
      case .empty: "<circle class=\"dot\" cx=\"\(at: place)\" cy=\"\(at: y)\" r=\"4.5\"/>"
      case .filled: "<circle class=\"dot takes\" cx=\"\(at: place)\" cy=\"\(at: y)\" r=\"4.5\"/>"
      case .stroke: "<path class=\"plan\" d=\"M\(at: place) \(at: y - 7)v14\"/>"
      }
    return "\(spread)\(sign)"
  }

  private func axis(_ top: Double, _ step: Double, _ bottom: Double) -> Markup {
    Markup(
      (0...Int((top / step).rounded())).map { index in
        let value = Double(index) * step
        return """
          <path class="grid" d="M\(at: x(value, top)) 0V\(at: bottom)"/>\
          <text x="\(at: x(value, top))" y="\(at: bottom + 16)" text-anchor="middle" class="rl">\
          \(language.number(value))</text>
          """
      })
  }
}
