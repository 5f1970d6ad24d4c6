import SamplanBase
import SamplanEngine
import Testing

/// Planned care, theatres, in-patients and step-down in the fair plan, reckoned by hand.
struct FairCareTests {
  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    abs(value - wanted) <= 1e-3 * max(1, abs(wanted))
  }

  private func planned(
    trained: Double = 0, daySurgery: [Double], classes: [Instance.PlannedClass] = []
  ) -> Instance.Planned {
    Instance.Planned(
      usableShare: 0.5, staffDaysPerInpatient: 2, staffDaysPerDaySurgery: 1,
      trained: [trained], daySurgery: [daySurgery], daySurgeryWeight: 0.5,
      waitingWeight: 0.1, classes: classes)
  }

  @Test func `postponed operations free staff for surge beds, as far as they are trained`() throws {
    var instance = SmallInstance.quiet(days: 1)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[10]]]
    instance.beds = [[[6]]]
    instance.bedsNominal = [[6]]
    instance.surgeMax = [[10]]
    instance.rules = Instance.Rules(planned: planned(trained: 3, daySurgery: [20]))
    // Four beds short, one person each; half of a person-day for each day surgery patient: six
    // postponed free three, which is all who are trained.
    let plan = try solveFair(instance)
    #expect(isNear(plan.freedStaff[0][0], 3))
    #expect(isNear(plan.daySurgeryPostponed[0][0], 6))
    #expect(isNear(plan.joint.surge[0][0][0], 3))
    #expect(isNear(plan.joint.shortageBedDays[0], 1))
  }

  @Test func `what is postponed waits, and comes back when there is room`() throws {
    var instance = SmallInstance.quiet(days: 3)
    // A day of one bed each; two beds too few on the first day, two to spare on the last.
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 0.5, cv: 0)
    ]
    instance.electiveAdmissions = [[6, 4, 2]]
    instance.beds = [[[4, 4, 4]]]
    instance.bedsNominal = [[4]]
    instance.rules = Instance.Rules(planned: planned(daySurgery: [0, 0, 0]))
    let plan = try solveFair(instance)
    #expect(isNear(plan.joint.postponed[0][0], 2))
    #expect(plan.backlog[0].map { ($0 * 1000).rounded() / 1000 } == [2, 2, 0])
    #expect(isNear(plan.joint.recovered[0][2], 2))
    // Two at 1.5, and four days of waiting at 0.1.
    #expect(isNear(plan.steps[2].objective, 3.4))
  }

  @Test func `who waits too long is short of necessary care`() throws {
    var instance = SmallInstance.quiet(days: 4)
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 0.5, cv: 0)
    ]
    instance.electiveAdmissions = [[4, 0, 0, 0]]
    // No beds at all: the four could only be postponed or turned away; the weight decides.
    instance.beds = [[[0, 0, 0, 4]]]
    instance.bedsNominal = [[4]]
    instance.rules = Instance.Rules(
      turnedAwayWeight: 100,
      planned: planned(
        daySurgery: [0, 0, 0, 0], classes: [Instance.PlannedClass(afterDays: 2, share: 0.5)]))
    let plan = try solveFair(instance)
    // The least necessary shortage turns the class away rather than letting it be overdue, and
    // the rest waits until the last day.
    #expect(plan.joint.shortageBedDays[0] < 1e-3)
    #expect(isNear(plan.turnedAway[0][0], 2))
    #expect(plan.overdue[0].allSatisfy { $0 < 1e-3 })
    #expect(isNear(plan.joint.recovered[0][3], 2))
  }

  @Test func `theatre hours are used, added, and then short`() throws {
    var instance = SmallInstance.quiet(days: 1)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[10]]]
    instance.beds = [[[20]]]
    instance.bedsNominal = [[20]]
    instance.rules = Instance.Rules(resources: [
      Instance.Resource(
        id: "theatre", perAdmission: [2], perElective: 0, perDaySurgery: 0, capacity: [[12]],
        surgeMax: [[3]], surgeWeight: 1, shortageWeight: 4)
    ])
    // 20 hours wanted: 12 there, 3 added, 5 short.
    let plan = try solveFair(instance)
    #expect(isNear(plan.resources[0].surge[0][0], 3))
    #expect(isNear(plan.resources[0].shortage[0][0], 5))
    #expect(isNear(plan.steps[2].objective, 23))
  }

  @Test func `the rest of a stay met at random follows its survival`() {
    // A stay of exactly 3 days is survived on days 0, 1 and 2: the rest is 1, 2/3, 1/3, 0.
    let beds = OccupancyKernel.remainingBeds(
      path: [Instance.Stay(care: "MED", meanDays: 3, cv: 0)], careTypes: ["MED"], days: 4)
    #expect(zip(beds[0], [1, 2.0 / 3, 1.0 / 3, 0]).allSatisfy { isNear($0, $1) })
    // A second stay of one day begins where the first ends, a third of them each day.
    let path = [
      Instance.Stay(care: "ICU", meanDays: 3, cv: 0),
      Instance.Stay(care: "MED", meanDays: 1, cv: 0),
    ]
    let two = OccupancyKernel.remainingBeds(path: path, careTypes: ["ICU", "MED"], days: 5)
    #expect(zip(two[1], [0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0]).allSatisfy { isNear($0, $1) })
  }

  @Test func `stable in-patients make room, as many as may be away`() throws {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[6], [0]]]
    instance.presentAtStart = [[[10], [0]]]
    instance.beds = [[[10], [20]]]
    instance.bedsNominal = [[10, 20]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    // Arrivals may not be moved: no ward receives them together with in-patients over 3 a day.
    instance.rules = Instance.Rules(
      inpatients: Instance.Inpatients(
        movableShare: [0.3], paths: [[Instance.Stay(care: "MED", meanDays: 3, cv: 0)]]))
    let both = try solveFair(instance)
    #expect(both.joint.shortageBedDays[0] < 1e-3)
    let arrivals = both.joint.totalTransfers
    let inpatients = both.joint.inpatientTransfers.reduce(0) { $0 + $1.patients }
    #expect(isNear(arrivals + inpatients, 6))
    #expect(inpatients <= 3 + 1e-6)
    // With nobody arriving, ten in beds for seven places: three may go, and do.
    instance.admissions = [[[0], [0]]]
    instance.beds = [[[5], [20]]]
    let full = try solveFair(instance)
    // σ is of the beds that are occupied: 0.3 · 5 = 1.5 may be away.
    #expect(isNear(full.joint.inpatientTransfers.reduce(0) { $0 + $1.patients }, 1.5))
    #expect(isNear(full.joint.shortageBedDays[0], 3.5))
  }

  @Test func `a ward bed short holds an intensive care bed`() throws {
    var instance = SmallInstance.quiet(days: 1, careTypes: ["ICU", "MED"])
    instance.presentAtStart = [[[4]], [[10]]]
    instance.beds = [[[4]], [[8]]]
    instance.bedsNominal = [[4], [8]]
    instance.rules = Instance.Rules(stepDownShare: [[0.25]])
    let plan = try solveFair(instance)
    #expect(isNear(plan.joint.shortage[1][0][0], 2))
    #expect(isNear(plan.joint.shortage[0][0][0], 0.5))
  }

  @Test func `a plan becomes quotas, shares and occupied beds`() throws {
    var instance = SmallInstance.quiet(days: 2, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 0.5, cv: 0)]
    instance.admissions = [[[8, 9], [0, 0]]]
    instance.beds = [[[5, 5], [20, 20]]]
    instance.bedsNominal = [[5, 20]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000, 1000]]
    let plan = try solveFair(instance)
    let policy = Policy(plan, of: instance)
    #expect(policy.quotas.count == 1)
    let quota = try #require(policy.quotas.first)
    #expect(quota.group == 0 && quota.from == 0 && quota.to == 1)
    #expect(isNear(quota.patients[0], 3) && isNear(quota.patients[1], 4))
    #expect(isNear(quota.travelDays, 2.0 / 24))
    #expect(isNear(policy.plannedOccupancy[0][1][1], 4))
    #expect(Policy(alone: plan, of: instance).quotas.isEmpty)
  }
}
