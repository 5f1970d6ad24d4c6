extension FairSizes {
  /// How far a step moves values of columns and of moves, and prices of rows, those of trips after the
  /// others.
  struct Paces {
    let columns: [Double]
    let moves: [Double]
    let rows: [Double]
  }

  /// - Parameters:
  ///   - table: the moves at hand.
  ///   - arcs: of the programme.
  ///   - row: the number of a row by its place in the table, those of trips after the others.
  ///   - trips: number of rows of trips.
  func paces(
    _ table: FairMoveTable, arcs: [FairArc], row: (Int32) -> Int, trips: Int
  ) -> Paces {
    // Columns and then moves.
    let sizes =
      (0..<columns.count).map { values[$0 / layout.days] } + table.moves.map { size(arcs[$0.arc]) }
    let prices =
      (0..<layout.sharing).map { self.prices[$0 / layout.days] }
      + [Double](repeating: Self.tripPrice, count: trips)
    let tableRows = table.rows.map(row)
    func eachEntry(_ visit: (_ column: Int, _ row: Int, _ factor: Double) -> Void) {
      for column in 0..<columns.count {
        for entry in columns.entries(column) {
          visit(column, Int(columns.indices[entry]), abs(columns.values[entry]))
        }
      }
      for move in 0..<table.count {
        for entry in table.entries(move) {
          visit(columns.count + move, tableRows[entry], Double(abs(table.factors[entry])))
        }
      }
    }
    // What a column is worth and what a row holds, from the squares of what stands in them.
    let weights = columns.cost + table.weights.map { Double($0) }
    var worth = [Double](repeating: 0, count: sizes.count)
    var held = [Double](repeating: 0, count: prices.count)
    eachEntry { column, row, factor in
      worth[column] += (factor * prices[row]) * (factor * prices[row])
      held[row] += (factor * sizes[column]) * (factor * sizes[column])
    }
    var columnPaces = sizes.indices.map {
      Self.ahead * sizes[$0] / max(Self.leastWorth, abs(weights[$0]), worth[$0].squareRoot())
    }
    var rowPaces = prices.indices.map {
      prices[$0] / Self.ahead / max(Self.leastRow, held[$0].squareRoot())
    }
    // With all sums at most 1 the matrix stretches nothing (T. Pock and A. Chambolle, 2011).
    let columnRoots = columnPaces.map { $0.squareRoot() }
    let rowRoots = rowPaces.map { $0.squareRoot() }
    var columnSums = [Double](repeating: 0, count: sizes.count)
    var rowSums = [Double](repeating: 0, count: prices.count)
    eachEntry { column, row, factor in
      columnSums[column] += factor * rowRoots[row]
      rowSums[row] += factor * columnRoots[column]
    }
    for place in columnPaces.indices {
      columnPaces[place] /= max(1, columnSums[place] * columnRoots[place])
    }
    for place in rowPaces.indices { rowPaces[place] /= max(1, rowSums[place] * rowRoots[place]) }
    return Paces(
      columns: Array(columnPaces[..<columns.count]), moves: Array(columnPaces[columns.count...]),
      rows: rowPaces)
  }
}
