/// What one more of each thing is worth in the second step: from the prices of its rows, and from
/// the reduced costs of variables at their limit.
struct FairPrices {
  private let solver: FairSolver
  private let point: FairSolver.Point

  private var layout: FairLayout { solver.programme.layout }

  init(_ solver: FairSolver, at point: FairSolver.Point) {
    self.solver = solver
    self.point = point
  }

  /// Below this a price is the solver's rounding.
  private static let least = 1e-6

  private func worth(_ value: Double) -> Double { value > Self.least ? value : 0 }

  /// What one more on the right side of a row avoids.
  private func row(_ row: Int) -> Double { worth(-point.prices[row]) }

  /// What one more allowed of a variable avoids.
  private func column(_ column: Int) -> Double {
    let columns = solver.programme.columns
    var reduced = solver.programme.shortWeight[column]
    for entry in columns.entries(column) {
      reduced -= columns.values[entry] * point.prices[Int(columns.indices[entry])]
    }
    return worth(-reduced)
  }

  private func grid(
    _ block: FairLayout.Block, _ layer: Int, _ price: (Int) -> Double
  ) -> [[Double]] {
    (0..<layout.sites).map { site in
      (0..<layout.days).map { day in
        layer < block.layers && block.count > 0 ? price(block(layer, site, day)) : 0
      }
    }
  }

  var prices: FairSolution.Prices {
    let programme = solver.programme
    let cares = 0..<layout.cares
    let own = programme.instance.receiveMax == nil ? 0 : layout.cares
    let together = programme.rules.receiveTogether ?? []
    return FairSolution.Prices(
      beds: cares.map { grid(layout.capacity, $0, row) },
      surge: cares.map { care in
        let (one, other) = (
          grid(layout.surgeByStaff, care, column), grid(layout.surgeOther, care, column)
        )
        return zip(one, other).map { zip($0, $1).map { max($0, $1) } }
      },
      staff: grid(layout.staff, 0, row), lending: grid(layout.lent, 0, column),
      postponement: grid(layout.postponed, layout.classes.count - 1, column),
      receiving: cares.map { care in
        var sum = grid(layout.receive, own > 0 ? care : Int.max, row)
        for (number, limit) in together.enumerated() where limit.cares.contains(care) {
          for (site, values) in grid(layout.receive, own + number, row).enumerated() {
            for (day, value) in values.enumerated() { sum[site][day] += value }
          }
        }
        return sum
      },
      vehicles: programme.instance.modes.indices.map { mode in
        let bySite = programme.rules.siteHours?[mode] != nil
        return (0..<layout.sites).map { site in
          (0..<layout.days).map { day in
            layout.hours.count > 0 ? row(layout.hourRow(mode, site, day, bySite: bySite)) : 0
          }
        }
      })
  }
}
