/// The matrix of a programme whose columns and rows stand in series of days: what a day's column brings
/// to rows of that day and later ones is the same for every day, so that a number or a convolution stands
/// for a square of days.
struct SeriesMatrix {
  /// What a series of columns brings to a series of rows.
  private struct Link {
    /// First lane of the rows.
    let row: Int
    let factor: Float
    /// Number of the convolution; −1 where it is the same day only.
    let stay: Int
  }

  /// Lanes of a series.
  let lanes: Int
  private var links: [Link] = []
  /// First link of each series of columns, and the end.
  private var starts = [0]
  private var stays: [StayConvolution] = []

  /// - Parameters:
  ///   - columns: in series of days, one after the other.
  ///   - days: of a series.
  /// - Returns: `nil` where a series is not the same from day to day.
  init?(_ columns: ColumnList, days: Int) {
    lanes = (days + 7) / 8
    for series in 0..<(columns.count / days) {
      guard let parts = Self.parts(columns, first: series * days, days: days) else { return nil }
      for (row, taps) in parts {
        let isSameDay = taps.dropFirst().allSatisfy { $0 == 0 }
        links.append(
          Link(
            row: row * lanes, factor: isSameDay ? Float(taps[0]) : 1,
            stay: isSameDay ? -1 : stays.count))
        if !isSameDay { stays.append(StayConvolution(taps, lanes: lanes)) }
      }
      starts.append(links.count)
    }
  }

  /// By series of rows, what the first day's column brings 0, 1, … days later; `nil` where another day's
  /// brings something else.
  private static func parts(
    _ columns: ColumnList, first: Int, days: Int
  ) -> [(row: Int, taps: [Double])]? {
    var parts: [(row: Int, taps: [Double])] = []
    for entry in columns.entries(first) {
      let row = Int(columns.indices[entry])
      let place = parts.firstIndex { $0.row == row / days } ?? parts.count
      if place == parts.count { parts.append((row / days, [])) }
      while parts[place].taps.count <= row % days { parts[place].taps.append(0) }
      parts[place].taps[row % days] = columns.values[entry]
    }
    for day in 1..<max(1, days) {
      var found = 0
      for entry in columns.entries(first + day) {
        let row = Int(columns.indices[entry])
        let later = row % days - day
        guard let part = parts.first(where: { $0.row == row / days }),
          part.taps.indices.contains(later),
          abs(part.taps[later] - columns.values[entry]) <= 1e-9 * abs(part.taps[later])
        else { return nil }
        found += 1
      }
      let due = parts.reduce(0) { $0 + $1.taps.prefix(days - day).count { $0 != 0 } }
      guard found == due else { return nil }
    }
    return parts
  }

  /// Room for a series with nothing before and after it.
  var scratch: LaneMemory { StayConvolution.scratch(lanes: lanes) }

  /// Adds what a series of columns costs at these prices of the rows to `cost`.
  @inline(__always)
  func addCost(
    of series: Int, at prices: UnsafePointer<Lanes>, to cost: UnsafeMutablePointer<Lanes>,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    for number in starts[series]..<starts[series + 1] {
      let link = links[number]
      if link.stay < 0 {
        for lane in 0..<lanes { cost[lane] += link.factor * prices[link.row + lane] }
      } else {
        StayConvolution.load(prices + link.row, lanes: lanes, into: scratch)
        stays[link.stay].addCost(at: scratch, sign: link.factor, to: cost)
      }
    }
  }

  /// Adds what a series of values brings to the rows.
  @inline(__always)
  func addHeld(
    by series: Int, _ values: UnsafePointer<Lanes>, to rows: UnsafeMutablePointer<Lanes>,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    var isLoaded = false
    for number in starts[series]..<starts[series + 1] {
      let link = links[number]
      if link.stay < 0 {
        for lane in 0..<lanes { rows[link.row + lane] += link.factor * values[lane] }
      } else {
        if !isLoaded { StayConvolution.load(values, lanes: lanes, into: scratch) }
        isLoaded = true
        stays[link.stay].addHeld(by: scratch, sign: link.factor, to: rows + link.row)
      }
    }
  }
}
