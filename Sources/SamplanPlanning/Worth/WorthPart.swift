import SamplanBase
import SamplanDomain
import SamplanEngine

/// Vad är mest värt att bygga: everything is screened, the best are tried both ways in the model and
/// simulated with the same patients.
struct WorthPart {
  typealias Worth = PlanResult.Worth

  let input: PlanInput
  let instances: VariantInstances
  let fair: FairSolution
  let policy: Policy
  /// V2 as the run simulated it.
  let plan: SimulationResult
  let steps: RunSteps
  let threads: Int

  /// Candidates of each kind that are tried.
  static let tried: [Worth.Kind: Int] = [.bed: 9, .staff: 3, .receiving: 3, .vehicleHour: 3]
  /// Seconds at most for the model's values; then those tried so far are told.
  private static let solverLimit = 600.0

  private var model: PlanModel { instances.model }

  func value() throws(Refusal) -> Worth {
    let steps = steps
    let least = try LeastShortage(
      model.programme.lean,
      options: FairOptions(
        timeLimitSeconds: Self.solverLimit, progress: { _ in steps.tell(.valuing, 0) }))
    let screened = WorthScreening(
      model: model, basis: input.basis, prices: least.prices, plan: plan
    ).candidates
    let chosen = Self.chosen(screened)
    let base = WorthTrials.short(plan, outcomes)
    let trials = WorthTrials(
      instances: instances, fair: fair, policy: policy, base: base, steps: steps, threads: threads)
    // What is left of the step is for the other scenarios.
    let own = 1 / Double(1 + (input.worthScenarios ?? []).count)
    var tried: [Worth.Candidate] = []
    for (number, place) in chosen.enumerated() {
      var candidate = screened[place]
      if let limit = model.limit(of: candidate, basis: input.basis) {
        let sides = try least.sides(of: limit, step: candidate.kind.step)
        candidate.model = .init(more: rounded(sides.more), less: sides.less.map { rounded($0) })
      }
      let part = own / Double(chosen.count)
      candidate.simulated = Self.simulated(
        try trials.avoided(
          by: candidate, part: (part * Double(number))...(part * Double(number + 1))))
      tried.append(candidate)
    }
    func avoided(_ candidate: Worth.Candidate) -> Double {
      candidate.simulated?.avoided.mean ?? 0
    }
    let rest = screened.indices.filter { !chosen.contains($0) }.map { screened[$0] }
    var worth = Worth(
      candidates: tried.sorted { avoided($0) > avoided($1) } + rest, replications: outcomes,
      shortBedDays: .init(base), leastShortage: rounded(least.bedDays))
    worth.scenarios = try WorthInScenarios(
      input: input, candidates: worth.simulated, steps: steps, threads: threads
    ).all(part: own...1)
    return worth
  }

  private var outcomes: Int { min(input.replications, WorthTrials.outcomesMost) }

  /// The best of each kind, by place.
  private static func chosen(_ screened: [Worth.Candidate]) -> [Int] {
    var left = tried
    return screened.indices.filter { place in
      guard let more = left[screened[place].kind], more > 0 else { return false }
      left[screened[place].kind] = more - 1
      return true
    }
  }

  private static func simulated(_ avoided: [Double]) -> Worth.Simulated {
    let ordered = avoided.sorted()
    func quantile(_ p: Double) -> Double {
      rounded(ordered[min(ordered.count - 1, Int(p * Double(ordered.count)))])
    }
    return Worth.Simulated(avoided: .init(avoided), p10: quantile(0.1), p90: quantile(0.9))
  }
}
