/// Trips of modes that go in whole trips only, made whole by repair: the best are opened within the
/// mode's hours, the others closed.
struct WholeTrips {
  /// A mode from one site to another on a day.
  struct Key: Hashable, Comparable {
    let mode: Int
    let from: Int
    let to: Int
    let day: Int

    static func < (a: Key, b: Key) -> Bool {
      (a.mode, a.day, a.from, a.to) < (b.mode, b.day, b.from, b.to)
    }
  }

  /// A trip that would be emptier than this is not opened.
  static let leastFill = 0.05

  /// Trips opened.
  private(set) var open: [Key: Int] = [:]

  /// - Parameters:
  ///   - loads: trips that the plan would use, in parts.
  ///   - hours: vehicle hours of a trip.
  ///   - budget: vehicle hours of the mode that day, of the sending site or the country.
  ///   - pool: what shares a budget: the same number, the same hours.
  init(
    loads: [Key: Double], hours: (Key) -> Double, budget: (Key) -> Double, pool: (Key) -> [Int]
  ) {
    var left: [[Int]: Double] = [:]
    for key in loads.keys { left[pool(key)] = budget(key) }
    // Whole parts first, which the hours are known to hold; then the fullest of the rest.
    for key in loads.keys.sorted() {
      let whole = (loads[key]! + 1e-6).rounded(.down)
      guard whole >= 1 else { continue }
      open[key] = Int(whole)
      left[pool(key)]! -= whole * hours(key)
    }
    let rest = loads.map { (key: $0.key, part: $0.value - Double(open[$0.key] ?? 0)) }
      .filter { $0.part >= Self.leastFill }
      .sorted { ($1.part, $0.key) < ($0.part, $1.key) }
    for (key, _) in rest where left[pool(key)]! >= hours(key) - 1e-9 {
      open[key, default: 0] += 1
      left[pool(key)]! -= hours(key)
    }
  }
}
