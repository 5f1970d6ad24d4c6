import SamplanBase
import SamplanEngine
import Testing

/// Fair plans small enough to reckon by hand.
struct FairTests {
  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    abs(value - wanted) <= 1e-4 * max(1, abs(wanted))
  }

  /// Sites with so many patients and beds on one day, 100 km apart; a patient moved takes 5
  /// vehicle hours and weighs 2.
  private func day(_ patients: [Double], _ beds: [Double]) -> Instance {
    let sites = patients.count
    var instance = SmallInstance.quiet(days: 1, sites: sites)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [patients.map { [$0] }]
    instance.beds = [beds.map { [$0] }]
    instance.bedsNominal = [beds]
    instance.distancesKm = (0..<sites).map { from in
      (0..<sites).map { $0 == from ? 0 : 100 }
    }
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    instance.rules = Instance.Rules()
    return instance
  }

  @Test func `the site that is worst off is helped first, then the country`() throws {
    // Need 20 and 12 for 10 beds each, and 4 for 10 at the third: 6 free. Alone the shares are
    // 10/20 and 2/12. With 6 moves from the first: 4/20 = 0.2 and 2/12 = 0.167. r* = 0.2.
    let plan = try solveFair(day([20, 12, 4], [10, 10, 10]))
    #expect(isNear(plan.aloneShares[0], 0.5))
    #expect(isNear(plan.aloneShares[1], 1.0 / 6))
    #expect(isNear(plan.leastLargestShare, 0.2))
    // The country's least shortage is 6 whoever is moved; no share passes 0.21.
    #expect(isNear(plan.joint.shortageBedDays[0], 6))
    #expect((plan.jointShares.max() ?? 1) <= 0.21 + 1e-6)
    #expect(plan.jointShares[2] == 0)
    #expect(isNear(plan.steps[1].objective, 60))
    #expect(isNear(plan.steps[2].objective, 12))
    #expect(plan.steps.map(\.aim) == [.largestShare, .shortage, .measures])
    #expect(plan.steps.allSatisfy { $0.gap < 1e-3 })
  }

  @Test func `no week is worse than alone`() throws {
    // The second is short by 1 alone; without the rule it might take more from the first.
    let plan = try solveFair(day([20, 11], [10, 10]))
    #expect(isNear(plan.joint.shortage[0][1][0], 1))
    #expect(isNear(plan.joint.shortage[0][0][0], 10))
    #expect(plan.weeksAtLimit.count == 2)
  }

  @Test func `planned care without a bed is turned away, and is no necessary shortage`() throws {
    var instance = day([8], [10])
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 3, cv: 0)
    ]
    instance.electiveAdmissions = [[6]]
    instance.postponeMaxShareBySite = [0.5]
    // 14 beds wanted, 10 there: 3 may be postponed at 1.5, the fourth is turned away at 6.
    let plan = try solveFair(instance)
    #expect(plan.joint.shortageBedDays[0] < 1e-3)
    #expect(isNear(plan.joint.postponed[0][0], 3))
    #expect(isNear(plan.turnedAway[0][0], 1))
    #expect(isNear(plan.steps[2].objective, 10.5))
  }

  @Test func `a group that is not necessary gives way`() throws {
    var instance = day([8], [10])
    instance.groups.append(SmallInstance.group("b", meanDays: 5))
    instance.admissions.append([[6]])
    instance.rules?.necessary = [true, false]
    let plan = try solveFair(instance)
    #expect(plan.joint.shortageBedDays[0] < 1e-3)
    #expect(isNear(plan.turnedAway[0][0], 4))
    #expect(isNear(plan.ownNeed[0], 8))
  }

  @Test func `trips are whole, and those that open are the fullest`() throws {
    var instance = day([30, 10, 0], [10, 10, 10])
    instance.modes[0].seats = 6
    instance.modes[0].icuSeats = 6
    // A trip is 5 hours; 7 hours allow one, of 6 patients, where parts of trips would move 8.4.
    instance.modeHours = [[7]]
    instance.rules?.wholeTripModes = [0]
    let plan = try solveFair(instance)
    #expect(isNear(plan.steps[1].shortBedDays, 20 - 8.4))
    #expect(isNear(plan.joint.totalTransfers, 6))
    #expect(plan.trips.count == 1)
    #expect(plan.trips.first?.trips == 1)
    #expect(isNear(plan.trips.first?.patients ?? 0, 6))
    #expect(isNear(plan.joint.shortageBedDays[0], 14))
    #expect(isNear(plan.gapAfterTrips, (140 - 116) / 140.0))
  }

  @Test func `where parts of trips would leave nothing short, whole trips may leave some`() throws {
    var instance = day([18, 1], [10, 10])
    instance.modes[0].seats = 6
    instance.modes[0].icuSeats = 6
    // Parts of trips could move 8.4, and 8 are short alone. One whole trip moves 6.
    instance.modeHours = [[7]]
    instance.rules?.wholeTripModes = [0]
    let plan = try solveFair(instance)
    #expect(plan.steps[1].shortBedDays < 1e-3)
    #expect(isNear(plan.joint.totalTransfers, 6))
    #expect(isNear(plan.joint.shortageBedDays[0], 2))
    #expect(isNear(plan.gapAfterTrips, 1))
  }

  @Test func `vehicle hours belong to the site that sends`() throws {
    var instance = day([20, 4], [10, 10])
    instance.rules?.siteHours = [[[15], [900]]]
    #expect(isNear(try solveFair(instance).joint.totalTransfers, 3))
    instance.rules?.siteHours = [nil]
    #expect(isNear(try solveFair(instance).joint.totalTransfers, 6))
  }

  @Test func `who is on the way at midnight arrives on the next day`() throws {
    var instance = SmallInstance.quiet(days: 3, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 0.5, cv: 0)]
    instance.admissions = [[[4, 0, 4], [0, 0, 0]]]
    instance.beds = [[[0, 0, 0], [9, 3, 9]]]
    instance.bedsNominal = [[1, 9]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000, 1000, 1000]]
    instance.rules = Instance.Rules(lagDays: [[[0, 1], [1, 0]]])
    let plan = try solveFair(instance)
    // Day 0: three leave and find the three beds of day 1. Day 2: nobody can arrive in time.
    #expect(isNear(plan.joint.totalTransfers, 3))
    #expect(plan.joint.transfers.map(\.day) == [0])
    #expect(isNear(plan.occupancy[0][1][1], 3))
    #expect(isNear(plan.joint.shortageBedDays[0], 5))
    // 100 km at 50 km/h: two hours each.
    #expect(isNear(plan.patientHours, 6))
  }

  @Test func `escorts come from the sender's staff`() throws {
    var instance = day([20, 4], [10, 10])
    instance.staff = [2, 0]
    // Five vehicle hours of two persons' days of ten hours: one person-day for each patient.
    instance.rules?.escorts = [Instance.Escort(persons: 2, personsICU: 4, shiftHours: 10)]
    instance.rules?.riskPerHour = 0.01
    let plan = try solveFair(instance)
    #expect(isNear(plan.joint.totalTransfers, 2))
    #expect(isNear(plan.expectedEvents ?? 0, 0.04))
  }

  @Test func `borrowed staff opens only beds that staff alone holds back`() throws {
    var instance = day([20, 0], [10, 10])
    instance.modes = []
    instance.modeHours = []
    instance.surgeMax = [[8, 0]]
    instance.staff = [1, 20]
    instance.lendMaxShare = 0.5
    instance.rules?.surgeHeldByStaff = [[[5], [0]]]
    // Staff-held beds: 5. Of the other 3, own staff opens one.
    let plan = try solveFair(instance)
    #expect(isNear(plan.joint.surge[0][0][0], 6))
    #expect(isNear(plan.joint.borrowed[0][0], 5))
    #expect(isNear(plan.alone.surge[0][0][0], 1))
  }

  @Test func `a limit on receiving holds for two care types together`() throws {
    var instance = SmallInstance.quiet(days: 1, sites: 2, careTypes: ["SURG", "MED"])
    instance.groups = [
      SmallInstance.group("s", care: "SURG", meanDays: 5),
      SmallInstance.group("m", care: "MED", meanDays: 5),
    ]
    instance.admissions = [[[4], [0]], [[4], [0]]]
    instance.beds = [[[0], [9]], [[0], [9]]]
    instance.bedsNominal = [[1, 9], [1, 9]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    instance.rules = Instance.Rules(
      receiveTogether: [Instance.ReceiveTogether(cares: [0, 1], perDay: [nil, 5])])
    let plan = try solveFair(instance)
    #expect(isNear(plan.joint.totalTransfers, 5))
    // One more received avoids a bed-day that weighs 10.
    #expect(isNear(plan.prices.receiving[0][1][0], 10))
  }

  @Test func `prices say what one more is worth`() throws {
    var instance = day([20, 4], [10, 10])
    instance.modeHours = [[15]]
    let plan = try solveFair(instance)
    // An hour moves a fifth of a patient; a bed at home avoids a bed-day; one away, nothing.
    #expect(isNear(plan.prices.vehicles[0][0][0], 2))
    #expect(isNear(plan.prices.beds[0][0][0], 10))
    #expect(plan.prices.beds[0][1][0] == 0)
  }

  @Test func `rules that do not fit the instance are refused with every place`() {
    var instance = day([20, 4], [10, 10])
    instance.rules = Instance.Rules(
      turnedAwayWeight: -1, fairnessSlack: 2, wholeTripModes: [7], stepDownShare: [[0]])
    #expect {
      try solveFair(instance)
    } throws: { error in
      (error as? Refusal)?.problems.map(\.place) == [
        .field("rules.turnedAwayWeight"), .field("rules.fairnessSlack"),
        .field("rules.stepDownShare"), .field("rules.wholeTripModes[0]"),
      ]
    }
  }
}
