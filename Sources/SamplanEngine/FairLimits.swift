/// What the variables of a fair programme can be in some best plan: finite sides that a bound from
/// prices needs, also where the programme itself states none.
struct FairLimits {
  /// By column of the programme.
  private(set) var columns: [ClosedRange<Double>]
  /// `[stream][day]`: all of the stream in the country who can be somewhere on that day.
  private let came: [[Double]]
  /// `[stream][site][day]`: those who come to the site itself.
  private let own: [[[Double]]]
  /// `[stream][site]`: those it can receive in a day.
  private let received: [[Double]]

  init(_ programme: FairProgramme) {
    let layout = programme.layout
    let instance = programme.instance
    let days = 0..<layout.days
    let places = 0..<layout.sites
    // A patient can be on the way for some days.
    let lag = programme.rules.lagDays?.joined().joined().max() ?? 0
    came = programme.kernels.streams.map { stream in
      let daily = days.map { day in
        places.reduce(0.0) { sum, site in
          sum
            + (stream.group.map { instance.admissions[$0][site][day] }
              ?? programme.movable(stream.care, site, day))
        }
      }
      return days.map { day in daily[max(0, day - lag)...day].reduce(0, +) }
    }
    own = programme.kernels.streams.map { stream in
      places.map { site in
        days.map { day in
          stream.group.map { instance.admissions[$0][site][day] }
            ?? programme.movable(stream.care, site, day)
        }
      }
    }
    received = programme.kernels.streams.map { stream in
      places.map { programme.receiveLimit(stream.care, $0) }
    }
    columns = (0..<layout.columns).map { column in
      let (low, high) = (programme.columns.lower[column], programme.columns.upper[column])
      return (low.isFinite ? low : -1e9)...(high.isFinite ? max(low, high) : 1e9)
    }
    let planned = places.map { instance.electiveAdmissions[$0].reduce(0, +) }
    let daySurgery = places.map { site in
      programme.rules.planned?.daySurgery[site].reduce(0, +) ?? 0
    }
    let lendable = places.reduce(0.0) { sum, site in
      sum + (instance.lendMaxShareBySite?[site] ?? instance.lendMaxShare) * instance.staff[site]
    }
    let need = (0..<layout.cares).map { care in
      days.map { day in
        places.reduce(0.0) { $0 + programme.kernels.need[care][$1][day] }
      }
    }
    let most = came
    limit(layout.admissions) { layer, _, day in
      let all = most[layer][day]
      return (layer < layout.groups ? 0 : -all)...all
    }
    limit(layout.relieved) { _, site, day in
      -planned[site]...instance.electiveAdmissions[site][day]
    }
    for block in [layout.recovered, layout.backlog, layout.overdue] {
      limit(block) { _, site, _ in 0...planned[site] }
    }
    for block in [layout.dayRecovered, layout.dayBacklog] {
      limit(block) { _, site, _ in 0...daySurgery[site] }
    }
    let movedIn = (0..<layout.cares).map { care in
      programme.kernels.streams.enumerated().reduce(0.0) { sum, stream in
        stream.element.group == nil ? sum + (most[stream.offset].max() ?? 0) : sum
      } + planned.reduce(0, +)
    }
    let least = programme.rules.needSpread?.first
    limit(layout.shortage) { care, site, day in
      0...(need[care][day] + movedIn[care] + max(0, least?[care][site][day] ?? 0))
    }
    limit(layout.borrowed) { _, _, _ in 0...lendable }
    // The day's own in-patients who may be away at once, of whom each counts whole on the first day.
    let leaving = own
    limit(layout.moveOut) { place, site, day in 0...leaving[layout.groups + place][site][day] }
    limit(layout.resourceShort) { number, site, day in
      let resource = programme.rules.resources[number]
      let groups = (0..<layout.groups).reduce(0.0) {
        $0 + resource.perAdmission[$1] * most[$1][day]
      }
      return
        0...(groups + resource.perElective * 2 * planned[site]
        + resource.perDaySurgery * 2 * daySurgery[site])
    }
  }

  private mutating func limit(
    _ block: FairLayout.Block, _ range: (Int, Int, Int) -> ClosedRange<Double>
  ) {
    for layer in 0..<block.layers {
      for site in 0..<block.sites {
        for day in 0..<block.days {
          let column = block(layer, site, day)
          let stated = range(layer, site, day)
          let high = min(columns[column].upperBound, stated.upperBound)
          let low = min(max(columns[column].lowerBound, stated.lowerBound), high)
          columns[column] = low...high
        }
      }
    }
  }

  /// The most patients of a stream who leave a site on a day: those who came there themselves, or
  /// may be away, and those it has received.
  func move(_ arc: FairArc, _ day: Int) -> Double {
    min(came[arc.stream][day], own[arc.stream][arc.from][day] + received[arc.stream][arc.from])
  }
}
