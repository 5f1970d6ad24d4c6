import SamplanBase

/// A map of Sweden (rutkarta) where each region is one tile, so that small regions are seen as
/// well as large ones. Each tile says its number; the colour only repeats it.
package struct TileMap: Sendable {
  /// How a tile looks.
  package enum Look: Sendable, Hashable {
    /// The likelihood of shortage.
    case severity(Severity)
    /// A figure that is neither good nor bad.
    case plain
    /// Words in place of a figure, neither good nor bad: where a region stands.
    case standing
    /// There is no figure; unlike zero in pattern and border, and each kind in its words.
    case missing(Missing)
  }

  /// Why there is no figure.
  package enum Missing: String, Sendable, Hashable {
    case unknown, withheld, notAsked, notApplicable
  }

  /// One region.
  package struct Tile: Sendable {
    package var region: PartyCode
    /// The region's name, 14 letters at most: `V. Götaland`.
    package var name: String
    /// The figure with its unit: `82 %`, or why there is none.
    package var value: String
    /// A second, smaller figure: `dag 6`.
    package var note: String?
    package var look: Look
    /// The region's page.
    package var link: String?
    /// The region one acts for; its tile has a heavier border.
    package var isOwn: Bool

    package init(
      _ region: PartyCode, name: String, value: String, note: String? = nil, look: Look,
      link: String? = nil, isOwn: Bool = false
    ) {
      self.region = region
      self.name = name
      self.value = value
      self.note = note
      self.look = look
      self.link = link
      self.isOwn = isOwn
    }
  }

  package var picture: Picture
  /// At most one tile for each region; the kansli has none.
  package var tiles: [Tile]

  package init(_ picture: Picture, tiles: [Tile]) {
    self.picture = picture
    self.tiles = tiles
  }

  /// The map as SVG.
  package var svg: Markup {
    picture.svg(
      "map", width: 5 * Self.pitch.x - 2, height: 9 * Self.pitch.y - 2,
      hasLinks: tiles.contains { $0.link != nil },
      "\(picture.hatching)\(tiles.map(drawn))")
  }

  /// The same figures as a table.
  /// - Parameters:
  ///   - region: head of the first column.
  ///   - value: head of the figures, with its unit.
  ///   - note: head of the second figures; nil when there are none.
  package func table(region: String, value: String, note: String? = nil) -> DataTable {
    DataTable(
      id: "\(picture.id)-table", caption: picture.title,
      columns: [.init(region), .init(value, isNumeric: true)]
        + (note.map { [.init($0, isNumeric: true)] } ?? []),
      rows: tiles.map { tile in
        .init(
          tile.link.map { "<a href=\"\(link: $0)\">\(tile.name)</a>" } ?? Markup(text: tile.name),
          [.text(tile.value)] + (note == nil ? [] : [.text(tile.note ?? "–")]))
      })
  }

  private static let pitch = Point(110, 63)

  private func drawn(_ tile: Tile) -> Markup {
    guard let place = RegionPlace(of: tile.region) else { return .empty }
    let x = Double(place.column) * Self.pitch.x + 2
    let y = Double(place.row) * Self.pitch.y + 2
    let isWord =
      switch tile.look {
      case .missing, .standing: true
      case .severity, .plain: false
      }
    let name: Markup =
      place.brief == tile.name
      ? "<text x=\"8\" y=\"19\" class=\"tn\">\(tile.name)</text>"
      : """
      <text x="8" y="19" class="tn long">\(tile.name)</text>\
      <text x="8" y="19" class="tn brief">\(place.brief)</text>
      """
    // A note stands on a line of its own: beside the value, «> 99 %» would run into it.
    let valueLine = tile.note == nil ? 46 : 37
    let note: Markup? = tile.note.map {
      "<text x=\"8\" y=\"52\" class=\"tm\">\($0)</text>"
    }
    let drawing: Markup = """
      <g class="tile \(look(tile))" transform="translate(\(at: x) \(at: y))">\
      <rect class="box" width="104" height="57" rx="4"/>\(hatch(tile))\(name)\
      <text x="8" y="\(valueLine)" class="\(isWord ? "tw" : "tv")">\(tile.value)</text>\(note)</g>
      """
    guard let link = tile.link else { return drawing + "\n" }
    let spoken = [tile.name, tile.value, tile.note].compactMap { $0 }.joined(separator: ", ")
    return "<a href=\"\(link: link)\" aria-label=\"\(spoken)\">\(drawing)</a>\n"
  }

  private func look(_ tile: Tile) -> Markup {
    let look: Markup =
      switch tile.look {
      case .severity(let severity): severity.name
      case .plain: "plain"
      case .standing: "standing"
      case .missing(let why): "missing \(why.rawValue)"
      }
    return tile.isOwn ? look + " own" : look
  }

  /// What was asked for and is not here is hatched; what was never asked is only empty.
  private func hatch(_ tile: Tile) -> Markup? {
    switch tile.look {
    case .missing(.unknown), .missing(.withheld):
      "<rect width=\"104\" height=\"57\" rx=\"4\" \(picture.hatchFill)/>"
    default: nil
    }
  }
}

/// Where a region's tile lies, north up, and a name short enough for a telephone.
struct RegionPlace: Sendable {
  /// From the west, 0–4.
  let column: Int
  /// From the north, 0–8.
  let row: Int
  /// At most 10 letters.
  let brief: String

  private init(_ column: Int, _ row: Int, _ brief: String) {
    self.column = column
    self.row = row
    self.brief = brief
  }

  /// Nil for the kansli.
  init?(of party: PartyCode) {
    guard let place = Self.places[party.rawValue] else { return nil }
    self = place
  }

  private static let places: [String: RegionPlace] = [
    "25": .init(3, 0, "Norrbotten"), "24": .init(3, 1, "Västerb."), "23": .init(2, 2, "Jämtland"),
    "22": .init(3, 2, "V-norrl."), "20": .init(2, 3, "Dalarna"), "21": .init(3, 3, "Gävleborg"),
    "17": .init(0, 4, "Värmland"), "18": .init(1, 4, "Örebro"), "19": .init(2, 4, "Västmanl."),
    "03": .init(3, 4, "Uppsala"), "14": .init(0, 5, "V. Götal."), "04": .init(2, 5, "Sörmland"),
    "01": .init(3, 5, "Stockholm"), "13": .init(0, 6, "Halland"), "06": .init(1, 6, "Jönköping"),
    "05": .init(2, 6, "Östergötl."), "09": .init(4, 6, "Gotland"), "07": .init(1, 7, "Kronoberg"),
    "08": .init(2, 7, "Kalmar"), "12": .init(0, 8, "Skåne"), "10": .init(2, 8, "Blekinge"),
  ]
}

extension TileMap.Missing {
  /// Nil when the value is a number.
  package init?(_ value: FigureValue) {
    switch value {
    case .known: return nil
    case .unknown: self = .unknown
    case .withheld: self = .withheld
    case .notAsked: self = .notAsked
    case .notApplicable: self = .notApplicable
    }
  }
}
