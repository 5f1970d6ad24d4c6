import SamplanBase
import SamplanDomain
import Testing

struct DecideTests {
  // MARK: Opening

  @Test func `a log is opened once, by its own party`() throws {
    let command = Command.openParty(opening(uppsala))
    let decision = try decide(command, by: uppsala, in: NationalPicture(), today: today)
    #expect(decision.statements == [.partyOpened(opening(uppsala))])
    let picture = try openPicture()
    #expect(try decide(command, by: uppsala, in: picture, today: today).statements.isEmpty)
    var other = opening(uppsala)
    other.shortName = "Annat"
    #expect(refusal(.openParty(other), in: picture)?.kind == .conflict)
    #expect(
      refusal(.openParty(opening(dalarna)), in: NationalPicture())?.fields == ["field party"])
  }

  @Test func `an opening with wrong facts is refused with each of them`() {
    var wrong = opening(uppsala)
    wrong.officialName = " "
    wrong.publicKey = "abc"
    wrong.organisationNumber = "2321000172"
    wrong.population = DatedCount(value: -1, asOf: today.adding(days: 1), source: "")
    wrong.seat = Place(name: "", latitude: ExactDecimal(91), longitude: ExactDecimal(181))
    wrong.neighbours = [uppsala]
    wrong.seaNeighbours = [.kansli]
    wrong.groupings = [
      Grouping(kind: .civilArea, name: "", from: today, to: today.adding(days: -1))
    ]
    #expect(
      refusal(.openParty(wrong), in: NationalPicture())?.fields == [
        "field officialName", "field publicKey", "field organisationNumber",
        "field population.value", "field population.asOf", "field population.source",
        "field seat.name", "field seat.latitude", "field seat.longitude",
        "field groupings[1].name", "field groupings[1].to", "field neighbours",
        "field seaNeighbours",
      ])
  }

  // MARK: Hospitals

  @Test func `a hospital is registered once, and can be changed by its own region`() throws {
    let picture = try openPicture()
    #expect(
      try decide(
        .registerHospital(hospital(north, "Norra")), by: uppsala, in: picture, today: today
      ).statements.isEmpty)
    let renamed = hospital(north, "Nya Norra")
    #expect(
      try decide(.registerHospital(renamed), by: uppsala, in: picture, today: today).statements
        == [.hospitalRegistered(renamed)])
  }

  @Test func `a hospital's identifier is unique in the country`() throws {
    let refused = refusal(
      .registerHospital(hospital(north)), by: dalarna, in: try openPicture())
    #expect(refused?.problems.first?.text.sv == "norra är redan ett sjukhus i R03")
  }

  @Test func `a hospital cannot be called region, nor belong to the kansli`() throws {
    let picture = try openPicture()
    let region = hospital(HospitalID("region")!)
    #expect(refusal(.registerHospital(region), in: picture)?.fields == ["field hospital"])
    #expect(
      refusal(.registerHospital(hospital(HospitalID("ny")!)), by: .kansli, in: picture)?.kind
        == .forbidden)
  }

  // MARK: Limits

  @Test func `limits are set by a region, and the same limits again change nothing`() throws {
    let picture = try openPicture([.limitsSet(limits())])
    #expect(
      try decide(.setLimits(limits()), by: uppsala, in: picture, today: today).unchanged == 1)
    #expect(
      try decide(.setLimits(limits()), by: dalarna, in: picture, today: today).statements
        == [.limitsSet(limits())])
    #expect(refusal(.setLimits(limits()), by: .kansli, in: picture)?.kind == .forbidden)
  }

  @Test func `impossible limits are refused field by field`() throws {
    let wrong = LimitsSet(
      receiveICUPerDay: ExactDecimal(-1), receiveWardPerDay: ExactDecimal(10_001),
      lendStaffShare: decimal("1.000001"), lendVehicleShare: decimal("-0.1"),
      postponeShare: ExactDecimal(2), asOf: today.adding(days: 1),
      note: String(repeating: "a", count: 10_001))
    #expect(
      refusal(.setLimits(wrong), in: try openPicture())?.fields == [
        "field asOf", "field receiveICUPerDay", "field receiveWardPerDay",
        "field lendStaffShare", "field lendVehicleShare", "field postponeShare", "field note",
      ])
  }

  @Test func `a region receives no more in a day than the beds it has reported`() throws {
    func reported(_ measure: MeasureID, _ beds: Int) -> Figure {
      figure(measure, .region, .known(ExactDecimal(beds)))
    }
    let picture = try openPicture([
      .figuresReported(
        FiguresReported(figures: [
          reported(Measure.icuBeds, 12), reported(Measure.icuSurgeBeds, 3),
        ]))
    ])
    var stated = limits()
    stated.receiveWardPerDay = ExactDecimal(9000)  // No somatic beds are reported to hold it to.
    stated.receiveICUPerDay = ExactDecimal(15)
    #expect(refusal(.setLimits(stated), in: picture) == nil)
    stated.receiveICUPerDay = ExactDecimal(16)
    let refused = refusal(.setLimits(stated), in: picture)
    #expect(refused?.fields == ["field receiveICUPerDay"])
    #expect(refused?.problems.first?.text.en.contains("reported 15 beds") == true)
    #expect(refused?.problems.first?.text.en.hasSuffix("or report more beds first") == true)
  }

  // MARK: Basis

  @Test func `the kansli sets the national assumptions, and nobody else`() throws {
    let picture = try openPicture()
    #expect(
      try decide(.setBasis(basis()), by: .kansli, in: picture, today: today).statements
        == [.basisSet(basis())])
    #expect(refusal(.setBasis(basis()), by: uppsala, in: picture)?.kind == .forbidden)
  }

  @Test(arguments: AssumptionKey.allCases)
  func `a basis without one of the model's assumptions is refused`(key: AssumptionKey) throws {
    var wanting = basis()
    wanting.assumptions.removeAll { $0.key == key.rawValue }
    let refused = refusal(.setBasis(wanting), by: .kansli, in: try openPicture())
    #expect(refused?.problems.count == 1)
    #expect(refused?.problems.first?.text.en == "the assumption \(key.rawValue) is missing")
  }

  @Test func `an impossible basis is refused with every problem`() throws {
    var wrong = basis()
    wrong.groups[0].path = []
    wrong.groups[1].id = "traumaICU"
    wrong.groups[1].path = [stay(.medical, "0"), stay(.medical, "366"), stay(.icu)]
    wrong.elective[0].share = decimal("1.1")
    wrong.modes[0].speedKmh = .zero
    wrong.modes[0].maxKm = ExactDecimal(-1)
    wrong.modes[0].nationalHours = ExactDecimal(1)
    wrong.assumptions[0].value = decimal("1.5")
    wrong.assumptions[1].source = ""
    wrong.assumptions[2].owner = "\t"
    wrong.assumptions.append(wrong.assumptions[3])
    let last = wrong.assumptions.count
    #expect(
      refusal(.setBasis(wrong), by: .kansli, in: try openPicture())?.fields == [
        "field groups[1].path", "field groups[2].id", "field groups[2].path",
        "field groups[2].path[1].meanDays", "field groups[2].path[2].meanDays",
        "field elective[1].share", "field modes[1].maxKm", "field modes[1].speedKmh",
        "field modes[1]", "field assumptions[2].source", "field assumptions[3].owner",
        "field assumptions[\(last)].key", "field assumptions[1].value",
      ])
  }

  @Test func `groups cannot hold more than all the ordinary beds`() throws {
    var wrong = basis()
    wrong.groups.append(wrong.groups[1])
    wrong.groups[2].id = "other"
    let refused = refusal(.setBasis(wrong), by: .kansli, in: try openPicture())
    #expect(
      refused?.problems.map(\.text.en)
        == ["the shares of medical care add up to 2, at most 1 is possible"])
  }

  // MARK: Plans

  @Test func `a plan is published under a free number of the party's own series`() throws {
    let picture = try openPicture([.scenarioWritten(scenario()), .planPublished(plan())])
    #expect(
      try decide(.publishPlan(plan()), by: uppsala, in: picture, today: today).statements.isEmpty)
    var other = plan()
    other.title = "En annan"
    let taken = refusal(.publishPlan(other), in: picture)
    #expect(taken?.problems.first?.text.en.contains("P-03-2026-002") == true)
    #expect(
      refusal(.publishPlan(plan("P-20-2026-001")), in: picture)?.fields == ["field plan"])
    let next = plan(picture.nextPlanID(for: uppsala, year: 2026).rawValue)
    #expect(
      try decide(.publishPlan(next), by: uppsala, in: picture, today: today).statements
        == [.planPublished(next)])
  }

  @Test func `a plan with impossible figures or without scenario is refused`() throws {
    var wrong = plan()
    wrong.title = ""
    wrong.replications = 0
    wrong.days = 366
    wrong.resultBytes = 0
    wrong.summary.risks[0].probability = decimal("1.1")
    wrong.summary.risks[0].firstDayMedian = 0
    wrong.summary.risks[1].region = uppsala
    wrong.summary.gap = ExactDecimal(-1)
    wrong.summary.excluded = [dalarna, dalarna]
    #expect(
      refusal(.publishPlan(wrong), in: try openPicture())?.fields == [
        "field scenario", "field title", "field replications", "field days",
        "field resultBytes", "field summary.risks[1].probability",
        "field summary.risks[1].firstDayMedian", "field summary.risks[2]", "field summary.gap",
        "field summary.excluded",
      ])
  }
}
