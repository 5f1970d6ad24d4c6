/// What is large and what is small in a fair programme, as days put together tell it: by series of
/// columns a value, by series of rows a price. From them follows how far a step moves each.
///
/// A value moves by its size by its price, a price by itself by its row's size, as in `StepSizes`; where
/// the sums of columns and rows are more than 1, as much less. The sizes are guesses: they change how
/// many steps are taken, and nothing of what a plan or a proof is. The factors were found by trying.
struct FairSizes {
  /// How far a step moves values of columns and of moves, and prices of rows, those of trips after the
  /// others.
  struct Paces {
    var columns: [Double]
    var moves: [Double]
    var rows: [Double]
  }

  /// By series of columns, the size of values.
  private let values: [Double]
  /// By series of rows, the size of prices.
  private let prices: [Double]
  private let layout: FairLayout
  private let columns: ColumnList

  /// The part that the other series of a site and block have in the size of one: what is nothing when
  /// days are put together need not be nothing.
  private static let neighbours = 0.2
  /// The part of what is allowed that the size of extra beds is at least, of postponed care and of lent
  /// staff.
  private static let extraBeds = 0.1
  private static let postponed = 0.5
  private static let lent = 0.5
  private static let leastValue = 1e-2
  private static let leastPrice = 1e-3
  /// A trip is worth about what an admission is.
  private static let tripPrice = 0.1
  private static let leastRow = 1e-2
  /// A move takes this part of those admitted at the smaller of its sites.
  private static let moved = 0.3
  private static let leastMoved = 0.05

  /// - Parameters:
  ///   - columns: in series of days, waiting lists put in.
  ///   - values: by column.
  ///   - prices: by row.
  init(_ layout: FairLayout, columns: ColumnList, values: [Double], prices: [Double]) {
    self.layout = layout
    self.columns = columns
    let days = layout.days
    func meanSquares(_ figures: [Double]) -> [Double] {
      (0..<figures.count / days).map { series in
        figures[series * days..<(series + 1) * days].reduce(0) { $0 + $1 * $1 } / Double(days)
      }
    }
    func withNeighbours(_ squares: [Double], _ blocks: [FairLayout.Block]) -> [Double] {
      var sizes = squares
      for block in blocks where block.count > 0 {
        for site in 0..<block.sites {
          let places = (0..<block.layers).map { (block.first / days) + $0 * block.sites + site }
          let mean = places.reduce(0) { $0 + squares[$1] } / Double(places.count)
          for place in places { sizes[place] += Self.neighbours * Self.neighbours * mean }
        }
      }
      return sizes
    }
    var squares = withNeighbours(meanSquares(values), layout.columnBlocks)
    for (block, part) in [
      (layout.surgeByStaff, Self.extraBeds), (layout.surgeOther, Self.extraBeds),
      (layout.postponed, Self.postponed), (layout.lent, Self.lent),
    ] {
      for series in block.first / days..<block.range.upperBound / days {
        let most = columns.upper[series * days..<(series + 1) * days].reduce(0, +) / Double(days)
        if most.isFinite { squares[series] += part * part * most * most }
      }
    }
    // As much is borrowed as is lent.
    let lending = layout.lent.range.lowerBound / days..<layout.lent.range.upperBound / days
    let lent = squares[lending].reduce(0, +) / Double(max(1, lending.count))
    for series in layout.borrowed.first / days..<layout.borrowed.range.upperBound / days {
      squares[series] = max(squares[series], lent)
    }
    self.values = squares.map { max(Self.leastValue, $0.squareRoot()) }
    self.prices = withNeighbours(meanSquares(prices), layout.rowBlocks)
      .map { max(Self.leastPrice, $0.squareRoot()) }
  }

  /// Patients a day that a move is likely to take.
  private func size(_ arc: FairArc) -> Double {
    // Columns of admissions are the first.
    let sites = [arc.from, arc.to].map { values[arc.stream * layout.sites + $0] }
    return max(Self.leastMoved, Self.moved * (sites.min() ?? 0))
  }

  /// - Parameters:
  ///   - table: the moves at hand.
  ///   - arcs: of the programme.
  ///   - row: the number of a row by its place in the table, those of trips after the others.
  ///   - trips: number of rows of trips.
  func paces(
    _ table: FairMoveTable, arcs: [FairArc], row: (Int32) -> Int, trips: Int
  ) -> Paces {
    let rowPrices =
      (0..<layout.sharing).map { prices[$0 / layout.days] }
      + [Double](repeating: Self.tripPrice, count: trips)
    let columnSizes = (0..<columns.count).map { values[$0 / layout.days] }
    let moveSizes = table.moves.map { size(arcs[$0.arc]) }
    let tableRows = table.rows.map(row)
    func eachEntry(_ visit: (_ column: Int?, _ move: Int?, _ row: Int, _ factor: Double) -> Void) {
      for column in 0..<columns.count {
        for entry in columns.entries(column) {
          visit(column, nil, Int(columns.indices[entry]), columns.values[entry])
        }
      }
      for move in 0..<table.count {
        for entry in table.entries(move) {
          visit(nil, move, tableRows[entry], Double(table.factors[entry]))
        }
      }
    }
    // What a column is worth and what a row holds, from the squares of what stands in them.
    var columnWorth = columns.cost.map { $0 * $0 }
    var moveWorth = table.weights.map { Double($0 * $0) }
    var held = [Double](repeating: 0, count: rowPrices.count)
    var columnPrices = [Double](repeating: 0, count: columns.count)
    var movePrices = [Double](repeating: 0, count: table.count)
    eachEntry { column, move, row, factor in
      let price = factor * rowPrices[row]
      let size = factor * (column.map { columnSizes[$0] } ?? moveSizes[move ?? 0])
      if let column { columnPrices[column] += price * price }
      if let move { movePrices[move] += price * price }
      held[row] += size * size
    }
    for column in columnWorth.indices {
      columnWorth[column] = max(columnWorth[column], columnPrices[column]).squareRoot()
    }
    for move in moveWorth.indices {
      moveWorth[move] = max(moveWorth[move], movePrices[move]).squareRoot()
    }
    var paces = Paces(
      columns: zip(columnSizes, columnWorth).map { $0 / max(Self.leastPrice, $1) },
      moves: zip(moveSizes, moveWorth).map { $0 / max(Self.leastPrice, $1) },
      rows: zip(rowPrices, held).map { $0 / max(Self.leastRow, $1.squareRoot()) })
    // With all sums at most 1 the matrix stretches nothing (T. Pock and A. Chambolle, 2011).
    let roots = (
      columns: paces.columns.map { $0.squareRoot() }, moves: paces.moves.map { $0.squareRoot() },
      rows: paces.rows.map { $0.squareRoot() }
    )
    var sums = (
      columns: [Double](repeating: 0, count: columns.count),
      moves: [Double](repeating: 0, count: table.count),
      rows: [Double](repeating: 0, count: rowPrices.count)
    )
    eachEntry { column, move, row, factor in
      if let column {
        sums.columns[column] += abs(factor) * roots.rows[row]
        sums.rows[row] += abs(factor) * roots.columns[column]
      }
      if let move {
        sums.moves[move] += abs(factor) * roots.rows[row]
        sums.rows[row] += abs(factor) * roots.moves[move]
      }
    }
    func shorten(_ paces: inout [Double], _ sums: [Double], _ roots: [Double]) {
      for place in paces.indices { paces[place] /= max(1, sums[place] * roots[place]) }
    }
    shorten(&paces.columns, sums.columns, roots.columns)
    shorten(&paces.moves, sums.moves, roots.moves)
    shorten(&paces.rows, sums.rows, roots.rows)
    return paces
  }
}
