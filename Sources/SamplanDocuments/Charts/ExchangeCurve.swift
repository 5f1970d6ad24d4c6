import SamplanBase

/// What is given up of one thing to avoid another (Paretokurva): points in order, joined, each with
/// its uncertainty upright and named; one point may stand by itself.
package struct ExchangeCurve: Sendable {
  /// One point.
  package struct Point: Sendable {
    package var label: String
    /// What is given up; along.
    package var along: Double
    /// What is left; upright.
    package var upright: Double
    /// Half of the uncertainty upright.
    package var spread: Double
    /// Both values as they are shown in the table.
    package var shown: (along: String, upright: String)

    package init(
      _ label: String, along: Double, upright: Double, spread: Double,
      shown: (along: String, upright: String)
    ) {
      self.label = label
      self.along = along
      self.upright = upright
      self.spread = spread
      self.shown = shown
    }
  }

  package var picture: Picture
  /// Joined in their order.
  package var points: [Point]
  /// Stands by itself, larger.
  package var marked: Point?
  /// What the axes count.
  package var titles: (along: String, upright: String)
  package var language: Language

  package init(
    _ picture: Picture, points: [Point], marked: Point? = nil,
    titles: (along: String, upright: String), in language: Language
  ) {
    self.picture = picture
    self.points = points
    self.marked = marked
    self.titles = titles
    self.language = language
  }

  private static let plot = (left: 64.0, width: 470.0, top: 24.0, height: 210.0)

  /// The curve as SVG.
  package var svg: Markup {
    let all = points + (marked.map { [$0] } ?? [])
    let along = Axis(all.map(\.along), length: Self.plot.width)
    let upright = Axis(
      all.flatMap { [$0.upright - $0.spread, $0.upright + $0.spread] }, length: Self.plot.height)
    func place(_ point: Point) -> (x: Double, y: Double) {
      (
        Self.plot.left + along.place(point.along),
        Self.plot.top + Self.plot.height - upright.place(point.upright)
      )
    }
    let line = points.map { place($0) }.map { SamplanDocuments.Point($0.x, $0.y) }
    let bottom = Self.plot.top + Self.plot.height
    return picture.svg(
      "bars", width: 560, height: bottom + 42,
      """
      \(along.steps.map { value in
        let x = Self.plot.left + along.place(value)
        return """
          <path class="grid" d="M\(at: x) \(at: Self.plot.top)V\(at: bottom)"/><text x="\(at: x)" \
          y="\(at: bottom + 16)" text-anchor="middle" class="rl">\(language.number(value))</text>
          """ as Markup
      })\(upright.steps.map { value in
        let y = bottom - upright.place(value)
        return """
          <path class="grid" d="M\(at: Self.plot.left) \(at: y)h\(at: Self.plot.width)"/><text \
          x="\(at: Self.plot.left - 6)" y="\(at: y + 4)" text-anchor="end" class="rl">\
          \(language.number(value))</text>
          """ as Markup
      })<text x="0" y="12" class="rl">\(titles.upright)</text><text \
      x="\(at: Self.plot.left + Self.plot.width)" y="\(at: bottom + 34)" text-anchor="end" \
      class="rl">\(titles.along)</text>
      <path class="need" d="\(Markup.path(through: line))"/>
      \(points.map { dot($0, place($0), upright, isMarked: false) })\
      \(marked.map { dot($0, place($0), upright, isMarked: true) })
      """)
  }

  /// The same as a table.
  package func table(what: String) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [
        .init(what), .init(titles.along, isNumeric: true), .init(titles.upright, isNumeric: true),
      ],
      rows: (points + (marked.map { [$0] } ?? [])).map { point in
        .init(
          Markup(text: point.label),
          [
            .init(Markup(text: point.shown.along), sortKey: "\(point.along)"),
            .init(Markup(text: point.shown.upright), sortKey: "\(point.upright)"),
          ])
      })
  }

  private func dot(
    _ point: Point, _ place: (x: Double, y: Double), _ upright: Axis, isMarked: Bool
  ) -> Markup {
    let spread = upright.length(point.spread)
    return """
      <path class="whisker" d="M\(at: place.x) \(at: place.y - spread)V\(at: place.y + spread)"/>\
      <circle class="dot\(" takes", if: isMarked)" cx="\(at: place.x)" cy="\(at: place.y)" \
      r="\(at: isMarked ? 5.5 : 4)"/><text x="\(at: place.x + 8)" y="\(at: place.y - 7)" \
      class="lab\(" strong", if: isMarked)">\(point.label)</text>

      """
  }
}

/// An axis over some values, with round steps; from zero where that wastes less than half of it.
private struct Axis {
  let low: Double
  let high: Double
  let length: Double
  let step: Double

  init(_ values: [Double], length: Double) {
    self.length = length
    let most = max(values.max() ?? 1, 1e-9)
    let least = max(0, values.min() ?? 0)
    let floor = least < most / 2 ? 0 : least
    step = axisStep(span: max(most - floor, most * 1e-3), count: 5)
    low = (floor / step).rounded(.down) * step
    high = max((most / step).rounded(.up) * step, low + step)
  }

  var steps: [Double] {
    (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
  }

  func place(_ value: Double) -> Double { (value - low) / (high - low) * length }
  func length(_ span: Double) -> Double { span / (high - low) * length }
}
