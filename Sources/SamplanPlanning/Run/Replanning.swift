import SamplanBase
import SamplanDomain
import SamplanEngine

/// V3: the joint plan made anew every seventh day, from what has happened by then.
///
/// Each outcome is simulated up to a day of planning; who is in bed and in line then is what the
/// programme starts from, for the fortnight ahead; and the outcome is simulated again with the new
/// plan from that day on. Since patients depend on seed and number alone, the days before are the
/// same again. The planner knows the scenario's expected demand, not what comes.
struct Replanning {
  let model: PlanModel
  let instances: VariantInstances
  let fair: FairSolution
  let seed: UInt64
  let replications: Int

  /// Days between plans, and days that each looks ahead.
  static let interval = 7
  static let lookAhead = 14
  /// Seconds at most for one plan; after that the plan at hand is used.
  private static let solverLimit = 60.0

  /// The plan in force: quotas and beds by day.
  private struct Standing {
    var instance: Instance
    var policy: Policy
  }

  /// The outcomes, one for each replication, in order.
  /// - Parameter progress: told the share done; false stops.
  func run(
    threads: Int, progress: @escaping @Sendable (Double) -> Bool
  ) throws(Refusal) -> [SimulationResult] {
    try inParallel(count: replications, threads: threads, progress: progress) {
      number, _ throws(Refusal) in try outcome(number)
    }
  }

  private func outcome(_ number: Int) throws(Refusal) -> SimulationResult {
    var standing = Standing(
      instance: instances.planned(fair), policy: instances.policy(fair, of: model.programme))
    var result = try simulated(standing, number)
    for day in stride(from: Self.interval, to: model.programme.days, by: Self.interval) {
      let window = model.programme.window(
        from: day, days: Self.lookAhead, present: present(result, before: day))
      let plan = try solveFair(
        window.lean, options: FairOptions(timeLimitSeconds: Self.solverLimit, gap: 0.02))
      standing = replaced(standing, by: plan, window, from: day)
      result = try simulated(standing, number)
    }
    return result
  }

  private func simulated(
    _ standing: Standing, _ number: Int
  ) throws(Refusal) -> SimulationResult {
    var options = SimulationOptions(
      replications: 1, seed: seed, threads: 1, quantiles: [], policy: standing.policy)
    options.firstReplication = number
    return try simulate(standing.instance, options: options)
  }

  /// Beds still held by those in bed or in line at the end of the day before, if they leave as the
  /// ordinary patients do: reported occupancy is taken to fall as the model's own does.
  private func present(_ result: SimulationResult, before day: Int) -> [[[Double]]] {
    let held = model.programme.presentAtStart
    return result.meanNeed.enumerated().map { care, sites in
      sites.enumerated().map { site, need in
        let ordinary = model.capacities[site].occupied[CareType.allCases[care]] ?? 0
        let row = held[care][site]
        guard ordinary > 0 else { return row.map { _ in 0 } }
        return row.map { need[day - 1] * $0 / ordinary }
      }
    }
  }

  /// The old plan up to a day, the new one from it on; after the new one's days nothing more is
  /// asked until it is made anew.
  private func replaced(
    _ standing: Standing, by plan: FairSolution, _ window: Instance, from day: Int
  ) -> Standing {
    var standing = standing
    let horizon = model.programme.days
    let fresh = instances.policy(plan, of: window)
    func spliced(_ old: [Double], _ new: [Double]) -> [Double] {
      (0..<horizon).map { now in
        now < day ? old[now] : new.indices.contains(now - day) ? new[now - day] : 0
      }
    }
    let nothing = [Double](repeating: 0, count: horizon)
    standing.policy.quotas =
      standing.policy.quotas.map { quota in
        var quota = quota
        quota.patients = spliced(quota.patients, [])
        return quota
      }
      + fresh.quotas.map { quota in
        var quota = quota
        quota.patients = spliced(nothing, quota.patients)
        return quota
      }
    func splicedRows(_ old: [[Double]], _ new: [[Double]]) -> [[Double]] {
      zip(old, new).map { spliced($0, $1) }
    }
    standing.policy.plannedOccupancy = zip(
      standing.policy.plannedOccupancy, fresh.plannedOccupancy
    ).map { splicedRows($0, $1) }
    standing.policy.postponedShare = splicedRows(
      standing.policy.postponedShare, fresh.postponedShare)
    standing.policy.recovered = splicedRows(standing.policy.recovered, fresh.recovered)
    standing.instance = instances.replanned(standing.instance, plan, from: day)
    return standing
  }
}
