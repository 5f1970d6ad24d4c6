import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The form in which the kansli changes one or several assumptions. What is typed is kept as a
/// draft; a refused form comes back with every value as it was.
enum ChangeAssumptionsPage {
  private static let draftName = "basis/assumptions"

  static func show(_ visit: Visit) async throws -> WebResponse {
    let draft = try await visit.node.draft(draftName, of: visit.actor)
    let typed = draft.map { FormFields(urlEncoded: $0.content) } ?? FormFields()
    return try view(visit, typed, draft: draft?.saved, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    if visit.form["kasta"] != nil {
      try await visit.node.deleteDraft(draftName, by: visit.actor)
      return .redirect(to: Site.changeAssumptions.path)
    }
    try await keep(visit)
    if visit.form["spara"] != nil { return visit.done(.changeAssumptions, .draft) }
    do {
      let form = AssumptionsForm(
        current: try AssumptionsPage.basis(visit).value.assumptions, typed: visit.form,
        today: visit.today)
      let receipt = try await visit.node.changeAssumptions(try form.changed(), by: visit.actor)
      try await visit.node.deleteDraft(draftName, by: visit.actor)
      return visit.done(
        .assumptions(.html), receipt.changed ? .assumptions : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .conflict].contains(refusal.kind) {
      return try view(visit, visit.form, draft: nil, refusal: refusal)
    }
  }

  private static func keep(_ visit: Visit) async throws {
    let kept = visit.form.pairs.filter { !["csrf", "spara", "andra"].contains($0.name) }
    let content = FormFields(kept.map { ($0.name, $0.value) }).urlEncoded
    try await visit.node.saveDraft(draftName, Array(content.utf8), by: visit.actor)
  }

  private static func view(
    _ visit: Visit, _ typed: FormFields, draft: Instant?, refusal: Refusal?
  ) throws -> WebResponse {
    let basis = try AssumptionsPage.basis(visit)
    let title = visit.say("Ändra antaganden", "Change assumptions")
    let frame = PageFrame(
      title: title, area: .scenarios, pageClass: visit.pageClass(of: basis.informationClass),
      crumbs: [
        .init(title: Area.scenarios.title[visit.language], site: .scenarios(.html)),
        .init(
          title: visit.say("Nationella antaganden", "National assumptions"),
          site: .assumptions(.html)),
      ])
    let view = ChangeAssumptionsView(
      visit: visit, assumptions: basis.value.assumptions, typed: typed, draft: draft,
      refusal: refusal, title: title)
    return visit.page(frame, status: refusal == nil ? 200 : 422, view.markup)
  }
}

/// How the typed rows are read: those that differ from what holds now are changed.
struct AssumptionsForm {
  let current: [Assumption]
  let typed: FormFields
  let today: Day

  /// What is shown for a value until somebody types another.
  static func shown(_ value: ExactDecimal) -> String {
    value.description.replacing(".", with: ",")
  }

  /// The changed assumptions, or every field that cannot be read.
  func changed() throws(Refusal) -> [Assumption] {
    var problems: [Refusal.Problem] = []
    let day = Day(typed.text("asOf"))
    if day == nil {
      problems.append(
        .init(
          .field("asOf"),
          Text(
            sv: "skriv ett datum, till exempel 2026-11-20", en: "write a date, such as 2026-11-20"))
      )
    }
    var found: [Assumption] = []
    for assumption in current {
      var next = assumption
      func text(_ name: String) -> String? {
        typed["\(assumption.key).\(name)"].map { _ in typed.text("\(assumption.key).\(name)") }
      }
      if let value = text("value") {
        if let number = ExactDecimal(value, .comma) ?? ExactDecimal(value, .point) {
          next.value = number
        } else {
          problems.append(
            .init(
              .field("\(assumption.key).value"),
              Text(
                sv: "skriv ett tal, till exempel 0,25", en: "write a number, such as 0.25")))
        }
      }
      next.source = text("source") ?? next.source
      next.owner = text("owner") ?? next.owner
      guard next != assumption else { continue }
      next.asOf = day ?? today
      found.append(next)
    }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Antagandena har \(problems.count) fel. Ingenting har sparats.",
          en: "The assumptions have \(problems.count) problems. Nothing has been saved."),
        problems: problems)
    }
    return found
  }
}

/// The form as a page: one row for each assumption.
struct ChangeAssumptionsView {
  let visit: Visit
  let assumptions: [Assumption]
  let typed: FormFields
  let draft: Instant?
  let refusal: Refusal?
  let title: String

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    let date = FormField(
      "asOf", say("Ändrade värden avser datum", "Changed values are as of"), .date,
      value: typed["asOf"] ?? visit.today.description, error: error("asOf"))
    let notice: Markup? = draft.map {
      .notice(.note, title: say("Utkast, sparat \($0.swedish)", "Draft, saved \($0.swedish)"))
    }
    return """
      <h1>\(title)</h1>
      \(errors)\(notice)
      <p class="lede">\(say(
        "Ändra det som ska ändras; det andra står kvar som det är. Nya värden gäller körningar som "
          + "startas efteråt. De tidigare finns kvar i kansliets logg.",
        "Change what is to change; the rest stays. New values hold in runs started afterwards. The "
          + "former stay in the kansli's log."))</p>
      \(visit.postForm(
        .changeAssumptions,
        """
        <button type="submit" class="unseen" name="andra" value="1" tabindex="-1" \
        aria-hidden="true">\(say("Ange antagandena", "State the assumptions"))</button>
        \(date.markup)\(table)
        <p>\(.button(say("Ange antagandena", "State the assumptions"), name: "andra", isMain: true)) \
        \(.button(say("Spara utkast", "Save draft"), name: "spara")) \
        \(.button(say("Börja om", "Start over"), name: "kasta"))</p>
        """))
      """
  }

  private var errors: Markup {
    guard let refusal else { return .empty }
    return """
      <div class="errors" role="alert" tabindex="-1"><h2>\(refusal.text[language])</h2><ul>\
      \(each: refusal.problems, { problem in
        let (field, name) = place(problem.place)
        return "<li><a href=\"#\(field)\">\(name): \(problem.text[language])</a></li>" as Markup
      })</ul></div>
      """
  }

  /// A problem's field, and what the field is called on the page.
  private func place(_ place: Refusal.Place) -> (field: String, name: String) {
    guard case .field(let field) = place else { return ("asOf", place.described(in: language)) }
    let assumption = assumptions.first { field.hasPrefix($0.key + ".") }
    return (field, assumption?.name(in: language) ?? say("Avser datum", "As of"))
  }

  private func error(_ field: String) -> String? {
    refusal?.problems.first { $0.place == .field(field) }?.text[language]
  }

  private var table: Markup {
    """
    <div class="scroll"><table class="form"><caption class="unseen">\(title)</caption><thead><tr>\
    <th scope="col">\(say("Antagande", "Assumption"))</th>\
    <th scope="col">\(say("Värde", "Value"))</th><th scope="col">\(say("Källa", "Source"))</th>\
    <th scope="col">\(say("Ägare (funktion)", "Owner (function)"))</th></tr></thead>
    <tbody>\(each: assumptions, row)</tbody></table></div>
    """
  }

  private func row(_ assumption: Assumption) -> Markup {
    let range = AssumptionRange.of(assumption.key)?.words[language]
    return """
      <tr><th scope="row">\(assumption.name(in: language)) <small>\(assumption.unit(in: language))\
      \(range.map { "; \($0)" as Markup })</small></th>\
      \(cell(assumption, "value", say("Värde", "Value"), AssumptionsForm.shown(assumption.value)))\
      \(cell(assumption, "source", say("Källa", "Source"), assumption.source))\
      \(cell(assumption, "owner", say("Ägare", "Owner"), assumption.owner))</tr>
      """
  }

  private func cell(
    _ assumption: Assumption, _ name: String, _ label: String, _ standard: String
  ) -> Markup {
    let field = "\(assumption.key).\(name)"
    let failed = error(field)
    let message: Markup? = failed.map { "<p class=\"error\" id=\"\(field)-error\">\($0)</p>" }
    return """
      <td data-label="\(label)"\(" class=\"wrong\"", if: failed != nil)>\(message)\
      <input\(" class=\"num\" inputmode=\"decimal\"", if: name == "value") id="\(field)" \
      name="\(field)" aria-label="\(assumption.name(in: language)): \(label)"\
      \(" aria-invalid=\"true\" aria-describedby=\"\(field)-error\"", if: failed != nil) \
      value="\(typed[field] ?? standard)"></td>
      """
  }
}
