/// What is large and what is small in a programme: by row a price and a size, by variable a size and a
/// price, all of which a search is likely to meet.
///
/// A step of the primal–dual search moves a value in proportion to its size by its price, and a row's
/// price in proportion to that price by the row's size. A region with forty times the beds of another
/// then comes to its plan in as many steps. The figures are guesses: they change how many steps are
/// taken, and nothing of what a plan or a proof is. The factors in them were found by trying.
struct StepSizes {
  /// By row of the programme, price by size.
  private(set) var rows: [Double]
  /// By variable from the admissions on, size by price.
  private(set) var variables: [Double]
  private let programme: Programme
  private let kernels: StayKernels
  private var layout: ProgrammeLayout { programme.layout }
  /// What a bed-day of a care type is worth, and an admission of a group.
  private let worthOfBed: [Double]
  private let worthOfAdmission: [Double]
  /// By group and site, patients of a day by what they are worth.
  private var streams: [Double] = []

  /// - Parameter prices: of a plan near the one sought, if there is one.
  init(_ programme: Programme, kernels: StayKernels, prices: [Double]?) {
    self.programme = programme
    self.kernels = kernels
    let layout = programme.layout
    rows = [Double](repeating: 1, count: layout.rows)
    variables = [Double](repeating: 1, count: layout.columns - layout.admissions)
    let worth = (0..<layout.cares).map { care in
      let short = max(programme.cost(layout.shortageColumn(care, 0, 0)), 1e-6)
      guard let prices else { return 0.5 * short }
      let first = layout.capacityRow(care, 0, 0)
      let count = layout.sites * layout.days
      let mean = -prices[first..<first + count].reduce(0, +) / Double(max(1, count))
      return max(0.15 * short, mean)
    }
    worthOfBed = worth
    worthOfAdmission = kernels.bedDays.map { beds in
      max(1e-6, zip(worth, beds).reduce(0) { $0 + $1.0 * $1.1 })
    }
    sizeAdmissions()
    sizeBeds()
    sizeStaff()
    sizePostponed()
    sizeTransport()
  }

  private mutating func put(row first: Int, _ value: Double) {
    for day in 0..<layout.days { rows[first + day] = value }
  }

  private mutating func put(column first: Int, _ value: Double) {
    for day in 0..<layout.days { variables[first - layout.admissions + day] = value }
  }

  private func mean(_ first: Int, _ value: (Int) -> Double) -> Double {
    (0..<layout.days).reduce(0) { $0 + value(first + $1) } / Double(max(1, layout.days))
  }

  private mutating func sizeAdmissions() {
    for group in 0..<layout.groups {
      let care = kernels.firstCare[group]
      let worth = worthOfAdmission[group]
      for site in 0..<layout.sites {
        let row = layout.flowRow(group, site, 0)
        let fit = kernels.nominal[care][site] / max(1, kernels.bedDays[group][care])
        let size = max(mean(row) { programme.rowUpper[$0] }, 0.2 * fit, 1e-3)
        put(row: row, worth / size)
        put(column: layout.admissionColumn(group, site, 0), 3 * size / worth)
        streams.append(size / worth)
      }
    }
  }

  private mutating func sizeBeds() {
    let fairness = programme.cost(layout.fairness)
    let allBeds = max(1, kernels.nominal.joined().reduce(0, +))
    for care in 0..<layout.cares {
      let short = max(programme.cost(layout.shortageColumn(care, 0, 0)), 1e-6)
      for site in 0..<layout.sites {
        let beds = max(kernels.nominal[care][site], 0.1)
        put(row: layout.capacityRow(care, site, 0), worthOfBed[care] / beds)
        put(row: layout.fairnessRow(care, site, 0), 3 * max(fairness, short) / allBeds / beds)
        put(column: layout.shortageColumn(care, site, 0), beds / short)
        let surge = layout.surgeColumn(care, site, 0)
        put(column: surge, max(mean(surge) { programme.upper($0) }, 1e-3) / short)
      }
    }
  }

  private mutating func sizeStaff() {
    // What a person who opens beds is worth in a day.
    let worth = zip(worthOfBed, kernels.staff).map { $1 > 0 ? $0 / $1 : 0 }.max() ?? 0
    let person = max(worth, 1e-6)
    let moved = max(programme.cost(layout.lend), 0.01 * person)
    let most = max(1, kernels.staff.max() ?? 1)
    var all = 1.0
    for site in 0..<layout.sites {
      let people = max(programme.rowUpper[layout.staffRow(site, 0)], 0.1)
      all += people
      put(row: layout.staffRow(site, 0), 3 * person / people)
      for first in [layout.lend, layout.borrow] {
        put(column: first + site * layout.days, 0.3 * people / most / moved)
      }
    }
    put(row: layout.balanceRow(0), person / all)
  }

  private mutating func sizePostponed() {
    let beds = zip(worthOfBed, kernels.postponed).reduce(0) { $0 + $1.0 * $1.1.reduce(0, +) }
    for site in 0..<layout.sites {
      let first = layout.postponed + site * layout.days
      let most = max(mean(first) { programme.upper($0) }, 1e-3)
      put(column: first, 0.15 * most / max(programme.cost(first), 0.01 * beds, 1e-6))
    }
  }

  /// An hour of a vehicle is worth a part of what it takes off a patient's worth.
  private mutating func sizeTransport() {
    let worth = worthOfAdmission.max() ?? 1
    var hours = [Double](repeating: 0, count: layout.modePlace.count)
    var arcs = hours
    for arc in programme.arcs {
      hours[arc.mode] += arc.hours
      arcs[arc.mode] += 1
    }
    for mode in layout.modePlace.indices where layout.modePlace[mode] >= 0 {
      for day in 0..<layout.days {
        let row = layout.hourRow(mode, day)
        rows[row] = worth * arcs[mode] / max(hours[mode], 1e-3) / max(programme.rowUpper[row], 1)
      }
    }
    for row in layout.receiveRows..<layout.rows {
      rows[row] = worth / max(programme.rowUpper[row], 1)
    }
  }

  /// The size of a transfer: no more go than the smaller of the two sites has.
  func transfer(_ arc: Arc) -> Double {
    min(streams[arc.group * layout.sites + arc.from], streams[arc.group * layout.sites + arc.to])
  }

  /// How far a value or a price of this size moves, where its column or row sums to this. With all
  /// sums at most 1 the matrix stretches nothing (T. Pock and A. Chambolle, 2011).
  func pace(_ size: Double, _ sum: Double) -> Double { size / max(1, sum * size.squareRoot()) }

  /// What the columns but those of transfers and of the largest share sum to, by row and by column.
  func sums() -> (rows: [Double], columns: [Double]) {
    var sums = (
      rows: [Double](repeating: 0, count: layout.rows),
      columns: [Double](repeating: 0, count: variables.count)
    )
    for column in layout.admissions..<layout.fairness {
      let place = column - layout.admissions
      let size = variables[place].squareRoot()
      programme.entries(column) { row, value in
        sums.rows[row] += abs(value) * size
        sums.columns[place] += abs(value) * rows[row].squareRoot()
      }
    }
    return sums
  }
}
