import SamplanBase

/// Likelihood of shortage, or load, by region and day (värmekarta): a row for each region, a
/// column for each day, and beside each row the highest value in figures.
package struct HeatMap: Sendable {
  /// One region's days.
  package struct Row: Sendable {
    /// The region's name.
    package var name: String
    /// The value of each day in the map's scale; nil where it is not known.
    package var days: [Double?]
    /// The region's page.
    package var link: String?
    /// What stands beside the row when no day is known; nil for *unknown*.
    package var missing: String?

    package init(
      _ name: String, _ days: [Double?], link: String? = nil, missing: String? = nil
    ) {
      self.name = name
      self.days = days
      self.link = link
      self.missing = missing
    }

    /// The highest known value.
    var peak: Double? { days.compactMap { $0 }.max() }
  }

  package var picture: Picture
  package var rows: [Row]
  /// The number of the first day, usually 1.
  package var firstDay: Int
  package var language: Language
  /// What a value is, and how it is shaded.
  package var scale = HeatScale.probability

  package init(
    _ picture: Picture, rows: [Row], firstDay: Int = 1, scale: HeatScale = .probability,
    in language: Language
  ) {
    self.picture = picture
    self.rows = rows
    self.firstDay = firstDay
    self.scale = scale
    self.language = language
  }

  private static let left = 128.0
  private static let plotWidth = 400.0
  private static let rowHeight = 18.0
  private static let top = 16.0

  private var dayCount: Int { rows.map(\.days.count).max() ?? 0 }
  private var dayWidth: Double {
    // To a tenth, so that every cell starts where the lines between the days are drawn.
    max(0.1, (Self.plotWidth / Double(max(dayCount, 1)) * 10).rounded(.down) / 10)
  }

  /// The map as SVG. Equal neighbours are one stroke, so that 21 rows of 90 days stay small.
  package var svg: Markup {
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    return picture.svg(
      "heat", width: Self.left + Self.plotWidth + 52, height: bottom + 22,
      hasLinks: rows.contains { $0.link != nil },
      """
      \(picture.hatching)\(strokes)\(gaps)\(divisions(bottom))
      \(rows.enumerated().map(label))\(axis(bottom))
      <text x="\(at: Self.left + Self.plotWidth + 50)" y="10" text-anchor="end" class="rl">\
      \(language == .sv ? "som mest" : "highest")</text>
      """)
  }

  /// The same values as a table, a column for each day.
  /// - Parameter region: head of the first column.
  package func table(region: String) -> DataTable {
    let days = (0..<dayCount).map { day in
      DataTable.Column("\(firstDay + day)", isNumeric: true)
    }
    return DataTable(
      id: "\(picture.id)-table", caption: picture.title, columns: [.init(region)] + days,
      rows: rows.map { row in
        .init(
          row.link.map { "<a href=\"\(link: $0)\">\(row.name)</a>" } ?? Markup(text: row.name),
          row.days.map { .text($0.map { scale.shown($0, in: language) } ?? "?") })
      }, isWide: true)
  }

  /// One path for each severity, in a space where a cell is 1 × 1: `M3 5h4` is four days of
  /// row 5 from the fourth day.
  private var strokes: Markup {
    var paths: [String: [UInt8]] = [:]
    for (index, row) in rows.enumerated() {
      for run in runs(of: row) {
        guard let step = run.step else { continue }
        paths[step, default: []].append(contentsOf: "M".utf8)
        paths[step]!.append(digitsOf: run.start)
        paths[step]!.append(UInt8(ascii: " "))
        paths[step]!.append(digitsOf: index)
        paths[step]!.append(UInt8(ascii: "h"))
        paths[step]!.append(digitsOf: run.length)
      }
    }
    let middle = Self.top + Self.rowHeight / 2
    return """
      <g class="cells" shape-rendering="crispEdges" \
      transform="translate(\(at: Self.left) \(at: middle)) \
      scale(\(at: dayWidth) \(at: Self.rowHeight))">\(each: scale.steps, { step in
        guard let path = paths[step] else { return .empty }
        return "<path class=\"\(step)\" d=\"\(Markup(bytes: path))\"/>"
      })</g>
      """
  }

  /// What is not known is hatched.
  private var gaps: Markup {
    var gaps = Markup.empty
    for (index, row) in rows.enumerated() {
      for run in runs(of: row) where run.step == nil {
        let x = Self.left + Double(run.start) * dayWidth
        let y = Self.top + Double(index) * Self.rowHeight + 1
        gaps += """
          <rect x="\(at: x)" y="\(at: y)" width="\(at: Double(run.length) * dayWidth)" \
          height="\(at: Self.rowHeight - 2)" \(picture.hatchFill)/>
          """
      }
    }
    return gaps
  }

  private func divisions(_ bottom: Double) -> Markup {
    guard dayCount > 1 else { return .empty }
    // Narrow days would turn to stripes: then only the named days are parted.
    let days =
      dayWidth >= 6
      ? Array(1..<dayCount)
      : axisDays(first: firstDay, count: dayCount, pixelsPerDay: dayWidth).dropFirst()
        .map { $0 - firstDay }
    let lines = days.map { day in
      let x = Self.left + Double(day) * dayWidth
      return "M\(at: x) \(at: Self.top)V\(at: bottom)" as Markup
    }
    return "<path class=\"cuts\" d=\"\(lines)\"/>"
  }

  private func label(_ index: Int, _ row: Row) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.rowHeight + 4
    let name: Markup = """
      <text x="\(at: Self.left - 8)" y="\(at: y)" text-anchor="end" class="lab">\(row.name)</text>
      """
    let peak =
      row.peak.map { scale.shown($0, in: language) } ?? row.missing
      ?? (language == .sv ? "okänt" : "unknown")
    return """
      \(row.link.map { "<a href=\"\(link: $0)\">\(name)</a>" } ?? name)\
      <text x="\(at: Self.left + Self.plotWidth + 50)" y="\(at: y)" text-anchor="end" \
      class="lab\(" gap", if: row.peak == nil)">\(peak)</text>
      """
  }

  private func axis(_ bottom: Double) -> Markup {
    let days = axisDays(first: firstDay, count: dayCount, pixelsPerDay: dayWidth)
    return Markup(
      days.map { day in
        let x = Self.left + (Double(day - firstDay) + 0.5) * dayWidth
        return """
          <path class="tick" d="M\(at: x) \(at: bottom + 1)v4"/><text x="\(at: x)" \
          y="\(at: bottom + 17)" text-anchor="middle" class="rl">\
          \(language == .sv ? "dag" : "day") \(day)</text>
          """
      })
  }

  /// Neighbouring days of the same shade, or the same lack of it.
  private struct Run {
    let start: Int
    var length: Int
    let step: String?
  }

  private func runs(of row: Row) -> [Run] {
    var runs: [Run] = []
    for day in 0..<dayCount {
      let value = day < row.days.count ? row.days[day] : nil
      let step = value.map(scale.step)
      if let last = runs.last, last.step == step {
        runs[runs.count - 1].length += 1
      } else {
        runs.append(Run(start: day, length: 1, step: step))
      }
    }
    return runs
  }
}
