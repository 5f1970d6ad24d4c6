/// Stays, beds and staff of a programme, read from its columns.
struct StayKernels {
  /// Expected beds by day after an admission, `[group][care]`.
  let taps: [[[Double]]]
  /// The same for a postponed patient, `[care]`.
  let postponed: [[Double]]
  /// Bed-days of an admission, `[group][care]`.
  let bedDays: [[Double]]
  /// The care type of a group's first stay.
  let firstCare: [Int]
  /// `[care][site]`.
  let nominal: [[Double]]
  /// Staff for an extra bed, `[care]`.
  let staff: [Double]

  init(_ programme: Programme) {
    let layout = programme.layout
    func beds(_ column: Int) -> [[Double]] {
      var taps = [[Double]](repeating: [], count: layout.cares)
      programme.entries(column) { row, value in
        guard (layout.capacityRows..<layout.fairnessRows).contains(row) else { return }
        let place = row - layout.capacityRows
        let (care, day) = (place / (layout.sites * layout.days), place % layout.days)
        while taps[care].count < day { taps[care].append(0) }
        taps[care].append(value)
      }
      return taps
    }
    taps = (0..<layout.groups).map { beds(layout.admissionColumn($0, 0, 0)) }
    postponed = beds(layout.postponed).map { $0.map { -$0 } }
    bedDays = taps.map { $0.map { $0.reduce(0, +) } }
    firstCare = taps.map { $0.firstIndex { !$0.isEmpty && $0[0] > 0 } ?? 0 }
    var nominal = [[Double]](
      repeating: [Double](repeating: 0, count: layout.sites), count: layout.cares)
    programme.entries(layout.fairness) { row, value in
      let place = row - layout.fairnessRows
      nominal[place / (layout.sites * layout.days)][place / layout.days % layout.sites] = -value
    }
    self.nominal = nominal
    staff = (0..<layout.cares).map { care in
      var people = 0.0
      programme.entries(layout.surgeColumn(care, 0, 0)) { row, value in
        if row >= layout.staffRows { people = value }
      }
      return people
    }
  }
}
