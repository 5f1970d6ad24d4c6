import SamplanBase
import SamplanDomain
import Testing

/// What can be said of cases, and by whom.
struct DecideCaseTests {
  @Test func `only the kansli opens cases and settles texts, and only regions decide`() throws {
    let picture = try casePicture()
    for command in [
      Command.writeCase(matter("2026-015")), .settleText(settled(version: 2, on: "2026-09-01")),
    ] {
      #expect(refusal(command, by: .kansli, in: picture) == nil)
      #expect(refusal(command, by: uppsala, in: picture)?.kind == .forbidden)
    }
    for command in [Command.recordDecision(decision()), .planDecision(plannedDecision())] {
      #expect(refusal(command, by: uppsala, in: picture) == nil)
      let refused = refusal(command, by: .kansli, in: picture)
      #expect(refused?.kind == .forbidden && refused?.who != nil)
    }
  }

  @Test func `a case that cannot be is refused with every problem`() throws {
    var value = matter("2028-001")
    value.title = " "
    value.purpose = ""
    value.plan = PlanID("P-00-2026-009")
    value.levels = []
    value.report = Deadline(typed: "Q4 2026")
    value.costs = [CommonCost(name: "", amount: .zero, year: 1826, basis: "")]
    #expect(
      refusal(.writeCase(value), by: .kansli, in: try casePicture())?.fields == [
        "field number", "field plan", "field title", "field purpose", "field levels",
        "field decision", "field costs[1].name", "field costs[1].year", "field costs[1].basis",
        "field costKey",
      ])
  }

  @Test func `a text's versions follow each other, and none is settled for a case not there`()
    throws
  {
    let picture = try casePicture()
    for version in [1, 3] {
      let refused = refusal(
        .settleText(settled(version: version, on: "2026-09-01")), by: .kansli, in: picture)
      #expect(refused?.kind == .conflict)
    }
    let before = refusal(
      .settleText(settled(version: 2, on: "2026-03-01")), by: .kansli, in: picture)
    #expect(before?.fields == ["field settledOn"])
    let elsewhere = settled(CaseID("2026-099")!)
    #expect(refusal(.settleText(elsewhere), by: .kansli, in: picture)?.kind == .missing)
  }

  @Test func `a decision cites a text that was settled, not before it was`() throws {
    let picture = try casePicture()
    var wrong = decision(on: "2026-11-21")
    wrong.text = Digest(of: [1, 2, 3])
    wrong.bodyName = ""
    wrong.paragraph = nil
    wrong.outcome = .amended
    #expect(
      refusal(.recordDecision(wrong), in: picture)?.fields == [
        "field decidedOn", "field text", "field bodyName", "field deviation", "field paragraph",
      ])
    #expect(
      refusal(.recordDecision(decision(on: "2026-03-31")), in: picture)?.fields
        == ["field decidedOn"])
    let none = try openPicture()
    #expect(refusal(.recordDecision(decision()), in: none)?.kind == .missing)
  }

  @Test func `a superseded text is allowed only when it was really the one decided on`() throws {
    let picture = try casePicture(versions: 2)
    let refused = refusal(.recordDecision(decision(of: 1)), in: picture)
    #expect(refused?.fields == ["field supersededReason"])
    #expect(refused?.problems.first?.text.sv.contains("ersattes 2026-09-01 av version 2") == true)
    let meant = decision(of: 1, superseded: "Nämnden hade version 1 som handling.")
    #expect(refusal(.recordDecision(meant), in: picture) == nil)
    let needless = decision(of: 2, on: "2026-10-01", superseded: "x")
    #expect(
      refusal(.recordDecision(needless), in: picture)?.fields == ["field supersededReason"])
  }

  @Test func `an official decides without a paragraph, a committee does not`() throws {
    let picture = try casePicture()
    var value = decision()
    value.paragraph = nil
    for body in DecidingBody.allCases {
      value.body = body
      let isOfficial = body == .director || body == .delegate
      #expect((refusal(.recordDecision(value), in: picture) == nil) == isOfficial, "\(body)")
    }
  }

  @Test func `a referral back gives its reasons`() throws {
    let picture = try casePicture()
    #expect(
      refusal(.recordDecision(decision(.referredBack)), in: picture)?.fields
        == ["field deviation"])
    let reasoned = decision(.referredBack, deviation: "Kostnaderna behöver belysas.")
    #expect(refusal(.recordDecision(reasoned), in: picture) == nil)
  }

  @Test func `a correction is a new entry that names the one it corrects, and it holds`() throws {
    var picture = try casePicture()
    try picture.append(
      decide(.recordDecision(decision()), by: uppsala, in: picture, today: today), by: uppsala)
    let index = try #require(picture[uppsala].decisions(in: caseNumber).last?.reference.index)
    let again = try decide(
      .recordDecision(decision()), by: uppsala, in: picture, today: today)
    #expect(again.statements.isEmpty && again.unchanged == 1)
    #expect(
      refusal(.recordDecision(decision(.filed, corrects: index + 1)), in: picture)?.fields
        == ["field corrects"])
    let correction = decision(.filed, corrects: index)
    try picture.append(
      decide(.recordDecision(correction), by: uppsala, in: picture, today: today), by: uppsala)
    #expect(picture[uppsala].decisions(in: caseNumber).map(\.value) == [correction])
    #expect(
      picture[uppsala].decisionHistory(in: caseNumber).map(\.value.outcome) == [.approved, .filed])
    #expect(
      refusal(.recordDecision(decision(.rejected, corrects: index)), in: picture)?.fields
        == ["field corrects"])
  }

  @Test func `a case that ends with a report takes no decisions`() throws {
    var picture = try casePicture()
    var report = matter("2026-015")
    report.levels = []
    report.decision = nil
    try picture.append(Decision(statements: [.caseWritten(report)]), by: .kansli)
    var value = decision()
    value.number = report.number
    let refused = refusal(.recordDecision(value), in: picture)
    #expect(refused?.kind == .conflict && refused?.who != nil)
  }

  @Test func `a planned day lies ahead, and can be taken back`() throws {
    let picture = try casePicture()
    #expect(
      refusal(.planDecision(plannedDecision(on: today.adding(days: -1))), in: picture)?.fields
        == ["field plannedOn"])
    #expect(refusal(.planDecision(plannedDecision(on: today)), in: picture) == nil)
    #expect(refusal(.planDecision(plannedDecision(on: nil)), in: picture) == nil)
  }
}

/// Only the party with the mandate is heard.
struct CaseMandateTests {
  @Test func `cases in a region's log and decisions in the kansli's are not understood`() throws {
    let region = try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .caseWritten(matter()), .caseTextSettled(settled()),
        .costKeySet(costKey()), .decisionRecorded(decision()), .decisionPlanned(plannedDecision()),
      ])
    #expect(region.notUnderstood == 3 && region.cases.isEmpty && region.costKeys.isEmpty)
    #expect(region.decisions(in: caseNumber).count == 1)
    let kansli = try folded(
      .kansli,
      [
        .partyOpened(opening(.kansli)), .decisionRecorded(decision()),
        .decisionPlanned(plannedDecision()), .caseTextSettled(settled()), .caseWritten(matter()),
        .caseTextSettled(settled(version: 2)), .caseTextSettled(settled()),
        .caseTextSettled(settled()),
      ])
    // A text before its case, a version with a gap and one that is there already.
    #expect(kansli.notUnderstood == 5 && kansli.decisions.isEmpty)
    #expect(NationalPicture(records: [kansli]).texts(of: caseNumber).map(\.value.version) == [1])
  }
}
