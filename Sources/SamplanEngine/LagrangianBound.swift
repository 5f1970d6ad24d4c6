extension Programme {
  /// A cost that no plan goes below, from any prices of the rows.
  ///
  /// For prices `y` of the right sign, the minimum of `cost·x − y·(A x − b)` over the bounds of
  /// the variables is such a cost. A variable without an upper bound gets one that some optimal
  /// plan keeps, so that a solver's rounding costs a little of the bound and not all of it. No
  /// plan costs less than nothing, since every weight is at least 0.
  func bound(prices: [Double], objective: Double) -> Double {
    var bound = 0.0
    var usable = prices
    for row in usable.indices {
      let price = usable[row]
      // A price that speaks of a side that is not there says nothing.
      if !price.isFinite || (price > 0 && rowLower[row] == -.infinity)
        || (price < 0 && rowUpper[row] == .infinity)
      {
        usable[row] = 0
      } else {
        bound += price * (price > 0 ? rowLower[row] : rowUpper[row])
      }
    }
    let largest = largestValues(objective: objective)
    for column in cost.indices {
      var reduced = cost[column]
      for entry in Int(starts[column])..<Int(starts[column + 1]) {
        reduced -= values[entry] * usable[Int(indices[entry])]
      }
      if reduced < 0 {
        bound += reduced * min(upper[column], largest(column))
      }
    }
    return bound.isFinite ? max(bound, 0) : 0
  }

  /// The largest value a variable takes in some optimal plan.
  private func largestValues(objective: Double) -> (Int) -> Double {
    // Patients of a group and day move without circles, and are no more than all who came.
    var came = [Double](repeating: 0, count: layout.groups * layout.days)
    for group in 0..<layout.groups {
      for site in 0..<layout.sites {
        for day in 0..<layout.days {
          came[group * layout.days + day] += rowLower[layout.flowRow(group, site, day)]
        }
      }
    }
    var load = came.reduce(0, +)
    var leastNominal = 1.0
    for care in 0..<layout.cares {
      for site in 0..<layout.sites {
        for day in 0..<layout.days { load += abs(rowUpper[layout.capacityRow(care, site, day)]) }
      }
    }
    for entry in Int(starts[layout.fairness])..<Int(starts[layout.fairness + 1]) {
      leastNominal = min(leastNominal, -values[entry])
    }
    var lendable = [Double](repeating: 0, count: layout.days)
    for site in 0..<layout.sites {
      for day in 0..<layout.days { lendable[day] += upper[layout.lend + site * layout.days + day] }
    }
    return { [layout, arcs, cost] column in
      let paid = cost[column] > 0 ? max(objective, 0) / cost[column] : .infinity
      let day = column % max(layout.days, 1)
      switch column {
      case ..<layout.admissions:
        return min(paid, came[arcs[column / layout.days].group * layout.days + day])
      case ..<layout.shortage:
        let place = column - layout.admissions
        return came[place / (layout.sites * layout.days) * layout.days + place % layout.days]
      case ..<layout.fairness: return min(paid, load)
      case layout.fairness: return min(paid, load / leastNominal)
      case ..<layout.borrow: return paid
      default: return min(paid, lendable[(column - layout.borrow) % layout.days])
      }
    }
  }

  /// The largest violation of a row or a bound by values of the variables.
  func largestViolation(_ x: [Double]) -> Double {
    var rows = [Double](repeating: 0, count: layout.rows)
    var worst = 0.0
    for column in x.indices {
      guard x[column].isFinite else { return .infinity }
      worst = max(worst, lower[column] - x[column], x[column] - upper[column])
      guard x[column] != 0 else { continue }
      for entry in Int(starts[column])..<Int(starts[column + 1]) {
        rows[Int(indices[entry])] += values[entry] * x[column]
      }
    }
    for row in rows.indices {
      worst = max(worst, rowLower[row] - rows[row], rows[row] - rowUpper[row])
    }
    return worst
  }

  /// The cost of values of the variables.
  func objective(_ x: [Double]) -> Double {
    var sum = 0.0
    for column in x.indices { sum += cost[column] * x[column] }
    return sum
  }
}
