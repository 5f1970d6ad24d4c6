import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Where a region's registrar records what the region has decided, and when it means to.
enum DecisionPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let (board, region) = try place(visit)
    let draft = try await visit.node.draft(draftName(board, region), of: visit.actor)
    let typed = draft.map { FormFields(urlEncoded: $0.content) }
    return try view(visit, board, region, typed ?? DecisionForm.start(board, region), nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let (board, region) = try place(visit)
    do {
      try await visit.keepDraft(draftName(board, region))
      if visit.form["spara"] != nil { return visit.done(visit.site, .draft) }
      let value = try DecisionForm.decision(in: visit.form, of: board.case.value.number)
      let receipt = try await visit.node.recordDecision(value, of: region, by: visit.actor)
      try await visit.node.deleteDraft(draftName(board, region), by: visit.actor)
      return visit.done(.board(value.number), receipt.changed ? .decided : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .conflict, .limit].contains(refusal.kind) {
      return try view(visit, board, region, visit.form, refusal)
    }
  }

  static func showPlanned(_ visit: Visit) async throws -> WebResponse {
    let (board, region) = try place(visit)
    return try plannedView(visit, board, region, PlannedForm.start(board, region), nil)
  }

  static func sendPlanned(_ visit: Visit) async throws -> WebResponse {
    let (board, region) = try place(visit)
    do {
      let value = try PlannedForm.planned(in: visit.form, of: board.case.value.number)
      let receipt = try await visit.node.planDecision(value, of: region, by: visit.actor)
      return visit.done(.board(value.number), receipt.changed ? .planned : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .conflict, .limit].contains(refusal.kind) {
      return try plannedView(visit, board, region, visit.form, refusal)
    }
  }

  private static func place(_ visit: Visit) throws -> (DecisionBoard, PartyCode) {
    guard case .cases(let place) = visit.site, let region = place.party else {
      throw ErrorPage.missing
    }
    return (try CasePage.board(visit).0, region)
  }

  private static func draftName(_ board: DecisionBoard, _ region: PartyCode) -> String {
    "arende/\(board.case.value.number)/beslut/\(region)"
  }

  private static func frame(_ visit: Visit, _ board: DecisionBoard, _ title: String) -> PageFrame {
    let number = board.case.value.number
    return PageFrame(
      title: title, area: .cases, pageClass: visit.pageClass(of: board.case.informationClass),
      crumbs: [
        .init(title: Area.cases.title[visit.language], site: .cases(.list(.html))),
        .init(title: number.rawValue, site: .board(number)),
      ])
  }

  private static func view(
    _ visit: Visit, _ board: DecisionBoard, _ region: PartyCode, _ typed: FormFields,
    _ refusal: Refusal?
  ) throws -> WebResponse {
    let title = visit.say("Registrera regionens beslut", "Record the region's decision")
    let form = DecisionForm(
      board: board, region: region, typed: typed, refusal: refusal, language: visit.language)
    let fields = form.fields
    let value = board.case.value
    return visit.page(
      frame(visit, board, title), status: refusal == nil ? 200 : 422,
      """
      <h1>\(title) <small>\(visit.name(of: region)) · \(value.number) \
      \(value.title(in: visit.language))</small></h1>
      \(FormErrors(refusal: refusal, fields: fields, language: visit.language).markup)
      <p class="lede">\(visit.say(
        "Här registreras vad regionens organ har beslutat. Posten signeras med regionens nyckel och "
          + "ställs i regionens egen logg; ingen annan kan skriva den.",
        "Here is recorded what the region's body has decided. The entry is signed with the "
          + "region's key in the region's own log; nobody else can write it."))</p>
      \(board.text == nil ? noText(visit) : .empty)
      \(visit.postForm(
        visit.site,
        """
        \(fields.map(\.markup))<p>\(.button(
          visit.say("Registrera och signera", "Record and sign"), name: "skicka", isMain: true)) \
        \(.button(visit.say("Spara utkast", "Save draft"), name: "spara"))</p>
        """))
      """)
  }

  private static func noText(_ visit: Visit) -> Markup {
    .notice(
      .warning,
      title: visit.say(
        "Ingen text är fastställd i ärendet än.", "No text has been settled in the case yet."),
      Markup(
        text: visit.say(
          "Kansliet fastställer den. Därefter kan beslutet registreras.",
          "The kansli settles it. After that the decision can be recorded.")))
  }

  private static func plannedView(
    _ visit: Visit, _ board: DecisionBoard, _ region: PartyCode, _ typed: FormFields,
    _ refusal: Refusal?
  ) throws -> WebResponse {
    let title = visit.say("När regionen avser att besluta", "When the region means to decide")
    let fields = PlannedForm.fields(typed, refusal: refusal, language: visit.language)
    let value = board.case.value
    return visit.page(
      frame(visit, board, title), status: refusal == nil ? 200 : 422,
      """
      <h1>\(title) <small>\(visit.name(of: region)) · \(value.number) \
      \(value.title(in: visit.language))</small></h1>
      \(FormErrors(refusal: refusal, fields: fields, language: visit.language).markup)
      <p class="lede">\(visit.say(
        "Datumet är regionens egen upplysning, och binder ingen. Lämna det tomt för att ta tillbaka "
          + "ett datum.",
        "The date is the region's own information, and binds nobody. Leave it empty to take a "
          + "date back."))</p>
      \(visit.postForm(
        visit.site,
        """
        \(fields.map(\.markup))\(.button(
          visit.say("Ange och signera", "State and sign"), isMain: true))
        """))
      """)
  }
}
