import SamplanBase

/// Need against capacity by day (belastningskurva): a band of uncertainty, the need, the capacity
/// in steps, and a second line such as what is cared for with the plan.
package struct LoadCurve: Sendable {
  /// How a line is drawn.
  package enum Style: String, Sendable {
    /// The need, in the accent colour.
    case need
    /// What a plan reaches: the heaviest line.
    case plan
    /// The same without a scenario: thin and dotted.
    case zero
    /// A second plan: thin, dashes and dots.
    case again
    /// Capacity: dashed, in steps.
    case capacity = "cap"
  }

  /// A value for each day.
  package struct Line: Sendable {
    package var label: String
    package var style: Style
    /// One a day, in the unit of the axis.
    package var values: [Double]

    package init(_ label: String, _ style: Style, _ values: [Double]) {
      self.label = label
      self.style = style
      self.values = values
    }
  }

  /// The range that most outcomes lie in, such as P10–P90.
  package struct Band: Sendable {
    package var label: String
    /// The lower edge, one a day.
    package var low: [Double]
    /// The upper edge, one a day.
    package var high: [Double]

    package init(_ label: String, low: [Double], high: [Double]) {
      self.label = label
      self.low = low
      self.high = high
    }
  }

  /// A number that was reported for one day, beside the lines.
  package struct Mark: Sendable {
    /// The number of the day, counted as the axis counts.
    package var day: Int
    /// In the unit of the axis.
    package var value: Double
    /// The number as it is shown.
    package var shown: String

    package init(day: Int, value: Double, shown: String) {
      self.day = day
      self.value = value
      self.shown = shown
    }
  }

  package var picture: Picture
  package var band: Band?
  package var lines: [Line]
  /// Reported numbers, as dots with the number beside.
  package var marks: [Mark] = []
  /// The number of the first day, usually 1.
  package var firstDay: Int
  /// The unit, over the axis: `patienter`.
  package var unit: String
  package var language: Language

  package init(
    _ picture: Picture, band: Band? = nil, lines: [Line], firstDay: Int = 1, unit: String,
    in language: Language
  ) {
    self.picture = picture
    self.band = band
    self.lines = lines
    self.firstDay = firstDay
    self.unit = unit
    self.language = language
  }

  private static let size = Point(680, 300)
  private static let plot = (left: 50.0, right: 514.0, top: 26.0, bottom: 270.0)

  /// The curve as SVG, each line named at its end.
  package var svg: Markup {
    let scale = Scale(values: everything, dayCount: dayCount, plot: Self.plot)
    return picture.svg(
      "load", width: Self.size.x, height: Self.size.y,
      """
      \(axes(scale))\(bandPath(scale))\(lines.map { path($0, scale) })
      \(marks.indices.map { dot($0, scale) })\(labels(scale))
      """)
  }

  /// The same values as a table, a row for each day.
  /// - Parameter day: head of the first column.
  package func table(day: String) -> DataTable {
    var columns = lines.map { ($0.label, $0.values) }
    if let band {
      let (low, high) = language == .sv ? ("lägst", "högst") : ("low", "high")
      columns.insert(("\(band.label), \(low)", band.low), at: 0)
      columns.insert(("\(band.label), \(high)", band.high), at: 1)
    }
    return DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(day)] + columns.map { .init($0.0, unit: unit, isNumeric: true) },
      rows: (0..<dayCount).map { index in
        .init(
          "\(firstDay + index)",
          columns.map { index < $0.1.count ? .number($0.1[index], language) : .text("–") })
      })
  }

  private var everything: [Double] {
    lines.flatMap(\.values) + (band?.low ?? []) + (band?.high ?? []) + marks.map(\.value)
  }

  private var dayCount: Int {
    max(lines.map(\.values.count).max() ?? 0, band.map { min($0.low.count, $0.high.count) } ?? 0)
  }

  /// From values and days to places in the picture.
  struct Scale {
    let low: Double
    let high: Double
    let step: Double
    let dayCount: Int
    let plot: (left: Double, right: Double, top: Double, bottom: Double)

    /// The axis starts at zero unless all values lie so high that their course would not be seen.
    init(
      values: [Double], dayCount: Int,
      plot: (left: Double, right: Double, top: Double, bottom: Double)
    ) {
      let known = values.filter(\.isFinite)
      let most = known.max() ?? 1
      let least = known.min() ?? 0
      let from = least > most * 0.5 ? least : min(0, least)
      step = axisStep(span: max(most - from, 1e-6), count: 6)
      low = (from / step).rounded(.down) * step
      high = max((most / step).rounded(.up) * step, low + step)
      self.dayCount = dayCount
      self.plot = plot
    }

    func x(_ day: Double) -> Double {
      plot.left + day / Double(max(dayCount - 1, 1)) * (plot.right - plot.left)
    }
    func y(_ value: Double) -> Double {
      plot.bottom - (value - low) / (high - low) * (plot.bottom - plot.top)
    }
    var ticks: [Double] {
      (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
    }
  }

  private func axes(_ scale: Scale) -> Markup {
    let decimals = scale.step < 1 ? 1 : 0
    let values = scale.ticks.map { value in
      """
      <path class="grid" d="M\(at: Self.plot.left) \(at: scale.y(value))H\(at: Self.plot.right)"/>\
      <text x="\(at: Self.plot.left - 7)" y="\(at: scale.y(value) + 4)" text-anchor="end" \
      class="rl">\(language.number(value, decimals: decimals))</text>
      """ as Markup
    }
    let perDay = (Self.plot.right - Self.plot.left) / Double(max(dayCount - 1, 1))
    let days = axisDays(first: firstDay, count: dayCount, pixelsPerDay: perDay).map { day in
      let x = scale.x(Double(day - firstDay))
      return """
        <path class="tick" d="M\(at: x) \(at: Self.plot.bottom)v4"/><text x="\(at: x)" \
        y="\(at: Self.plot.bottom + 18)" text-anchor="middle" class="rl">\
        \(language == .sv ? "dag" : "day") \(day)</text>
        """ as Markup
    }
    return """
      <text x="\(at: Self.plot.left - 7)" y="12" class="rl">\(unit)</text>\(values)\(days)
      """
  }

  private func bandPath(_ scale: Scale) -> Markup {
    guard let band else { return .empty }
    let count = min(band.low.count, band.high.count)
    guard count > 0 else { return .empty }
    let upper = (0..<count).map { Point(scale.x(Double($0)), scale.y(band.high[$0])) }
    let lower = (0..<count).reversed().map { Point(scale.x(Double($0)), scale.y(band.low[$0])) }
    return "<path class=\"band\" d=\"\(Markup.path(through: upper + lower))Z\"/>"
  }

  private func path(_ line: Line, _ scale: Scale) -> Markup {
    var points = line.values.enumerated().map { Point(scale.x(Double($0)), scale.y($1)) }
    if line.style == .capacity { points = Self.stepped(points) }
    return "<path class=\"\(line.style.rawValue)\" d=\"\(Markup.path(through: points))\"/>"
  }

  /// Texts of marks closer than this would stand upon each other.
  private static let markRoom = 36.0

  /// A dot with its text above, or below when the mark before has its text there.
  private func dot(_ index: Int, _ scale: Scale) -> Markup {
    let mark = marks[index]
    let place = Point(scale.x(Double(mark.day - firstDay)), scale.y(mark.value))
    let before = index > 0 ? scale.x(Double(marks[index - 1].day - firstDay)) : -.infinity
    let isBelow = place.x - before < Self.markRoom
    return """
      <circle class="dot takes" cx="\(at: place.x)" cy="\(at: place.y)" r="3.5"/>\
      <text x="\(at: place.x)" y="\(at: place.y + (isBelow ? 17 : -8))" text-anchor="middle" \
      class="lab strong">\(mark.shown)</text>
      """
  }

  /// The same level until the day it changes; equal neighbours are left out.
  private static func stepped(_ points: [Point]) -> [Point] {
    var steps: [Point] = []
    for point in points {
      if let last = steps.last, last.y != point.y { steps.append(Point(point.x, last.y)) }
      if steps.last?.y != point.y { steps.append(point) }
    }
    if let last = points.last { steps.append(last) }
    return steps
  }

  private func labels(_ scale: Scale) -> Markup {
    var ends: [EndLabels.End] = lines.compactMap { line in
      line.values.last.map {
        .init(text: line.label, style: Markup(text: line.style.rawValue), y: scale.y($0))
      }
    }
    if let band, let high = band.high.last, let low = band.low.last {
      ends.append(.init(text: band.label, style: "band", y: scale.y((high + low) / 2)))
    }
    return EndLabels(
      ends: ends, x: Self.plot.right, width: Self.size.x - Self.plot.right,
      range: Self.plot.top...Self.plot.bottom
    ).markup
  }
}
