import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Räcker vården? The simulated load, region by region and day by day, without help.
extension PlanView {
  /// The answer in a few sentences.
  var enoughSentence: Markup {
    let short = figures.likelyShort
    guard let first = short.first else {
      return Markup(
        text: say(
          "Utan hjälp mellan regioner bedöms nödvändig vård räcka i alla regioner inom \(days) "
            + "dygn, med mer än 50 procents sannolikhet.",
          "Without help between regions necessary care is expected to be enough in every region "
            + "within \(days) days, more likely than not."))
    }
    let regions: Markup = "<b>\(language.regions(short.count))</b>"
    let name = names[result.regions[first.region]]
    let type = result.careTypes[first.care].label[language].lowercased()
    let day = first.first.p50.map { say(" dag \($0)", " on day \($0)") } ?? ""
    let range: String
    if let low = first.first.p10, let high = first.first.p90, low != high {
      range = say(
        " (8 av 10 utfall: dag \(low)–\(high))", " (8 outcomes of 10: day \(low)–\(high))")
    } else {
      range = ""
    }
    switch language {
    case .sv:
      return """
        Utan hjälp mellan regioner bedöms nödvändig vård inte räcka i \(regions) inom \
        \(days) dygn, med mer än 50 procents sannolikhet; först i <b>\(name)\(day)</b>, \
        \(type)\(range). \
        Samma dygn utan scenariot: <b>\(language.regions(figures.likelyShortOrdinarily))</b>. \
        \(reductionSentence)
        """
    case .en:
      return """
        Without help between regions necessary care is expected to fall short in \(regions) within \
        \(days) days, more likely than not; first in <b>\(name)\(day)</b>, \(type)\(range). \
        The same days without the scenario: \
        <b>\(language.regions(figures.likelyShortOrdinarily))</b>. \
        \(reductionSentence)
        """
    }
  }

  /// What the joint plan changes, by the programme.
  var reductionSentence: Markup {
    guard let reduction = figures.reduction else { return .empty }
    let share = language.percent(reduction)
    return """
      \(say(
        "Den gemensamma planen minskar bristen i modellen med",
        "The joint plan lowers the model's shortage by")) <b>\(share)</b>.
      """
  }

  var enough: Markup {
    """
    \(careChoice)
    <div class="two"><div>\(heatMap)</div><div>\(nationalCurve)</div></div>
    \(firstDays)\(simulationNote)
    """
  }

  private var order: [Int] {
    result.regions.indices.sorted { a, b in
      let (first, second) = (result.load.first[care][a], result.load.first[care][b])
      if first.ever != second.ever { return first.ever > second.ever }
      return SwedishOrder.precedes(names[result.regions[a]], names[result.regions[b]])
    }
  }

  private var heatMap: Markup {
    let title = say(
      "Risk för brist, \(careName), region och dag", "Risk of shortage, \(careName), region and day"
    )
    let map = HeatMap(
      Picture(
        id: "varme", title: title,
        summary: say(
          "En rad för varje region och en ruta för varje dag; mörkare är troligare brist.",
          "A row for each region and a cell for each day; darker is likelier shortage.")),
      rows: order.map { region in
        HeatMap.Row(
          names.brief(result.regions[region]), result.load.probability[care][region],
          link: Site.region(result.regions[region], .html).path)
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "utan hjälp mellan regioner, \(language.number(result.provenance.replications)) "
          + "simuleringar",
        "without help between regions, \(language.number(result.provenance.replications)) "
          + "simulations"), map.svg, legend: .severityLegend(in: language),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: "Region"))
  }

  private var nationalCurve: Markup {
    let country = result.load.national[care]
    let title = say(
      "\(careName.capitalisedFirst) i landet, behov och platser",
      "\(careName.capitalisedFirst) in the country, need and beds")
    var lines: [LoadCurve.Line] = [
      .init(say("behov, mitten av utfallen", "need, middle outcome"), .need, country.p50),
      .init(say("öppna platser", "open beds"), .capacity, country.beds),
    ]
    if zip(country.beds, country.bedsWithSurge).contains(where: { $1 > $0 + 0.5 }) {
      lines.append(
        .init(say("öppna + utökade platser", "open + surge beds"), .plan, country.bedsWithSurge))
    }
    let curve = LoadCurve(
      Picture(
        id: "behov", title: title,
        summary: say(
          "Behovet dag för dag med ett band där 8 av 10 utfall ligger, mot antalet platser.",
          "The need day by day with a band that holds 8 outcomes of 10, against the beds.")),
      band: .init(say("8 av 10 utfall", "8 outcomes of 10"), low: country.p10, high: country.p90),
      lines: lines, unit: say("patienter", "patients"), in: language)
    return .figure(
      caption: title,
      detail: say("summan av regionerna i planen", "the sum of the regions in the plan"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  private var firstDays: Markup {
    let rows = order.map { region -> DataTable.Row in
      let first = result.load.first[care][region]
      let code = result.regions[region]
      func day(_ number: Int?) -> DataTable.Cell {
        number.map { .init(Markup(text: "\($0)"), sortKey: "\($0)") } ?? .init("–", sortKey: "")
      }
      let need = result.load.needP50[care][region].max() ?? 0
      let threshold = result.load.threshold[care][region]
      let least = threshold.min() ?? 0
      return .init(
        "<a href=\"\(Site.region(code, .html))\">\(names[code])</a>",
        [
          .init(
            .chip(language.probability(first.ever), Severity(probability: first.ever)),
            sortKey: "\(first.ever)"),
          day(first.p10), day(first.p50), day(first.p90), .number(need, language),
          .number(least, language),
        ])
    }
    return DataTable(
      id: "forsta-dag",
      caption: say("Första bristdag, \(careName)", "First day of shortage, \(careName)"),
      columns: [
        .init("Region"),
        .init(say("Risk för brist", "Risk of shortage"), unit: "\(days) d", isNumeric: true),
        .init(say("Tidigt", "Early"), unit: say("dag, P10", "day, P10"), isNumeric: true),
        .init(say("Mitten", "Middle"), unit: say("dag, P50", "day, P50"), isNumeric: true),
        .init(say("Sent", "Late"), unit: say("dag, P90", "day, P90"), isNumeric: true),
        .init(
          say("Behov som mest", "Need at most"), unit: say("patienter", "patients"),
          isNumeric: true),
        .init(
          say("Platser och överbeläggning, minst", "Beds and overcrowding, least"),
          unit: say("platser", "beds"), isNumeric: true),
      ], rows: rows
    ).markup
  }

  private var simulationNote: Markup {
    let error = language.number(figures.chanceError * 100)
    let turned = language.number(result.load.turnedAway)
    return .notice(
      .note,
      title: say("Så räknas detta: simulering", "How this is computed: simulation"),
      """
      <p>\(say(
        "Landet simuleras patient för patient, utan hjälp mellan regioner. Brist är när behovet är "
          + "större än öppna platser och godtagen överbeläggning. Slumpen ensam kan ge fel på "
          + "ungefär ± \(error) procentenheter; att antaganden kan vara fel kommer till. I "
          + "medeltal \(turned) planerade patienter får ingen plats.",
        "The country is simulated patient by patient, without help between regions. Shortage is "
          + "when the need passes open beds and accepted overcrowding. Chance alone may err by "
          + "about ± \(error) percentage points; that assumptions may be wrong comes on top. On "
          + "average \(turned) planned patients get no bed."))</p>
      """)
  }
}
