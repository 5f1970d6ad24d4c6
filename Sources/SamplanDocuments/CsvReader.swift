import SamplanBase

/// Reads a table file (CSV, RFC 4180) from pieces of bytes as they arrive.
///
/// Comma, semicolon and tab are told apart by the heading row; a heading without any of them is
/// that of a table of one column, whose rows are not parted. UTF-8 with or without byte order
/// mark is read. Every problem is noted with row and column and reading goes on, so that a person
/// sees all of them at once. Memory holds one piece and the rows it completes.
///
///     var reader = CsvReader()
///     for piece in pieces {
///       reader.feed(piece)
///       while let row = reader.next() { … }
///     }
///     reader.finish()
///     while let row = reader.next() { … }
///     if let refusal = reader.problems.refusal(of: name) { throw refusal }
package struct CsvReader: Sendable {
  /// Everything that is wrong so far. The caller adds what it finds in the cells.
  package var problems = CsvProblems()
  /// The heading, blanks around the names taken away. Empty until the first row has been read.
  package private(set) var columns: [String] = []
  /// The byte between cells. Nil until the first row has been read, and in a table of one column.
  package private(set) var separator: UInt8?

  private let limits: CsvLimits
  private var scanner: CsvScanner
  /// The first line, until the separator is known.
  private var opening: [UInt8] = []
  private var isOpen = false
  /// The first row only tells Excel the separator.
  private var namesSeparator = false
  /// The rest of the file is not read: it is no table, or too large.
  private var isStopped = false
  private var bytesRead = 0
  /// The number of the latest row; the heading is row 1.
  private var rowNumber = 0
  private var rows: [CsvRow] = []
  private var nextRow = 0

  package init(limits: CsvLimits = CsvLimits()) {
    self.limits = limits
    scanner = CsvScanner(cellLimit: limits.cellBytes, columnLimit: limits.columns)
  }

  /// How decimals are written in this file: a comma where cells are parted by semicolons.
  package var notation: ExactDecimal.Notation {
    separator == UInt8(ascii: ";") ? .comma : .point
  }

  /// The next row that is complete, after the heading; nil when more bytes are needed.
  package mutating func next() -> CsvRow? {
    guard nextRow < rows.count else {
      rows.removeAll(keepingCapacity: true)
      nextRow = 0
      return nil
    }
    nextRow += 1
    return rows[nextRow - 1]
  }

  /// Reads a piece of the file.
  package mutating func feed(_ piece: [UInt8]) {
    guard !isStopped else { return }
    bytesRead += piece.count
    guard bytesRead <= limits.bytes else {
      problems.add(limit: limits.bytesText)
      isStopped = true
      return
    }
    guard !isOpen else { return scan(piece) }
    opening += piece
    // A line end is looked for only where one may have come; a heading is no longer than a cell.
    let mayEnd = piece.contains { $0 == 0x0A || $0 == 0x0D }
    if mayEnd && CsvOpening.lineEnd(in: opening) != nil || opening.count > limits.cellBytes {
      open()
    }
  }

  /// Tells that the file has ended.
  package mutating func finish() {
    guard !isStopped else { return }
    if !isOpen { open() }
    guard !isStopped else { return }
    scanner.finish()
    collect()
    if rowNumber == 0 {
      problems.add(
        .whole, Text(sv: "filen är tom: rubrikraden saknas", en: "the file is empty: no heading"))
    }
    isStopped = true
  }

  private mutating func open() {
    let found = CsvOpening(opening)
    opening = []
    isOpen = true
    if let reason = found.refused {
      problems.add(.whole, reason)
      isStopped = true
      return
    }
    separator = found.separator
    scanner.separator = found.separator ?? CsvScanner.noSeparator
    namesSeparator = found.namesSeparator
    scan(found.rest)
  }

  private mutating func scan(_ piece: [UInt8]) {
    scanner.feed(piece)
    collect()
  }

  /// Takes what the scanner has found: rows and problems, both in the order of the file.
  private mutating func collect() {
    for record in scanner.takeRecords() where !isStopped {
      rowNumber += 1
      guard rowNumber <= limits.rows else {
        problems.add(limit: limits.rowsText)
        isStopped = true
        return
      }
      take(record)
    }
  }

  private mutating func take(_ record: CsvScanner.Record) {
    if namesSeparator, rowNumber == 1 { return }
    for flaw in record.flaws {
      if problems.isFull { problems.addUnlisted() } else { note(flaw) }
    }
    guard !isBlank(record) else { return }
    let isPlain = record.isPlain
    var texts: [String] = []
    texts.reserveCapacity(record.ends.count)
    for index in record.ends.indices {
      let bytes = record.cell(index)
      let text = String(decoding: bytes, as: UTF8.self)
      if !isPlain { check(text, of: bytes, column: index) }
      texts.append(FormulaGuard.unguarded(text))
    }
    if columns.isEmpty { return head(texts) }
    if texts.count != columns.count {
      if !record.hasUnclosedQuote { checkCount(texts, of: record.cellCount) }
      texts.removeLast(max(0, texts.count - columns.count))
    }
    rows.append(CsvRow(number: rowNumber, cells: texts, columnCount: columns.count))
  }

  /// A line with nothing on it is no row; in a table of one column a quoted nothing is.
  private func isBlank(_ record: CsvScanner.Record) -> Bool {
    guard record.ends.count == 1, !record.isQuoted else { return false }
    return columns.count == 1
      ? record.bytes.isEmpty : record.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func head(_ names: [String]) {
    guard names.count <= limits.columns else {
      problems.add(limit: limits.columnsText)
      isStopped = true
      return
    }
    columns = names.map { $0.trimmingBlanks() }
    // Spreadsheets often write empty columns after the last one.
    while columns.count > 1, columns.last == "" { columns.removeLast() }
    var seen: Set<String> = []
    for (index, name) in columns.enumerated() {
      if name.isEmpty {
        problems.add(
          .cell(row: rowNumber, column: "\(index + 1)"),
          Text(sv: "kolumnen saknar rubrik", en: "the column has no heading"))
      } else if !seen.insert(name.lowercased()).inserted {
        problems.add(
          .cell(row: rowNumber, column: name),
          Text(sv: "rubriken står två gånger", en: "the heading stands twice"))
      }
    }
  }

  private mutating func checkCount(_ texts: [String], of count: Int) {
    if texts.count < columns.count {
      guard !problems.isFull else { return problems.addUnlisted() }
      let missing = columns[texts.count...].joined(separator: ", ")
      problems.add(
        .cell(row: rowNumber, column: columns[texts.count]),
        Text(
          sv: "raden har \(count) fält, rubriken \(columns.count): \(missing) saknas",
          en: "the row has \(count) fields, the heading \(columns.count): "
            + "\(missing) missing"))
      return
    }
    // Empty fields after the last column say nothing and harm nothing.
    if let extra = texts[columns.count...].firstIndex(where: { !$0.isEmpty }) {
      problems.add(
        .cell(row: rowNumber, column: "\(extra + 1)"),
        Text(
          sv: "raden har \(count) fält, rubriken \(columns.count); "
            + "står ett avgränsningstecken i en text utan citattecken?",
          en: "the row has \(count) fields, the heading \(columns.count); "
            + "does a separator stand in a text without quotes?"))
    }
  }

  /// Notes bytes that are not UTF-8, which decoding has replaced, and null characters.
  private mutating func check(_ text: String, of bytes: ArraySlice<UInt8>, column: Int) {
    let isValid = text.utf8.elementsEqual(bytes)
    guard !isValid || bytes.contains(0) else { return }
    if problems.isFull {
      problems.addUnlisted()
    } else if !isValid {
      problems.add(place(column), CsvOpening.wrongEncoding(bytes))
    } else {
      problems.add(
        place(column),
        Text(sv: "cellen har ett nolltecken", en: "the cell has a null character"))
    }
  }

  private mutating func note(_ flaw: CsvScanner.Flaw) {
    switch flaw.kind {
    case .tooLong: problems.add(place(flaw.column), limits.cellText)
    case .strayQuote:
      problems.add(
        place(flaw.column),
        Text(
          sv: "citattecken mitt i en text; sätt citattecken om hela texten och skriv det som två",
          en: "a quote within a text; put quotes around the whole and write it twice"))
    case .textAfterQuote:
      problems.add(
        place(flaw.column),
        Text(
          sv: "det står text efter det avslutande citattecknet",
          en: "there is text after the closing quote"))
    case .unclosedQuote(let line):
      problems.add(
        place(flaw.column),
        Text(
          sv: "citattecknet som öppnas här (filens rad \(line)) "
            + "stängs aldrig, eller texten är längre än gränsen",
          en: "the quote opened here (line \(line) of the file) is never closed, or the text is "
            + "longer than the limit"))
    }
  }

  private func place(_ column: Int) -> Refusal.Place {
    .cell(row: rowNumber, column: column < columns.count ? columns[column] : "\(column + 1)")
  }
}

/// One row of a table file.
package struct CsvRow: Sendable, Hashable {
  /// The row's number as a spreadsheet counts; the heading is 1.
  package let number: Int
  /// The cells, at most one for each column. Fewer when the row was too short.
  package let cells: [String]
  /// How many cells the row should have.
  package let columnCount: Int

  /// The cell of a column, blanks around it taken away; nil when the row ends before it.
  package subscript(column: Int) -> String? {
    column < cells.count ? cells[column].trimmingBlanks() : nil
  }

  /// Whether the row has a cell for each column.
  package var isWhole: Bool { cells.count == columnCount }
  /// Whether nothing at all stands in the row, as in rows that spreadsheets write below a table.
  package var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

extension String {
  /// Without blanks at either end.
  func trimmingBlanks() -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.first, let last = utf8.last,
      isBlank(first) || isBlank(last) || first == 0xC2 || last == 0xA0
    else { return self }
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{A0}"]
    let start = drop { blanks.contains($0) }
    guard let end = start.lastIndex(where: { !blanks.contains($0) }) else { return "" }
    return String(start[...end])
  }
}
