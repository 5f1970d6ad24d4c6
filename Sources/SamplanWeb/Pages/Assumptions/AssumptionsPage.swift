import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The register of national assumptions: each with value, unit, source, date, owner and use.
enum AssumptionsPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let title = visit.say("Nationella antaganden", "National assumptions")
    let frame = PageFrame(
      title: title, area: .scenarios,
      pageClass: visit.pageClass(of: picture.basis?.informationClass ?? .open),
      crumbs: [.init(title: Area.scenarios.title[visit.language], site: .scenarios(.html))])
    return visit.page(frame, AssumptionsView(visit: visit, picture: picture, title: title).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let stated = try basis(visit)
    return visit.data(
      .raw(PlanJSON.bytes(of: stated.value)), visit.pageClass(of: stated.informationClass))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let stated = try basis(visit)
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "nyckel", "antagande", "varde", "enhet", "minst", "mest", "kalla", "avser", "agare",
        "anvands_i",
      ])
    for assumption in stated.value.assumptions {
      let range = AssumptionRange.of(assumption.key)
      writer.write([
        .text(assumption.key), .text(assumption.name), .number(assumption.value),
        .text(assumption.unit), range.map { .number($0.least) } ?? .empty,
        range?.most.map { .number($0) } ?? .empty, .text(assumption.source),
        .text(assumption.asOf.description), .text(assumption.owner),
        .text(AssumptionWords.of(assumption.key)?.use.label.sv ?? ""),
      ])
    }
    return visit.file(
      "antaganden", .csv, visit.pageClass(of: stated.informationClass), writer.take())
  }

  static func basis(_ visit: Visit) throws -> Stated<Basis> {
    guard let basis = try visit.picture().basis else {
      throw Refusal(
        .missing,
        Text(
          sv: "Nationella antaganden är inte angivna.", en: "No national assumptions are stated."),
        who: Text(sv: "NSPL kansli anger dem.", en: "The NSPL kansli states them."))
    }
    return basis
  }
}

/// The register as a page.
struct AssumptionsView {
  let visit: Visit
  let picture: NationalPicture
  let title: String

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    guard let stated = picture.basis else {
      return """
        <h1>\(title)</h1><p>\(say(
          "Inga antaganden är angivna. NSPL kansli anger dem; utan dem kan ingen plan räknas.",
          "No assumptions are stated. The NSPL kansli states them; without them no plan can be "
            + "computed."))</p>
        """
    }
    let terms: [(term: String, detail: Markup)] = [
      (say("Angivna av", "Stated by"), Markup(text: visit.name(of: .kansli))),
      (say("Senast", "Latest"), Markup(text: stated.time.swedish)),
      (say("Klass", "Class"), Markup(text: stated.informationClass.label[language])),
      (say("Delas med", "Shared with"), Markup(text: stated.audience.label[language])),
    ]
    return """
      <h1>\(title) <small>\(say(
        "det modellen räknar med där ingen region har en egen uppgift",
        "what the model counts on where no region has a figure of its own"))</small></h1>
      <p class="lede">\(say(
        "Varje antagande har värde, enhet, källa, datum och ägare. Ett annat värde kan prövas i en "
          + "körning utan att antagandet ändras.",
        "Each assumption has value, unit, source, date and owner. Another value can be tried in a "
          + "run without changing the assumption."))</p>
      \(tools)\(history)
      \(each: AssumptionWords.Use.allCases, { section($0, stated.value) })
      \(unread(stated.value))\(BasisTables(visit: visit, basis: stated.value).markup)
      \(.provenance(terms))
      """
  }

  private var tools: Markup {
    let change =
      visit.may(.setBasis, at: .kansli)
      ? [PageLink(say("Ändra antaganden", "Change assumptions"), Site.changeAssumptions.path)] : []
    return .tools(
      say("Åtgärder och filer", "Actions and files"), views: change,
      files: [
        PageLink("CSV", Site.assumptions(.csv).path),
        PageLink("JSON", Site.assumptions(.json).path),
      ])
  }

  private func section(_ use: AssumptionWords.Use, _ basis: Basis) -> Markup {
    table(
      basis.assumptions.filter { AssumptionWords.of($0.key)?.use == use }, id: use.rawValue,
      title: say("Används i \(use.label.sv)", "Used in \(use.label.en)"))
  }

  /// Assumptions that the model of this build does not read.
  private func unread(_ basis: Basis) -> Markup {
    table(
      basis.assumptions.filter { AssumptionWords.of($0.key) == nil }, id: "olasta",
      title: say("Läses inte av modellen", "Not read by the model"))
  }

  private func table(_ assumptions: [Assumption], id: String, title: String) -> Markup {
    guard !assumptions.isEmpty else { return .empty }
    let table = DataTable(
      id: "antaganden-\(id)", caption: title, captionIsHidden: true,
      columns: [
        .init(say("Antagande", "Assumption")), .init(say("Värde", "Value"), isNumeric: true),
        .init(say("Enhet", "Unit")), .init(say("Möjliga värden", "Possible values")),
        .init(say("Källa", "Source")), .init(say("Avser", "As of")), .init(say("Ägare", "Owner")),
      ],
      rows: assumptions.map(row))
    return "<h2>\(title.capitalisedFirst)</h2>\(table.markup)"
  }

  private func row(_ assumption: Assumption) -> DataTable.Row {
    let link = Site.assumptions(.html).link([("nyckel", assumption.key)]) + "#historik"
    return .init(
      """
      <a href="\(link: link)">\(assumption.name(in: language))</a> <small>\(assumption.key)</small>
      """,
      [
        .init(
          Markup(text: assumption.value.shown(in: language)),
          sortKey: "\(assumption.value.approximate)"),
        .text(assumption.unit(in: language)),
        .text(AssumptionRange.of(assumption.key)?.words[language] ?? "–"),
        .text(assumption.source), .text(assumption.asOf.description), .text(assumption.owner),
      ])
  }

  /// One assumption's values over time, and the way to try another.
  private var history: Markup {
    guard let key = visit.query["nyckel"],
      let now = picture.basis?.value.assumptions.first(where: { $0.key == key })
    else { return .empty }
    var versions: [(time: Instant, assumption: Assumption)] = []
    for basis in picture[.kansli].bases {
      guard let found = basis.value.assumptions.first(where: { $0.key == key }),
        versions.last?.assumption != found
      else { continue }
      versions.append((basis.time, found))
    }
    let name = now.name(in: language)
    let table = DataTable(
      id: "historik-tabell", caption: say("Värden över tid: \(name)", "Values over time: \(name)"),
      captionIsHidden: true,
      columns: [
        .init(say("Angivet", "Stated")), .init(say("Värde", "Value"), isNumeric: true),
        .init(say("Enhet", "Unit")), .init(say("Källa", "Source")), .init(say("Avser", "As of")),
        .init(say("Ägare", "Owner")),
      ],
      rows: versions.reversed().map { version in
        .init(
          Markup(text: version.time.swedish),
          [
            .text(version.assumption.value.shown(in: language)),
            .text(version.assumption.unit(in: language)), .text(version.assumption.source),
            .text(version.assumption.asOf.description), .text(version.assumption.owner),
          ])
      })
    return """
      <h2 id="historik">\(say("Värden över tid: \(name)", "Values over time: \(name)"))</h2>
      \(table.markup)\(trial(key))
      """
  }

  private func trial(_ key: String) -> Markup {
    guard let plan = picture.plans.first, visit.may(.startRun, at: visit.actor?.party),
      AssumptionRange.of(key) != nil
    else { return .empty }
    let link = Site.tryChange(.plan(plan.value.plan)).link([("antagande", key)])
    return """
      <p><a href="\(link: link)">\(say(
        "Pröva ett annat värde i planen \(plan.value.plan)",
        "Try another value in the plan \(plan.value.plan)"))</a></p>
      """
  }
}
