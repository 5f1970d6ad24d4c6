import Foundation
import SamplanEngine
import Testing

/// The simulation against closed forms of queueing theory, within three standard errors, with
/// fixed seeds.
struct QueueingTests {
  /// Whether a mean lies within three standard errors of what it should be.
  private func agrees(_ estimate: Estimate, _ wanted: Double) -> Bool {
    abs(estimate.mean - wanted) <= 3 * (estimate.standardError ?? 0)
  }

  /// Erlang's loss formula: the part that finds all `servers` busy at this load.
  private func erlangB(_ load: Double, _ servers: Int) -> Double {
    (1...servers).reduce(1.0) { blocked, server in
      load * blocked / (Double(server) + load * blocked)
    }
  }

  @Test(arguments: [0.3, 1.5])
  func `the part of elective patients without a bed is Erlang's loss formula`(cv: Double) throws {
    var instance = SmallInstance.queue(days: 700, beds: 8, groups: [])
    let rate = 60.0
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 0.1, cv: cv)
    ]
    instance.electiveAdmissions = [[Double](repeating: rate, count: 700)]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 30, seed: 11, threads: 2))
    let lost = Estimate(result.ledgers.map { Double($0.postponed) / Double($0.patients) })
    #expect(agrees(lost, erlangB(6, 8)))
  }

  @Test func `the mean number in line is that of Erlang's delay formula`() throws {
    let instance = SmallInstance.queue(
      days: 700, beds: 5,
      groups: [
        (SmallInstance.group("a", meanDays: 0.05, distribution: .exponential), 80)
      ])
    let result = try simulate(
      instance, options: SimulationOptions(replications: 40, seed: 5, threads: 2))
    let use = 4.0 / 5
    let blocked = erlangB(4, 5)
    let delayed = blocked / (1 - use * (1 - blocked))
    let wait = result.meanWaitDays[0]
    #expect(agrees(wait, delayed * 0.05 / (5 * (1 - use))))
  }

  /// M/M/1 without preemption, service rate 1, class 0 at rate 0.2 first, class 1 at 0.6: the
  /// mean residual service met is 0.8, so waits are 0.8 / (1 − 0.2) = 1 and
  /// 0.8 / ((1 − 0.2)(1 − 0.8)) = 5, and times in the system W are 2.0 and 6.0 (L. Kleinrock,
  /// Queueing Systems II, 3.2; the example of two priority classes in Ciw). Here a service is
  /// 0.01 days.
  @Test func `two priority classes spend 2 and 6 service times in the system`() throws {
    let service = 0.01
    let instance = SmallInstance.queue(
      days: 700, beds: 1,
      groups: [
        (
          SmallInstance.group("low", priority: 1, meanDays: service, distribution: .exponential),
          60
        ),
        (
          SmallInstance.group("high", priority: 0, meanDays: service, distribution: .exponential),
          20
        ),
      ])
    let result = try simulate(
      instance, options: SimulationOptions(replications: 60, seed: 3, threads: 2))
    let inSystem = result.meanWaitDays.map { wait in
      Estimate(
        mean: wait.mean / service + 1, standardError: wait.standardError.map { $0 / service })
    }
    #expect(agrees(inSystem[0], 6))
    #expect(agrees(inSystem[1], 2))
  }

  /// With beds for all, the number present is Poisson with the mean
  /// `Σ_d λ_d ∫ P(stay > t − u) du` (S. G. Eick, W. A. Massey and W. Whitt, 1993).
  @Test func `with beds for all, need has the mean and variance of the infinite queue`() throws {
    let days = 12
    let rates = (0..<days).map { 5 + 40 * abs(sin(Double($0))) }
    var instance = SmallInstance.queue(
      days: days, beds: 100_000, groups: [(SmallInstance.group("a", meanDays: 3, cv: 1.2), 0)])
    instance.admissions = [[rates]]
    let count = 4000
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 8, threads: 2))
    let stay = LengthOfStay(instance.groups[0].path[0])
    for day in 0..<days {
      let time = Double(day) + 0.9999
      let mean = (0...day).reduce(0.0) { sum, other in
        let since = time - Double(other)
        return sum + rates[other]
          * (stay.integratedSurvival(since) - stay.integratedSurvival(since - 1))
      }
      let error = (mean / Double(count)).squareRoot()
      #expect(abs(result.meanNeed[0][0][day] - mean) < 3.3 * error)
      let spread = mean * (2 / Double(count)).squareRoot()
      #expect(abs(result.varianceNeed[0][0][day] - mean) < 3.5 * spread)
    }
  }

  @Test func `beds filled from the steady state keep its load from the first day`() throws {
    let days = 30
    var instance = SmallInstance.quiet(days: days, careTypes: ["ICU", "MED"])
    instance.groups = [
      Instance.Group(
        id: "a", priority: 0,
        path: [
          Instance.Stay(care: "ICU", meanDays: 4, cv: 1.1),
          Instance.Stay(care: "MED", meanDays: 7, cv: 0.6),
        ])
    ]
    instance.admissions = [[[Double](repeating: 10, count: days)]]
    instance.simulation.beds = [[10_000, 10_000]]
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(admissions: [[10]], elective: [0])
    let count = 2000
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 21, threads: 2))
    for (care, mean) in [40.0, 70.0].enumerated() {
      for day in 0..<days {
        let error = (mean / Double(count)).squareRoot()
        #expect(abs(result.meanNeed[care][0][day] - mean) < 3.6 * error)
      }
    }
    let present = Estimate(result.ledgers.map { Double($0.presentAtStart) })
    #expect(agrees(present, 110))
  }

  @Test func `a patient who cannot wait dies at the stated rate`() throws {
    // No beds at all: of those who come, each lives an exponential time of mean 2 days.
    let days = 40
    var instance = SmallInstance.queue(
      days: days, beds: 0, groups: [(SmallInstance.group("a", meanDays: 1), 30)])
    instance.simulation.meanDaysToDeathWaiting = ["MED": 2]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 200, seed: 2, threads: 2))
    let alive = 60 * (1 - exp(-Double(days) / 2))
    let waiting = Estimate(result.ledgers.map { Double($0.waitingAtEnd) })
    #expect(agrees(waiting, alive))
    #expect(agrees(result.deathsWaiting, 30 * Double(days) - alive))
  }
}
