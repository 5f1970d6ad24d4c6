import SamplanBase
import SamplanDomain
import SamplanPlanning
import Testing

struct PictureInputTests {
  private let today = Day("2026-11-20")!

  /// Folds statements of one party to its record.
  private func record(_ party: PartyCode, _ statements: [Statement]) throws -> PartyRecord {
    var record = PartyRecord(party: party)
    for (index, statement) in statements.enumerated() {
      let encoded = try StatementCodec.encode(statement)
      record.apply(
        FoldableEntry(
          party: party, index: index, time: Instant(milliseconds: 0), authorFunction: "prov",
          typeName: encoded.typeName, typeVersion: encoded.typeVersion,
          informationClass: .internal, audience: .allRegions,
          hash: Digest(of: Array("\(party)\(index)".utf8)), body: encoded.body))
    }
    return record
  }

  private func figure(
    _ measure: MeasureID, _ subject: FigureSubject, _ value: FigureValue,
    asOf: String = "2026-11-01"
  ) -> Figure {
    Figure(
      measure: measure, subject: subject, value: value, unit: Measure.find(measure)!.unit,
      asOf: Day(asOf)!, method: .counted, definition: 1)
  }

  private func picture(_ figures: [Figure], limits: LimitsSet? = nil) throws -> NationalPicture {
    let place = Place(name: "Uppsala", latitude: exact("59.86"), longitude: exact("17.64"))
    var statements: [Statement] = [
      .partyOpened(
        PartyOpened(
          party: uppsala, officialName: "Region Uppsala", shortName: "Uppsala",
          publicKey: String(repeating: "0a", count: 32),
          population: DatedCount(value: 407_912, asOf: today, source: "SCB"), seat: place,
          neighbours: [dalarna])),
      .hospitalRegistered(
        HospitalRegistered(
          hospital: HospitalID("stora")!, name: "Stora", kind: .university, place: place)),
      .figuresReported(FiguresReported(figures: figures)),
    ]
    if let limits { statements.append(.limitsSet(limits)) }
    return NationalPicture(records: [try record(uppsala, statements)])
  }

  private func input(_ picture: NationalPicture) -> PlanInput {
    PlanInput(
      picture, scenario: scenario(days: 10), basis: .demonstration, on: today, days: 30, seed: 4,
      replications: 20)
  }

  @Test func `all 21 regions are there with their totals, dates and limits`() throws {
    let given = input(
      try picture(
        [figure(Measure.icuBeds, .hospital(HospitalID("stora")!), .known(ExactDecimal(33)))],
        limits: helping()))
    #expect(given.regions.count == 21)
    let region = try #require(given.regions.first { $0.code == uppsala })
    #expect(region.shortName == "Uppsala")
    #expect(region.population == 407_912)
    #expect(region.neighbours == [dalarna])
    #expect(region.cells["beds.icu"]?.value == .known(ExactDecimal(33)))
    #expect(region.cells["beds.icu"]?.asOf == Day("2026-11-01"))
    #expect(region.cells["beds.somatic"] == nil)
    #expect(region.limits.receiveICUPerDay == ExactDecimal(2))
    #expect(given.hospitals.first?.icuBeds?.value == .known(ExactDecimal(33)))
    #expect(given.logSizes["03"] == 4)
    #expect(given.logSizes["01"] == 0)
  }

  @Test func `a region without stated limits lends nothing`() throws {
    let region = try #require(input(try picture([])).regions.first { $0.code == uppsala })
    #expect(region.limits.receiveWardPerDay == .zero)
    #expect(region.limits.lendStaffShare == .zero)
  }

  @Test func `a figure past its time is unknown in a run too`() throws {
    let old = figure(Measure.somaticBeds, .region, .known(ExactDecimal(500)), asOf: "2019-01-01")
    let region = try #require(input(try picture([old])).regions.first { $0.code == uppsala })
    #expect(region.cells["beds.somatic"]?.value == .unknown)
  }

  @Test func `no more days are computed than the scenario has`() throws {
    #expect(input(try picture([])).days == 10)
  }
}

struct DemonstrationBasisTests {
  @Test func `the demonstration's basis is one that the kansli may set`() throws {
    let today = Day("2026-11-20")!
    let opened = PartyOpened(
      party: .kansli, officialName: "NSPL kansli", shortName: "Kansli",
      publicKey: String(repeating: "0a", count: 32))
    var record = PartyRecord(party: .kansli)
    let encoded = try StatementCodec.encode(.partyOpened(opened))
    record.apply(
      FoldableEntry(
        party: .kansli, index: 0, time: Instant(milliseconds: 0), authorFunction: "prov",
        typeName: encoded.typeName, typeVersion: encoded.typeVersion, informationClass: .internal,
        audience: .allRegions, hash: Digest(of: [UInt8]()), body: encoded.body))
    let decision = try decide(
      .setBasis(.demonstration), by: .kansli, in: NationalPicture(records: [record]), today: today)
    #expect(decision.statements.count == 1)
  }

  @Test func `every assumption has unit, source, date and owner`() {
    for assumption in Basis.demonstration.assumptions {
      #expect(!assumption.unit.isEmpty && !assumption.source.isEmpty && !assumption.owner.isEmpty)
    }
    let keys = Basis.demonstration.assumptions.map(\.key)
    #expect(Set(keys).count == keys.count)
  }
}
