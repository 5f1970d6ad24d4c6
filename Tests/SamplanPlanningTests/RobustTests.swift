import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Håller planen, asked of a small run.
struct RobustTests {
  private func overrun(_ replications: Int = 40) -> PlanInput {
    var asked = input(
      fourRegions(),
      scenario(
        days: 9,
        demand: [
          demand("traumaICU", .regions([uppsala]), span(2, 7), "8"),
          demand("traumaWard", .regions([uppsala]), span(2, 7), "30"),
        ]),
      hospitals: [
        hospital("01-A", stockholm, .university, icu: 20, somatic: 250),
        hospital("01-B", stockholm, .county, icu: 10, somatic: 150),
        hospital("20-A", dalarna, .county, icu: 12, somatic: 160),
      ], replications: replications)
    asked.questions = [.robust]
    return asked
  }

  @Test func `every strain is told with and without the plan, and what was known beforehand`()
    throws
  {
    let robust = try #require(
      try runPlan(overrun(), engineVersion: "prov").result.robustness)
    #expect(robust.tests.map(\.strain) == PlanResult.Robustness.Strain.allCases)
    let fresh = robust.tests[0]
    #expect(fresh.known == nil && fresh.regret == nil)
    #expect(fresh.effect.mean < -2 * (fresh.effect.standardError ?? .infinity))
    for test in robust.tests {
      #expect(abs(test.with.mean - test.without.mean - test.effect.mean) < 0.01)
      #expect((test.known == nil) == (test.strain == .fresh))
      #expect((test.regret == nil) == (test.strain == .fresh))
    }
    func without(_ strain: PlanResult.Robustness.Strain) -> Double {
      robust.tests.first { $0.strain == strain }?.without.mean ?? 0
    }
    #expect(without(.demandHalf) > without(.demandQuarter))
    #expect(without(.demandQuarter) > without(.fresh))
    // V0 has no help to lose.
    #expect(without(.helpStops) == without(.fresh) && without(.linkCut) == without(.fresh))
    #expect(robust.tests.first { $0.strain == .hospitalLost }?.detail.sv.contains("01-A") == true)

    #expect(robust.alternatives.map(\.factor) == [1, 1.25, 1.5, 1, 1])
    #expect(robust.alternatives.map(\.levels) == [nil, nil, nil, .all, .worseHalf])
    #expect(robust.alternatives[0].difference == nil)
    let least = robust.alternatives.map(\.drawnWorst).min()
    #expect(robust.alternatives[robust.chosen].drawnWorst == least)
    // The less may be postponed, the more is short in the model, but for the gap.
    for (less, more) in zip(robust.exchanges, robust.exchanges.dropFirst()) {
      #expect(more.programme <= less.programme * 1.02 + 0.5)
    }
    #expect(robust.exchanges[0].plannedPostponed == 0)
    #expect(robust.recovery.regions.map(\.region) == [stockholm, uppsala, gotland, dalarna])
  }

  @Test func `the answer is the same whatever the number of threads`() throws {
    func answer(_ threads: Int) throws -> PlanResult.Robustness? {
      try runPlan(overrun(12), threads: threads, engineVersion: "prov").result.robustness
    }
    let one = try answer(1)
    #expect(one != nil)
    #expect(try answer(3) == one)
  }

  @Test func `a strain changes what it says and nothing else`() throws {
    let input = overrun()
    let model = try PlanModel(input)
    let more = model.withDemand(times: 1.5)
    let group = try #require(
      model.scenarioAdmissions.firstIndex { $0.joined().contains { $0 > 0 } })
    let extra = 0.5 * model.scenarioAdmissions[group][1][3]
    #expect(extra > 0)
    #expect(
      abs(more.programme.admissions[group][1][3] - model.programme.admissions[group][1][3] - extra)
        < 1e-9)
    #expect(more.programme.admissions[group][0] == model.programme.admissions[group][0])
    #expect(more.simulation.beds == model.simulation.beds)

    let late = input.withLeadTimes(times: 2)
    let values = BasisValues(input.basis)
    let lateValues = BasisValues(late.basis)
    #expect(lateValues[.surgeSecondHours] == 2 * values[.surgeSecondHours])
    #expect(lateValues[.surgeThirdHours] == 2 * values[.surgeThirdHours])
    #expect(lateValues[.surgeFirstShare] == values[.surgeFirstShare])
  }

  @Test func `a quiet month has no patients to make more of, and no moves to lose`() throws {
    var quiet = input(fourRegions(), scenario(days: 7), replications: 10)
    quiet.questions = [.robust]
    let robust = try #require(try runPlan(quiet, engineVersion: "prov").result.robustness)
    #expect(robust.tests.map(\.strain) == [.fresh, .surgeLate])
    #expect(robust.alternatives.map(\.levels) == [nil, .all, .worseHalf])
  }

  @Test func `the worst tenth is the mean of the largest`() {
    #expect(RobustPart.worst((1...20).map(Double.init)) == 19.5)
    #expect(RobustPart.worst([3, 1]) == 3)
  }
}
