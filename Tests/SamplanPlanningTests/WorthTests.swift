import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Vad är mest värt att bygga, asked of small runs.
struct WorthTests {
  /// Uppsala is overrun for two weeks; what it lacks is plain.
  private func asked(_ replications: Int = 40, threads: Int = 0) throws -> PlanResult {
    var asked = input(
      fourRegions(),
      scenario(
        days: 14,
        demand: [
          demand("traumaICU", .regions([uppsala]), span(2, 10), "9"),
          demand("traumaWard", .regions([uppsala]), span(2, 10), "30"),
        ]), replications: replications)
    asked.questions = [.worth]
    return try runPlan(asked, threads: threads, engineVersion: "prov").result
  }

  @Test func `the beds of the overrun region are worth most, and never more than their days`()
    throws
  {
    let worth = try #require(try asked().worth)
    let best = try #require(worth.simulated.first { $0.kind == .bed })
    #expect(best.region == uppsala)
    let avoided = try #require(best.simulated?.avoided)
    #expect(avoided.mean > 2 * (avoided.standardError ?? .infinity))
    for bed in worth.simulated where bed.kind == .bed {
      // A bed cannot be used on more days than there are. What it frees elsewhere comes on top in
      // the simulation, where a patient who gets a bed leaves room for the next of the line.
      #expect((bed.model?.more ?? 0) <= 14.01)
      #expect((bed.model?.less ?? 0) >= (bed.model?.more ?? 0) - 0.01)
      #expect((bed.model?.more ?? 0) <= bed.price + 0.01)
    }
    // The best of each kind were simulated; the rest were only screened, by what they seem worth.
    let rest = worth.candidates.filter { $0.simulated == nil }
    for kind in PlanResult.Worth.Kind.allCases {
      let tried = worth.simulated.filter { $0.kind == kind }.map(WorthScreening.score).min()
      let left = rest.filter { $0.kind == kind }.map(WorthScreening.score).max()
      if let tried, let left { #expect(left <= tried) }
    }
  }

  @Test func `the answer is the same whatever the number of threads`() throws {
    let one = try asked(20, threads: 1).worth
    #expect(try asked(20, threads: 3).worth == one)
    #expect(one != nil)
  }

  @Test func `the best of one scenario are tried in others, and the range spans them`() throws {
    let overrun = { (region: PartyCode) in
      [
        demand("traumaICU", .regions([region]), span(2, 8), "9"),
        demand("traumaWard", .regions([region]), span(2, 8), "30"),
      ]
    }
    var asked = input(
      fourRegions(), scenario(days: 10, demand: overrun(uppsala)), replications: 20)
    asked.questions = [.worth]
    var other = scenario(days: 12, demand: overrun(dalarna))
    other.scenario = ScenarioID("S-00-2026-002")!
    other.name = "Annat"
    var calm = scenario(days: 5)
    calm.scenario = ScenarioID("S-00-2026-003")!
    asked.worthScenarios = [other, calm]
    let worth = try #require(try runPlan(asked, engineVersion: "prov").result.worth)
    let scenarios = try #require(worth.scenarios)
    // No longer than the run, and no longer than the scenario.
    #expect(scenarios.map(\.days) == [10, 5])
    #expect(scenarios.map(\.name) == ["Annat", "Prov"])
    #expect(scenarios.allSatisfy { $0.avoided.count == worth.simulated.count })
    #expect(scenarios.allSatisfy { $0.model?.count == worth.simulated.count })
    let best = try #require(worth.simulated.first { $0.kind == .bed && $0.region == uppsala })
    let place = try #require(worth.simulated.firstIndex(of: best))
    // A bed in Uppsala is worth most where Uppsala is overrun, and nothing where nothing happens.
    let own = try #require(best.simulated?.avoided.mean)
    #expect(own > scenarios[0].avoided[place].mean)
    #expect(scenarios[1].avoided[place].mean < 0.2)
    let range = try #require(worth.range(of: best))
    #expect(range.upperBound == own && range.lowerBound == scenarios[1].avoided[place].mean)
    let mean = try #require(worth.mean(of: best))
    #expect(range.contains(mean))
    // Without others there is no range, and the first answer is the same.
    asked.worthScenarios = nil
    let alone = try #require(try runPlan(asked, engineVersion: "prov").result.worth)
    #expect(alone.scenarios == nil && alone.candidates == worth.candidates)
    #expect(alone.range(of: best) == nil)
  }

  @Test func `too many scenarios, one twice, or one that cannot be, are refused`() {
    var asked = input(fourRegions(), scenario(days: 10), replications: 20)
    asked.questions = [.worth]
    func problems(_ others: [Scenario]) -> [Refusal.Problem] {
      asked.worthScenarios = others
      do throws(Refusal) {
        _ = try runPlan(asked, engineVersion: "prov")
        return []
      } catch {
        return error.problems
      }
    }
    let others = (2...6).map { number in
      var other = scenario(days: 10)
      other.scenario = ScenarioID("S-00-2026-00\(number)")!
      return other
    }
    #expect(problems(others).map(\.place) == [.field("worthScenarios")])
    #expect(problems([others[0], others[0]]).map(\.place) == [.field("worthScenarios")])
    var strange = others[1]
    strange.demand = [demand("nobody", .everywhere, span(1, 2), "1")]
    #expect(!problems([strange]).isEmpty)
  }

  @Test func `who does not ask gets no answer, and the same input hash as before`() throws {
    let silent = input(fourRegions(), scenario(days: 7), replications: 10)
    #expect(try runPlan(silent, engineVersion: "prov").result.worth == nil)
    #expect(!String(decoding: silent.canonicalJSON, as: UTF8.self).contains("questions"))
    #expect(ExtraQuestion.list([]) == nil)
    #expect(ExtraQuestion.list([.robust, .worth, .robust]) == [.worth, .robust])
  }
}
