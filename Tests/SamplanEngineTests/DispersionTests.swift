import Foundation
import SamplanBase
import Testing

@testable import SamplanEngine

/// Demand, stays and beds that vary between replications besides chance.
struct DispersionTests {
  /// One site and one day with so many expected patients, all of the scenario.
  private func oneDay(_ rate: Double, _ dispersion: Instance.Dispersion) -> Instance {
    var instance = SmallInstance.queue(
      days: 1, beds: 100_000, groups: [(SmallInstance.group("a", meanDays: 1), rate)])
    instance.simulation.dispersion = dispersion
    return instance
  }

  /// Whether the counts have this mean and variance, within three standard errors over batches.
  private func agrees(_ instance: Instance, mean: Double, variance: Double) throws -> Bool {
    let result = try simulate(
      instance, options: SimulationOptions(replications: 16_000, seed: 5, threads: 2))
    let counts = result.ledgers.map { Double($0.patients) }
    let batches = stride(from: 0, to: counts.count, by: 400).map { start in
      let batch = counts[start..<start + 400]
      return batch.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400
    }
    let spread = Estimate(batches)
    return abs(result.patients.mean - mean) <= 3 * (result.patients.standardError ?? 0)
      && abs(spread.mean - variance) <= 3 * (spread.standardError ?? 0)
  }

  /// 40 + 40² · 0.5² = 440.
  @Test func `a factor for the scenario gives the variance λ + λ²c²`() throws {
    var instance = oneDay(40, Instance.Dispersion(scenarioCV: 0.5))
    instance.simulation.dispersion?.scenario = instance.admissions
    #expect(try agrees(instance, mean: 40, variance: 440))
  }

  /// 1 + c² = 1.25 · 1.36, c² = 0.7: 40 + 1600 · 0.7 = 1160.
  @Test func `two factors multiply`() throws {
    var instance = oneDay(40, Instance.Dispersion(scenarioCV: 0.5, dayCV: 0.6))
    instance.simulation.dispersion?.scenario = instance.admissions
    #expect(try agrees(instance, mean: 40, variance: 1160))
  }

  /// 900 + 900² · 0.07² = 4869.
  @Test func `the ordinary inflow varies by its own factor`() throws {
    #expect(
      try agrees(
        oneDay(900, Instance.Dispersion(scenarioCV: 0.5, inflowCV: 0.07)), mean: 900,
        variance: 4869))
  }

  /// Of 40 patients 10 are the scenario's: 40 + 10² · 0.5² = 65.
  @Test func `only the scenario's part varies by its factor`() throws {
    var instance = oneDay(40, Instance.Dispersion(scenarioCV: 0.5))
    instance.simulation.dispersion?.scenario = [[[10]]]
    #expect(try agrees(instance, mean: 40, variance: 65))
  }

  /// With the coefficient of variation 1, log G has mean −ln 2 / 2 and variance ln 2.
  @Test func `factors of days are lognormal and correlated from day to day`() throws {
    var instance = SmallInstance.quiet(days: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 1)]
    instance.admissions = [[[1, 1]]]
    let table = AssumptionTable(
      Instance.Dispersion(
        scenario: instance.admissions, dayCV: 1, dayCorrelation: 0.3), instance)
    let logs = (0..<20_000).map { number in
      table.demandFactors(AssumptionDraws(seed: 3, replication: UInt64(number))).scenario.map(log)
    }
    let half = log(2.0) / 2
    for day in 0..<2 {
      let mean = Estimate(logs.map { $0[day] })
      #expect(abs(mean.mean + half) < 3 * (mean.standardError ?? 0))
      let variance = Estimate(logs.map { ($0[day] + half) * ($0[day] + half) })
      #expect(abs(variance.mean - 2 * half) < 3 * (variance.standardError ?? 0))
    }
    let together = Estimate(logs.map { ($0[0] + half) * ($0[1] + half) })
    #expect(abs(together.mean - 0.3 * 2 * half) < 3 * (together.standardError ?? 0))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `coefficients of zero change nothing, to the last bit`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    let options = SimulationOptions(replications: 20, seed: seed)
    let plain = try simulate(instance, options: options)
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions.map { $0.map { $0.map { $0 / 3 } } },
      mobilised: instance.beds, mobilisationDays: 0)
    let same = try simulate(instance, options: options)
    #expect(same.ledgers == plain.ledgers)
    #expect(same.meanNeed == plain.meanNeed)
    #expect(same.meanWaitDays == plain.meanWaitDays)
    #expect(same.needQuantiles == plain.needQuantiles)
  }

  @Test func `variants meet the same demand`() throws {
    var instance = SmallInstance.busy(seed: 2)
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions, scenarioCV: 0.5, dayCV: 1, dayCorrelation: 0.3,
      stayCV: 0.3, bedsLow: 0.7, bedsHigh: 1)
    let options = SimulationOptions(replications: 50, seed: 4)
    let before = try simulate(instance, options: options)
    instance.simulation.beds = instance.simulation.beds.map { $0.map { $0 + 30 } }
    let after = try simulate(instance, options: options)
    #expect(before.ledgers.map(\.patients) == after.ledgers.map(\.patients))
    #expect(after.paired.short().reduce(0, +) < before.paired.short().reduce(0, +))
  }

  /// Beds 10 with 5 lost from day 2. A day later: 10, 10, 10, 5, 5; a day earlier: 10, 5, 5, 5, 5.
  @Test func `the date of mobilisation shifts, and thresholds with the beds`() throws {
    var instance = SmallInstance.queue(days: 5, beds: 10, groups: [])
    instance.simulation.bedsByDay = [[[10, 10, 5, 5, 5]]]
    instance.simulation.alertAbove = [[[12, 12, 7, 7, 7]]]
    instance.simulation.dispersion = Instance.Dispersion(
      mobilised: [[[0, 0, 5, 5, 5]]], mobilisationDays: 1)
    let model = try FlowModel(instance)
    let table = try #require(model.assumptions)
    let noPlan = try PolicyTable(nil, model)
    var replication = Replication(
      model: model, policy: noPlan, parts: FlowParts(model, noPlan), seed: 1)
    var seen: Set<Int> = []
    for number in 0..<30 {
      _ = replication.run(number) { false }
      let shift = table.mobilisationShift(AssumptionDraws(seed: 1, replication: UInt64(number)))
      seen.insert(shift)
      let wanted: [Int32] =
        switch shift {
        case -1: [10, 5, 5, 5, 5]
        case 0: [10, 10, 5, 5, 5]
        default: [10, 10, 10, 5, 5]
        }
      #expect((0..<5).map { replication.bedsByDay[$0] } == wanted)
      #expect((0..<5).map { replication.alert[$0] } == wanted.map { $0 + 2 })
    }
    #expect(seen == [-1, 0, 1])
  }

  @Test func `absence takes its share of the beds of each site, from its day`() throws {
    var instance = SmallInstance.quiet(days: 3, sites: 2)
    instance.simulation.beds = [[100], [40]]
    instance.simulation.dispersion = Instance.Dispersion(
      bedsLow: 0.75, bedsHigh: 0.75, bedsFromDay: 1)
    let model = try FlowModel(instance)
    let noPlan = try PolicyTable(nil, model)
    var replication = Replication(
      model: model, policy: noPlan, parts: FlowParts(model, noPlan), seed: 1)
    _ = replication.run(0) { false }
    #expect((0..<6).map { replication.bedsByDay[$0] } == [100, 40, 75, 30, 75, 30])
  }

  /// Of two groups the scenario touches the first: its stays are all 2 days times one factor.
  @Test func `a factor on stays belongs to the scenario's groups`() throws {
    var instance = SmallInstance.queue(
      days: 2, beds: 10,
      groups: [
        (SmallInstance.group("a", meanDays: 2, cv: 0), 5),
        (SmallInstance.group("b", meanDays: 2, cv: 0), 5),
      ])
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: [[[1, 0]], [[0, 0]]], stayCV: 0.4)
    let table = AssumptionTable(try #require(instance.simulation.dispersion), instance)
    let factors = flat([0.0, 0.0])
    defer { factors.deallocate() }
    let drawn = (0..<20_000).map { number in
      table.writeStayFactors(AssumptionDraws(seed: 8, replication: UInt64(number)), factors)
      #expect(factors[1] == 1)
      return factors[0]
    }
    let mean = Estimate(drawn)
    #expect(abs(mean.mean - 1) < 3 * (mean.standardError ?? 0))
    let square = Estimate(drawn.map { ($0 - 1) * ($0 - 1) })
    #expect(abs(square.mean - 0.16) < 3 * (square.standardError ?? 0))
  }

  @Test func `assumptions outside their range are refused together`() {
    var instance = SmallInstance.queue(
      days: 1, beds: 1, groups: [(SmallInstance.group("a", meanDays: 1), 5)])
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: [[[6]]], scenarioCV: -1, dayCV: 4, dayCorrelation: 2, bedsLow: 0.9,
      bedsHigh: 0.5, mobilisationDays: 99)
    let places = Set(instance.problems().map(\.place))
    let path = "simulation.dispersion"
    #expect(
      places == [
        .field("\(path).scenarioCV"), .field("\(path).dayCV"),
        .field("\(path).dayCorrelation"), .field("\(path).bedsHigh"),
        .field("\(path).mobilisationDays"), .field("\(path).scenario[0][0][0]"),
      ])
  }

  @Test func `every rule comes back from the file as it was written`() throws {
    var instance = SmallInstance.busy(seed: 1)
    instance.simulation.necessary = [true, false]
    instance.simulation.shortage = Instance.ShortageRule(
      leastHours: 12, unmetHours: 36, unmetAbove: instance.beds)
    instance.simulation.tiers = Instance.TierBounds(
      open: instance.beds, overcrowded: instance.beds)
    instance.simulation.stepDownBlocking = true
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions, scenarioCV: 0.5, dayCV: 1, dayCorrelation: 0.3,
      inflowCV: 0.07, intensiveCV: 0.2, stayCV: 0.1, bedsLow: 0.9, bedsHigh: 1.1,
      bedsFromDay: 2, mobilised: instance.beds, mobilisationDays: 3)
    #expect(try Instance(json: instance.json()) == instance)
  }
}
