import SamplanBase

/// Differences with their intervals, one line each (skogsdiagram), around a line at zero. What an
/// interval leaves on one side of zero is filled, what it holds zero within is empty.
package struct ForestPlot: Sendable {
  /// One line.
  package struct Line: Sendable {
    package var label: String
    /// The mean of the difference, in the unit of the axis.
    package var difference: Double
    /// Nil when it is not known.
    package var interval: ClosedRange<Double>?
    /// The numbers in words.
    package var shown: String

    package init(
      _ label: String, _ difference: Double, interval: ClosedRange<Double>?, shown: String
    ) {
      self.label = label
      self.difference = difference
      self.interval = interval
      self.shown = shown
    }

    /// Whether the interval leaves zero out.
    var isSure: Bool { interval.map { !$0.contains(0) } ?? false }
  }

  package var picture: Picture
  package var lines: [Line]
  package var language: Language

  package init(_ picture: Picture, lines: [Line], in language: Language) {
    self.picture = picture
    self.lines = lines
    self.language = language
  }

  private static let rowHeight = 19.0
  private static let plot = (left: 140.0, width: 308.0, top: 4.0)
  private static let right = 556.0

  /// The axis, from and to in whole steps, with zero within.
  private struct Axis {
    let low: Double
    let high: Double
    let step: Double

    init(_ lines: [Line]) {
      let ends = lines.flatMap { line in
        [line.difference, line.interval?.lowerBound, line.interval?.upperBound].compactMap { $0 }
      }
      let least = min(ends.min() ?? 0, 0)
      let most = max(ends.max() ?? 0, 0)
      step = axisStep(span: max(most - least, 5), count: 5)
      low = (least / step).rounded(.down) * step
      high = max((most / step).rounded(.up) * step, low + step)
    }

    func x(_ value: Double) -> Double {
      plot.left + (min(max(value, low), high) - low) / (high - low) * plot.width
    }
  }

  /// The lines as SVG.
  package var svg: Markup {
    let axis = Axis(lines)
    let bottom = Self.plot.top + Double(lines.count) * Self.rowHeight
    return picture.svg(
      "bars", width: 560, height: bottom + 22,
      "\(grid(axis, bottom))\(lines.enumerated().map { line($0, $1, axis) })")
  }

  /// The same as a table.
  package func table(what: String, difference: String, interval: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [
        .init(what), .init(difference, isNumeric: true), .init(interval, isNumeric: true),
      ],
      rows: lines.map { line in
        let decimals = line.interval.map { $0.upperBound - $0.lowerBound < 10 ? 1 : 0 } ?? 0
        return .init(
          Markup(text: line.label),
          [
            .init(Markup(text: line.shown), sortKey: "\(line.difference)"),
            .text(
              line.interval.map {
                "\(language.number($0.lowerBound, decimals: decimals)) … "
                  + language.number($0.upperBound, decimals: decimals)
              } ?? "–"),
          ])
      })
  }

  private func grid(_ axis: Axis, _ bottom: Double) -> Markup {
    let count = Int(((axis.high - axis.low) / axis.step).rounded())
    return Markup(
      (0...count).map { index in
        let value = axis.low + Double(index) * axis.step
        let isZero = abs(value) < axis.step / 2
        return """
          <path class="\(isZero ? "whisker second" : "grid")" d="M\(at: axis.x(value)) \
          0V\(at: bottom)"/><text x="\(at: axis.x(value))" y="\(at: bottom + 16)" \
          text-anchor="middle" class="rl">\
          \(language.number(value, decimals: axis.step < 1 ? 1 : 0))</text>
          """
      })
  }

  private func line(_ index: Int, _ line: Line, _ axis: Axis) -> Markup {
    let y = Self.plot.top + (Double(index) + 0.5) * Self.rowHeight
    let whisker = line.interval.map { interval -> Markup in
      let (low, high) = (axis.x(interval.lowerBound), axis.x(interval.upperBound))
      return """
        <path class="whisker" d="M\(at: low) \(at: y)H\(at: high)M\(at: low) \(at: y - 4)v8\
        M\(at: high) \(at: y - 4)v8"/>
        """
    }
    return """
      <text x="\(at: Self.plot.left - 8)" y="\(at: y + 4)" text-anchor="end" class="lab">\
      \(line.label)</text>\(whisker)<circle class="dot\(line.isSure ? " takes" : "")" \
      cx="\(at: axis.x(line.difference))" cy="\(at: y)" r="4"/>\
      <text x="\(at: Self.right)" y="\(at: y + 4)" text-anchor="end" class="lab">\
      \(line.shown)</text>

      """
  }
}
