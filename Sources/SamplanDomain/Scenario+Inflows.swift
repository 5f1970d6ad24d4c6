import SamplanBase

extension Scenario {
  /// The rows of people who come, in the order of their lists.
  package var inflows: [Inflow] {
    get { inflowRows ?? [] }
    set { inflowRows = newValue.isEmpty ? nil : newValue }
  }

  /// Each row with its place in its own list, from 1.
  package var placedInflows: [(row: Inflow, field: String)] {
    var counts: [Inflow.List: Int] = [:]
    return inflows.map { row in
      counts[row.list, default: 0] += 1
      return (row, "\(row.list.rawValue)[\(counts[row.list]!)]")
    }
  }
}
