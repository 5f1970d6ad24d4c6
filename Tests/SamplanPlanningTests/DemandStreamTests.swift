import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// What each kind of people who come brings a day, worked out by hand.
struct DemandStreamTests {
  private let everywhere = Scenario.Site.everywhere

  private func streams(
    _ kind: Scenario.Inflow.Kind, _ span: Scenario.Span, days: Int = 10,
    replacing: [Assumption] = []
  ) -> [DemandStream] {
    DemandStream.of(
      Scenario.Inflow(kind: kind, site: everywhere, span: span, source: "Prov"),
      basis: .demonstration, replacing: replacing, days: days)
  }

  private func near(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  @Test func `of 300 wounded, 37,5 need intensive care and 127,5 a ward`() {
    // T1 20 % × 0,5 + T2 25 % × 0,1 = 12,5 %; 10 % + 22,5 % + T3 50 % × 0,2 = 42,5 %.
    let found = streams(.casualties(.init(woundedPerDay: ExactDecimal(300))), span(2, 3), days: 4)
    #expect(found.map(\.group) == ["traumaICU", "traumaWard"])
    #expect(near(found[0].patients, [0, 37.5, 37.5, 0]))
    #expect(near(found[1].patients, [0, 127.5, 127.5, 0]))
  }

  @Test func `a row's own mix and a scenario's own assumption go before the national ones`() {
    let mix = Scenario.InjuryMix(t1: ExactDecimal(1), t2: .zero, t3: .zero)
    var share = Basis.demonstration.assumptions.first { $0.key == "casualty.icuShareT1" }!
    share.value = exact("0.8")
    let found = streams(
      .casualties(.init(woundedPerDay: ExactDecimal(10), mix: mix)), span(1, 1), days: 1,
      replacing: [share])
    #expect(near(found[0].patients, [8]) && near(found[1].patients, [2]))
  }

  @Test func `wounded grow over the ramp as patients by group do`() {
    let found = streams(
      .casualties(.init(woundedPerDay: ExactDecimal(80), rampDays: 3)), span(1, 5), days: 5)
    // 20, 40, 60, 80, 80 wounded × 12,5 %.
    #expect(near(found[0].patients, [2.5, 5, 7.5, 10, 10]))
  }

  @Test func `people arrive in equal parts, stay their days and leave as they came`() {
    let movement = Scenario.Movement(
      who: .refugees, persons: 30_000, arrivalDays: 3, stayDays: 4,
      needs: [.init(group: "medical", perThousand: exact("0.5"))])
    #expect(
      (0...8).map { movement.present(onDay: $0) }
        == [0, 10_000, 20_000, 30_000, 30_000, 20_000, 10_000, 0, 0])
    let found = streams(.movement(movement), span(2, 9), days: 10)
    // From day 2: 0,5 per 1 000 of those present.
    #expect(near(found[0].patients, [0, 5, 10, 15, 15, 10, 5, 0, 0, 0]))
  }

  @Test func `people without days to stay are there to the end of the span`() {
    let movement = Scenario.Movement(
      who: .evacuees, persons: 8_000, arrivalDays: 2,
      needs: [.init(group: "medical", perThousand: ExactDecimal(1))])
    #expect(near(streams(.movement(movement), span(1, 4), days: 5)[0].patients, [4, 8, 8, 8, 0]))
  }

  @Test func `an epidemic has its peak on its day and half of it half a width away`() {
    let wave = Scenario.Epidemic(
      group: "medICU", peakPerDay: ExactDecimal(40), daysToPeak: 6, widthDays: 8)
    #expect(wave.admissions(onDay: 7) == 40)
    #expect(abs(wave.admissions(onDay: 3) - 20) < 1e-9)
    #expect(abs(wave.admissions(onDay: 11) - 20) < 1e-9)
    // Two half widths away: 2^−4 of the peak.
    #expect(abs(wave.admissions(onDay: 15) - 2.5) < 1e-9)
    // One day off the peak: 40 · 2^(−1/16) = 38,30413…
    #expect(abs(wave.admissions(onDay: 8) - 38.304_131) < 1e-5)
    #expect(wave.admissions(onDay: 300) == 0)
  }

  @Test func `of 60 allied patients 15 per cent need intensive care`() {
    let found = streams(
      .hostNation(.init(patientsPerDay: ExactDecimal(60), rampDays: 1)), span(1, 2), days: 2)
    #expect(near(found[0].patients, [4.5, 9]) && near(found[1].patients, [25.5, 51]))
  }

  @Test func `people who come reach the regions of the run by population`() throws {
    var scenario = scenario(days: 3)
    scenario.inflows = [
      .init(
        kind: .casualties(.init(woundedPerDay: ExactDecimal(80))),
        site: .regions([stockholm, uppsala]), span: span(2, 2), source: "Prov")
    ]
    let given = input(fourRegions(), scenario)
    let places = ScenarioPlaces(given)
    let found = ScenarioDemand(
      scenario, places, BasisValues(.demonstration), groups: ["traumaICU", "traumaWard"],
      regions: [stockholm, uppsala, gotland, dalarna], days: 3)
    // 10 to intensive care: 5 of 7 of the people live in Stockholm.
    #expect(abs(found.admissions[0][0][1] - 10 * 5 / 7) < 1e-9)
    #expect(abs(found.admissions[0][1][1] - 10 * 2 / 7) < 1e-9)
    #expect(found.admissions[0][2] == [0, 0, 0] && found.outside == 0)
  }

  @Test func `people who need a group that is not there are refused, with the group`() {
    var scenario = scenario(days: 3)
    scenario.inflows = [
      .init(
        kind: .epidemic(
          .init(group: "dragons", peakPerDay: ExactDecimal(1), daysToPeak: 1, widthDays: 2)),
        site: .everywhere, span: span(1, 3), source: "Prov")
    ]
    let refusal = #expect(throws: Refusal.self) {
      try PlanInputCheck.check(input(fourRegions(), scenario))
    }
    #expect(refusal?.problems.map(\.place) == [.field("epidemics[1]")])
  }
}
