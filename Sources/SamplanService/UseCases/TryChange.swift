import SamplanBase
import SamplanDomain
import SamplanPlanning

/// What a trial sets out from (utgångspunkt).
package enum RunOrigin: Sendable, Hashable {
  /// A run on this node: its frozen input is used again.
  case run(RunID)
  /// A published plan: the input of its run when this node has it, else the figures of today.
  case plan(PlanID)
  /// A scenario, with the figures and limits of today.
  case scenario(ScenarioID)

  /// `K-2026-000001`.
  package var identifier: String {
    switch self {
    case .run(let id): id.rawValue
    case .plan(let id): id.rawValue
    case .scenario(let id): id.rawValue
    }
  }

  /// What an identifier names: `K-…`, `P-…` or `S-…`.
  package init?(identifier: String) {
    if identifier.hasPrefix("K-"), let id = RunID(identifier) {
      self = .run(id)
    } else if identifier.hasPrefix("P-"), let id = PlanID(identifier) {
      self = .plan(id)
    } else if identifier.hasPrefix("S-"), let id = ScenarioID(identifier) {
      self = .scenario(id)
    } else {
      return nil
    }
  }
}

/// The input that a trial would change.
package struct TrialFooting: Sendable {
  package let input: PlanInput
  let marking: Marking
  /// Whether the input is the very one of the run or plan; otherwise it has today's figures.
  package let isFrozen: Bool
}

extension Node {
  /// Starts a run that differs from another by one change, with the same seed, so that what moves
  /// is the change and not chance. Nobody's stated limits change.
  package func tryChange(
    _ change: TrialChange, in origin: RunOrigin, by actor: Actor?
  ) async throws -> RunStatus {
    let footing = try await trialFooting(of: origin, for: actor)
    var input = try footing.input.trying(change, from: origin.identifier)
    if !footing.isFrozen, case .plan = origin { input.trial?.words.append(Self.figuresOfToday) }
    return try await queue(input, footing.marking, by: actor)
  }

  /// Starts the same run again with the figures and limits of today: what a region does when it has
  /// changed its own limits.
  package func runAgain(_ origin: RunOrigin, by actor: Actor?) async throws -> RunStatus {
    let before = try await trialFooting(of: origin, for: actor)
    guard let actor else { throw Self.nobody }
    let picture = picture(seenBy: actor)
    let (scenario, basis) = try Self.planned(before.input.scenario.scenario, in: picture)
    let wanted = min(before.input.days, scenario.value.days)
    var input = PlanInput(
      picture, scenario: scenario.value, basis: basis, on: today, days: wanted,
      seed: before.input.seed, replications: before.input.replications)
    input.runMode = before.input.runMode
    input.trial = PlanTrial(
      identifier: origin.identifier, changes: [],
      words: before.isFrozen ? input.differences(from: before.input) : [Self.figuresOfToday])
    return try await queue(input, picture.marking(forPlanning: scenario), by: actor)
  }

  /// Starts the same run again, from the same input, with another question answered.
  /// - Parameter scenarios: others in which it is told what is worth building.
  package func ask(
    _ question: ExtraQuestion, of origin: RunOrigin, in scenarios: [ScenarioID] = [],
    by actor: Actor?
  ) async throws -> RunStatus {
    let footing = try await trialFooting(of: origin, for: actor)
    var input = footing.input
    input.questions = ExtraQuestion.list((input.questions ?? []) + [question])
    let others = try others(scenarios, beside: input.scenario.scenario, for: actor)
    if !others.isEmpty { input.worthScenarios = others.map(\.value) }
    let marking = others.reduce(footing.marking) { $0.joined($1.informationClass, $1.audience) }
    if !footing.isFrozen {
      input.trial = PlanTrial(
        identifier: origin.identifier, changes: [], words: [Self.figuresOfToday])
    }
    return try await queue(input, marking, by: actor)
  }

  /// What a trial would set out from, for whoever may start runs and see that one.
  package func trialFooting(
    of origin: RunOrigin, for actor: Actor?
  ) async throws -> TrialFooting {
    let party = try actingParty(of: actor, .startRun)
    try authorize(actor, .startRun, party: party)
    return try await footing(of: origin, for: actor)
  }

  /// What the levers are moved from, for whoever may read plans and see that one. Nothing is
  /// started, and nothing is kept.
  package func leverFooting(
    of origin: RunOrigin, for actor: Actor?
  ) async throws -> TrialFooting {
    try authorize(actor, .readPlans)
    return try await footing(of: origin, for: actor)
  }

  private func footing(of origin: RunOrigin, for actor: Actor?) async throws -> TrialFooting {
    guard let actor else { throw Self.nobody }
    switch origin {
    case .run(let id):
      let run = try await run(id, for: actor)
      guard let bytes = try await stores.runs.input(id) else { throw Self.noInput(id) }
      return TrialFooting(
        input: try PlanJSON.read(PlanInput.self, from: bytes),
        marking: Marking(informationClass: run.informationClass, audience: run.audience),
        isFrozen: true)
    case .plan(let id):
      _ = try await planResult(id, for: actor)
      let runs = try await runs(for: actor, limit: 500)
      if let run = runs.first(where: { $0.published == id }) {
        return try await footing(of: .run(run.id), for: actor)
      }
      guard let plan = wholePicture.plan(id)?.value else { throw Self.noPlan(id) }
      return try footing(
        plan.scenario, days: plan.days, seed: plan.seed, replications: plan.replications,
        seenBy: actor)
    case .scenario(let id):
      return try footing(id, days: nil, seed: 1, replications: 200, seenBy: actor)
    }
  }

  private func footing(
    _ id: ScenarioID, days: Int?, seed: UInt64, replications: Int, seenBy actor: Actor
  ) throws(Refusal) -> TrialFooting {
    let picture = picture(seenBy: actor)
    let (scenario, basis) = try Self.planned(id, in: picture)
    let most = days ?? min(scenario.value.days, isDemonstration ? 30 : Scenario.daysMax)
    let input = PlanInput(
      picture, scenario: scenario.value, basis: basis, on: today,
      days: min(most, scenario.value.days), seed: seed, replications: replications)
    return TrialFooting(
      input: input, marking: picture.marking(forPlanning: scenario), isFrozen: false)
  }

  private static func noInput(_ id: RunID) -> Refusal {
    Refusal(
      .missing,
      Text(
        sv: "Underlaget till körningen \(id) finns inte på den här noden.",
        en: "The input of the run \(id) is not on this node."))
  }

  private static func noPlan(_ id: PlanID) -> Refusal {
    Refusal(.missing, Text(sv: "Planen \(id) finns inte.", en: "There is no plan \(id)."))
  }

  private static let figuresOfToday = PlanResult.Remark(
    sv:
      "Underlaget till den tidigare planen finns inte på den här noden: uppgifterna och gränserna "
      + "är dagens.",
    en: "The input of the earlier plan is not on this node: figures and limits are today's.")
}
