import SamplanBase

/// The reference programme solved to within a gap: by the primal–dual search, and for what that does not
/// prove, in the solver with those transfers only that may pay. The others are priced from the rows'
/// prices, and come in when they would lower the cost (column generation).
///
/// It can be solved again for other numbers of patients, from the plan of the time before.
final class MoveSolver {
  /// Transfers that come in at once, for a group, day and sending site, and as many for each
  /// receiving one.
  private static let movesEach = 2
  /// Reduced cost below which a transfer comes in to begin with, and stays when the plan is near.
  private static let nearlyPays = 0.05
  private static let stays = 0.1
  /// New transfers that a plan begins with, at most.
  private static let beginsWith = 64_000
  /// The gap below which transfers far from paying go out.
  private static let near = 0.01
  private static let leastGain = 1e-7
  /// Gaps at which interior point ends: the first round, where no tenth of the gap asked for is larger,
  /// and then in parts of the gap proved.
  private static let first = 1e-6
  private static let finer = 1e-3
  private static let roundsMax = 60
  /// The gap that the search goes on to where a finer one is asked for: from there, rounds are quicker.
  private static let searched = 4e-3

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
  /// The search for the last plan, and that plan's prices.
  private var lastSearch: PrimalDualSearch?
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
    let near = search()
    if let point = near.point, point.gap <= options.gap || point.isCut { return point }
    return try rounds(from: near.finding, best: near.point)
  }

  /// A plan by the primal–dual search, from the last one's.
  private func search() -> (point: Point?, finding: PrimalDualSearch.Finding) {
    let search = PrimalDualSearch(programme, prices: lastPrices)
    if let lastSearch { search.begin(from: lastSearch) }
    let goesOn = goesOn
    let finding = search.run(gap: max(options.gap, Self.searched)) {
      !model.isOutOfTime && goesOn?() ?? true
    }
    log("search: \(search.steps) steps, gap \(finding.gap), \(model.seconds) s")
    lastSearch = search
    lastPrices = finding.prices
    let isCut = model.isOutOfTime || !(goesOn?() ?? true)
    guard let plan = finding.plan else { return (nil, finding) }
    var values = [Double](repeating: 0, count: programme.layout.columns)
    values.replaceSubrange(programme.layout.admissions..., with: plan.values)
    for (column, patients) in plan.moves { values[column] = patients }
    guard programme.holds(values) else { return (nil, finding) }
    let point = Point(
      values: values, prices: finding.prices, objective: plan.objective, bound: finding.bound,
      isCut: isCut)
    return (point, finding)
  }

  /// Rounds of interior point with the transfers near to paying, until the plan is within the gap.
  /// - Parameter known: the search's plan, which stands where the rounds end before they find a better.
  private func rounds(
    from finding: PrimalDualSearch.Finding, best known: Point?
  ) throws(Refusal) -> Point? {
    try begin(at: finding.prices)
    try add((finding.plan?.moves ?? []).map(\.column).filter { !isIn[$0] })
    var proved = finding.bound
    var best = known
    var precision = max(Self.first, options.gap / 10)
    for round in 1...Self.roundsMax {
      let began = model.seconds
      let answer = try model.run(.interiorOnly, precision: precision)
      if answer.isInfeasible { return best }
      let found = point(answer)
      let priced = programme.transfersThatPay(
        at: found.prices, least: -Self.leastGain, each: Self.movesEach, isIn: isIn)
      if programme.holds(found.values) {
        var better = found.objective <= best?.objective ?? .infinity ? found : best ?? found
        proved = max(proved, found.bound)
        better.bound = min(better.objective, proved)
        best = better
      }
      log(
        "round \(round): \(best?.objective ?? .nan) gap \(best?.gap ?? 1) to \(precision), "
          + "moves \(moves.count) + \(priced.count), \(model.seconds - began) s")
      if model.isStopped || model.isOutOfTime {
        best?.isCut = true
        break
      }
      let gap = best?.gap ?? 1
      if gap <= options.gap || (priced.isEmpty && precision <= HighsModel.finest) { break }
      if found.gap < Self.near { try drop(at: found.prices, above: Self.stays) }
      try add(priced)
      precision = max(
        HighsModel.finest, min(precision, max(gap * Self.finer, options.gap / 10)))
    }
    lastPrices = best?.prices ?? lastPrices
    return best
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
