import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Steps of surge beds after the alarm, and the rules that the programme gets.
struct SurgeByDayTests {
  private func capacity(_ limits: LimitsSet) throws -> RegionCapacity {
    try RegionCapacity.read(
      region(uppsala, limits: limits), BasisValues(.demonstration)
    ).get()
  }

  @Test func `a region's own steps open when their lead time has passed`() throws {
    var limits = helping()
    limits.surgeSteps = [
      SurgeStep(care: .icu, beds: ExactDecimal(2), leadHours: 2, limitedBy: .staff),
      SurgeStep(care: .icu, beds: ExactDecimal(3), leadHours: 30, limitedBy: .equipment),
      SurgeStep(care: .icu, beds: ExactDecimal(4), leadHours: 48, limitedBy: .staff),
    ]
    let surge = SurgeByDay([try capacity(limits)], BasisValues(.demonstration), alarm: 2, days: 6)
    // The alarm is on day 2: two at once, three more on day 3, four more on day 4.
    #expect(surge.most[0][0] == [2, 2, 2, 5, 9, 9])
    #expect(surge.heldByStaff[0][0] == [2, 2, 2, 2, 6, 6])
  }

  @Test func `a region without steps gets the national ones of what it has reported`() throws {
    let values = BasisValues(.demonstration)
    let surge = SurgeByDay([try capacity(helping())], values, alarm: 0, days: 9)
    // Six intensive care beds: 40 % at once, 30 % after two days, the rest after a week.
    let rounded = surge.most[0][0].map { ($0 * 10).rounded() / 10 }
    #expect(rounded == [2.4, 2.4, 4.2, 4.2, 4.2, 4.2, 4.2, 6, 6])
    #expect(surge.heldByStaff[0][0].allSatisfy { $0 <= 4.2 + 1e-9 })
    let calm = SurgeByDay([try capacity(helping())], values, alarm: nil, days: 9)
    #expect(calm.most[0][0].allSatisfy { abs($0 - 2.4) < 1e-9 })
  }

  @Test func `the alarm is the scenario's first event, and a closed link alone is none`() {
    #expect(scenario(days: 9).alarmDay == nil)
    let late = scenario(
      days: 9, demand: [demand("traumaICU", .regions([uppsala]), span(4, 5), "8")])
    #expect(late.alarmDay == 4)
    let ferry = Scenario.Closure(
      mode: "ferry", from: gotland, to: nil, span: span(1, 9), source: "Prov")
    #expect(scenario(days: 9, closures: [ferry]).alarmDay == nil)
  }

  @Test func `wounded people raise the alarm: later steps open, and more than chance varies`()
    throws
  {
    var wounded = scenario(days: 10)
    wounded.inflows = [
      .init(
        kind: .casualties(.init(woundedPerDay: ExactDecimal(80))), site: .regions([uppsala]),
        span: span(2, 4), source: "Prov")
    ]
    #expect(wounded.alarmDay == 2)
    let planned = input(fourRegions(), wounded)
    let model = try PlanModel(planned)
    let uppsalaAt = try #require(model.regions.firstIndex(of: uppsala))
    let surge = model.programme.surgeMaxByDay?[0][uppsalaAt]
    #expect(surge.map { $0[9] > $0[0] } == true)
    let variants = VariantInstances(input: planned, model: model)
    #expect(variants.alone.simulation.dispersion.map { $0.scenarioCV > 0 } == true)
    #expect(variants.ordinary.simulation.dispersion?.scenarioCV == 0)
  }

  @Test(arguments: [(12.0, 11.9, 0), (12, 12, 1), (20, 3.9, 0), (20, 30, 2)])
  func `midnights on the way are counted from the hour of leaving`(
    leaving: Double, hours: Double, midnights: Int
  ) {
    #expect(InstanceParts.midnights(leaving: leaving, hours: hours) == midnights)
  }

  @Test func `the rules follow the regions' limits`() throws {
    let model = try PlanModel(input(fourRegions(), scenario(days: 7)))
    let instance = model.programme
    let rules = try #require(instance.rules)
    let road = instance.modes.firstIndex { $0.id == "road" }!
    // Ten ambulances, a fifth lent, 14 hours a day.
    #expect(rules.siteHours?[road]?.allSatisfy { abs($0[0] - 28) < 1e-9 } == true)
    let whole = Set(rules.wholeTripModes.map { instance.modes[$0].id })
    #expect(whole == ["train", "air", "ferry"])
    #expect(rules.receiveTogether?.first?.perDay == [8, 8, 8, 8])
    #expect(rules.receiveTogether?.first?.cares == [1, 2])
    // The theatre of an ordinary week is used to 85 % on its busiest day.
    let theatre = try #require(rules.resources.first { $0.id == "theatre" })
    let planned = try #require(rules.planned)
    for site in instance.sites.indices {
      let acute = instance.groups.indices.reduce(0.0) {
        $0 + theatre.perAdmission[$1] * instance.admissions[$1][site][0]
      }
      let used =
        acute + 2 * instance.electiveAdmissions[site][0] + planned.daySurgery[site][0]
      #expect(abs(used / theatre.capacity[site][0] - 0.85) < 1e-9)
    }
    // 70 % of planned operations are day surgery: 7/3 for each in-patient.
    let ratio = planned.daySurgery[0][0] / instance.electiveAdmissions[0][0]
    #expect(abs(ratio - 7.0 / 3) < 1e-9)
  }

  @Test func `every rule's standard lies within its range`() {
    for rule in PlanningRule.all {
      #expect(rule.range.contains(rule.standard), "\(rule.key.rawValue)")
    }
    #expect(PlanningKey.allCases.allSatisfy { $0.range.contains($0.standard) })
  }
}
