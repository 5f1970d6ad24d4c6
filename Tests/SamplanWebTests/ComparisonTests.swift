import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// Two plans or runs side by side, and a run's steps.
struct ComparisonTests {
  @Test func `a difference of means has the error of independent outcomes`() {
    // Errors of 3 and 4 give 5.
    let difference = ComparedResults.difference(
      .init(mean: 100, standardError: 3), .init(mean: 90, standardError: 4))
    #expect(difference == .init(mean: -10, standardError: 5))
    let single = ComparedResults.difference(
      .init(mean: 100, standardError: nil), .init(mean: 90, standardError: 4))
    #expect(single == .init(mean: -10, standardError: nil))
  }

  @Test func `everything that keeps two results from being compared is told at once`() {
    let a = SamplePlan.whole(scenario: ScenarioID("S-1")!, name: "", hash: Digest(of: []))
    #expect(ComparedResults(a: a, b: a).obstacles.isEmpty)
    var b = a
    b.provenance.seed = 8
    b.provenance.days = 60
    b.regions.removeLast()
    b.careTypes.removeLast()
    b.provenance.engineVersion = "trial/2"
    let told = ComparedResults(a: a, b: b).obstacles.map(\.sv)
    #expect(told.count == 5)
    #expect(told.contains("fröet (7 och 8)") && told.contains("antalet dygn (30 och 60)"))
  }

  @Test func `a plan beside its run shows the same patients and no difference`() async throws {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan()
    let reader = try await trial.reader(.kansliStrategist)
    let run = try #require(try await trial.node.runs(for: actor(.kansliStrategist, .kansli)).first)
    let page = await reader.get("/planer/jamfor?a=\(plan)&b=\(run.id)")
    #expect(page.status == .ok)
    #expect(
      page.text.contains("Samma brist i båda med den gemensamma planen, utfall för utfall."))
    #expect(page.text.contains("40 par av utfall med frö"))
    #expect(
      page.text.contains("id=\"skillnad-V0-t\"") && page.text.contains("id=\"skillnad-V2-t\""))
    #expect(page.text.contains("733\u{A0}±\u{A0}22</td><td class=\"num\">733\u{A0}±\u{A0}22</td>"))
    // V1 and V3 keep no outcomes.
    #expect(page.text.contains("som om utfallen vore oberoende"))
  }

  @Test func `the answer says who has less shortage, or that chance alone could give it`() throws {
    let a = SamplePlan.whole(scenario: ScenarioID("S-1")!, name: "", hash: Digest(of: []))
    var b = a
    // Ten bed-days less in every outcome of the last region, which has many.
    let last = b.regions.count - 1
    b.outcomes?[1].byRegion[last].values = a.outcomes![1].byRegion[last].values.map { $0 - 10 }
    b.outcomes?[1].byCare[0].values = a.outcomes![1].byCare[0].values.map { $0 - 10 }
    let compared = ComparedResults(a: a, b: b)
    let answering = try #require(compared.answering)
    #expect(answering.kind == .plan && answering.paired.whole == .init(mean: -10, standardError: 0))
    #expect(answering.paired.byRegion(last).isSure && !answering.paired.byRegion(0).isSure)
    b.outcomes = nil
    #expect(ComparedResults(a: a, b: b).answering == nil)
    b = a
    b.provenance.seed += 1
    #expect(ComparedResults(a: a, b: b).paired(.plan) == nil)
  }

  @Test func `a plan of an earlier model beside one of today's says what cannot be compared`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan()
    let old = try await trial.publishPlan(isOld: true)
    let page = try await trial.reader(.kansliStrategist).get("/planer/jamfor?a=\(plan)&b=\(old)")
      .text
    #expect(page.contains("räknad med en tidigare modell, utan simulerade varianter"))
  }

  @Test func `what is not there is named, and both can be chosen anew`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/planer/jamfor?a=P-00-2026-777&b=<b>")
    #expect(page.status == .notFound)
    #expect(page.text.contains("P-00-2026-777, &lt;b&gt; finns inte"))
    #expect(page.text.contains("<select id=\"a\"") || page.text.contains("name=\"a\""))
    #expect(await reader.get("/planer/jamfor").status == .ok)
  }

  @Test func `a reader who may not see runs is given none to compare`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.partnerReader)
    let page = await reader.get("/planer/jamfor").text
    #expect(!page.contains("value=\"K-"))
  }

  @Test func `a run's steps are done before the one that goes on and waiting after it`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let strategist = actor(.kansliStrategist, .kansli)
    let scenario = try #require(try trial.node.picture(for: strategist).scenarios.first)
    var run = try await trial.node.startRun(
      RunRequest(scenario: scenario.value.scenario, replications: 20, seed: 1), by: strategist)
    let waiting = RunSteps(run: run, language: .sv).steps
    #expect(waiting.count == PlanProgress.Phase.allCases.count - 1)
    #expect(waiting.allSatisfy { $0.standing == .waiting })
    run.state = .running
    run.progress = RunProgress(stage: PlanProgress.Phase.ordinary.rawValue, share: 0.3)
    let steps = RunSteps(run: run, language: .sv).steps
    let now = try #require(steps.firstIndex { $0.phase == .ordinary })
    #expect(now > 0 && steps[..<now].allSatisfy { $0.standing == .done })
    #expect(steps[now].standing == .going)
    #expect(steps[(now + 1)...].allSatisfy { $0.standing == .waiting })
    let page = try await trial.reader(.kansliStrategist).get("/korningar/\(run.id)").text
    #expect(
      page.contains("<ol class=\"steps\"><li>") && page.contains("<meta http-equiv=\"refresh\""))
  }
}
