import SamplanBase
import Testing

@testable import SamplanDocuments

struct CsvRoundTripTests {
  private func written(_ dialect: CsvDialect, _ columns: [String], _ rows: [[CsvCell]]) -> [UInt8] {
    var writer = CsvWriter(dialect, columns: columns)
    var bytes = writer.take()
    for row in rows {
      writer.write(row)
      bytes += writer.take()
    }
    return bytes
  }

  @Test func `the two dialects are written as they should`() {
    let rows: [[CsvCell]] = [
      ["Västmanland", .number(ExactDecimal("-1234.5")!), .whole(8)],
      ["a;b,c \"d\"", .empty, .number(ExactDecimal("0.25")!)],
    ]
    let data = written(.data, ["region", "värde", "antal"], rows)
    #expect(
      String(decoding: data, as: UTF8.self)
        == "region,värde,antal\nVästmanland,-1234.5,8\n\"a;b,c \"\"d\"\"\",,0.25\n")
    let excel = written(.swedishExcel, ["region", "värde", "antal"], rows)
    #expect(Array(excel.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: excel.dropFirst(3), as: UTF8.self)
        == "region;värde;antal\r\nVästmanland;-1234,5;8\r\n\"a;b,c \"\"d\"\"\";;0,25\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+46", "'+46"), ("-rm", "'-rm"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"), ("-12", "-12"), ("-1,5", "'-1,5"), ("-1.5", "-1.5"), ("'=x", "''=x"),
    ("'x", "'x"), ("--1", "'--1"), ("-", "'-"), ("a=1", "a=1"),
  ])
  func `formulas are kept texts and negative numbers stay numbers`(text: String, cell: String) {
    let bytes = written(.data, ["a", "b"], [[.text(text), .whole(1)]])
    let line = String(decoding: bytes, as: UTF8.self).dropFirst(4)
    #expect(line.replacing("\"", with: "") == "\(cell),1\n")
    #expect(read(bytes).rows[0].cells[0] == text)
  }

  @Test(arguments: [CsvDialect.data, .rfc4180, .swedishExcel])
  func `every table comes back as it was`(dialect: CsvDialect) {
    var numbers = SeededNumbers(seed: 2026)
    let parts = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", ",", ";", " ", "å", "🚑", "1", "x",
      "\u{A0}", ".", "sep=", "unknown",
    ]
    for _ in 0..<600 {
      let width = Int.random(in: 1...5, using: &numbers)
      let columns = (0..<width).map { "kolumn \($0)" }
      let table = (0..<Int.random(in: 0...8, using: &numbers)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...5, using: &numbers))
            .map { _ in parts.randomElement(using: &numbers)! }.joined()
        }
      }
      let bytes = written(dialect, columns, table.map { $0.map(CsvCell.text) })
      let (reader, rows) = read(bytes, piece: Int.random(in: 1...40, using: &numbers))
      #expect(reader.problems.isEmpty)
      #expect(rows.map(\.cells) == table)

      #expect(reader.separator == (width > 1 ? dialect.separator : nil))
    }
  }

  @Test func `figures come back exactly in both notations`() {
    var numbers = SeededNumbers(seed: 3)
    for dialect in [CsvDialect.data, .swedishExcel] {
      let figures = (0..<500).map { _ in
        let whole = Int.random(in: -99_999_999...99_999_999, using: &numbers)
        let decimals = Int.random(in: 0...999_999, using: &numbers)
        return ExactDecimal("\(whole).\(decimals)")!
      }
      let bytes = written(dialect, ["i", "värde"], figures.map { ["x", .number($0)] })
      let (reader, rows) = read(bytes)
      #expect(reader.notation == dialect.notation)
      #expect(rows.map { ExactDecimal($0.cells[1], reader.notation) } == figures)
    }
  }
}
