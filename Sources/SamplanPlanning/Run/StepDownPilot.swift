import SamplanBase
import SamplanEngine

/// φ, the step-down share: intensive care beds held by patients ready for a ward, for each patient
/// short of a ward bed. A few outcomes of V0 tell it before the programme begins, so that the two
/// can go on side by side.
struct StepDownPilot {
  let input: PlanInput
  let model: PlanModel

  /// Outcomes, whose mean φ is. They have a seed of their own: a plan is not made from the
  /// outcomes it is tested by, and another seed of the run gives the same plan.
  static let outcomes = 50
  static let seed: UInt64 = 0x7374_6570

  /// φ by region and day, 0 where nobody is short of a ward bed.
  func shares(
    threads: Int,
    _ simulated: (Instance, SimulationOptions) throws(Refusal) -> SimulationResult
  ) throws(Refusal) -> [[Double]] {
    let options = SimulationOptions(
      replications: Self.outcomes, seed: Self.seed, threads: threads, quantiles: [])
    let result = try simulated(VariantInstances(input: input, model: model).alone, options)
    return result.stepDown?.shareOfWardShort
      ?? model.regions.map { _ in [Double](repeating: 0, count: input.days) }
  }
}

extension PlanModel {
  /// The model whose programme keeps beds in intensive care for those the wards have no bed for.
  func holding(stepDownShare: [[Double]]) -> PlanModel {
    var model = self
    model.programme.rules?.stepDownShare = stepDownShare
    return model
  }
}
