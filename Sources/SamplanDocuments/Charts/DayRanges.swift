import SamplanBase

/// When something first comes (första dag): for each line a range of days from P10 to P90 with a
/// mark at the median. Two ranges may stand on one line, to be compared.
package struct DayRanges: Sendable {
  /// One range; days from 1, nil where that share of the outcomes never has it.
  package struct Range: Sendable {
    /// The day by which it has come in a tenth of the outcomes.
    package var p10: Int?
    /// The same for half of them.
    package var p50: Int?
    /// The same for nine tenths.
    package var p90: Int?
    /// What stands to the right, such as the probability.
    package var shown: String

    package init(p10: Int?, p50: Int?, p90: Int?, shown: String) {
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
      self.shown = shown
    }
  }

  /// One line: its first range is drawn whole, its second dashed under it.
  package struct Line: Sendable {
    package var label: String
    package var ranges: [Range]
    /// A single day marked with a triangle.
    package var mark: Int?

    package init(_ label: String, _ ranges: [Range], mark: Int? = nil) {
      self.label = label
      self.ranges = ranges
      self.mark = mark
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

  private static let plot = (left: 128.0, width: 352.0)
  private static let rangeHeight = 14.0
  private static let top = 6.0

  private var perLine: Int { max(lines.map(\.ranges.count).max() ?? 1, 1) }
  private var rowHeight: Double { Double(perLine) * Self.rangeHeight + 8 }
  private var dayWidth: Double { Self.plot.width / Double(max(dayCount, 1)) }
  private func x(_ day: Int) -> Double { Self.plot.left + (Double(day) - 0.5) * dayWidth }

  /// The ranges as SVG. A range whose later end never comes is open to the right.
  package var svg: Markup {
    let bottom = Self.top + Double(lines.count) * rowHeight
    return picture.svg(
      "bars ranges", width: 560, height: bottom + 24,
      "\(axis(bottom))\(lines.enumerated().map { line($0, $1) })")
  }

  private func line(_ index: Int, _ line: Line) -> Markup {
    let y = Self.top + Double(index) * rowHeight
    let ranges = line.ranges.enumerated().map { place, range in
      self.range(range, y: y + 10 + Double(place) * Self.rangeHeight, isSecond: place > 0)
    }
    let mark = line.mark.map { day in
      "<path class=\"head\" d=\"M\(at: x(day) - 4) \(at: y + 1)h8l-4 7z\"/>" as Markup
    }
    return """
      <text x="\(at: Self.plot.left - 8)" y="\(at: y + rowHeight / 2 + 3)" text-anchor="end" \
      class="lab">\(line.label)</text>\(ranges)\(mark)

      """
  }

  private func range(_ range: Range, y: Double, isSecond: Bool) -> Markup {
    let end = Self.plot.left + Self.plot.width
    let shown: Markup = """
      <text x="\(at: end + 78)" y="\(at: y + 4)" text-anchor="end" class="lab">\(range.shown)</text>
      """
    guard let first = range.p10 ?? range.p50 ?? range.p90 else { return shown }
    let low = x(first)
    let high = range.p90.map { x($0) } ?? end
    let close: Markup = range.p90 == nil ? "" : "M\(at: high) \(at: y - 4)v8"
    let median = range.p50.map {
      """
      <circle class="dot\(" takes", if: !isSecond)" cx="\(at: x($0))" cy="\(at: y)" r="4"/>
      """ as Markup
    }
    return """
      <path class="whisker\(" second", if: isSecond)" d="M\(at: low) \(at: y)H\(at: high)\
      M\(at: low) \(at: y - 4)v8\(close)"/>\(median)\(shown)
      """
  }

  private func axis(_ bottom: Double) -> Markup {
    let days = axisDays(first: 1, count: dayCount, pixelsPerDay: dayWidth)
    return Markup(
      days.map { day in
        """
        <path class="grid" d="M\(at: x(day)) 0V\(at: bottom)"/><text x="\(at: x(day))" \
        y="\(at: bottom + 17)" text-anchor="middle" class="rl">\
        \(language == .sv ? "dag" : "day") \(day)</text>
        """
      })
  }
}
