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
    var columns = [
      column("Region", .byName),
      column(say("Vårdplatser", "Beds"), .byBeds, unit: say("st", "no.")),
      column("IVA", .byICU, unit: say("st", "no.")),
      column(say("IVA utökade", "ICU surge"), .bySurge, unit: say("st", "no.")),
    ]
    if let plan = model.plan {
      columns += [
        column(say("Risk för brist", "Risk of shortage"), .byRisk, unit: days(plan.days)),
        column(say("Första bristdag", "First day"), .byFirstDay, unit: say("median", "median")),
      ]
    }
    return columns + [column(say("Uppgiftens ålder", "Age of figure"), .byAge)]
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
    var cells = [figure.cell(row.somatic), figure.cell(row.icu), figure.cell(row.icuSurge)]
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
    let age = row.oldest.map { Age(of: $0, on: model.today) }
    cells.append(
      .init(
        Markup(text: age?.shown(in: language) ?? "–"), sortKey: age.map { "\($0.days)" } ?? ""))
    return DataTable.Row(
      "<a href=\"\(Site.region(row.code, .html))\">\(row.name)</a>", cells)
  }

  /// What is not known: region by measure.
  var gaps: Markup {
    let title = say("Vad vi inte vet", "What we do not know")
    guard !model.gaps.isEmpty else {
      return """
        <h2>\(title)</h2><p>\(say(
          "Alla regioner har lämnat alla uppgifter, och ingen är för gammal.",
          "Every region has stated every figure, and none is too old."))</p>
        """
    }
    let table = DataTable(
      id: "saknas", caption: title, captionIsHidden: true,
      columns: [
        .init("Region"), .init(FigureValue.unknown.label![language]),
        .init(FigureValue.withheld.label![language]), .init(FigureValue.notAsked.label![language]),
        .init(say("Har blivit gamla", "Grown old"), isNumeric: true),
      ],
      rows: model.gaps.map { gap in
        DataTable.Row(
          "<a href=\"\(Site.region(gap.code, .html))\">\(gap.name)</a>",
          [
            .text(names(gap.unknown)), .text(names(gap.withheld)), .text(names(gap.notAsked)),
            .init(
              Markup(text: say("\(gap.faded) av \(gap.reported)", "\(gap.faded) of \(gap.reported)")),
              sortKey: "\(gap.faded)"),
          ])
      })
    return "<h2>\(title) <small>\(say("mått per region", "measures by region"))</small></h2>\(table.markup)"
  }

  private func names(_ measures: [MeasureID]) -> String {
    guard !measures.isEmpty else { return "–" }
    return measures.map { Measure.find($0)?.name[language] ?? $0.rawValue }
      .joined(separator: "; ")
  }
}
