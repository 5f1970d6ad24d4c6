import SamplanBase

/// What goes on from which day to which (tidslinje): a bar for each line, with its amount.
package struct DayTimeline: Sendable {
  /// Which way a line goes; told by the bar's outline and by the words of its label.
  package enum Way: String, Sendable {
    /// What somebody contributes: a filled bar.
    case asks = "bar"
    /// What somebody receives: a dashed, empty bar.
    case gives = "bar gets"
  }

  /// One line.
  package struct Line: Sendable {
    package var label: String
    package var way: Way
    /// First and last day, from 1.
    package var days: ClosedRange<Int>
    /// The amount in words, with its unit.
    package var amount: String

    package init(_ label: String, _ way: Way, days: ClosedRange<Int>, amount: String) {
      self.label = label
      self.way = way
      self.days = days
      self.amount = amount
    }
  }

  package var picture: Picture
  package var lines: [Line]
  /// Days of the whole picture.
  package var dayCount: Int
  package var language: Language

  package init(_ picture: Picture, lines: [Line], dayCount: Int, in language: Language) {
    self.picture = picture
    self.lines = lines
    self.dayCount = dayCount
    self.language = language
  }

  private static let rowHeight = 40.0
  private static let plot = (left: 4.0, width: 552.0)

  private var dayWidth: Double { Self.plot.width / Double(max(dayCount, 1)) }

  /// The timeline as SVG: each line's words stand above its bar.
  package var svg: Markup {
    let bottom = Double(lines.count) * Self.rowHeight + 4
    return picture.svg(
      "bars days", width: 560, height: bottom + 22,
      "\(axis(bottom))\(lines.enumerated().map { line($0, $1) })")
  }

  /// The same as a table.
  package func table(what: String, amount: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [
        .init(what), .init(amount),
        .init(language == .sv ? "Första dag" : "First day", isNumeric: true),
        .init(language == .sv ? "Sista dag" : "Last day", isNumeric: true),
      ],
      rows: lines.map { line in
        .init(
          Markup(text: line.label),
          [.text(line.amount), "\(line.days.lowerBound)", "\(line.days.upperBound)"])
      })
  }

  private func line(_ index: Int, _ line: Line) -> Markup {
    let y = Double(index) * Self.rowHeight + 4
    let first = min(max(line.days.lowerBound, 1), max(dayCount, 1))
    let last = min(max(line.days.upperBound, first), max(dayCount, 1))
    let x = Self.plot.left + Double(first - 1) * dayWidth
    return """
      <text x="\(at: Self.plot.left)" y="\(at: y + 12)" class="lab">\(line.label)</text>\
      <text x="\(at: Self.plot.left + Self.plot.width)" y="\(at: y + 12)" text-anchor="end" \
      class="lab strong">\(line.amount)</text>\
      <rect x="\(at: x)" y="\(at: y + 18)" width="\(at: Double(last - first + 1) * dayWidth)" \
      height="13" class="\(Markup(trusted: line.way.rawValue))"/>

      """
  }

  private func axis(_ bottom: Double) -> Markup {
    // The last days' names would pass the edge.
    let days = axisDays(first: 1, count: dayCount, pixelsPerDay: dayWidth)
      .filter { $0 == 1 || Double(dayCount - $0 + 1) * dayWidth >= 42 }
    return Markup(
      days.map { day in
        let x = Self.plot.left + Double(day - 1) * dayWidth
        return """
          <path class="grid" d="M\(at: x) 0V\(at: bottom)"/><text x="\(at: x)" \
          y="\(at: bottom + 16)" class="rl">\(language == .sv ? "dag" : "day") \(day)</text>
          """
      })
  }
}
