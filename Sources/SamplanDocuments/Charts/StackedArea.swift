import SamplanBase

/// Layers on each other by day (staplade ytor): how a need is met, and what is left of it.
///
/// Layers differ by pattern and edge as well as by colour, and stand in the legend in the order
/// they lie in the picture, the uppermost first.
package struct StackedArea: Sendable {
  /// How a layer is drawn.
  package enum Style: String, Sendable, CaseIterable {
    /// What is there every day.
    case base = "t0"
    /// What is borrowed of the rooms: hatched.
    case extra = "t1"
    /// What is opened besides.
    case added = "t2"
    /// What is lacking.
    case lacking = "t3"
  }

  /// One layer; a value for each day, zero or more.
  package struct Layer: Sendable {
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

  package var picture: Picture
  /// From the lowest up.
  package var layers: [Layer]
  /// The unit, over the axis: `patienter`.
  package var unit: String
  package var language: Language

  package init(_ picture: Picture, layers: [Layer], unit: String, in language: Language) {
    self.picture = picture
    self.layers = layers
    self.unit = unit
    self.language = language
  }

  private static let size = Point(560, 262)
  private static let plot = (left: 50.0, right: 548.0, top: 22.0, bottom: 238.0)

  private var dayCount: Int { layers.map(\.values.count).min() ?? 0 }

  /// The upper edge of each layer by day, from the lowest layer up.
  var edges: [[Double]] {
    var sum = [Double](repeating: 0, count: dayCount)
    return layers.map { layer in
      for day in 0..<dayCount { sum[day] += max(layer.values[day], 0) }
      return sum
    }
  }

  /// The layers as SVG.
  package var svg: Markup {
    let edges = self.edges
    let most = max(edges.last?.max() ?? 0, 1e-6)
    let step = axisStep(span: most, count: 5)
    let top = (most / step).rounded(.up) * step
    let floor = [Double](repeating: 0, count: dayCount)
    return picture.svg(
      "bars area", width: Self.size.x, height: Self.size.y,
      """
      \(picture.hatching)\(axes(top, step))\(layers.indices.map { index in
        layer(index, index == 0 ? floor : edges[index - 1], edges[index], top)
      })
      """)
  }

  /// What the layers are, the uppermost first.
  package var legend: Markup {
    """
    <ul class="legend">\(each: layers.reversed(), { layer in
      "<li><i class=\"\(Markup(trusted: layer.style.rawValue))\"></i>\(layer.label)</li>"
    })</ul>
    """
  }

  /// The same values as a table, a row for each day.
  /// - Parameter day: head of the first column.
  package func table(day: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(day)] + layers.map { .init($0.label, unit: unit, isNumeric: true) },
      rows: (0..<dayCount).map { index in
        .init("\(index + 1)", layers.map { .number($0.values[index], decimals: 1, language) })
      })
  }

  private func x(_ day: Int) -> Double {
    Self.plot.left + Double(day) / Double(max(dayCount - 1, 1)) * (Self.plot.right - Self.plot.left)
  }
  private func y(_ value: Double, _ top: Double) -> Double {
    Self.plot.bottom - value / top * (Self.plot.bottom - Self.plot.top)
  }

  private func layer(_ index: Int, _ low: [Double], _ high: [Double], _ top: Double) -> Markup {
    guard dayCount > 0, zip(low, high).contains(where: { $1 > $0 }) else { return .empty }
    let upper = (0..<dayCount).map { Point(x($0), y(high[$0], top)) }
    let lower = (0..<dayCount).reversed().map { Point(x($0), y(low[$0], top)) }
    let style = layers[index].style
    let outline = Markup.path(through: upper + lower)
    let hatch: Markup = "<path d=\"\(outline)Z\" \(picture.hatchFill)/>"
    return """
      <path class="\(Markup(trusted: style.rawValue))" d="\(outline)Z"/>\
      \(hatch, if: style == .extra)

      """
  }

  private func axes(_ top: Double, _ step: Double) -> Markup {
    let decimals = step < 1 ? 1 : 0
    let values = (0...Int((top / step).rounded())).map { index -> Markup in
      let value = Double(index) * step
      return """
        <path class="grid" d="M\(at: Self.plot.left) \(at: y(value, top))H\(at: Self.plot.right)"/>\
        <text x="\(at: Self.plot.left - 7)" y="\(at: y(value, top) + 4)" text-anchor="end" \
        class="rl">\(language.number(value, decimals: decimals))</text>
        """
    }
    let perDay = (Self.plot.right - Self.plot.left) / Double(max(dayCount - 1, 1))
    let days = axisDays(first: 1, count: dayCount, pixelsPerDay: perDay)
      .filter { $0 == 1 || Double(dayCount - $0) * perDay >= 16 }
      .map { day -> Markup in
        """
        <path class="tick" d="M\(at: x(day - 1)) \(at: Self.plot.bottom)v4"/>\
        <text x="\(at: x(day - 1))" y="\(at: Self.plot.bottom + 18)" text-anchor="middle" \
        class="rl">\(language == .sv ? "dag" : "day") \(day)</text>
        """
      }
    return """
      <text x="\(at: Self.plot.left - 7)" y="12" class="rl">\(unit)</text>\(values)\(days)
      """
  }
}
