import SamplanBase
import SamplanDocuments
import SamplanPlanning
import SamplanService

/// *Tillbakablick: våren 2020*: the model against what was reported of intensive care then.
enum HindcastPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let hindcast = try await visit.pages.hindcast.springOf2020()
    let title = visit.say("Tillbakablick: våren 2020", "Hindcast: the spring of 2020")
    let frame = PageFrame(title: title, pageClass: pageClass(of: [.open], regionsJoined: 0))
    return visit.page(frame, HindcastView(visit: visit, hindcast: hindcast).content(title))
  }
}

/// The spring of 2020, computed when it is first asked for and then kept: it never changes.
actor HindcastShelf {
  private var kept: Hindcast?

  func springOf2020() throws(Refusal) -> Hindcast {
    if let kept { return kept }
    let hindcast = try Hindcast()
    kept = hindcast
    return hindcast
  }
}

/// The page's layout.
struct HindcastView {
  let visit: Visit
  let hindcast: Hindcast
  var language: Language { visit.language }

  func content(_ title: String) -> Markup {
    """
    \(Markup.crumbs(visit.say("Här är du", "You are here"), [
      PageLink(visit.say("Så räknas detta", "How this is computed"), Site.aboutMethod.path),
      PageLink(title),
    ]))<h1>\(title) <small>\(visit.say(
      "intensivvården i Sverige, mot vad modellen säger",
      "intensive care in Sweden, against what the model says"))</small></h1>\
    <p class="lede">\(visit.say(
      "Modellen får veta hur många som kom varje dag och hur länge de låg. Den säger hur många som "
        + "då ligger inne samtidigt, och svaret ställs mot det som rapporterades.",
      "The model is told how many came each day and how long they stayed. It says how many then "
        + "lie there at once, and the answer is set against what was reported."))</p>\
    \(limits)\(covid)\(all)\(words)\(sources)
    """
  }

  private var limits: Markup {
    .notice(
      .note, title: visit.say("Vad jämförelsen inte visar", "What the comparison does not show"),
      """
      <ul>\(each: [
        visit.say(
          "Att modellen hade kunnat förutse pandemin. Antalet nya patienter är givet, inte "
            + "beräknat.",
          "That the model could have foreseen the pandemic. The number of new patients is given, "
            + "not computed."),
        visit.say(
          "Hur det gick i en viss region. Landet räknas som en plats, och lediga platser i en "
            + "region hjälper då en annan utan resa.",
          "How it went in any one region. The country is taken as one place, so free beds in one "
            + "region help another without travel."),
        visit.say(
          "Vård av enskilda. Alla siffror är offentliga summor.",
          "The care of any person. All figures are public sums."),
      ], { "<li>\($0)</li>" })</ul>
      """)
  }

  /// A date as a list shows it.
  func date(_ index: Int) -> String { hindcast.firstDay.adding(days: index).description }

  private var covid: Markup {
    var curve = LoadCurve(
      Picture(
        id: "covid",
        title: visit.say(
          "Patienter med covid-19 i intensivvård", "Patients with covid-19 in intensive care"),
        summary: visit.say(
          "Modellens två kurvor stiger till slutet av april och sjunker sedan. De rapporterade "
            + "talen, som punkter, ligger mellan dem.",
          "The model's two curves rise to late April and then fall. The reported numbers, as dots, "
            + "lie between them.")),
      band: .init(
        visit.say("8 av 10 utfall", "8 of 10 outcomes"), low: hindcast.covid.p10,
        high: hindcast.covid.p90),
      lines: [
        .init(visit.say("vanlig form", "usual form"), .need, hindcast.covid.expected),
        .init(visit.say("kortare svans", "shorter tail"), .plan, hindcast.shortTail),
      ], unit: visit.say("patienter", "patients"), in: language)
    curve.marks = hindcast.comparisons.map {
      .init(
        day: $0.report.day.days(since: hindcast.firstDay) + 1, value: $0.report.patients,
        shown: short($0.report))
    }
    return """
      <h2>\(curve.picture.title)</h2><div class="prose">\(Markup.figure(
        caption: visit.say(
          "Dag 1 är den 6 mars 2020. Punkterna är rapporterade tal",
          "Day 1 is 6 March 2020. The dots are reported numbers"),
        detail: visit.say(
          "\(hindcast.replications) simuleringar med motorn; linjerna är väntevärden med formel",
          "\(hindcast.replications) simulations with the engine; lines are expected values by "
            + "formula"),
        curve.svg, tableLabel: visit.say("Siffrorna i tabell", "The figures as a table"),
        table: daily(
          "covid-table", curve.picture.title,
          [
            (visit.say("Nya patienter", "New patients"), SpringOf2020.newPatients.map(Double.init)),
            (visit.say("Vanlig form", "Usual form"), hindcast.covid.expected),
            ("P10", hindcast.covid.p10), ("P90", hindcast.covid.p90),
            (visit.say("Kortare svans", "Shorter tail"), hindcast.shortTail),
          ])))</div>\(comparison)
      """
  }

  func daily(_ id: String, _ caption: String, _ columns: [(String, [Double])]) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [.init(visit.say("Dag", "Day"))] + columns.map { .init($0.0, isNumeric: true) },
      rows: hindcast.covid.expected.indices.map { index in
        .init(Markup(text: date(index)), columns.map { .number($0.1[index], language) })
      })
  }

  private var comparison: Markup {
    DataTable(
      id: "reported",
      caption: visit.say(
        "Rapporterat mot beräknat", "Reported against computed"),
      columns: [
        .init(visit.say("Dag", "Day")),
        .init(visit.say("Rapporterat", "Reported"), isNumeric: true),
        .init(visit.say("Vanlig form (P10–P90)", "Usual form (P10–P90)"), isNumeric: true),
        .init(visit.say("Skillnad", "Difference"), isNumeric: true),
        .init(visit.say("Kortare svans", "Shorter tail"), isNumeric: true),
        .init(visit.say("Skillnad", "Difference"), isNumeric: true),
        .init(visit.say("Källa", "Source")),
      ],
      rows: hindcast.comparisons.map { row in
        .init(
          "<span class=\"nowrap\">\(row.report.day)</span>",
          [
            .text(reported(row.report)),
            .text(
              "\(language.number(row.expected)) (\(language.number(row.p10))–"
                + "\(language.number(row.p90)))"),
            .text(signed(row.miss(of: row.expected))),
            .text(language.number(row.shortTail)),
            .text(signed(row.miss(of: row.shortTail))),
            .text(row.report.source[language]),
          ])
      }
    ).markup
  }

  /// The report in the picture, where there is little room.
  private func short(_ report: SpringOf2020.Report) -> String {
    let number = language.number(report.patients)
    return switch report.reading {
    case .exactly: number
    case .above: ">\u{A0}\(number)"
    case .below: "<\u{A0}\(number)"
    }
  }

  private func reported(_ report: SpringOf2020.Report) -> String {
    let number = language.number(report.patients)
    return switch report.reading {
    case .exactly: number
    case .above: visit.say("över \(number)", "over \(number)")
    case .below: visit.say("under \(number)", "under \(number)")
    }
  }

  /// A miss in per cent with its sign; the model agreeing with an above or below is said in words.
  func signed(_ miss: Double) -> String {
    guard miss != 0 else { return visit.say("stämmer", "agrees") }
    return (miss > 0 ? "+" : "") + language.percent(miss)
  }
}
