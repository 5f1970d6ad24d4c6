import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanPlanning
import SamplanService
import Testing

/// Trials: who may start one, and that nobody's statements change by it.
struct TryChangeTests {
  private let strategist = actor(.kansliStrategist, .kansli)
  private let registrar = actor(.regionRegistrar, code("19"))
  private let scenario = ScenarioID("S-00-2026-001")!

  private func filled() async throws -> Trial {
    let trial = try await Trial()
    try await trial.open([.kansli, code("19")])
    _ = try await trial.node.setBasis(.demonstration, by: strategist)
    _ = try await trial.node.setLimits(limits(icu: 3), of: code("19"), by: registrar)
    _ = try await trial.node.writeScenario(
      Scenario(
        scenario: scenario, name: "Prov", nameEnglish: "Trial", description: "Prov.",
        threatLevel: 1, days: 10), by: strategist)
    return trial
  }

  private func limits(icu: Int) -> LimitsSet {
    LimitsSet(
      receiveICUPerDay: ExactDecimal(icu), receiveWardPerDay: ExactDecimal(4),
      lendStaffShare: .zero, lendVehicleShare: .zero, postponeShare: .zero,
      asOf: Day("2026-11-20")!)
  }

  private let lower = TrialChange.limit(
    TrialLimit(region: PartyCode("19")!, kind: .receiveICUPerDay, value: ExactDecimal(1)))

  private func input(_ trial: Trial, _ run: RunStatus) async throws -> PlanInput {
    let bytes = try #require(try await trial.node.stores.runs.input(run.id))
    return try PlanJSON.read(PlanInput.self, from: bytes)
  }

  @Test
  func `the kansli tries a region's limit lower, and the region's own stays signed as it was`()
    async throws
  {
    let trial = try await filled()
    let first = try await trial.node.startRun(RunRequest(scenario: scenario), by: strategist)
    let sizes = trial.node.heads().map(\.size)
    let tried = try await trial.node.tryChange(lower, in: .run(first.id), by: strategist)
    #expect(tried.basedOn == first.id.rawValue && tried.seed == first.seed)
    #expect(tried.scenarioName.hasPrefix("Prov · prövad gräns för Part 19"))
    #expect(tried.scenarioNameEnglish?.hasPrefix("Trial · limit tried for Part 19") == true)
    let input = try await input(trial, tried)
    #expect(
      input.regions.first { $0.code == code("19") }?.limits.receiveICUPerDay == ExactDecimal(1))
    #expect(trial.node.heads().map(\.size) == sizes, "no log has grown")
    let picture = try trial.node.picture(for: strategist)
    #expect(
      picture.limits(of: code("19"), on: Day("2026-11-20")!).0.receiveICUPerDay == ExactDecimal(3))
  }

  @Test func `a trial keeps the figures of the run it set out from`() async throws {
    let trial = try await filled()
    let first = try await trial.node.startRun(RunRequest(scenario: scenario), by: strategist)
    _ = try await trial.node.setLimits(limits(icu: 2), of: code("19"), by: registrar)
    let closure = TrialChange.closure(
      .init(mode: "ferry", from: nil, to: nil, span: .init(first: 2, last: 4), source: "Prov"))
    let tried = try await trial.node.tryChange(closure, in: .run(first.id), by: strategist)
    let input = try await input(trial, tried)
    #expect(
      input.regions.first { $0.code == code("19") }?.limits.receiveICUPerDay == ExactDecimal(3))
    #expect(input.scenario.closures.count == 1)
  }

  @Test func `a region that has lowered its limit runs again with it, and the run says so`()
    async throws
  {
    let trial = try await filled()
    let first = try await trial.node.startRun(
      RunRequest(scenario: scenario, seed: 5), by: strategist)
    _ = try await trial.node.setLimits(limits(icu: 1), of: code("19"), by: registrar)
    let again = try await trial.node.runAgain(.run(first.id), by: registrar)
    let input = try await input(trial, again)
    #expect(again.seed == 5 && again.party == code("19") && again.basedOn == first.id.rawValue)
    #expect(
      input.trial?.words.map(\.sv) == ["Part 19: mottagna intensivvårdspatienter per dygn 3 → 1"])
  }

  @Test(arguments: [Role.regionReader, .chefsgruppMember, .kansliAdministrator])
  func `who may not start runs may not try changes either`(role: Role) async throws {
    let trial = try await filled()
    let somebody = actor(role, role.home == .region ? code("19") : .kansli)
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.tryChange(lower, in: .scenario(scenario), by: somebody)
    }
    #expect(refusal?.kind == .forbidden)
  }

  @Test func `a scenario that is not there is said to be missing`() async throws {
    let trial = try await filled()
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.tryChange(
        lower, in: .scenario(ScenarioID("S-00-2026-099")!), by: strategist)
    }
    #expect(refusal?.kind == .missing)
  }
}
