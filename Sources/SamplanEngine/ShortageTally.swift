/// Days of shortage and of indicator B, counted over replications.
struct ShortageTally {
  /// Replications in which the cell is a day of shortage, and in which it is the first.
  private(set) var short: [Int32]
  private(set) var first: [Int32]
  /// Replications in which B holds, `site · days + day`; on the day or the three next; first.
  private(set) var unmet: [Int32]
  private(set) var soon: [Int32]
  private(set) var firstUnmet: [Int32]
  /// The care type longest unmet when B first came, `site · careTypes + care`.
  private(set) var careAtFirst: [Int]
  private let days: Int
  private let careCount: Int

  /// Days after the day that count as within 72 hours of it.
  private static let daysAhead = 3

  init(_ model: FlowModel) {
    days = model.days
    careCount = model.careCount
    short = [Int32](repeating: 0, count: model.cellCount)
    first = short
    unmet = [Int32](repeating: 0, count: model.siteCount * model.days)
    soon = unmet
    firstUnmet = unmet
    careAtFirst = [Int](repeating: 0, count: model.bedCount)
  }

  mutating func add(_ watch: borrowing NeedWatch) {
    Self.add(watch.shortDay, days, &short, &first)
    Self.add(watch.unmetDay, days, &unmet, &firstUnmet)
    for site in 0..<unmet.count / days {
      let row = watch.unmetDay + site * days
      var next = days + Self.daysAhead + 1
      for day in stride(from: days - 1, through: 0, by: -1) {
        if row[day] != 0 { next = day }
        if next - day <= Self.daysAhead { soon[site * days + day] += 1 }
      }
      if watch.firstCare[site] >= 0 {
        careAtFirst[site * careCount + Int(watch.firstCare[site])] += 1
      }
    }
  }

  private static func add(
    _ marks: UnsafeMutablePointer<UInt8>, _ days: Int, _ sums: inout [Int32],
    _ firsts: inout [Int32]
  ) {
    for start in stride(from: 0, to: sums.count, by: days) {
      var isFirst = true
      for cell in start..<start + days where marks[cell] != 0 {
        sums[cell] += 1
        if isFirst { firsts[cell] += 1 }
        isFirst = false
      }
    }
  }
}

extension SimulationResult.Shortage {
  init(_ tally: ShortageTally, _ model: FlowModel, replications: Int) {
    let days = model.days
    func share(_ counts: [Int32], _ row: Int) -> [Double] {
      counts[row * days..<(row + 1) * days].map { Double($0) / Double(replications) }
    }
    func firsts(_ counts: [Int32], _ row: Int) -> FirstExceedance {
      FirstExceedance(
        byDay: counts[row * days..<(row + 1) * days].map { Int($0) },
        replications: replications)
    }
    let (cares, sites) = (0..<model.careCount, 0..<model.siteCount)
    probability = cares.map { care in
      sites.map { share(tally.short, care * model.siteCount + $0) }
    }
    first = cares.map { care in sites.map { firsts(tally.first, care * model.siteCount + $0) } }
    unmet = sites.map { share(tally.unmet, $0) }
    unmetWithin72Hours = sites.map { share(tally.soon, $0) }
    firstUnmet = sites.map { firsts(tally.firstUnmet, $0) }
    careAtFirstUnmet = sites.map { site in cares.map { tally.careAtFirst[site * cares.count + $0] }
    }
  }
}
