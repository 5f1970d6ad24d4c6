import Testing

@testable import SamplanEngine

struct FlowPartsTests {
  private func parts(_ instance: Instance, _ policy: Policy? = nil) throws -> [[Int32]] {
    let model = try FlowModel(instance)
    let parts = FlowParts(model, try PolicyTable(policy, model))
    return parts.parts.map { part in (part.first..<part.end).map { parts.sites[$0] } }
  }

  private func apart(_ seed: UInt64) -> Instance {
    var instance = SmallInstance.busy(seed: seed, sites: 5)
    instance.simulation.neighbours = [[], [], [], [], []]
    return instance
  }

  @Test func `sites between which nobody goes are parts of their own`() throws {
    #expect(try parts(apart(1)) == [[0], [1], [2], [3], [4]])
    var instance = apart(1)
    instance.simulation.neighbours[3] = [.init(site: 1, travelDays: 0.1)]
    #expect(try parts(instance) == [[0], [1, 3], [2], [4]])
    instance.simulation.transfersPerDay[3] = 0
    #expect(try parts(instance) == [[0], [1], [2], [3], [4]])
  }

  @Test func `quotas join sites, but not those of a site that declines`() throws {
    let instance = apart(2)
    var policy = SmallInstance.plan(instance, seed: 2)
    policy.quotas = [(0, 2), (2, 4)].map { from, to in
      .init(
        group: nil, care: 1, from: from, to: to, travelDays: 0.1,
        patients: [Double](repeating: 1, count: instance.days))
    }
    #expect(try parts(instance, policy) == [[0, 2, 4], [1], [3]])
    policy.declined = [4]
    #expect(try parts(instance, policy) == [[0, 2], [1], [3], [4]])
  }

  /// A neighbour without beds takes nobody, but joins all who might ask it.
  @Test(arguments: [UInt64(1), 2, 3])
  func `the result is the same one part at a time and all at once`(seed: UInt64) throws {
    var instance = apart(seed)
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[1, 2, 2, 1, 0], [6, 8, 7, 8, 0]], elective: [3, 3, 2, 3, 0])
    instance.simulation.shortage = Instance.ShortageRule(leastHours: 6, unmetHours: 6)
    instance.simulation.stepDownBlocking = true
    instance.simulation.beds[4] = [0, 0]
    instance.admissions = instance.admissions.map { sites in
      sites.enumerated().map { $0 == 4 ? $1.map { _ in 0 } : $1 }
    }
    instance.electiveAdmissions[4] = instance.electiveAdmissions[4].map { _ in 0 }
    var joined = instance
    joined.simulation.neighbours = (0..<5).map {
      $0 == 4 ? [] : [.init(site: 4, travelDays: 0.1)]
    }
    #expect(try parts(joined).count == 1)
    let options = SimulationOptions(replications: 20, seed: seed, threads: 2)
    let one = try simulate(instance, options: options)
    let all = try simulate(joined, options: options)
    #expect(one.ledgers == all.ledgers)
    #expect(one.meanNeed == all.meanNeed)
    #expect(one.paired == all.paired)
    #expect(one.shortage == all.shortage)
    #expect(one.meanWaitDays == all.meanWaitDays)
  }
}
