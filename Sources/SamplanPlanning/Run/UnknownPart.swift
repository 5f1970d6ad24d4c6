import SamplanBase
import SamplanDomain
import SamplanEngine

/// Two runs of the regions left out, at the ends of the interval for what they have not told.
///
/// They neither send nor receive, so what they add to a total is what they are alone: V0, and the
/// small programme (`Instance.lean`). Both ends meet the same patients.
struct UnknownPart {
  let input: PlanInput
  let excluded: [PartyCode]

  /// Outcomes at most at each end.
  private static let outcomes = 200
  /// Seconds at most for each of the two programmes; then the plan at hand is told.
  private static let solverLimit = 300.0

  /// `nil` when no region can be given an interval.
  func value(
    _ simulated: (Instance, SimulationOptions, ClosedRange<Double>) throws(Refusal)
      -> SimulationResult, threads: Int
  ) throws(Refusal) -> PlanResult.UnknownInterval? {
    let ends = IntervalEnd.allCases.map { input.filled(Set(excluded), at: $0) }
    let chosen = ends.map(readable).reduce(Set(excluded)) { $0.intersection($1) }
    var models: [(input: PlanInput, model: PlanModel)] = []
    for filled in ends {
      guard let model = try PlanModel(filled, only: chosen) else { return nil }
      models.append((filled, model))
    }
    let regions = models[0].model.regions
    let options = SimulationOptions(
      replications: min(input.replications, Self.outcomes), seed: input.seed, threads: threads,
      quantiles: [])
    var totals: [PlanResult.UnknownInterval.Totals] = []
    for (place, (filled, model)) in models.enumerated() {
      let part = Double(place) / 2...Double(place + 1) / 2
      let load = try simulated(
        VariantInstances(input: filled, model: model).alone, options, part)
      let fair = try solveFair(
        model.programme.lean, options: FairOptions(timeLimitSeconds: Self.solverLimit))
      totals.append(
        .init(
          beds: model.open.map { rounded($0.reduce(0) { $0 + $1[0] }) },
          shortBedDays: .init(load.paired.short()),
          programme: rounded(fair.joint.shortageBedDays.reduce(0, +))))
    }
    return .init(
      regions: regions, outside: excluded.filter { !regions.contains($0) },
      replications: options.replications, leastCapacity: totals[0], mostCapacity: totals[1])
  }

  /// Regions left out that can be read when they are filled in.
  private func readable(_ filled: PlanInput) -> Set<PartyCode> {
    let values = BasisValues(filled.basis, overriddenBy: filled.scenario.assumptions)
    return Set(
      filled.regions.filter { region in
        guard excluded.contains(region.code) else { return false }
        if case .success = RegionCapacity.read(region, values) { return true }
        return false
      }.map(\.code))
  }
}
