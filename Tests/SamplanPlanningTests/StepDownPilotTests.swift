import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Intensive care beds held by those whom the wards have no bed for, in the simulation and in the
/// programme.
struct StepDownPilotTests {
  /// Uppsala gets patients for intensive care, who need a ward next; its wards are closed.
  private var closedWards: PlanInput {
    input(
      fourRegions(),
      scenario(
        days: 12, demand: [demand("traumaICU", .regions([uppsala]), span(1, 4), "4")],
        losses: [
          loss(.regions([uppsala]), .surgical, "1", span(1, 12)),
          loss(.regions([uppsala]), .medical, "1", span(1, 12)),
        ]), replications: 30)
  }

  private func pilot(_ input: PlanInput) throws -> (model: PlanModel, shares: [[Double]]) {
    let model = try PlanModel(input)
    let shares = try StepDownPilot(input: input, model: model).shares(threads: 0) {
      instance, options throws(Refusal) in try simulate(instance, options: options)
    }
    return (model, shares)
  }

  @Test func `beds are held where the wards are closed`() throws {
    let (model, shares) = try pilot(closedWards)
    #expect(shares.count == 4 && shares.allSatisfy { $0.count == 12 })
    #expect(shares.joined().allSatisfy { (0...1).contains($0) })
    let hit = model.regions.firstIndex(of: uppsala)!
    // Most who are short of a ward bed there have never been in intensive care.
    #expect((0.01...0.5).contains(shares[hit][8]))
  }

  /// Each patient short of a ward bed holds φ of a bed in intensive care.
  @Test func `the programme has less intensive care where beds are held`() throws {
    let (model, shares) = try pilot(closedWards)
    #expect(model.programme.rules?.stepDownShare == nil)
    let holding = model.holding(stepDownShare: shares)
    #expect(holding.programme.rules?.stepDownShare == shares)
    let icu = CareType.allCases.firstIndex(of: .icu)!
    func beyondOpen(_ programme: Instance) throws -> Double {
      let alone = try solveFair(programme).alone
      return (alone.shortage[icu] + alone.surge[icu]).joined().reduce(0, +)
    }
    let before = try beyondOpen(model.programme)
    #expect(try beyondOpen(holding.programme) > before + 1)
  }

  @Test func `every variant keeps the bed until the next is free`() throws {
    let model = try PlanModel(closedWards)
    let variants = VariantInstances(input: closedWards, model: model)
    for instance in [variants.alone, variants.chanceOnly, variants.ordinary, variants.neighbours] {
      #expect(instance.simulation.stepDownBlocking == true)
    }
  }
}
