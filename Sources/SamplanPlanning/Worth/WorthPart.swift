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
  /// Outcomes of each trial at most: the patients are the same, so that few are enough.
  private static let outcomesMost = 200
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
    let base = short(plan, outcomes)
    var tried: [Worth.Candidate] = []
    for (number, place) in chosen.enumerated() {
      var candidate = screened[place]
      if let limit = limit(of: candidate) {
        let sides = try least.sides(of: limit, step: candidate.kind.step)
        candidate.model = .init(more: rounded(sides.more), less: sides.less.map { rounded($0) })
      }
      let part = Double(number) / Double(chosen.count)
      candidate.simulated = try simulated(
        candidate, base, part: part...(part + 1 / Double(chosen.count)))
      tried.append(candidate)
    }
    func avoided(_ candidate: Worth.Candidate) -> Double {
      candidate.simulated?.avoided.mean ?? 0
    }
    let rest = screened.indices.filter { !chosen.contains($0) }.map { screened[$0] }
    return Worth(
      candidates: tried.sorted { avoided($0) > avoided($1) } + rest, replications: outcomes,
      shortBedDays: .init(base), leastShortage: rounded(least.bedDays))
  }

  private var outcomes: Int { min(input.replications, Self.outcomesMost) }

  /// The best of each kind, by place.
  private static func chosen(_ screened: [Worth.Candidate]) -> [Int] {
    var left = tried
    return screened.indices.filter { place in
      guard let more = left[screened[place].kind], more > 0 else { return false }
      left[screened[place].kind] = more - 1
      return true
    }
  }

  private func short(_ result: SimulationResult, _ count: Int) -> [Double] {
    Array(result.paired.short().prefix(count))
  }

  private func simulated(
    _ candidate: Worth.Candidate, _ base: [Double], part: ClosedRange<Double>
  ) throws(Refusal) -> Worth.Simulated {
    let step = candidate.kind.step
    let (instance, widened) = try WidenedPlan(instances: instances, fair: fair, policy: policy)
      .with(candidate, more: step)
    let options = SimulationOptions(
      replications: base.count, seed: input.seed, threads: threads, quantiles: [],
      policy: widened)
    let result = try steps.simulated(.valuing, instance, options, part: part)
    let avoided = zip(base, short(result, base.count)).map { ($0 - $1) / step }
    let ordered = avoided.sorted()
    func quantile(_ p: Double) -> Double {
      rounded(ordered[min(ordered.count - 1, Int(p * Double(ordered.count)))])
    }
    return Worth.Simulated(avoided: .init(avoided), p10: quantile(0.1), p90: quantile(0.9))
  }

  /// The programme's limit that the candidate widens.
  private func limit(of candidate: Worth.Candidate) -> LeastShortage.Limit? {
    let site = candidate.region.flatMap { model.regions.firstIndex(of: $0) }
    let care = CareType.allCases.firstIndex(of: candidate.care ?? .surgical)
    switch candidate.kind {
    case .bed:
      guard let site, let care else { return nil }
      return .beds(care: care, site: site)
    case .staff: return site.map { .staff(site: $0) }
    case .receiving:
      guard let site, let care else { return nil }
      return .receiving(care: care, site: site)
    case .vehicleHour:
      let mode = input.basis.modes.firstIndex { $0.id == candidate.mode }
      return mode.map { .vehicleHours(mode: $0, site: site) }
    }
  }
}
