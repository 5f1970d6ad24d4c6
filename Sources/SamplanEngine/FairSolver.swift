import SamplanBase

/// The fair programme in the solver. Moves are added when they can pay (column generation): after
/// each run, every move that is not there is priced from the rows' prices; those that would lower
/// the objective come in, and the run goes on from where it was.
final class FairSolver {
  typealias Aim = FairSolution.Step.Aim

  /// A point of the programme, and how good it is for its aim.
  struct Point {
    /// By column of the programme, then by move.
    let values: [Double]
    let moves: [FairArcs.Move]
    let prices: [Double]
    let objective: Double
    var bound: Double
    /// Whether the time ended or the caller stopped before it was good enough.
    var isCut: Bool

    /// What the limit on shares weighs in every plan: no part of the gap.
    var fixed = 0.0

    var gap: Double {
      let own = objective - fixed
      return own > 1e-9 ? max(0, objective - bound) / own : 0
    }
  }

  /// Longer horizons are solved by interior point, shorter ones by simplex from basis to basis:
  /// measured, see `docs/decisions/0015-moves-are-added-when-they-pay.md`.
  static let simplexDaysMax = 13
  /// Moves that come in at once, for a stream, sending site and day.
  private static let movesEach = 3
  /// Moves that interior point keeps from an aim to the next: those nearest to paying. What a run
  /// takes grows faster than their number.
  private static let movesKept = 10_000
  /// Moves that it keeps from a round to the next. Fewer come back in the round after.
  private static let movesMost = 50_000
  /// Rounds in which moves are taken out again; after that they only come in.
  private static let droppingRounds = 6
  /// Gaps at which the first round of interior point ends where many moves are still to come, and
  /// where few are.
  static let roughly = 0.03
  static let nearly = 0.003
  /// Reduced cost from which a move can pay.
  static let leastGain = 1e-6
  /// Weighted bed-days that are nothing.
  private static let nothingLeft = 1e-3
  /// The share of new moves below which it is not they that the next round waits for.
  private static let fewMoves = 0.01
  /// Rounds at most; each adds moves, and there are only so many.
  private static let roundsMax = 200

  /// Rounds that find no plan after which an attempt is given up.
  private static let attemptTries = 2

  /// Runs without a proof from the solver after which what is found is taken, with its gap.
  private static let failuresMax = 2

  let programme: FairProgramme
  let arcs: FairArcs
  let options: FairOptions
  let model: HighsModel
  /// Asked while the solver works; `false` stops it.
  let goesOn: (@Sendable () -> Bool)?
  private(set) var moves: [FairArcs.Move] = []
  private var present: Set<FairArcs.Move> = []
  private var aim = Aim.shortage
  /// Weight of the largest share beside shortage, once trips are whole.
  private var shareWeight = 0.0
  /// Modes whose trips have been made whole.
  private(set) var wholeModes: Set<Int> = []
  /// Trips that are open, with the moves that can go by them.
  private(set) var openTrips: [(trips: Double, moves: [FairArcs.Move])] = []
  /// The search for a plan without shortage, from which the one with whole trips goes on.
  var search: FairSearch?
  /// Told of every run, for measurements.
  var log: (String) -> Void = { _ in }

  /// - Parameter method: how the joint programme is solved; `nil`: by its length.
  init(
    _ programme: FairProgramme, options: FairOptions, timeLimit: Double,
    goesOn: (@Sendable () -> Bool)?, method: HighsModel.Method? = nil
  ) throws(Refusal) {
    self.programme = programme
    self.method =
      method
      ?? (programme.isJoint && programme.layout.days > Self.simplexDaysMax
        ? .interiorOnly : .simplex)
    self.options = options
    self.goesOn = goesOn
    arcs = FairArcs(programme)
    model = try HighsModel(
      timeLimit: timeLimit, tolerance: options.tolerance, goesOn: goesOn)
    try model.pass(
      programme.columns, rowLower: programme.rowLower, rowUpper: programme.rowUpper)
    rowLower = programme.rowLower
    rowUpper = programme.rowUpper
    shareRange = 0...FairProgramme.shareMost
  }

  // The sides that steps change.
  private(set) var rowLower: [Double]
  private(set) var rowUpper: [Double]
  /// Rows that the solver does not hold.
  var idle: Set<Int> = []
  private(set) var shareRange: ClosedRange<Double>

  private(set) var method: HighsModel.Method
  /// Times that the method was changed since the solver met numerical trouble.
  private(set) var methodChanges = 0

  func setRow(_ row: Int, upper: Double) throws(Refusal) {
    rowUpper[row] = upper
    try model.setRow(row, lower: rowLower[row], upper: upper)
  }

  func setShare(_ range: ClosedRange<Double>) throws(Refusal) {
    shareRange = range
    try model.setColumn(
      programme.layout.share, lower: range.lowerBound, upper: range.upperBound)
  }

  func setAim(_ aim: Aim, shareWeight: Double = 0) throws(Refusal) {
    self.aim = aim
    self.shareWeight = shareWeight
    try model.setCosts(weights(moves))
  }

  /// The weight of each column of the programme, then of moves, for the aim.
  func weights(_ moves: [FairArcs.Move]) -> [Double] {
    var base: [Double]
    switch aim {
    case .largestShare: base = [Double](repeating: 0, count: programme.layout.columns)
    case .shortage: base = programme.shortWeight
    case .measures: base = programme.measureWeight
    }
    base[programme.layout.share] =
      aim == .largestShare ? programme.shareScale : shareWeight * programme.shareScale
    return base + moves.map { weighsMoves ? arcs.arcs[$0.arc].cost : 0 }
  }

  /// Values of the programme's columns, then of moves, as a point for the aim, of which nothing is
  /// proved.
  func point(
    _ values: [Double], moves: [FairArcs.Move], prices: [Double]? = nil
  ) -> Point {
    var values = values
    let share = programme.layout.share
    values[share] = max(values[share], shareRange.lowerBound)
    return Point(
      values: values, moves: moves,
      prices: prices ?? [Double](repeating: 0, count: rowLower.count),
      objective: zip(weights(moves), values).reduce(0) { $0 + $1.0 * $1.1 }, bound: 0,
      isCut: true, fixed: shareWeight * programme.shareScale * shareRange.lowerBound)
  }

  /// The gap of interior point that serves the gap asked for.
  var finest: Double { max(options.gap / 4, HighsModel.finest) }

  /// Solves for the aim until no move can pay, or the plan is within the gap asked for.
  /// - Parameters:
  ///   - fallback: a point that keeps the rows, taken when the solver finds none.
  ///   - first: the gap at which the first round of interior point ends: its prices only choose
  ///     moves.
  ///   - known: an objective that no plan goes below.
  ///   - near: a distance from the bound that is good enough too, however small the objective.
  ///   - tries: rounds that find no plan after which it is given up.
  ///   - hasMoves: whether the moves to begin from are in; else days together look for them.
  func optimise(
    orElse fallback: Point?, first: Double = roughly, known: Double = 0, near: Double = 0,
    tries: Int = roundsMax, hasMoves: Bool = false
  ) throws(Refusal) -> Point {
    var best: Point?
    var proved = known
    var failures = 0
    var unheld = 0
    var precision = max(first, finest)
    if wholeModes.isEmpty, !hasMoves, let rough = try roughly() {
      try drop(rough.prices, most: Self.movesKept)
      try add(rough.moves)
      try leaveOut(rough.idle)
      precision = max(Self.nearly, finest)
    }
    for round in 1...Self.roundsMax {
      let began = model.seconds
      let answer = try model.run(method, precision: precision)
      if answer.isInfeasible {
        // A point that keeps the rows tells that it is the solver's rounding that found none.
        guard best != nil || fallback != nil else { throw Self.infeasible }
        guard method == .simplex else { break }
        method = .interiorOnly
        methodChanges += 1
        precision = max(first, finest)
        continue
      }
      let weights = weights(moves)
      let prices = usable(answer.prices)
      let priced = priced(prices, least: Self.leastGain, isPresent: isPresent)
      let bound = max(
        bound(prices, weights) + priced.sum + gain(ofOpenTripsAt: prices),
        boundWithoutGain(prices))
      proved = max(proved, bound)
      let isCut = model.isStopped || model.isOutOfTime
      let residuals = residuals(answer.values, moves)
      let isHeld = residuals.isHeld
      if isHeld {
        let found = point(answer.values, moves: moves, prices: prices)
        var better = found.objective <= best?.objective ?? .infinity ? found : best ?? found
        better.bound = min(better.objective, proved)
        better.isCut = isCut
        best = better
      }
      log(
        "\(aim) round \(round): \(answer.isOptimal) held \(isHeld) objective "
          + "\(best?.objective ?? .nan) bound \(bound) gap \(best?.gap ?? 1) to \(precision), "
          + "moves \(moves.count) + \(priced.moves.count), idle \(idle.count), "
          + "\(model.seconds - began) s")
      if isCut { break }
      if try bringBack(passed: residuals.passed) { continue }
      if let best, best.gap <= options.gap || isNothingLeft(best, near: near) { break }
      failures += isHeld || precision > HighsModel.finest ? 0 : 1
      unheld += isHeld ? 0 : 1
      if failures > Self.failuresMax || unheld >= tries { break }
      if !isHeld, method == .simplex {
        // The simplex method met numerical trouble: interior point goes on from the same moves.
        method = .interiorOnly
        methodChanges += 1
        precision = max(first, finest)
        continue
      }
      if priced.moves.isEmpty, method == .simplex || precision <= HighsModel.finest { break }
      if method == .interiorOnly, round <= Self.droppingRounds {
        try drop(prices, most: Self.movesMost)
      }
      precision = max(
        HighsModel.finest,
        !isHeld
          ? precision / 100
          : Double(priced.moves.count) <= Self.fewMoves * Double(moves.count)
            ? precision / 10 : min(precision, max(finest, (best?.gap ?? 1) / 10)))
      try add(priced.moves)
    }
    if let best { return best }
    guard let fallback, !model.isStopped else {
      throw model.isStopped ? Self.stopped : Self.nothing
    }
    return point(fallback.values, moves: fallback.moves, prices: fallback.prices)
  }

  /// Looks for a plan for the aim as it is, where nothing is to be short; `nil` where none is found.
  /// - Parameters:
  ///   - rough: what days put together found for the shortage, to search from.
  ///   - known: an objective that no plan goes below.
  func attempt(from rough: Rough? = nil, known: Double = 0) throws(Refusal) -> Point? {
    let hasMoves: Bool
    switch try searched(from: rough, known: known) {
    case .plan(let found): return found
    case .moves: hasMoves = true
    case .nothing: hasMoves = false
    }
    do {
      let found = try optimise(
        orElse: nil, first: finest, known: known, tries: Self.attemptTries, hasMoves: hasMoves)
      return found.isCut ? nil : found
    } catch {
      guard !model.isStopped else { throw error }
      return nil
    }
  }

  /// Reduced cost below which another way may pay once trips are whole.
  private static let nearlyPays = 0.3

  /// Moves that nearly pay at these prices by other modes than some.
  func nearly(_ prices: [Double], without modes: Set<Int>) -> [FairArcs.Move] {
    priced(prices, least: -Self.nearlyPays, without: modes, isPresent: isPresent).moves
  }

  /// Whether moves weigh in the aim.
  var weighsMoves: Bool { aim == .measures }

  func isPresent(_ move: FairArcs.Move) -> Bool { present.contains(move) }

  /// Prices moves that are not there yet; see `FairArcs.priced`.
  func priced(
    _ prices: [Double], least: Double, without modes: Set<Int>? = nil,
    isPresent: (FairArcs.Move) -> Bool
  ) -> FairArcs.Priced {
    arcs.priced(
      prices, weighed: weighsMoves, isPresent: isPresent, without: modes ?? wholeModes,
      least: least, each: Self.movesEach, most: limits.move, receives: { rowUpper[$0] })
  }

  /// Whether what may be left is nothing, or interior point has come so near that no more can be
  /// told from its rounding.
  private func isNothingLeft(_ point: Point, near: Double) -> Bool {
    point.objective - point.fixed - max(0, point.bound - point.fixed)
      <= max(near, method == .interiorOnly ? Self.nothingLeft : 0)
  }

  /// Takes out the moves that are farthest from paying at these prices.
  private func drop(_ prices: [Double], most: Int) throws(Refusal) {
    guard moves.count > most else { return }
    let costs = moves.map {
      arcs.reducedCost(arcs.arcs[$0.arc], $0.day, prices, weighed: weighsMoves)
    }
    let order = moves.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
    var isRemoved = [Bool](repeating: false, count: model.columns)
    for number in order[most...] { isRemoved[programme.layout.columns + number] = true }
    try model.remove(isRemoved)
    for number in order[most...] { present.remove(moves[number]) }
    moves = moves.indices.filter { !isRemoved[programme.layout.columns + $0] }.map { moves[$0] }
  }

  /// Lets moves come in that are not there.
  func bring(_ moves: [FairArcs.Move]) throws(Refusal) {
    try add(moves.filter { !isPresent($0) })
  }

  private func add(_ new: [FairArcs.Move]) throws(Refusal) {
    var part = ColumnList()
    for move in new {
      arcs.append(move, weighed: weighsMoves, to: &part)
      present.insert(move)
    }
    try model.add(part)
    moves += new
  }

  private(set) lazy var limits = FairLimits(programme)

  /// The rows' prices, without those that speak of a side that is not there: they say nothing.
  func usable(_ prices: [Double]) -> [Double] {
    prices.enumerated().map { row, price in
      guard row < rowLower.count else { return price }
      let isIdle =
        !price.isFinite || (price > 0 && rowLower[row] == -.infinity)
        || (price < 0 && rowUpper[row] == .infinity)
      return isIdle ? 0 : price
    }
  }

  /// Lets the modes go in whole trips only: moves by them stay within the trips that are open, and
  /// no new ones come in.
  func open(_ trips: [WholeTrips.Key: Int], of modes: Set<Int>) throws(Refusal) {
    wholeModes = modes
    if let search {
      search.open(trips, of: modes)
      try bring(search.moves.moves)
    }
    var rows = ColumnList()
    var members: [WholeTrips.Key: [Int]] = [:]
    for (number, move) in moves.enumerated() where modes.contains(arcs.arcs[move.arc].mode) {
      let arc = arcs.arcs[move.arc]
      let column = programme.layout.columns + number
      let key = WholeTrips.Key(mode: arc.mode, from: arc.from, to: arc.to, day: move.day)
      if trips[key] == nil {
        try model.setColumn(column, lower: 0, upper: 0)
      } else {
        members[key, default: []].append(number)
      }
    }
    for key in members.keys.sorted() {
      let (open, members) = (Double(trips[key] ?? 0), members[key] ?? [])
      rows.begin(lower: -.infinity, upper: open)
      for number in members {
        rows.entry(programme.layout.columns + number, 1 / arcs.arcs[moves[number].arc].seats)
      }
      openTrips.append((open, members.map { moves[$0] }))
    }
    try model.add(rows: rows)
  }
}

extension FairSolver {
  fileprivate static let stopped = Refusal(
    .conflict,
    Text(
      sv: "Beräkningen stoppades innan någon plan var funnen.",
      en: "The computation was stopped before any plan was found."))

  fileprivate static let nothing = Refusal(
    .limit,
    Text(
      sv: "Tiden tog slut innan någon plan var funnen. Ge mer tid, eller ta färre dagar.",
      en: "The time ended before any plan was found. Allow more time, or take fewer days."))

  /// Shortage may always stand, so a programme without a plan is the solver's failure.
  fileprivate static let infeasible = Refusal(
    .fault,
    Text(
      sv: "Lösaren fick numeriska svårigheter och fann ingen plan.",
      en: "The solver met numerical trouble and found no plan."),
    cause: "HiGHS: infeasible fair programme")
}
