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
    var transfers = TransferGains(layout)
    for column in 0..<layout.columns {
      let reduced = reducedCost(column, usable)
      guard reduced < 0 else { continue }
      let most = min(upper(column), largest(column))
      guard column < layout.admissions else {
        bound += reduced * most
        continue
      }
      if most > 0 { transfers.add(column, of: self, reduced: reduced, most: most) }
    }
    bound += transfers.sum
    return bound.isFinite ? max(bound, 0) : 0
  }

  /// What one more of a variable costs at these prices of the rows.
  @inline(__always)
  func reducedCost(_ column: Int, _ prices: [Double]) -> Double {
    var reduced = cost(column)
    entries(column) { reduced -= $1 * prices[$0] }
    return reduced
  }

  /// The rows of the sites that a transfer leaves and comes to.
  func flowRows(ofTransfer column: Int) -> (from: Int, to: Int) {
    let arc = arcs[column / layout.days]
    let day = column % layout.days
    return (
      layout.flowRow(arc.group, arc.from, day), layout.flowRow(arc.group, arc.to, day)
    )
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
    entries(layout.fairness) { leastNominal = min(leastNominal, -$1) }
    var lendable = [Double](repeating: 0, count: layout.days)
    for site in 0..<layout.sites {
      for day in 0..<layout.days { lendable[day] += upper(layout.lend + site * layout.days + day) }
    }
    return { [self] column in
      let cost = cost(column)
      let paid = cost > 0 ? max(objective, 0) / cost : .infinity
      let day = column % max(layout.days, 1)
      switch column {
      case ..<layout.admissions:
        return min(paid, came[arcs[column / layout.days].group * layout.days + day])
      case ..<layout.shortage:
        let place = column - layout.admissions
        return came[place / (layout.sites * layout.days) * layout.days + place % layout.days]
      case ..<layout.lend: return min(paid, load)
      case ..<layout.borrow: return paid
      case ..<layout.fairness:
        return min(paid, lendable[(column - layout.borrow) % layout.days])
      default: return min(paid, load / leastNominal)
      }
    }
  }

  /// The largest violation of a row or a bound by values of the variables.
  func largestViolation(_ x: [Double]) -> Double {
    var rows = [Double](repeating: 0, count: layout.rows)
    var worst = 0.0
    for column in x.indices {
      guard x[column].isFinite else { return .infinity }
      worst = max(worst, -x[column], x[column] - upper(column))
      guard x[column] != 0 else { continue }
      entries(column) { rows[$0] += $1 * x[column] }
    }
    for row in rows.indices {
      worst = max(worst, rowLower[row] - rows[row], rows[row] - rowUpper[row])
    }
    return worst
  }

  /// The cost of values of the variables.
  func objective(_ x: [Double]) -> Double {
    var sum = 0.0
    for column in x.indices where x[column] != 0 { sum += cost(column) * x[column] }
    return sum
  }
}

/// What transfers with a reduced cost below nothing can take from the cost at most.
///
/// Counted in three ways, of which each day's least gain holds: of a group no more leave a site, and
/// no more come to one, than all who came that day; and a mode's hours are no more than there are.
private struct TransferGains {
  private let days: Int
  private var leaving: [Double]
  private var coming: [Double]
  /// By mode and day, the best for an hour, times the hours.
  private var driven: [Double]
  private var isUnlimited: [Bool]
  private let hourRows: Int

  init(_ layout: ProgrammeLayout) {
    days = layout.days
    hourRows = layout.hourRows
    leaving = [Double](repeating: 0, count: layout.capacityRows)
    coming = leaving
    driven = [Double](repeating: 0, count: layout.staffRows - layout.hourRows)
    isUnlimited = [Bool](repeating: false, count: layout.days)
  }

  mutating func add(_ column: Int, of programme: Programme, reduced: Double, most: Double) {
    let (from, to) = programme.flowRows(ofTransfer: column)
    leaving[from] = min(leaving[from], reduced * most)
    coming[to] = min(coming[to], reduced * most)
    let arc = programme.arcs[column / days]
    let day = column % days
    let row = programme.layout.hourRow(arc.mode, day)
    if arc.hours > 0 {
      driven[row - hourRows] = min(
        driven[row - hourRows], reduced / arc.hours * programme.rowUpper[row])
    } else {
      isUnlimited[day] = true
    }
  }

  /// Nothing or less.
  var sum: Double {
    var byDay = [(leaving: Double, coming: Double, driven: Double)](
      repeating: (0, 0, 0), count: days)
    for place in leaving.indices {
      byDay[place % days].leaving += leaving[place]
      byDay[place % days].coming += coming[place]
    }
    for place in driven.indices { byDay[place % days].driven += driven[place] }
    return byDay.enumerated().reduce(0) { sum, next in
      let (day, gain) = next
      let one = max(gain.leaving, gain.coming)
      return sum + (isUnlimited[day] ? one : max(one, gain.driven))
    }
  }
}
