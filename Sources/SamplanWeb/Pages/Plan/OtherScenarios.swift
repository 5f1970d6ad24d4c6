import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The scenarios in which it can be told what is worth building, beside the plan's own.
struct OtherScenarios {
  let plan: PlanView

  /// What a box is named by before its scenario.
  static let field = "scenario/"
  /// Scenarios to choose among at most.
  private static let shownMax = 30

  var markup: Markup {
    let own = plan.result.provenance.scenario
    let chosen = Set((plan.result.worth?.scenarios ?? []).map(\.scenario))
    let rows = plan.picture.scenarios.map { ScenarioRow($0) }.filter { $0.id != own }
      .sorted { ($0.threatLevel, $0.id) < ($1.threatLevel, $1.id) }
    guard !rows.isEmpty else { return .empty }
    let boxes = rows.prefix(Self.shownMax).map { row in
      FormField(
        Self.field + row.id.rawValue,
        "\(row.name(in: plan.language)) (\(row.days) \(plan.say("dygn", "days")))", .check,
        value: chosen.contains(row.id) ? "on" : ""
      ).markup
    }
    let most = PlanInput.worthScenariosMax
    return """
      <fieldset><legend>\(plan.say(
        "Även i andra scenarier, högst \(most)", "In other scenarios too, at most \(most)"))</legend>
      <p class="hint">\(plan.say(
        "Det som är mest värt i planens scenario prövas i vart och ett av de andra, med en plan "
          + "gjord för det. Varje scenario tar ungefär lika lång tid till.",
        "What is worth most in the plan's scenario is tried in each of the others, with a plan "
          + "made for it. Each scenario takes about as long again."))</p>\(boxes)</fieldset>
      """
  }
}
