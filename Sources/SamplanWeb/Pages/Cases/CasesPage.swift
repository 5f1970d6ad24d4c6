import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The list of cases.
enum CasesPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let boards = boards(picture, on: visit.today)
    let frame = PageFrame(
      title: visit.say("Ärenden", "Cases"), area: .cases, pageClass: pageClass(visit, boards))
    return visit.page(frame, CasesView(visit: visit, boards: boards).markup)
  }

  static func json(_ visit: Visit) async throws -> WebResponse {
    let boards = boards(try visit.picture(), on: visit.today)
    return visit.data(
      .object([
        ("format", .text("samplan-cases/1")),
        ("cases", .array(boards.map { CaseFile(board: $0).summary })),
      ]), pageClass(visit, boards))
  }

  static func csv(_ visit: Visit) async throws -> WebResponse {
    let boards = boards(try visit.picture(), on: visit.today)
    var writer = CsvWriter(
      .swedishExcel,
      columns: [
        "arende", "titel", "typ", "rapport", "rapport_sista_dag", "beslut", "beslut_sista_dag",
        "textversion", "text_sha256", "antagit", "varav_med_andring", "till_handlingarna",
        "avslag", "aterremiss", "planerat", "utfall_saknas", "ej_angivet",
      ])
    for board in boards {
      let value = board.case.value
      let count = board.count
      let counted = value.isForDecision
      writer.write(
        [
          .text(value.number.rawValue), .text(value.title), .text(value.kind.rawValue),
          .text(value.report?.shown(in: .sv) ?? ""),
          .text(value.report?.lastDay.description ?? ""),
          .text(value.decision?.shown(in: .sv) ?? ""),
          .text(value.decision?.lastDay.description ?? ""),
          board.text.map { .whole($0.value.version) } ?? .empty,
          .text(board.text?.value.text.description ?? ""),
        ]
          + [
            count.adopted, count.amended, count.filed, count.rejected, count.referredBack,
            count.planned, count.outcomeMissing, count.notStated,
          ].map { counted ? .whole($0) : .empty })
    }
    return visit.file("arenden", .csv, pageClass(visit, boards), writer.take())
  }

  /// Opens the directives of the operational plan that are not there yet.
  static func openOperationalPlan(_ visit: Visit) async throws -> WebResponse {
    let opened = try await visit.node.openOperationalPlan(by: visit.actor)
    return visit.done(.cases(.list(.html)), opened == 0 ? .unchanged : .directives, count: opened)
  }

  private static func boards(_ picture: NationalPicture, on day: Day) -> [DecisionBoard] {
    picture.cases.reversed().compactMap { DecisionBoard($0.value.number, in: picture, on: day) }
  }

  private static func pageClass(_ visit: Visit, _ boards: [DecisionBoard]) -> PageClass {
    visit.pageClass(of: boards.map(\.case.informationClass).max() ?? .open)
  }
}

/// The list of cases as a page.
struct CasesView {
  let visit: Visit
  let boards: [DecisionBoard]

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }
  private var mayWrite: Bool { visit.may(.writeCase, at: visit.actor?.party) }

  var markup: Markup {
    """
    <h1>\(say("Ärenden", "Cases")) <small>\(say(
      "från uppdrag till 21 regioners egna beslut", "from directive to 21 regions' own decisions"))\
    </small></h1>
    \(.tools(
      say("Åtgärder och filer", "Actions and files"),
      views: mayWrite
        ? [PageLink(say("Öppna ett ärende", "Open a case"), Site.cases(.new).path)] : [],
      files: [
        PageLink("CSV", Site.cases(.list(.csv)).path),
        PageLink("JSON", Site.cases(.list(.json)).path),
      ]))
    \(table)\(directives)
    """
  }

  private var table: Markup {
    guard !boards.isEmpty else { return "<p>\(say("Inga ärenden än.", "No cases yet."))</p>" }
    return DataTable(
      id: "arenden", caption: say("Ärenden", "Cases"), captionIsHidden: true,
      columns: [
        .init(say("Ärende", "Case")), .init(say("Rapport till chefsgruppen", "Report due")),
        .init(say("Regionerna beslutar", "Regions decide")), .init(say("Text", "Text")),
        .init(say("Antagit", "Adopted"), unit: say("av 21 regioner", "of 21 regions")),
      ],
      rows: boards.map { board in
        let value = board.case.value
        return .init(
          """
          <a href="\(Site.board(value.number))">\(value.title(in: language))</a> \
          <small class="nowrap">\(value.number)</small>
          """,
          [
            deadline(value.report), deadline(value.decision), text(board),
            value.isForDecision
              ? .init("\(board.count.adopted)", sortKey: "\(board.count.adopted)")
              : .text(say("går inte till beslut", "not for decision")),
          ])
      }
    ).markup
  }

  private func deadline(_ deadline: Deadline?) -> DataTable.Cell {
    guard let deadline else { return .text("–") }
    return DataTable.Cell(
      DeadlineText(deadline, language).markup, sortKey: deadline.lastDay.description)
  }

  private func text(_ board: DecisionBoard) -> DataTable.Cell {
    guard let text = board.text?.value else {
      return .text(say("inte fastställd", "not settled"))
    }
    return """
      \(say("fastställd", "settled")) \(text.settledOn), \(say("version", "version")) \(text.version)
      """
  }

  private var directives: Markup {
    let known = Set(boards.compactMap(\.case.value.directive))
    let missing = OperationalPlan2026.cases.filter {
      $0.directive.map { !known.contains($0) } ?? false
    }
    guard mayWrite, !missing.isEmpty else { return .empty }
    return """
      <h2>\(say("Uppdragen i verksamhetsplan 2026", "The directives of the operational plan 2026"))</h2>
      <p>\(say(
        "\(missing.count) av uppdragen är inte upplagda som ärenden.",
        "\(missing.count) of the directives are not opened as cases."))</p>
      <ul>\(each: missing, { "<li>\($0.title(in: language))</li>" })</ul>
      \(visit.postForm(
        .cases(.operationalPlan),
        .button(say("Lägg upp uppdragen", "Open the directives"))))
      """
  }
}

/// A deadline as its source says it, with the last day it is read as.
struct DeadlineText {
  let deadline: Deadline
  let language: Language

  init(_ deadline: Deadline, _ language: Language) {
    self.deadline = deadline
    self.language = language
  }

  var markup: Markup {
    let shown = deadline.shown(in: language)
    let last = deadline.lastDay.description
    guard shown != last else { return Markup(text: last) }
    let words = Text(sv: "sista dag \(last)", en: "last day \(last)")[language]
    return "\(shown) <small class=\"nowrap\">\(words)</small>"
  }
}
