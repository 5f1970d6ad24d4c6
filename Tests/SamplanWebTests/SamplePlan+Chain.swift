import SamplanBase
import SamplanDomain

@testable import SamplanPlanning

extension SamplePlan {
  /// The care chain by rule: the further down the list of regions, the more room there is.
  static var chain: [PlanResult.ChainLink] {
    CareLink.allCases.enumerated().map { number, link in
      let rows = regions.enumerated().map { place, region -> PlanResult.ChainRow in
        let need = (0..<days).map { 40.0 + Double(number) + Double($0) * 0.5 }
        // Psychiatry stands for a link that nobody has told of.
        let isTold = link != .psychiatry && place % 7 != 6
        let room = isTold ? need.map { _ in 44 + Double(place) } : nil
        let waits = isTold && place < 6 ? 10 + place : nil
        return .init(
          region: region, need: need, high: need.map { $0 * 1.1 }, capacity: room,
          missing: isTold ? nil : "unknown", waitsFrom: link.isNational ? nil : waits,
          necessaryFrom: waits.map { $0 + 7 })
      }
      let told = rows.filter { $0.capacity != nil }
      return .init(
        link: link,
        need: (0..<days).map { day in told.reduce(0) { $0 + $1.need[day] } },
        capacity: (0..<days).map { day in told.reduce(0) { $0 + ($1.capacity?[day] ?? 0) } },
        reporting: told.count, waitsFrom: link.isNational ? 12 : nil, rows: rows)
    }
  }

  /// Stocks, an outage and what runs out, by rule.
  static var supply: PlanResult.Supply {
    let stocks = regions.enumerated().flatMap { place, region in
      SupplyClass.allCases.enumerated().map { number, supply -> PlanResult.StockOutlook in
        let band = (place + number) % 6
        return .init(
          region: region, supply: supply, band: band == 0 ? nil : band,
          missing: band == 0 ? "withheld" : nil, earliest: band == 0 || band > 3 ? nil : band * 4,
          latest: band == 1 ? 9 : nil, highest: 1.4)
      }
    }
    return .init(
      stocks: stocks,
      outages: [
        .init(
          region: code("19"), utility: .power, state: .reserve, first: 5, last: 9, noneFrom: 7,
          isReserveKnown: true),
        .init(
          region: code("25"), utility: .water, state: .reserve, first: 5, last: 9, noneFrom: nil,
          isReserveKnown: false),
      ],
      runsOut: [
        .init(
          region: code("19"), care: .icu, kind: .staff(.icuNurses), firstDay: 5, bedsLeft: 0.8),
        .init(
          region: code("19"), care: .icu, kind: .utility(.power), firstDay: 7, bedsLeft: 0.1),
        .init(
          region: code("25"), care: .surgical, kind: .supply(.blood), firstDay: 9, bedsLeft: 0.7),
      ])
  }

  /// A need by rule.
  static func need(scenario: ScenarioID, name: String, hash: Digest) -> NeedResult {
    let plan = result(scenario: scenario, name: name, hash: hash)
    func days(_ scale: Double) -> NeedResult.Days {
      let middle = (0..<Self.days).map { scale * (1 + Double($0) / 20) }
      return .init(p10: middle.map { $0 * 0.9 }, p50: middle, p90: middle.map { $0 * 1.2 })
    }
    return NeedResult(
      provenance: plan.provenance, careTypes: care, regions: regions, excluded: plan.excluded,
      p10: plan.load.needP10, p50: plan.load.needP50, p90: plan.load.needP90,
      national: care.indices.map { days(Double(400 + 1000 * $0)) },
      openBeds: care.map { _ in regions.indices.map { Double(14 + $0) } },
      resources: NeededResource.all.enumerated().map { number, kind in
        .init(
          kind: kind, national: days(Double(10 + number * 90)),
          byRegion: regions.map { _ in days(Double(1 + number)) })
      }, remarks: plan.remarks)
  }
}
