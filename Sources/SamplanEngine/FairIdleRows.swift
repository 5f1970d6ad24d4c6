import SamplanBase

/// Rows that are left out while no plan comes near their sides: beds that are never full, in-patients
/// who are never so many away. They are a third of the programme, and interior point takes longer
/// the more it holds. Each is looked at after every run, and comes back when a point passes it.
extension FairSolver {
  /// The part of a row's size by which days put together must keep it for it to be idle: days in a
  /// block differ.
  private static let idleMargin = 0.1
  /// The largest price of an idle row.
  private static let idlePrice = 1e-2

  /// Rows that days put together keep by far on every day, and that have no price there.
  func idleRows(_ blocks: DayBlocks, _ answer: HighsModel.Answer, sides: [Double]) -> [Int] {
    let layout = programme.layout
    func isKept(_ row: Int) -> Bool {
      let block = blocks.row(row)
      let (side, activity) = (sides[block], answer.activity[block])
      let size = max(Double(blocks.length), abs(side), abs(activity))
      return side.isFinite && side - activity > Self.idleMargin * size
        && abs(answer.prices[block]) < Self.idlePrice
    }
    var rows: [Int] = []
    for range in [layout.capacity.range, layout.outLimit.range] {
      for first in stride(from: range.lowerBound, to: range.upperBound, by: layout.days) {
        let run = first..<first + layout.days
        if run.allSatisfy(isKept) { rows += run }
      }
    }
    return rows
  }

  /// Leaves these rows out, and no others.
  func leaveOut(_ rows: [Int]) throws(Refusal) {
    try bringBack(idle)
    idle = Set(rows)
    for row in rows { try model.setRow(row, lower: -.infinity, upper: .infinity) }
  }

  /// Brings back the rows that a point has passed, with the other days of each.
  /// - Returns: whether there was any.
  func bringBack(passed rows: [Int]) throws(Refusal) -> Bool {
    let days = programme.layout.days
    let runs = Set(rows.filter { idle.contains($0) }.map { $0 / days })
    guard !runs.isEmpty else { return false }
    try bringBack(idle.filter { runs.contains($0 / days) })
    return true
  }

  /// Brings all rows back.
  func bringBackAll() throws(Refusal) { try bringBack(idle) }

  private func bringBack(_ rows: Set<Int>) throws(Refusal) {
    for row in rows {
      try model.setRow(row, lower: rowLower[row], upper: rowUpper[row])
      idle.remove(row)
    }
  }
}
