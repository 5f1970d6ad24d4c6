import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The list of scenarios.
enum ScenariosPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let scenarios = try visit.picture().scenarios
    let frame = PageFrame(
      title: visit.say("Scenarier", "Scenarios"), area: .scenarios,
      pageClass: visit.pageClass(of: scenarios.map(\.informationClass).max() ?? .open))
    return visit.page(frame, ScenariosView(visit: visit, rows: rows(scenarios)).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let scenarios = try visit.picture().scenarios
    return visit.data(
      .object([
        ("format", .text("samplan-scenarios/1")),
        ("scenarios", .array(rows(scenarios).map(\.json))),
      ]), visit.pageClass(of: scenarios.map(\.informationClass).max() ?? .open))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let scenarios = try visit.picture().scenarios
    var writer = CsvWriter(
      .swedishExcel, columns: ["scenario", "namn", "hotniva", "dygn", "part", "skriven"])
    for row in rows(scenarios) {
      writer.write([
        .text(row.id.rawValue), .text(row.name), .whole(row.threatLevel), .whole(row.days),
        .text(row.party.rawValue), .text(row.written.description),
      ])
    }
    let highest = visit.pageClass(of: scenarios.map(\.informationClass).max() ?? .open)
    return visit.file("scenarier", .csv, highest, writer.take())
  }

  private static func rows(_ scenarios: [Stated<Scenario>]) -> [ScenarioRow] {
    scenarios.map(ScenarioRow.init).sorted {
      ($0.threatLevel, $0.id) < ($1.threatLevel, $1.id)
    }
  }
}

/// One scenario in the list.
struct ScenarioRow: Equatable {
  var id: ScenarioID
  var name: String
  var nameEnglish: String?
  var threatLevel: Int
  var days: Int
  var party: PartyCode
  var written: Instant

  init(_ stated: Stated<Scenario>) {
    id = stated.value.scenario
    name = stated.value.name
    nameEnglish = stated.value.nameEnglish
    threatLevel = stated.value.threatLevel
    days = stated.value.days
    party = stated.reference.party
    written = stated.time
  }

  func name(in language: Language) -> String {
    language == .en ? nameEnglish ?? name : name
  }

  var json: JSONValue {
    .object([
      ("id", .text(id.rawValue)), ("name", .text(name)), ("nameEnglish", .text(nameEnglish)),
      ("threatLevel", .whole(threatLevel)), ("days", .whole(days)),
      ("party", .text(party.rawValue)), ("written", .text(written.description)),
    ])
  }
}

/// The steps of the threat scale (hotskala).
enum ThreatLevel {
  static let labels: [Text] = [
    Text(sv: "0 – vardag", en: "0 – ordinary"),
    Text(sv: "1 – ansträngt läge", en: "1 – strained"),
    Text(sv: "2 – allvarlig händelse", en: "2 – serious event"),
    Text(sv: "3 – samhällskris", en: "3 – crisis"),
    Text(sv: "4 – gråzon", en: "4 – grey zone"),
    Text(sv: "5 – krigsfara", en: "5 – threat of war"),
    Text(sv: "6 – väpnat angrepp", en: "6 – armed attack"),
  ]

  static func label(_ level: Int, in language: Language) -> String {
    labels.indices.contains(level) ? labels[level][language] : "\(level)"
  }
}

/// The list of scenarios as a page.
struct ScenariosView {
  let visit: Visit
  let rows: [ScenarioRow]

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(say("Scenarier", "Scenarios")) <small>\(say(
      "vad vården kan ställas inför, längs hotskalan; påhittade, utan verkliga mål",
      "what care may face, along the threat scale; invented, without real targets"))</small></h1>
    \(.tools(
      say("Åtgärder och filer", "Actions and files"),
      views: (visit.may(.writeScenario, at: visit.actor?.party)
        ? [PageLink(say("Skriv ett scenario", "Write a scenario"), Site.newScenario.path)] : [])
        + [
          PageLink(
            say("Nationella antaganden", "National assumptions"), Site.assumptions(.html).path)
        ],
      files: [
        PageLink("CSV", Site.scenarios(.csv).path), PageLink("JSON", Site.scenarios(.json).path),
      ]))
    \(table)
    """
  }

  private var table: Markup {
    guard !rows.isEmpty else {
      return "<p>\(say("Inga scenarier än.", "No scenarios yet."))</p>"
    }
    return DataTable(
      id: "scenarier", caption: say("Scenarier", "Scenarios"), captionIsHidden: true,
      columns: [
        .init(say("Scenario", "Scenario")), .init(say("Hotnivå", "Threat level")),
        .init(say("Dygn", "Days"), isNumeric: true), .init(say("Skrivet av", "Written by")),
        .init(say("Senast", "Latest")), .init(say("Plan", "Plan")),
      ],
      rows: rows.map { row in
        let run = Site.startRun.link([("scenario", row.id.rawValue)])
        return .init(
          """
          <a href="\(Site.scenario(row.id, .html))">\(row.name(in: language))</a> \
          <small class="nowrap">\(row.id)</small>
          """,
          [
            .text(ThreatLevel.label(row.threatLevel, in: language)),
            .number(Double(row.days), language), .text(visit.name(of: row.party)),
            .time(row.written),
            visit.may(.startRun, at: visit.actor?.party)
              ? "<a href=\"\(link: run)\">\(say("Kör", "Run"))</a>" : .text("–"),
          ])
      }
    ).markup
  }
}
