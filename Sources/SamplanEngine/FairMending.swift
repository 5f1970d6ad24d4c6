import SamplanBase

/// A plan that keeps every row, from one that nearly does: fewer move where there are not places, hours
/// or beds for so many, and what each site does by itself is found anew for those who come and go.
extension FairSolver {
  /// - Parameters:
  ///   - prices: that prove the bound.
  ///   - bound: an objective that no plan goes below.
  /// - Returns: the plan, in the solver's moves; `nil` where the sites do not manage with these.
  func mended(
    _ draft: FairSearch.Draft, prices: [Double], bound: Double
  ) throws(Refusal) -> Point? {
    var moved = draft.moves
    keepLimits(&moved)
    keepPatients(&moved)
    keepInpatients(&moved)
    try bring(moved.map(\.move))
    var (lower, upper) = (rowLower, rowUpper)
    for (move, patients) in moved {
      arcs.entries(arcs.arcs[move.arc], move.day) { row, factor in
        lower[row] -= factor * patients
        upper[row] -= factor * patients
      }
    }
    guard
      let own = try eachSiteAlone(balanced(draft), rowLower: lower, rowUpper: upper)
    else { return nil }
    let patients = Dictionary(moved.map { ($0.move, $0.patients) }) { $0 + $1 }
    let values = own + moves.map { patients[$0] ?? 0 }
    guard residuals(values, moves).isHeld else { return nil }
    var found = point(values, moves: moves, prices: prices)
    found.bound = min(found.objective, bound)
    found.isCut = false
    return found
  }

  /// Where more is driven than there are hours or open trips for, or more come than may, fewer go.
  private func keepLimits(_ moved: inout [(move: FairArcs.Move, patients: Double)]) {
    let layout = programme.layout
    var used = [Double](repeating: 0, count: rowLower.count)
    var trip: [FairArcs.Move: Int] = [:]
    for (number, open) in openTrips.enumerated() {
      for move in open.moves { trip[move] = number }
    }
    var driven = [Double](repeating: 0, count: openTrips.count)
    for (move, patients) in moved {
      let arc = arcs.arcs[move.arc]
      arcs.entries(arc, move.day) { used[$0] += $1 * patients }
      if let trip = trip[move] { driven[trip] += patients / arc.seats }
    }
    for index in moved.indices {
      let move = moved[index].move
      var share = 1.0
      arcs.entries(arcs.arcs[move.arc], move.day) { row, factor in
        guard layout.receive.range.contains(row) || layout.hours.range.contains(row), factor > 0,
          used[row] > rowUpper[row]
        else { return }
        share = min(share, max(0, rowUpper[row]) / used[row])
      }
      if let trip = trip[move], driven[trip] > openTrips[trip].trips {
        share = min(share, openTrips[trip].trips / driven[trip])
      }
      moved[index].patients *= share
    }
  }

  /// No more of a group leave a site than come to it.
  private func keepPatients(_ moved: inout [(move: FairArcs.Move, patients: Double)]) {
    let layout = programme.layout
    let came = rowLower[layout.flow.first..<layout.flow(layout.groups, 0, 0)]
    // Who is kept from leaving cannot come to the next; a chain ends after as many sites.
    for _ in 0...(layout.sites + 1) {
      var leaving = [Double](repeating: 0, count: came.count)
      var here = Array(came)
      for (move, patients) in moved {
        let arc = arcs.arcs[move.arc]
        guard arc.stream < layout.groups else { continue }
        leaving[layout.flow(arc.stream, arc.from, move.day)] += patients
        here[layout.flow(arc.stream, arc.from, move.day)] -= patients
        here[layout.flow(arc.stream, arc.to, move.day + arc.lag)] += patients
      }
      guard here.contains(where: { $0 < 0 }) else { return }
      for index in moved.indices {
        let arc = arcs.arcs[moved[index].move.arc]
        guard arc.stream < layout.groups else { continue }
        let row = layout.flow(arc.stream, arc.from, moved[index].move.day)
        guard here[row] < 0 else { continue }
        moved[index].patients *= max(0, (leaving[row] + here[row]) / leaving[row] - 1e-12)
      }
    }
  }

  /// No more stable in-patients are away at once than may be.
  private func keepInpatients(_ moved: inout [(move: FairArcs.Move, patients: Double)]) {
    let layout = programme.layout
    let columns = programme.columns
    func column(_ move: FairArcs.Move) -> Int? {
      let arc = arcs.arcs[move.arc]
      return arc.stream < layout.groups
        ? nil : layout.moveOut(arc.stream - layout.groups, arc.from, move.day)
    }
    func eachLimit(_ column: Int, _ visit: (Int, Double) -> Void) {
      for entry in columns.entries(column)
      where layout.outLimit.range.contains(Int(columns.indices[entry])) {
        visit(Int(columns.indices[entry]), columns.values[entry])
      }
    }
    var away = [Double](repeating: 0, count: rowLower.count)
    for (move, patients) in moved {
      if let column = column(move) { eachLimit(column) { away[$0] += $1 * patients } }
    }
    for index in moved.indices {
      guard let column = column(moved[index].move) else { continue }
      var share = 1.0
      eachLimit(column) { row, _ in
        if away[row] > rowUpper[row] { share = min(share, max(0, rowUpper[row]) / away[row]) }
      }
      moved[index].patients *= share
    }
  }

  /// As many are borrowed in all as are lent, and nobody does both.
  private func balanced(_ draft: FairSearch.Draft) -> (lent: [Double], borrowed: [Double]) {
    let layout = programme.layout
    var (lent, borrowed) = (draft.lent, draft.borrowed)
    for place in lent.indices {
      let most = programme.columns.upper[layout.lent.first + place]
      let (lends, borrows) = (min(max(0, lent[place]), most), max(0, borrowed[place]))
      lent[place] = max(0, lends - borrows)
      borrowed[place] = max(0, borrows - lends)
    }
    for day in 0..<layout.days {
      let places = stride(from: day, to: lent.count, by: layout.days)
      let all = places.reduce(into: (lent: 0.0, borrowed: 0.0)) {
        $0.lent += lent[$1]
        $0.borrowed += borrowed[$1]
      }
      let least = min(all.lent, all.borrowed)
      for place in places {
        lent[place] *= all.lent > 0 ? least / all.lent : 0
        borrowed[place] *= all.borrowed > 0 ? least / all.borrowed : 0
      }
    }
    return (lent, borrowed)
  }
}
