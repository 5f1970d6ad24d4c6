import SamplanBase
import Testing

@testable import SamplanEngine

/// The plan as a rule that patients meet, in cases that can be followed by hand.
struct PolicyTests {
  /// Sites with so many beds; patients come to the first, whose stays outlast the run.
  private func network(beds: [Int], arrivals: [Double]) -> Instance {
    var instance = SmallInstance.quiet(days: arrivals.count, sites: beds.count)
    instance.groups = [SmallInstance.group("a", meanDays: 300, cv: 0)]
    let none = [Double](repeating: 0, count: arrivals.count)
    instance.admissions = [beds.indices.map { $0 == 0 ? arrivals : none }]
    instance.simulation.beds = beds.map { [$0] }
    return instance
  }

  private func policy(
    _ instance: Instance, _ quotas: [Policy.Quota] = [], planned: Double = 0,
    reserve: Double = 0, carryDays: Int = 2, declined: Set<Int> = []
  ) -> Policy {
    let (sites, days) = (instance.sites.count, instance.days)
    let none = [[Double]](repeating: [Double](repeating: 0, count: days), count: sites)
    let cares = instance.careTypes.indices
    return Policy(
      quotas: quotas,
      plannedOccupancy: cares.map { _ in none.map { $0.map { _ in planned } } },
      reserve: cares.map { _ in [Double](repeating: reserve, count: sites) },
      postponedShare: none, recovered: none, carryDays: carryDays, declined: declined)
  }

  private func quota(
    _ group: Int? = 0, from: Int = 0, to: Int, _ patients: [Double]
  ) -> Policy.Quota {
    Policy.Quota(group: group, care: 0, from: from, to: to, travelDays: 0.1, patients: patients)
  }

  private func run(
    _ instance: Instance, _ policy: Policy, replications: Int = 5
  ) throws -> SimulationResult {
    try simulate(
      instance,
      options: SimulationOptions(replications: replications, threads: 2, policy: policy))
  }

  /// Sums 0.4, 0.8, 1.2, 1.6, 2.0 round to 0, 1, 1, 2, 2.
  @Test func `expected patients become whole ones by rounding the sum`() {
    #expect(Policy.whole([0.4, 0.4, 0.4, 0.4, 0.4]) == [0, 1, 0, 1, 0])
    #expect(Policy.whole([0.1, 0.1, 0.1, 0.1, 0.1]) == [0, 0, 0, 0, 1])
    #expect(Policy.whole([2.5, 0, 3.25]) == [3, 0, 3])
  }

  @Test func `a full site uses its quota, and that of the next two days`() throws {
    let instance = network(beds: [0, 1000, 1000], arrivals: [40, 0, 0, 0, 0, 90])
    let quotas = [
      quota(to: 1, [3, 3, 3, 3, 3, 3]), quota(to: 2, [1, 1, 1, 1, 1, 1]),
    ]
    let result = try run(instance, policy(instance, quotas))
    // Day 0: 4 of its own and 8 of days 1 and 2. The line then takes each further day's as it
    // comes in reach; all 24 are used on the last day at the latest.
    #expect(result.executed.map(\.mean) == [18, 6])
    #expect(result.executed.map(\.standardError) == [0, 0])
    #expect(result.transfers.mean == 24)
    #expect(result.meanNeed[0][1] == [9, 12, 15, 18, 18, 18])
    #expect(result.meanNeed[0][2] == [3, 4, 5, 6, 6, 6])
  }

  @Test func `patients are sent from the planned occupancy on, not before`() throws {
    let instance = network(beds: [10, 1000], arrivals: [60, 0, 0])
    let result = try run(instance, policy(instance, [quota(to: 1, [4, 0, 0])], planned: 5.9))
    #expect(result.executed[0].mean == 4)
    #expect(result.meanNeed[0][1] == [4, 4, 4])
    let few = network(beds: [1000, 1000], arrivals: [60, 0, 0])
    #expect(try run(few, policy(few, [quota(to: 1, [4, 0, 0])], planned: 500)).transfers.mean == 0)
  }

  @Test(arguments: [(0, 0.0), (1, 0), (2, 5), (3, 5)] as [(Int, Double)])
  func `quota that is not used lapses`(carryDays: Int, wanted: Double) throws {
    let instance = network(beds: [0, 1000], arrivals: [0, 0, 60, 0])
    let plan = policy(instance, [quota(to: 1, [5, 0, 0, 0])], carryDays: carryDays)
    #expect(try run(instance, plan).executed[0].mean == wanted)
  }

  @Test func `a receiving site keeps its reserve`() throws {
    let instance = network(beds: [0, 6, 3], arrivals: [60, 0])
    let quotas = [quota(to: 1, [10, 0]), quota(to: 2, [10, 0])]
    let result = try run(instance, policy(instance, quotas, reserve: 2.5))
    // Free beds must exceed 2.5: of 6, until 2 are left; of 3, until 2 are left.
    #expect(result.executed.map(\.mean) == [4, 1])
  }

  @Test func `no patient goes where the plan has none, nor to or from who declines`() throws {
    let instance = network(beds: [0, 1000, 1000], arrivals: [60, 60])
    let quotas = [quota(to: 1, [5, 5]), quota(to: 2, [7, 7])]
    let all = try run(instance, policy(instance, quotas))
    #expect(all.executed.map(\.mean) == [10, 14])
    let without = try run(instance, policy(instance, quotas, declined: [1]))
    #expect(without.executed.map(\.mean) == [0, 14])
    #expect(without.meanNeed[0][1] == [0, 0])
    let alone = try run(instance, policy(instance, quotas, declined: [0]))
    #expect(alone.transfers.mean == 0)
    #expect(try run(instance, policy(instance)).transfers.mean == 0)
  }

  @Test func `patients who have been in bed for a day may move, chosen alike each time`() throws {
    let instance = network(beds: [1000, 1000], arrivals: [90, 0, 0, 0])
    let early = policy(instance, [quota(nil, to: 1, [7, 0, 0, 0])], carryDays: 0)
    #expect(try run(instance, early).transfers.mean == 0)
    let later = policy(instance, [quota(nil, to: 1, [0, 0, 7, 0])], carryDays: 0)
    let result = try run(instance, later)
    #expect(result.executed[0].mean == 7)
    #expect(result.meanNeed[0][1] == [0, 0, 7, 7])
    #expect(result.meanNeed[0][0][3] == result.patients.mean - 7)
    // Nobody who would leave before arriving: at most 0.05 days are left, the way takes 0.1.
    var short = instance
    short.groups[0].path[0].meanDays = 1.05
    #expect(try run(short, later).transfers.mean == 0)
  }

  /// Elective patients come on day 0 alone; half of them, by their own draws, are postponed.
  @Test func `a share of the elective patients waits in a backlog and is made up for`() throws {
    var instance = network(beds: [1000], arrivals: [0, 0, 0, 0])
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 300, cv: 0)
    ]
    instance.electiveAdmissions = [[400, 0, 0, 0]]
    var plan = policy(instance)
    plan.postponedShare[0][0] = 0.25
    plan.recovered[0] = [0, 3, 4, 0]
    let result = try run(instance, plan, replications: 200)
    let share = Estimate(
      result.ledgers.map { Double($0.postponedByPolicy) / Double($0.patients) })
    #expect(abs(share.mean - 0.25) < 3 * (share.standardError ?? 0))
    #expect(result.planned.recovered == Estimate(mean: 7, standardError: 0))
    #expect(result.planned.recoveredBySite == [7])
    #expect(
      abs(result.planned.backlogAtEnd.mean - (result.planned.postponed.mean - 7)) < 1e-9)
    #expect(result.planned.turnedAway.mean == 0)
    #expect(result.paired.postponed.map { Int($0) } == result.ledgers.map(\.postponedByPolicy))
    // A larger share postpones the same patients and more.
    plan.postponedShare[0][0] = 0.5
    let more = try run(instance, plan, replications: 200)
    for (few, many) in zip(result.ledgers, more.ledgers) {
      #expect(few.patients == many.patients)
      #expect(few.postponedByPolicy <= many.postponedByPolicy)
    }
  }

  @Test func `postponed patients get only beds that are free`() throws {
    var instance = network(beds: [2], arrivals: [0, 0, 0])
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 300, cv: 0)
    ]
    instance.electiveAdmissions = [[60, 0, 0]]
    var plan = policy(instance)
    plan.postponedShare[0][0] = 1
    plan.recovered[0] = [0, 9, 9]
    let result = try run(instance, plan)
    #expect(result.planned.recovered.mean == 2)
    #expect(result.planned.backlogAtEnd.mean == result.patients.mean - 2)
    #expect(result.planned.turnedAway.mean == 0)
  }

  @Test func `a plan that does not fit is refused, every fault at once`() {
    let instance = network(beds: [1, 1], arrivals: [1, 1])
    var plan = policy(instance, [quota(3, to: 0, [1]), quota(to: 9, [1, -1])])
    plan.postponedShare[1][0] = 1.5
    plan.declined = [7]
    #expect {
      try run(instance, plan)
    } throws: { error in
      let places = (error as? Refusal)?.problems.map(\.place)
      return places == [
        .field("policy.quotas[0].to"), .field("policy.quotas[0].patients"),
        .field("policy.quotas[0].group"), .field("policy.quotas[1].to"),
        .field("policy.quotas[1].patients[1]"), .field("policy.postponedShare[1][0]"),
        .field("policy.declined"),
      ]
    }
  }
}
