import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// What a plan is reviewed for.
struct ReviewTests {
  private func review(_ demandPerDay: String) throws -> PlanResult.Review {
    let attack = input(
      fourRegions(),
      scenario(
        days: 8, demand: [demand("traumaICU", .regions([gotland]), span(2, 5), demandPerDay)]),
      replications: 5)
    return try #require(try runPlan(attack, engineVersion: "prov").result.review)
  }

  @Test func `a calm month leaves every offer to receive unused`() throws {
    let review = try review("0.01")
    let receive = review.offers.filter { $0.kind == .receiveICU }
    #expect(!receive.isEmpty && receive.allSatisfy(\.isUnused))
    #expect(review.reached.allSatisfy { $0.reaching == 0 && !$0.isNearlyEverywhere })
  }

  @Test func `what is used is what the plan moves, and never more than is offered`() throws {
    let attack = input(
      fourRegions(),
      scenario(days: 8, demand: [demand("traumaICU", .regions([gotland]), span(2, 5), "6")]),
      replications: 5)
    let result = try runPlan(attack, engineVersion: "prov").result
    let review = try #require(result.review)
    let received = review.offers.filter { $0.kind == .receiveICU }.reduce(0) { $0 + $1.used }
    let moved = result.moves.filter { $0.group == "traumaICU" }.reduce(0) { $0 + $1.patients }
    #expect(moved > 1)
    #expect(received >= moved - 0.1)
    for offer in review.offers { #expect(offer.used <= offer.offered * 1.001 + 0.01) }
  }

  @Test func `offers of nothing are no offers, and the ground is dated, the oldest first`() throws {
    let review = try review("1")
    #expect(review.offers.allSatisfy { $0.offered > 0 })
    #expect(review.assumptions.map(\.asOf) == review.assumptions.map(\.asOf).sorted())
    #expect(review.figures.map(\.asOf) == review.figures.map(\.asOf).sorted())
    #expect(review.assumptions.count == Basis.demonstration.assumptions.count)
  }

  @Test func `a limit is nearly everywhere from two of three, and never among two`() {
    func reached(_ reaching: Int, _ offering: Int) -> Bool {
      PlanResult.Reached(kind: .staff, offering: offering, reaching: reaching).isNearlyEverywhere
    }
    #expect(reached(2, 3) && reached(14, 21) && !reached(13, 21) && !reached(2, 2))
  }
}
