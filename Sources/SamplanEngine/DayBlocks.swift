/// Days put together to blocks of equal length, the last one shorter: the programme seen roughly.
///
/// Each block's variables have one value for all its days, and each block's rows are the sum of
/// its days' (Galerkin's projection). So a price of a block's row is a price of each of its days'
/// rows: it can be tried on the whole programme as it is.
///
/// Columns and rows stand in runs of `days`, day by day; those after the runs stand by themselves.
struct DayBlocks {
  let days: Int
  let length: Int
  /// Rows that stand in runs of days; the others follow.
  private let dailyRows: Int
  /// Columns likewise.
  private let dailyColumns: Int
  let columns: Int
  let rows: Int

  var count: Int { (days + length - 1) / length }

  /// - Parameters:
  ///   - rows: of the whole programme, of which the first `dailyRows` stand in runs of days.
  ///   - columns: likewise.
  init(
    days: Int, length: Int, rows: Int, dailyRows: Int, columns: Int, dailyColumns: Int
  ) {
    self.days = days
    self.length = length
    self.dailyRows = dailyRows
    self.dailyColumns = dailyColumns
    let count = (days + length - 1) / length
    self.rows = dailyRows / days * count + rows - dailyRows
    self.columns = dailyColumns / days * count + columns - dailyColumns
  }

  func row(_ row: Int) -> Int {
    row < dailyRows
      ? row / days * count + row % days / length : dailyRows / days * count + row - dailyRows
  }

  func column(_ column: Int) -> Int {
    column < dailyColumns
      ? column / days * count + column % days / length
      : dailyColumns / days * count + column - dailyColumns
  }

  /// The days of a block.
  func range(_ block: Int) -> Range<Int> { block * length..<min(days, block * length + length) }

  /// The columns of the whole programme that are one here.
  func fine(_ column: Int) -> Range<Int> {
    let daily = dailyColumns / days * count
    guard column < daily else {
      let first = dailyColumns + column - daily
      return first..<first + 1
    }
    let block = range(column % count)
    let first = column / count * days
    return first + block.lowerBound..<first + block.upperBound
  }

  /// Each row's sum of its days' sides.
  func sum(_ sides: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: rows)
    for (row, side) in sides.enumerated() { sum[self.row(row)] += side }
    return sum
  }

  /// The columns of a programme put together, with these weights. What a column can be is the mean
  /// of its days' limits.
  func columns(_ whole: ColumnList, weights: [Double]) -> ColumnList {
    var part = ColumnList()
    var sums = RowSums(rows: rows)
    for column in 0..<columns {
      let fine = fine(column)
      func mean(_ limits: [Double]) -> Double {
        fine.reduce(0) { $0 + limits[$1] } / Double(fine.count)
      }
      part.begin(
        cost: fine.reduce(0) { $0 + weights[$1] }, lower: mean(whole.lower),
        upper: mean(whole.upper))
      for column in fine {
        for entry in whole.entries(column) {
          sums.add(row(Int(whole.indices[entry])), whole.values[entry])
        }
      }
      sums.move(to: &part)
    }
    return part
  }

  /// Prices of the whole programme's rows from those of the rows here.
  func expanded(_ prices: [Double], rows: Int) -> [Double] {
    (0..<rows).map { prices[row($0)] }
  }
}

/// Gathers a column's entries by row.
struct RowSums {
  private var sums: [Double]
  private var isTouched: [Bool]
  private var touched: [Int] = []

  init(rows: Int) {
    sums = [Double](repeating: 0, count: rows)
    isTouched = [Bool](repeating: false, count: rows)
  }

  mutating func add(_ row: Int, _ value: Double) {
    if !isTouched[row] {
      isTouched[row] = true
      touched.append(row)
    }
    sums[row] += value
  }

  /// Hands the entries to the column begun last, and is empty again.
  mutating func move(to columns: inout ColumnList) {
    for row in touched {
      // Sums that should be nothing are rounding.
      if abs(sums[row]) > 1e-12 { columns.entry(row, sums[row]) }
      sums[row] = 0
      isTouched[row] = false
    }
    touched.removeAll(keepingCapacity: true)
  }
}
