import SamplanBase
import SamplanDomain
import Testing

struct DecideFiguresTests {
  private func rows(_ figures: [Figure]) -> Command {
    .reportFigures(figures.enumerated().map { FigureRow($1, row: $0 + 2) })
  }

  private func cells(_ refusal: Refusal?) -> [String] { refusal?.fields ?? [] }

  @Test func `figures are reported together in one statement`() throws {
    let figures = [figure(), figure(Measure.ambulances)]
    let decision = try decide(rows(figures), by: uppsala, in: openPicture(), today: today)
    #expect(decision.statements == [.figuresReported(FiguresReported(figures: figures))])
    #expect(decision.unchanged == 0 && decision.notes.isEmpty)
  }

  @Test func `the same file twice changes nothing`() throws {
    var picture = try openPicture()
    let file = rows([
      figure(asOf: today.adding(days: -30)), figure(asOf: today), figure(Measure.ambulances),
    ])
    try picture.append(decide(file, by: uppsala, in: picture, today: today), by: uppsala)
    let again = try decide(file, by: uppsala, in: picture, today: today)
    #expect(again.statements.isEmpty && again.unchanged == 3 && again.notes.count == 1)
  }

  @Test func `an old file again after a new one changes nothing either`() throws {
    var picture = try openPicture()
    let old = rows([figure(Measure.icuBeds, .hospital(north), asOf: today.adding(days: -30))])
    let new = rows([figure()])
    for file in [old, new] {
      try picture.append(decide(file, by: uppsala, in: picture, today: today), by: uppsala)
    }
    #expect(try decide(old, by: uppsala, in: picture, today: today).statements.isEmpty)
  }

  @Test func `any difference in a figure is a correction`() throws {
    var picture = try openPicture()
    try picture.append(
      decide(rows([figure()]), by: uppsala, in: picture, today: today), by: uppsala)
    for changed in [
      figure(Measure.icuBeds, .region, .known(ExactDecimal(13))),
      figure(Measure.icuBeds, .region, .unknown), figure(method: .judged),
      figure(source: "ny källa"), figure(asOf: today.adding(days: -1)),
    ] {
      let decision = try decide(rows([changed]), by: uppsala, in: picture, today: today)
      #expect(decision.statements == [.figuresReported(FiguresReported(figures: [changed]))])
    }
  }

  @Test func `only a region reports, and only into an open log`() throws {
    let picture = try openPicture()
    #expect(refusal(rows([figure()]), by: .kansli, in: picture)?.kind == .forbidden)
    let closed = refusal(rows([figure()]), by: PartyCode("09")!, in: picture)
    #expect(closed?.kind == .conflict)
  }

  @Test func `every problem is told at once, with row and column`() throws {
    let picture = try openPicture()
    let problems = refusal(
      rows([
        figure(MeasureID("beds.gold")!),
        figure(Measure.ambulances, .hospital(north)),
        figure(Measure.icuBeds, .hospital(HospitalID("okand")!)),
        figure(Measure.somaticBeds, .region, unit: .persons),
        figure(Measure.psychiatricBeds, .region, definition: 2),
        figure(Measure.icuSurgeBeds, .region, .known(ExactDecimal(-3))),
        figure(Measure.somaticSurgeBeds, .region, .known(ExactDecimal(20_001))),
        figure(Measure.helicopters, .region, .known(decimal("1.5"))),
        figure(Measure.overcrowding, .region, .unknown, asOf: today.adding(days: 1)),
        figure(Measure.icuOccupancy, .region, .unknown, asOf: Day("1999-12-31")!),
        figure(Measure.surgeStaff, .region, source: String(repeating: "a", count: 501)),
      ]), in: picture)
    #expect(problems?.kind == .input)
    #expect(
      cells(problems) == [
        "row 2, column measure", "row 3, column subject", "row 4, column subject",
        "row 5, column unit", "row 6, column definition", "row 7, column value",
        "row 8, column value", "row 9, column value", "row 10, column asOf",
        "row 11, column asOf", "row 12, column source",
      ])
    #expect(problems?.text.sv.contains("11 fel") == true)
  }

  @Test func `one row can have several problems`() throws {
    let bad = figure(
      Measure.icuBeds, .region, .known(decimal("-1.5")), asOf: today.adding(days: 2),
      unit: .hours)
    #expect(
      cells(refusal(rows([bad]), in: try openPicture())) == [
        "row 2, column asOf", "row 2, column unit", "row 2, column value", "row 2, column value",
      ])
  }

  @Test func `a form's problem names the form's field`() throws {
    let command = Command.reportFigures([FigureRow(figure(Measure.icuBeds, .region, unit: .days))])
    #expect(cells(refusal(command, in: try openPicture())) == ["field beds.icu/region"])
  }

  @Test func `another region's hospital is named with its region`() throws {
    let problem = refusal(
      rows([figure(Measure.icuBeds, .hospital(north))]), by: dalarna, in: try openPicture())
    #expect(problem?.problems.first?.text.en == "Norra belongs to R03")
  }

  @Test(arguments: fiveValues)
  func `each of the five values can be reported`(value: FigureValue) throws {
    let said = figure(Measure.icuBeds, .region, value)
    let decision = try decide(rows([said]), by: uppsala, in: openPicture(), today: today)
    #expect(decision.statements == [.figuresReported(FiguresReported(figures: [said]))])
  }

  @Test func `zero and the largest possible value are allowed, and the day today`() throws {
    let figures = [
      figure(Measure.icuBeds, .region, .known(.zero)),
      figure(Measure.somaticBeds, .region, .known(ExactDecimal(20_000))),
      figure(Measure.somaticOccupancy, .region, .known(ExactDecimal(2))),
      figure(Measure.helicopters, .region, asOf: Day("2000-01-01")!),
    ]
    #expect(refusal(rows(figures), in: try openPicture()) == nil)
  }

  @Test func `the same cell twice in a report is refused at the second row`() throws {
    let problem = refusal(
      rows([figure(), figure(Measure.icuBeds, .region, .unknown)]), in: try openPicture())
    #expect(cells(problem) == ["row 3, column subject"])
    #expect(problem?.problems.first?.text.sv == "samma uppgift står redan på rad 2")
  }

  @Test func `several dates of one cell may stand in one report`() throws {
    let figures = [figure(asOf: today.adding(days: -1)), figure()]
    #expect(refusal(rows(figures), in: try openPicture()) == nil)
  }

  @Test func `one measure at two levels in a report is refused`() throws {
    let problem = refusal(
      rows([figure(), figure(Measure.icuBeds, .hospital(north)), figure(Measure.somaticBeds)]),
      in: try openPicture())
    #expect(cells(problem) == ["row 3, column subject"])
  }

  @Test func `a change of level needs a later date`() throws {
    let picture = try openPicture([
      .figuresReported(
        FiguresReported(figures: [figure(asOf: today.adding(days: -5))]))
    ])
    for days in [5, 6] {
      let byHospital = figure(
        Measure.icuBeds, .hospital(north), asOf: today.adding(days: -days))
      #expect(cells(refusal(rows([byHospital]), in: picture)) == ["row 2, column asOf"])
    }
    let later = figure(Measure.icuBeds, .hospital(north), asOf: today.adding(days: -4))
    #expect(refusal(rows([later]), in: picture) == nil)
  }

  @Test func `a large report is split into statements of at most 5000 figures`() throws {
    let first = Day("2000-01-01")!
    let figures = (0..<5001).map { figure(asOf: first.adding(days: $0)) }
    let decision = try decide(rows(figures), by: uppsala, in: openPicture(), today: today)
    let counts = decision.statements.map { statement -> Int in
      if case .figuresReported(let value) = statement { return value.figures.count }
      return 0
    }
    #expect(counts == [5000, 1])
  }

  @Test func `a report beyond the limit is refused as a whole`() throws {
    let command = Command.reportFigures(
      Array(repeating: FigureRow(figure()), count: FigureRow.rowsMax + 1))
    #expect(refusal(command, in: try openPicture())?.kind == .limit)
  }

  @Test func `of very many problems the first thousand are told and the rest counted`() throws {
    let command = rows(Array(repeating: figure(MeasureID("none")!), count: 1200))
    let problems = refusal(command, in: try openPicture())
    #expect(problems?.problems.count == 1001)
    // Each row has an unknown measure, and each but the first is a repeated cell.
    #expect(problems?.problems.last?.text.en == "1399 more problems not shown")
  }

  @Test(arguments: 0..<30)
  func `what is decided folds to exactly what was reported`(seed: Int) throws {
    var choice = SeededChoice(seed: UInt64(seed))
    var picture = try openPicture()
    for _ in 0..<20 {
      let subject: FigureSubject = choice.one(of: [.region, .hospital(north), .hospital(south)])
      let said = figure(
        choice.one(of: [Measure.icuBeds, Measure.somaticBeds]), subject,
        choice.one(of: fiveValues), asOf: today.adding(days: -choice.int(0...20)))
      guard let decision = try? decide(rows([said]), by: uppsala, in: picture, today: today)
      else { continue }
      try picture.append(decision, by: uppsala)
      let table = picture[uppsala].figures
      #expect(table.stated(said.measure, said.subject, asOf: said.asOf)?.figure == said)
      // A decision never leaves two levels that count for one measure.
      let levels = Set(
        table.entries.filter { $0.figure.measure == said.measure }.map(\.figure.subject.level))
      #expect(levels.count <= 1)
    }
    #expect(picture[uppsala].notUnderstood == 0)
  }
}
