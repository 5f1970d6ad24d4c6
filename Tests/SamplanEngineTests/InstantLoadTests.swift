import Foundation
import Testing

@testable import SamplanEngine

/// The load by formula: closed forms of M_t/G/∞, and the simulation.
struct InstantLoadTests {
  private func unlimited(
    days: Int, _ group: Instance.Group, rate: Double, present: Bool
  ) -> Instance {
    var instance = SmallInstance.queue(days: days, beds: 10_000, groups: [(group, rate)])
    instance.simulation.startEmpty = !present
    if present { instance.simulation.baseline = .init(admissions: [[rate]], elective: [0]) }
    return instance
  }

  @Test(arguments: [0, 0.5, 1, 2])
  func `a long ordinary month holds rate times mean stay every day, whatever the spread`(
    cv: Double
  ) throws {
    let instance = unlimited(
      days: 30, SmallInstance.group("a", meanDays: 6, cv: cv), rate: 7, present: true)
    for mean in try InstantLoad(instance).mean[0][0] { #expect(abs(mean - 42) < 1e-9) }
  }

  /// M_t/M/∞ from an empty start: λ m (1 − e^{−t/m}).
  @Test func `the load builds up as the exponential queue does`() throws {
    let group = SmallInstance.group("a", meanDays: 4, distribution: .exponential)
    let load = try InstantLoad(unlimited(days: 20, group, rate: 5, present: false))
    for day in 0..<20 {
      let expected = 20 * (1 - exp(-Double(day + 1) / 4))
      #expect(abs(load.mean[0][0][day] - expected) < 1e-9)
      #expect(abs(load.deviation[0][0][day] - expected.squareRoot()) < 1e-9)
    }
  }

  /// Rates that vary by day, λ_d on day d: `Σ λ_d ∫ e^{−(t−u)/m} du`, day by day.
  @Test func `rates that vary by day are followed`() throws {
    var instance = unlimited(
      days: 6, SmallInstance.group("a", meanDays: 3, distribution: .exponential), rate: 0,
      present: false)
    let rates: [Double] = [10, 0, 4, 30, 0, 0]
    instance.admissions = [[rates]]
    let load = try InstantLoad(instance)
    for day in 0..<6 {
      let expected = (0...day).reduce(0.0) { sum, from in
        let (young, old) = (Double(day - from), Double(day - from + 1))
        return sum + rates[from] * 3 * (exp(-young / 3) - exp(-old / 3))
      }
      #expect(abs(load.mean[0][0][day] - expected) < 1e-9)
    }
  }

  @Test func `two stays, random factors and spread agree with the simulation`() throws {
    var instance = SmallInstance.busy(seed: 3, sites: 2, days: 14)
    instance.electiveAdmissions = instance.electiveAdmissions.map { $0.map { _ in 0 } }
    instance.simulation.beds = instance.simulation.beds.map { $0.map { _ in 5000 } }
    instance.simulation.startEmpty = false
    instance.simulation.baseline = .init(admissions: [[2, 3], [8, 6]], elective: [0, 0])
    instance.simulation.meanDaysToDeathWaiting = [:]
    instance.simulation.dispersion = .init(
      scenario: instance.admissions.map { $0.map { $0.map { $0 * 0.6 } } }, scenarioCV: 0.5,
      dayCV: 0.8, dayCorrelation: 0.3, inflowCV: 0.1, intensiveCV: 0.2)
    let load = try InstantLoad(instance)
    let count = 20_000
    let simulated = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 11, threads: 2))
    for care in 0..<2 {
      for site in 0..<2 {
        for day in [0, 3, 8, 13] {
          let variance = simulated.varianceNeed[care][site][day]
          let error = (variance / Double(count)).squareRoot()
          let mean = simulated.meanNeed[care][site][day]
          #expect(abs(load.mean[care][site][day] - mean) < 4 * error + 1e-3 * mean)
          // The common factor has 24 levels, which takes a little off its far tail.
          let deviation = load.deviation[care][site][day]
          #expect(abs(deviation - variance.squareRoot()) < 0.04 * variance.squareRoot())
        }
      }
    }
  }

  @Test func `probability and patients without a bed agree with the simulation`() throws {
    var instance = SmallInstance.queue(
      days: 20, beds: 40, groups: [(SmallInstance.group("a", meanDays: 5), 9)])
    instance.simulation.needRunsInLine = true
    instance.simulation.dispersion = .init(
      scenario: [[[Double](repeating: 3, count: 20)]], scenarioCV: 0.5)
    let load = try InstantLoad(instance)
    let simulated = try simulate(
      instance, options: SimulationOptions(replications: 8000, seed: 2, threads: 2))
    for day in [5, 10, 19] {
      let expected = simulated.probabilityAbove[0][0][day]
      #expect(abs(load.probability[0][0][day] - expected) < 0.02)
      #expect(abs(load.short[0][0][day] - simulated.meanShort[0][0][day]) < 0.15)
    }
    #expect(load.ever[0][0] >= load.probability[0][0].max()! - 1e-12)
  }

  /// Planned care fills at most what is free: with no bed left it is none of the need.
  @Test func `planned care takes only beds that are free`() throws {
    var instance = SmallInstance.queue(
      days: 30, beds: 50, groups: [(SmallInstance.group("a", meanDays: 5), 20)])
    instance.elective = .init(
      priority: 9, stays: [.init(share: 1, care: "MED", meanDays: 3, cv: 0.5)])
    instance.electiveAdmissions = [[Double](repeating: 8, count: 30)]
    let full = try InstantLoad(instance).mean[0][0]
    // From an empty start 30 days fill but for one of the 100.
    #expect(abs(full[29] - 99) < 0.1)
    instance.simulation.beds = [[500]]
    let free = try InstantLoad(instance).mean[0][0]
    #expect(abs(free[29] - 123) < 0.1)
  }

  /// 45 acute patients in 55 beds, and planned ones who would fill 24: the beds are full, and yet few
  /// of those in need are without. The formula says somewhat too few, since planned patients who are in
  /// bed do not leave it when somebody needs it.
  @Test func `planned care fills the beds and makes hardly any shortage`() throws {
    var instance = SmallInstance.queue(
      days: 40, beds: 55, groups: [(SmallInstance.group("a", meanDays: 5), 9)])
    instance.elective = .init(
      priority: 9, stays: [.init(share: 1, care: "MED", meanDays: 3, cv: 0.5)])
    instance.electiveAdmissions = [[Double](repeating: 8, count: 40)]
    instance.simulation.needRunsInLine = true
    let load = try InstantLoad(instance)
    let simulated = try simulate(
      instance, options: SimulationOptions(replications: 4000, seed: 6, threads: 2))
    #expect(abs(load.mean[0][0][39] - simulated.meanNeed[0][0][39]) < 4)
    #expect(simulated.meanShort[0][0][39] < 1.5)
    #expect(load.short[0][0][39] <= simulated.meanShort[0][0][39])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `shared beds leave no more without one than each site's own`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.simulation.dispersion = .init(scenario: instance.admissions, scenarioCV: 0.5)
    let load = try InstantLoad(instance)
    for care in 0..<2 {
      for day in 0..<instance.days {
        let alone = load.short[care].reduce(0) { $0 + $1[day] }
        #expect(load.pooledShort[care][day] <= alone + 1e-9)
        let band = load.national[care][day]
        #expect(band.p10 <= band.mean && band.mean <= band.p90)
      }
    }
  }

  /// Poisson with mean 2: P(N > 3) = 1 − e⁻²(1 + 2 + 2 + 4/3) = 0.142877; E max(N − 3, 0) by sum.
  @Test func `small counts are Poisson, negative binomial when they vary more`() {
    let poisson = CountDistribution(mean: 2, variance: 2)
    #expect(abs(poisson.above(3) - 0.142_876_539_501_4) < 1e-12)
    let shares = [exp(-2.0), 2 * exp(-2.0), 2 * exp(-2.0), 4 / 3 * exp(-2.0)]
    let below = (0..<3).reduce(0.0) { $0 + Double(3 - $1) * shares[$1] }
    #expect(abs(poisson.excess(over: 3) - (2 - 3 + below)) < 1e-12)
    // Geometric: mean 1, variance 2, P(N > 2) = (1/2)³.
    #expect(abs(CountDistribution(mean: 1, variance: 2).above(2) - 0.125) < 1e-12)
    #expect(CountDistribution(mean: 0, variance: 0).above(0) == 0)
    let large = CountDistribution(mean: 400, variance: 400)
    #expect(abs(large.above(400) - 0.49) < 0.01)
    #expect(abs(large.excess(over: 400) - 20 / (2 * Double.pi).squareRoot()) < 1e-9)
  }
}
