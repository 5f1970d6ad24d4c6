import SamplanBase
import SamplanDomain
import SamplanEngine

/// A plan with and without one more of a thing, for the same patients.
struct WorthTrials {
  typealias Worth = PlanResult.Worth

  let instances: VariantInstances
  let fair: FairSolution
  let policy: Policy
  /// Bed-days short with the plan as it is, by outcome.
  let base: [Double]
  let steps: RunSteps
  let threads: Int

  /// Outcomes of each trial at most: the patients are the same, so that few are enough.
  static let outcomesMost = 200

  /// Bed-days short, the first outcomes of a simulation.
  static func short(_ result: SimulationResult, _ count: Int) -> [Double] {
    Array(result.paired.short().prefix(count))
  }

  /// Bed-days that one more avoids, by outcome.
  func avoided(
    by candidate: Worth.Candidate, part: ClosedRange<Double>
  ) throws(Refusal) -> [Double] {
    let step = candidate.kind.step
    let (instance, widened) = try WidenedPlan(instances: instances, fair: fair, policy: policy)
      .with(candidate, more: step)
    let options = SimulationOptions(
      replications: base.count, seed: instances.input.seed, threads: threads, quantiles: [],
      policy: widened)
    let result = try steps.simulated(.valuing, instance, options, part: part)
    return zip(base, Self.short(result, base.count)).map { ($0 - $1) / step }
  }
}

extension PlanModel {
  /// The programme's limit that a candidate widens.
  func limit(of candidate: PlanResult.Worth.Candidate, basis: Basis) -> LeastShortage.Limit? {
    let site = candidate.region.flatMap { regions.firstIndex(of: $0) }
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
      let mode = basis.modes.firstIndex { $0.id == candidate.mode }
      return mode.map { .vehicleHours(mode: $0, site: site) }
    }
  }
}
