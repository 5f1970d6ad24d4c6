import SamplanBase
import SamplanDomain

let today = Day("2026-11-20")!
let uppsala = PartyCode("03")!
let dalarna = PartyCode("20")!
let north = HospitalID("norra")!
let south = HospitalID("sodra")!

func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text)! }

/// The five values, with 12 for the number.
let fiveValues: [FigureValue] = [
  .known(ExactDecimal(12)), .unknown, .notAsked, .notApplicable, .withheld,
]

func figure(
  _ measure: MeasureID = Measure.icuBeds, _ subject: FigureSubject = .region,
  _ value: FigureValue = .known(ExactDecimal(12)), asOf: Day = today, unit: FigureUnit? = nil,
  method: FigureMethod = .counted, definition: Int = 1, source: String? = nil
) -> Figure {
  Figure(
    measure: measure, subject: subject, value: value,
    unit: unit ?? Measure.find(measure)?.unit ?? .beds, asOf: asOf, method: method,
    definition: definition, source: source)
}

func opening(_ party: PartyCode) -> PartyOpened {
  PartyOpened(
    party: party, officialName: "Region \(party)", shortName: "R\(party)",
    publicKey: String(repeating: "0a", count: 32))
}

func hospital(_ id: HospitalID, _ name: String = "Sjukhuset") -> HospitalRegistered {
  HospitalRegistered(
    hospital: id, name: name, kind: .county,
    place: Place(name: "Orten", latitude: decimal("59.85"), longitude: decimal("17.64")))
}

func limits(asOf: Day = today) -> LimitsSet {
  LimitsSet(
    receiveICUPerDay: ExactDecimal(2), receiveWardPerDay: ExactDecimal(10),
    lendStaffShare: decimal("0.1"), lendVehicleShare: decimal("0.2"),
    postponeShare: decimal("0.5"), asOf: asOf)
}

func stay(_ care: CareType, _ days: String = "4.5") -> Basis.Stay {
  Basis.Stay(care: care, meanDays: decimal(days), variation: decimal("0.8"))
}

func basis() -> Basis {
  Basis(
    groups: [
      Basis.Group(
        id: "traumaICU", name: "Trauma, intensivvård", nameEnglish: "Trauma, intensive care",
        priority: 0, path: [stay(.icu), stay(.surgical)], ordinaryShare: decimal("0.3"),
        source: "bedömning"),
      Basis.Group(
        id: "medicine", name: "Medicin", nameEnglish: "Medicine", priority: 1,
        path: [stay(.medical)], ordinaryShare: decimal("1"), source: "bedömning"),
    ],
    elective: [Basis.ElectiveStay(share: ExactDecimal(1), stay: stay(.surgical))],
    modes: [
      Basis.Mode(
        id: "road", name: "Väg", nameEnglish: "Road", minKm: .zero, maxKm: ExactDecimal(600),
        speedKmh: ExactDecimal(80), turnaroundHours: ExactDecimal(1), detour: decimal("1.3"),
        seats: ExactDecimal(1), icuSeats: ExactDecimal(1), extraCost: .zero,
        hoursPerVehicle: ExactDecimal(6), source: "bedömning")
    ],
    assumptions: AssumptionKey.allCases.map {
      Assumption(
        key: $0.rawValue, name: $0.rawValue, value: decimal("0.5"), unit: "1", source: "bedömning",
        asOf: today, owner: "NSPL kansli")
    },
    asOf: today)
}

func scenario(_ id: String = "S-03-2026-001") -> Scenario {
  let span = Scenario.Span(first: 1, last: 10)
  return Scenario(
    scenario: ScenarioID(id)!, name: "Stor olycka", description: "En påhittad händelse.",
    threatLevel: 2, days: 30,
    demand: [
      Scenario.Demand(
        group: "traumaICU", site: .regions([uppsala]), span: span,
        patientsPerDay: decimal("4.5"), source: "bedömning")
    ],
    losses: [
      Scenario.Loss(
        site: .drawnHospital(kind: .university, seed: UInt64.max), care: .icu,
        share: decimal("0.5"), span: span, source: "bedömning")
    ],
    closures: [
      Scenario.Closure(
        mode: "road", from: uppsala, to: nil, span: span, source: "bedömning")
    ],
    staffing: [
      Scenario.Staffing(
        kind: .absence, site: .drawnRegions(count: 3, seed: 7), share: decimal("0.25"), span: span,
        source: "bedömning")
    ],
    assumptions: [
      Assumption(
        key: "wave", name: "Våg", value: decimal("1.5"), unit: "patienter/dygn",
        source: "bedömning", asOf: today, owner: "")
    ])
}

func plan(_ id: String = "P-03-2026-001", scenario: String = "S-03-2026-001") -> PlanPublished {
  PlanPublished(
    plan: PlanID(id)!, title: "Gemensam plan", scenario: ScenarioID(scenario)!,
    inputHash: Digest(of: Array("in".utf8)), seed: UInt64.max, replications: 200,
    engineVersion: "1.0", days: 30, result: Digest(of: Array("ut".utf8)), resultBytes: 1200,
    summary: PlanSummary(
      risks: [
        PlanSummary.Risk(
          region: uppsala, care: .icu, probability: decimal("0.25"), firstDayMedian: 7),
        PlanSummary.Risk(region: dalarna, care: .icu, probability: .zero, firstDayMedian: nil),
      ],
      shortageWithout: decimal("120.5"), shortageWith: decimal("14"), patientsMoved: decimal("31"),
      postponed: decimal("200"), gap: decimal("0.000001"), excluded: []))
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A statement as an entry of a log.
func entry(
  _ statement: Statement, by party: PartyCode, at index: Int, body: [UInt8]?? = nil,
  typeName: String? = nil, version: Int? = nil
) throws -> FoldableEntry {
  let encoded = try StatementCodec.encode(statement)
  return FoldableEntry(
    party: party, index: index,
    time: Instant("2026-11-20T08:00:00.000Z")!.adding(seconds: index * 60),
    authorFunction: "planerare", typeName: typeName ?? encoded.typeName,
    typeVersion: version ?? encoded.typeVersion, informationClass: .internal,
    audience: .allRegions, hash: Digest(of: bytes("\(party)/\(index)")),
    body: body ?? encoded.body)
}

/// The record after a log of these statements.
func folded(_ party: PartyCode, _ statements: [Statement]) throws -> PartyRecord {
  var record = PartyRecord(party: party)
  for (index, statement) in statements.enumerated() {
    record.apply(try entry(statement, by: party, at: index))
  }
  return record
}

/// A picture in which Uppsala has two hospitals, Dalarna none, and the kansli no basis.
func openPicture(_ more: [Statement] = []) throws -> NationalPicture {
  try NationalPicture(records: [
    folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .hospitalRegistered(hospital(north, "Norra")),
        .hospitalRegistered(hospital(south, "Södra")),
      ] + more),
    folded(dalarna, [.partyOpened(opening(dalarna))]),
    folded(.kansli, [.partyOpened(opening(.kansli))]),
  ])
}

extension NationalPicture {
  /// Appends what a decision states, as the journal would.
  mutating func append(_ decision: Decision, by party: PartyCode) throws {
    for statement in decision.statements {
      let index = self[party].size
      self[party].apply(try entry(statement, by: party, at: index))
    }
  }
}

/// The refusal a command meets, if any.
func refusal(
  _ command: Command, by party: PartyCode = uppsala, in picture: NationalPicture
) -> Refusal? {
  do {
    _ = try decide(command, by: party, in: picture, today: today)
    return nil
  } catch {
    return error
  }
}

extension Refusal {
  /// Where the problems stand.
  var fields: [String] { problems.map { $0.place.described(in: .en) } }
}
