import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// Writing a scenario: by form, row by row without script, or as YAML.
enum NewScenarioPage {
  static let draftName = "scenario/new"

  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    if let id = visit.query["fran"].flatMap({ ScenarioID($0) }), let from = picture.scenario(id) {
      return try view(visit, picture, ScenarioForm(from.value), refusal: nil)
    }
    let draft = try await visit.node.draft(draftName, of: visit.actor)
    let form = draft.map { ScenarioForm(typed: FormFields(urlEncoded: $0.content)) }
    return try view(visit, picture, form ?? .empty, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let form = ScenarioForm(typed: visit.form)
    if let list = visit.form["lagg"].flatMap(ScenarioList.init(rawValue:)) {
      return try view(visit, picture, form.adding(list), refusal: nil)
    }
    if let (list, row) = removal(visit.form["tabort"] ?? "") {
      return try view(visit, picture, form.removing(list, row), refusal: nil)
    }
    if visit.form["kasta"] != nil {
      try await visit.node.deleteDraft(draftName, by: visit.actor)
      return .redirect(to: Site.newScenario.path)
    }
    do {
      if visit.form["yaml"] != nil { return try await sendYAML(visit, picture) }
      try await keep(visit)
      if visit.form["spara"] != nil { return visit.done(.newScenario, .draft) }
      let party = try visit.ownParty()
      let scenario = try form.scenario(visit.node.nextScenarioID(of: party))
      return try await write(visit, scenario)
    } catch let refusal as Refusal where [.input, .conflict, .limit].contains(refusal.kind) {
      return try view(visit, picture, form, refusal: refusal)
    }
  }

  private static func sendYAML(_ visit: Visit, _ picture: NationalPicture) async throws
    -> WebResponse
  {
    let file = visit.form["fil"] ?? ""
    let text = file.isEmpty ? visit.form["yaml"] ?? "" : file
    let next = visit.node.nextScenarioID(of: try visit.ownParty())
    let hospitals = PartyCode.regions.flatMap { picture.hospitals(of: $0) }
      .map(\.value.hospital)
    guard let basis = picture.basis?.value else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Nationella antaganden saknas, så patientgrupper och transportslag är okända.",
          en: "There are no national assumptions, so groups and modes are unknown."))
    }
    let scenario = try ScenarioYAML.parse(
      Array(text.utf8), known: ScenarioYAML.Known(basis, hospitals: hospitals), id: next)
    return try await write(visit, scenario)
  }

  private static func write(_ visit: Visit, _ scenario: Scenario) async throws -> WebResponse {
    let (id, receipt) = try await visit.node.writeScenario(scenario, by: visit.actor)
    try await visit.node.deleteDraft(draftName, by: visit.actor)
    return visit.done(
      .scenario(id, .html), receipt.changed ? .scenario : .unchanged, receipt)
  }

  private static func keep(_ visit: Visit) async throws {
    let kept = visit.form.pairs.filter { !["csrf", "spara", "skriv"].contains($0.name) }
    let content = FormFields(kept.map { ($0.name, $0.value) }).urlEncoded
    try await visit.node.saveDraft(draftName, Array(content.utf8), by: visit.actor)
  }

  private static func removal(_ text: String) -> (ScenarioList, Int)? {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let list = ScenarioList(rawValue: String(parts[0])),
      let row = Int(parts[1])
    else { return nil }
    return (list, row)
  }

  private static func view(
    _ visit: Visit, _ picture: NationalPicture, _ form: ScenarioForm, refusal: Refusal?
  ) throws -> WebResponse {
    let frame = PageFrame(
      title: visit.say("Skriv ett scenario", "Write a scenario"), area: .scenarios,
      pageClass: visit.pageClass(of: .internal),
      crumbs: [.init(title: Area.scenarios.title[visit.language], site: .scenarios(.html))])
    let view = NewScenarioView(
      visit: visit, picture: picture, form: form, refusal: refusal,
      yaml: visit.form["yaml"] ?? "")
    return visit.page(frame, status: refusal == nil ? 200 : 422, view.markup)
  }
}
