/// How far values of the variables are from keeping every row.
struct FairResiduals {
  /// Parts of a row's size that rounding may take.
  private static let rounding = 1e-5

  /// The largest distance by which a row or a column's limit is passed, in the row's unit: beds,
  /// patients, hours or staff. Infinite where a value is no number.
  private(set) var largest = 0.0
  /// Whether every row is kept, to 1e-5 of its size.
  private(set) var isHeld = true

  /// Rows that are passed.
  private(set) var passed: [Int] = []

  fileprivate mutating func add(_ passed: Double, size: Double, row: Int? = nil) {
    largest = max(largest, passed)
    if !(passed <= Self.rounding * size) {
      isHeld = false
      if let row { self.passed.append(row) }
    }
  }
}

extension FairSolver {
  /// The residuals of a point: columns of the programme, then these moves.
  func residuals(_ values: [Double], _ moves: [FairArcs.Move]) -> FairResiduals {
    var residuals = FairResiduals()
    var activity = [Double](repeating: 0, count: rowLower.count)
    let columns = programme.columns
    for column in 0..<columns.count {
      let isShare = column == programme.layout.share
      let lower = isShare ? shareRange.lowerBound : columns.lower[column]
      let upper = isShare ? shareRange.upperBound : columns.upper[column]
      let size = max(1, lower.isFinite ? abs(lower) : 0, upper.isFinite ? abs(upper) : 0)
      residuals.add(max(lower - values[column], values[column] - upper), size: size)
      if values[column] == 0 { continue }
      guard values[column].isFinite else {
        residuals.add(.infinity, size: 1)
        return residuals
      }
      for entry in columns.entries(column) {
        activity[Int(columns.indices[entry])] += columns.values[entry] * values[column]
      }
    }
    for (number, move) in moves.enumerated() {
      let value = values[programme.layout.columns + number]
      residuals.add(value.isFinite ? -value : .infinity, size: 1)
      if value == 0 { continue }
      arcs.entries(arcs.arcs[move.arc], move.day) { activity[$0] += $1 * value }
    }
    for row in activity.indices {
      let size = max(
        1, rowLower[row].isFinite ? abs(rowLower[row]) : 0,
        rowUpper[row].isFinite ? abs(rowUpper[row]) : 0)
      residuals.add(
        max(rowLower[row] - activity[row], activity[row] - rowUpper[row]), size: size, row: row)
    }
    return residuals
  }
}
