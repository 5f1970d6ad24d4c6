import Foundation
import SamplanBase

@testable import SamplanDocuments

/// Made-up figures for pictures and pages; only places and names are real.
enum Samples {
  struct Region {
    let code: PartyCode
    let name: String
    let latitude: Double
    let longitude: Double
    let beds: Int
    let intensive: Int
    let risk: Double
    let firstDay: Int?
  }

  static let regions: [Region] = [
    ("25", "Norrbotten", 65.58, 22.15, 412, 15, 0.82, 6),
    ("09", "Gotland", 57.64, 18.30, 91, 4, 0.63, 10),
    ("24", "Västerbotten", 63.83, 20.26, 477, 24, 0.57, 11),
    ("23", "Jämtland H.", 63.18, 14.64, 194, 6, 0.52, 12),
    ("01", "Stockholm", 59.33, 18.07, 3178, 86, 0.24, 18),
    ("22", "Västernorrland", 62.63, 17.94, 413, 13, 0.22, 18),
    ("05", "Östergötland", 58.41, 15.62, 614, 39, 0.15, 19),
    ("17", "Värmland", 59.38, 13.50, 402, 14, 0.15, 20),
    ("12", "Skåne", 56.03, 14.16, 1830, 60, 0.11, 20),
    ("07", "Kronoberg", 56.88, 14.81, 345, 8, 0.10, 21),
    ("18", "Örebro", 59.27, 15.21, 449, 21, 0.10, 21),
    ("08", "Kalmar", 56.66, 16.36, 400, 11, 0.10, 21),
    ("19", "Västmanland", 59.61, 16.55, 393, 8, 0.03, nil),
    ("14", "V. Götaland", 57.71, 11.97, 2482, 89, 0.03, nil),
    ("21", "Gävleborg", 60.67, 17.14, 370, 14, 0.01, nil),
    ("10", "Blekinge", 56.16, 15.59, 255, 9, 0.004, nil),
    ("04", "Sörmland", 58.75, 17.01, 422, 12, 0.002, nil),
    ("03", "Uppsala", 59.86, 17.64, 568, 33, 0, nil),
    ("06", "Jönköping", 57.78, 14.16, 541, 16, 0, nil),
    ("13", "Halland", 56.67, 12.86, 413, 12, 0, nil),
    ("20", "Dalarna", 60.61, 15.63, 451, 13, 0, nil),
  ].map { code, name, latitude, longitude, beds, intensive, risk, firstDay in
    Region(
      code: PartyCode(code)!, name: name, latitude: latitude, longitude: longitude, beds: beds,
      intensive: intensive, risk: risk, firstDay: firstDay)
  }

  static func tileMap(_ id: String, gaps: Bool, in language: Language = .sv) -> TileMap {
    TileMap(
      Picture(
        id: id, title: "Sannolikhet för brist på intensivvård, dag 1–30, per region",
        summary: "Varje region är en ruta. Högst är Norrbotten med 82 procent."),
      tiles: regions.map { region in
        var tile = TileMap.Tile(
          region.code, name: region.name, value: language.probability(region.risk),
          note: region.firstDay.map { "dag \($0)" },
          look: .severity(Severity(probability: region.risk)),
          link: "/regioner/\(region.code)", isOwn: region.code.rawValue == "19")
        if gaps, let missing = missing[region.code.rawValue] {
          tile.look = .missing(TileMap.Missing(missing)!)
          tile.value = missing.shown(in: language)
          tile.note = nil
        }
        return tile
      })
  }

  private static let missing: [String: FigureValue] = [
    "08": .unknown, "04": .withheld, "20": .notAsked, "09": .notApplicable,
  ]

  static func heatMap(_ id: String, days: Int, in language: Language = .sv) -> HeatMap {
    HeatMap(
      Picture(
        id: id, title: "Risk för brist på intensivvård, region och dag",
        summary: "En rad för varje region, en kolumn för varje dag."),
      rows: regions.enumerated().map { index, region in
        let start = Double(region.firstDay ?? 40)
        let values = (1...days).map { day -> Double? in
          if region.code.rawValue == "08", day > days / 2 { return nil }
          let rise = 1 / (1 + exp(-(Double(day) - start) / 2.2))
          let fall = 1 / (1 + exp((Double(day) - start - 22) / 3))
          return min(0.97, region.risk * 1.15 * rise * fall)
        }
        return .init(region.name, values, link: index == 0 ? "/regioner/25" : nil)
      }, in: language)
  }

  static func loadCurve(_ id: String, days: Int = 60, in language: Language = .sv) -> LoadCurve {
    let need = (0..<days).map { day in
      430 + 520 * exp(-pow((Double(day) - 24) / 11, 2))
    }
    let capacity = (0..<days).map { $0 < 3 ? 507.0 : $0 < 10 ? 640 : 760 }
    return LoadCurve(
      Picture(
        id: id, title: "Intensivvård i landet, patienter och platser",
        summary: "Behovet är som störst dag 25, 950 patienter mot 760 platser."),
      band: .init("8 av 10 utfall", low: need.map { $0 * 0.91 }, high: need.map { $0 * 1.09 }),
      lines: [
        .init("öppna + utökade platser", .capacity, capacity),
        .init("behov", .need, need),
        .init("vårdade med planen", .plan, zip(need, capacity).map { min($0, $1) }),
      ], unit: "patienter", in: language)
  }

  static func transferMap(_ id: String, in language: Language = .sv) -> TransferMap {
    func code(_ text: String) -> PartyCode { PartyCode(text)! }
    let transfers: [(String, String, Double)] = [
      ("25", "24", 310), ("25", "03", 420), ("24", "22", 180), ("24", "03", 95), ("09", "01", 140),
      ("23", "22", 60), ("23", "20", 85), ("01", "05", 610), ("01", "18", 220), ("01", "04", 75),
      ("12", "13", 160), ("12", "14", 240), ("14", "06", 35), ("05", "14", 12), ("22", "21", 44),
      ("03", "21", 25),
    ]
    return TransferMap(
      Picture(
        id: id, title: "Patienter som skulle flyttas mellan regioner, dag 1–30",
        summary: "Flest från Stockholm till Östergötland, 610 patienter."),
      places: regions.map {
        .init($0.code, name: $0.name, latitude: $0.latitude, longitude: $0.longitude)
      },
      transfers: transfers.map { .init(from: code($0.0), to: code($0.1), patients: $0.2) },
      in: language)
  }

  static func bars(_ id: String, in language: Language = .sv) -> BarChart {
    BarChart(
      Picture(
        id: id, title: "Kvarstående brist med olika åtgärder, IVA-vårddygn",
        summary: "Utan åtgärder 17 800 vårddygn; med hela planen 2 100."),
      bars: [
        .init("Med dagens resurser", 17_800, range: 15_200...20_900),
        .init("Uppskjuten planerad vård", 12_450, range: 10_700...14_100),
        .init("Utökade vårdplatser", 7_300, range: 6_000...8_800),
        .init("Hela planen", 2_100, range: 1_400...3_050),
      ], in: language)
  }

  static func spark(_ id: String) -> Sparkline {
    Sparkline(
      Picture(id: id, title: "IVA-platser, tolv månader", summary: "Från 489 till 507."),
      values: [489, 492, 490, 495, nil, nil, 501, 499, 503, 507, 505, 507])
  }

  static func regionTable(_ id: String) -> DataTable {
    DataTable(
      id: id, caption: "Vårdplatser och risk per region", captionIsHidden: true,
      columns: [
        .init("Region", sortLink: "?sortera=region"),
        .init("Vårdplatser", unit: "st", isNumeric: true, sortLink: "?sortera=platser"),
        .init("IVA", unit: "st", isNumeric: true, sortLink: "?sortera=iva"),
        .init(
          "Risk för brist", unit: "30 d", isNumeric: true, sortLink: "?sortera=risk",
          order: .descending),
        .init("Första bristdag", unit: "median", isNumeric: true),
        .init("Uppgiftens ålder"), .init("IVA", unit: "12 månader"),
      ],
      rows: regions.enumerated().map { index, region in
        let severity = Severity(probability: region.risk)
        let isOld = index % 7 == 1
        return .init(
          "<a href=\"\(link: "/regioner/\(region.code)")\">\(region.name)</a>",
          [
            .number(Double(region.beds), .sv),
            DataTable.Cell(
              Markup(text: Language.sv.number(region.intensive)), sortKey: "\(region.intensive)",
              isOld: isOld),
            DataTable.Cell(
              region.code.rawValue == "08"
                ? .chip(missing: .unknown, in: .sv)
                : .chip(Language.sv.probability(region.risk), severity),
              sortKey: "\(region.risk)"),
            .text(region.firstDay.map { "dag \($0)" } ?? "–"),
            DataTable.Cell(Markup(text: isOld ? "41 dygn" : "\(index % 9 + 1) dygn"), isOld: isOld),
            DataTable.Cell(index < 3 ? spark("\(id)-spark-\(index)").svg : .empty),
          ])
      }, filterLabel: "Visa bara")
  }
}
