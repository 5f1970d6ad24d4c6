import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The levers with their answer: one sentence, the country's curve, and who is moved.
struct LeversView {
  let visit: Visit
  let origin: RunOrigin
  let footing: TrialFooting
  let form: LeversForm
  let levers: Levers
  /// Without levers, and as they stand.
  let before: InstantAnswer
  let after: InstantAnswer
  /// What was simulated where the levers set out from; nil for a scenario.
  let simulated: PlanResult?
  let refusal: Refusal?
  let names: RegionNames

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var title: String { say("Reglage", "Levers") }

  var name: String {
    let scenario = footing.input.scenario
    return language == .en ? scenario.nameEnglish ?? scenario.name : scenario.name
  }

  /// The care type looked at, by its place in the answer.
  private var care: Int {
    let wanted = visit.query["vard"].flatMap(CareType.init(rawValue:)) ?? .icu
    return after.careTypes.firstIndex(of: wanted) ?? 0
  }
  private var careName: String { after.careTypes[care].label[language].lowercased() }

  var markup: Markup {
    """
    <h1>\(title) <small>\(name) · \(after.days) \(say("dygn", "days"))</small></h1>
    \(errors)\(leversForm)
    <div id="svar">
    <p class="lede">\(sentence)</p>
    \(careChoice)
    <div class="two even"><div>\(curve)</div><div>\(regions)</div></div>
    \(beside)\(simulate)
    </div>
    """
  }

  private var errors: Markup {
    FormErrors(refusal: refusal, fields: fields, language: language).markup
  }

  private var fields: [FormField] {
    Levers.Kind.allCases.map { kind in
      FormField(
        kind.field, kind.label[language], .lever(kind.range, step: kind.step),
        value: form.typed[kind] ?? "\(kind.neutral)", hint: hint(kind), unit: "%",
        error: refusal?.problems.first { $0.place == .field(kind.field) }?.text[language])
    }
  }

  private func hint(_ kind: Levers.Kind) -> String {
    switch kind {
    case .demand, .stays: say("100 är som scenariot säger.", "100 is as the scenario says.")
    case .staffAway: say("Utöver scenariot.", "Besides the scenario.")
    case .surge:
      say("100 är vad regionerna har angett.", "100 is what the regions have stated.")
    }
  }

  /// Works as an ordinary form; the script asks for the answer again while a lever is dragged.
  private var leversForm: Markup {
    """
    <form method="get" action="\(Site.levers(origin))" data-live="svar">\
    <input type="hidden" name="vard" value="\(after.careTypes[care].rawValue)">\
    <div class="fields levers">\(fields.map(\.markup))</div>\
    \(.button(say("Visa svaret", "Show the answer"), isMain: true))</form>
    """
  }

  private var query: [(String, String?)] {
    Levers.Kind.allCases.map { ($0.field, "\(levers[$0])") }
  }

  private var careChoice: Markup {
    .tools(
      say("Vårdtyp", "Care type"),
      views: after.careTypes.enumerated().map { place, type in
        PageLink(
          type.label[language], Site.levers(origin).link(query + [("vard", type.rawValue)]),
          isCurrent: place == care)
      })
  }

  private func total(_ values: [Double]) -> Double { values.reduce(0, +) }

  private var sentence: Markup {
    let (now, then) = (after.likelyShort.count, before.likelyShort.count)
    let regions: Markup = "<b>\(language.regions(now))</b>"
    let short = language.number(total(after.shortBedDays))
    let pooled = language.number(total(after.pooledBedDays))
    let compared: Markup =
      levers.isNeutral
      ? .empty
      : Markup(
        text: say(
          " (utan reglagen: \(language.regions(then)), "
            + "\(language.number(total(before.shortBedDays))) vårddygn)",
          " (without the levers: \(language.regions(then)), "
            + "\(language.number(total(before.shortBedDays))) bed-days)"
        ))
    switch language {
    case .sv:
      return """
        Utan hjälp mellan regioner bedöms nödvändig vård inte räcka i \(regions); omkring \
        <b>\(short) vårddygn</b> utan plats\(compared). Vore alla dessa platser allas återstod \
        omkring \(pooled).
        """
    case .en:
      return """
        Without help between regions necessary care is expected to fall short in \(regions); about \
        <b>\(short) bed-days</b> without a bed\(compared). Were all these beds everyone's some \
        \(pooled) would remain.
        """
    }
  }

  private var curve: Markup {
    let country = after.national[care]
    let title = say(
      "\(careName.capitalisedFirst) i landet, behov och platser",
      "\(careName.capitalisedFirst) in the country, need and beds")
    var lines: [LoadCurve.Line] = [
      .init(say("behov med reglagen", "need with the levers"), .need, country.map(\.mean)),
      .init(say("platser som kan användas", "beds that can be used"), .capacity, after.beds[care]),
    ]
    if !levers.isNeutral {
      lines.append(
        .init(
          say("behov utan reglagen", "need without the levers"), .zero,
          before.national[care].map(\.mean)))
    }
    let chart = LoadCurve(
      Picture(
        id: "behov", title: title,
        summary: say(
          "Behovet dag för dag med ett band där 8 av 10 utfall ligger, mot antalet platser.",
          "The need day by day with a band that holds 8 outcomes of 10, against the beds.")),
      band: .init(
        say("8 av 10 utfall", "8 outcomes of 10"), low: country.map(\.p10),
        high: country.map(\.p90)),
      lines: lines, unit: say("patienter", "patients"), in: language)
    return .figure(
      caption: title, detail: say("med formel, medelvärde", "by formula, mean"), chart.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(day: say("Dag", "Day")))
  }

  private var order: [Int] {
    after.regions.indices.sorted { a, b in
      let (first, second) = (after.ever[care][a], after.ever[care][b])
      if first != second { return first > second }
      return SwedishOrder.precedes(names[after.regions[a]], names[after.regions[b]])
    }
  }

  /// Regions where the risk is seen; the others stand in the table.
  private var shown: [Int] {
    order.filter { max(before.ever[care][$0], after.ever[care][$0]) >= 0.01 }
  }

  private var unseen: String? {
    let count = after.regions.count - shown.count
    guard count > 0 else { return nil }
    return say(
      "\(language.regions(count)) under 1\u{A0}%", "\(language.regions(count)) below 1\u{A0}%")
  }

  private var regions: Markup {
    let title = say(
      "Risk för brist, \(careName), utan och med reglagen",
      "Risk of shortage, \(careName), without and with the levers")
    let chart = DotPairs(
      Picture(
        id: "risk", title: title,
        summary: say(
          "För varje region en tom punkt utan reglagen och en fylld med dem.",
          "For each region an empty dot without the levers and a filled one with them.")),
      lines: shown.map {
        .init(
          names.brief(after.regions[$0]), before: before.ever[care][$0],
          after: after.ever[care][$0])
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "tom punkt: utan; fylld: med reglagen\(unseen.map { "; \($0)" } ?? "")",
        "empty dot: without; filled: with\(unseen.map { "; \($0)" } ?? "")"),
      chart.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"), table: table)
  }

  private var table: DataTable {
    DataTable(
      id: "reglage-regioner",
      caption: say(
        "Regionerna med reglagen som de står, \(careName)",
        "The regions with the levers as they stand, \(careName)"),
      columns: [
        .init("Region"),
        .init(say("Risk utan reglagen", "Risk without the levers"), isNumeric: true),
        .init(say("Risk med reglagen", "Risk with the levers"), isNumeric: true),
        .init(
          say("Troligare än inte från", "Likelier than not from"), unit: say("dag", "day"),
          isNumeric: true),
      ],
      rows: order.map { region in
        let value = after.ever[care][region]
        let day = after.first[care][region]
        let code = after.regions[region]
        return .init(
          "<a href=\"\(Site.region(code, .html))\">\(names[code])</a>",
          [
            .init(
              Markup(text: language.probability(before.ever[care][region])),
              sortKey: "\(before.ever[care][region])"),
            .init(
              .chip(language.probability(value), Severity(probability: value)), sortKey: "\(value)"),
            .text(day.map { "\($0)" } ?? "–"),
          ])
      })
  }

  private var note: Markup {
    .notice(
      .note,
      title: say(
        "Direktsvar med formel, inte simulerat", "An answer at once by formula, not simulated"),
      """
      <p>\(say(
        "Behovet räknas som i en kö med obegränsat antal platser (M_t/G/∞), med samma antaganden och "
          + "osäkerhet som simuleringen. Formeln räknar inte att brist ska vara i 24 timmar, och inte "
          + "platser som blockeras efter intensivvård; risken blir därför ungefärlig.",
        "The need is counted as in a queue with unlimited beds (M_t/G/∞), with the same assumptions "
          + "and uncertainty as the simulation. The formula does not count that a shortage lasts 24 "
          + "hours, nor beds blocked after intensive care; so the risk is approximate."))</p>
      \(today)
      """)
  }

  /// What the formula does not count; and what was simulated, where something was.
  private var beside: Markup {
    guard let simulated else { return note }
    let figures = PlanFigures(result: simulated)
    guard let alone = figures.variant(.alone) else { return note }
    let short = language.number(PlanFigures.shortBedDays(alone))
    let regions = language.regions(figures.likelyShort.count)
    let standing =
      footing.input.levers == nil
      ? say("utan reglagen", "without the levers")
      : say("med \(footing.input.levers!.words.sv)", "with \(footing.input.levers!.words.en)")
    let told = Markup.notice(
      .note, title: say("Simulerat, \(standing)", "Simulated, \(standing)"),
      """
      <p>\(say(
        "\(regions.capitalisedFirst) där brist är troligare än inte och \(short) vårddygn utan plats, "
          + "ur \(language.number(simulated.provenance.replications)) utfall.",
        "\(regions.capitalisedFirst) where shortage is more likely than not and \(short) bed-days "
          + "without a bed, from \(language.number(simulated.provenance.replications)) outcomes."))
      <a href="\(origin.site)">\(say("Till resultatet", "To the result"))</a></p>
      """)
    return "<div class=\"two even\"><div>\(told)</div><div>\(note)</div></div>"
  }

  private var today: Markup {
    guard !footing.isFrozen, case .plan = origin else { return .empty }
    return """
      <p>\(say(
        "Underlaget till planen finns inte på den här noden: uppgifterna är dagens.",
        "The input of the plan is not on this node: the figures are today's."))</p>
      """
  }

  /// The same levers as a run, for those who may start one.
  private var simulate: Markup {
    guard levers != footing.input.levers ?? Levers(), let party = visit.actor?.party,
      visit.may(.startRun, at: party)
    else {
      return .empty
    }
    let fields = Levers.Kind.allCases.map { kind -> Markup in
      "<input type=\"hidden\" name=\"\(kind.field)\" value=\"\(levers[kind])\">"
    }
    return """
      <h2>\(say("Simulera det här", "Simulate this"))</h2>
      <p>\(say(
        "En körning med samma uppgifter, frö och slumpade patienter, där bara reglagen skiljer. Ingen "
          + "regions uppgifter eller gränser ändras.",
        "A run with the same figures, seed and random patients, in which only the levers differ. No "
          + "region's figures or limits change."))</p>
      \(visit.postForm(
        .levers(origin),
        "\(fields)\(.button(say("Simulera reglagen", "Simulate the levers")))"))
      """
  }
}
