import SamplanBase

/// What each site does by itself for those who come and go: without moves and lent staff to find, sites
/// have nothing to do with each other, and each is a small programme of its own for the simplex method.
extension FairSolver {
  /// What a bed-day short weighs in its own weight while a plan is mended: enough to be the last resort.
  private static let lastResort = 1e3

  /// The least weight of each site's own columns; the share is the largest of all.
  /// - Parameter staff: lent and borrowed, by the columns of both blocks.
  /// - Returns: `nil` where a site has no plan.
  func eachSiteAlone(
    _ staff: (lent: [Double], borrowed: [Double]), rowLower: [Double], rowUpper: [Double]
  ) throws(Refusal) -> [Double]? {
    let layout = programme.layout
    var places = [[Int]](repeating: [], count: layout.sites)
    for (column, site) in layout.columnSites.enumerated() { places[site].append(column) }
    var values = [Double](repeating: 0, count: layout.columns)
    for site in 0..<layout.sites {
      let (columns, rows) = part(places[site], of: site, staff)
      let model = try HighsModel(
        timeLimit: max(0.01, model.secondsLeft), tolerance: options.tolerance, goesOn: goesOn)
      try model.pass(
        columns, rowLower: rows.map { rowLower[$0] }, rowUpper: rows.map { rowUpper[$0] })
      let answer = try model.run(.simplex)
      if model.isStopped { self.model.stop() }
      guard answer.isOptimal else { return nil }
      for (column, value) in zip(places[site], answer.values) { values[column] = value }
      values[layout.share] = max(values[layout.share], answer.values[places[site].count])
    }
    return values
  }

  /// A site's columns, then the largest share, and the rows in which they stand. All sites' shortage
  /// together and lent staff's balance are not among them: they are looked at when all is put together.
  private func part(
    _ places: [Int], of site: Int, _ staff: (lent: [Double], borrowed: [Double])
  ) -> (columns: ColumnList, rows: [Int]) {
    let layout = programme.layout
    let whole = programme.columns
    let weights = weights([])
    var columns = ColumnList()
    var rows: [Int] = []
    var number: [Int: Int] = [:]
    func add(_ column: Int, weight: Double, _ lower: Double, _ upper: Double) {
      columns.begin(cost: weight, lower: lower, upper: upper)
      for entry in whole.entries(column) {
        let row = Int(whole.indices[entry])
        guard row != layout.allShort, !layout.balanceRows.contains(row),
          column != layout.share || row == layout.sharing + site
        else { continue }
        let place = number[row] ?? rows.count
        if place == rows.count {
          number[row] = place
          rows.append(row)
        }
        columns.entry(place, whole.values[entry])
      }
    }
    for column in places {
      let weight = weights[column] + Self.lastResort * programme.shortWeight[column]
      if layout.lent.range.contains(column) {
        let persons = staff.lent[column - layout.lent.first]
        add(column, weight: weight, persons, persons)
      } else if layout.borrowed.range.contains(column) {
        let persons = staff.borrowed[column - layout.borrowed.first]
        add(column, weight: weight, persons, persons)
      } else {
        add(column, weight: weight, whole.lower[column], whole.upper[column])
      }
    }
    add(
      layout.share, weight: weights[layout.share], shareRange.lowerBound, shareRange.upperBound)
    return (columns, rows)
  }
}
