import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Reports figures of the region: all of them, or none with every problem named.
  ///
  /// A figure that says what already holds for its date is left out, so the same file twice changes
  /// nothing.
  func reportFigures(_ rows: [FigureRow]) throws(Refusal) -> Decision {
    try requireRegion()
    guard rows.count <= FigureRow.rowsMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "Rapporten har \(rows.count) rader. Högst \(FigureRow.rowsMax) tas emot på en gång.",
          en: "The report has \(rows.count) rows. At most \(FigureRow.rowsMax) are taken at once."))
    }
    var problems = ProblemList()
    var seen = SeenCells()
    var new: [Figure] = []
    for row in rows {
      let figure = row.figure
      if let former = record.figures.stated(figure.measure, figure.subject, asOf: figure.asOf),
        former.figure == figure
      {
        seen.note(row, &problems)
        continue
      }
      check(row, &problems)
      seen.note(row, &problems)
      new.append(figure)
    }
    try problems.refuse(
      Text(
        sv: "Rapporten har \(problems.count) fel. Ingenting har sparats.",
        en: "The report has \(problems.count) problems. Nothing has been saved."))
    let statements = stride(from: 0, to: new.count, by: FiguresReported.figuresMax).map { start in
      let end = min(start + FiguresReported.figuresMax, new.count)
      return Statement.figuresReported(FiguresReported(figures: Array(new[start..<end])))
    }
    let unchanged = rows.count - new.count
    var notes: [Text] = []
    if unchanged > 0 {
      notes.append(
        Text(
          sv: "Oförändrade uppgifter som hoppades över: \(unchanged).",
          en: "Unchanged figures left out: \(unchanged)."))
    }
    return Decision(statements: statements, unchanged: unchanged, notes: notes)
  }

  private func check(_ row: FigureRow, _ problems: inout ProblemList) {
    let figure = row.figure
    problems.date(figure.asOf, row.place(.asOf), today: today)
    if let source = figure.source, source.unicodeScalars.count > FigureRow.sourceMax {
      problems.add(
        row.place(.source), sv: "är längre än \(FigureRow.sourceMax) tecken",
        en: "is longer than \(FigureRow.sourceMax) characters")
    }
    checkHospital(row, &problems)
    guard let measure = Measure.find(figure.measure) else {
      problems.add(
        row.place(.measure), sv: "måttet \(figure.measure) finns inte",
        en: "there is no measure \(figure.measure)")
      return
    }
    if figure.unit != measure.unit {
      problems.add(
        row.place(.unit),
        sv: "enheten är \(figure.unit.label.sv), ska vara \(measure.unit.label.sv)",
        en: "the unit is \(figure.unit.label.en), must be \(measure.unit.label.en)")
    }
    if figure.definition != measure.definition {
      problems.add(
        row.place(.definition),
        sv: "version \(figure.definition) av definitionen finns inte; den gällande är "
          + "\(measure.definition)",
        en: "version \(figure.definition) of the definition does not exist; the current one is "
          + "\(measure.definition)")
    }
    checkLevel(row, measure, &problems)
    if let value = figure.value.known { check(value, of: row, measure, &problems) }
  }

  private func checkHospital(_ row: FigureRow, _ problems: inout ProblemList) {
    guard case .hospital(let id) = row.figure.subject, record.hospitals[id] == nil else { return }
    if let (owner, hospital) = picture.hospital(id) {
      problems.add(
        row.place(.subject),
        sv: "\(hospital.value.name) hör till \(picture.shortName(of: owner))",
        en: "\(hospital.value.name) belongs to \(picture.shortName(of: owner))")
    } else {
      problems.add(
        row.place(.subject), sv: "sjukhuset \(id) är inte registrerat",
        en: "the hospital \(id) is not registered")
    }
  }

  private func checkLevel(_ row: FigureRow, _ measure: Measure, _ problems: inout ProblemList) {
    let level = row.figure.subject.level
    guard measure.levels.contains(level) else {
      problems.add(
        row.place(.subject), sv: "\(measure.name.sv) rapporteras inte per \(level.label.sv)",
        en: "\(measure.name.en) is not reported by \(level.label.en)")
      return
    }
    guard let former = record.figures.level(of: measure.id), former != level,
      let newest = record.figures.newestAsOf(of: measure.id), row.figure.asOf <= newest
    else { return }
    problems.add(
      row.place(.asOf),
      sv: "\(measure.name.sv) är rapporterat per \(former.label.sv) för \(newest); "
        + "byte till \(level.label.sv) kräver ett senare datum",
      en: "\(measure.name.en) is reported by \(former.label.en) for \(newest); "
        + "a change to \(level.label.en) needs a later date")
  }

  private func check(
    _ value: ExactDecimal, of row: FigureRow, _ measure: Measure, _ problems: inout ProblemList
  ) {
    if value < measure.least {
      problems.add(
        row.place(.value),
        sv: "\(value.shown(in: .sv)) är mindre än \(measure.least.shown(in: .sv))",
        en: "\(value.shown(in: .en)) is less than \(measure.least.shown(in: .en))")
    } else if value > measure.most {
      problems.add(
        row.place(.value),
        sv: "\(value.shown(in: .sv)) är mer än \(measure.most.shown(in: .sv)), "
          + "det mesta som kan vara sant",
        en: "\(value.shown(in: .en)) is more than \(measure.most.shown(in: .en)), "
          + "the most that can be true")
    }
    if measure.whole, !value.isWhole {
      problems.add(
        row.place(.value), sv: "\(value.shown(in: .sv)) ska vara ett heltal",
        en: "\(value.shown(in: .en)) must be a whole number")
    }
  }
}

extension FigureRow {
  /// Characters in a source at most.
  package static let sourceMax = 500
}

/// What one report has said so far: no cell twice, and one level for each measure.
private struct SeenCells {
  private struct Cell: Hashable {
    let measure: MeasureID
    let subject: FigureSubject
    let asOf: Day
  }

  private var rows: [Cell: FigureRow] = [:]
  private var levels: [MeasureID: ReportingLevel] = [:]

  mutating func note(_ row: FigureRow, _ problems: inout ProblemList) {
    let figure = row.figure
    let cell = Cell(measure: figure.measure, subject: figure.subject, asOf: figure.asOf)
    if let former = rows[cell] {
      let place = former.row.map { Text(sv: " på rad \($0)", en: " in row \($0)") }
      problems.add(
        row.place(.subject), sv: "samma uppgift står redan" + (place?.sv ?? ""),
        en: "the same cell already stands" + (place?.en ?? ""))
    } else {
      rows[cell] = row
    }
    let level = levels[figure.measure, default: figure.subject.level]
    levels[figure.measure] = level
    if level != figure.subject.level {
      problems.add(
        row.place(.subject),
        sv: "\(figure.measure) rapporteras både per region och per sjukhus; välj det ena",
        en: "\(figure.measure) is reported both by region and by hospital; choose one")
    }
  }
}
