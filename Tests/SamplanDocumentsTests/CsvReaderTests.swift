import SamplanBase
import Testing

@testable import SamplanDocuments

/// Reads a whole text in pieces of a size.
func read(_ bytes: [UInt8], piece: Int = 1 << 16, limits: CsvLimits = CsvLimits()) -> (
  reader: CsvReader, rows: [CsvRow]
) {
  var reader = CsvReader(limits: limits)
  var rows: [CsvRow] = []
  var start = 0
  while start < bytes.count {
    let end = min(start + piece, bytes.count)
    reader.feed(Array(bytes[start..<end]))
    while let row = reader.next() { rows.append(row) }
    start = end
  }
  reader.finish()
  while let row = reader.next() { rows.append(row) }
  return (reader, rows)
}

func read(_ text: String, piece: Int = 1 << 16, limits: CsvLimits = CsvLimits()) -> (
  reader: CsvReader, rows: [CsvRow]
) {
  read(Array(text.utf8), piece: piece, limits: limits)
}

struct CsvReaderTests {
  private func problems(_ text: String, limits: CsvLimits = CsvLimits()) -> [String] {
    problems(Array(text.utf8), limits: limits)
  }

  private func problems(_ bytes: [UInt8], limits: CsvLimits = CsvLimits()) -> [String] {
    read(bytes, limits: limits).reader.problems.kept.map {
      "\($0.place.described(in: .sv)): \($0.text.sv)"
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", UInt8(ascii: ",")), ("a;b\r\n1;2\r\n", UInt8(ascii: ";")),
    ("a\tb\n1\t2", 9), ("\u{FEFF}a;b\n1;2", UInt8(ascii: ";")), ("a,b\r1,2\r", UInt8(ascii: ",")),
    ("\"x;y;z;\",b\n1,2\n", UInt8(ascii: ",")), ("sep=;\r\na;b\r\n1;2", UInt8(ascii: ";")),
  ])
  func `separator and line ends are told from the file`(text: String, separator: UInt8) {
    for piece in [1, 2, 3, 1000] {
      let (reader, rows) = read(text, piece: piece)
      #expect(reader.separator == separator)
      #expect(reader.problems.isEmpty)
      #expect(reader.columns.count == 2)
      #expect(rows.map(\.cells) == [["1", "2"]])
    }
  }

  @Test func `quoted cells hold separators, line ends and doubled quotes`() {
    for piece in [1, 2, 3, 5, 1000] {
      let (reader, rows) = read("a,b\n\"x, \"\"y\"\"\r\nz\",\"\"\n1,2", piece: piece)
      #expect(reader.problems.isEmpty)
      #expect(rows.map(\.cells) == [["x, \"y\"\r\nz", ""], ["1", "2"]])
      #expect(rows.map(\.number) == [2, 3])
    }
  }

  @Test func `rows are numbered as a spreadsheet does, blank ones counted`() {
    let (reader, rows) = read("a,b\n\n1,2\n   \n3,4\n")
    #expect(reader.problems.isEmpty)
    #expect(rows.map(\.number) == [3, 5])
  }

  @Test func `rows with missing and extra fields are all told`() {
    #expect(
      problems("region,mått,värde\n19,beds\n19,beds,1,2\n19,beds,3\n19\n19,beds,4,,\n") == [
        "rad 2, kolumn värde: raden har 2 fält, rubriken 3: värde saknas",
        "rad 3, kolumn 4: raden har 4 fält, rubriken 3; står ett avgränsningstecken i en text "
          + "utan citattecken?",
        "rad 5, kolumn mått: raden har 1 fält, rubriken 3: mått, värde saknas",
      ])
    let (_, rows) = read("a,b\n1\n")
    #expect(rows[0][0] == "1" && rows[0][1] == nil && !rows[0].isWhole)
  }

  @Test func `an unclosed quote is told where it opened and the rest is still read`() {
    for piece in [1, 3, 1000] {
      let (reader, rows) = read("a,b\n1,\"öppen\n2,ok\n3,\"bra\"\n4\n", piece: piece)
      #expect(
        reader.problems.kept.map(\.place) == [
          .cell(row: 2, column: "b"), .cell(row: 5, column: "b"),
        ])
      #expect(reader.problems.kept[0].text.sv.contains("filens rad 2"))
      #expect(rows.map(\.cells) == [["1", "öppen"], ["2", "ok"], ["3", "bra"], ["4"]])
    }
  }

  @Test func `an unclosed quote in the last row is told`() {
    let (reader, rows) = read("a,b\n1,2\n3,\"x")
    #expect(reader.problems.kept.map(\.place) == [.cell(row: 3, column: "b")])
    #expect(rows.map(\.cells) == [["1", "2"], ["3", "x"]])
  }

  @Test func `an unclosed quote in the heading is told and rows are read`() {
    let (reader, rows) = read("a,\"b\n1,2\n3,4\n")
    #expect(reader.problems.count == 1)
    #expect(reader.columns == ["a", "b"])
    #expect(rows.count == 2)
  }

  @Test func `stray quotes are told with their place`() {
    #expect(
      problems("a,b\n5\" rör,1\n\"x\" y,2\n").map { $0.prefix(40) } == [
        "rad 2, kolumn a: citattecken mitt i en t", "rad 3, kolumn a: det står text efter det",
      ])
  }

  @Test func `encodings that are not UTF-8 are named`() {
    #expect(problems([0xFF, 0xFE, 0x61, 0, 0x2C, 0])[0].contains("UTF-16"))
    #expect(problems([0x50, 0x4B, 3, 4, 0x14, 0])[0].contains("arbetsbok"))
    let windows = problems(Array("namn;värde\n".utf8) + [0x56, 0xE4, 0x73, 0x74, 0x3B, 0x31, 0x0A])
    #expect(windows.count == 1)
    #expect(windows[0].hasPrefix("rad 2, kolumn namn: ") && windows[0].contains("(”Väst”)"))
    #expect(problems(Array("a,b\n1,".utf8) + [0x81, 0x0A])[0].contains("är inte UTF-8; spara"))
  }

  @Test func `headings that are missing or double are told`() {
    #expect(
      problems("a,,A\n1,2,3\n") == [
        "rad 1, kolumn 2: kolumnen saknar rubrik", "rad 1, kolumn A: rubriken står två gånger",
      ])
    #expect(problems("") == ["hela underlaget: filen är tom: rubrikraden saknas"])
    #expect(read("a,b,,\n1,2,,\n").reader.columns == ["a", "b"])
  }

  @Test func `after 200 problems the rest are counted`() throws {
    let text = "a,b\n" + String(repeating: "1\n", count: 1250)
    let (reader, rows) = read(text)
    #expect(rows.count == 1250)
    #expect(reader.problems.kept.count == 200 && reader.problems.count == 1250)
    let refusal = try #require(reader.problems.refusal(of: "a.csv"))
    #expect(refusal.kind == .input)
    #expect(refusal.problems.count == 201)
    #expect(refusal.problems.last?.text.sv == "och 1\u{A0}050 fel till, som inte räknas upp")
    #expect(refusal.text.sv.contains("a.csv") && refusal.text.sv.contains("1\u{A0}250 fel"))
    #expect(CsvProblems().refusal(of: "a.csv") == nil)
  }

  @Test func `each limit refuses and is named`() throws {
    var limits = CsvLimits()
    limits.bytes = 1_500_000
    let large = read(
      "a,b\n" + String(repeating: "12345678,1\n", count: 200_000), limits: limits)
    #expect(large.reader.problems.refusal(of: "f")?.kind == .limit)
    #expect(large.reader.problems.kept.last?.text.sv.contains("1,5\u{A0}MB") == true)
    #expect(CsvLimits().bytesText.sv.contains("100\u{A0}MB"))
    limits = CsvLimits()
    limits.rows = 4
    #expect(read("a\n1\n2\n3\n4\n5\n", limits: limits).rows.count == 3)
    #expect(problems("a\n1\n2\n3\n4\n5\n", limits: limits).count == 1)
    let wide = String(repeating: "k,", count: 200) + "k\n"
    #expect(problems(wide)[0].contains("200 kolumner"))
    let long = "a,b\n1," + String(repeating: "x", count: 65_537) + "\n2,3\n"
    #expect(
      problems(long) == [
        "rad 2, kolumn b: texten är längre än gränsen 65\u{A0}536 byte"
      ])
    #expect(read(long).rows.count == 2)
    let exact = "a,b\n1," + String(repeating: "x", count: 65_536) + "\n"
    #expect(problems(exact).isEmpty)
  }

  @Test func `a quoted text past the limit does not take the following rows with it`() {
    let oneLine = "a,b\n1,\"" + String(repeating: "x", count: 70_000) + "\n2,3\n"
    for piece in [1000, 1 << 20] {
      let (reader, rows) = read(oneLine, piece: piece)
      #expect(reader.problems.kept.map(\.place) == [.cell(row: 2, column: "b")])
      #expect(rows.last?.cells == ["2", "3"])
    }
    let manyLines = "a,b\n1,\"x\n" + String(repeating: "2,3\n", count: 20_000)
    let (reader, rows) = read(manyLines)
    #expect(reader.problems.count == 1)
    #expect(rows.count == 20_001)
  }

  @Test func `a row of very many fields is counted, not kept`() {
    let (reader, rows) = read("a,b\n" + String(repeating: "x,", count: 300_000) + "\n1,2\n")
    #expect(reader.problems.count == 1)
    #expect(reader.problems.kept[0].text.sv.contains("300001 fält"))
    #expect(rows.map(\.cells) == [["x", "x"], ["1", "2"]])
  }

  @Test func `the same bytes in any pieces give the same rows and problems`() {
    var numbers = SeededNumbers(seed: 21)
    let parts = ["a", "1", ",", ",", "\n", "\r\n", "\"", "\"\"", " ", "å", ";", "=1", "'"]
    for _ in 0..<400 {
      let body = (0..<Int.random(in: 0...60, using: &numbers))
        .map { _ in parts.randomElement(using: &numbers)! }.joined()
      let bytes = Array(("x,y,z\n" + body).utf8)
      let whole = read(bytes)
      for piece in [1, 2, 7] {
        let pieces = read(bytes, piece: piece)
        #expect(pieces.rows == whole.rows)
        #expect(pieces.reader.problems.kept == whole.reader.problems.kept)
      }
    }
  }

  @Test func `any bytes at all are read to the end`() {
    var numbers = SeededNumbers(seed: 8)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...400, using: &numbers)).map { _ -> UInt8 in
        Bool.random(using: &numbers)
          ? [10, 13, 34, 44, 59, 9].randomElement(using: &numbers)!
          : UInt8.random(in: 0...255, using: &numbers)
      }
      let (reader, rows) = read(bytes, piece: 13)
      #expect(rows.allSatisfy { $0.cells.count <= max(reader.columns.count, 1) })
    }
  }
}
