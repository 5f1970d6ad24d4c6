import Foundation
import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// The links of the care chain against closed forms and figures worked by hand.
struct CareChainTests {
  private func links(
    _ regions: [PlanInput.Region], _ scenario: Scenario
  ) throws -> [CareLink: PlanResult.ChainLink] {
    let chain = try PlanModel(input(regions, scenario)).chain
    return Dictionary(uniqueKeysWithValues: chain.map { ($0.link, $0) })
  }

  @Test func `an ordinary day needs rate times stay, day after day`() {
    let need = ChainNeed(
      ordinary: 2, extra: [Double](repeating: 0, count: 5), stayDays: 15, variation: 0.5)
    #expect(need.mean.allSatisfy { abs($0 - 30) < 1e-9 })
    // A Poisson number with mean 30: nine of ten are at most about 37.
    #expect(need.high.allSatisfy { (36.5...38).contains($0) })
  }

  @Test func `what a scenario brings grows to its own rate times stay, as the closed form has it`()
  {
    let need = ChainNeed(
      ordinary: 0, extra: [Double](repeating: 3, count: 40), stayDays: 4, variation: 0)
    for (day, mean) in need.mean.enumerated() {
      #expect(abs(mean - 12 * (1 - exp(-Double(day + 1) / 4))) < 1e-9)
    }
  }

  @Test func `a place waits as long as there is no room, and visits wait for the queue`() {
    let places = ChainWait(
      need: [10, 12, 12, 10], capacity: [10, 10, 10, 10], isVisits: false, least: { _ in 1 })
    #expect(places.hours == [0, 24, 48, 0])
    let visits = ChainWait(
      need: [10, 15, 15, 5], capacity: [10, 10, 10, 10], isVisits: true, least: { _ in 1 })
    #expect(visits.hours == [0, 12, 24, 12])
    #expect(visits.firstDay(over: 12) == 3)
  }

  @Test func `a link that a region has not told of has a need and no answer`() throws {
    let found = try #require(try links([region(uppsala)], scenario(days: 5))[.dialysis])
    #expect(found.reporting == 0 && found.rows[0].capacity == nil)
    #expect(found.rows[0].missing == "never-reported" && found.rows[0].waitsFrom == nil)
    // 100 thousand inhabitants, 0.00044 a day for every thousand, 900 days.
    #expect(found.rows[0].need == [Double](repeating: 39.6, count: 5))
  }

  @Test func `refugees who come need what others need, and primary care falls behind`() throws {
    var crowd = scenario(days: 30)
    crowd.inflows = [
      .init(
        kind: .movement(
          .init(
            who: .refugees, persons: 50_000, arrivalDays: 1,
            needs: [.init(group: "medical", perThousand: exact("0.3"))])),
        site: .regions([uppsala]), span: span(3, 30), source: "prov")
    ]
    let told = [region(uppsala, changing: ["primary.visits": .known(ExactDecimal(900))])]
    let row = try #require(try links(told, crowd)[.primaryCare]?.rows.first)
    #expect(row.need[1] == 800 && row.need[2] == 1200)
    // 300 a day too many: 900 / 900 is a week after 21 days; the longest wait is 168 hours.
    #expect(row.waitsFrom == 24)
    #expect(row.necessaryFrom == 24)
  }

  @Test func `burn care is one room for the country`() throws {
    var attack = scenario(days: 20)
    attack.inflows = [
      .init(
        kind: .casualties(.init(woundedPerDay: ExactDecimal(100))), site: .everywhere,
        span: span(1, 20), source: "prov")
    ]
    let told = fourRegions().map { one in
      var changed = one
      let has = one.code == uppsala
      changed.cells["burn.beds"] = .init(
        value: has ? .known(ExactDecimal(14)) : .notApplicable, asOf: nil)
      return changed
    }
    let found = try #require(try links(told, attack)[.burns])
    #expect(found.reporting == 4 && found.capacity == [Double](repeating: 14, count: 20))
    // Three a day stay 15 days: 45·(1 − e^(−t/15)) passes 14 and one more on the sixth day.
    #expect(found.waitsFrom == 6)
    #expect(found.rows.allSatisfy { $0.waitsFrom == nil })
  }
}
