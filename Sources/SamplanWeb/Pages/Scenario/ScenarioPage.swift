import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// A scenario in words, tables and a chart, and as a file.
enum ScenarioPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let stated = try find(visit, picture)
    let model = ScenarioModel(stated, picture)
    let frame = PageFrame(
      title: model.name(in: visit.language), area: .scenarios,
      pageClass: visit.pageClass(of: stated.informationClass),
      crumbs: [.init(title: Area.scenarios.title[visit.language], site: .scenarios(.html))])
    return visit.page(
      frame,
      ScenarioView(
        visit: visit, model: model,
        whatIf: WhatIfSection.forms(
          visit, .scenario(stated.value.scenario), days: stated.value.days, picture)
      ).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let stated = try find(visit, try visit.picture())
    return visit.data(
      .raw(PlanJSON.bytes(of: stated.value)), visit.pageClass(of: stated.informationClass))
  }

  static func yaml(_ visit: Visit) async throws -> WebResponse {
    let stated = try find(visit, try visit.picture())
    return visit.file(
      "scenario-\(stated.value.scenario)", .yaml, visit.pageClass(of: stated.informationClass),
      Array(ScenarioYAML.write(stated.value).utf8))
  }

  /// The scenario's new patients by group and day.
  static func csv(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let stated = try find(visit, picture)
    let model = ScenarioModel(stated, picture)
    var writer = CsvWriter(.swedishExcel, columns: ["scenario", "grupp", "dag", "patienter"])
    for series in model.demandByDay {
      for (day, patients) in series.patients.enumerated() {
        writer.write([
          .text(stated.value.scenario.rawValue), .text(series.group), .whole(day + 1),
          ExactDecimal(rounding: patients).map { .number($0) } ?? .empty,
        ])
      }
    }
    return visit.file(
      "scenario-\(stated.value.scenario)", .csv, visit.pageClass(of: stated.informationClass),
      writer.take())
  }

  /// The scenario of the address, when the visitor may know of it.
  static func find(_ visit: Visit, _ picture: NationalPicture) throws(Refusal) -> Stated<Scenario> {
    guard case .scenario(let id, _) = visit.site, let stated = picture.scenario(id) else {
      throw Refusal(
        .missing, Text(sv: "Scenariot finns inte.", en: "There is no such scenario."))
    }
    return stated
  }
}

/// What a scenario's page shows.
struct ScenarioModel {
  /// New patients of one group by day.
  struct Series: Equatable {
    var group: String
    var name: Text
    var patients: [Double]
  }

  let scenario: Scenario
  let party: PartyCode
  let written: Instant
  let names: RegionNames
  let hospitals: [HospitalID: String]
  let groups: [String: Text]
  let modes: [String: Text]
  let demandByDay: [Series]
  let inflows: [InflowModel]

  init(_ stated: Stated<Scenario>, _ picture: NationalPicture) {
    let scenario = stated.value
    self.scenario = scenario
    party = stated.reference.party
    written = stated.time
    names = picture.regionNames
    hospitals = Dictionary(
      PartyCode.regions.flatMap { picture.hospitals(of: $0) }
        .map { ($0.value.hospital, $0.value.name) }, uniquingKeysWith: { first, _ in first })
    let basis = picture.basis?.value
    groups = Dictionary(
      (basis?.groups ?? []).map { ($0.id, Text(sv: $0.name, en: $0.nameEnglish)) },
      uniquingKeysWith: { first, _ in first })
    modes = Dictionary(
      (basis?.modes ?? []).map { ($0.id, Text(sv: $0.name, en: $0.nameEnglish)) },
      uniquingKeysWith: { first, _ in first })
    inflows = scenario.inflows.map { InflowModel($0, basis, scenario) }
    var series: [Series] = []
    let streams = DemandStream.all(
      scenario, basis: basis ?? .empty, days: max(1, scenario.days))
    for stream in streams {
      if let place = series.firstIndex(where: { $0.group == stream.group }) {
        series[place].patients = zip(series[place].patients, stream.patients).map(+)
      } else {
        let name = groups[stream.group] ?? Text(same: stream.group)
        series.append(Series(group: stream.group, name: name, patients: stream.patients))
      }
    }
    demandByDay = series
  }

  func name(in language: Language) -> String {
    language == .en ? scenario.nameEnglish ?? scenario.name : scenario.name
  }

  /// A place in words.
  func words(_ site: Scenario.Site, _ language: Language) -> String {
    switch site {
    case .everywhere: Text(sv: "hela landet", en: "the whole country")[language]
    case .regions(let codes): codes.map { names[$0] }.joined(separator: ", ")
    case .hospital(let id): hospitals[id] ?? id.rawValue
    case .drawnRegions(let count, let seed):
      Text(
        sv: "\(language.regions(count)), lottade (frö \(seed))",
        en: "\(language.regions(count)), drawn (seed \(seed))")[language]
    case .drawnHospital(let kind, let seed):
      Text(
        sv: "ett \(kind.label.sv), lottat (frö \(seed))",
        en: "a \(kind.label.en), drawn (seed \(seed))")[language]
    }
  }
}

/// A scenario as a page.
struct ScenarioView {
  let visit: Visit
  let model: ScenarioModel
  /// The forms that try a change of it.
  let whatIf: Markup

  var language: Language { visit.language }
  private var scenario: Scenario { model.scenario }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    let terms: [(term: String, detail: Markup)] = [
      (say("Skrivet av", "Written by"), Markup(text: visit.name(of: model.party))),
      (say("Senast", "Latest"), Markup(text: model.written.swedish)),
    ]
    return """
      <h1>\(model.name(in: language)) <small>\(scenario.scenario) · \(ThreatLevel.label(
      scenario.threatLevel, in: language)) · \(scenario.days) \(say("dygn", "days"))</small></h1>
      <p class="lede">\(scenario.description)</p>\(tools)
      <div class="two even"><div>\(chart)</div><div>\(demand)\(inflows)</div></div>
      \(losses)\(closures)\(staffing)\(deliveries)\(outages)\(assumptions)\(whatIf)
      \(.provenance(terms))
      """
  }

  private var tools: Markup {
    let id = scenario.scenario
    var ways: [PageLink] = []
    if visit.may(.startRun, at: visit.actor?.party) {
      ways.append(
        PageLink(
          say("Kör en plan för scenariot", "Run a plan for it"),
          Site.startRun.link([("scenario", id.rawValue)])))
    }
    if visit.may(.writeScenario, at: visit.actor?.party) {
      ways.append(
        PageLink(
          say("Skriv ett nytt utifrån detta", "Write a new one from it"),
          Site.newScenario.link([("fran", id.rawValue)])))
    }
    return .tools(
      say("Åtgärder och filer", "Actions and files"), views: ways,
      files: [
        PageLink("YAML", Site.scenario(id, .yaml).path),
        PageLink("CSV", Site.scenario(id, .csv).path),
        PageLink("JSON", Site.scenario(id, .json).path),
      ])
  }

  private var chart: Markup {
    guard !model.demandByDay.isEmpty else { return .empty }
    let days = scenario.days
    let total = (0..<days).map { day in
      model.demandByDay.reduce(0) { $0 + $1.patients[day] }
    }
    let caption = say(
      "Nya patienter per dygn, utöver det vanliga", "New patients a day, on top of the ordinary")
    let curve = LoadCurve(
      Picture(
        id: "efterfragan", title: caption,
        summary: say(
          "Antal nya patienter varje dag av scenariot, alla grupper.",
          "New patients each day of the scenario, all groups.")),
      lines: [.init(say("alla grupper", "all groups"), .need, total)],
      unit: say("patienter", "patients"), in: language)
    let table = DataTable(
      id: "efterfragan-tabell", caption: caption,
      columns: [.init(say("Dag", "Day"), isNumeric: true)]
        + model.demandByDay.map { .init($0.name[language], isNumeric: true) },
      rows: (0..<days).map { day in
        .init(
          "\(day + 1)",
          model.demandByDay.map { .number($0.patients[day], decimals: 1, language) })
      })
    return .figure(
      caption: caption, curve.svg,
      tableLabel: say("Siffrorna dag för dag", "The figures day by day"), table: table)
  }

  func span(_ span: Scenario.Span) -> DataTable.Cell {
    "<span class=\"nowrap\">\(say("dag", "day")) \(span.first)–\(span.last)</span>"
  }

  func section(
    _ id: String, _ title: String, _ columns: [DataTable.Column], _ rows: [DataTable.Row]
  ) -> Markup {
    guard !rows.isEmpty else { return .empty }
    let table = DataTable(
      id: id, caption: title, captionIsHidden: true, columns: columns, rows: rows)
    return "<h2>\(title)</h2>\(table.markup)"
  }

  private var demand: Markup {
    section(
      "patienter", say("Patienter", "Patients"),
      [
        .init(say("Patientgrupp", "Patient group")), .init(say("Var", "Where")),
        .init(say("När", "When")), .init(say("Per dygn", "A day"), isNumeric: true),
        .init(say("Tillväxt", "Growth"), unit: say("dygn", "days"), isNumeric: true),
        .init(say("Källa", "Source")),
      ],
      scenario.demand.map { row in
        .init(
          Markup(text: (model.groups[row.group] ?? Text(same: row.group))[language]),
          [
            .text(model.words(row.site, language)), span(row.span),
            .text(row.patientsPerDay.shown(in: language)), .number(Double(row.rampDays), language),
            .text(row.source),
          ])
      })
  }

  private var losses: Markup {
    section(
      "bortfall", say("Bortfall av vårdplatser", "Lost beds"),
      [
        .init(say("Var", "Where")), .init(say("Vårdtyp", "Care type")), .init(say("När", "When")),
        .init(say("Andel", "Share"), isNumeric: true), .init(say("Källa", "Source")),
      ],
      scenario.losses.map { row in
        .init(
          Markup(text: model.words(row.site, language)),
          [
            .text(row.care?.label[language] ?? say("all vård", "all care")),
            span(row.span), .text(FigureShown(language: language).number(row.share, .share)),
            .text(row.source),
          ])
      })
  }

  private var closures: Markup {
    section(
      "stangda", say("Stängda förbindelser", "Closed links"),
      [
        .init(say("Transportslag", "Mode")), .init(say("Från", "From")), .init(say("Till", "To")),
        .init(say("När", "When")), .init(say("Källa", "Source")),
      ],
      scenario.closures.map { row in
        let mode = row.mode.map { (model.modes[$0] ?? Text(same: $0))[language] }
        return .init(
          Markup(text: mode ?? say("alla", "all")),
          [
            .text(row.from.map { model.names[$0] } ?? say("alla", "all")),
            .text(row.to.map { model.names[$0] } ?? say("alla", "all")), span(row.span),
            .text(row.source),
          ])
      })
  }

  private var staffing: Markup {
    section(
      "personal", say("Personal", "Staff"),
      [
        .init(say("Vad", "What")), .init(say("Personalgrupp", "Staff group")),
        .init(say("Var", "Where")), .init(say("När", "When")),
        .init(say("Andel borta", "Share away"), isNumeric: true), .init(say("Källa", "Source")),
      ],
      scenario.staffing.map { row in
        .init(
          Markup(text: row.kind.label[language]),
          [
            .text(row.group?.label[language] ?? say("alla grupper", "all groups")),
            .text(model.words(row.site, language)), span(row.span),
            .text(FigureShown(language: language).number(row.share, .share)), .text(row.source),
          ])
      })
  }

  private var assumptions: Markup {
    section(
      "antaganden", say("Antaganden", "Assumptions"),
      [
        .init(say("Antagande", "Assumption")), .init(say("Värde", "Value"), isNumeric: true),
        .init(say("Enhet", "Unit")), .init(say("Källa", "Source")), .init(say("Avser", "As of")),
        .init(say("Ägare", "Owner")),
      ],
      scenario.assumptions.map { row in
        .init(
          "\(row.name) <small>\(row.key)</small>",
          [
            .text(row.value.shown(in: language)), .text(row.unit), .text(row.source),
            .day(row.asOf), .text(row.owner),
          ])
      })
  }
}

extension Scenario.Staffing.Kind {
  /// What it is called on a page.
  var label: Text {
    switch self {
    case .absence: Text(sv: "frånvaro", en: "absence")
    case .mobilisation: Text(sv: "mobilisering", en: "mobilisation")
    }
  }
}
