import HashTreeCollections
import SamplanBase

/// The rows of figures by column.
extension FigureRows {
  /// Stands for "none" in a column of places.
  private static let none = UInt32.max

  func writeColumns(to writer: inout SnapshotWriter) {
    writer.write((0..<sources.count).map { sources[UInt32($0)]! })
    let kinds = blocks.joined().map { ValueKind(of: $0.value).rawValue }
    writer.write(column: kinds)
    writer.write(column: blocks.joined().map { $0.value.known?.millionths ?? 0 })
    writer.write(column: column(FigureUnit.self, \.unit))
    writer.write(column: column(FigureMethod.self, \.method))
    writer.write(column: column(InformationClass.self, \.informationClass))
    writer.write(column: column(Audience.self, \.audience))
    writer.write(column: blocks.joined().map { Int64($0.asOf.number) })
    writer.write(column: blocks.joined().map { Int64($0.definition) })
    writer.write(column: blocks.joined().map { Int64($0.index) })
    writer.write(column: blocks.joined().map(\.time.milliseconds))
    writer.write(column: blocks.joined().map { $0.source ?? Self.none })
  }

  private func column<Choice: CaseIterable & Hashable>(
    _ type: Choice.Type, _ choice: (Row) -> Choice
  ) -> [UInt8] {
    let numbers = CaseNumbers(type)
    return blocks.joined().map { numbers.number(of: choice($0)) }
  }

  /// - Parameters:
  ///   - previous: by row, the one before of the same cell, or `UInt32.max`.
  ///   - size: entries of the log.
  init(
    reading reader: inout SnapshotReader, previous: [UInt32], size: Int
  ) throws(SnapshotDefect) {
    self.init()
    for (number, source) in try reader.readTexts().enumerated() {
      sources[UInt32(number)] = source
      guard sourceNumbers.updateValue(UInt32(number), forKey: source) == nil else {
        throw SnapshotDefect()
      }
    }
    let columns = try RowColumns(reading: &reader, rows: previous.count)
    let sourceCount = UInt32(sources.count)
    var decimals = DecimalsByMillionths()
    var former = 0
    blocks.reserveCapacity(previous.count / Self.blockSize + 1)
    for start in stride(from: 0, to: previous.count, by: Self.blockSize) {
      var block: [Row] = []
      block.reserveCapacity(Self.blockSize)
      for place in start..<min(start + Self.blockSize, previous.count) {
        let row = try columns.row(place, previous: previous[place], &decimals)
        // In the order of the log, and within it.
        guard row.index >= former, row.index < size, row.source.map({ $0 < sourceCount }) ?? true
        else { throw SnapshotDefect() }
        former = row.index
        block.append(row)
      }
      blocks.append(block)
    }
    count = previous.count
  }
}

/// What a figure's value is, as a snapshot numbers it.
private enum ValueKind: UInt8 {
  case known, unknown, notAsked, notApplicable, withheld

  init(of value: FigureValue) {
    self =
      switch value {
      case .known: .known
      case .unknown: .unknown
      case .notAsked: .notAsked
      case .notApplicable: .notApplicable
      case .withheld: .withheld
      }
  }
}

/// The columns of the rows, where they lie.
private struct RowColumns {
  private static let days =
    Day(year: 1900, month: 1, day: 1)!.number...Day(year: 2199, month: 12, day: 31)!.number

  private let kinds: SnapshotColumn<UInt8>
  private let millionths: SnapshotColumn<Int64>
  private let units: SnapshotColumn<UInt8>
  private let methods: SnapshotColumn<UInt8>
  private let classes: SnapshotColumn<UInt8>
  private let audiences: SnapshotColumn<UInt8>
  private let days: SnapshotColumn<Int64>
  private let definitions: SnapshotColumn<Int64>
  private let indexes: SnapshotColumn<Int64>
  private let times: SnapshotColumn<Int64>
  private let sources: SnapshotColumn<UInt32>

  private let unitNumbers = CaseNumbers(FigureUnit.self)
  private let methodNumbers = CaseNumbers(FigureMethod.self)
  private let classNumbers = CaseNumbers(InformationClass.self)
  private let audienceNumbers = CaseNumbers(Audience.self)

  init(reading reader: inout SnapshotReader, rows: Int) throws(SnapshotDefect) {
    kinds = try reader.readColumn(of: UInt8.self, rows: rows)
    millionths = try reader.readColumn(of: Int64.self, rows: rows)
    units = try reader.readColumn(of: UInt8.self, rows: rows)
    methods = try reader.readColumn(of: UInt8.self, rows: rows)
    classes = try reader.readColumn(of: UInt8.self, rows: rows)
    audiences = try reader.readColumn(of: UInt8.self, rows: rows)
    days = try reader.readColumn(of: Int64.self, rows: rows)
    definitions = try reader.readColumn(of: Int64.self, rows: rows)
    indexes = try reader.readColumn(of: Int64.self, rows: rows)
    times = try reader.readColumn(of: Int64.self, rows: rows)
    sources = try reader.readColumn(of: UInt32.self, rows: rows)
  }

  func row(
    _ place: Int, previous: UInt32, _ decimals: inout DecimalsByMillionths
  ) throws(SnapshotDefect) -> FigureRows.Row {
    guard let unit = unitNumbers[units[place]], let method = methodNumbers[methods[place]],
      let informationClass = classNumbers[classes[place]],
      let audience = audienceNumbers[audiences[place]], Self.days.contains(Int(days[place])),
      let kind = ValueKind(rawValue: kinds[place])
    else { throw SnapshotDefect() }
    let value: FigureValue
    switch kind {
    case .known:
      guard let decimal = decimals[millionths[place]] else { throw SnapshotDefect() }
      value = .known(decimal)
    case .unknown: value = .unknown
    case .notAsked: value = .notAsked
    case .notApplicable: value = .notApplicable
    case .withheld: value = .withheld
    }
    let source = sources[place]
    return FigureRows.Row(
      value: value, unit: unit, method: method, informationClass: informationClass,
      audience: audience, asOf: Day(number: Int(days[place])),
      definition: Int(definitions[place]), index: Int(indexes[place]),
      time: try Instant(inSnapshot: times[place]),
      source: source == .max ? nil : source, previous: previous == .max ? nil : previous)
  }
}

/// Exact decimals from millionths. Few fractions are in use, and each is made once.
private struct DecimalsByMillionths {
  private static let one: Int64 = 1_000_000
  /// The largest whole part that a decimal may have.
  private static let wholeMax: UInt64 = 999_999_999_999

  private var fractions: [Int64: ExactDecimal] = [:]

  subscript(millionths: Int64) -> ExactDecimal? {
    mutating get {
      let (whole, fraction) = millionths.quotientAndRemainder(dividingBy: Self.one)
      guard whole.magnitude <= Self.wholeMax else { return nil }
      let decimal = ExactDecimal(Int(whole))
      return fraction == 0 ? decimal : self.fraction(fraction).flatMap(decimal.adding)
    }
  }

  private mutating func fraction(_ fraction: Int64) -> ExactDecimal? {
    if let known = fractions[fraction] { return known }
    let digits = String(Self.one + Int64(fraction.magnitude)).dropFirst()
    let decimal = ExactDecimal("\(fraction < 0 ? "-" : "")0.\(digits)")
    fractions[fraction] = decimal
    return decimal
  }
}
