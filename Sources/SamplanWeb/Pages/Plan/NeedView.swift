import Foundation
import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// A run of the need: what would be required if nothing ran out.
struct NeedView {
  let visit: Visit
  let run: RunStatus
  let result: NeedResult
  let names: RegionNames

  init(visit: Visit, run: RunStatus, result: NeedResult, picture: NationalPicture) {
    self.visit = visit
    self.run = run
    self.result = result
    names = picture.regionNames
  }

  /// The result in these bytes. Whoever asks has been authorised by fetching them.
  static func read(_ bytes: [UInt8]) throws(Refusal) -> NeedResult {
    let result = try PlanJSON.read(NeedResult.self, from: bytes)
    guard result.format == NeedResult.formatName, result.isWhole else {
      throw Refusal(
        .fault,
        Text(
          sv: "Resultatet går inte att läsa. Kör behovet på nytt.",
          en: "The result cannot be read. Run the need again."))
    }
    return result
  }

  var language: Language { visit.language }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  /// The care type looked at, by its place in the result.
  var care: Int {
    let wanted = visit.query["vard"].flatMap(CareType.init(rawValue:)) ?? .icu
    return result.careTypes.firstIndex(of: wanted) ?? 0
  }
  var careName: String { result.careTypes[care].label[language].lowercased() }

  /// The resource looked at.
  var resource: NeedResult.Resource? {
    let wanted = visit.query["resurs"].flatMap(NeededResource.init(rawValue:))
    return result.resources.first { $0.kind == wanted } ?? result.resources.first
  }

  var markup: Markup {
    """
    <h1>\(visit.name(of: run)) <small>\(subtitle)</small></h1>
    <p class="lede">\(sentence)</p>
    \(tools)\(notComparable)\(careChoice)
    <div class="two even"><div>\(nationalCurve)</div><div>\(heatMap)</div></div>
    \(regionTable)
    <h2>\(say("Vad patienterna tar i anspråk", "What the patients take"))</h2>
    \(resourceChoice)
    <div class="two"><div>\(resourceCurve)</div><div>\(resourceTable)</div></div>
    \(remarks)\(provenance)
    """
  }

  private var subtitle: String {
    let regions = say(
      "\(result.regions.count) av 21 regioner", "\(result.regions.count) of 21 regions")
    return "\(say("körning", "run")) \(run.id) · \(run.mode.label[language]) · \(regions) · "
      + "\(result.provenance.days) \(say("dygn", "days"))"
  }

  /// The answer: the highest need of intensive care, and of wards, against the beds there are.
  private var sentence: Markup {
    let parts = result.careTypes.indices.map { care -> Markup in
      let country = result.national[care]
      let peak = country.peak ?? 0
      let beds = language.number(result.openBeds[care].reduce(0, +))
      let name = result.careTypes[care].label[language].lowercased()
      return """
        \(name) <b>\(language.number(country.p50[peak]))</b> \
        (\(say("8 av 10 utfall", "8 outcomes of 10")) \(language.number(country.p10[peak]))–\
        \(language.number(country.p90[peak])), \(say("dag", "day")) \(peak + 1); \
        \(say("öppna platser i dag", "beds open today")) \(beds))
        """
    }
    return """
      \(say(
        "Om ingenting tog slut skulle som mest samtidigt behövas plats för:",
        "If nothing ran out, beds would be needed at most at the same time for:")) \
      \(Markup(parts, separator: "; ")).
      """
  }

  private var tools: Markup {
    .tools(
      say("Åtgärder och filer", "Actions and files"),
      views: [
        PageLink(
          say("Kör med dagens resurser", "Run with today's resources"),
          Site.startRun.link([("scenario", result.provenance.scenario.rawValue)]))
      ],
      files: [
        PageLink("CSV", Site.run(run.id, .enough, .csv).path),
        PageLink("JSON", Site.run(run.id, .enough, .json).path),
      ])
  }

  private var notComparable: Markup {
    .notice(
      .note,
      title: say(
        "Behov, inte plan: ingen brist och inga åtgärder står här.",
        "Need, not a plan: no shortage and no measures stand here."),
      """
      <p>\(say(
        "Ingen väntar, ingen flyttas och ingen plats saknas i räkningen. Ställ den inte bredvid en "
          + "körning med dagens resurser som om de mätte samma sak.",
        "Nobody waits, nobody is moved and no bed is missing in the count. Do not set it beside a "
          + "run with today's resources as if they measured the same."))</p>
      """)
  }

  private func link(_ care: CareType, _ resource: NeededResource?) -> String {
    var query = [("vard", care.rawValue)]
    if let resource { query.append(("resurs", resource.rawValue)) }
    return Site.run(run.id, .enough, .html).link(query)
  }

  private var careChoice: Markup {
    .tools(
      say("Vårdtyp", "Care type"),
      views: result.careTypes.enumerated().map { place, type in
        PageLink(type.label[language], link(type, resource?.kind), isCurrent: place == care)
      })
  }

  private var resourceChoice: Markup {
    .tools(
      say("Resurs", "Resource"),
      views: result.resources.map { row in
        PageLink(
          row.kind.label[language].capitalisedFirst,
          link(result.careTypes[care], row.kind) + "#resurs",
          isCurrent: row.kind == resource?.kind)
      })
  }

  private var nationalCurve: Markup {
    let country = result.national[care]
    let title = say(
      "\(careName.capitalisedFirst) i landet, behov",
      "\(careName.capitalisedFirst) in the country, need")
    let open = result.openBeds[care].reduce(0, +)
    let curve = LoadCurve(
      Picture(
        id: "behov", title: title,
        summary: say(
          "Behovet dag för dag med ett band där 8 av 10 utfall ligger, mot dagens öppna platser.",
          "The need day by day with a band that holds 8 outcomes of 10, against today's open beds.")
      ),
      band: .init(say("8 av 10 utfall", "8 outcomes of 10"), low: country.p10, high: country.p90),
      lines: [
        .init(say("behov, mitten av utfallen", "need, middle outcome"), .need, country.p50),
        .init(
          say("öppna platser i dag", "beds open today"), .capacity,
          country.p50.map { _ in open }),
      ], unit: say("patienter", "patients"), in: language)
    return .figure(
      caption: title,
      detail: say(
        "summan av regionerna, \(language.number(result.provenance.replications)) simuleringar",
        "the sum of the regions, \(language.number(result.provenance.replications)) simulations"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  /// Regions by their highest need against the beds they have, the highest first.
  private var order: [Int] {
    func load(_ region: Int) -> Double {
      let beds = result.openBeds[care][region]
      return beds > 0 ? (result.p50[care][region].max() ?? 0) / beds : .infinity
    }
    return result.regions.indices.sorted { a, b in
      let (first, second) = (load(a), load(b))
      if first != second { return first > second }
      return SwedishOrder.precedes(names[result.regions[a]], names[result.regions[b]])
    }
  }

  private var heatMap: Markup {
    let title = say(
      "Behov mot dagens öppna platser, \(careName)", "Need against beds open today, \(careName)")
    let noBeds = say("inga platser", "no beds")
    let map = HeatMap(
      Picture(
        id: "belastning", title: title,
        summary: say(
          "En rad för varje region och en ruta för varje dag; mörkare är större behov i "
            + "förhållande till regionens öppna platser.",
          "A row for each region and a cell for each day; darker is a larger need against the "
            + "region's open beds.")),
      rows: order.map { region in
        let beds = result.openBeds[care][region]
        return HeatMap.Row(
          names.brief(result.regions[region]),
          result.p50[care][region].map { beds > 0 ? $0 / beds : nil },
          link: Site.region(result.regions[region], .html).path, missing: noBeds)
      }, scale: .load, in: language)
    let hasGaps = result.openBeds[care].contains { $0 <= 0 }
    return .figure(
      caption: title, detail: say("mitten av utfallen", "the middle outcome"), map.svg,
      legend: HeatScale.loadLegend(in: language, missing: hasGaps ? [noBeds] : []),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: "Region"))
  }

  private var regionTable: Markup {
    let title = say("Största behov per region, \(careName)", "Largest need by region, \(careName)")
    return DataTable(
      id: "behov-region", caption: title,
      columns: [
        .init("Region"), .init(say("Som mest", "At most"), isNumeric: true),
        .init(say("8 av 10 utfall", "8 outcomes of 10"), isNumeric: true),
        .init(say("Dag", "Day"), isNumeric: true),
        .init(say("Öppna platser i dag", "Beds open today"), isNumeric: true),
      ],
      rows: order.map { region in
        let days = result.days(care: care, region: region)
        let peak = days.peak ?? 0
        return .init(
          "<a href=\"\(Site.region(result.regions[region], .html))\">"
            + "\(names[result.regions[region]])</a>",
          [
            .number(days.p50[peak], language), range(days, peak),
            .number(Double(peak + 1), language),
            .number(result.openBeds[care][region], language),
          ])
      }
    ).markup
  }

  private func range(_ days: NeedResult.Days, _ day: Int) -> DataTable.Cell {
    .init(
      "\(amount(days.p10[day]))–\(amount(days.p90[day]))", sortKey: "\(days.p90[day])")
  }

  /// A decimal under ten.
  private func amount(_ value: Double) -> String {
    language.number(value, decimals: value < 10 && value != value.rounded() ? 1 : 0)
  }

  private var resourceCurve: Markup {
    guard let resource else { return .empty }
    let name = resource.kind.label[language]
    let title = say(
      "\(name.capitalisedFirst) i landet, behov", "\(name.capitalisedFirst) in the country, need")
    let curve = LoadCurve(
      Picture(
        id: "resurs", title: title,
        summary: say(
          "Vad som behövs dag för dag, med ett band där 8 av 10 utfall ligger.",
          "What is needed day by day, with a band that holds 8 outcomes of 10.")),
      band: .init(
        say("8 av 10 utfall", "8 outcomes of 10"), low: resource.national.p10,
        high: resource.national.p90),
      lines: [
        .init(
          say("behov, mitten av utfallen", "need, middle outcome"), .need, resource.national.p50)
      ], unit: resource.kind.unit[language], in: language)
    return .figure(
      caption: title,
      detail: say("summan av regionerna", "the sum of the regions"), curve.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  private var resourceTable: Markup {
    DataTable(
      id: "resurser", caption: say("Vad som behövs i landet", "What the country needs"),
      columns: [
        .init(say("Resurs", "Resource")), .init(say("Enhet", "Unit")),
        .init(say("Dag 1", "Day 1"), isNumeric: true),
        .init(say("Som mest", "At most"), isNumeric: true),
        .init(say("8 av 10 utfall", "8 outcomes of 10"), isNumeric: true),
        .init(say("Dag", "Day"), isNumeric: true),
      ],
      rows: result.resources.map { row in
        let peak = row.national.peak ?? 0
        return .init(
          Markup(text: row.kind.label[language].capitalisedFirst),
          [
            .text(row.kind.unit[language]),
            .init(Markup(text: amount(row.national.p50.first ?? 0))),
            .init(Markup(text: amount(row.national.p50[peak]))), range(row.national, peak),
            .number(Double(peak + 1), language),
          ])
      }
    ).markup
  }

  private var remarks: Markup {
    let notes = result.remarks.map { "<li>\(language == .sv ? $0.sv : $0.en)</li>" as Markup }
    return """
      <details class="data"><summary>\(say(
        "Vad körningen antog om sina indata (\(notes.count))",
        "What the run assumed of its input (\(notes.count))"))</summary><ul>\(notes)</ul></details>
      """
  }

  private var provenance: Markup {
    let p = result.provenance
    let scenario: Markup = """
      <a href="\(Site.scenario(p.scenario, .html))">\
      \(visit.name(of: p.scenario, given: p.scenarioName))</a>
      """
    let assumptions: Markup = """
      <a href="\(Site.assumptions(.html))#antaganden-resources">\(say(
        "Personal och försörjning", "Staff and supplies"))</a>
      """
    let days = p.figureDays?.shown ?? say("uppgift saknas", "not stated")
    let terms: [(term: String, detail: Markup)] = [
      (say("Scenario", "Scenario"), scenario),
      (say("Uppgifterna gäller", "The figures are of"), Markup(text: days)),
      (say("Frö", "Seed"), Markup(text: String(p.seed))),
      (say("Indata, SHA-256", "Input, SHA-256"), "<code>\(p.inputHash)</code>"),
      (say("Modellens version", "Model version"), Markup(text: p.engineVersion)),
      (say("Antaganden", "Assumptions"), assumptions),
    ]
    return """
      <h2>\(say("Varifrån siffrorna kommer", "Where the figures come from"))</h2>
      \(.provenance(terms))
      """
  }
}
