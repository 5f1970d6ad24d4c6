import Testing

@testable import SamplanEngine

/// What holds after every single event, with the plan as a rule, in-patients who move, beds kept in
/// intensive care, demand and beds that vary, and needs that end in line.
struct EveryInstantTests {
  private func instance(_ seed: UInt64, needRuns: Bool) -> Instance {
    var instance = SmallInstance.busy(seed: seed, sites: 3, days: 6)
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[2, 2, 2], [8, 8, 8]], elective: [3, 3, 3])
    instance.simulation.stepDownBlocking = true
    instance.simulation.shortage = Instance.ShortageRule(leastHours: 6, unmetHours: 6)
    instance.simulation.bedsByDay = instance.beds.map { sites in
      sites.map { days in days.enumerated().map { $0 % 3 == 1 ? Int($1) / 2 : Int($1) } }
    }
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions.map { $0.map { $0.map { $0 / 2 } } }, scenarioCV: 0.5,
      dayCV: 1, dayCorrelation: 0.3, inflowCV: 0.07, intensiveCV: 0.3, stayCV: 0.2,
      bedsLow: 0.8, bedsHigh: 1)
    if needRuns {
      instance.simulation.meanDaysToDeathWaiting = [:]
      instance.simulation.needRunsInLine = true
    }
    return instance
  }

  @Test(arguments: UInt64(1)...6, [false, true])
  func `patients, beds and quotas add up at every event`(seed: UInt64, needRuns: Bool) throws {
    let instance = instance(seed, needRuns: needRuns)
    let model = try FlowModel(instance)
    let table = try PolicyTable(SmallInstance.plan(instance, seed: seed), model)
    let parts = FlowParts(model, table)
    try #require(parts.parts.count == 1)
    var replication = Replication(model: model, policy: table, parts: parts, seed: seed)
    var watch = InstantWatch(model, table)
    replication.reset(Int(seed))
    replication.startPart(0)
    watch.look(at: replication, withQuotas: false)
    for day in 0..<model.days {
      watch.startDay(replication, day)
      replication.startDay(day)
      watch.look(at: replication)
      while replication.calendar.hasNext {
        replication.handleNext()
        watch.look(at: replication)
      }
    }
    replication.finishPart()
    replication.finish()
    #expect(watch.problems == [])
    #expect(watch.looks > 300)
    let ledger = replication.ledger
    #expect(ledger.transfers > 0 && ledger.postponedByPolicy > 0)
    #expect((ledger.leftWaiting > 0) == needRuns)
  }
}

/// Looks at a replication after each event, and notes what does not add up.
private struct InstantWatch {
  private let model: FlowModel
  private let table: PolicyTable
  private var occupiedBefore: [Int32]
  private(set) var looks = 0
  private(set) var problems: [String] = []

  init(_ model: FlowModel, _ table: PolicyTable) {
    self.model = model
    self.table = table
    occupiedBefore = [Int32](repeating: 0, count: model.bedCount)
  }

  private mutating func hold(_ holds: Bool, _ what: String) {
    if !holds, problems.count < 5 { problems.append("event \(looks): \(what)") }
  }

  mutating func startDay(_ replication: borrowing Replication, _ day: Int) {
    for bed in 0..<model.bedCount { occupiedBefore[bed] = replication.occupied[bed] }
  }

  mutating func look(at replication: borrowing Replication, withQuotas: Bool = true) {
    looks += 1
    lookAtPatients(replication)
    lookAtBeds(replication)
    if withQuotas { lookAtQuotas(replication) }
  }

  /// In = out + in beds and on the way + in line + in the backlog; and every patient in line, in
  /// the backlog or in a kept bed has a record that says so.
  private mutating func lookAtPatients(_ replication: borrowing Replication) {
    let ledger = replication.ledger
    var inBeds = 0
    var inLine = 0
    var kept = 0
    for bed in 0..<model.bedCount {
      inBeds += Int(replication.occupied[bed])
      inLine += Int(replication.queued[bed])
      kept += Int(replication.blocked[bed])
    }
    let backlog = ledger.postponedByPolicy - ledger.recovered
    let gone =
      ledger.discharged + ledger.deathsWaiting + ledger.leftWaiting + ledger.postponed
      + ledger.droppedAtStart
    hold(
      ledger.presentAtStart + ledger.patients == gone + inBeds + inLine + backlog,
      "\(ledger), \(inBeds) in beds, \(inLine) in line")
    var states: [PatientRecord.State: Int] = [:]
    for id in replication.firstPatient..<replication.recordCount {
      states[replication.records[Int(id)].state, default: 0] += 1
    }
    hold(states[.inLine, default: 0] == inLine, "records in line")
    hold(states[.blocking, default: 0] == kept, "records that keep a bed")
    hold(states[.postponed, default: 0] == backlog, "records in the backlog")
    hold(states[.stay, default: 0] + kept <= inBeds, "records in beds")
  }

  /// No bed is taken past capacity: where there are more patients than beds, there were before.
  private mutating func lookAtBeds(_ replication: borrowing Replication) {
    for bed in 0..<model.bedCount {
      let (now, before) = (replication.occupied[bed], occupiedBefore[bed])
      hold(now <= max(replication.capacity[bed], before), "bed \(bed): \(now) patients")
      hold(now >= 0 && replication.queued[bed] >= 0, "bed \(bed) below nothing")
      hold(
        replication.queued[bed] == 0 || now >= replication.capacity[bed],
        "bed \(bed): a line beside a free bed")
      occupiedBefore[bed] = now
    }
  }

  /// A seat in a vehicle is a patient of a quota: none is used that has not been planned by the
  /// second day ahead, and none twice.
  private mutating func lookAtQuotas(_ replication: borrowing Replication) {
    let last = min(model.days, replication.today + 1 + PolicyTable.aheadDays)
    var sent = 0
    for quota in 0..<table.quotaCount {
      let executed = replication.book.executed[quota]
      sent += Int(executed)
      var planned: Int32 = 0
      for day in 0..<last { planned += table.tokens[quota * model.days + day] }
      hold(executed <= planned, "quota \(quota): \(executed) of \(planned)")
      hold(replication.book.part(quota, ahead: false).left >= 0, "quota \(quota) below nothing")
      hold(replication.book.part(quota, ahead: true).left >= 0, "quota \(quota) below nothing")
    }
    hold(sent == replication.ledger.transfers, "transfers")
  }
}
