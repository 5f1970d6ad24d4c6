import Testing

@testable import SamplanEngine

/// Intensive care beds kept by those who wait for a ward bed.
struct StepDownTests {
  /// Patients who need intensive care for a day and then a ward; all come early on day 0.
  private func instance(
    intensiveBeds: Int, wardBeds: [Int], others: Double = 0
  ) -> Instance {
    let days = wardBeds.count
    var instance = SmallInstance.quiet(days: days, careTypes: ["ICU", "MED"])
    instance.groups = [
      Instance.Group(
        id: "a", priority: 5,
        path: [
          Instance.Stay(care: "ICU", meanDays: 1, cv: 0),
          Instance.Stay(care: "MED", meanDays: 300, cv: 0),
        ]),
      SmallInstance.group("b", priority: 0, meanDays: 300, cv: 0),
    ]
    let later = [Double](repeating: 0, count: days - 1)
    instance.admissions = [[[3000] + later], [[others] + later]]
    instance.simulation.beds = [[intensiveBeds, 0]]
    instance.simulation.bedsByDay = [
      [[Int](repeating: intensiveBeds, count: days)], [wardBeds],
    ]
    instance.simulation.stepDownBlocking = true
    return instance
  }

  /// Two beds: blocked from the end of the first stays, soon after day 1 begins, to the end.
  @Test func `without ward beds intensive care fills with those who are done`() throws {
    let result = try simulate(
      instance(intensiveBeds: 2, wardBeds: [0, 0, 0, 0]),
      options: SimulationOptions(replications: 5))
    let stepDown = try #require(result.stepDown)
    #expect(stepDown.blocked == [[0, 2, 2, 2]])
    #expect(stepDown.blockedBedDays == Estimate(mean: 6, standardError: 0))
    #expect(stepDown.shareOfIntensive == [0.75])
    #expect(stepDown.shareOfWardShort == [[0, 1, 1, 1]])
    #expect(result.meanOccupied == [2, 0])
    #expect(result.meanQueued[1] == 0)
    #expect(result.ledgers.allSatisfy { $0.discharged == 0 && $0.deathsWaiting == 0 })
  }

  /// Fifty ward beds open on day 2. The five who block intensive care go first, since others wait
  /// for it; the five after them are done on day 3, when the wards are full of the others.
  @Test func `while intensive care queues, those who leave it go first`() throws {
    let result = try simulate(
      instance(intensiveBeds: 5, wardBeds: [0, 0, 50, 50], others: 500),
      options: SimulationOptions(replications: 5))
    let stepDown = try #require(result.stepDown)
    #expect(stepDown.blocked == [[0, 5, 0, 5]])
    #expect(result.meanOccupied[1] == 25)
  }

  /// Beds in intensive care for all: nobody waits for it, so the ward's own order rules, and those
  /// of priority 0 take all fifty beds.
  @Test func `when nobody waits for intensive care the order of the ward holds`() throws {
    let result = try simulate(
      instance(intensiveBeds: 9000, wardBeds: [0, 0, 50, 50], others: 500),
      options: SimulationOptions(replications: 5))
    let stepDown = try #require(result.stepDown)
    #expect(stepDown.blocked[0][1] == stepDown.blocked[0][3])
    #expect(stepDown.blocked[0][1] > 2500)
    let waiting = stepDown.shareOfWardShort[0][3]
    let others = stepDown.blocked[0][3] * (1 - waiting) / waiting
    // All of the other group but fifty are still in line.
    #expect(abs(others + 50 - (result.patients.mean - stepDown.blocked[0][3])) < 1)
  }

  @Test(arguments: UInt64(1)...8, [false, true])
  func `with every rule at once no patient is lost`(seed: UInt64, needRuns: Bool) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.simulation.stepDownBlocking = true
    if needRuns {
      instance.simulation.meanDaysToDeathWaiting = [:]
      instance.simulation.needRunsInLine = true
    }
    instance.simulation.shortage = Instance.ShortageRule(leastHours: 6, unmetHours: 6)
    instance.simulation.necessary = [true, false]
    instance.simulation.bedsByDay = instance.beds.map { sites in
      sites.map { days in days.enumerated().map { $0 % 3 == 1 ? Int($1) / 2 : Int($1) } }
    }
    instance.simulation.dispersion = Instance.Dispersion(
      scenario: instance.admissions.map { $0.map { $0.map { $0 / 2 } } }, scenarioCV: 0.5,
      dayCV: 1, dayCorrelation: 0.3, inflowCV: 0.07, intensiveCV: 0.3, stayCV: 0.2,
      bedsLow: 0.8, bedsHigh: 1)
    let results = try [1, 3].map { threads in
      try simulate(
        instance, options: SimulationOptions(replications: 30, seed: seed, threads: threads))
    }
    #expect(results[0].ledgers == results[1].ledgers)
    #expect(results[0].stepDown == results[1].stepDown)
    #expect(results[0].shortage == results[1].shortage)
    #expect(results[0].stepDown?.blockedBedDays.mean ?? 0 > 0)
    for ledger in results[0].ledgers {
      let left =
        ledger.discharged + ledger.deathsWaiting + ledger.leftWaiting + ledger.postponed
        + ledger.inBedsAtEnd
      #expect(ledger.patients == left + ledger.waitingAtEnd)
    }
  }
}
