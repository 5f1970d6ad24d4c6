import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// Two plans or runs side by side.
enum ComparisonPage {
  /// One of the two.
  struct Side {
    let identifier: String
    let title: String
    let subject: PlanView.Subject
    let informationClass: InformationClass
    let result: PlanResult
  }

  static func show(_ visit: Visit) async throws -> WebResponse {
    let picture = try visit.picture()
    let runs = visit.may(.readRuns) ? try await visit.node.runs(for: visit.actor) : []
    let choices =
      picture.plans.map {
        FormField.Option($0.value.plan.rawValue, "\($0.value.plan) \($0.value.title)")
      }
      + runs.filter { $0.state == .finished && $0.mode == .resources }.map {
        FormField.Option(
          $0.id.rawValue, "\($0.id) \(visit.name(of: $0.scenario, given: $0.scenarioName))")
      }
    var sides: [Side] = []
    var missing: [String] = []
    for field in ["a", "b"] {
      guard let wanted = visit.query[field], !wanted.isEmpty else { continue }
      if let side = try await side(wanted, visit, picture) {
        sides.append(side)
      } else {
        missing.append(wanted)
      }
    }
    let view = ComparisonView(
      visit: visit, sides: sides, missing: missing, choices: choices, picture: picture)
    let highest = sides.map(\.informationClass).max() ?? .open
    let frame = PageFrame(
      title: view.title, area: .plans,
      pageClass: visit.pageClass(of: highest, regionsJoined: PartyCode.regions.count),
      crumbs: [.init(title: Area.plans.title[visit.language], site: .plans(.html))])
    return visit.page(frame, status: missing.isEmpty ? 200 : 404, view.markup)
  }

  /// The plan or run of this identifier, as far as the visitor may read it; nil when there is none
  /// with a result.
  private static func side(
    _ identifier: String, _ visit: Visit, _ picture: NationalPicture
  ) async throws -> Side? {
    do {
      if let id = PlanID(identifier), let plan = picture.plan(id) {
        let bytes = try await visit.node.planResult(id, for: visit.actor)
        return Side(
          identifier: identifier, title: plan.value.title, subject: .plan(plan),
          informationClass: plan.informationClass,
          result: try visit.pages.plans.result("plan/\(id)", bytes))
      }
      guard let id = RunID(identifier) else { return nil }
      let found = try await visit.node.runResult(id, for: visit.actor)
      guard let bytes = found.result else { return nil }
      guard found.status.mode == .resources else { throw isNeed(id) }
      return Side(
        identifier: identifier,
        title: visit.name(of: found.status.scenario, given: found.status.scenarioName),
        subject: .run(found.status), informationClass: found.status.informationClass,
        result: try visit.pages.plans.result("run/\(id)", bytes))
    } catch let refusal as Refusal where refusal.kind == .missing {
      return nil
    }
  }

  private static func isNeed(_ id: RunID) -> Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Körningen \(id) är av behovet, utan gränser, och kan inte ställas bredvid en plan med "
          + "dagens resurser: den ena har brist och åtgärder, den andra har det inte. Kör samma "
          + "scenario med dagens resurser och jämför den körningen.",
        en: "The run \(id) is of the need, without limits, and cannot be set beside a plan with "
          + "today's resources: one has shortage and measures, the other has not. Run the same "
          + "scenario with today's resources and compare that run."))
  }
}
