/// Sums over replications, and the samples behind the quantiles.
///
/// Sums are of whole numbers, so the order in which replications finish does not matter. Samples
/// take two bytes a cell and replication, and are kept for the first replications only, as many
/// as the memory limit allows; sums, means and probabilities are over all of them.
final class NeedTally {
  let model: FlowModel
  /// Replications whose samples are kept.
  let kept: Int
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
  /// By kept replication, then cell. Needs past 65,535 at one site count as 65,535 here.
  private let samples: UnsafeMutablePointer<UInt16>
  /// By kept replication, then care type and day.
  private let nationalSamples: UnsafeMutablePointer<Int32>
  private var national: [Int32]

  init(model: FlowModel, replications: Int, memory: Int, quotas: Int) {
    self.model = model
    let national = model.careCount * model.days
    kept = min(replications, max(1, memory / (2 * model.cellCount + 4 * national)))
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
    samples = .allocate(capacity: kept * model.cellCount)
    nationalSamples = .allocate(capacity: kept * national)
    self.national = [Int32](repeating: 0, count: national)
  }

  deinit {
    samples.deallocate()
    nationalSamples.deallocate()
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
    if number < kept {
      let row = samples + number * model.cellCount
      for cell in 0..<model.cellCount { row[cell] = UInt16(clamping: need[cell]) }
      let start = nationalSamples + number * national.count
      for index in national.indices { start[index] = national[index] }
    }
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

  /// Quantiles of every cell, `[level][cell]`, and how many replications are behind them.
  func quantiles(_ levels: [Double]) -> (values: [[Int]], national: [[Int]], count: Int) {
    let rows = finished.filter { $0 < kept }
    let cells = Self.quantiles(levels, rows, model.cellCount, samples)
    let whole = Self.quantiles(levels, rows, national.count, nationalSamples)
    return (cells, whole, rows.count)
  }

  private static func quantiles<Value: FixedWidthInteger>(
    _ levels: [Double], _ rows: [Int], _ width: Int, _ samples: UnsafeMutablePointer<Value>
  ) -> [[Int]] {
    var values = [[Int]](repeating: [Int](repeating: 0, count: width), count: levels.count)
    guard !rows.isEmpty else { return values }
    // The least value that at least the wanted part of the replications do not pass.
    let ranks = levels.map { max(1, Int(($0 * Double(rows.count)).rounded(.up))) - 1 }
    let block = 64
    var columns = [[Value]](repeating: [Value](repeating: 0, count: rows.count), count: block)
    for start in stride(from: 0, to: width, by: block) {
      let size = min(block, width - start)
      for (place, row) in rows.enumerated() {
        let line = samples + row * width + start
        for column in 0..<size { columns[column][place] = line[column] }
      }
      for column in 0..<size {
        columns[column].sort()
        for (level, rank) in ranks.enumerated() {
          values[level][start + column] = Int(columns[column][rank])
        }
      }
    }
    return values
  }
}
