import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Var finns risk för katastroftillstånd? Three indicators for each region, never a state.
extension PlanView {
  /// Who decides; stands at the top of the page and of the paper.
  static let whoDecides = Text(
    sv: "Modellindikator: regionen bedömer; regeringen beslutar om kvalificerat "
      + "katastroftillstånd.",
    en: "Model indicator: the region judges; the Government decides on a qualified "
      + "state of disaster.")

  var crisisSentence: Markup {
    let who: Markup = "<b>\(Self.whoDecides[language])</b>"
    guard let crises = result.crises else { return who }
    let risk = crises.count { $0.riskFrom != nil }
    let helped = crises.count { $0.firstWithHelp.ever > PlanFigures.likely }
    let likely = crises.filter { $0.first.ever > PlanFigures.likely }
    let first = likely.compactMap { crisis in crisis.first.p50.map { (crisis.region, $0) } }
      .min { ($0.1, names[$0.0]) < ($1.1, names[$1.0]) }
    let earliest =
      first.map {
        say(", tidigast \(names[$0.0]) dag \($0.1)", ", earliest \(names[$0.0]) on day \($0.1)")
      } ?? ""
    return """
      \(who) \(say(
        "Indikatorn för risk uppfylls i \(language.regions(risk)) inom \(days) dygn. Med egna "
          + "resurser bedöms nödvändig vård inte räcka i \(language.regions(likely.count)), med "
          + "mer än 50 procents sannolikhet\(earliest); med all hjälp i den gemensamma planen i "
          + "\(language.regions(helped)).",
        "The indicator of risk is met in \(language.regions(risk)) within \(days) days. With own "
          + "resources necessary care is expected to fall short in "
          + "\(language.regions(likely.count)), more likely than not\(earliest); with all help of "
          + "the joint plan in \(language.regions(helped))."))
      """
  }

  var crisis: Markup {
    guard let crises = result.crises else { return olderModel }
    return """
      <div class="two even"><div>\(crisisMap(
        crises, id: "indikator-b", \.unmet, first: \.first,
        title: say("Indikator B: med egna resurser", "Indicator B: with own resources"),
        detail: say(
          "sannolikhet per dygn att nödvändig vård inte räcker under hela ledtiden",
          "probability by day that necessary care falls short throughout the lead time")))</div>\
      <div>\(crisisMap(
        crises, id: "indikator-c", \.unmetWithHelp, first: \.firstWithHelp,
        title: say("Indikator C: med all hjälp i planen", "Indicator C: with all help of the plan"),
        detail: say(
          "samma sannolikhet när den gemensamma planen följs",
          "the same probability when the joint plan is followed")))</div></div>
      <div class="two even"><div>\(crisisDays(crises))</div><div>\(crisisNote)</div></div>
      \(crisisTable(crises))
      """
  }

  /// Regions by how likely B is, the likeliest first.
  private func ordered(_ crises: [PlanResult.Crisis]) -> [PlanResult.Crisis] {
    crises.sorted { a, b in
      if a.first.ever != b.first.ever { return a.first.ever > b.first.ever }
      return SwedishOrder.precedes(names[a.region], names[b.region])
    }
  }

  private func crisisMap(
    _ crises: [PlanResult.Crisis], id: String, _ daily: KeyPath<PlanResult.Crisis, [Double]>,
    first: KeyPath<PlanResult.Crisis, PlanResult.FirstDay>, title: String, detail: String
  ) -> Markup {
    let map = HeatMap(
      Picture(
        id: id, title: title,
        summary: say(
          "En rad för varje region och en ruta för varje dag; mörkare är troligare brist.",
          "A row for each region and a cell for each day; darker is likelier shortage.")),
      rows: ordered(crises).map { crisis in
        HeatMap.Row(
          names.brief(crisis.region),
          isCalibrated(crisis.region)
            ? crisis[keyPath: daily].map { $0 } : crisis[keyPath: daily].map { _ in nil },
          link: site(partOf: crisis.region).path, missing: notCalibrated)
      }, in: language)
    return .figure(
      caption: title, detail: detail, map.svg,
      legend: .severityLegend(in: language, missing: legendOfGaps(!figures.notCalibrated.isEmpty)),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: "Region"))
  }

  /// First passage: when B first comes, and from when the risk is said to hold.
  private func crisisDays(_ crises: [PlanResult.Crisis]) -> Markup {
    let title = say(
      "Första dygn för B, och risk (A)", "First day of B, and risk (A)")
    let shown = ordered(crises).filter { isCalibrated($0.region) && $0.first.ever >= 0.01 }
    guard !shown.isEmpty else { return .empty }
    let chart = DayRanges(
      Picture(
        id: "forsta-passage", title: title,
        summary: say(
          "För varje region ett streck från tidig till sen första dag med en punkt i mitten, och en "
            + "triangel där risken börjar.",
          "For each region a line from the early to the late first day with a dot in the middle, "
            + "and a triangle where the risk begins.")),
      lines: shown.map { crisis in
        .init(
          names.brief(crisis.region),
          [
            .init(
              p10: crisis.first.p10, p50: crisis.first.p50, p90: crisis.first.p90,
              shown: language.probability(crisis.first.ever))
          ], mark: crisis.riskFrom)
      }, dayCount: days, in: language)
    return .figure(
      caption: title,
      detail: say(
        "streck P10–P90, punkt P50, triangel: A från detta dygn; till höger sannolikheten för B",
        "line P10–P90, dot P50, triangle: A from this day; to the right the probability of B"),
      chart.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: crisisTableOfDays(shown))
  }

  private func crisisTableOfDays(_ crises: [PlanResult.Crisis]) -> DataTable {
    DataTable(
      id: "forsta-passage-table", caption: say("Första dygn", "First day"),
      columns: [
        .init("Region"), .init(say("A från", "A from"), unit: say("dag", "day"), isNumeric: true),
        .init("P10", isNumeric: true), .init("P50", isNumeric: true),
        .init("P90", isNumeric: true),
      ],
      rows: crises.map { crisis in
        .init(
          Markup(text: names[crisis.region]),
          [crisis.riskFrom, crisis.first.p10, crisis.first.p50, crisis.first.p90].map(dayCell))
      })
  }

  /// A day; a dash when it never comes.
  func dayCell(_ day: Int?) -> DataTable.Cell {
    day.map { .init("\($0)", sortKey: "\($0)") } ?? .init("–", sortKey: "")
  }

  private func crisisTable(_ crises: [PlanResult.Crisis]) -> Markup {
    let rows = ordered(crises).map { crisis -> DataTable.Row in
      let link: Markup =
        "<a href=\"\(site(partOf: crisis.region))\">\(names[crisis.region])</a>"
      guard isCalibrated(crisis.region) else {
        return .init(
          link, [.text(notCalibrated)] + [DataTable.Cell](repeating: .text("–"), count: 7))
      }
      let hours = crisis.warningHours.map { DataTable.Cell.number(Double($0), language) }
      return .init(
        link,
        [
          chance(crisis.first.ever), dayCell(crisis.riskFrom), dayCell(crisis.first.p10),
          dayCell(crisis.first.p50), dayCell(crisis.first.p90), hours ?? .text("–"),
          chance(crisis.firstWithHelp.ever), .text(reason(crisis)),
        ])
    }
    let day = say("dag", "day")
    return DataTable(
      id: "indikatorer",
      caption: say("Indikatorerna, region för region", "The indicators, region by region"),
      columns: [
        .init("Region"), .init(say("B", "B"), unit: "\(days) d", isNumeric: true),
        .init(say("A från", "A from"), unit: day, isNumeric: true),
        .init(say("B tidigt", "B early"), unit: "\(day), P10", isNumeric: true),
        .init(say("B mitten", "B middle"), unit: "\(day), P50", isNumeric: true),
        .init(say("B sent", "B late"), unit: "\(day), P90", isNumeric: true),
        .init(
          say("Förvarning", "Warning"), unit: say("timmar", "hours"), isNumeric: true),
        .init(say("C", "C"), unit: "\(days) d", isNumeric: true),
        .init(say("Vad som tar slut först", "What runs out first")),
      ], rows: rows
    ).markup
  }

  private func chance(_ value: Double) -> DataTable.Cell {
    .init(
      .chip(language.probability(value), Severity(probability: value)), sortKey: "\(value)")
  }

  private func reason(_ crisis: PlanResult.Crisis) -> String {
    let words = crisis.reason.map { language == .sv ? $0.sv : $0.en }
    let care = crisis.care?.label[language]
    switch (care, words) {
    case (nil, nil): return "–"
    case (let care?, let words?): return "\(care): \(words)"
    case (let care, let words): return care ?? words ?? "–"
    }
  }

  private var crisisNote: Markup {
    let level = language.percent(PlanResult.Crisis.riskLevel)
    return .notice(
      .note,
      title: say("Vad indikatorerna betyder", "What the indicators mean"),
      """
      <p>\(say(
        "A, risk: sannolikheten för B inom 72 timmar är minst \(level). B: nödvändig vård ges inte "
          + "under hela ledtiden (24 timmar) med egna resurser som hinner användas inom den. C: "
          + "inte heller med all hjälp som kan nås. Förvarning är tiden från A till det dygn då B "
          + "har inträffat i hälften av utfallen.",
        "A, risk: the probability of B within 72 hours is at least \(level). B: necessary care is "
          + "not given throughout the lead time (24 hours) with own resources that can be used "
          + "within it. C: nor with all help within reach. Warning is the time from A to the day "
          + "by which B has come in half of the outcomes."))</p>
      <p>\(say(
        "Programmet förklarar aldrig något tillstånd.", "The program never declares a state.")) \
      \(chanceNote)</p>
      """)
  }
}
