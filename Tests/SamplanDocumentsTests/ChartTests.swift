import Foundation
import SamplanBase
import Testing

@testable import SamplanDocuments

struct ChartTests {
  @Test func `pictures are as they were looked at`() throws {
    try Golden.expect(Samples.tileMap("map", gaps: true).svg.string, is: "tile-map.svg")
    try Golden.expect(Samples.heatMap("heat", days: 60).svg.string, is: "heat-map.svg")
    try Golden.expect(Samples.loadCurve("load").svg.string, is: "load-curve.svg")
    try Golden.expect(Samples.transferMap("moves").svg.string, is: "transfer-map.svg")
    try Golden.expect(Samples.bars("bars").svg.string, is: "bars.svg")
    try Golden.expect(Samples.spark("spark").svg.string, is: "sparkline.svg")
  }

  @Test func `every picture is well-formed and has a title, a description and a role`() throws {
    for svg in [
      Samples.tileMap("a", gaps: true).svg, Samples.heatMap("b", days: 90).svg,
      Samples.loadCurve("c").svg, Samples.transferMap("d").svg, Samples.bars("e").svg,
      Samples.spark("f").svg,
    ] {
      let text = svg.string
      #expect(text.contains("<title id=") && text.contains("<desc id="))
      #expect(text.contains("role=\"img\"") || text.contains("role=\"group\""))
      #expect(!text.contains("style="))
      try expectBalanced(text)
    }
  }

  /// Every tag that opens closes, in order, and every attribute stands in quotes.
  func expectBalanced(_ text: String) throws {
    var open: [String] = []
    for tag in text.matches(of: /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z-]+="[^"<>]*")*)\s*(\/?)>/) {
      let name = String(tag.2)
      if tag.1 == "/" {
        #expect(open.popLast() == name)
      } else if tag.4 != "/" {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    #expect(text.count { $0 == "<" } == text.matches(of: /<\/?[a-zA-Z]+[^<>]*>/).count)
  }

  @Test func `every region has a tile of its own`() {
    let places = PartyCode.regions.compactMap(RegionPlace.init(of:))
    #expect(places.count == 21)
    #expect(Set(places.map { [$0.column, $0.row] }).count == 21)
    #expect(places.allSatisfy { $0.brief.count <= 10 })
    #expect(RegionPlace(of: .kansli) == nil)
  }

  @Test func `a withheld figure does not look like zero`() {
    func tile(_ look: TileMap.Look, _ value: String) -> String {
      TileMap(
        Picture(id: "m", title: "t", summary: "s"),
        tiles: [.init(PartyCode("19")!, name: "Västmanland", value: value, look: look)]
      ).svg.string
    }
    let zero = tile(.severity(.ok), "0")
    let withheld = tile(.missing(.withheld), "undanhållet")
    #expect(!zero.contains("url(#m-hatch)"))
    #expect(withheld.contains("url(#m-hatch)") && withheld.contains(">undanhållet</text>"))
    #expect(zero.contains("role=\"img\""))
  }

  @Test func `a tile that links says its name and number aloud`() {
    let svg = Samples.tileMap("m", gaps: false).svg.string
    #expect(
      svg.contains(
        "<a href=\"/regioner/25\" aria-label=\"Norrbotten, 82\u{A0}%, dag 6\">"))
    #expect(svg.contains("role=\"group\""))
  }

  @Test func `equal neighbours in the heat map are one stroke`() {
    let map = HeatMap(
      Picture(id: "h", title: "t", summary: "s"),
      rows: [.init("A", [0, 0, 0.3, 0.3, 0.3, nil, 0.6])], in: .sv)
    let svg = map.svg.string
    #expect(svg.contains("<path class=\"ok\" d=\"M0 0h2\"/>"))
    #expect(svg.contains("<path class=\"s3\" d=\"M2 0h3\"/>"))
    #expect(svg.contains("<path class=\"s4\" d=\"M6 0h1\"/>"))
    #expect(svg.contains("fill=\"url(#h-hatch)\""))
    #expect(map.rows[0].peak == 0.6)
  }

  @Test func `a heat map of 21 regions and 90 days is small, also when no neighbours are equal`() {
    let values = [0.0, 0.03, 0.1, 0.3, 0.9]
    let map = HeatMap(
      Picture(id: "h", title: "t", summary: "s"),
      rows: Samples.regions.map { region in
        .init(region.name, (0..<90).map { values[$0 % 5] })
      }, in: .sv)
    #expect(map.svg.bytes.count < 25_000)
    #expect(Samples.heatMap("h", days: 90).svg.bytes.count < 12_000)
  }

  @Test func `tables under the pictures carry every value`() {
    let map = Samples.tileMap("m", gaps: true).table(region: "Region", value: "Risk")
    #expect(map.rows.count == 21)
    #expect(map.markup.string.contains("undanhållet"))
    let heat = Samples.heatMap("h", days: 90).table(region: "Region")
    #expect(heat.rows.allSatisfy { $0.cells.count == 90 })
    #expect(heat.markup.string.contains(">?</td>"))
    let load = Samples.loadCurve("l").table(day: "Dag")
    #expect(load.rows.count == 60 && load.columns.count == 6)
    let moves = Samples.transferMap("t").table(from: "Från", to: "Till", patients: "Patienter")
    #expect(moves.rows.count == 16)
    #expect(moves.rows[0].header.string == "Stockholm")
  }

  @Test func `labels at line ends do not cover each other and stay in the picture`() {
    var numbers = SeededNumbers(seed: 4)
    for _ in 0..<300 {
      let ends = (0..<Int.random(in: 1...5, using: &numbers)).map { index in
        EndLabels.End(
          text: ["behov", "öppna + utökade platser i hela landet", "vårdade med planen"][index % 3],
          style: "need", y: Double.random(in: 26...270, using: &numbers))
      }
      let placed = EndLabels(ends: ends, x: 514, width: 166, range: 26...270).placed
      for (upper, lower) in zip(placed, placed.dropFirst()) {
        let apart = Double(upper.lines.count + lower.lines.count) * 7
        #expect(lower.y - upper.y >= apart)
      }
      for label in placed { #expect((26...270).contains(label.y)) }
    }
  }

  @Test func `the axis of a load curve takes in every value`() {
    let scale = LoadCurve.Scale(
      values: [430, 1040], dayCount: 30, plot: (left: 0, right: 100, top: 0, bottom: 100))
    #expect(scale.low == 0 && scale.high >= 1040)
    #expect(scale.ticks.count <= 7)
    let high = LoadCurve.Scale(
      values: [900, 1000], dayCount: 30, plot: (left: 0, right: 100, top: 0, bottom: 100))
    #expect(high.low > 0 && high.low <= 900)
  }

  @Test func `pictures of nothing are still pictures`() throws {
    let picture = Picture(id: "n", title: "t", summary: "s")
    try expectBalanced(TileMap(picture, tiles: []).svg.string)
    try expectBalanced(HeatMap(picture, rows: [], in: .sv).svg.string)
    try expectBalanced(LoadCurve(picture, lines: [], unit: "st", in: .sv).svg.string)
    try expectBalanced(TransferMap(picture, places: [], transfers: [], in: .sv).svg.string)
    try expectBalanced(BarChart(picture, bars: [], in: .sv).svg.string)
    try expectBalanced(Sparkline(picture, values: []).svg.string)
  }

  @Test func `arcs are as wide as their patients are many and point the right way`() {
    let map = Samples.transferMap("t")
    #expect(map.width(of: 610) == TransferMap.widest)
    #expect(abs(map.width(of: 305) - TransferMap.widest / 2) < 1e-9)
    #expect(map.width(of: 1) == 1.2)
    let arc = Arc(from: Point(0, 0), to: Point(100, 0), width: 4, dot: 4)
    #expect(arc.point(at: 0).x < 10 && arc.point(at: 1).x > 80)
    let back = Arc(from: Point(100, 0), to: Point(0, 0), width: 4, dot: 4)
    #expect(arc.point(at: 0.5).y * back.point(at: 0.5).y < 0)
  }

  @Test func `north is up, east is right, and the whole country is in the picture`() {
    let projection = SwedenProjection(width: 520, height: 700, margin: 46)
    let points = Samples.regions.map {
      projection.point(latitude: $0.latitude, longitude: $0.longitude)
    }
    #expect(points.allSatisfy { (20...500).contains($0.x) && (40...660).contains($0.y) })
    let lulea = projection.point(latitude: 65.58, longitude: 22.15)
    let goteborg = projection.point(latitude: 57.71, longitude: 11.97)
    #expect(lulea.y < goteborg.y && lulea.x > goteborg.x)
    // Göteborg–Luleå is 1 016 km and Göteborg–Stockholm 398 km by air.
    let stockholm = projection.point(latitude: 59.33, longitude: 18.07)
    let ratio =
      hypot(lulea.x - goteborg.x, lulea.y - goteborg.y)
      / hypot(stockholm.x - goteborg.x, stockholm.y - goteborg.y)
    #expect(abs(ratio - 1016.0 / 398) < 0.05)
  }

  @Test func `reported numbers are dots, and texts that would meet stand apart`() {
    var curve = LoadCurve(
      Picture(id: "m", title: "t", summary: "s"),
      lines: [.init("l", .need, [Double](repeating: 10, count: 101))], unit: "u", in: .sv)
    curve.marks = [
      .init(day: 51, value: 10, shown: "> 10"), .init(day: 52, value: 10, shown: "11"),
      .init(day: 90, value: 10, shown: "12"),
    ]
    let svg = curve.svg.string
    #expect(svg.matches(of: /<circle class="dot takes"/).count == 3)
    #expect(svg.contains(">&gt; 10</text>"))
    func place(_ text: String) -> Double? {
      svg.firstMatch(of: try! Regex("y=\"([0-9.]+)\"[^>]*>\(text)</text>")).flatMap {
        $0[1].substring.flatMap { Double($0) }
      }
    }
    // Day 51 and 52 lie some five pixels apart: the second text goes below its dot.
    #expect(place("&gt; 10") == place("12"))
    #expect((place("11") ?? 0) - (place("12") ?? 0) == 25)
  }
}
