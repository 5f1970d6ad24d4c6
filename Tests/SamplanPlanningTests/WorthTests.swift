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

  @Test func `who does not ask gets no answer, and the same input hash as before`() throws {
    let silent = input(fourRegions(), scenario(days: 7), replications: 10)
    #expect(try runPlan(silent, engineVersion: "prov").result.worth == nil)
    #expect(!String(decoding: silent.canonicalJSON, as: UTF8.self).contains("questions"))
    #expect(ExtraQuestion.list([]) == nil)
    #expect(ExtraQuestion.list([.robust, .worth, .robust]) == [.worth, .robust])
  }
}
