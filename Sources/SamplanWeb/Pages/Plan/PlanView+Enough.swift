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

  /// What the joint plan changes: as simulated, or by the programme in a plan of an earlier model.
  var reductionSentence: Markup {
    if let effect = figures.effect, let alone = figures.variant(.alone) {
      let without = PlanFigures.shortBedDays(alone)
      guard without > 0.5 else { return .empty }
      let share = PlanResult.Estimate(
        mean: -effect.shortBedDays.mean / without * 100,
        standardError: effect.shortBedDays.standardError.map { $0 / without * 100 })
      return """
        \(say(
          "Den gemensamma planen, om regionerna ställer sig bakom den, minskar bristen med",
          "The joint plan, should the regions support it, lowers the shortage by")) \
        <b>\(estimate(share))\u{A0}%</b>. \(calibrationSentence)
        """
    }
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
    <div class="two even"><div>\(heatMap)</div><div>\(nationalCurve)</div></div>
    <div class="two even"><div>\(zeroMap)</div><div>\(tiers)</div></div>
    <div class="two"><div>\(firstDayPicture)</div><div>\(firstDays)</div></div>
    \(unknownTotals)\(shortages)\(chainSummary)
    <div class="two even"><div>\(simulationNote)</div><div>\(left)</div></div>
    """
  }

  /// Regions left out, and how to see what they might change.
  private var left: Markup {
    guard !result.excluded.isEmpty else { return .empty }
    let again = Site.startRun.link([("scenario", result.provenance.scenario.rawValue)])
    return .notice(
      .note,
      title: say(
        "\(result.regions.count) av 21 regioner ingår; \(excludedNames) står utanför.",
        "\(result.regions.count) of 21 regions take part; \(excludedNames) is left out."),
      """
      <p>\(say(
        "Uppgift saknas eller är undanhållen, se listan nedan. Regionen varken skickar eller tar "
          + "emot, och ingår inte i summorna. Ingenting är skattat i tysthet.",
        "A figure is unknown or withheld, see the list below. The region neither sends nor "
          + "receives, and is not in the totals. Nothing is silently estimated."))</p>
      <p><a href="\(link: again)">\(say(
        "Kör igen när uppgifterna har kommit", "Run again when the figures have come"))</a>\
      \(withInterval)</p>
      """)
  }

  /// The way to the same run with an interval, where it has none.
  private var withInterval: Markup {
    guard result.unknown == nil else { return .empty }
    let link = Site.startRun.link([
      ("scenario", result.provenance.scenario.rawValue), ("interval", "on"),
    ])
    return """
       · <a href="\(link: link)">\(say(
        "Räkna med intervall för det okända", "Compute an interval for what is unknown"))</a>
      """
  }

  var order: [Int] {
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
        let isShown = figures.isCalibrated(region, care: care)
        return HeatMap.Row(
          names.brief(result.regions[region]),
          result.load.probability[care][region].map { isShown ? $0 : nil },
          link: site(partOf: result.regions[region]).path, missing: notCalibrated)
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "utan hjälp mellan regioner, \(language.number(result.provenance.replications)) "
          + "simuleringar; medelfel högst \(worstError) procentenheter",
        "without help between regions, \(language.number(result.provenance.replications)) "
          + "simulations; standard error at most \(worstError) percentage points"), map.svg,
      legend: .severityLegend(in: language, missing: legendOfGaps(hasGaps)),
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
    if let zero = result.zeroRun {
      lines.append(
        .init(
          say("behov utan scenariot", "need without the scenario"), .zero,
          zero.national[care].p50))
    }
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
      detail: say(
        "summan av regionerna i planen, \(simulations)",
        "the sum of the regions in the plan, \(simulations)"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  /// Whether any region lacks a probability in this care type.
  var hasGaps: Bool {
    result.regions.indices.contains { !figures.isCalibrated($0, care: care) }
  }

  /// The standard error of a probability of one half, in percentage points: the largest there is.
  var worstError: String {
    language.number(
      Self.standardError(0.5, replications: result.provenance.replications), decimals: 1)
  }
}
