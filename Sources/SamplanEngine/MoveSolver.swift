import SamplanBase

/// The reference programme in the solver with those transfers only that may pay: the others are
/// priced from the rows' prices, and come in when they would lower the cost (column generation).
///
/// It can be solved again for other numbers of patients, with the transfers of the time before.
final class MoveSolver {
  /// Transfers that come in at once, for a group, day and sending site, and as many for each
  /// receiving one.
  private static let movesEach = 2
  /// Reduced cost below which a transfer comes in to begin with, and stays when the plan is near.
  private static let nearlyPays = 0.2
  private static let stays = 0.1
  /// New transfers that a plan begins with, at most.
  private static let beginsWith = 64_000
  /// The gap below which transfers far from paying go out.
  private static let near = 0.01
  private static let leastGain = 1e-7
  /// Gaps at which interior point ends: the first round, and then in parts of the gap proved.
  private static let first = 1e-3
  private static let finer = 1e-3
  private static let roundsMax = 60
  /// Prices are raised where the gap is at most this many times the one asked for, and for none
  /// finer than this.
  private static let raisedFrom = 2.5
  private static let raisedTo = 1e-4

  /// A plan and what is proved of it.
  struct Point {
    var values: [Double]
    var prices: [Double]
    var objective: Double
    var bound: Double
    var isCut = false

    var gap: Double { objective > 1e-12 ? max(0, objective - bound) / objective : 0 }
  }

  private(set) var programme: Programme
  private let base: ColumnList
  private let model: HighsModel
  private let goesOn: (@Sendable () -> Bool)?
  private let options: SolveOptions
  /// Columns of the transfers in the model, in its order.
  private var moves: [Int] = []
  private var isIn: [Bool]
  /// The prices of the last plan.
  private var lastPrices: [Double]?
  /// Told of every run, for measurements.
  var log: (String) -> Void = { _ in }

  init(
    _ programme: Programme, options: SolveOptions, goesOn: (@Sendable () -> Bool)?
  ) throws(Refusal) {
    self.programme = programme
    self.options = options
    self.goesOn = goesOn
    base = programme.base
    isIn = [Bool](repeating: false, count: programme.layout.admissions)
    model = try HighsModel(
      timeLimit: options.timeLimitSeconds, tolerance: options.tolerance, goesOn: goesOn)
    try model.pass(base, rowLower: programme.rowLower, rowUpper: programme.rowUpper)
  }

  var isStopped: Bool { model.isStopped }

  var isOutOfTime: Bool { model.isOutOfTime }

  /// Other numbers of patients, `[group][site][day]`.
  func set(admissions: [[[Double]]]) throws(Refusal) {
    programme.set(admissions: admissions)
    for row in 0..<programme.layout.capacityRows {
      try model.setRow(row, lower: programme.rowLower[row], upper: programme.rowUpper[row])
    }
  }

  /// Solves until the plan is within the gap asked for.
  /// - Returns: the best plan found; `nil` when the transfers at hand give none.
  func solve() throws(Refusal) -> Point? {
    if lastPrices == nil { lastPrices = try roughPrices() }
    if let lastPrices { try begin(at: lastPrices) }
    var proof: (prices: [Double], bound: Double)?
    var best: Point?
    var precision = Self.first
    for round in 1...Self.roundsMax {
      let began = model.seconds
      let answer = try model.run(.interiorOnly, precision: precision)
      if answer.isInfeasible { return nil }
      let found = point(answer)
      let priced = programme.transfersThatPay(
        at: found.prices, least: -Self.leastGain, each: Self.movesEach, isIn: isIn)
      if programme.holds(found.values) {
        var better = found.objective <= best?.objective ?? .infinity ? found : best ?? found
        // The prices begun from may prove more than those of the first round.
        if proof == nil { proof = lastPrices.map { ($0, bound($0, objective: better.objective)) } }
        let most = proof.flatMap { $0.bound > found.bound ? $0 : nil }
        let raised = raised(most ?? (found.prices, found.bound), for: better.objective)
        proof = raised
        better.bound = min(better.objective, raised.bound)
        better.isCut = model.isStopped || model.isOutOfTime
        best = better
      }
      log(
        "round \(round): \(best?.objective ?? .nan) gap \(best?.gap ?? 1) to \(precision), "
          + "moves \(moves.count) + \(priced.count), \(model.seconds - began) s")
      if model.isStopped || model.isOutOfTime { break }
      let gap = best?.gap ?? 1
      if gap <= options.gap || (priced.isEmpty && precision <= HighsModel.finest) { break }
      if found.gap < Self.near { try drop(at: found.prices, above: Self.stays) }
      try add(priced)
      precision = max(
        HighsModel.finest, min(precision, max(gap * Self.finer, options.gap / 10)))
    }
    lastPrices = best?.prices
    return best
  }

  /// Prices that prove nearly enough are taken further, where that is likely to save a round.
  private func raised(
    _ proof: (prices: [Double], bound: Double), for objective: Double
  ) -> (prices: [Double], bound: Double) {
    let gap = 1 - proof.bound / max(objective, 1e-12)
    guard options.gap >= Self.raisedTo, gap > options.gap, gap <= Self.raisedFrom * options.gap
    else { return proof }
    let prices = programme.raised(
      proof.prices, aim: objective, enough: objective * (1 - options.gap),
      while: { !model.isOutOfTime && goesOn?() ?? true })
    let bound = bound(prices, objective: objective)
    return bound > proof.bound ? (prices, bound) : proof
  }

  /// The transfers near to paying at these prices, and no others; the nearer, the more there are.
  private func begin(at prices: [Double]) throws(Refusal) {
    try drop(at: prices, above: Self.nearlyPays)
    var least = Self.nearlyPays
    var new: [Int]
    repeat {
      new = programme.transfersThatPay(
        at: prices, least: least, each: Self.movesEach + 1, isIn: isIn)
      least /= 2
    } while new.count > Self.beginsWith && least > Self.leastGain
    try add(new)
  }

  private func add(_ new: [Int]) throws(Refusal) {
    try model.add(programme.columns(new))
    for column in new { isIn[column] = true }
    moves += new
  }

  private func drop(at prices: [Double], above most: Double) throws(Refusal) {
    let isOut = moves.map { programme.reducedCost($0, prices) > most }
    guard isOut.contains(true) else { return }
    try model.remove([Bool](repeating: false, count: base.count) + isOut)
    for (column, isOut) in zip(moves, isOut) where isOut { isIn[column] = false }
    moves = zip(moves, isOut).filter { !$1 }.map(\.0)
  }

  private func point(_ answer: HighsModel.Answer) -> Point {
    var values = [Double](repeating: 0, count: programme.layout.columns)
    let own = programme.layout.admissions
    for column in 0..<base.count { values[own + column] = answer.values[column] }
    for (place, column) in moves.enumerated() {
      values[column] = max(0, answer.values[base.count + place])
    }
    let objective = programme.objective(values)
    return Point(
      values: values, prices: answer.prices, objective: objective,
      bound: bound(answer.prices, objective: objective))
  }

  /// What no plan costs less than, by these prices: transfers that are not in take nothing from it.
  private func bound(_ prices: [Double], objective: Double) -> Double {
    programme.bound(prices: programme.pricesWithoutGain(prices), objective: objective)
  }
}

extension MoveSolver {
  /// Lengths of the blocks of days in which the programme is first seen.
  private static let blockLengths = [9, 3]
  private static let roughRounds = 8
  /// The share of new transfers below which prices serve.
  private static let fewMoves = 0.08

  /// Prices of the programme with days put together.
  private func roughPrices() throws(Refusal) -> [Double]? {
    var prices: [Double]?
    for length in Self.blockLengths where 9 * length <= programme.layout.days {
      if let found = try roughPrices(length, from: prices) { prices = found }
    }
    return prices
  }

  private func roughPrices(
    _ length: Int, from first: [Double]?
  ) throws(Refusal) -> [Double]? {
    let layout = programme.layout
    let blocks = DayBlocks(
      days: layout.days, length: length, rows: layout.rows, dailyRows: layout.rows,
      columns: base.count, dailyColumns: base.count - 1)
    let model = try HighsModel(
      timeLimit: max(0.01, model.secondsLeft), tolerance: options.tolerance, goesOn: goesOn)
    try model.pass(
      blocks.columns(base, weights: base.cost), rowLower: blocks.sum(programme.rowLower),
      rowUpper: blocks.sum(programme.rowUpper))
    // All days of an arc in a block come in together.
    var isIn = [Bool](repeating: false, count: layout.admissions)
    var count = 0
    var sums = RowSums(rows: blocks.rows)
    func add(_ new: [Int]) throws(Refusal) {
      var part = ColumnList()
      for column in new where !isIn[column] {
        let first = column / layout.days * layout.days
        let days = blocks.range(column % layout.days / length).filter {
          programme.upper(first + $0) > 0
        }
        part.begin(cost: days.reduce(0) { $0 + programme.cost(first + $1) })
        for day in days {
          isIn[first + day] = true
          programme.entries(first + day) { sums.add(blocks.row($0), $1) }
        }
        sums.move(to: &part)
      }
      count += part.count
      try model.add(part)
    }
    func paying(_ prices: [Double], _ least: Double) -> [Int] {
      programme.transfersThatPay(at: prices, least: least, each: Self.movesEach, isIn: isIn)
    }
    if let first { try add(paying(first, Self.nearlyPays)) }
    var best: [Double]?
    for round in 1...Self.roughRounds {
      let answer = try model.run(.interiorOnly, precision: 1e-3)
      guard !model.isStopped, !model.isOutOfTime, !answer.isInfeasible else { break }
      let prices = blocks.expanded(answer.prices, rows: layout.rows)
      best = prices
      let new = paying(prices, -Self.leastGain)
      log("  \(length) days, round \(round): moves \(count) + \(new.count), \(model.seconds) s")
      if Double(new.count) <= Self.fewMoves * Double(count * length) { break }
      try add(new)
    }
    return best
  }
}
