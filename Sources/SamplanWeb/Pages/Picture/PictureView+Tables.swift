import SamplanBase
import SamplanDocuments
import SamplanDomain

extension PictureView {
  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  /// The 21 regions.
  var table: Markup {
    DataTable(
      id: "regioner",
      caption: say("Regionernas platser och risk för brist", "Beds and risk by region"),
      columns: columns, rows: model.rows.map(row)
    ).markup
  }

  private var columns: [DataTable.Column] {
    var columns = [column("Region", .byName)]
    if let plan = model.plan {
      columns += [
        column(say("Risk för brist", "Risk of shortage"), .byRisk, unit: days(plan.days)),
        column(say("Första bristdag", "First day"), .byFirstDay, unit: say("median", "median")),
      ]
    }
    return columns + [
      column(say("Vårdplatser", "Beds"), .byBeds, unit: say("st", "no.")),
      column(say("IVA", "ICU"), .byICU, unit: say("st", "no.")),
      column(say("IVA utökade", "ICU surge"), .bySurge, unit: say("st", "no.")),
      column(say("Uppgiftens ålder", "Age of figure"), .byAge),
    ]
  }

  private func days(_ count: Int) -> String { say("\(count) d", "\(count) d") }

  private func column(_ title: String, _ order: RegionOrder, unit: String? = nil)
    -> DataTable.Column
  {
    let direction: DataTable.Order =
      [.byName, .byFirstDay].contains(order) ? .ascending : .descending
    return DataTable.Column(
      title, unit: unit, isNumeric: order != .byName,
      sortLink: Site.picture(.html).link([
        ("vard", model.care.rawValue), ("ordning", order.rawValue),
      ]),
      order: order == model.order ? direction : nil)
  }

  private func row(_ row: PictureModel.Row) -> DataTable.Row {
    let figure = FigureShown(language: language)
    var cells: [DataTable.Cell] = []
    if model.plan != nil {
      if let probability = row.probability {
        cells.append(
          .init(
            .chip(language.probability(probability), Severity(probability: probability)),
            sortKey: "\(probability)"))
      } else {
        cells.append(.init(.chip(missing: .unknown, in: language), sortKey: ""))
      }
      cells.append(
        row.firstDay.map { .init(Markup(text: say("dag \($0)", "day \($0)")), sortKey: "\($0)") }
          ?? .init("–", sortKey: ""))
    }
    cells += [figure.cell(row.somatic), figure.cell(row.icu), figure.cell(row.icuSurge)]
    let age = row.oldest.map { Age(of: $0, on: model.today) }
    cells.append(
      .init(
        Markup(text: age?.shown(in: language) ?? "–"), sortKey: age.map { "\($0.days)" } ?? ""))
    return DataTable.Row(
      "<a href=\"\(Site.region(row.code, .html))\">\(row.name)</a>", cells)
  }

  /// What is not known: measure by measure, and region by region.
  var gaps: Markup {
    let title = say("Vad vi inte vet", "What we do not know")
    guard !model.gaps.isEmpty else {
      return """
        <h2>\(title)</h2><p>\(say(
          "Alla regioner har lämnat alla uppgifter, och ingen är för gammal.",
          "Every region has stated every figure, and none is too old."))</p>
        """
    }
    return """
      <h2>\(title)</h2>\(gapsByMeasure.markup)
      <details class="data"><summary>\(say("Region för region", "Region by region"))</summary>\
      \(gapsByRegion.markup)</details>
      """
  }

  private var gapColumns: [DataTable.Column] {
    [
      .init(FigureValue.unknown.label![language].capitalisedFirst),
      .init(FigureValue.withheld.label![language].capitalisedFirst),
      .init(FigureValue.notAsked.label![language].capitalisedFirst),
      .init(say("Äldre än sin giltighetstid", "Past freshness window"), isNumeric: true),
    ]
  }

  private var gapsByMeasure: DataTable {
    let rows = Measure.catalogue.compactMap { measure -> DataTable.Row? in
      let unknown = model.gaps.filter { $0.unknown.contains(measure.id) }
      let withheld = model.gaps.filter { $0.withheld.contains(measure.id) }
      let notAsked = model.gaps.filter { $0.notAsked.contains(measure.id) }
      let faded = model.gaps.count { $0.faded.contains(measure.id) }
      guard !unknown.isEmpty || !withheld.isEmpty || !notAsked.isEmpty || faded > 0 else {
        return nil
      }
      return DataTable.Row(
        Markup(text: measure.name[language]),
        [
          .text(regions(unknown)), .text(regions(withheld)), .text(regions(notAsked)),
          .init(
            Markup(text: faded == 0 ? "–" : say("\(faded) av 21", "\(faded) of 21")),
            sortKey: "\(faded)"),
        ])
    }
    return DataTable(
      id: "saknas", caption: say("Uppgifter som saknas eller är gamla", "Figures missing or old"),
      captionIsHidden: true, columns: [.init(say("Mått", "Measure"))] + gapColumns, rows: rows)
  }

  /// The regions by name, or how many when they are many.
  private func regions(_ gaps: [PictureModel.Gap]) -> String {
    switch gaps.count {
    case 0: "–"
    case 1...4: gaps.map(\.name).joined(separator: ", ")
    default: say("\(gaps.count) regioner", "\(gaps.count) regions")
    }
  }

  private var gapsByRegion: DataTable {
    DataTable(
      id: "saknas-region",
      caption: say("Saknade uppgifter region för region", "Missing figures region by region"),
      captionIsHidden: true, columns: [.init("Region")] + gapColumns,
      rows: model.gaps.map { gap in
        DataTable.Row(
          "<a href=\"\(Site.region(gap.code, .html))\">\(gap.name)</a>",
          [
            .text(names(gap.unknown)), .text(names(gap.withheld)), .text(names(gap.notAsked)),
            .init(
              Markup(
                text: "\(gap.faded.count) \(say("av", "of")) \(gap.reported)"),
              sortKey: "\(gap.faded.count)"),
          ])
      })
  }

  private func names(_ measures: [MeasureID]) -> String {
    guard !measures.isEmpty else { return "–" }
    return measures.map { Measure.find($0)?.name[language] ?? $0.rawValue }
      .joined(separator: "; ")
  }
}
