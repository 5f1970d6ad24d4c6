import SamplanBase
import SamplanDomain

let caseNumber = CaseID("2026-014")!

/// Inhabitants of the regions on 2024-12-31, by code.
/// - Source: SCB, open statistics.
let inhabitants: [String: Int] = [
  "01": 2_473_307, "03": 407_912, "04": 301_542, "05": 472_446, "06": 370_009, "07": 203_351,
  "08": 246_352, "09": 60_971, "10": 157_223, "12": 1_428_626, "13": 345_074, "14": 1_772_821,
  "17": 283_384, "18": 308_375, "19": 281_158, "20": 286_546, "21": 284_558, "22": 241_458,
  "23": 132_839, "24": 281_138, "25": 248_620,
]

func costKey(_ id: String = "nspl-34-66", equal: Int = 34) -> CostKey {
  CostKey(
    key: CostKeyID(id)!, name: "34 procent lika, 66 procent efter folkmängd", equalPercent: equal,
    populations: PartyCode.regions.map {
      .init(region: $0, inhabitants: inhabitants[$0.rawValue]!)
    },
    populationAsOf: Day("2024-12-31")!, populationSource: "SCB", from: Day("2025-01-01")!,
    source: "samverkansavtal")
}

/// A case that goes to the regions' boards, Q2–Q3 2026.
func matter(
  _ number: String = "2026-014", title: String = "Exempelärende (påhittat): processer"
) -> CaseWritten {
  CaseWritten(
    number: CaseID(number)!, title: title, kind: .process, purpose: "Likvärdiga processer.",
    directive: "Uppdragsdirektiv", levels: [.board, .assembly],
    report: Deadline(typed: "Q1 2026"), decision: Deadline(typed: "Q2–Q3 2026"),
    registryLabel: "RK2025-00085", costs: [], costKey: nil)
}

let caseText = CaseText(
  title: "Exempelärende (påhittat): processer",
  sections: [
    .proposal: "Regionen antar processerna.", .summary: "Kort sagt.",
    .economy: "Ryms inom nuvarande ram.",
  ])

func settled(_ number: CaseID = caseNumber, version: Int = 1, on day: String = "2026-04-01")
  -> CaseTextSettled
{
  let bytes = caseText.bytes(of: number, version: version)
  return CaseTextSettled(
    number: number, version: version, text: Digest(of: bytes), bytes: bytes.count,
    blob: Digest(of: [UInt8(version)]), settledOn: Day(day)!, approvedOn: Day("2026-03-26"))
}

func decision(
  _ outcome: DecisionOutcome = .approved, of version: Int = 1, on day: String = "2026-06-15",
  deviation: String? = nil, superseded: String? = nil, corrects: Int? = nil
) -> DecisionRecorded {
  DecisionRecorded(
    number: caseNumber, text: settled(version: version).text, body: .board,
    bodyName: "Regionstyrelsen", decidedOn: Day(day)!, paragraph: "131",
    registryLabel: "RS 2026-77",
    outcome: outcome, deviation: deviation, supersededReason: superseded, corrects: corrects)
}

func plannedDecision(on day: Day? = Day("2026-12-13")) -> DecisionPlanned {
  DecisionPlanned(
    number: caseNumber, body: .board, bodyName: "Regionstyrelsen", plannedOn: day)
}

/// A picture with the case, its text in so many versions, and the kansli's cost key.
func casePicture(versions: Int = 1) throws -> NationalPicture {
  let texts = (0..<versions).map { offset in
    Statement.caseTextSettled(
      settled(version: offset + 1, on: ["2026-04-01", "2026-09-01"][offset]))
  }
  var picture = try openPicture()
  for statement in [.costKeySet(costKey()), .caseWritten(matter())] + texts {
    try picture.append(Decision(statements: [statement]), by: .kansli)
  }
  return picture
}
