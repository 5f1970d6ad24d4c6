/// Where the series of the primal–dual search stand, in lanes of eight days.
///
/// Its variables are those of the programme but for transfers, in the same order, and its rows are the
/// programme's; each stands as a series of days, rounded up to whole lanes.
struct StepShape {
  /// Stands for no limit: large enough, and twice as much is still a number.
  static let unlimited = 1e20

  /// Lanes of a series.
  let lanes: Int
  let days: Int
  let sites: Int
  let groups: Int
  let cares: Int

  // First series of variables; `z` stands apart.
  let shortage: Int
  let surge: Int
  let postponed: Int
  let lend: Int
  let borrow: Int
  let variables: Int

  // First series of rows.
  let capacityRows: Int
  let fairnessRows: Int
  let hourRows: Int
  let staffRows: Int
  let balanceRow: Int
  let receiveRows: Int
  let rows: Int

  init(_ layout: ProgrammeLayout) {
    days = layout.days
    lanes = (layout.days + 7) / 8
    sites = layout.sites
    groups = layout.groups
    cares = layout.cares
    shortage = groups * sites
    surge = shortage + cares * sites
    postponed = surge + cares * sites
    lend = postponed + sites
    borrow = lend + sites
    variables = borrow + sites
    capacityRows = groups * sites
    fairnessRows = capacityRows + cares * sites
    hourRows = fairnessRows + cares * sites
    staffRows = hourRows + (layout.staffRows - layout.hourRows) / max(1, days)
    balanceRow = staffRows + sites
    receiveRows = balanceRow + 1
    rows = layout.rows / max(1, days)
  }

  /// Memory for all rows or all variables.
  func memory(_ series: Int) -> LaneMemory { LaneMemory(series * lanes) }

  /// Puts series of days into lanes; the days beyond the last get `beyond`.
  func fill(_ memory: LaneMemory, beyond: Double = 0, _ value: (_ place: Int) -> Double) {
    let floats = memory.floats
    for series in 0..<(memory.count / lanes) {
      for day in 0..<(8 * lanes) {
        floats[series * 8 * lanes + day] =
          Float(day < days ? value(series * days + day) : beyond)
      }
    }
  }

  /// The series of days out of lanes.
  func days(of memory: LaneMemory, series: Range<Int>) -> [Double] {
    let floats = memory.floats
    var values: [Double] = []
    values.reserveCapacity(series.count * days)
    for one in series {
      for day in 0..<days { values.append(Double(floats[one * 8 * lanes + day])) }
    }
    return values
  }
}
