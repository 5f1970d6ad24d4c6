import SamplanBase
import SamplanDomain
import Testing

struct PictureTests {
  @Test func `every party has a record, also when nothing has been heard of it`() {
    let picture = NationalPicture()
    #expect(picture.records.map(\.party) == PartyCode.all)
    #expect(picture.basis == nil && picture.scenarios.isEmpty && picture.plans.isEmpty)
    #expect(picture.shortName(of: uppsala) == "03")
  }

  @Test func `a region that has stated no limits lends nothing`() throws {
    let (unstated, statement) = try openPicture().limits(of: uppsala, on: today)
    #expect(statement == nil && unstated == LimitsSet.unstated(asOf: today))
    #expect(unstated.lendStaffShare == .zero && unstated.receiveICUPerDay == .zero)
    let (set, stated) = try openPicture([.limitsSet(limits())]).limits(of: uppsala, on: today)
    #expect(set == limits() && stated?.reference.party == uppsala)
  }

  @Test func `hospitals stand by name in Swedish order`() throws {
    let names = ["Östra", "Ängen", "Ådal", "Zinken", "Alby"]
    let picture = try NationalPicture(records: [
      folded(
        uppsala,
        [.partyOpened(opening(uppsala))]
          + names.enumerated().map {
            .hospitalRegistered(hospital(HospitalID("h\($0)")!, $1))
          })
    ])
    #expect(
      picture.hospitals(of: uppsala).map(\.value.name)
        == ["Alby", "Zinken", "Ådal", "Ängen", "Östra"])
    #expect(picture.hospital(HospitalID("h3")!)?.0 == uppsala)
    #expect(picture.hospital(HospitalID("h9")!) == nil)
  }

  @Test func `scenarios and plans of all parties stand newest first`() throws {
    let picture = try NationalPicture(records: [
      folded(
        uppsala,
        [
          .partyOpened(opening(uppsala)), .scenarioWritten(scenario("S-03-2026-001")),
          .scenarioWritten(scenario("S-03-2026-002")), .planPublished(plan()),
        ]),
      folded(
        .kansli,
        [.partyOpened(opening(.kansli)), .scenarioWritten(scenario("S-00-2026-001"))]),
    ])
    // The kansli's and Uppsala's first are of the same minute: the identifier decides.
    #expect(
      picture.scenarios.map(\.value.scenario.rawValue)
        == ["S-03-2026-002", "S-03-2026-001", "S-00-2026-001"])
    #expect(picture.plans.map(\.value.plan.rawValue) == ["P-03-2026-001"])
    #expect(picture.scenario(ScenarioID("S-00-2026-001")!)?.reference.party == .kansli)
    #expect(picture.plan(PlanID("P-03-2026-001")!)?.time == Instant("2026-11-20T08:03:00.000Z"))
  }

  @Test func `numbers of a series follow the party's own log and the year`() throws {
    var picture = try openPicture([.scenarioWritten(scenario("S-03-2026-007"))])
    #expect(picture.nextScenarioID(for: uppsala, year: 2026).rawValue == "S-03-2026-008")
    #expect(picture.nextScenarioID(for: uppsala, year: 2027).rawValue == "S-03-2027-001")
    #expect(picture.nextScenarioID(for: dalarna, year: 2026).rawValue == "S-20-2026-001")
    #expect(picture.nextPlanID(for: .kansli, year: 2026).rawValue == "P-00-2026-001")
    picture[uppsala].apply(
      try entry(
        .planPublished(plan("P-03-2026-1234", scenario: "S-03-2026-007")), by: uppsala, at: 4))
    #expect(picture.nextPlanID(for: uppsala, year: 2026).rawValue == "P-03-2026-1235")
  }

  @Test(
    arguments: [
      "S-03-2026-1", "S-03-2026-0001", "S-02-2026-001", "P-03-2026-001", "S-03-26-001",
      "S-03-2026-000", "S-03-2026--01", "S-03-2026-0x1", "s-03-2026-001", "S-03-2026-001-1",
    ])
  func `a series number is written in one way only`(text: String) {
    #expect(SeriesNumber(ScenarioID(text)!) == nil)
  }

  /// A log of made-up statements.
  private func log(_ party: PartyCode, _ choice: inout SeededChoice) throws -> [FoldableEntry] {
    var statements: [Statement] = [.partyOpened(opening(party))]
    for number in 1...choice.int(1...12) {
      switch choice.int(0...5) {
      case 0:
        statements.append(
          .hospitalRegistered(hospital(choice.one(of: [north, south]), "H\(number)")))
      case 1: statements.append(.limitsSet(limits(asOf: today.adding(days: -number))))
      case 2: statements.append(.basisSet(basis()))
      case 3:
        let id = ScenarioID.inSeries("S", party, year: 2026, number: choice.int(1...3))
        statements.append(.scenarioWritten(scenario(id.rawValue)))
      default:
        let figures = (0...choice.int(0...5)).map { _ in
          figure(
            choice.one(of: [Measure.icuBeds, Measure.somaticBeds]),
            choice.one(of: [.region, .hospital(north), .hospital(south)]),
            choice.one(of: fiveValues), asOf: today.adding(days: -choice.int(0...60)))
        }
        statements.append(.figuresReported(FiguresReported(figures: figures)))
      }
    }
    return try statements.enumerated().map { try entry($1, by: party, at: $0) }
  }

  /// Everything a page can see of the picture, as text.
  private func described(_ picture: NationalPicture) -> String {
    let totals = [Measure.icuBeds, Measure.somaticBeds].map { measure in
      "\(picture.total(of: measure, on: today))"
    }
    let records = picture.records.map { record in
      let entries = record.figures.entries.map { "\($0)" }
      let hospitals = record.hospitalsByName.map { "\($0)" }
      return "\(record.party) \(record.size) \(record.notUnderstood) \(entries) \(hospitals) "
        + "\(record.limits) \(record.bases.map(\.reference))"
    }
    return (totals + records + picture.scenarios.map { "\($0.reference)" }).joined(separator: "\n")
  }

  @Test(arguments: 0..<20)
  func `entries in any order of arrival across parties make the same picture`(seed: Int) throws {
    var choice = SeededChoice(seed: UInt64(seed))
    let parties = PartyCode.all
    let logs = try parties.map { try log($0, &choice) }
    let turns = zip(parties, logs).flatMap { party, log in log.map { _ in party } }
    var pictures: [String] = []
    for _ in 0..<3 {
      var picture = NationalPicture()
      // Each log keeps its own order; which log is next is a matter of chance.
      for party in choice.shuffled(turns) {
        picture[party].apply(logs[parties.firstIndex(of: party)!][picture[party].size])
      }
      pictures.append(described(picture))
    }
    let whole = NationalPicture(
      records: choice.shuffled(
        zip(parties, logs).map { party, log in
          var record = PartyRecord(party: party)
          for entry in log { record.apply(entry) }
          return record
        }))
    pictures.append(described(whole))
    #expect(Set(pictures).count == 1)
  }
}
