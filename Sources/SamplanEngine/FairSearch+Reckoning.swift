extension FairSearch {
  /// What the last step would have done, before it is mended.
  struct Draft {
    /// Moves, and how many patients take each.
    var moves: [(move: FairArcs.Move, patients: Double)]
    /// Staff lent and borrowed, by the columns of both blocks.
    var lent: [Double]
    var borrowed: [Double]
  }

  /// Patients a day too few to be moved.
  private static let fewest: Float = 1e-4

  var draft: Draft {
    Draft(
      moves: moves.moves.indices.filter { moves.newValues[$0] > Self.fewest }
        .map { (moves.moves[$0], Double(moves.newValues[$0])) },
      lent: figures(newValues, layout.lent.range),
      borrowed: figures(newValues, layout.borrowed.range))
  }

  /// What the last step's values weigh, and what they would by its prices to keep the rows that they do
  /// not keep.
  var estimate: Double {
    activity.clear()
    for series in 0..<columnSeries {
      matrix.addHeld(
        by: series, newValues.lanes + series * lanes, to: activity.lanes, scratch: scratch.lanes)
    }
    var weight = moves.addHeld(to: activity.floats)
    for place in 0..<newValues.count {
      weight += Double((newValues.lanes[place] * cost.lanes[place]).sum())
    }
    for place in 0..<activity.count {
      var passed = activity.lanes[place] - rowUpper.lanes[place]
      let below = rowLower.lanes[place] - activity.lanes[place]
      passed.replace(with: below, where: below .> passed)
      passed.replace(with: 0, where: passed .< 0)
      var missing = passed * newPrices.lanes[place]
      missing.replace(with: -missing, where: missing .< 0)
      weight += Double(missing.sum())
    }
    return weight
  }

  /// The last step's prices as the programme's, none beyond what it can be.
  var provingPrices: [Double] {
    var own = figures(newPrices, 0..<layout.sharing)
    priceRelief(&own)
    priceRecovery(&own)
    var prices = waiting.prices(toProgramme: own)
    prices += [Double](repeating: 0, count: solver.rowLower.count - layout.sharing)
    priceStaff(&prices)
    priceShortage(&prices)
    return prices
  }

  /// What a column weighs at these prices, waiting lists put in.
  private func reduced(_ column: Int, _ prices: [Double]) -> Double {
    let columns = waiting.columns
    return columns.entries(column).reduce(columns.cost[column]) {
      $0 - columns.values[$1] * prices[Int(columns.indices[$1])]
    }
  }

  /// Beds that planned care gives back are worth at least what they are on the days they are free.
  private func priceRelief(_ prices: inout [Double]) {
    for place in 0..<layout.relieved.count {
      prices[layout.relief.first + place] += max(
        0, reduced(layout.relieved.first + place, prices))
    }
  }

  /// Nobody is worth recovering without end: that someone waits is worth so much more.
  private func priceRecovery(_ prices: inout [Double]) {
    for (recovered, waiting) in [
      (layout.recovered, layout.waiting), (layout.dayRecovered, layout.dayWaiting),
    ] {
      for series in 0..<recovered.count / layout.days {
        for day in (0..<layout.days).reversed() {
          let place = series * layout.days + day
          guard solver.programme.columns.upper[recovered.first + place] > 0 else { continue }
          prices[waiting.first + place] += max(0, -reduced(recovered.first + place, prices))
        }
      }
    }
  }

  /// Nobody is worth borrowing without end: staff is worth no more than it costs to borrow.
  private func priceStaff(_ prices: inout [Double]) {
    let weights = solver.weights([])
    for place in 0..<layout.borrowed.count {
      let row = layout.staff.first + place
      let reduced = solver.reducedCost(layout.borrowed.first + place, prices, weights)
      prices[row] = min(0, prices[row] - min(0, reduced))
    }
  }

  /// Nothing is short in all; its price is such that no shortage pays.
  private func priceShortage(_ prices: inout [Double]) {
    let weights = solver.weights([])
    for block in [layout.shortage, layout.shortageTail, layout.overdue] {
      for column in block.range where solver.programme.columns.upper[column] > 0 {
        let weight = solver.programme.shortWeight[column]
        guard weight > 0 else { continue }
        prices[layout.allShort] += min(0, solver.reducedCost(column, prices, weights) / weight)
      }
    }
  }
}
