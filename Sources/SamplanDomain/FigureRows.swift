import HashTreeCollections
import SamplanBase

/// The rows behind `FigureTable`: of fixed width, in blocks of 512 that copies share.
struct FigureRows: Sendable {
  /// One stated figure, its measure and subject apart; about 56 bytes.
  struct Row: Sendable {
    var value: FigureValue
    var unit: FigureUnit
    var method: FigureMethod
    var informationClass: InformationClass
    var audience: Audience
    var asOf: Day
    var definition: Int
    var index: Int
    var time: Instant
    /// Number of the interned source; nil when there is none.
    var source: UInt32?
    /// The row stated before for the same cell.
    var previous: UInt32?
  }

  static let blockSize = 512

  var blocks: [[Row]] = []
  var sources: TreeDictionary<UInt32, String> = [:]
  var sourceNumbers: TreeDictionary<String, UInt32> = [:]
  var count = 0

  subscript(place: UInt32) -> Row {
    blocks[Int(place) / Self.blockSize][Int(place) % Self.blockSize]
  }

  /// Adds a row and returns its place.
  mutating func append(
    _ figure: Figure, index: Int, time: Instant, class informationClass: InformationClass,
    audience: Audience, previous: UInt32?
  ) -> UInt32 {
    if count % Self.blockSize == 0 { blocks.append([]) }
    let row = Row(
      value: figure.value, unit: figure.unit, method: figure.method,
      informationClass: informationClass, audience: audience, asOf: figure.asOf,
      definition: figure.definition, index: index, time: time,
      source: figure.source.map { intern($0) }, previous: previous)
    blocks[blocks.count - 1].append(row)
    count += 1
    return UInt32(count - 1)
  }

  /// The row as a figure again.
  func figure(_ place: UInt32, measure: MeasureID, subject: FigureSubject) -> ReportedFigure {
    let row = self[place]
    return ReportedFigure(
      figure: Figure(
        measure: measure, subject: subject, value: row.value, unit: row.unit, asOf: row.asOf,
        method: row.method, definition: row.definition,
        source: row.source.flatMap { sources[$0] }),
      index: row.index, time: row.time, informationClass: row.informationClass,
      audience: row.audience)
  }

  private mutating func intern(_ text: String) -> UInt32 {
    if let number = sourceNumbers[text] { return number }
    let number = UInt32(sources.count)
    sources[number] = text
    sourceNumbers[text] = number
    return number
  }
}
