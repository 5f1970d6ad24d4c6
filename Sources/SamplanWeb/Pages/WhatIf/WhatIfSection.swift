import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// What a result page says of a trial: what was changed and what moved, and the forms for the next.
struct WhatIfSection {
  /// What this run changes in another, with the two side by side; empty for other runs.
  var notice: Markup = .empty
  /// The forms that try a change; empty for those who may not start runs.
  var forms: Markup = .empty

  /// The section of a result's page.
  static func load(
    _ visit: Visit, _ origin: RunOrigin, _ result: PlanResult
  ) async throws -> WhatIfSection {
    let picture = try visit.picture()
    var section = WhatIfSection()
    if let basedOn = result.basedOn {
      section.notice = try await notice(visit, basedOn, result, picture)
    }
    section.forms = forms(visit, origin, days: result.provenance.days, picture)
    return section
  }

  static func explanation(_ visit: Visit) -> String {
    visit.say(
      "En ändring i taget, med samma uppgifter, samma frö och samma slumpade patienter: det som "
        + "skiljer är ändringen. Den gäller bara den nya körningen. Ingen regions angivna gränser "
        + "eller uppgifter ändras.",
      "One change at a time, with the same figures, seed and random patients: what differs is the "
        + "change. It holds in the new run only. No region's stated limits or figures change.")
  }

  /// The forms that try a change of a run, a plan or a scenario.
  static func forms(
    _ visit: Visit, _ origin: RunOrigin, days: Int, _ picture: NationalPicture
  ) -> Markup {
    guard let party = visit.actor?.party, visit.may(.startRun, at: party) else { return .empty }
    let fields = WhatIfFields(visit: visit, picture: picture, origin: origin, days: days)
    return """
      <h2 id="prova">\(visit.say("Pröva en ändring", "Try a change"))</h2>
      <p>\(explanation(visit))</p>\(fields.markup)\(again(visit, origin))
      """
  }

  /// Running it again as things are now, and the way to the own limits.
  private static func again(_ visit: Visit, _ origin: RunOrigin) -> Markup {
    if case .scenario = origin { return .empty }
    let form = visit.postForm(
      .runAgain(origin),
      "<p>\(.button(visit.say("Kör igen med dagens uppgifter och gränser", "Run again with today's figures and limits")))</p>"
    )
    guard let party = visit.actor?.party, party.isRegion, visit.may(.setLimits, at: party) else {
      return form
    }
    let limits = Site.limits(party).link([("utifran", origin.identifier)])
    return """
      \(form)<p><a href="\(link: limits)">\(visit.say(
        "Ändra \(visit.name(of: party))s egna gränser och kör igen",
        "Change the own limits of \(visit.name(of: party)) and run again"))</a></p>
      """
  }

  private static func notice(
    _ visit: Visit, _ basedOn: PlanResult.BasedOn, _ result: PlanResult, _ picture: NationalPicture
  ) async throws -> Markup {
    let language = visit.language
    let origin = RunOrigin(identifier: basedOn.identifier)
    let from: Markup =
      origin.map { "<a href=\"\($0.site)\">\(basedOn.identifier)</a>" }
      ?? Markup(text: basedOn.identifier)
    let changes = basedOn.changes.map { change -> Markup in
      "<li>\((language == .sv ? change.sv : change.en).capitalisedFirst)</li>"
    }
    let said = Markup.notice(
      .note,
      title: visit.say("En prövad ändring", "A change tried"),
      """
      <ul>\(changes)</ul><p>\(visit.say("Utgår från", "Sets out from")) \(from). \(visit.say(
        "Regionernas angivna gränser är oförändrade av körningen.",
        "The regions' stated limits are not changed by the run."))</p>
      """)
    guard let before = try await OriginResult.load(visit, origin) else { return said }
    let comparison = WhatIfComparison(before: before, after: result, names: picture.regionNames)
    return "\(said)\(comparison.markup(visit, identifier: basedOn.identifier))"
  }
}

/// The result that something sets out from.
enum OriginResult {
  /// The result of a run or a plan, when the visitor may see it and it is done.
  static func load(_ visit: Visit, _ origin: RunOrigin?) async throws -> PlanResult? {
    do {
      switch origin {
      case .run(let id)?:
        guard let bytes = try await visit.node.runResult(id, for: visit.actor).result else {
          return nil
        }
        return try visit.pages.plans.result("run/\(id)", bytes)
      case .plan(let id)?:
        let bytes = try await visit.node.planResult(id, for: visit.actor)
        return try visit.pages.plans.result("plan/\(id)", bytes)
      case .scenario?, nil: return nil
      }
    } catch let refusal as Refusal where [.missing, .forbidden].contains(refusal.kind) {
      // Who may not see the earlier result still sees the later one.
      return nil
    }
  }
}
