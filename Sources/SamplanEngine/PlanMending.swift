/// A plan that keeps every row, made from values that nearly do.
///
/// Shortage makes up for whatever a plan lacks, so any transfers within the vehicle hours can be a part
/// of one. What is left to decide is told by the loads that they leave.
struct PlanMending {
  private let programme: Programme
  private let kernels: StayKernels
  private var layout: ProgrammeLayout { programme.layout }
  /// All variables but transfers, in the programme's order from the admissions on.
  private(set) var values: [Double]
  /// Transfers by column, and how many go.
  private(set) var moves: [(column: Int, patients: Double)]
  private(set) var objective = Double.infinity

  /// - Parameter values: all variables but transfers.
  /// - Returns: `nil` where a site without beds of its own would be short, for which no share is large
  ///   enough.
  init?(
    _ programme: Programme, kernels: StayKernels, values: [Double],
    moves: [(column: Int, patients: Double)]
  ) {
    self.programme = programme
    self.kernels = kernels
    self.values = values
    self.moves = moves
    keepHoursAndLimits()
    keepAdmissions()
    keepBounds(layout.postponed..<layout.lend)
    guard mendBeds() else { return nil }
    objective = self.values.indices.reduce(0) {
      $0 + self.values[$1] * programme.cost(layout.admissions + $1)
    }
    for (column, patients) in self.moves { objective += patients * programme.cost(column) }
  }

  private func place(_ column: Int) -> Int { column - layout.admissions }

  private mutating func keepBounds(_ columns: Range<Int>) {
    for column in columns {
      values[place(column)] = min(max(0, values[place(column)]), programme.upper(column))
    }
  }

  /// Where more is driven than there are hours for, or more come than may, fewer go.
  private mutating func keepHoursAndLimits() {
    var used = [Double](repeating: 0, count: layout.rows)
    for (column, patients) in moves { programme.entries(column) { used[$0] += $1 * patients } }
    for index in moves.indices {
      var share = 1.0
      programme.entries(moves[index].column) { row, value in
        guard row >= layout.hourRows, value > 0, used[row] > programme.rowUpper[row] else { return }
        share = min(share, max(0, programme.rowUpper[row]) / used[row])
      }
      moves[index].patients *= share
    }
  }

  /// No more leave a site than came to it.
  private mutating func keepAdmissions() {
    let rows = layout.capacityRows
    // Who is kept from leaving cannot come to the next; a chain ends after as many sites.
    for round in 0...(layout.sites + 1) {
      var leaving = [Double](repeating: 0, count: rows)
      var here = Array(programme.rowUpper[0..<rows])
      for (column, patients) in moves {
        let (from, to) = programme.flowRows(ofTransfer: column)
        leaving[from] += patients
        here[from] -= patients
        here[to] += patients
      }
      let isKept = here.allSatisfy { $0 >= 0 }
      if isKept || round > layout.sites {
        if !isKept { moves.removeAll() }
        for row in 0..<rows { values[row] = isKept ? here[row] : programme.rowUpper[row] }
        return
      }
      for index in moves.indices {
        let (from, _) = programme.flowRows(ofTransfer: moves[index].column)
        guard here[from] < 0, leaving[from] > 0 else { continue }
        moves[index].patients *= max(0, (leaving[from] + here[from]) / leaving[from] - 1e-12)
      }
    }
  }

  /// Extra beds and lent staff as far as they are of use and there are people; the rest is short.
  private mutating func mendBeds() -> Bool {
    let (sites, days) = (layout.sites, layout.days)
    var excess = (layout.capacityRows..<layout.fairnessRows).map { -programme.rowUpper[$0] }
    for column in [layout.admissions..<layout.shortage, layout.postponed..<layout.lend].joined()
    where values[place(column)] != 0 {
      let value = values[place(column)]
      programme.entries(column) { row, beds in
        if row >= layout.capacityRows { excess[row - layout.capacityRows] += beds * value }
      }
    }
    let gains = (0..<layout.cares).map { care -> Double in
      let gain =
        programme.cost(layout.shortageColumn(care, 0, 0))
        - programme.cost(layout.surgeColumn(care, 0, 0))
      return kernels.staff[care] > 0 ? gain / kernels.staff[care] : .infinity
    }
    let order = gains.indices.sorted { gains[$0] > gains[$1] }
    var share = 0.0
    for day in 0..<days {
      balanceStaff(day)
      for site in 0..<sites {
        let lent = values[place(layout.lend + site * days + day)]
        let borrowed = values[place(layout.borrow + site * days + day)]
        let people = programme.rowUpper[layout.staffRow(site, day)] - lent + borrowed
        var left = max(0, people)
        var opened = [Double](repeating: 0, count: layout.cares)
        // First as the values say, then where it helps most.
        for isFirst in [true, false] {
          for care in order {
            let column = layout.surgeColumn(care, site, day)
            let need = max(0, excess[(care * sites + site) * days + day])
            let most = min(need, programme.upper(column))
            let wanted = isFirst ? min(most, max(0, values[place(column)])) : most
            var more = max(0, wanted - opened[care])
            if !isFirst, !(gains[care] > 0) { more = 0 }
            if kernels.staff[care] > 0 { more = min(more, left / kernels.staff[care]) }
            opened[care] += more
            left = max(0, left - more * kernels.staff[care])
          }
        }
        for care in 0..<layout.cares {
          let short = max(0, excess[(care * sites + site) * days + day] - opened[care])
          values[place(layout.surgeColumn(care, site, day))] = opened[care]
          values[place(layout.shortageColumn(care, site, day))] = short
          guard short > 0 else { continue }
          guard kernels.nominal[care][site] > 0 else { return false }
          share = max(share, short / kernels.nominal[care][site])
        }
      }
    }
    values[place(layout.fairness)] = share
    return true
  }

  /// As many are borrowed in all as are lent.
  private mutating func balanceStaff(_ day: Int) {
    let (sites, days) = (layout.sites, layout.days)
    var (lentInAll, borrowedInAll) = (0.0, 0.0)
    for site in 0..<sites {
      let (lend, borrow) = (layout.lend + site * days + day, layout.borrow + site * days + day)
      let lent = min(max(0, values[place(lend)]), programme.upper(lend))
      let borrowed = min(max(0, values[place(borrow)]), programme.upper(borrow))
      // Who both lends and borrows does the less of it.
      values[place(lend)] = max(0, lent - borrowed)
      values[place(borrow)] = max(0, borrowed - lent)
      lentInAll += values[place(lend)]
      borrowedInAll += values[place(borrow)]
    }
    let least = min(lentInAll, borrowedInAll)
    for site in 0..<sites {
      if lentInAll > 0 { values[place(layout.lend + site * days + day)] *= least / lentInAll }
      if borrowedInAll > 0 {
        values[place(layout.borrow + site * days + day)] *= least / borrowedInAll
      }
    }
  }
}
