/// The fair programme's days with its waiting lists put in: who waits on a day is who was postponed until
/// then and is not recovered. The rows of waiting lists say instead that nobody is recovered who does not
/// wait.
///
/// A waiting list is a sum over all days before, which steps from day to day take as many steps to find
/// as there are days; put in, it is found at once.
struct FairWaiting {
  private let layout: FairLayout
  private let weights: [Double]
  /// Columns and rows that stand in series of days: all but the largest share's and limits of weeks and
  /// sites.
  private(set) var columns = ColumnList()

  /// - Parameters:
  ///   - weights: by column of the programme.
  ///   - isClosed: whether a column is left out, which stays at nothing.
  init(_ programme: FairProgramme, weights: [Double], isClosed: (Int) -> Bool) {
    layout = programme.layout
    self.weights = weights
    let whole = programme.columns
    var sums = RowSums(rows: layout.sharing)
    for column in 0..<layout.share {
      if isClosed(column) || layout.backlog.range.contains(column)
        || layout.dayBacklog.range.contains(column)
      {
        columns.begin(lower: 0, upper: 0)
        continue
      }
      var weight = weights[column]
      for entry in whole.entries(column) {
        let (row, value) = (Int(whole.indices[entry]), whole.values[entry])
        if let list = list(row) {
          for day in list.day..<layout.days {
            weight -= value * weights[list.waiting + day]
            sums.add(list.row + day, -value)
            if let late = list.late { sums.add(late + day, -value) }
          }
        } else if row < layout.sharing {
          sums.add(row, value)
        }
      }
      columns.begin(cost: weight, lower: whole.lower[column], upper: whole.upper[column])
      sums.move(to: &columns)
    }
  }

  /// A row of a waiting list: the list's first column, row and row of those overdue.
  private func list(_ row: Int) -> (day: Int, waiting: Int, row: Int, late: Int?)? {
    let days = layout.days
    if layout.waiting.range.contains(row) {
      let place = (row - layout.waiting.first) / days * days
      return (
        (row - layout.waiting.first) % days, layout.backlog.first + place,
        layout.waiting.first + place,
        place < layout.lateness.count ? layout.lateness.first + place : nil
      )
    }
    if layout.dayWaiting.range.contains(row) {
      let place = (row - layout.dayWaiting.first) / days * days
      return (
        (row - layout.dayWaiting.first) % days, layout.dayBacklog.first + place,
        layout.dayWaiting.first + place, nil
      )
    }
    return nil
  }

  private var lists: [Int] {
    Array(stride(from: layout.waiting.first, to: layout.waiting.range.upperBound, by: layout.days))
      + Array(
        stride(
          from: layout.dayWaiting.first, to: layout.dayWaiting.range.upperBound, by: layout.days))
  }

  /// The sides of the rows.
  func sides(_ lower: [Double], _ upper: [Double]) -> (lower: [Double], upper: [Double]) {
    var sides = (lower: Array(lower[..<layout.sharing]), upper: Array(upper[..<layout.sharing]))
    for first in lists {
      for row in first..<first + layout.days { sides.upper[row] = .infinity }
    }
    return sides
  }

  /// Prices with waiting lists put in, from the programme's.
  func prices(fromProgramme prices: [Double]) -> [Double] {
    var own = Array(prices[..<layout.sharing])
    for first in lists {
      guard let list = list(first) else { continue }
      for day in 0..<layout.days {
        let next = day + 1 < layout.days ? prices[first + day + 1] : 0
        let late = list.late.map { prices[$0 + day] } ?? 0
        own[first + day] = max(0, weights[list.waiting + day] - prices[first + day] + next - late)
      }
    }
    return own
  }

  /// The programme's prices from those with waiting lists put in.
  func prices(toProgramme prices: [Double]) -> [Double] {
    var whole = prices
    for first in lists {
      guard let list = list(first) else { continue }
      var next = 0.0
      for day in (0..<layout.days).reversed() {
        let late = list.late.map { prices[$0 + day] } ?? 0
        next += weights[list.waiting + day] - late - max(0, prices[first + day])
        whole[first + day] = next
      }
    }
    return whole
  }
}
