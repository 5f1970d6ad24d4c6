extension FairSolver {
  /// Passes at most when prices are lowered along chains of moves; a chain of more pays so little
  /// more than a direct move that the bound may count it as a gain.
  private static let passes = 6

  /// The highest prices of patients at which no move pays, for the given prices of beds, hours,
  /// staff and all else: as the reference's (`Programme.pricesWithoutGain`), with days on the way
  /// and in-patients.
  ///
  /// A patient who comes costs at most what the beds held at home cost, and at most what the
  /// patient costs at another site and the way there. In-patients are in a bed already: leaving it
  /// costs the most that a move of them would gain.
  func pricesWithoutGain(
    _ prices: [Double], _ weights: [Double], without modes: Set<Int>
  ) -> [Double] {
    var prices = prices
    let layout = programme.layout
    for row in layout.flow.range { prices[row] = 0 }
    for place in 0..<layout.admissions.count {
      // Columns of admissions stand as their rows do.
      let column = layout.admissions.first + place
      prices[layout.flow.first + place] = reducedCost(column, prices, weights)
    }
    var isLower = true
    for _ in 0..<Self.passes where isLower {
      isLower = arcs.lower(&prices, weighed: weighsMoves, without: modes)
    }
    for row in layout.outSum.range { prices[row] = 0 }
    arcs.raiseLeaving(&prices, weighed: weighsMoves, without: modes)
    return prices
  }

  /// The reduced cost of a column of the programme.
  func reducedCost(_ column: Int, _ prices: [Double], _ weights: [Double]) -> Double {
    var reduced = weights[column]
    let columns = programme.columns
    for entry in columns.entries(column) {
      reduced -= columns.values[entry] * prices[Int(columns.indices[entry])]
    }
    return reduced
  }
}

extension FairArcs {
  /// Lowers prices of those who come to what they cost at another site and the way there.
  /// - Returns: whether some price was lowered.
  fileprivate func lower(
    _ prices: inout [Double], weighed: Bool, without modes: Set<Int>
  ) -> Bool {
    var isLower = false
    for arc in arcs where arc.stream < layout.groups && !modes.contains(arc.mode) {
      for day in 0..<layout.days where isOpen(arc, day) {
        let reduced = reducedCost(arc, day, prices, weighed: weighed)
        guard reduced < 0 else { continue }
        prices[layout.flow(arc.stream, arc.from, day)] += reduced
        isLower = true
      }
    }
    return isLower
  }

  /// Raises what leaving costs in-patients until no move of them gains.
  fileprivate func raiseLeaving(
    _ prices: inout [Double], weighed: Bool, without modes: Set<Int>
  ) {
    for arc in arcs where arc.stream >= layout.groups && !modes.contains(arc.mode) {
      for day in 0..<layout.days where isOpen(arc, day) {
        let reduced = reducedCost(arc, day, prices, weighed: weighed)
        if reduced < 0 {
          prices[layout.outSum(arc.stream - layout.groups, arc.from, day)] -= reduced
        }
      }
    }
  }
}
