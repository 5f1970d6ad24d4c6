import Foundation
import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

struct PairedResultsTests {
  private func outcomes(_ kind: PlanResult.VariantKind, _ short: [Int]) -> PlanResult.Outcomes {
    .init(
      kind: kind, byCare: [.init(short), .init(short.map { _ in 5 })],
      byRegion: [.init(short.map { $0 + 5 }), .init(short.map { _ in 0 })],
      moved: .init(short.map { $0 / 2 }))
  }

  private func result(_ outcomes: [PlanResult.Outcomes]?) throws -> PlanResult {
    let nothing = PlanResult.Programme(
      status: "", objective: 0, bound: 0, gap: 0, fairness: 0, shortage: [], surge: [],
      postponed: [], lent: [], borrowed: [])
    var result = PlanResult(
      provenance: .init(
        engineVersion: "1", inputHash: Digest(of: []), seed: 1, replications: 4, days: 1,
        scenario: try #require(ScenarioID("S-1")), scenarioName: "", threatLevel: 0,
        logSizes: [:]),
      careTypes: [], regions: [], excluded: [],
      load: .init(
        needP10: [], needP50: [], needP90: [], probability: [], beds: [], threshold: [],
        first: [], firstOrdinary: [], national: [], turnedAway: 0, patients: 0),
      joint: nothing, alone: nothing, moves: [], binding: [], explanation: [], remarks: [])
    result.outcomes = outcomes
    return result
  }

  @Test func `numbers come back from their text, in order`() throws {
    let row = PlanResult.OutcomeRow([0, 1, 127, 128, 300, 16_383, 16_384, 5_000_000, 0])
    let bytes = PlanJSON.bytes(of: [row])
    #expect(try PlanJSON.read([PlanResult.OutcomeRow].self, from: bytes) == [row])
    #expect(bytes.count < 30)
    for broken in ["[\"?\"]", "[\"//////////////\"]"] {
      #expect(throws: Refusal.self) {
        try PlanJSON.read([PlanResult.OutcomeRow].self, from: Array(broken.utf8))
      }
    }
  }

  /// The pairs differ by −2, −1, −3 and −2: mean −2, variance 2/3, error √(2/3/4).
  @Test func `a difference has the error of its pairs, not of the outcomes`() throws {
    let a = try result([outcomes(.alone, [10, 200, 30, 4000])])
    let b = try result([outcomes(.alone, [8, 199, 27, 3998, 77])])
    let paired = try #require(PairedResults(a, b, .alone))
    #expect(paired.pairs == 4)
    #expect(paired.whole == .init(mean: -2, standardError: 0.408))
    #expect(paired.byCare(1) == .init(mean: 0, standardError: 0))
    #expect(paired.byRegion(0) == .init(mean: -2, standardError: 0.408))
    #expect(paired.moved == .init(mean: -1.25, standardError: 0.25))
    #expect(paired.whole.isSure && !paired.byCare(1).isSure)
    #expect(try #require(paired.outcomesSaved) > 1000)
    #expect(PairedResults(a, b, .plan) == nil)
  }

  @Test func `the difference between two effects is paired too`() throws {
    let a = try result([outcomes(.alone, [10, 20, 30]), outcomes(.plan, [5, 15, 25])])
    let b = try result([outcomes(.alone, [10, 20, 30]), outcomes(.plan, [4, 14, 24])])
    #expect(PairedResults.effect(a, b) == .init(mean: -1, standardError: 0))
    #expect(PairedResults.effect(a, try result(nil)) == nil)
  }

  @Test func `a result from before outcomes were kept reads as it was`() throws {
    let old = try result(nil)
    let read = try PlanJSON.read(PlanResult.self, from: PlanJSON.bytes(of: old))
    #expect(read == old && read.outcomes == nil)
    #expect(PairedResults(old, old, .alone) == nil)
  }

  @Test func `the first outcomes are kept, and no more than the limit`() throws {
    let many = [Int](repeating: 7, count: PlanResult.Outcomes.most)
    #expect(outcomes(.alone, many).count == PlanResult.Outcomes.most)
    #expect(outcomes(.alone, many).total.allSatisfy { $0 == 12 })
  }
}
