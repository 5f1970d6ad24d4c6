/// Parts the bytes of a table file into records and cells, whatever the pieces they arrive in.
///
/// A quote that is never closed would swallow the rest of the file. When one is found, by the
/// cell growing past its limit, by text after what closed it, or by the end of the file, it is
/// noted where it opened, and reading goes on from the line after it.
struct CsvScanner: Sendable {
  /// A row as it stands in the file.
  struct Record: Sendable {
    /// The bytes of all cells, without quotes and separators.
    var bytes: [UInt8]
    /// Where in `bytes` each cell ends.
    var ends: [Int]
    /// How many cells the row has in the file; more than `ends` when it has far too many.
    var cellCount: Int
    /// Whether any cell stood in quotes.
    var isQuoted: Bool
    var flaws: [Flaw]

    /// The bytes of one cell.
    func cell(_ index: Int) -> ArraySlice<UInt8> {
      bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Whether all bytes are ASCII, null excepted, so that the cells need no closer look.
    var isPlain: Bool { bytes.allSatisfy { $0 > 0 && $0 < 0x80 } }

    /// The row ends where its line does, so that fields are missing for that reason alone.
    var hasUnclosedQuote: Bool {
      flaws.contains { if case .unclosedQuote = $0.kind { true } else { false } }
    }
  }

  /// What is wrong with how a cell is written.
  struct Flaw: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case strayQuote
      case textAfterQuote
      /// - Parameter line: the line of the file where the quote opened.
      case unclosedQuote(line: Int)
      case tooLong
    }
    /// From 0.
    let column: Int
    let kind: Kind
  }

  private enum State: Sendable {
    case cellStart
    case plain
    case quoted
    /// After a quote in a quoted cell: its end, or the first half of a doubled quote.
    case quoteInQuoted
    /// In a quoted cell after text that follows its closing quote.
    case afterStray
  }

  /// The byte between cells.
  var separator = UInt8(ascii: ",")
  /// Stands for a separator in a table of one column: a byte that no UTF-8 text has.
  static let noSeparator: UInt8 = 0xFF

  private let cellLimit: Int
  private let columnLimit: Int
  private var state = State.cellStart
  /// The line of the file that is read now, from 1.
  private var line = 1
  private var lastWasReturn = false
  private var records: [Record] = []

  /// The record being read: the bytes of its cells, and where each cell ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Cells past the limit of columns; they are counted and not kept.
  private var droppedCells = 0
  private var isQuoted = false
  private var flaws: [Flaw] = []

  /// The line where the quoted cell began.
  private var quoteLine = 0
  /// What has been read since its quote, at most about one cell's limit.
  private var raw: [UInt8] = []
  /// Whether a line end stands in `raw`.
  private var spansLines = false
  /// How many unclosed quotes were recovered from. Each rereads at most one cell's limit; after
  /// so many, the rest is read as it comes.
  private var recoveries = 0
  private static let recoveriesMax = 200

  init(cellLimit: Int, columnLimit: Int) {
    self.cellLimit = cellLimit
    self.columnLimit = columnLimit
  }

  /// The records that have been completed since the last time.
  mutating func takeRecords() -> [Record] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  /// Reads a piece of the file.
  mutating func feed(_ piece: [UInt8]) {
    var again: [UInt8]? = piece
    while let bytes = again { again = run(bytes) }
  }

  /// Tells that the file has ended.
  mutating func finish() {
    while state == .quoted, recoveries < Self.recoveriesMax {
      feed(rewound())
    }
    if state == .quoted { flaws.append(.init(column: ends.count, kind: unclosed)) }
    if !(ends.isEmpty && bytes.isEmpty && state == .cellStart) { endRecord() }
  }

  /// Reads until the end of the piece, or until an unclosed quote is found; then returns the
  /// bytes to read again from the line after it, with the rest of the piece.
  private mutating func run(_ piece: [UInt8]) -> [UInt8]? {
    var index = 0
    while index < piece.count {
      let byte = piece[index]
      switch state {
      case .cellStart, .plain:
        index = plain(piece, from: index)
      case .quoted:
        index = quoted(piece, from: index)
        if state == .quoted, isFull, recoveries < Self.recoveriesMax, spansLines {
          return rewound() + piece[index...]
        }
      case .quoteInQuoted:
        guard byte != UInt8(ascii: "\"") else {
          append(byte)
          if !isFull { raw.append(byte) }
          state = .quoted
          index += 1
          continue
        }
        if ends(cell: byte) {
          state = .plain
          continue
        }
        if spansLines, recoveries < Self.recoveriesMax { return rewound() + piece[index...] }
        flaws.append(.init(column: ends.count, kind: .textAfterQuote))
        state = .afterStray
      case .afterStray:
        if ends(cell: byte) {
          state = .plain
        } else {
          append(byte)
          index += 1
        }
      }
    }
    return nil
  }

  private func ends(cell byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// Reads outside quotes from `index`; returns where to go on.
  private mutating func plain(_ piece: [UInt8], from index: Int) -> Int {
    let byte = piece[index]
    let followsReturn = lastWasReturn
    lastWasReturn = false
    switch byte {
    case separator:
      endCell()
    case 0x0A where followsReturn: break
    case 0x0A, 0x0D:
      lastWasReturn = byte == 0x0D
      line += 1
      endRecord()
    case UInt8(ascii: "\"") where state == .cellStart:
      state = .quoted
      isQuoted = true
      quoteLine = line
      spansLines = false
      raw.removeAll(keepingCapacity: true)
    case UInt8(ascii: "\""):
      flaws.append(.init(column: ends.count, kind: .strayQuote))
      append(byte)
    default:
      state = .plain
      // The usual case, a run of plain bytes, is copied at once.
      var end = index + 1
      while end < piece.count, piece[end] != separator,
        piece[end] > UInt8(ascii: "\"") || piece[end] == UInt8(ascii: " ")
      {
        end += 1
      }
      append(piece[index..<end])
      return end
    }
    return index + 1
  }

  /// Reads within quotes from `index`; returns where to go on.
  private mutating func quoted(_ piece: [UInt8], from index: Int) -> Int {
    let wasFull = isFull
    var end = index
    while end < piece.count, piece[end] != UInt8(ascii: "\"") {
      if piece[end] == 0x0A || piece[end] == 0x0D {
        if wasFull, !spansLines {
          // One line longer than a cell may be: the cell ends with it.
          append(piece[index..<end])
          state = .plain
          return end
        }
        spansLines = true
      }
      if piece[end] == 0x0A { line += 1 }
      end += 1
      if !wasFull, raw.count + end - index > cellLimit { break }
    }
    append(piece[index..<end])
    if !wasFull { raw.append(contentsOf: piece[index..<end]) }
    if end < piece.count, piece[end] == UInt8(ascii: "\"") {
      if !isFull { raw.append(piece[end]) }
      state = .quoteInQuoted
      end += 1
    }
    return end
  }

  private var isFull: Bool { raw.count > cellLimit }
  private var unclosed: Flaw.Kind { .unclosedQuote(line: quoteLine) }

  /// Ends the record at the line where its quote opened, and returns what came after that line.
  private mutating func rewound() -> [UInt8] {
    recoveries += 1
    flaws.append(.init(column: ends.count, kind: unclosed))
    let lineEnd = raw.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? raw.endIndex
    bytes.removeSubrange(cellStart...)
    bytes.append(contentsOf: raw[..<lineEnd].filter { $0 != UInt8(ascii: "\"") })
    let rest = Array(raw[lineEnd...])
    raw = []
    line = quoteLine
    // The line end that comes first in `rest` ends the record.
    state = .plain
    return rest
  }

  private var cellStart: Int { ends.last ?? 0 }

  /// Adds to the cell, up to one byte past the limit, so that what is too long is known.
  private mutating func append(_ byte: UInt8) {
    if bytes.count - cellStart <= cellLimit { bytes.append(byte) }
  }

  private mutating func append(_ run: ArraySlice<UInt8>) {
    let room = cellLimit + 1 - (bytes.count - cellStart)
    bytes.append(contentsOf: run.prefix(max(0, room)))
  }

  private mutating func endCell() {
    if bytes.count - cellStart > cellLimit {
      flaws.append(.init(column: ends.count, kind: .tooLong))
    }
    state = .cellStart
    guard ends.count <= columnLimit else {
      bytes.removeSubrange(cellStart...)
      droppedCells += 1
      return
    }
    ends.append(bytes.count)
  }

  private mutating func endRecord() {
    endCell()
    records.append(
      Record(
        bytes: bytes, ends: ends, cellCount: ends.count + droppedCells, isQuoted: isQuoted,
        flaws: flaws))
    bytes = []
    droppedCells = 0
    ends = []
    isQuoted = false
    flaws = []
    state = .cellStart
  }
}
