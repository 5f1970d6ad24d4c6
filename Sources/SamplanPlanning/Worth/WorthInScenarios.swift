import SamplanBase
import SamplanDomain
import SamplanEngine

/// What was found to be worth most in one scenario, tried in others: each with a plan made for it, and
/// patients of its own.
struct WorthInScenarios {
  typealias Worth = PlanResult.Worth

  let input: PlanInput
  /// Those simulated in the scenario of the run, most worth first.
  let candidates: [Worth.Candidate]
  let steps: RunSteps
  let threads: Int

  /// Seconds at most for the plan of a scenario, and for the model's values in it; and the gap.
  private static let solverLimit = 600.0
  private static let solverGap = 0.005

  /// - Parameter part: of the step that answers the question.
  func all(part: ClosedRange<Double>) throws(Refusal) -> [Worth.InScenario]? {
    guard let others = input.worthScenarios, !others.isEmpty else { return nil }
    var found: [Worth.InScenario] = []
    let width = (part.upperBound - part.lowerBound) / Double(others.count)
    for (number, other) in others.enumerated() {
      let from = part.lowerBound + width * Double(number)
      found.append(try inScenario(other, part: from...(from + width)))
    }
    return found
  }

  private func inScenario(
    _ scenario: Scenario, part: ClosedRange<Double>
  ) throws(Refusal) -> Worth.InScenario {
    var input = input
    input.scenario = scenario
    input.days = min(input.days, scenario.days)
    input.worthScenarios = nil
    let steps = steps
    let begun = part.lowerBound
    let options = FairOptions(
      timeLimitSeconds: Self.solverLimit, gap: Self.solverGap,
      progress: { _ in steps.tell(.valuing, begun) })
    let plain = try PlanModel(input)
    let pilot = StepDownPilot(input: input, model: plain)
    let model = plain.holding(
      stepDownShare: try pilot.shares(threads: threads) { instance, options throws(Refusal) in
        try steps.simulated(.valuing, instance, options, part: begun...begun)
      })
    let fair = try solveFair(model.programme.leanWithPlannedCare, options: options)
    let least = try LeastShortage(model.programme.lean, options: options)
    let instances = VariantInstances(input: input, model: model)
    let policy = instances.policy(fair, of: model.programme)
    let count = min(input.replications, WorthTrials.outcomesMost)
    let plan = try steps.simulated(
      .valuing, instances.planned(fair),
      SimulationOptions(
        replications: count, seed: input.seed, threads: threads, quantiles: [], policy: policy),
      part: begun...begun)
    let base = WorthTrials.short(plan, count)
    let trials = WorthTrials(
      instances: instances, fair: fair, policy: policy, base: base, steps: steps, threads: threads)
    var avoided: [PlanResult.Estimate] = []
    var sides: [Worth.Sides?] = []
    let width = (part.upperBound - part.lowerBound) / Double(max(1, candidates.count))
    for (number, candidate) in candidates.enumerated() {
      let from = begun + width * Double(number)
      avoided.append(.init(try trials.avoided(by: candidate, part: from...(from + width))))
      var found: Worth.Sides?
      if let limit = model.limit(of: candidate, basis: input.basis) {
        let both = try least.sides(of: limit, step: candidate.kind.step)
        found = .init(more: rounded(both.more), less: both.less.map { rounded($0) })
      }
      sides.append(found)
    }
    var result = Worth.InScenario(
      scenario: scenario.scenario, name: scenario.name, days: input.days, avoided: avoided)
    result.nameEnglish = scenario.nameEnglish
    result.model = sides
    result.shortBedDays = .init(base)
    return result
  }
}
