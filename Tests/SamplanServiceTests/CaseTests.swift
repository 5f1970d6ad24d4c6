import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import Testing

/// Sections of a text that can be settled.
let sections: [CaseText.Section: String] = [
  .proposal: "Regionen antar processerna.", .summary: "Kort sagt.",
  .economy: "Ryms inom nuvarande ram.",
]

/// A region's approval of a settled text.
func approval(of settled: CaseTextSettled, on day: String = "2026-11-18") -> DecisionRecorded {
  DecisionRecorded(
    number: settled.number, text: settled.text, body: .board, bodyName: "Regionstyrelsen",
    decidedOn: Day(day)!, paragraph: "131", outcome: .approved)
}

extension Trial {
  /// A case that goes to the regions' boards, with its text settled.
  func openCase() async throws -> CaseTextSettled {
    let strategist = actor(.kansliStrategist, .kansli)
    _ = try await node.writeCase(
      CaseWritten(
        number: CaseID("2026-014")!, title: "Exempelärende (påhittat)", kind: .process,
        purpose: "Likvärdiga processer.", levels: [.board],
        decision: Deadline(typed: "Q4 2026")),
      by: strategist)
    return try await node.settleText(
      sections, of: CaseID("2026-014")!, settledOn: Day("2026-11-01"), by: strategist
    ).settled
  }
}

/// From a case to a decision, through the use cases.
struct CaseTests {
  private let region = code("19")
  private let number = CaseID("2026-014")!
  private let strategist = actor(.kansliStrategist, .kansli)

  @Test func `a region's decision on a settled text stands on the board, from its own log`()
    async throws
  {
    let trial = try await Trial()
    try await trial.open([.kansli, region])
    let settled = try await trial.openCase()
    let registrar = actor(.regionRegistrar, region)
    let receipt = try await trial.node.recordDecision(
      approval(of: settled), of: region, by: registrar)
    #expect(receipt == Receipt(party: region, size: 3, changed: true))
    let picture = try trial.node.picture(for: actor(.regionReader, code("03")))
    let board = try #require(DecisionBoard(number, in: picture, on: trial.node.today))
    #expect(board.count.adopted == 1 && board.count.notStated == 20)
    let row = try #require(board.rows.first { $0.region == region })
    #expect(row.decision?.reference.index == 2 && row.decision?.value == approval(of: settled))
    #expect(row.decision?.authorFunction == "region.registrar")
    let again = try await trial.node.recordDecision(
      approval(of: settled), of: region, by: registrar)
    #expect(!again.changed)
    let history = try await trial.node.explainJournal(
      region, limit: 1, for: actor(.regionReader, region))
    #expect(
      history.lines.first?.what.sv.hasPrefix(
        "Regionstyrelsen beslutade 2026-11-18 § 131 i ärende 2026-014: bifall") == true)
  }

  @Test func `a settled text is read back by its hash, and a new version takes its place`()
    async throws
  {
    let trial = try await Trial()
    try await trial.open([.kansli, region])
    let first = try await trial.openCase()
    let same = try await trial.node.settleText(sections, of: number, by: strategist)
    #expect(same.settled == first && !same.receipt.changed)
    var changed = sections
    changed[.economy] = "Kostar 12 000 kr."
    let second = try await trial.node.settleText(
      changed, of: number, approvedOn: Day("2026-11-12"), by: strategist)
    #expect(second.settled.version == 2 && second.settled.text != first.text)
    let reader = actor(.regionReader, region)
    let old = try await trial.node.caseText(number, version: 1, for: reader)
    #expect(Digest(of: old.bytes) == first.text && old.text.sections == sections)
    let new = try await trial.node.caseText(number, version: 2, for: reader)
    #expect(new.text.sections[.economy] == "Kostar 12 000 kr.")
    let late = await #expect(throws: Refusal.self) {
      try await trial.node.settleText(sections, of: number, version: 2, by: strategist)
    }
    #expect(late?.kind == .conflict)
    let verified = try await trial.node.verifyJournal(for: reader)
    #expect(verified.damages.isEmpty)
  }

  @Test func `a case that a reader is not cleared for is not there`() async throws {
    let trial = try await Trial()
    try await trial.open([.kansli, region])
    _ = try await trial.node.writeCase(
      CaseWritten(
        number: number, title: "Skyddat", kind: .process, purpose: "x", levels: [.board]),
      informationClass: .secrecy, by: strategist)
    let settled = try await trial.node.settleText(sections, of: number, by: strategist).settled
    let reader = actor(.regionRegistrar, region, clearance: .internal)
    #expect(try trial.node.picture(for: reader).cases.isEmpty)
    let text = await #expect(throws: Refusal.self) {
      try await trial.node.caseText(number, version: 1, for: reader)
    }
    #expect(text?.kind == .forbidden)
    let decision = await #expect(throws: Refusal.self) {
      try await trial.node.recordDecision(
        approval(of: settled, on: "2026-11-20"), of: region, by: reader)
    }
    #expect(decision?.kind == .missing)
  }

  @Test func `the directives of the operational plan are opened once, with their deadlines`()
    async throws
  {
    let trial = try await Trial()
    try await trial.open([.kansli])
    #expect(try await trial.node.openOperationalPlan(by: strategist) == 3)
    #expect(try await trial.node.openOperationalPlan(by: strategist) == 0)
    let cases = try trial.node.picture(for: strategist).cases.map(\.value)
    #expect(cases.map(\.number.rawValue) == ["2026-001", "2026-002", "2026-003"])
    #expect(cases.map { $0.report?.shown(in: .sv) } == ["Q1 2026", "Q4 2026", "Q2 2026"])
    #expect(cases.map { $0.decision?.shown(in: .sv) } == ["Q2–Q3 2026", "Q1–Q2 2027", nil])
    #expect(cases[0].decision?.lastDay == Day("2026-09-30") && !cases[2].isForDecision)
    await #expect(throws: Refusal.self) {
      try await trial.node.openOperationalPlan(by: actor(.regionRegistrar, region))
    }
  }
}
