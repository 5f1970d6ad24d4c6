import SamplanBase
import SamplanDomain
import SamplanPlanning

extension DemoFilling {
  /// Days and replications of the demonstration's own plan.
  static let planDays = 30
  static let planReplications = 2000

  /// Asks for the first run, as a strategist at the kansli would, when there is none yet. The
  /// scenario is the gravest of the examples, and of these the shortest.
  package func startFirstRun() async throws -> RunStatus? {
    let picture = node.wholePicture
    guard picture.plans.isEmpty, try await node.stores.runs.runs(limit: 1).isEmpty,
      let scenario = picture.scenarios.max(by: { a, b in
        (a.value.threatLevel, b.value.days) < (b.value.threatLevel, a.value.days)
      })
    else { return nil }
    return try await node.startRun(
      RunRequest(
        scenario: scenario.value.scenario, days: min(Self.planDays, scenario.value.days),
        replications: Self.planReplications, questions: [.worth]),
      by: actor(.kansliStrategist, .kansli))
  }

  /// Publishes the first run once it has finished; gives up when it was stopped, failed or
  /// interrupted. Waits as long as it takes, or until cancelled.
  package func publishFirstPlan() async throws {
    let strategist = actor(.kansliStrategist, .kansli)
    while node.wholePicture.plans.isEmpty {
      let runs = try await node.stores.runs.runs(limit: 100)
      let first = runs.last { $0.account == strategist.account }
      guard let first, !first.state.isOver || first.state == .finished else { return }
      if first.state == .finished {
        _ = try await node.publishPlan(
          run: first.id, title: "\(first.scenarioName), \(first.days) dygn", by: strategist)
        return
      }
      try await Task.sleep(for: .seconds(1))
    }
  }
}
