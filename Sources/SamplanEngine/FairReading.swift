/// A point of the fair programme in words of care: what stands in which block.
struct FairReading {
  let programme: FairProgramme
  let arcs: FairArcs?
  let moves: [FairArcs.Move]
  let values: [Double]

  private var layout: FairLayout { programme.layout }
  private var instance: Instance { programme.instance }

  /// Values below this are the solver's rounding.
  private static let least = 1e-7

  init(
    _ programme: FairProgramme, arcs: FairArcs?, moves: [FairArcs.Move], _ values: [Double]
  ) {
    self.programme = programme
    self.arcs = arcs
    self.moves = moves
    self.values = values
  }

  private func value(_ column: Int) -> Double {
    let value = values[column]
    return value > Self.least ? value : 0
  }

  /// A layer of a block, `[site][day]`; zeros where the block is empty.
  func grid(_ block: FairLayout.Block, _ layer: Int) -> [[Double]] {
    guard layer < block.layers, block.count > 0 else {
      return (0..<layout.sites).map { _ in [Double](repeating: 0, count: layout.days) }
    }
    return (0..<layout.sites).map { site in
      (0..<layout.days).map { value(block(layer, site, $0)) }
    }
  }

  /// The layers of a block added together, `[site][day]`.
  func sum(_ blocks: FairLayout.Block...) -> [[Double]] {
    var sum = grid(layout.shortage, Int.max)
    for block in blocks {
      for layer in 0..<block.layers {
        for (site, row) in grid(block, layer).enumerated() {
          for (day, value) in row.enumerated() { sum[site][day] += value }
        }
      }
    }
    return sum
  }

  /// Beds short, `[care][site][day]`; the mean over the levels of need where it has any.
  var shortage: [[[Double]]] {
    (0..<layout.cares).map { care in
      var short = grid(layout.shortage, care)
      for part in 0..<(layout.levels - 1) {
        let share = Double(part + 1) / Double(layout.levels)
        let tail = grid(layout.shortageTail, care * (layout.levels - 1) + part)
        for site in short.indices {
          for day in short[site].indices { short[site][day] += share * tail[site][day] }
        }
      }
      return short
    }
  }

  /// Necessary shortage: beds short, and planned patients whose care has become necessary, as a
  /// bed-day of planned care's main care type each.
  var necessaryShort: [[[Double]]] {
    var short = shortage
    let late = sum(layout.overdue)
    let care = programme.kernels.electiveCare
    for site in 0..<layout.sites {
      for day in 0..<layout.days { short[care][site][day] += late[site][day] }
    }
    return short
  }

  /// Weighted necessary shortage, by site.
  var weightedShort: [Double] {
    let short = necessaryShort
    return (0..<layout.sites).map { site in
      (0..<layout.cares).reduce(0) {
        $0 + programme.shortageWeight($1) * short[$1][site].reduce(0, +)
      }
    }
  }

  /// Necessary shortage / own need before transfer, by site; 0 where there is no need.
  var shares: [Double] {
    let short = necessaryShort
    return (0..<layout.sites).map { site in
      let days = (0..<layout.cares).reduce(0.0) { $0 + short[$1][site].reduce(0, +) }
      let need = programme.ownNeed[site]
      return need > 0 ? days / need : 0
    }
  }

  /// Extra beds, `[care][site][day]`.
  var surge: [[[Double]]] {
    (0..<layout.cares).map { care in
      let (one, other) = (grid(layout.surgeByStaff, care), grid(layout.surgeOther, care))
      return zip(one, other).map { zip($0, $1).map(+) }
    }
  }

  /// Admissions after transfer, `[group][site][day]`.
  var admissions: [[[Double]]] { (0..<layout.groups).map { grid(layout.admissions, $0) } }

  /// Patients moved, those above 1e-6, in the order of the arcs and days.
  var moved: [(arc: FairArc, day: Int, patients: Double)] {
    guard let arcs else { return [] }
    return moves.indices.sorted {
      (moves[$0].arc, moves[$0].day) < (moves[$1].arc, moves[$1].day)
    }.compactMap { number in
      let patients = value(layout.columns + number)
      guard patients > 1e-6 else { return nil }
      return (arcs.arcs[moves[number].arc], moves[number].day, patients)
    }
  }

  /// Trips of these modes in parts: patients / seats.
  func tripLoads(of modes: Set<Int>) -> [WholeTrips.Key: Double] {
    var loads: [WholeTrips.Key: Double] = [:]
    for (arc, day, patients) in moved where modes.contains(arc.mode) {
      let key = WholeTrips.Key(mode: arc.mode, from: arc.from, to: arc.to, day: day)
      loads[key, default: 0] += patients / arc.seats
    }
    return loads
  }

  /// Patients of arrivals, or in-patients, by where and when they leave.
  func transfers(inpatients: Bool) -> [Solution.Transfer] {
    moved.filter { ($0.arc.stream >= layout.groups) == inpatients }.map { arc, day, patients in
      Solution.Transfer(
        group: inpatients ? programme.kernels.streams[arc.stream].care : arc.stream,
        from: arc.from, to: arc.to, mode: arc.mode, day: day, patients: patients)
    }.sorted {
      ($0.group, $0.from, $0.to, $0.mode, $0.day) < ($1.group, $1.from, $1.to, $1.mode, $1.day)
    }
  }

  /// Patients in beds after moves and measures, `[care][site][day]`: the load less what is short.
  var occupancy: [[[Double]]] {
    var load = programme.kernels.fixed
    func add(_ kernel: [[ProgrammeKernels.Coefficient]], _ site: Int, _ day: Int, _ by: Double) {
      guard by != 0 else { return }
      for care in 0..<layout.cares {
        for (k, beds) in kernel[care] where day + k < layout.days {
          load[care][site][day + k] += by * beds
        }
      }
    }
    for site in 0..<layout.sites {
      for day in 0..<layout.days {
        for (number, stream) in programme.kernels.streams.enumerated() {
          add(stream.kernel, site, day, values[layout.admissions(number, site, day)])
        }
        add(programme.kernels.elective, site, day, -values[layout.relieved(0, site, day)])
      }
    }
    let short = shortage
    return load.enumerated().map { care, sites in
      sites.enumerated().map { site, row in
        row.enumerated().map { max(0, $1 - short[care][site][$0]) }
      }
    }
  }
}
