/// Sums over replications, and the counts behind the quantiles.
///
/// Sums and counts are of whole numbers, so the order in which replications finish does not matter.
final class NeedTally {
  let model: FlowModel
  private(set) var sum: [Int64]
  private(set) var squares: [Int64]
  private(set) var above: [Int32]
  /// `(care · sites + site) · days + day`.
  private(set) var first: [Int32]
  /// Patients in line whose care is necessary, by cell.
  private(set) var shortSum: [Int64]
  /// Elective patients by `PlannedCount` and site.
  private(set) var planned: [Int64]
  private(set) var shortage: ShortageTally?
  private(set) var tiers: TierTally?
  private(set) var stepDown: StepDownTally?
  /// Patients sent by each quota, and their squares.
  private(set) var executed: [Int64]
  private(set) var executedSquares: [Int64]
  private(set) var nationalSum: [Int64]
  /// Necessary bed-days short, `[replication · (care · sites) + care · sites + site]`.
  private(set) var short: [Float]
  private(set) var ledgers: [ReplicationLedger?]
  private(set) var occupied: [[Int64]]
  private(set) var queued: [[Int64]]
  private(set) var bedDaysAbove: [[Int64]]
  /// Mean days in line of those who got a bed, `[replication][class]`.
  private(set) var waitDays: [[Double]]
  private(set) var done = 0
  /// How often each need was met, by cell, and in the whole instance by care type and day.
  private let counts: ValueCounts
  private let nationalCounts: ValueCounts
  private var national: [Int32]

  init(model: FlowModel, replications: Int, memory: Int, quotas: Int) {
    self.model = model
    let national = model.careCount * model.days
    counts = ValueCounts(cells: model.cellCount, memory: memory / 2)
    nationalCounts = ValueCounts(cells: national, memory: memory / 2)
    sum = [Int64](repeating: 0, count: model.cellCount)
    squares = sum
    above = [Int32](repeating: 0, count: model.cellCount)
    first = above
    shortSum = sum
    executed = [Int64](repeating: 0, count: quotas)
    executedSquares = executed
    shortage = model.shortageRule.map { _ in ShortageTally(model) }
    stepDown = model.stepsDown ? StepDownTally(model, replications: replications) : nil
    tiers = model.tierBounds.map { TierTally($0) }
    planned = [Int64](repeating: 0, count: PlannedCount.allCases.count * model.siteCount)
    short = [Float](repeating: 0, count: replications * model.bedCount)
    nationalSum = [Int64](repeating: 0, count: national)
    ledgers = [ReplicationLedger?](repeating: nil, count: replications)
    occupied = [[Int64]](repeating: [], count: replications)
    queued = occupied
    bedDaysAbove = occupied
    waitDays = [[Double]](repeating: [], count: replications)
    self.national = [Int32](repeating: 0, count: national)
  }

  /// Adds a replication that has run to its end.
  func add(_ replication: borrowing Replication, number: Int) {
    let need = replication.need
    addNeed(need, above: replication.alert, number: number)
    addShort(replication, number: number)
    shortage?.add(replication.watch)
    tiers?.add(replication)
    stepDown?.add(replication, number: number)
    for quota in executed.indices {
      let sent = Int64(replication.book.executed[quota])
      executed[quota] += sent
      executedSquares[quota] += sent * sent
    }
    for index in planned.indices { planned[index] += Int64(replication.planned[index]) }
    for cell in 0..<model.cellCount { counts.add(cell, need[cell]) }
    for index in national.indices { nationalCounts.add(index, national[index]) }
    ledgers[number] = replication.ledger
    occupied[number] = replication.occupiedSum
    queued[number] = replication.queuedSum
    waitDays[number] = (0..<model.classCount).map { group in
      let units = Double(replication.waited[group]) / SimulatedTime.waitUnitsPerDay
      return units / Double(max(1, replication.placed[group]))
    }
    done += 1
  }

  private func addNeed(
    _ need: UnsafeMutablePointer<Int32>, above alert: UnsafeMutablePointer<Int32>, number: Int
  ) {
    let days = model.days
    var excess = [Int64](repeating: 0, count: model.careCount)
    for index in national.indices { national[index] = 0 }
    for care in 0..<model.careCount {
      for site in 0..<model.siteCount {
        var isFirst = true
        let start = (care * model.siteCount + site) * days
        for day in 0..<days {
          let value = need[start + day]
          sum[start + day] += Int64(value)
          squares[start + day] += Int64(value) * Int64(value)
          national[care * days + day] += value
          let threshold = alert[start + day]
          guard value > threshold else { continue }
          above[start + day] += 1
          excess[care] += Int64(value - threshold)
          if isFirst { first[start + day] += 1 }
          isFirst = false
        }
      }
    }
    for index in national.indices { nationalSum[index] += Int64(national[index]) }
    bedDaysAbove[number] = excess
  }

  private func addShort(_ replication: borrowing Replication, number: Int) {
    let row = number * model.bedCount
    for place in 0..<model.bedCount {
      var total: Int32 = 0
      for cell in place * model.days..<(place + 1) * model.days {
        let value = replication.line[cell] - replication.deferrableLine[cell]
        shortSum[cell] += Int64(value)
        total += value
      }
      short[row + place] = Float(total)
    }
  }

  /// Necessary bed-days short in the whole instance, of the first replications, in order.
  func totals(first count: Int) -> [Double] {
    (0..<count).map { number in
      short[number * model.bedCount..<(number + 1) * model.bedCount]
        .reduce(0) { $0 + Double($1) }
    }
  }

  /// Numbers of the replications that ran to their end, in order.
  var finished: [Int] { ledgers.indices.filter { ledgers[$0] != nil } }

  /// Quantiles of every cell, `[level][cell]`, and of the whole instance: the least value that at
  /// least the wanted part of the replications do not pass.
  func quantiles(_ levels: [Double]) -> (values: [[Int]], national: [[Int]]) {
    let ranks = levels.map { rank($0) }
    return (
      ranks.map { rank in (0..<model.cellCount).map { counts.value($0, rank: rank) } },
      ranks.map { rank in national.indices.map { nationalCounts.value($0, rank: rank) } }
    )
  }

  private func rank(_ level: Double) -> Int {
    min(done, max(1, Int((level * Double(done)).rounded(.up)))) - 1
  }

  /// Standard errors of the quantiles of every cell, `[level][cell]`: half the way between the
  /// quantiles at the level less and more one standard error of a share, `√(p(1 − p)/n)`
  /// (Woodruff 1952). A whole number may be sure to a part of one: 0.
  func quantileErrors(_ levels: [Double]) -> [[Double]] {
    levels.map { level in
      let error = (level * (1 - level) / Double(max(1, done))).squareRoot()
      let (low, high) = (rank(level - error), rank(level + error))
      return (0..<model.cellCount).map {
        Double(counts.value($0, rank: high) - counts.value($0, rank: low)) / 2
      }
    }
  }
}
