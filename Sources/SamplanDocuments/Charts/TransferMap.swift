import SamplanBase

/// Patients who would move between regions (omfördelningskarta): a dot for each region at its
/// place, an arc for each pair, as wide as the number of patients, with its direction.
package struct TransferMap: Sendable {
  /// A region's dot.
  package struct Place: Sendable {
    package var region: PartyCode
    package var name: String
    /// Degrees north, WGS 84.
    package var latitude: Double
    /// Degrees east, WGS 84.
    package var longitude: Double

    package init(_ region: PartyCode, name: String, latitude: Double, longitude: Double) {
      self.region = region
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// Patients from one region to another over the whole period.
  package struct Transfer: Sendable {
    package var from: PartyCode
    package var to: PartyCode
    /// Over the whole period; expected values, so not always whole.
    package var patients: Double

    package init(from: PartyCode, to: PartyCode, patients: Double) {
      self.from = from
      self.to = to
      self.patients = patients
    }
  }

  package var picture: Picture
  package var places: [Place]
  /// Transfers between places that are not on the map are left out of the picture and stand in
  /// the table.
  package var transfers: [Transfer]
  /// How many of the largest arcs say their number.
  package var labelledCount: Int
  package var language: Language

  package init(
    _ picture: Picture, places: [Place], transfers: [Transfer], labelledCount: Int = 8,
    in language: Language
  ) {
    self.picture = picture
    self.places = places
    self.transfers = transfers.filter { $0.patients > 0 && $0.from != $0.to }
      .sorted { ($1.patients, $0.from, $0.to) < ($0.patients, $1.from, $1.to) }
    self.labelledCount = labelledCount
    self.language = language
  }

  static let widest = 11.0

  /// The width of an arc: in proportion to its patients, but never too thin to be seen.
  func width(of patients: Double) -> Double {
    let most = transfers.first?.patients ?? 1
    return max(1.2, Self.widest * patients / max(most, 1e-9))
  }

  /// The map as SVG.
  package var svg: Markup {
    let projection = SwedenProjection(width: 470, height: 660, margin: 40)
    var points: [PartyCode: Point] = [:]
    for place in places {
      points[place.region] = projection.point(
        latitude: place.latitude, longitude: place.longitude)
    }
    let arcs = transfers.compactMap { transfer -> Arc? in
      guard let start = points[transfer.from], let end = points[transfer.to] else { return nil }
      return Arc(from: start, to: end, width: width(of: transfer.patients), dot: Self.dotRadius)
    }
    let onMap = transfers.filter { points[$0.from] != nil && points[$0.to] != nil }
    var labels = LabelPlacement(bounds: Point(projection.width, projection.height))
    for point in points.values.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      labels.block(point, radius: Self.dotRadius + 1)
    }
    for arc in arcs { labels.avoid(arc.samples) }
    let numbers = zip(onMap, arcs).prefix(labelledCount).map { transfer, arc in
      number(transfer, arc, &labels)
    }
    let dots = places.map { dot($0, points[$0.region]!, &labels) }
    return picture.svg(
      "moves", width: projection.width, height: projection.height,
      """
      \(arcs.reversed().map(\.markup))\(dots)\(numbers)\(legend)
      """)
  }

  /// The same transfers as a table, the largest first.
  package func table(from: String, to: String, patients: String) -> DataTable {
    let names = Dictionary(
      places.map { ($0.region, $0.name) }, uniquingKeysWith: { first, _ in first })
    return DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(from), .init(to), .init(patients, isNumeric: true)],
      rows: transfers.map { transfer in
        .init(
          Markup(text: names[transfer.from] ?? transfer.from.rawValue),
          [
            .text(names[transfer.to] ?? transfer.to.rawValue),
            .number(transfer.patients, language),
          ])
      })
  }

  private static let dotRadius = 4.5

  private func number(_ transfer: Transfer, _ arc: Arc, _ labels: inout LabelPlacement) -> Markup {
    let text = language.number(transfer.patients)
    let size = Point(widthOfText(text, fontSize: 13) + 2, 15)
    let spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map(arc.point(at:))
    let middle = labels.place(size, at: spots, avoidingLines: false)
    return """
      <text x="\(at: middle.x)" y="\(at: middle.y + 4.5)" text-anchor="middle" class="count">\
      \(text)</text>
      """
  }

  private func dot(_ place: Place, _ point: Point, _ labels: inout LabelPlacement) -> Markup {
    let size = Point(widthOfText(place.name, fontSize: 12), 13)
    let aside = size.x / 2 + Self.dotRadius + 4
    let spots = [
      Point(point.x + aside, point.y), Point(point.x - aside, point.y),
      Point(point.x + aside, point.y - 8), Point(point.x - aside, point.y - 8),
      Point(point.x + aside, point.y + 8), Point(point.x - aside, point.y + 8),
      Point(point.x, point.y - 13), Point(point.x, point.y + 13),
    ]
    let middle = labels.place(size, at: spots, avoidingLines: true)
    let sends = transfers.contains { $0.from == place.region }
    let receives = transfers.contains { $0.to == place.region }
    let role: Markup =
      switch (sends, receives) {
      case (true, false): "sends"
      case (false, true): "takes"
      case (true, true): "both"
      case (false, false): "rests"
      }
    return """
      <circle cx="\(at: point.x)" cy="\(at: point.y)" r="\(at: Self.dotRadius)" \
      class="dot \(role)"/><text x="\(at: middle.x)" y="\(at: middle.y + 4)" \
      text-anchor="middle" class="place">\(place.name)</text>
      """
  }

  /// What the widths and the dots mean, in the empty upper left corner.
  private var legend: Markup {
    let isSwedish = language == .sv
    let most = transfers.first?.patients ?? 0
    let step = axisStep(span: most, count: 2)
    let samples = most > 0 ? [step / 5, step, step * 2].filter { $0 <= most * 1.05 } : []
    let widths = samples.enumerated().map { index, patients in
      let y = 44 + Double(index) * 20
      return """
        <path class="arc" d="M10 \(at: y)h30" stroke-width="\(at: width(of: patients))"/>\
        <text x="50" y="\(at: y + 4)" class="rl">\
        \(language.number(patients, decimals: patients < 1 ? 1 : 0))</text>
        """ as Markup
    }
    let kinds: [(Markup, String)] = [
      ("sends", isSwedish ? "lämnar" : "sends"), ("takes", isSwedish ? "tar emot" : "takes"),
      ("both", isSwedish ? "båda" : "both"), ("rests", isSwedish ? "varken eller" : "neither"),
    ]
    let dots = kinds.enumerated().map { index, kind in
      let y = 62 + Double(samples.count) * 20 + Double(index) * 18
      return """
        <circle cx="25" cy="\(at: y)" r="\(at: Self.dotRadius)" class="dot \(kind.0)"/>\
        <text x="50" y="\(at: y + 4)" class="rl">\(kind.1)</text>
        """ as Markup
    }
    return """
      <text x="10" y="20" class="lab">\(isSwedish ? "Patienter" : "Patients")</text>\
      \(widths)\(dots)
      """
  }
}
