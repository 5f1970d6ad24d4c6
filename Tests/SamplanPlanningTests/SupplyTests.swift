import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanEngine
@testable import SamplanPlanning

/// Stocks, staff groups, power and water against figures worked by hand.
struct SupplyTests {
  private let values = BasisValues(.demonstration)

  private func model(
    _ regions: [PlanInput.Region], _ scenario: Scenario, hospitals: [PlanInput.Hospital] = []
  ) throws -> PlanModel {
    try PlanModel(input(regions, scenario, hospitals: hospitals))
  }

  private func band(_ number: Int) -> FigureValue? { .known(ExactDecimal(number)) }

  private func cut(
    _ supply: SupplyClass?, _ share: String, _ days: Scenario.Span,
    _ site: Scenario.Site = .everywhere
  ) -> Scenario.DeliveryCut {
    .init(supply: supply, site: site, share: exact(share), span: days, source: "prov")
  }

  private func outage(
    _ state: Scenario.Outage.State, _ days: Scenario.Span, hours: Int? = nil,
    _ utility: Utility = .power
  ) -> Scenario.Outage {
    .init(
      utility: utility, state: state, site: .everywhere, span: days, enduranceHours: hours,
      source: "prov")
  }

  @Test func `a stock of five days without deliveries meets five days and half of the next`() {
    let path = StockPath(
      start: 5.5, consumption: [Double](repeating: 1, count: 8),
      deliveries: [Double](repeating: 0, count: 8))
    #expect(path.met == [1, 1, 1, 1, 1, 0.5, 0, 0])
    #expect(path.firstOut == 6)
  }

  @Test func `an empty stock with ordinary deliveries meets an ordinary day, and half of a double`()
  {
    let path = StockPath(start: 0, consumption: [1, 2, 1], deliveries: [1, 1, 1])
    #expect(path.met == [1, 0.5, 1])
    #expect(path.firstOut == 2)
  }

  @Test func `a stock grows no larger than it was`() {
    let path = StockPath(start: 2, consumption: [0, 0, 4, 1], deliveries: [1, 1, 0, 0])
    #expect(path.met == [1, 1, 0.5, 0])
  }

  @Test func `a band is an interval, so its stock runs out between two days`() throws {
    let regions = [region(uppsala, changing: ["supply.oxygen": band(2)])]
    var calm = scenario(days: 20)
    calm.deliveries = [cut(.oxygen, "1", span(4, 20))]
    let found = try model(regions, calm).supply.stocks.first { $0.supply == .oxygen }
    // 3–7 days of ordinary consumption from day 4: the low end fails on day 7, the high on day 11.
    #expect(found?.earliest == 7 && found?.latest == 11 && found?.band == 2)
  }

  @Test func `a stock whose band has no end may last, and says no latest day`() throws {
    let regions = [region(uppsala, changing: ["supply.food": band(5)])]
    var calm = scenario(days: 40)
    calm.deliveries = [cut(nil, "1", span(1, 40))]
    let found = try model(regions, calm).supply.stocks.first { $0.supply == .food }
    #expect(found?.earliest == 31 && found?.latest == nil)
  }

  @Test func `a stock in the middle of its band closes what its assumption says, and is named`()
    throws
  {
    let regions = [region(uppsala, changing: ["supply.oxygen": band(2)])]
    var calm = scenario(days: 12)
    calm.deliveries = [cut(.oxygen, "1", span(1, 12))]
    let built = try model(regions, calm)
    // Five days last; from day 6 a tenth of the ten intensive care beds remains.
    #expect(
      (built.open[0][0].map { ($0 * 10).rounded() / 10 }) == [10, 10, 10, 10, 10]
        + [Double](repeating: 1, count: 7))
    let named = built.supply.runsOut.first { $0.care == .icu }
    #expect(named?.kind == .supply(.oxygen) && named?.firstDay == 6 && named?.bedsLeft == 0.1)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `a stock that never runs out changes nothing`(seed: UInt64) throws {
    let plain = scenario(
      days: 15, demand: [demand("traumaICU", .drawnRegions(count: 2, seed: seed), span(2, 9), "4")])
    let without = try model(fourRegions(), plain)
    let told = fourRegions().map { one in
      var changed = one
      for supply in SupplyClass.allCases {
        changed.cells[supply.measure.rawValue] = .init(value: .known(ExactDecimal(5)), asOf: nil)
      }
      return changed
    }
    let with = try model(told, plain)
    #expect(with.open == without.open && with.threshold == without.threshold)
    #expect(with.programme == without.programme && with.simulation == without.simulation)
  }

  @Test func `staff of a group that is away closes beds that need the group, and no others`()
    throws
  {
    var short = scenario(days: 4)
    short.staffing = [
      .init(
        kind: .absence, site: .everywhere, share: exact("0.4"), span: span(2, 3), source: "prov",
        group: .icuNurses)
    ]
    let built = try model([region(uppsala)], short)
    #expect(built.open[0][0] == [10, 6, 6, 10])
    #expect(built.open[1][0] == [37, 37, 37, 37])
    let named = built.supply.runsOut
    #expect(named.map(\.care) == [.icu] && named.first?.kind == .staff(.icuNurses))
  }

  /// Hours of theatre by day of the only region.
  private func theatreHours(_ model: PlanModel) throws -> [Double] {
    let theatres = model.programme.rules?.resources.first { $0.id == "theatre" }
    return try #require(theatres).capacity[0]
  }

  @Test func `theatres whose staff is away are closed, and no beds with them`() throws {
    let whole = try theatreHours(try model([region(uppsala)], scenario(days: 4)))
    var short = scenario(days: 4)
    short.staffing = [
      .init(
        kind: .absence, site: .everywhere, share: exact("0.4"), span: span(2, 3), source: "prov",
        group: .theatre)
    ]
    let built = try model([region(uppsala)], short)
    let left = zip(try theatreHours(built), whole).map { $0 / $1 }
    #expect(left.map { ($0 * 1000).rounded() } == [1000, 600, 600, 1000])
    #expect(built.open[0][0] == [10, 10, 10, 10])
    #expect(built.remarks.contains { $0.en.contains("Theatre time left") && $0.en.contains("60%") })
    // So many are told that the theatres need no more than those who are left.
    let told = [region(uppsala, changing: ["staff.theatre": .known(ExactDecimal(10_000))])]
    #expect(try theatreHours(try model(told, short)) == whole)
  }

  @Test func `a region without its hospitals has no theatres`() throws {
    let whole = try theatreHours(try model([region(uppsala)], scenario(days: 3)))
    let lost = scenario(
      days: 3, losses: [loss(.regions([uppsala]), nil, "0.5", span(2, 2))])
    let hours = try theatreHours(try model([region(uppsala)], lost))
    #expect(zip(hours, whole).map { ($0 / $1 * 1000).rounded() } == [1000, 500, 1000])
  }

  @Test func `of several groups the one there is least of decides`() throws {
    // 10 intensive care beds need 35 intensive care nurses; 70 are told, so half may be away. Of
    // physicians nobody has told, so two tenths away close two tenths.
    var short = scenario(days: 2)
    short.staffing = [
      .init(
        kind: .absence, site: .everywhere, share: exact("0.6"), span: span(1, 1), source: "prov",
        group: .icuNurses),
      .init(
        kind: .absence, site: .everywhere, share: exact("0.3"), span: span(1, 1), source: "prov",
        group: .physicians),
    ]
    let told = [region(uppsala, changing: ["staff.icuNurses": .known(ExactDecimal(70))])]
    let built = try model(told, short)
    // Nurses: 2 · 0.4 = 0.8; physicians: 1 · 0.7.
    #expect(abs(built.open[0][0][0] - 7) < 1e-9)
    #expect(built.supply.runsOut.first { $0.care == .icu }?.kind == .staff(.physicians))
  }

  @Test(arguments: [20, 35, 40, 60, 100])
  func `more staff is never fewer beds`(nurses: Int) throws {
    var short = scenario(days: 3)
    short.staffing = [
      .init(
        kind: .mobilisation, site: .everywhere, share: exact("0.3"), span: span(1, 3),
        source: "prov")
    ]
    func beds(_ count: Int) throws -> Double {
      try model(
        [region(uppsala, changing: ["staff.icuNurses": .known(ExactDecimal(count))])], short
      ).open[0][0][0]
    }
    let (few, more) = (try beds(nurses), try beds(nurses + 5))
    #expect(more >= few)
  }

  @Test func `a reserve of power lasts its hours, and then the site is without`() throws {
    var dark = scenario(days: 4)
    dark.outages = [outage(.reserve, span(1, 3), hours: 36)]
    let built = try model([region(uppsala)], dark)
    // Intensive care: all on reserve, a tenth without; day 2 is half and half.
    #expect(built.open[0][0].map { ($0 * 100).rounded() / 100 } == [10, 5.5, 1, 10])
    #expect(built.supply.outages.first?.noneFrom == 2)
  }

  @Test func `a reserve that nobody has told of lasts, and the run says so`() throws {
    var dark = scenario(days: 5)
    dark.outages = [outage(.reserve, span(1, 5))]
    let built = try model([region(uppsala)], dark)
    #expect(built.open[0][0] == [10, 10, 10, 10, 10])
    #expect(built.supply.outages.first?.isReserveKnown == false)
    #expect(built.remarks.contains { $0.en.contains("reserve of power lasts is not known") })
  }

  @Test func `an outage at one hospital closes its part of the region`() throws {
    var dark = scenario(days: 1)
    dark.outages = [
      .init(
        utility: .power, state: .none, site: .hospital(HospitalID("a")!), span: span(1, 1),
        source: "prov")
    ]
    let two = [
      hospital("a", uppsala, .county, icu: 4, somatic: 44),
      hospital("b", uppsala, .county, icu: 6, somatic: 66),
    ]
    let built = try model([region(uppsala)], dark, hospitals: two)
    // 4 of 10 beds are at the hospital, and a tenth of them remains.
    #expect(abs(built.open[0][0][0] - 6.4) < 1e-9)
  }

  @Test func `a scenario with outages alone has an alarm, and its ordinary days have none`() throws
  {
    var dark = scenario(days: 5)
    dark.outages = [outage(.none, span(3, 4))]
    let built = try model([region(uppsala)], dark)
    #expect(built.alarmDay == 3)
    #expect(built.ordinary.beds[0][0] == [Double](repeating: 10, count: 5))
  }
}
