import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Opening a case, or wording one anew.
enum CaseFormPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    if let draft = try await visit.node.draft(draftName(visit), of: visit.actor) {
      let typed = FormFields(urlEncoded: draft.content)
      if visit.query["plan"] == nil || typed["plan"] == visit.query["plan"] {
        return try view(visit, picture, CaseForm(typed: typed), refusal: nil)
      }
    }
    return try view(visit, picture, try start(visit, picture), refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let form = CaseForm(typed: visit.form)
    if visit.form["kasta"] != nil {
      try await visit.node.deleteDraft(draftName(visit), by: visit.actor)
      return .redirect(to: visit.site.path)
    }
    if visit.form["rad"] != nil {
      return try view(visit, picture, form.addingCost(), refusal: nil)
    }
    do {
      try await visit.keepDraft(draftName(visit))
      if visit.form["spara"] != nil { return visit.done(visit.site, .draft) }
      let known = number(visit)
      let number = known ?? visit.node.nextCaseID()
      if let known, picture.case(known) == nil { throw missing(known) }
      let receipt = try await visit.node.writeCase(try form.value(number), by: visit.actor)
      try await visit.node.deleteDraft(draftName(visit), by: visit.actor)
      return visit.done(.board(number), receipt.changed ? .caseWritten : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .conflict, .limit].contains(refusal.kind) {
      return try view(visit, picture, form, refusal: refusal)
    }
  }

  /// The case that is worded anew; nil for a new one.
  private static func number(_ visit: Visit) -> CaseID? {
    guard case .cases(let place) = visit.site else { return nil }
    return place.number
  }

  private static func draftName(_ visit: Visit) -> String {
    "arende/\(number(visit)?.rawValue ?? "nytt")"
  }

  private static func missing(_ number: CaseID) -> Refusal {
    Refusal(
      .missing, Text(sv: "Ärendet \(number) finns inte.", en: "There is no case \(number)."))
  }

  private static func start(_ visit: Visit, _ picture: NationalPicture) throws -> CaseForm {
    if let number = number(visit) {
      guard let stated = picture.case(number) else { throw missing(number) }
      return CaseForm(stated.value)
    }
    guard let id = visit.query["plan"].flatMap({ PlanID($0) }), let plan = picture.plan(id) else {
      return CaseForm(typed: FormFields([("rader", "1"), ("level.regionstyrelse", "on")]))
    }
    return CaseForm(
      typed: FormFields([
        ("title", "Gemensam plan: \(plan.value.title)"), ("kind", CaseKind.plan.rawValue),
        ("plan", id.rawValue),
        (
          "purpose",
          "Varje regions ställningstagande till sin del i den gemensamma planen \(id). Åtgärderna "
            + "är förslag tills regionen har beslutat."
        ), ("rader", "1"), ("level.regionstyrelse", "on"),
      ]))
  }

  private static func view(
    _ visit: Visit, _ picture: NationalPicture, _ form: CaseForm, refusal: Refusal?
  ) throws -> WebResponse {
    let number = number(visit)
    let title =
      number.map { visit.say("Ändra ärende \($0)", "Change case \($0)") }
      ?? visit.say("Öppna ett ärende", "Open a case")
    var crumbs: [PageFrame.Crumb] = [
      .init(title: Area.cases.title[visit.language], site: .cases(.list(.html)))
    ]
    if let number { crumbs.append(.init(title: number.rawValue, site: .board(number))) }
    let frame = PageFrame(
      title: title, area: .cases, pageClass: visit.pageClass(of: .internal), crumbs: crumbs)
    let view = CaseFormView(
      visit: visit, picture: picture, form: form, refusal: refusal, title: title)
    return visit.page(frame, status: refusal == nil ? 200 : 422, view.markup)
  }
}

extension Visit {
  /// Keeps what was typed in the form that was sent, so that a refusal loses nothing.
  func keepDraft(_ name: String) async throws {
    let buttons: Set<String> = ["csrf", "spara", "skicka", "rad", "kasta"]
    let kept = form.pairs.filter { !buttons.contains($0.name) }
    let content = FormFields(kept.map { ($0.name, $0.value) }).urlEncoded
    try await node.saveDraft(name, Array(content.utf8), by: actor)
  }
}

/// What has been typed of a case, and how it is read.
struct CaseForm {
  /// Costs in the form at most.
  static let costsMax = 20

  let typed: FormFields

  init(typed: FormFields) { self.typed = typed }

  /// The form filled in from a case.
  init(_ value: CaseWritten) {
    var fields: [(String, String)] = [
      ("title", value.title), ("titleEnglish", value.titleEnglish ?? ""),
      ("kind", value.kind.rawValue), ("purpose", value.purpose),
      ("plan", value.plan?.rawValue ?? ""), ("directive", value.directive ?? ""),
      ("report", value.report?.shown(in: .sv) ?? ""),
      ("decision", value.decision?.shown(in: .sv) ?? ""),
      ("registryLabel", value.registryLabel ?? ""), ("costKey", value.costKey?.rawValue ?? ""),
    ]
    if let report = value.report, report.lastDay != report.period.last {
      fields.append(("reportLast", report.lastDay.description))
    }
    if let decision = value.decision, decision.lastDay != decision.period.last {
      fields.append(("decisionLast", decision.lastDay.description))
    }
    fields += value.levels.map { ("level.\($0.rawValue)", "on") }
    for (offset, cost) in value.costs.enumerated() {
      let field = Self.cost(offset + 1)
      fields += [
        (field + ".name", cost.name), (field + ".amount", Self.typed(cost.amount)),
        (field + ".year", "\(cost.year)"), (field + ".basis", cost.basis),
      ]
    }
    fields.append(("rader", "\(min(Self.costsMax, value.costs.count + 1))"))
    typed = FormFields(fields)
  }

  static func cost(_ row: Int) -> String { "costs[\(row)]" }

  private static func typed(_ amount: Money) -> String {
    amount.description.replacing(".", with: ",").replacing(",00", with: "")
  }

  /// Rows of costs shown.
  var costs: Int { min(Self.costsMax, max(1, Int(typed.text("rader")) ?? 1)) }

  func addingCost() -> CaseForm {
    let kept = typed.pairs.filter { $0.name != "rader" }.map { ($0.name, $0.value) }
    return CaseForm(
      typed: FormFields(kept + [("rader", "\(min(Self.costsMax, costs + 1))")]))
  }

  /// The case as typed; every field that cannot be read is named at once.
  func value(_ number: CaseID) throws(Refusal) -> CaseWritten {
    var problems: [Refusal.Problem] = []
    func optional(_ name: String) -> String? {
      let text = typed.text(name)
      return text.isEmpty ? nil : text
    }
    let report = deadline("report", &problems)
    let decision = deadline("decision", &problems)
    let kind = CaseKind(rawValue: typed.text("kind"))
    if kind == nil {
      problems.append(.init(.field("kind"), Text(sv: "välj en typ", en: "choose a kind")))
    }
    var plan: PlanID?
    if let text = optional("plan") {
      plan = PlanID(text)
      if plan == nil {
        problems.append(
          .init(
            .field("plan"),
            Text(sv: "skrivs som P-00-2026-001", en: "is written like P-00-2026-001")))
      }
    }
    let costs = readCosts(&problems)
    guard problems.isEmpty, let kind else {
      throw Refusal(
        .input,
        Text(
          sv: "Ärendet kan inte skrivas än. Det skrivna finns kvar.",
          en: "The case cannot be written yet. What is typed is kept."), problems: problems)
    }
    return CaseWritten(
      number: number, title: typed.text("title"), titleEnglish: optional("titleEnglish"),
      kind: kind, purpose: typed.text("purpose"), plan: plan, directive: optional("directive"),
      levels: DecidingBody.allCases.filter { typed["level.\($0.rawValue)"] == "on" },
      report: report, decision: decision, registryLabel: optional("registryLabel"), costs: costs,
      costKey: costs.isEmpty ? nil : optional("costKey").flatMap { CostKeyID($0) })
  }

  private func deadline(_ name: String, _ problems: inout [Refusal.Problem]) -> Deadline? {
    let text = typed.text(name)
    let last = typed.text(name + "Last")
    guard !text.isEmpty else { return nil }
    guard let deadline = Deadline(typed: text) else {
      problems.append(
        .init(
          .field(name),
          Text(
            sv: "skriv till exempel 2026-09-30, 2026-09, Q4 2026 eller Q2–Q3 2026",
            en: "write such as 2026-09-30, 2026-09, Q4 2026 or Q2–Q3 2026")))
      return nil
    }
    guard !last.isEmpty else { return deadline }
    guard let day = Day(last), let stated = Deadline(deadline.period, lastDay: day) else {
      let span = "\(deadline.period.first)–\(deadline.period.last)"
      problems.append(
        .init(
          .field(name + "Last"),
          Text(sv: "ska vara en dag inom \(span)", en: "must be a day within \(span)")))
      return nil
    }
    return stated
  }

  private func readCosts(_ problems: inout [Refusal.Problem]) -> [CommonCost] {
    var found: [CommonCost] = []
    for row in 1...costs {
      let field = Self.cost(row)
      let parts = ["name", "amount", "year", "basis"].map { typed.text("\(field).\($0)") }
      guard parts.contains(where: { !$0.isEmpty }) else { continue }
      let amount = Money(kronor: parts[1])
      let year = Int(parts[2])
      if amount == nil {
        problems.append(
          .init(
            .field(field + ".amount"),
            Text(
              sv: "skriv ett belopp i kronor, till exempel 1 250 000 eller 999,50",
              en: "write an amount in kronor, such as 1 250 000 or 999,50")))
      }
      if year == nil {
        problems.append(
          .init(
            .field(field + ".year"),
            Text(sv: "skriv ett år, till exempel 2027", en: "write a year, such as 2027")))
      }
      if let amount, let year {
        found.append(CommonCost(name: parts[0], amount: amount, year: year, basis: parts[3]))
      }
    }
    return found
  }
}
