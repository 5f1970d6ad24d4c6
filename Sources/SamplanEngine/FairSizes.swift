/// What is large and what is small in a fair programme, as days put together tell it: by series of
/// columns a value, by series of rows a price. From them follows how far a step moves each.
///
/// A value moves by its size by its price, a price by itself by its row's size, as in `StepSizes`; where
/// the sums of columns and rows are more than 1, as much less. The sizes are guesses: they change how
/// many steps are taken, and nothing of what a plan or a proof is. The factors were found by trying.
struct FairSizes {
  /// By series of columns, the size of values.
  let values: [Double]
  /// By series of rows, the size of prices.
  let prices: [Double]
  let layout: FairLayout
  let columns: ColumnList

  /// The part that the other series of a site and block have in the size of one: what is nothing when
  /// days are put together need not be nothing.
  private static let neighbours = 0.2
  /// The part of what is allowed that the size of extra beds is at least, of postponed care, of lent
  /// staff and of in-patients who leave.
  private static let extraBeds = 0.1
  private static let postponed = 0.5
  private static let lent = 0.5
  private static let inpatients = 0.1
  private static let leastValue = 1e-2
  private static let leastPrice = 1e-3
  /// A price is at least this part of what its row's largest columns are worth.
  private static let worth = 0.1
  static let leastWorth = 1e-3
  /// A trip is worth about what an admission is.
  static let tripPrice = 0.1
  static let leastRow = 1e-2
  /// A move takes this part of those admitted at the smaller of its sites.
  private static let moved = 0.3
  private static let leastMoved = 0.05
  /// Values move by this factor more than prices.
  static let ahead = 1.3

  /// - Parameters:
  ///   - columns: in series of days, waiting lists put in.
  ///   - rowUpper: by row.
  ///   - values: by column.
  ///   - prices: by row.
  init(
    _ layout: FairLayout, columns: ColumnList, rowUpper: [Double], values: [Double],
    prices: [Double]
  ) {
    self.layout = layout
    self.columns = columns
    let squares = Self.allowed(
      Self.withNeighbours(values, layout.columnBlocks, days: layout.days), layout,
      columns: columns, rowUpper: rowUpper)
    self.values = squares.map { max(Self.leastValue, $0.squareRoot()) }
    let own = Self.withNeighbours(prices, layout.rowBlocks, days: layout.days)
      .map { max(Self.leastPrice, $0.squareRoot()) }
    self.prices = zip(own, Self.worth(of: columns, at: own, days: layout.days))
      .map { $1.isFinite ? max($0, Self.worth * $1) : $0 }
  }

  /// Mean squares of series, with a part of those of the same site and block.
  private static func withNeighbours(
    _ figures: [Double], _ blocks: [FairLayout.Block], days: Int
  ) -> [Double] {
    let squares = (0..<figures.count / days).map { series in
      figures[series * days..<(series + 1) * days].reduce(0) { $0 + $1 * $1 } / Double(days)
    }
    var sizes = squares
    for block in blocks where block.count > 0 {
      for site in 0..<block.sites {
        let places = (0..<block.layers).map { block.first / days + $0 * block.sites + site }
        let mean = places.reduce(0) { $0 + squares[$1] } / Double(places.count)
        for place in places { sizes[place] += neighbours * neighbours * mean }
      }
    }
    return sizes
  }

  /// Squares of sizes with a part of what is allowed.
  private static func allowed(
    _ found: [Double], _ layout: FairLayout, columns: ColumnList, rowUpper: [Double]
  ) -> [Double] {
    var squares = found
    let days = layout.days
    func series(_ block: FairLayout.Block) -> Range<Int> {
      block.first / days..<block.range.upperBound / days
    }
    func mean(_ limits: [Double], _ series: Int) -> Double {
      limits[series * days..<(series + 1) * days].reduce(0, +) / Double(days)
    }
    for (block, part) in [
      (layout.surgeByStaff, extraBeds), (layout.surgeOther, extraBeds),
      (layout.postponed, postponed), (layout.lent, lent),
    ] {
      for series in series(block) {
        let most = mean(columns.upper, series)
        if most.isFinite { squares[series] += part * part * most * most }
      }
    }
    // As much is borrowed as is lent.
    let lending = series(layout.lent)
    let meanLent = squares[lending].reduce(0, +) / Double(max(1, lending.count))
    for series in series(layout.borrowed) { squares[series] = max(squares[series], meanLent) }
    // In-patients who leave stand in columns of their own, and as fewer of those admitted.
    for (place, limits) in series(layout.outLimit).enumerated() {
      let most = mean(rowUpper, limits)
      guard most.isFinite else { continue }
      for series in [layout.moveOut.first / days + place, layout.groups * layout.sites + place] {
        squares[series] += inpatients * inpatients * most * most
      }
    }
    return squares
  }

  /// By series of rows, what one of it is worth to the column that uses most of it: what nobody is short
  /// of when days are put together may have a price on some of them.
  private static func worth(of columns: ColumnList, at prices: [Double], days: Int) -> [Double] {
    var worths = [Double](repeating: .infinity, count: prices.count)
    for first in stride(from: 0, to: columns.count, by: days) {
      let worth = columns.entries(first).reduce(columns.cost[first] * columns.cost[first]) {
        let price = columns.values[$1] * prices[Int(columns.indices[$1]) / days]
        return $0 + price * price
      }.squareRoot()
      for entry in columns.entries(first) {
        let series = Int(columns.indices[entry]) / days
        worths[series] = min(worths[series], worth / abs(columns.values[entry]))
      }
    }
    return worths
  }

  /// Patients a day that a move is likely to take.
  func size(_ arc: FairArc) -> Double {
    // Columns of admissions are the first.
    let sites = [arc.from, arc.to].map { values[arc.stream * layout.sites + $0] }
    return max(Self.leastMoved, Self.moved * (sites.min() ?? 0))
  }
}
