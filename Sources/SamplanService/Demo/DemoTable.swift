import SamplanBase
import SamplanDocuments

/// A table of the demonstration, read by column name. The files come with the program, so what is
/// wrong in them is the program's fault.
struct DemoTable {
  let name: String
  private let columns: [String: Int]
  let rows: [CsvRow]

  init(_ name: String, _ bytes: [UInt8]) throws(Refusal) {
    self.name = name
    var reader = CsvReader()
    reader.feed(bytes)
    reader.finish()
    var rows: [CsvRow] = []
    while let row = reader.next() { rows.append(row) }
    if let refusal = reader.problems.refusal(of: name) { throw refusal }
    columns = Dictionary(
      reader.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.rows = rows
  }

  /// The cell of a row, empty when there is nothing in it.
  func text(_ row: CsvRow, _ column: String) throws(Refusal) -> String {
    guard let place = columns[column] else { throw damaged(row, column) }
    return row[place] ?? ""
  }

  /// The cell as a value that must be there.
  func value<Value>(
    _ row: CsvRow, _ column: String, _ read: (String) -> Value?
  ) throws(Refusal) -> Value {
    guard let value = read(try text(row, column)) else { throw damaged(row, column) }
    return value
  }

  private func damaged(_ row: CsvRow, _ column: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Demonstrationens fil \(name) är skadad.",
        en: "The demonstration's file \(name) is damaged."),
      cause: "\(name): row \(row.number), column \(column)")
  }
}
