import SamplanBase
import SamplanDomain
import Testing

struct DecisionBoardTests {
  private func board(
    versions: Int = 1, _ said: [Statement] = [], on day: Day = today
  ) throws -> DecisionBoard {
    var picture = try casePicture(versions: versions)
    for statement in said { try picture.append(Decision(statements: [statement]), by: uppsala) }
    return try #require(DecisionBoard(caseNumber, in: picture, on: day))
  }

  private func standing(
    versions: Int = 1, _ said: [Statement] = [], on day: Day = today
  ) throws -> DecisionBoard.Standing {
    try #require(
      try board(versions: versions, said, on: day).rows.first { $0.region == uppsala }?.standing)
  }

  @Test func `each region has one line, and nothing is made up for those who have not spoken`()
    throws
  {
    let board = try board()
    #expect(board.rows.map(\.region) == PartyCode.regions)
    #expect(board.rows.allSatisfy { $0.standing == .notStated && $0.decision == nil })
    #expect(board.count.notStated == 21 && board.text?.value.version == 1)
    #expect(DecisionBoard(CaseID("2026-099")!, in: try casePicture(), on: today) == nil)
  }

  @Test(arguments: DecisionOutcome.allCases)
  func `adopted is counted apart from filed, reported, rejected and referred back`(
    outcome: DecisionOutcome
  ) throws {
    let count = try board([.decisionRecorded(decision(outcome, deviation: "x"))]).count
    #expect(count.adopted == (outcome == .approved || outcome == .amended ? 1 : 0))
    #expect(count.amended == (outcome == .amended ? 1 : 0))
    #expect(count.filed == (outcome == .filed || outcome == .reported ? 1 : 0))
    #expect(count.rejected == (outcome == .rejected ? 1 : 0))
    #expect(count.referredBack == (outcome == .referredBack ? 1 : 0))
    #expect(count.notStated == 20)
  }

  @Test func `a planned day that is past says that the outcome is missing`() throws {
    let plan = [Statement.decisionPlanned(plannedDecision())]
    let day = Day("2026-12-13")!
    #expect(try standing(plan) == .planned(day))
    #expect(try standing(plan, on: day) == .planned(day))
    #expect(try standing(plan, on: day.adding(days: 1)) == .outcomeMissing(day))
    #expect(try standing(plan + [.decisionPlanned(plannedDecision(on: nil))]) == .notStated)
    #expect(try standing(plan + [.decisionRecorded(decision())]) == .decided(.approved))
  }

  @Test func `after a referral back a new date is of the next time`() throws {
    let back = Statement.decisionRecorded(decision(.referredBack, deviation: "skäl"))
    let plan = Statement.decisionPlanned(plannedDecision())
    #expect(try standing([plan, back]) == .decided(.referredBack))
    #expect(try standing([back, plan]) == .planned(Day("2026-12-13")!))
    // A date stated after a final decision changes nothing.
    #expect(try standing([.decisionRecorded(decision()), plan]) == .decided(.approved))
  }

  @Test func `a decision on a superseded text is told apart, and is not of the text in force`()
    throws
  {
    let old = Statement.decisionRecorded(decision(of: 1, superseded: "hade version 1"))
    #expect(try standing(versions: 2, [old]) == .decidedOlder(.approved, version: 1))
    let count = try board(versions: 2, [old]).count
    #expect(count.adopted == 0 && count.adoptedOlder == 1)
  }

  @Test func `a decision that cites a text nobody settled is shown, and adopts nothing`() throws {
    var value = decision()
    value.text = Digest(of: [9])
    #expect(try standing([.decisionRecorded(value)]) == .unknownText(.approved))
    let count = try board([.decisionRecorded(value)]).count
    #expect(count.adopted == 0 && count.unknownText == 1)
  }

  @Test(arguments: 0..<50)
  func `whatever the logs say, the 21 regions are each counted once`(seed: Int) throws {
    var choice = SeededChoice(seed: UInt64(seed))
    var picture = try casePicture(versions: choice.int(1...2))
    for region in PartyCode.regions {
      picture[region] = try folded(region, [.partyOpened(opening(region))])
      for _ in 0..<choice.int(0...3) {
        var value = decision(
          choice.one(of: DecisionOutcome.allCases), of: choice.int(1...2), deviation: "x")
        if choice.int(0...4) == 0 { value.text = Digest(of: [UInt8(seed)]) }
        let day = choice.bool() ? today.adding(days: choice.int(-9...9)) : nil
        let said: Statement =
          choice.bool() ? .decisionRecorded(value) : .decisionPlanned(plannedDecision(on: day))
        try picture.append(Decision(statements: [said]), by: region)
      }
    }
    let count = try #require(DecisionBoard(caseNumber, in: picture, on: today)).count
    let all = [
      count.adopted, count.adoptedOlder, count.filed, count.rejected, count.referredBack,
      count.unknownText, count.planned, count.outcomeMissing, count.notStated,
    ]
    #expect(all.reduce(0, +) == 21 && count.amended <= count.adopted)
  }
}
