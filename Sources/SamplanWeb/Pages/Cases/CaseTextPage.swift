import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Writing the text of a case, and settling it.
enum CaseTextPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let (board, _) = try CasePage.board(visit)
    let draft = try await visit.node.draft(draftName(board), of: visit.actor)
    var typed = draft.map { FormFields(urlEncoded: $0.content) }
    if typed == nil, let settled = board.text?.value {
      let text = try await visit.node.caseText(
        settled.number, version: settled.version, for: visit.actor
      ).text
      typed = FormFields(text.sections.map { ($0.key.rawValue, $0.value) })
    }
    return try view(visit, board, typed ?? FormFields(), draft: draft, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let (board, _) = try CasePage.board(visit)
    let number = board.case.value.number
    if visit.form["kasta"] != nil {
      try await visit.node.deleteDraft(draftName(board), by: visit.actor)
      return .redirect(to: visit.site.path)
    }
    do {
      try await visit.keepDraft(draftName(board))
      if visit.form["spara"] != nil { return visit.done(visit.site, .draft) }
      let approved = visit.form.text("approvedOn")
      if !approved.isEmpty, Day(approved) == nil { throw badDay }
      var sections: [CaseText.Section: String] = [:]
      for section in CaseText.Section.allCases { sections[section] = visit.form[section.rawValue] }
      let (_, receipt) = try await visit.node.settleText(
        sections, of: number, version: Int(visit.form.text("version")),
        approvedOn: Day(approved), by: visit.actor)
      try await visit.node.deleteDraft(draftName(board), by: visit.actor)
      return visit.done(.board(number), receipt.changed ? .textSettled : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .conflict, .limit].contains(refusal.kind) {
      return try view(visit, board, visit.form, draft: nil, refusal: refusal)
    }
  }

  /// A settled version as the bytes that were hashed.
  static func settled(_ visit: Visit) async throws -> WebResponse {
    guard case .cases(.settled(let number, let version)) = visit.site else {
      throw ErrorPage.missing
    }
    let found = try await visit.node.caseText(number, version: version, for: visit.actor)
    let (board, _) = try CasePage.board(visit)
    let informationClass = board.text?.informationClass ?? .internal
    var answer = WebResponse.file(
      "arende-\(number)-text-\(version)-\(informationClass.rawValue).txt",
      type: "text/plain; charset=utf-8", found.bytes)
    answer.informationClass = informationClass
    return answer
  }

  private static func draftName(_ board: DecisionBoard) -> String {
    "arende/\(board.case.value.number)/text"
  }

  private static let badDay = Refusal(
    .input,
    Text(
      sv: "Texten kan inte fastställas än. Det skrivna finns kvar som utkast.",
      en: "The text cannot be settled yet. What is written is kept as a draft."),
    problems: [
      .init(
        .field("approvedOn"),
        Text(sv: "skriv ett datum, till exempel 2026-03-26", en: "write a date, as 2026-03-26"))
    ])

  private static func view(
    _ visit: Visit, _ board: DecisionBoard, _ typed: FormFields, draft: Draft?, refusal: Refusal?
  ) throws -> WebResponse {
    let number = board.case.value.number
    let title = visit.say("Text i ärende \(number)", "Text of case \(number)")
    let frame = PageFrame(
      title: title, area: .cases, pageClass: visit.pageClass(of: board.case.informationClass),
      crumbs: [
        .init(title: Area.cases.title[visit.language], site: .cases(.list(.html))),
        .init(title: number.rawValue, site: .board(number)),
      ])
    let view = CaseTextView(
      visit: visit, board: board, typed: typed, draft: draft, refusal: refusal)
    return visit.page(frame, status: refusal == nil ? 200 : 422, view.markup)
  }
}

/// The form of a case's text.
struct CaseTextView {
  let visit: Visit
  let board: DecisionBoard
  let typed: FormFields
  let draft: Draft?
  let refusal: Refusal?

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }
  private var next: Int { (board.text?.value.version ?? 0) + 1 }

  var markup: Markup {
    """
    <h1>\(board.case.value.title(in: language)) <small>\(board.case.value.number) · \
    \(say("text, version", "text, version")) \(next)</small></h1>
    \(FormErrors(refusal: refusal, fields: fields + [approved], language: language).markup)
    <p class="lede">\(say(
      "När texten är fastställd ändras den inte mer. En ny version kan ersätta den, och båda finns "
        + "kvar. Regionernas beslut hänvisar till textens SHA-256.",
      "Once settled, the text no longer changes. A new version can take its place, and both "
        + "remain. The regions' decisions cite the text's SHA-256."))</p>
    \(draftNote)\(superseding)
    \(visit.postForm(
      visit.site,
      """
      <input type="hidden" name="version" value="\(next)">
      \(fields.map(\.markup))\(costPreview)\(approved.markup)
      <p>\(.button(say("Fastställ texten och signera", "Settle the text and sign"), name: "skicka",
        isMain: true)) \(.button(say("Spara utkast", "Save draft"), name: "spara")) \
      \(.button(say("Kasta utkastet", "Discard the draft"), name: "kasta"))</p>
      """))
    """
  }

  private func error(_ name: String) -> String? {
    refusal?.problems.first { $0.place == .field(name) }?.text[language]
  }

  private var fields: [FormField] {
    CaseText.Section.allCases.map { section in
      FormField(
        section.rawValue,
        section.label[language]
          + (section.isMandatory ? say(" (krävs)", " (required)") : ""),
        .lines(rows: section == .matter ? 12 : 5), value: typed[section.rawValue] ?? "",
        hint: hint(section), error: error(section.rawValue))
    }
  }

  private func hint(_ section: CaseText.Section) -> String? {
    switch section {
    case .proposal: say("En sats på varje rad.", "One clause on each line.")
    case .economy:
      say(
        "Vad förslaget kostar gemensamt och i regionerna, och vad som inte är bedömt.",
        "What the proposal costs jointly and in the regions, and what has not been judged.")
    case .recipients: say("En mottagare på varje rad.", "One recipient on each line.")
    case .summary, .matter, .consequences, .basis: nil
    }
  }

  private var approved: FormField {
    FormField(
      "approvedOn", say("Chefsgruppen godkände", "The steering group approved"), .date,
      value: typed["approvedOn"] ?? "",
      hint: say(
        "Lämnas tomt om chefsgruppen inte har godkänt ärendet för regionernas hantering.",
        "Left empty when the steering group has not approved it for the regions."),
      error: error("approvedOn"))
  }

  private var draftNote: Markup {
    guard let draft else { return .empty }
    return .notice(
      .note,
      title: say(
        "Utkast sparat \(draft.saved.swedish).", "Draft saved \(draft.saved.swedish)."))
  }

  private var superseding: Markup {
    let decided = board.rows.count { $0.decision != nil }
    guard board.text != nil, decided > 0 else { return .empty }
    return .notice(
      .warning,
      title: say(
        "\(language.regions(decided)) har redan beslutat om den gällande texten.",
        "\(language.regions(decided)) have already decided on the text in force."),
      Markup(
        text: say(
          "Fastställs en ny version gäller deras beslut den ersatta, och räknas inte som antagande "
            + "av den nya.",
          "If a new version is settled, their decisions are of the superseded one, and do not "
            + "count as adopting the new one.")))
  }

  /// What each region would pay, beside the economic impact analysis.
  private var costPreview: Markup {
    let shares = board.rows.compactMap(\.cost)
    guard !shares.isEmpty else { return .empty }
    let picture = try? visit.picture()
    let rows = shares.map { share in
      DataTable.Row(
        Markup(text: picture?.shortName(of: share.region) ?? share.region.rawValue),
        [share.equal, share.byPopulation, share.total].map { .text(language.kronor($0)) })
    }
    return """
      <details class="data"><summary>\(say(
        "Vad varje region betalar enligt nyckeln", "What each region pays by the key"))</summary>
      \(DataTable(
        id: "andelar", caption: say("Regionernas andelar", "The regions' shares"),
        captionIsHidden: true,
        columns: [
          .init(say("Region", "Region")), .init(say("Lika del", "Equal part"), unit: "kr",
            isNumeric: true),
          .init(say("Efter folkmängd", "By population"), unit: "kr", isNumeric: true),
          .init(say("Summa", "Sum"), unit: "kr", isNumeric: true),
        ], rows: rows).markup)
      <p class="hint">\(CostKey.roundingInWords[language])</p></details>
      """
  }
}
