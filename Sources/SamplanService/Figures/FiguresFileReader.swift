import SamplanBase
import SamplanDocuments
import SamplanDomain

/// Reads a file of figures piece by piece: every problem by row and column, and at most
/// `FigureRow.rowsMax` figures.
package struct FiguresFileReader: Sendable {
  /// Whose figures are read; nil takes those of every region, each row naming its own.
  let party: PartyCode?
  /// The file's name, as the person knows it.
  var name: String
  private var reader = CsvReader()
  private var places: [FiguresFile.Column: Int] = [:]
  private var isHeaded = false
  private var isTooLong = false
  private(set) var rows: [(party: PartyCode, row: FigureRow)] = []

  /// - Parameter name: the file's name, as the person knows it.
  package init(of party: PartyCode?, named name: String) {
    self.party = party
    self.name = name
  }

  /// Whether reading on is of no use: the file is refused whatever follows.
  package var isDone: Bool { isTooLong || reader.problems.passedLimit }

  /// Reads a piece of the file.
  package mutating func feed(_ piece: [UInt8]) {
    guard !isDone else { return }
    reader.feed(piece)
    take()
  }

  /// The figures of the whole file.
  /// - Parameter deciding: what else is wrong with the rows that could be read; asked only when the
  ///   file is refused anyhow, so that the person meets all its problems at once.
  /// - Throws: every problem, with row and column.
  package mutating func finish(
    deciding: ([FigureRow]) -> Refusal? = { _ in nil }
  ) throws(Refusal) -> [(party: PartyCode, row: FigureRow)] {
    if !isDone {
      reader.finish()
      take()
    }
    guard !isTooLong else {
      throw Refusal(
        .limit,
        Text(
          sv: "Filen \(name) har fler än \(FigureRow.rowsMax) rader, som är det mesta som läses in "
            + "på en gång. Inget är infört. Dela den.",
          en: "The file \(name) has more than \(FigureRow.rowsMax) rows, which is the most that is "
            + "imported at once. Nothing was imported. Split it."))
    }
    if !reader.problems.isEmpty, !isDone, let more = deciding(rows.map(\.row)) {
      for problem in inWordsOfFile(more).problems {
        reader.problems.add(problem.place, problem.text)
      }
    }
    if let refusal = reader.problems.refusal(of: name) { throw refusal }
    return rows
  }

  /// Problems that the decision found, with columns named as the file's heading names them.
  package func inWordsOfFile(_ refusal: Refusal) -> Refusal {
    let problems = refusal.problems.map { problem -> Refusal.Problem in
      guard case .cell(let row, let column) = problem.place,
        let known = FigureRow.Column(rawValue: column)
      else { return problem }
      return .init(.cell(row: row, column: heading(Self.column(of: known))), problem.text)
    }
    return Refusal(
      refusal.kind, refusal.text, who: refusal.who, problems: problems, cause: refusal.cause)
  }

  private static func column(of column: FigureRow.Column) -> FiguresFile.Column {
    switch column {
    case .measure: .measure
    case .subject: .subject
    case .value: .value
    case .unit: .unit
    case .asOf: .asOf
    case .method: .method
    case .definition: .definition
    case .source: .source
    }
  }

  private func heading(_ column: FiguresFile.Column) -> String {
    places[column].map { reader.columns[$0] } ?? column.rawValue
  }

  private mutating func take() {
    while let row = reader.next() {
      if !isHeaded { readHeading() }
      guard !row.isEmpty, !places.isEmpty else { continue }
      guard rows.count < FigureRow.rowsMax else {
        isTooLong = true
        return
      }
      read(row)
    }
    if !isHeaded, !reader.columns.isEmpty { readHeading() }
  }

  private mutating func readHeading() {
    isHeaded = true
    let names = reader.columns.map { $0.lowercased() }
    for column in FiguresFile.Column.allCases {
      if let place = names.firstIndex(where: { column.names.contains($0) }) {
        places[column] = place
      }
    }
    let missing = FiguresFile.Column.required.filter { places[$0] == nil }
    for column in missing {
      reader.problems.add(
        .cell(row: 1, column: column.rawValue),
        Text(sv: "kolumnen saknas i rubrikraden", en: "the column is missing in the heading"))
    }
    if !missing.isEmpty { places = [:] }
  }
}

extension FiguresFileReader {
  /// What a cell says; nil when the column or the cell is empty.
  private func text(_ row: CsvRow, _ column: FiguresFile.Column) -> String? {
    guard let place = places[column], let text = row[place], !text.isEmpty else { return nil }
    return text
  }

  private mutating func problem(
    _ row: CsvRow, _ column: FiguresFile.Column, _ sv: String, _ en: String
  ) {
    reader.problems.add(.cell(row: row.number, column: heading(column)), Text(sv: sv, en: en))
  }

  private mutating func read(_ row: CsvRow) {
    // A row that is too short is noted as such already.
    guard row.isWhole else { return }
    let before = reader.problems.count
    let owner = readOwner(row)
    let measure = readMeasure(row)
    let subject = readSubject(row)
    let value = readValue(row, measure)
    let unit = readUnit(row, measure)
    let asOf = readDay(row)
    let method = readMethod(row)
    let definition = readDefinition(row, measure)
    guard reader.problems.count == before, let owner, let measure, let subject, let value,
      let unit, let asOf, let method, let definition
    else { return }
    let figure = Figure(
      measure: measure, subject: subject, value: value, unit: unit, asOf: asOf, method: method,
      definition: definition, source: text(row, .source))
    rows.append((owner, FigureRow(figure, row: row.number)))
  }

  private mutating func readOwner(_ row: CsvRow) -> PartyCode? {
    guard let text = text(row, .region) else {
      if party == nil { problem(row, .region, "regionens kod saknas", "the region is missing") }
      return party
    }
    // Spreadsheets take the zero away from 01.
    let code = PartyCode(text.count == 1 ? "0" + text : text)
    guard let code, code.isRegion else {
      problem(row, .region, "okänd region ”\(text)”", "unknown region “\(text)”")
      return nil
    }
    if let party, code != party {
      problem(
        row, .region, "raden gäller region \(code), men filen läses in för region \(party)",
        "the row is of region \(code), but the file is read for region \(party)")
      return nil
    }
    return code
  }

  private mutating func readMeasure(_ row: CsvRow) -> MeasureID? {
    guard let text = text(row, .measure) else {
      problem(row, .measure, "måttet saknas", "the measure is missing")
      return nil
    }
    let named = Measure.catalogue.first { $0.name.sv == text || $0.name.en == text }?.id
    guard let id = named ?? MeasureID(text), Measure.find(id) != nil else {
      problem(row, .measure, "okänt mått ”\(text)”", "unknown measure “\(text)”")
      return nil
    }
    return id
  }

  private mutating func readSubject(_ row: CsvRow) -> FigureSubject? {
    guard let text = text(row, .subject), text != "region" else { return .region }
    guard let id = HospitalID(text) else {
      problem(row, .subject, "okänt sjukhus ”\(text)”", "unknown hospital “\(text)”")
      return nil
    }
    return .hospital(id)
  }

  private mutating func readValue(_ row: CsvRow, _ measure: MeasureID?) -> FigureValue? {
    guard let text = text(row, .value) else {
      problem(
        row, .value, "värdet saknas; skriv ett tal, eller okänt, undanhållet, ej tillämpligt",
        "the value is missing; write a number, or unknown, withheld, not-applicable")
      return nil
    }
    let unit = measure.flatMap { Measure.find($0)?.unit }
    if let band = unit?.bands?.first(where: { $0.label.sv == text || $0.label.en == text }) {
      return .known(ExactDecimal(band.number))
    }
    if let value = FigureValue(text, reader.notation) { return value }
    let sign = reader.notation == .comma ? ("komma", "comma") : ("punkt", "point")
    problem(
      row, .value,
      "”\(text)” är inget tal; i den här filen är decimaltecknet \(sign.0), högst "
        + "\(ExactDecimal.decimalsMax) decimaler",
      "“\(text)” is not a number; in this file the decimal sign is a \(sign.1), at most "
        + "\(ExactDecimal.decimalsMax) decimals")
    return nil
  }

  private mutating func readUnit(_ row: CsvRow, _ measure: MeasureID?) -> FigureUnit? {
    guard let text = text(row, .unit) else { return measure.flatMap { Measure.find($0)?.unit } }
    let lower = text.lowercased()
    let unit = FigureUnit.allCases.first {
      $0.rawValue == lower || $0.label.sv == lower || $0.label.en == lower
    }
    if unit == nil { problem(row, .unit, "okänd enhet ”\(text)”", "unknown unit “\(text)”") }
    return unit
  }

  private mutating func readDay(_ row: CsvRow) -> Day? {
    let text = text(row, .asOf) ?? ""
    guard let day = Day(text) else {
      problem(
        row, .asOf, "”\(text)” är inget datum; skriv som 2026-11-20",
        "“\(text)” is not a date; write as 2026-11-20")
      return nil
    }
    return day
  }

  private mutating func readMethod(_ row: CsvRow) -> FigureMethod? {
    guard let text = text(row, .method) else { return .counted }
    let method = FigureMethod(reading: text)
    if method == nil {
      let known = FigureMethod.allCases
      problem(
        row, .method,
        "okänd metod ”\(text)”; skriv \(known.map(\.label.sv).joined(separator: ", "))",
        "unknown method “\(text)”; write \(known.map(\.label.en).joined(separator: ", "))")
    }
    return method
  }

  private mutating func readDefinition(_ row: CsvRow, _ measure: MeasureID?) -> Int? {
    guard let text = text(row, .definition) else {
      return measure.flatMap { Measure.find($0)?.definition }
    }
    guard let version = Int(text), version > 0 else {
      problem(
        row, .definition, "”\(text)” är inget versionsnummer",
        "“\(text)” is not a version number")
      return nil
    }
    return version
  }
}
