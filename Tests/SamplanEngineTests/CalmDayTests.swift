import Testing

@testable import SamplanEngine

/// Days that are counted and not lived through give the figures of days that are.
struct CalmDayTests {
  /// Five sites with few and many beds, of which the last has neither patients nor beds.
  private func instance(_ seed: UInt64, needRuns: Bool) -> Instance {
    var instance = SmallInstance.busy(seed: seed, sites: 5, days: 12)
    instance.simulation.neighbours = [[], [], [], [], []]
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[1, 2, 2, 1, 0], [6, 8, 7, 8, 0]], elective: [3, 3, 2, 3, 0])
    instance.simulation.shortage = Instance.ShortageRule(leastHours: 6, unmetHours: 6)
    instance.simulation.stepDownBlocking = true
    instance.simulation.needRunsInLine = needRuns
    if needRuns { instance.simulation.meanDaysToDeathWaiting = [:] }
    instance.simulation.dispersion = Instance.Dispersion(inflowCV: 0.3)
    instance.simulation.beds = instance.simulation.beds.indices.map { site in
      site == 4 ? [0, 0] : [4 + 5 * site, 30 + 15 * site]
    }
    instance.admissions = instance.admissions.map { sites in
      sites.enumerated().map { $0 == 4 ? $1.map { _ in 0 } : $1 }
    }
    instance.electiveAdmissions[4] = instance.electiveAdmissions[4].map { _ in 0 }
    return instance
  }

  private func expectSame(_ one: SimulationResult, _ other: SimulationResult) {
    #expect(one.ledgers == other.ledgers)
    #expect(one.meanNeed == other.meanNeed)
    #expect(one.varianceNeed == other.varianceNeed)
    #expect(one.needQuantiles == other.needQuantiles)
    #expect(one.paired == other.paired)
    #expect(one.shortage == other.shortage)
    #expect(one.stepDown == other.stepDown)
    #expect(one.planned == other.planned)
    #expect(one.meanWaitDays == other.meanWaitDays)
  }

  /// A neighbour without beds takes nobody, but whoever might ask it is lived through.
  @Test(arguments: UInt64(1)...6, [false, true])
  func `without a plan a calm day is what it would have been`(seed: UInt64, needRuns: Bool) throws {
    let instance = instance(seed, needRuns: needRuns)
    var asking = instance
    asking.simulation.neighbours = (0..<5).map { $0 == 4 ? [] : [.init(site: 4, travelDays: 0.1)] }
    let options = SimulationOptions(replications: 20, seed: seed)
    expectSame(
      try simulate(instance, options: options), try simulate(asking, options: options))
  }

  /// Quotas of a site without patients are never used, but a bed that may be sent so many is lived
  /// through.
  @Test(arguments: UInt64(1)...6, [false, true])
  func `with a plan a calm day is what it would have been`(seed: UInt64, needRuns: Bool) throws {
    let instance = instance(seed, needRuns: needRuns)
    var policy = SmallInstance.plan(instance, seed: seed)
    policy.quotas.removeAll { $0.from == 4 }
    let options = SimulationOptions(replications: 20, seed: seed, policy: policy)
    let calm = try simulate(instance, options: options)
    var many = options
    many.policy?.quotas += (0..<4).flatMap { site in
      [0, 1].map { group in
        Policy.Quota(
          group: group, care: group, from: 4, to: site, travelDays: 0.1,
          patients: [Double](repeating: 1000, count: instance.days))
      }
    }
    let lived = try simulate(instance, options: many)
    expectSame(calm, lived)
    #expect(Array(lived.executed.prefix(calm.executed.count)) == calm.executed)
    #expect(calm.transfers.mean > 0)
  }
}
