import HashTreeCollections
import SamplanBase

/// The figures of a snapshot: measures and subjects, cells of the two, then every row ever stated,
/// by column and in the order stated. Which row is a cell's latest, and a measure's level, is not
/// written: it follows from the rows.
extension FigureTable {
  func write(to writer: inout SnapshotWriter) {
    var cellOfRow = [UInt32](repeating: 0, count: rows.count)
    var unordered: [Cell] = []
    for cell in cells.values.lazy.flatMap(\.values) {
      var row: UInt32? = cell.last
      while let place = row {
        cellOfRow[Int(place)] = UInt32(unordered.count)
        row = rows[place].previous
      }
      unordered.append(cell)
    }
    // Cells are numbered as their first rows come: the order within a hash tree says nothing.
    var numbers = [UInt32?](repeating: nil, count: unordered.count)
    var ordered: [Cell] = []
    for place in cellOfRow.indices {
      let cell = Int(cellOfRow[place])
      if numbers[cell] == nil {
        numbers[cell] = UInt32(ordered.count)
        ordered.append(unordered[cell])
      }
      cellOfRow[place] = numbers[cell]!
    }
    CellKeys.write(ordered, to: &writer)
    writer.write(UInt32(rows.count))
    writer.write(column: cellOfRow)
    rows.writeColumns(to: &writer)
  }

  /// - Parameter size: entries of the log; every figure stands in one of them.
  init(reading reader: inout SnapshotReader, size: Int) throws(SnapshotDefect) {
    let keys = try CellKeys(reading: &reader)
    let count = Int(try reader.read(UInt32.self))
    let cellOfRow = try reader.readColumn(of: UInt32.self, rows: count)
    var standings = Standings(keys)
    try standings.follow(cellOfRow)
    rows = try FigureRows(
      reading: &reader, previous: standings.previous, size: size)
    standings.rank(cellOfRow, rows, keys)
    var columns = [TreeDictionary<FigureSubject, Cell>](repeating: [:], count: keys.measures.count)
    for (number, key) in keys.cells.enumerated() {
      let measure = keys.measures[Int(key.measure)]
      let subject = keys.subjects[Int(key.subject)]
      let cell = Cell(
        measure: measure, subject: subject, latest: standings.latest[number],
        last: standings.last[number])
      guard columns[Int(key.measure)].updateValue(cell, forKey: subject) == nil else {
        throw SnapshotDefect()
      }
    }
    for (number, measure) in keys.measures.enumerated() {
      guard !columns[number].isEmpty,
        cells.updateValue(columns[number], forKey: measure) == nil
      else { throw SnapshotDefect() }
      levels[measure] = standings.levels[number]
    }
  }

  /// What follows from the rows, held by number of cell and of measure: the same as `insert` finds.
  private struct Standings {
    static let none = UInt32.max

    /// By row, the one before of the same cell.
    var previous: [UInt32] = []
    var last: [UInt32]
    var latest: [UInt32]
    var levels: [Levels]

    init(_ keys: CellKeys) {
      last = Array(repeating: Self.none, count: keys.cells.count)
      latest = last
      levels = Array(repeating: Levels(), count: keys.measures.count)
    }

    /// Chains the rows of each cell.
    mutating func follow(_ cellOfRow: SnapshotColumn<UInt32>) throws(SnapshotDefect) {
      previous.reserveCapacity(cellOfRow.count)
      for row in 0..<cellOfRow.count {
        let cell = Int(cellOfRow[row])
        guard cell < last.count else { throw SnapshotDefect() }
        previous.append(last[cell])
        last[cell] = UInt32(row)
      }
      guard !last.contains(Self.none) else { throw SnapshotDefect() }
    }

    /// Finds the latest row of each cell and the newest figure of each level of a measure.
    mutating func rank(
      _ cellOfRow: SnapshotColumn<UInt32>, _ rows: FigureRows, _ keys: CellKeys
    ) {
      var newest = [Standing](
        repeating: Standing(asOf: Day(number: 0), index: 0), count: last.count)
      for (place, row) in rows.blocks.joined().enumerated() {
        let cell = Int(cellOfRow[place])
        let standing = Standing(asOf: row.asOf, index: row.index)
        if latest[cell] != Self.none, standing < newest[cell] { continue }
        latest[cell] = UInt32(place)
        newest[cell] = standing
      }
      for (number, key) in keys.cells.enumerated() {
        let measure = Int(key.measure)
        switch keys.subjects[Int(key.subject)].level {
        case .region:
          levels[measure].region = max(levels[measure].region ?? newest[number], newest[number])
        case .hospital:
          levels[measure].hospital = max(
            levels[measure].hospital ?? newest[number], newest[number])
        }
      }
    }
  }
}

/// The cells of a snapshot: their measures and subjects by number.
private struct CellKeys {
  struct Key {
    let measure: UInt32
    let subject: UInt32
  }

  private(set) var measures: [MeasureID] = []
  private(set) var subjects: [FigureSubject] = []
  private(set) var cells: [Key] = []

  static func write(_ cells: [FigureTable.Cell], to writer: inout SnapshotWriter) {
    var measures = TextNumbers()
    var subjects = TextNumbers()
    let measureOfCell = cells.map { measures.number(of: $0.measure.rawValue) }
    let subjectOfCell = cells.map { cell in
      switch cell.subject {
      case .region: subjects.number(of: "")
      case .hospital(let id): subjects.number(of: id.rawValue)
      }
    }
    writer.write(measures.texts)
    writer.write(subjects.texts)
    writer.write(UInt32(cells.count))
    writer.write(column: measureOfCell)
    writer.write(column: subjectOfCell)
  }

  init(reading reader: inout SnapshotReader) throws(SnapshotDefect) {
    for text in try reader.readTexts() {
      guard let measure = MeasureID(text) else { throw SnapshotDefect() }
      measures.append(measure)
    }
    // No hospital has an empty name: it stands for the region.
    for text in try reader.readTexts() {
      if text.isEmpty {
        subjects.append(.region)
      } else if let id = HospitalID(text) {
        subjects.append(.hospital(id))
      } else {
        throw SnapshotDefect()
      }
    }
    let count = Int(try reader.read(UInt32.self))
    let measureOfCell = try reader.readColumn(of: UInt32.self, rows: count)
    let subjectOfCell = try reader.readColumn(of: UInt32.self, rows: count)
    cells.reserveCapacity(count)
    for cell in 0..<count {
      let key = Key(measure: measureOfCell[cell], subject: subjectOfCell[cell])
      guard key.measure < measures.count, key.subject < subjects.count else {
        throw SnapshotDefect()
      }
      cells.append(key)
    }
  }
}

/// Numbers given to texts in the order in which they come.
private struct TextNumbers {
  private(set) var texts: [String] = []
  private var numbers: [String: UInt32] = [:]

  mutating func number(of text: String) -> UInt32 {
    if let number = numbers[text] { return number }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}
