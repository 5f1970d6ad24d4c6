extension Programme {
  /// Nonzeros of all columns.
  var nonzeros: Int {
    base.values.count + layout.days * receiving.reduce(0) { $0 + ($1 >= 0 ? 4 : 3) }
  }

  func cost(_ column: Int) -> Double {
    column < layout.admissions
      ? arcs[column / layout.days].cost : base.cost[column - layout.admissions]
  }

  /// What a column can be at most; every column can be 0.
  func upper(_ column: Int) -> Double {
    guard column < layout.admissions else { return base.upper[column - layout.admissions] }
    return closed[column / layout.days]?[column % layout.days] ?? false ? 0 : .infinity
  }

  /// Some of the columns, in this order.
  func columns(_ numbers: some Sequence<Int>) -> ColumnList {
    var part = ColumnList()
    for column in numbers {
      part.begin(cost: cost(column), upper: upper(column))
      entries(column) { part.entry($0, $1) }
    }
    return part
  }

  /// Every row that a column stands in, with its coefficient.
  @inline(__always)
  func entries(_ column: Int, _ visit: (Int, Double) -> Void) {
    guard column < layout.admissions else {
      for entry in base.entries(column - layout.admissions) {
        visit(Int(base.indices[entry]), base.values[entry])
      }
      return
    }
    let number = column / layout.days
    let day = column % layout.days
    let arc = arcs[number]
    visit(layout.flowRow(arc.group, arc.from, day), 1)
    visit(layout.flowRow(arc.group, arc.to, day), -1)
    if arc.hours != 0 { visit(layout.hourRow(arc.mode, day), arc.hours) }
    if receiving[number] >= 0 {
      visit(layout.receiveRows + receiving[number] * layout.days + day, 1)
    }
  }

  /// Whether a point is a plan: it breaks no row by more than this part of the rows' size.
  func holds(_ values: [Double]) -> Bool {
    let size = rowUpper.reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
    return largestViolation(values) <= 1e-6 * size
  }

  /// Other numbers of patients, `[group][site][day]`.
  mutating func set(admissions: [[[Double]]]) {
    for (group, sites) in admissions.enumerated() {
      for (site, days) in sites.enumerated() {
        for (day, came) in days.enumerated() {
          let row = layout.flowRow(group, site, day)
          rowLower[row] = came
          rowUpper[row] = came
        }
      }
    }
  }

  /// Transfers that are not in yet whose reduced cost is below `least`: at most `each` for a group,
  /// day and sending site, and as many for each receiving one, those that pay most. Were they
  /// chosen by sending site alone, all would seek the same few beds.
  func transfersThatPay(
    at prices: [Double], least: Double, each: Int, isIn: [Bool]
  ) -> [Int] {
    var best = [CheapestColumns](
      repeating: CheapestColumns(), count: 2 * layout.capacityRows)
    for column in 0..<layout.admissions where !isIn[column] && upper(column) > 0 {
      let reduced = reducedCost(column, prices)
      guard reduced < least else { continue }
      let (from, to) = flowRows(ofTransfer: column)
      best[from].insert(reduced, column, each)
      best[layout.capacityRows + to].insert(reduced, column, each)
    }
    return Set(best.flatMap(\.columns)).sorted()
  }
}

/// The columns of lowest reduced cost in one place, lowest first.
struct CheapestColumns {
  private var costs: [Double] = []
  private(set) var columns: [Int] = []

  /// Keeps a column if it is among the `most` of lowest cost; of equal ones, those that came first.
  mutating func insert(_ cost: Double, _ column: Int, _ most: Int) {
    if costs.count == most, let last = costs.last, last <= cost { return }
    let place = costs.firstIndex { $0 > cost } ?? costs.count
    costs.insert(cost, at: place)
    columns.insert(column, at: place)
    if costs.count > most {
      costs.removeLast()
      columns.removeLast()
    }
  }
}
