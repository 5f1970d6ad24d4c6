import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Published plans and planning runs.
enum PlansPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let plans = try visit.picture().plans
    let runs = visit.may(.readRuns) ? try await visit.node.runs(for: visit.actor) : []
    let classes = plans.map(\.informationClass) + runs.map(\.informationClass)
    let frame = PageFrame(
      title: visit.say("Planer", "Plans"), area: .plans,
      pageClass: visit.pageClass(of: classes.max() ?? .open),
      refreshSeconds: runs.contains { !$0.state.isOver } ? 5 : nil)
    return visit.page(frame, PlansView(visit: visit, plans: plans, runs: runs).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let published = try visit.picture().plans
    let plans = published.map { plan in
      JSONValue.object([
        ("id", .text(plan.value.plan.rawValue)), ("title", .text(plan.value.title)),
        ("party", .text(plan.reference.party.rawValue)),
        ("scenario", .text(plan.value.scenario.rawValue)), ("days", .whole(plan.value.days)),
        ("replications", .whole(plan.value.replications)),
        ("seed", .text(String(plan.value.seed))),
        ("inputHash", .text(plan.value.inputHash.description)),
        ("engineVersion", .text(plan.value.engineVersion)),
        ("published", .text(plan.time.description)),
      ])
    }
    return visit.data(
      .object([("format", .text("samplan-plans/1")), ("plans", .array(plans))]),
      visit.pageClass(of: published.map(\.informationClass).max() ?? .open))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let plans = try visit.picture().plans
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "plan", "namn", "part", "scenario", "dygn", "simuleringar", "fro", "indata_sha256",
        "version", "publicerad",
      ])
    for plan in plans {
      writer.write([
        .text(plan.value.plan.rawValue), .text(plan.value.title),
        .text(plan.reference.party.rawValue), .text(plan.value.scenario.rawValue),
        .whole(plan.value.days), .whole(plan.value.replications),
        .text(String(plan.value.seed)), .text(plan.value.inputHash.description),
        .text(plan.value.engineVersion), .text(plan.time.description),
      ])
    }
    let highest = visit.pageClass(of: plans.map(\.informationClass).max() ?? .open)
    return visit.file("planer", .csv, highest, writer.take())
  }
}

/// The lists of plans and runs.
struct PlansView {
  let visit: Visit
  let plans: [Stated<PlanPublished>]
  let runs: [RunStatus]

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(say("Planer", "Plans")) <small>\(say(
      "räcker vården, och vad skulle vi kunna göra tillsammans?",
      "is care enough, and what could we do together?"))</small></h1>
    \(.tools(
      say("Åtgärder och filer", "Actions and files"),
      views: visit.may(.startRun, at: visit.actor?.party)
        ? [PageLink(say("Kör en plan", "Run a plan"), Site.startRun.path)] : [],
      files: [
        PageLink("CSV", Site.plans(.csv).path), PageLink("JSON", Site.plans(.json).path),
      ]))
    <h2>\(say("Publicerade planer", "Published plans"))</h2>\(planTable)
    <h2>\(say("Körningar", "Planning runs"))</h2>\(runTable)
    """
  }

  private var planTable: Markup {
    guard !plans.isEmpty else {
      return """
        <p>\(say(
          "Ingen plan är publicerad ännu. En klar körning kan publiceras från sin resultatsida.",
          "No plan has been published yet. A finished run can be published from its result "
            + "page."))</p>
        """
    }
    return DataTable(
      id: "planer", caption: say("Publicerade planer", "Published plans"), captionIsHidden: true,
      columns: [
        .init("Plan"), .init(say("Part", "Party")), .init(say("Scenario", "Scenario")),
        .init(say("Dygn", "Days"), isNumeric: true),
        .init(say("Simuleringar", "Simulations"), isNumeric: true),
        .init(
          say("Brist utan åtgärder", "Shortage without measures"),
          unit: say("vårddygn", "bed-days"), isNumeric: true),
        .init(
          say("Med gemensam plan", "With the joint plan"), unit: say("vårddygn", "bed-days"),
          isNumeric: true), .init(say("Publicerad", "Published")),
      ],
      rows: plans.map { plan in
        let summary = plan.value.summary
        return .init(
          "<a href=\"\(Site.plan(plan.value.plan, .enough, .html))\">\(plan.value.title)</a> "
            + "<small class=\"nowrap\">\(plan.value.plan)</small>",
          [
            .text(visit.name(of: plan.reference.party)),
            """
            <a class="nowrap" href="\(Site.scenario(plan.value.scenario, .html))">\
            \(plan.value.scenario)</a>
            """,
            .number(Double(plan.value.days), language),
            .number(Double(plan.value.replications), language),
            .number(summary.shortageWithout.approximate, language),
            .number(summary.shortageWith.approximate, language), .time(plan.time),
          ])
      }
    ).markup
  }

  private var runTable: Markup {
    guard !runs.isEmpty else {
      return "<p>\(say("Inga körningar än.", "No runs yet."))</p>"
    }
    return DataTable(
      id: "korningar", caption: say("Körningar", "Planning runs"), captionIsHidden: true,
      columns: [
        .init(say("Körning", "Run")), .init(say("Scenario", "Scenario")),
        .init(say("Räknar", "Computes")), .init(say("Läge", "State")),
        .init(say("Dygn", "Days"), isNumeric: true),
        .init(say("Simuleringar", "Simulations"), isNumeric: true),
        .init(say("Part", "Party")), .init(say("Begärd", "Asked")),
      ],
      rows: runs.map { run in
        let state = RunWords(run, language)
        return .init(
          "<a href=\"\(Site.run(run.id, .enough, .html))\">\(run.id)</a>",
          [
            .text(visit.name(of: run)), .text(run.mode.label[language]), .text(state.short),
            .number(Double(run.days), language),
            .number(Double(run.replications), language), .text(visit.name(of: run.party)),
            .time(run.asked),
          ])
      }
    ).markup
  }
}
