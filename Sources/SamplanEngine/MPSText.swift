import SamplanBase

/// A linear programme as text in the free MPS format, which other solvers read (modellfil).
///
/// Rows are `r0`, `r1` …, columns `c0`, `c1` …, and the objective, made least, is `obj`. Rows without
/// limits are left out. Numbers have as many digits as they need to be read back the same.
struct MPSText {
  /// A programme by columns.
  struct Programme {
    var cost: [Double]
    var lower: [Double]
    var upper: [Double]
    var rowLower: [Double]
    var rowUpper: [Double]
    /// First entry of each column.
    var starts: [Int32]
    var indices: [Int32] = []
    var values: [Double] = []

    init(columns: Int, rows: Int) {
      cost = [Double](repeating: 0, count: columns)
      lower = cost
      upper = cost
      rowLower = [Double](repeating: 0, count: rows)
      rowUpper = rowLower
      starts = [Int32](repeating: 0, count: columns)
    }

    fileprivate func entries(_ column: Int) -> Range<Int> {
      let end = column + 1 < starts.count ? Int(starts[column + 1]) : indices.count
      return Int(starts[column])..<end
    }
  }

  /// Bytes of a file at most.
  static let bytesMax = 64_000_000

  private var bytes: [UInt8] = []

  /// - Parameter notes: lines of comment at its beginning.
  static func bytes(_ programme: Programme, notes: [String]) throws(Refusal) -> [UInt8] {
    var text = MPSText()
    for note in notes { text.line("* \(note)") }
    try text.write(programme)
    return text.bytes
  }

  private mutating func line(_ words: String) {
    bytes += words.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ programme: Programme) throws(Refusal) {
    line("NAME samplan")
    line("ROWS")
    line(" N obj")
    var isKept = [Bool](repeating: true, count: programme.rowLower.count)
    for row in isKept.indices {
      if let kind = Self.kind(programme.rowLower[row], programme.rowUpper[row]) {
        line(" \(kind) r\(row)")
      } else {
        isKept[row] = false
      }
    }
    line("COLUMNS")
    for column in programme.cost.indices {
      guard bytes.count <= Self.bytesMax else { throw Self.tooLarge }
      // A column is named even where it has nothing but limits.
      line(" c\(column) obj \(programme.cost[column])")
      for entry in programme.entries(column) where isKept[Int(programme.indices[entry])] {
        line(" c\(column) r\(programme.indices[entry]) \(programme.values[entry])")
      }
    }
    writeSides(programme, isKept)
    writeBounds(programme)
    line("ENDATA")
    guard bytes.count <= Self.bytesMax else { throw Self.tooLarge }
  }

  /// E, L or G; nil for a row without limits. A row with two has L, and a range.
  private static func kind(_ lower: Double, _ upper: Double) -> String? {
    if lower == upper { return "E" }
    if upper.isFinite { return "L" }
    return lower.isFinite ? "G" : nil
  }

  private mutating func writeSides(_ programme: Programme, _ isKept: [Bool]) {
    line("RHS")
    for row in isKept.indices where isKept[row] {
      let upper = programme.rowUpper[row]
      let side = upper.isFinite ? upper : programme.rowLower[row]
      if side != 0 { line(" RHS r\(row) \(side)") }
    }
    let ranges = isKept.indices.filter { row in
      let (lower, upper) = (programme.rowLower[row], programme.rowUpper[row])
      return lower.isFinite && upper.isFinite && lower != upper
    }
    guard !ranges.isEmpty else { return }
    line("RANGES")
    for row in ranges {
      line(" RNG r\(row) \(programme.rowUpper[row] - programme.rowLower[row])")
    }
  }

  private mutating func writeBounds(_ programme: Programme) {
    line("BOUNDS")
    for column in programme.cost.indices {
      let (lower, upper) = (programme.lower[column], programme.upper[column])
      switch (lower, upper) {
      case (0, .infinity): break
      case _ where lower == upper: line(" FX BND c\(column) \(lower)")
      case (-.infinity, .infinity): line(" FR BND c\(column)")
      default:
        if lower == -.infinity { line(" MI BND c\(column)") }
        if lower.isFinite, lower != 0 { line(" LO BND c\(column) \(lower)") }
        if upper.isFinite { line(" UP BND c\(column) \(upper)") }
      }
    }
  }

  private static let tooLarge = Refusal(
    .limit,
    Text(
      sv: "Modellfilen skulle bli större än \(bytesMax / 1_000_000) MB. Färre dagar ger en mindre.",
      en: "The model file would be larger than \(bytesMax / 1_000_000) MB. Fewer days give a "
        + "smaller one."))
}
