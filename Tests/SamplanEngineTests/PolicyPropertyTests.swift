import Testing

@testable import SamplanEngine

/// What holds for every plan, on random instances and plans from a seed.
struct PolicyPropertyTests {
  private func plan(_ instance: Instance, seed: UInt64) -> Policy {
    SmallInstance.plan(instance, seed: seed)
  }

  private func instance(_ seed: UInt64) -> Instance {
    var instance = SmallInstance.busy(seed: seed)
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[2, 2, 2, 2], [8, 8, 8, 8]], elective: [3, 3, 3, 3])
    return instance
  }

  @Test(arguments: UInt64(1)...12)
  func `no patient is lost, no bed is used twice, and no quota is passed`(seed: UInt64) throws {
    let instance = instance(seed)
    let plan = plan(instance, seed: seed)
    for replication in 1...4 {
      // One replication, so that the means are what was counted.
      let result = try simulate(
        instance,
        options: SimulationOptions(
          replications: 1, seed: seed &* 100 &+ UInt64(replication), policy: plan))
      let ledger = result.ledgers[0]
      let came = ledger.presentAtStart + ledger.patients
      let left =
        ledger.discharged + ledger.deathsWaiting + ledger.postponed + ledger.droppedAtStart
      let kept = ledger.inBedsAtEnd + ledger.waitingAtEnd + ledger.backlogAtEnd
      #expect(came == left + kept)
      #expect(ledger.postponedByPolicy == ledger.recovered + ledger.backlogAtEnd)
      for care in 0..<2 {
        for site in instance.sites.indices {
          for day in 0..<instance.days {
            let inUse = result.meanNeed[care][site][day] - result.meanShort[care][site][day]
            #expect(inUse <= Double(instance.simulation.beds[site][care]))
          }
        }
      }
      #expect(result.executed.count == plan.quotas.count)
      for (sent, quota) in zip(result.executed, plan.quotas) {
        #expect(sent.mean <= (quota.patients.reduce(0, +) + 0.5).rounded(.down))
      }
      #expect(result.executed.reduce(0) { $0 + $1.mean } == Double(ledger.transfers))
    }
  }

  @Test func `the plan's result does not depend on the number of threads`() throws {
    let instance = instance(5)
    let plan = plan(instance, seed: 5)
    let results = try [1, 3].map { threads in
      try simulate(
        instance,
        options: SimulationOptions(replications: 23, seed: 9, threads: threads, policy: plan))
    }
    #expect(results[0].ledgers == results[1].ledgers)
    #expect(results[0].executed == results[1].executed)
    #expect(results[0].paired == results[1].paired)
    #expect(results[0].planned == results[1].planned)
    #expect(results[0].meanShort == results[1].meanShort)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a plan without measures is the simulation without help`(seed: UInt64) throws {
    var instance = instance(seed)
    var plan = plan(instance, seed: seed)
    plan.quotas = []
    plan.postponedShare = plan.postponedShare.map { $0.map { _ in 0 } }
    let options = SimulationOptions(replications: 20, seed: seed, policy: plan)
    let empty = try simulate(instance, options: options)
    instance.simulation.neighbours = instance.sites.map { _ in [] }
    let alone = try simulate(instance, options: SimulationOptions(replications: 20, seed: seed))
    #expect(empty.ledgers == alone.ledgers)
    #expect(empty.meanNeed == alone.meanNeed)
    #expect(empty.paired == alone.paired)
  }

  @Test func `variants meet the same patients, so that their difference is sharp`() throws {
    let instance = instance(7)
    var plan = plan(instance, seed: 7)
    let with = try simulate(instance, options: SimulationOptions(replications: 200, policy: plan))
    plan.declined = [0]
    let without = try simulate(
      instance, options: SimulationOptions(replications: 200, policy: plan))
    #expect(with.ledgers.map(\.patients) == without.ledgers.map(\.patients))
    let paired = PairedDifference(from: with.paired.short(), to: without.paired.short())
    #expect(try #require(paired.replicationsSaved) > 2)
  }

  /// A book against its rule, day by day: what is used never passes what has come in reach, and
  /// what is older than the carried days is gone.
  @Test(arguments: UInt64(1)...20)
  func `a quota is used within its days alone`(seed: UInt64) throws {
    var random = SmallInstance.Sequence(seed: seed)
    let days = 12
    var instance = SmallInstance.quiet(days: days, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 1)]
    instance.admissions = [instance.electiveAdmissions]
    let none = instance.electiveAdmissions
    let carry = Int(random.between(0, 4))
    let plan = Policy(
      quotas: [
        Policy.Quota(
          group: 0, care: 0, from: 0, to: 1, travelDays: 0,
          patients: (0..<days).map { _ in random.between(0, 3) })
      ], plannedOccupancy: [none], reserve: [[0, 0]], postponedShare: none, recovered: none,
      carryDays: carry)
    let model = try FlowModel(instance)
    var book = QuotaBook(try PolicyTable(plan, model), days: days, bedCount: model.bedCount)
    book.reset()
    var left = Policy.whole(plan.quotas[0].patients)
    for day in 0..<days {
      book.startDay(day)
      let now = max(0, day - carry)..<day + 1
      let ahead = day + 1..<max(day + 1, min(days, day + 3))
      for _ in 0..<6 {
        #expect(book.part(0, ahead: false).left == left[now].reduce(0, +))
        #expect(book.part(0, ahead: true).left == left[ahead].reduce(0, +))
        #expect(book.leftNow[0] == left[now].reduce(0, +))
        let isAhead = random.between(0, 1) < 0.3
        guard let used = (isAhead ? ahead : now).first(where: { left[$0] > 0 }) else { continue }
        book.use(0, ahead: isAhead)
        left[used] -= 1
      }
    }
    let all = Policy.whole(plan.quotas[0].patients).reduce(0, +)
    #expect(book.executed[0] == all - left.reduce(0, +))
  }
}
