import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// Tries a change against a run, a plan or a scenario, and runs it again as things are today.
enum WhatIfPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    // From the register of assumptions one comes with the assumption chosen.
    guard let key = visit.query["antagande"] else { return try await view(visit, sent: nil) }
    let chosen = FormFields([(WhatIfKind.assumption.field("key"), key)])
    return try await view(visit, sent: (.assumption, chosen, nil))
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    guard case .tryChange(let origin) = visit.site else { throw ErrorPage.missing }
    guard let kind = WhatIfKind(rawValue: visit.form.text("slag")) else {
      return try await view(visit, sent: nil)
    }
    let form = WhatIfForm(
      kind: kind, typed: visit.form,
      assumptions: try visit.picture().basis?.value.assumptions ?? [], today: visit.today)
    do {
      let run = try await visit.node.tryChange(try form.change(), in: origin, by: visit.actor)
      return .redirect(to: Site.run(run.id, .enough, .html).path)
    } catch let refusal as Refusal where [.input, .limit, .conflict].contains(refusal.kind) {
      return try await view(visit, sent: (kind, visit.form, form.placed(refusal)))
    }
  }

  static func again(_ visit: Visit) async throws -> WebResponse {
    guard case .runAgain(let origin) = visit.site else { throw ErrorPage.missing }
    let run = try await visit.node.runAgain(origin, by: visit.actor)
    return .redirect(to: Site.run(run.id, .enough, .html).path)
  }

  static func ask(_ visit: Visit) async throws -> WebResponse {
    guard case .ask(let origin) = visit.site,
      let question = ExtraQuestion(rawValue: visit.form.text("fraga"))
    else { throw ErrorPage.missing }
    let others = visit.form.pairs.compactMap { name, value -> ScenarioID? in
      guard value == "on", name.hasPrefix(OtherScenarios.field) else { return nil }
      return ScenarioID(String(name.dropFirst(OtherScenarios.field.count)))
    }
    let run = try await visit.node.ask(question, of: origin, in: others, by: visit.actor)
    return .redirect(to: Site.run(run.id, PlanQuestion(question), .html).path)
  }

  private static func view(
    _ visit: Visit, sent: (kind: WhatIfKind, typed: FormFields, refusal: Refusal?)?
  ) async throws -> WebResponse {
    guard case .tryChange(let origin) = visit.site else { throw ErrorPage.missing }
    let footing = try await visit.node.trialFooting(of: origin, for: visit.actor)
    let picture = try visit.picture()
    let name =
      visit.language == .en
      ? footing.input.scenario.nameEnglish ?? footing.input.scenario.name
      : footing.input.scenario.name
    let title = visit.say("Pröva en ändring", "Try a change")
    let frame = PageFrame(
      title: title, area: .plans,
      pageClass: visit.pageClass(joining: PartyCode.regions, in: picture),
      crumbs: [
        .init(title: Area.plans.title[visit.language], site: .plans(.html)),
        .init(title: name, site: origin.site),
      ])
    let fields = WhatIfFields(
      visit: visit, picture: picture, origin: origin, days: footing.input.days, sent: sent)
    let errors = FormErrors(
      refusal: sent?.refusal, fields: sent.map { fields.fields($0.kind) } ?? [],
      language: visit.language)
    return visit.page(
      frame, status: sent?.refusal == nil ? 200 : 422,
      """
      <h1>\(title) <small>\(name)</small></h1>
      \(errors.markup)
      <p class="lede">\(WhatIfSection.explanation(visit))</p>
      \(fields.markup)
      \(LimitsTable(visit: visit, input: footing.input).markup)
      """)
  }
}

extension RunOrigin {
  /// The page of what is set out from.
  var site: Site {
    switch self {
    case .run(let id): .run(id, .enough, .html)
    case .plan(let id): .plan(id, .enough, .html)
    case .scenario(let id): .scenario(id, .html)
    }
  }
}

/// Every region's limits in a run, with those that are tried marked as such.
struct LimitsTable {
  let visit: Visit
  let input: PlanInput

  private var tried: Set<String> {
    Set(
      (input.trial?.changes ?? []).compactMap { change in
        guard case .limit(let limit) = change else { return nil }
        return "\(limit.region).\(limit.kind.rawValue)"
      })
  }

  var markup: Markup {
    let language = visit.language
    let title = visit.say("Regionernas gränser i körningen", "The regions' limits in the run")
    let regions = input.regions.sorted { SwedishOrder.precedes($0.shortName, $1.shortName) }
    let marked = tried
    let table = DataTable(
      id: "granser", caption: title,
      columns: [.init(visit.say("Region", "Region"))]
        + TrialLimit.Kind.allCases.map {
          .init($0.label[language].capitalisedFirst, isNumeric: true)
        },
      rows: regions.map { region in
        .init(
          Markup(text: region.shortName),
          TrialLimit.Kind.allCases.map { kind in
            let value = region.limits[keyPath: kind.field].shown(in: language)
            let isTried = marked.contains("\(region.code).\(kind.rawValue)")
            return .text(
              isTried ? "\(value) (\(visit.say("prövad gräns", "limit tried")))" : value)
          })
      })
    return """
      <details class="data"><summary>\(title)</summary>\(table.markup)</details>
      """
  }
}
