import SamplanBase

/// Writes a table file row by row, in one of the dialects. What a spreadsheet would take for a
/// formula is kept a text; `CsvReader` gives every text back as it was.
package struct CsvWriter: Sendable {
  private let dialect: CsvDialect
  /// What has been written and not yet taken.
  private var pending: [UInt8] = []

  /// - Parameter columns: the heading row, the first of the file.
  package init(_ dialect: CsvDialect, columns: [String]) {
    self.dialect = dialect
    if dialect.hasByteOrderMark { pending = [0xEF, 0xBB, 0xBF] }
    write(columns.map(CsvCell.text))
  }

  /// Adds a row.
  package mutating func write(_ cells: [CsvCell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { pending.append(dialect.separator) }
      switch cell {
      case .text(let text): append(FormulaGuard.guarded(text, dialect.notation))
      case .number(let number): append(shown(number))
      case .whole(let number): pending.append(digitsOf: number)
      case .empty: break
      }
    }
    // A row of one empty cell would be a blank line, which readers skip.
    if cells.count == 1, pending.isEmpty || pending.last == 0x0A || isOnlyMark {
      pending.append(contentsOf: "\"\"".utf8)
    }
    pending.append(contentsOf: dialect.lineEnd.utf8)
  }

  /// Everything written since the last time, for sending a long file in pieces.
  package mutating func take() -> [UInt8] {
    defer { pending = [] }
    return pending
  }

  private var isOnlyMark: Bool { pending == [0xEF, 0xBB, 0xBF] }

  private func shown(_ number: ExactDecimal) -> String {
    switch dialect.notation {
    case .point: number.description
    case .comma: number.description.replacing(".", with: ",")
    }
  }

  private mutating func append(_ text: String) {
    let needsQuotes = text.utf8.contains { byte in
      byte == dialect.separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return pending.append(contentsOf: text.utf8) }
    pending.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { pending.append(byte) }
      pending.append(byte)
    }
    pending.append(UInt8(ascii: "\""))
  }
}
