/// Costs that no plan of the fair programme goes below.
extension FairSolver {
  /// A cost that no plan goes below, at prices at which no move pays.
  func boundWithoutGain(_ prices: [Double]) -> Double {
    guard !arcs.arcs.isEmpty else { return 0 }
    let weights = weights([])
    let prices = pricesWithoutGain(prices, weights, without: wholeModes)
    return bound(prices, weights)
      + priced(prices, least: Self.leastGain, isPresent: isPresent).sum
      + gain(ofOpenTripsAt: prices)
  }

  /// What moves by open trips could take from the cost at most, 0 or less: full trips of those that
  /// pay most for their places.
  func gain(ofOpenTripsAt prices: [Double]) -> Double {
    openTrips.reduce(0) { sum, open in
      let best = open.moves.reduce(0.0) { best, move in
        let arc = arcs.arcs[move.arc]
        let reduced = arcs.reducedCost(arc, move.day, prices, weighed: weighsMoves)
        return min(best, reduced * arc.seats)
      }
      return sum + open.trips * best
    }
  }

  /// A cost that no plan with the moves at hand goes below: for prices `y`, the least value of
  /// `weights·x − y·(A x − b)` over what the variables can be. Moves are left to pricing.
  func bound(_ prices: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for row in rowLower.indices where prices[row] != 0 {
      sum += prices[row] * (prices[row] > 0 ? rowLower[row] : rowUpper[row])
    }
    for column in 0..<programme.columns.count {
      let reduced = reducedCost(column, prices, weights)
      if reduced == 0 { continue }
      let range =
        column == programme.layout.share
        ? shareRange.lowerBound...min(shareRange.upperBound, max(2, shareRange.lowerBound))
        : limits.columns[column]
      sum += reduced * (reduced < 0 ? range.upperBound : range.lowerBound)
    }
    return sum.isFinite ? sum : 0
  }
}
