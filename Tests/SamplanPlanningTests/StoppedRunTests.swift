import SamplanBase
import SamplanDomain
import Synchronization
import Testing

@testable import SamplanPlanning

/// A run that is stopped tells what it has, and what it lacks.
struct StoppedRunTests {
  private let attack = input(
    fourRegions(),
    scenario(days: 9, demand: [demand("traumaICU", .regions([gotland]), span(2, 5), "4")]),
    replications: 10)

  /// Runs it and stops as soon as this step is told of.
  private func stopped(at phase: PlanProgress.Phase) throws -> PlanResult {
    try runPlan(attack, threads: 1, engineVersion: "prov") { $0.phase != phase }.result
  }

  @Test func `stopped after the plan was simulated it has all but what came later`() throws {
    let result = try stopped(at: .declining)
    #expect(result.partial?.missing == ["declining", "replanning", "weighing", "bounding"])
    let whole = try runPlan(attack, threads: 1, engineVersion: "prov").result
    #expect(whole.partial == nil)
    // What V3 adds came later.
    #expect(result.variants == whole.variants?.filter { $0.kind != .replanned })
    #expect(result.effects == whole.effects?.filter { $0.to != .replanned })
    #expect(result.joint == whole.joint && result.load == whole.load)
    #expect(result.shares?.count == 4)
  }

  @Test func `a question that was asked and not answered is told as missing`() throws {
    var asked = attack
    asked.questions = ExtraQuestion.list([.worth])
    let result = try runPlan(asked, threads: 1, engineVersion: "prov") {
      $0.phase != ExtraQuestion.worth.phase
    }.result
    #expect(result.partial?.missing == [ExtraQuestion.worth.phase.rawValue])
    #expect(result.worth == nil && result.shares != nil)
  }

  @Test func `stopped before the plan was simulated it has the model's bound and no effect`() throws
  {
    let result = try stopped(at: .policy)
    #expect(result.partial?.missing.first == "policy")
    #expect(result.variants?.map(\.kind) == [.alone, .neighbours])
    #expect(result.effects?.contains { $0.to == .plan } == false)
    #expect(result.shares == nil && result.executed == nil && result.crises == nil)
    #expect(!result.moves.isEmpty)
  }

  /// The zero run and the neighbour rule may wait for the plan, but not all of them.
  @Test func `stopped while others waited it tells of what these have done`() throws {
    var many = attack
    many.replications = 70
    let result = try runPlan(many, threads: 1, engineVersion: "prov") { $0.phase != .policy }.result
    #expect(result.partial?.missing.first == "policy")
    #expect((50...70).contains(try #require(result.zeroRun).replications))
    let whole = try runPlan(many, threads: 1, engineVersion: "prov").result
    #expect(whole.zeroRun?.replications == 70)
    #expect(result.load.probability == whole.load.probability)
  }

  @Test(arguments: [
    PlanProgress.Phase.building, .joint, .simulating, .ordinary, .comparing,
  ])
  func `stopped before there is a plan it has nothing to tell`(phase: PlanProgress.Phase) {
    let refusal = #expect(throws: Refusal.self) { try stopped(at: phase) }
    #expect(refusal?.kind == .conflict)
  }
}
