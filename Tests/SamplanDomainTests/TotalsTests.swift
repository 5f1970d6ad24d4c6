import SamplanBase
import SamplanDomain
import Testing

struct TotalsTests {
  private func region(_ figures: [Figure]) throws -> PartyRecord {
    try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .hospitalRegistered(hospital(north)),
        .hospitalRegistered(hospital(south)),
        .figuresReported(FiguresReported(figures: figures)),
      ])
  }

  @Test func `a measure never reported has not been asked`() throws {
    let total = try region([]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .notAsked)
    #expect(total.level == nil && total.parts == 0 && total.of == 0 && total.knownSum == nil)
  }

  @Test(arguments: fiveValues)
  func `a region's own figure is its total`(value: FigureValue) throws {
    let total = try region([figure(Measure.icuBeds, .region, value)])
      .total(of: Measure.icuBeds, on: today)
    #expect(total.value == value)
    #expect(total.level == .region)
    #expect(total.parts == (value.known == nil ? 0 : 1))
    #expect(total.of == (value == .notAsked || value == .notApplicable ? 0 : 1))
  }

  /// What two hospitals together make, written out by hand.
  private func expected(_ a: FigureValue, _ b: FigureValue) -> (FigureValue, String?) {
    switch (a, b) {
    case (.known, .known): (.known(ExactDecimal(17)), "17")
    case (.known(let x), .notAsked), (.known(let x), .notApplicable), (.notAsked, .known(let x)),
      (.notApplicable, .known(let x)):
      (.known(x), x.description)
    case (.known(let x), .unknown), (.unknown, .known(let x)): (.unknown, x.description)
    case (.known(let x), .withheld), (.withheld, .known(let x)): (.withheld, x.description)
    case (.unknown, _), (_, .unknown): (.unknown, nil)
    case (.withheld, _), (_, .withheld): (.withheld, nil)
    case (.notApplicable, .notApplicable): (.notApplicable, nil)
    case (.notAsked, _), (_, .notAsked): (.notAsked, nil)
    }
  }

  @Test func `every combination of two hospitals and five values makes the right total`() throws {
    for first in fiveValues {
      for second in fiveValues {
        // Twelve and five, so that the two numbers can be told apart.
        let other: FigureValue = second.known == nil ? second : .known(ExactDecimal(5))
        let total = try region([
          figure(Measure.icuBeds, .hospital(north), first),
          figure(Measure.icuBeds, .hospital(south), other),
        ]).total(of: Measure.icuBeds, on: today)
        let (value, sum) = expected(first, other)
        #expect(total.value == value, "\(first) and \(other)")
        #expect(total.knownSum?.description == sum, "\(first) and \(other)")
        #expect(total.parts == [first, other].filter { $0.known != nil }.count)
        #expect(
          total.of
            == [first, other].filter { $0 != .notAsked && $0 != .notApplicable }.count)
      }
    }
  }

  @Test func `zero is a number and not a missing figure`() throws {
    let total = try region([
      figure(Measure.icuBeds, .hospital(north), .known(.zero)),
      figure(Measure.icuBeds, .hospital(south), .known(.zero)),
    ]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .known(.zero) && total.parts == 2)
  }

  @Test func `hospital sums and the region's own figure are never added`() throws {
    let total = try region([
      figure(Measure.icuBeds, .hospital(north), asOf: today.adding(days: -9)),
      figure(Measure.icuBeds, .hospital(south), asOf: today.adding(days: -9)),
      figure(Measure.icuBeds, .region, .known(ExactDecimal(20)), asOf: today),
    ]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .known(ExactDecimal(20)))
    #expect(total.level == .region)
  }

  @Test func `a hospital silent since the level changed back makes the total unknown`() throws {
    let total = try region([
      figure(Measure.icuBeds, .hospital(north), asOf: today.adding(days: -9)),
      figure(Measure.icuBeds, .hospital(south), asOf: today.adding(days: -9)),
      figure(Measure.icuBeds, .region, asOf: today.adding(days: -5)),
      figure(Measure.icuBeds, .hospital(north), asOf: today),
    ]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .unknown && total.parts == 1 && total.of == 2)
    #expect(total.knownSum == ExactDecimal(12))
  }

  @Test func `a hospital that is not registered is no part`() throws {
    let stranger = HospitalID("okand")!
    let total = try region([
      figure(Measure.icuBeds, .hospital(north)), figure(Measure.icuBeds, .hospital(stranger)),
    ]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .known(ExactDecimal(12)) && total.of == 1)
  }

  @Test(
    arguments: [
      (0, FigureAge.fresh), (30, .fresh), (31, .faded), (1095, .faded), (1096, .expired),
    ])
  func `a figure fades and then expires`(days: Int, age: FigureAge) throws {
    let total = try region([figure(asOf: today.adding(days: -days))])
      .total(of: Measure.icuBeds, on: today)
    #expect(total.age == age)
    #expect(total.value == (age == .expired ? .unknown : .known(ExactDecimal(12))))
    #expect(total.oldest == today.adding(days: -days))
  }

  @Test func `one expired hospital makes the total unknown, and the known sum stays`() throws {
    let total = try region([
      figure(Measure.icuBeds, .hospital(north), asOf: today.adding(days: -2000)),
      figure(Measure.icuBeds, .hospital(south), method: .estimated),
    ]).total(of: Measure.icuBeds, on: today)
    #expect(total.value == .unknown && total.knownSum == ExactDecimal(12))
    #expect(total.parts == 1 && total.of == 2 && total.age == .expired)
    #expect(total.oldest == today.adding(days: -2000) && total.newest == today)
    #expect(total.methods == [.estimated])
  }

  @Test func `a figure in another unit or definition does not enter a total`() throws {
    for strange in [
      figure(unit: .persons), figure(definition: 2),
      figure(Measure.icuBeds, .region, .known(ExactDecimal(-1))),
      figure(Measure.icuBeds, .region, .known(decimal("1.5"))),
    ] {
      #expect(try region([strange]).total(of: Measure.icuBeds, on: today).value == .unknown)
    }
  }

  @Test func `the country's sum says how many regions it rests on`() throws {
    func record(_ code: String, _ value: FigureValue, days: Int = 0) throws -> PartyRecord {
      let party = PartyCode(code)!
      return try folded(
        party,
        [
          .partyOpened(opening(party)),
          .figuresReported(
            FiguresReported(figures: [
              figure(Measure.icuBeds, .region, value, asOf: today.adding(days: -days))
            ])),
        ])
    }
    let picture = try NationalPicture(records: [
      record("03", .known(ExactDecimal(33))), record("20", .known(ExactDecimal(7)), days: 40),
      record("09", .withheld), record("10", .unknown), record("12", .known(.zero), days: 3),
    ])
    let total = picture.total(of: Measure.icuBeds, on: today)
    #expect(total.sum == ExactDecimal(40))
    #expect(total.reporting == 3 && total.of == 21)
    #expect(total.faded == 1 && total.oldest == today.adding(days: -40))
    #expect(total.missing.count == 18)
    #expect(total.missing.first { $0.party.rawValue == "09" }?.value == .withheld)
    #expect(total.missing.first { $0.party.rawValue == "10" }?.value == .unknown)
    #expect(total.missing.first { $0.party.rawValue == "01" }?.value == .notAsked)
    #expect(total.interval == nil)
  }

  @Test func `shares have a range and no sum`() throws {
    var picture = try openPicture([
      .figuresReported(
        FiguresReported(figures: [
          figure(Measure.somaticOccupancy, .region, .known(decimal("0.95")))
        ]))
    ])
    picture[dalarna].apply(
      try entry(
        .figuresReported(
          FiguresReported(figures: [
            figure(Measure.somaticOccupancy, .region, .known(decimal("1.02")))
          ])), by: dalarna, at: 1))
    let total = picture.total(of: Measure.somaticOccupancy, on: today)
    #expect(total.sum == nil && total.reporting == 2)
    #expect(total.interval == decimal("0.95")...decimal("1.02"))
  }

  @Test func `nobody having reported gives no sum, not zero`() throws {
    let total = NationalPicture().total(of: Measure.icuBeds, on: today)
    #expect(total.sum == nil && total.reporting == 0 && total.missing.count == 21)
  }
}
