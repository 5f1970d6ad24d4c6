import SamplanBase
import Testing

@testable import SamplanDomain

/// Supplies, power and water, staff groups and bands as statements.
struct SupplyRowsTests {
  private let days = Scenario.Span(first: 2, last: 5)

  @Test func `a scenario without the new rows keeps the bytes it had`() throws {
    let body = try StatementCodec.encode(.scenarioWritten(scenario())).body
    let text = String(decoding: body, as: UTF8.self)
    #expect(!text.contains("deliveries") && !text.contains("outages"))
    #expect(!text.contains("\"group\":null"))
    #expect(StatementCodec.read(Scenario.self, body) == scenario())
  }

  @Test func `the new rows come back as they were written`() throws {
    var written = scenario()
    written.deliveries = [
      .init(supply: nil, site: .everywhere, share: decimal("0.7"), span: days, source: "prov"),
      .init(
        supply: .oxygen, site: .drawnRegions(count: 2, seed: 3), share: decimal("1"), span: days,
        source: "prov"),
    ]
    written.outages = [
      .init(
        utility: .water, state: .reserve, site: .everywhere, span: days, enduranceHours: 12,
        source: "prov")
    ]
    written.staffing[0].group = .icuNurses
    let body = try StatementCodec.encode(.scenarioWritten(written)).body
    #expect(StatementCodec.read(Scenario.self, body) == written)
  }

  @Test func `problems of the new rows name row and field`() {
    var wrong = scenario()
    wrong.deliveries = [
      .init(supply: .food, site: .everywhere, share: decimal("1.5"), span: days, source: "")
    ]
    wrong.outages = [
      .init(
        utility: .power, state: .none, site: .drawnRegions(count: 40, seed: 1),
        span: .init(first: 9, last: 8), enduranceHours: 3, source: "prov")
    ]
    var problems = ProblemList()
    ScenarioCheck(scenario: wrong, groups: nil, modes: nil, isHospital: { _ in true })
      .checkSupply(&problems)
    let refusal = #expect(throws: Refusal.self) { try problems.refuse(Text(same: "")) }
    let places = (refusal?.problems ?? []).map { "\($0.place)" }
    for field in [
      "deliveries[1].share", "deliveries[1].source", "outages[1].site.count", "outages[1].span",
      "outages[1].enduranceHours",
    ] {
      #expect(places.contains { $0.contains(field) }, "\(field) in \(places)")
    }
  }

  @Test func `bands lie end to end, and only the last has no end`() {
    for (band, next) in zip(StockBand.allCases, StockBand.allCases.dropFirst()) {
      #expect(band.mostDays == next.leastDays)
    }
    for (band, next) in zip(EnduranceBand.allCases, EnduranceBand.allCases.dropFirst()) {
      #expect(band.mostHours == next.leastHours)
    }
    #expect(StockBand.allCases.last?.mostDays == nil)
    #expect(EnduranceBand.allCases.last?.mostHours == nil)
    #expect(StockBand(decimal("3")) == .sevenToFourteen && StockBand(decimal("6")) == nil)
    #expect(FigureUnit.stockBand.band(decimal("2"))?.sv == "3–7 dygn")
  }

  @Test
  func `every staff group, class, utility and link has its measure in one part of the report`() {
    let measures =
      StaffGroup.allCases.map(\.measure) + SupplyClass.allCases.map(\.measure)
      + Utility.allCases.map(\.measure) + CareLink.allCases.map(\.measure)
    for measure in measures { #expect(Measure.find(measure) != nil, "\(measure)") }
    let parts = MeasureArea.allCases.flatMap(\.measures)
    #expect(parts.map(\.id) == Measure.catalogue.map(\.id))
  }

  @Test func `a part of the report that a region has not taken up is not missing line by line`() {
    var record = PartyRecord(party: uppsala)
    #expect(record.askedMeasures.allSatisfy { $0.area == .hospital })
    record.figures.insert(
      Figure(
        measure: SupplyClass.food.measure, subject: .region, value: .known(decimal("2")),
        unit: .stockBand, asOf: today, method: .judged, definition: 1),
      index: 1, time: Instant(milliseconds: 0), class: .internal, audience: .allRegions)
    #expect(record.askedMeasures.contains { $0.area == .supply })
    #expect(!record.askedMeasures.contains { $0.area == .staff })
  }
}
