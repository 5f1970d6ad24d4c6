import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

struct PlanModelTests {
  @Test func `a region without figures is left out, and the run goes on`() throws {
    var regions = fourRegions()
    regions[1] = region(uppsala, changing: ["occupancy.icu": .withheld])
    let model = try PlanModel(input(regions, scenario()))
    #expect(model.regions == [stockholm, gotland, dalarna])
    #expect(model.excluded.map(\.region) == [uppsala])
    #expect(model.excluded[0].missing == ["occupancy.icu": "withheld"])
    #expect(model.programme.sites.count == 3)
  }

  @Test func `when no region can take part, each is told why`() {
    let regions = [region(uppsala, changing: ["beds.icu": .unknown])]
    let refusal = #expect(throws: Refusal.self) { try PlanModel(input(regions, scenario())) }
    #expect(refusal?.problems.first?.text.sv == "beds.icu: unknown")
  }

  @Test func `every instance that is built fits together`() throws {
    let model = try PlanModel(
      input(
        fourRegions(),
        scenario(
          demand: [demand("traumaICU", .everywhere, span(1, 3), "10")],
          losses: [loss(.everywhere, .icu, "1", span(2, 5))])))
    #expect(model.programme.problems().isEmpty)
    #expect(model.simulation.problems().isEmpty)
    #expect(model.ordinary.problems().isEmpty)
  }

  @Test func `the threshold is open beds, accepted overcrowding and surge with own staff`() throws {
    let model = try PlanModel(input([region(uppsala)], scenario(days: 1)))
    // Within the day 40 per cent of the surge beds: 0.4 · 42 persons, fewer than the 20 there are.
    let open = 0.4
    let intensive: Double = 10 + 6 * open
    #expect(abs(model.threshold[0][0][0] - intensive) < 1e-9)
    let surgical: Double = 37 * 1.1 + 12 * 0.37 * open
    #expect(abs(model.threshold[1][0][0] - surgical) < 1e-9)
    #expect(model.open[1][0][0] == 37)
  }

  @Test func `a shortage counts from one bed in a small region and five per cent in a large`()
    throws
  {
    let small = try PlanModel(input([region(uppsala)], scenario(days: 1)))
    let alert = small.simulation.simulation.alertAbove![0][0][0]
    let least: Double = alert - small.threshold[0][0][0]
    #expect(abs(least - 1) < 1e-9)
    let large = try PlanModel(input([region(uppsala, icu: 60, somatic: 900)], scenario(days: 1)))
    let alertLarge = large.simulation.simulation.alertAbove![0][0][0]
    let leastLarge: Double = alertLarge - large.threshold[0][0][0]
    #expect(abs(leastLarge - 3) < 1e-9)
  }

  @Test func `the paired run has the ordinary month and the same threshold without losses`() throws
  {
    let model = try PlanModel(
      input(
        fourRegions(),
        scenario(
          demand: [demand("traumaICU", .everywhere, span(1, 3), "10")],
          losses: [loss(.everywhere, nil, "0.5", span(1, 10))])))
    let (whole, half) = (
      model.ordinary.simulation.bedsByDay!, model.simulation.simulation.bedsByDay!
    )
    #expect(whole[0][0][0] > 30)
    #expect(half[0][0][0] < 30)
    #expect(
      model.ordinary.simulation.baseline?.admissions
        == model.simulation.simulation.baseline?.admissions)
    #expect(model.ordinary.admissions[0][0][0] < model.simulation.admissions[0][0][0])
  }

  @Test func `planned care follows the week and its mean`() throws {
    let model = try PlanModel(input([region(uppsala)], scenario(days: 14)))
    let planned = model.programme.electiveAdmissions[0]
    let ratio: Double = planned[0] / planned[5]
    #expect(abs(ratio - 5.2) < 1e-9)
    #expect(Array(planned[0..<7]) == Array(planned[7..<14]))
    // 35 operations a week, 30 per cent in-patients.
    let week: Double = planned[0..<7].reduce(0, +)
    #expect(abs(week - 10.5) < 1e-9)
  }

  @Test func `the limit for wards is never passed by surgical and medical together`() throws {
    let model = try PlanModel(
      input(
        fourRegions(),
        scenario(demand: [
          demand("traumaWard", .everywhere, span(1, 2), "30"),
          demand("medical", .everywhere, span(1, 2), "10"),
        ])))
    let limits = model.programme.receiveMax!
    #expect(limits[0][0] == 2)
    #expect(abs(limits[1][0]! - 6) < 1e-9)
    #expect(abs(limits[2][0]! - 2) < 1e-9)
  }

  @Test func `draws and filled in figures are told in remarks`() throws {
    var regions = fourRegions()
    regions[3] = region(dalarna, changing: ["staff.surge": .unknown])
    let model = try PlanModel(
      input(
        regions,
        scenario(demand: [
          demand("traumaICU", .drawnRegions(count: 1, seed: 3), span(1, 1), "5")
        ])))
    let words = model.remarks.map(\.sv).joined(separator: "\n")
    #expect(words.contains("Påhittat fokus, draget ur frö 3"))
    #expect(words.contains("Antagande: Personal för utökade platser saknas"))
    #expect(words.contains("Gäller R20."))
  }

  @Test func `patients who fall on a region outside the run are told`() throws {
    var regions = fourRegions()
    regions[1] = region(uppsala, changing: ["beds.icu": .unknown])
    let model = try PlanModel(
      input(regions, scenario(demand: [demand("medical", .regions([uppsala]), span(1, 2), "20")])))
    #expect(model.remarks.contains { $0.en.hasPrefix("40 of the scenario's patients fall on") })
  }
}

struct PlanInputCheckTests {
  @Test func `everything absurd is named at once`() {
    var given = input(
      fourRegions(),
      scenario(
        days: 10,
        demand: [demand("ghosts", .hospital(HospitalID("borta")!), span(4, 20), "-3")],
        losses: [loss(.drawnHospital(kind: .university, seed: 1), .icu, "1.5", span(3, 2))],
        closures: [
          Scenario.Closure(mode: "balloon", from: nil, to: nil, span: span(1, 1), source: "prov")
        ]))
    given.replications = 0
    given.regions[0].limits.lendStaffShare = exact("7")
    let refusal = #expect(throws: Refusal.self) { try PlanModel(given) }
    let fields = refusal?.problems.map(\.place) ?? []
    for field in [
      "replications", "region 01.limits.lendStaffShare", "demand[1].group", "demand[1].site",
      "demand[1].span", "demand[1].patientsPerDay", "losses[1].span", "losses[1].site",
      "losses[1].share", "closures[1].mode",
    ] {
      #expect(fields.contains(.field(field)), "\(field)")
    }
  }

  @Test func `a basis without an assumption is refused by its key`() {
    var basis = Basis.demonstration
    basis.assumptions.removeAll { $0.key == AssumptionKey.weightFairness.rawValue }
    let refusal = #expect(throws: Refusal.self) {
      try PlanModel(input(fourRegions(), scenario(), basis: basis))
    }
    #expect(refusal?.problems.map(\.text.sv) == ["antagandet weight.fairness saknas"])
  }

  @Test func `more days than the scenario has are refused`() {
    var given = input(fourRegions(), scenario(days: 5))
    given.days = 9
    #expect(throws: Refusal.self) { try PlanModel(given) }
  }

  @Test func `a scenario's assumption outside what can be true is refused`() {
    var given = input(fourRegions(), scenario())
    var share = Basis.demonstration.assumptions.first { $0.key == "ward.surgicalShare" }!
    share.value = exact("3")
    var weekday = Basis.demonstration.assumptions.first { $0.key == "elective.weekdayFactor" }!
    weekday.value = exact("2")
    given.scenario.assumptions = [share, weekday]
    let refusal = #expect(throws: Refusal.self) { try PlanModel(given) }
    #expect(refusal?.problems.count == 2)
  }

  @Test func `a scenario's own assumptions are told, also those the model does not read`() throws {
    var given = input(fourRegions(), scenario())
    var share = Basis.demonstration.assumptions.first { $0.key == "ward.surgicalShare" }!
    share.value = exact("0.4")
    var other = share
    other.key = "blood.units"
    given.scenario.assumptions = [share, other]
    let words = try PlanModel(given).remarks.map(\.sv).joined(separator: "\n")
    #expect(words.contains("ersätter det nationella antagandet ward.surgicalShare med 0,4"))
    #expect(words.contains("blood.units i scenariot läses inte av modellen"))
  }

  @Test func `more patients than a country can have are refused`() {
    let flood = scenario(days: 10, demand: [demand("medical", .everywhere, span(1, 10), "900000")])
    let refusal = #expect(throws: Refusal.self) { try PlanModel(input(fourRegions(), flood)) }
    #expect(refusal?.problems.map(\.place) == [.field("demand")])
  }

  @Test func `a scenario's assumption goes before the basis'`() {
    var changed = Basis.demonstration.assumptions.first { $0.key == "overcrowding.ward" }!
    changed.value = exact("0.2")
    #expect(BasisValues(.demonstration, overriddenBy: [changed])[.wardOvercrowding] == 0.2)
    #expect(BasisValues(.demonstration)[.wardOvercrowding] == 0.1)
  }
}
