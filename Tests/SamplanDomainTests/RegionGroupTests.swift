import SamplanBase
import SamplanDomain
import Testing

/// Regions by sjukvårdsregion, with one that is divided between two.
struct RegionGroupTests {
  private let halland = PartyCode("13")!
  private let skane = PartyCode("12")!
  private let varberg = HospitalID("varberg")!
  private let halmstad = HospitalID("halmstad")!

  private func part(_ municipalities: [(String, Int)], _ hospitals: [HospitalID]) -> GroupingPart {
    GroupingPart(
      municipalities: municipalities.map { .init(code: $0.0, name: "K\($0.0)", inhabitants: $0.1) },
      inhabitantsAsOf: Day("2023-12-31")!, hospitals: hospitals, source: "prov")
  }

  private var memberships: [Grouping] {
    [
      Grouping(
        kind: .healthCareRegion, name: "Västra", from: Day("1998-01-01"),
        part: part([("1383", 60), ("1384", 30)], [varberg])),
      Grouping(
        kind: .healthCareRegion, name: "Södra", counted: false, from: Day("1998-01-01"),
        part: part([("1380", 10)], [halmstad])),
      Grouping(kind: .civilArea, name: "Västra"),
    ]
  }

  private func opened(_ party: PartyCode, _ groupings: [Grouping], population: Int?) -> Statement {
    var value = opening(party)
    value.groupings = groupings
    value.population = population.map { DatedCount(value: $0, asOf: today, source: "SCB") }
    return .partyOpened(value)
  }

  private func picture(_ figures: [Figure], population: Int? = 1_001) throws -> NationalPicture {
    let divided = try folded(
      halland,
      [
        opened(halland, memberships, population: population),
        .hospitalRegistered(hospital(varberg)), .hospitalRegistered(hospital(halmstad)),
        .figuresReported(FiguresReported(figures: figures)),
      ])
    let whole = try folded(
      skane,
      [
        opened(
          skane, [Grouping(kind: .healthCareRegion, name: "Södra")], population: 5_000),
        .figuresReported(
          FiguresReported(figures: [figure(Measure.icuBeds, .region, .known(ExactDecimal(40)))])),
      ])
    return NationalPicture(records: [divided, whole])
  }

  private func sums(_ picture: NationalPicture, _ measure: MeasureID) -> [RegionGroup.Sum] {
    picture.groups(.healthCareRegion, on: today).map {
      picture.sum(of: measure, over: $0, on: today)
    }
  }

  @Test func `inhabitants are divided by municipality and counted once`() throws {
    let groups = try picture([]).groups(.healthCareRegion, on: today)
    #expect(groups.map(\.name) == ["Södra", "Västra"])
    #expect(groups.map { $0.members.map(\.region) } == [[skane, halland], [halland]])
    // 1 001 as 10 to 90: 100.1 and 900.9, and the one left over goes to the larger remainder.
    #expect(groups.map(\.population) == [5_100, 901])
    #expect(groups[1].members[0].part?.municipalities.map(\.code) == ["1383", "1384"])
  }

  @Test func `a population that is not registered is unknown, not zero`() throws {
    let groups = try picture([], population: nil).groups(.healthCareRegion, on: today)
    #expect(groups.map(\.population) == [nil, nil])
  }

  @Test func `figures by hospital follow the hospital, and the sums are the country's`() throws {
    let given = try picture([
      figure(Measure.icuBeds, .hospital(varberg), .known(ExactDecimal(5))),
      figure(Measure.icuBeds, .hospital(halmstad), .known(ExactDecimal(7))),
    ])
    let found = sums(given, Measure.icuBeds)
    #expect(found.map(\.known) == [ExactDecimal(47), ExactDecimal(5)])
    #expect(found.map(\.undivided) == [[], []])
    #expect(
      ExactDecimal.sum(found.compactMap(\.known))
        == given.total(of: Measure.icuBeds, on: today).sum)
  }

  @Test func `a figure for the whole region is counted once, where the region is`() throws {
    let given = try picture([figure(Measure.icuBeds, .region, .known(ExactDecimal(12)))])
    let found = sums(given, Measure.icuBeds)
    #expect(found.map(\.known) == [ExactDecimal(40), ExactDecimal(12)])
    #expect(found.map(\.of) == [1, 1])
    #expect(found.map(\.undivided) == [[halland], [halland]])
  }

  @Test func `an unknown hospital makes its own part unknown and not the other`() throws {
    let given = try picture([
      figure(Measure.icuBeds, .hospital(varberg), .unknown),
      figure(Measure.icuBeds, .hospital(halmstad), .known(ExactDecimal(7))),
    ])
    let found = sums(given, Measure.icuBeds)
    #expect(found.map(\.known) == [ExactDecimal(47), nil])
    #expect(found.map(\.reporting) == [2, 0] && found.map(\.of) == [2, 1])
  }

  @Test func `a measure that cannot be added has no sum`() throws {
    let found = sums(try picture([]), Measure.icuOccupancy)
    #expect(found.map(\.known) == [nil, nil] && found.map(\.of) == [0, 0])
  }

  @Test func `a membership outside its dates is none`() throws {
    let groups = try picture([]).groups(.healthCareRegion, on: Day("1997-12-31")!)
    #expect(groups.map { $0.members.map(\.region) } == [[skane]])
  }

  @Test func `a municipality belongs to one group at a time`() throws {
    var value = opening(halland)
    value.groupings = memberships
    value.groupings[1].part = part([("1383", 10), ("12a", 1)], [halmstad])
    let refused = try #require(refusal(.openParty(value), by: halland, in: NationalPicture()))
    let places = refused.problems.map(\.place)
    #expect(places.contains(.field("groupings[2].part")))
    #expect(places.contains(.field("groupings[2].part.municipalities")))
    // One after the other is no overlap.
    value.groupings[0].to = Day("2020-12-31")
    value.groupings[1] = Grouping(
      kind: .healthCareRegion, name: "Södra", from: Day("2021-01-01"),
      part: part([("1383", 10)], [varberg]))
    #expect(refusal(.openParty(value), by: halland, in: NationalPicture()) == nil)
  }

  @Test func `a divided membership is read back as it was written`() throws {
    let statement = opened(halland, memberships, population: 7)
    let encoded = try StatementCodec.encode(statement)
    #expect(
      StatementCodec.decode(
        typeName: encoded.typeName, version: encoded.typeVersion, body: encoded.body) == statement)
  }
}
