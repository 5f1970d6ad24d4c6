import Dispatch
import SamplanBase
import SamplanDomain
import SamplanEngine
import Synchronization

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
    let found = Mutex([Result<SimulationResult, Refusal>?](repeating: nil, count: replications))
    let next = Atomic(0)
    let done = Atomic(0)
    let stopped = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, replications))) { _ in
      while !stopped.load(ordering: .relaxed) {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < replications else { return }
        let result = Result { () throws(Refusal) in try outcome(number) }
        found.withLock { $0[number] = result }
        let share = done.wrappingAdd(1, ordering: .relaxed).newValue
        if !progress(Double(share) / Double(replications)) {
          stopped.store(true, ordering: .relaxed)
        }
      }
    }
    var results: [SimulationResult] = []
    for result in found.withLock({ $0 }) {
      guard let result else { throw RunSteps.stopped }
      results.append(try result.get())
    }
    return results
  }

  private func outcome(_ number: Int) throws(Refusal) -> SimulationResult {
    var standing = Standing(
      instance: instances.planned(fair), policy: instances.policy(fair, of: model.programme))
    var result = try simulated(standing, number)
    for day in stride(from: Self.interval, to: model.programme.days, by: Self.interval) {
      let window = model.programme.window(
        from: day, days: Self.lookAhead, present: present(result, before: day))
      let plan = try solveFair(
        lean(window), options: FairOptions(timeLimitSeconds: Self.solverLimit, gap: 0.02))
      standing = replaced(standing, by: plan, window, from: day)
      result = try simulated(standing, number)
    }
    return result
  }

  /// A programme for each week and outcome has to be small: in-patients stay where they are,
  /// trips need not be whole, and theatres and blood are left to the first plan.
  private func lean(_ window: Instance) -> Instance {
    var window = window
    window.rules?.inpatients = nil
    window.rules?.resources = []
    window.rules?.wholeTripModes = []
    window.rules?.planned = nil
    return window
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
