/// A plan of the fair programme in which nothing necessary is short, and prices that prove it, sought
/// together by steps that factorise nothing.
///
/// As `PrimalDualSearch` for the reference programme; but the programme is taken as it stands, as series
/// of days (`SeriesMatrix`), with its waiting lists put in (`FairWaiting`). Days put together say how large
/// values and prices are (`FairSizes`), and are where the search begins. Steps are in single precision;
/// what they come to is told by the whole programme in double.
final class FairSearch {
  /// The solver holds its search, and lives longer.
  unowned let solver: FairSolver
  let waiting: FairWaiting
  let matrix: SeriesMatrix
  private let sizes: FairSizes
  // Values of the programme's columns: drawn back, those of the last step itself, and those of the last
  // restart.
  let values: LaneMemory
  let newValues: LaneMemory
  let anchorValues: LaneMemory
  let cost: LaneMemory
  let lower: LaneMemory
  let upper: LaneMemory
  /// How far a value or a price moves in a step.
  let pace: LaneMemory
  private(set) var pricePace: LaneMemory
  // Prices of rows likewise; those of open trips follow the series.
  private(set) var prices: LaneMemory
  private(set) var newPrices: LaneMemory
  private(set) var anchorPrices: LaneMemory
  private(set) var activity: LaneMemory
  private(set) var rowLower: LaneMemory
  private(set) var rowUpper: LaneMemory
  var moves = FairMoveTable()
  private var present: Set<FairArcs.Move> = []
  /// Number of open trips, each a row.
  private var trips = 0
  // Room for one series.
  let scratch: LaneMemory
  let pull: LaneMemory
  var sinceRestart = 0
  /// Steps with the rows as they are.
  private(set) var steps = 0

  /// Stands for no limit: large enough, and twice as much is still a number.
  static let unlimited = 1e20
  /// Reduced cost above which a move that nobody takes goes out.
  private static let isFar: Float = 0.2
  /// A restart is due when this part of all steps has been taken since the last.
  private static let longest = 0.5

  /// - Parameter rough: what days put together tell.
  /// - Returns: `nil` where the programme is not the same from day to day.
  init?(_ solver: FairSolver, from rough: FairSolver.Rough) {
    self.solver = solver
    let layout = solver.programme.layout
    let short = [layout.shortage, layout.shortageTail, layout.overdue].map(\.range)
    waiting = FairWaiting(solver.programme, weights: solver.weights([])) { column in
      short.contains { $0.contains(column) }
    }
    guard let matrix = SeriesMatrix(waiting.columns, days: layout.days) else { return nil }
    self.matrix = matrix
    let prices = waiting.prices(fromProgramme: rough.prices)
    let sides = waiting.sides(solver.rowLower, solver.rowUpper)
    sizes = FairSizes(
      layout, columns: waiting.columns, rowUpper: sides.upper, values: rough.values,
      prices: prices)
    func columnMemory() -> LaneMemory { LaneMemory(layout.share / layout.days * matrix.lanes) }
    func rowMemory() -> LaneMemory { LaneMemory(layout.sharing / layout.days * matrix.lanes) }
    values = columnMemory()
    newValues = columnMemory()
    anchorValues = columnMemory()
    cost = columnMemory()
    lower = columnMemory()
    upper = columnMemory()
    pace = columnMemory()
    self.prices = rowMemory()
    newPrices = rowMemory()
    anchorPrices = rowMemory()
    activity = rowMemory()
    rowLower = rowMemory()
    rowUpper = rowMemory()
    pricePace = rowMemory()
    scratch = matrix.scratch
    pull = LaneMemory(matrix.lanes)
    let columns = waiting.columns
    fill(cost, columns.cost)
    fill(lower, columns.lower)
    fill(upper, columns.upper)
    fill(
      newValues,
      rough.values.indices.map { min(max(rough.values[$0], columns.lower[$0]), columns.upper[$0]) })
    fill(rowLower, sides.lower)
    fill(rowUpper, sides.upper)
    fill(newPrices, prices)
    restart()
  }

  var layout: FairLayout { solver.programme.layout }

  var lanes: Int { matrix.lanes }

  var columnSeries: Int { layout.share / layout.days }

  /// The first place of trips' rows.
  private var tripPlace: Int { layout.sharing / layout.days * 8 * lanes }

  /// Where a column or a row of the programme stands.
  @inline(__always)
  func place(_ number: Int) -> Int { number / layout.days * 8 * lanes + number % layout.days }

  /// The row that stands at a place; those of trips after the programme's.
  private func row(_ place: Int) -> Int {
    place < tripPlace
      ? place / (8 * lanes) * layout.days + place % (8 * lanes)
      : layout.sharing + place - tripPlace
  }

  private func fill(_ memory: LaneMemory, _ figures: [Double]) {
    for (number, figure) in figures.enumerated() {
      memory.floats[place(number)] = Float(min(Self.unlimited, max(-Self.unlimited, figure)))
    }
  }

  /// A block's columns or all rows out of lanes.
  func figures(_ memory: LaneMemory, _ range: Range<Int>) -> [Double] {
    range.map { Double(memory.floats[place($0)]) }
  }

  func isPresent(_ move: FairArcs.Move) -> Bool { present.contains(move) }

  /// Takes in moves, and takes out those that nobody takes and that are far from paying.
  func exchange(_ new: [FairArcs.Move]) {
    let prices = UnsafePointer(newPrices.floats)
    var kept = FairMoveTable()
    for number in 0..<moves.count
    where moves.newValues[number] > 0 || moves.values[number] > 0
      || moves.reduced(number, at: prices) < Self.isFar
    {
      kept.append(number, of: moves)
    }
    if kept.count < moves.count { present = Set(kept.moves) }
    moves = kept
    let arcs = solver.arcs
    for move in new where present.insert(move).inserted {
      let arc = arcs.arcs[move.arc]
      moves.begin(move, weight: solver.weighsMoves ? arc.cost : 0)
      arcs.entries(arc, move.day) { row, factor in moves.entry(place(row), factor) }
    }
    setPaces()
  }

  /// How far values and prices move follows from what stands in their columns and rows.
  private func setPaces() {
    let paces = sizes.paces(
      moves, arcs: solver.arcs.arcs, row: { [self] in row(Int($0)) }, trips: trips)
    fill(pace, paces.columns)
    fill(pricePace, Array(paces.rows[..<layout.sharing]))
    for trip in 0..<trips {
      pricePace.floats[tripPlace + trip] = Float(paces.rows[layout.sharing + trip])
    }
    moves.paces = paces.moves.map { Float($0) }
  }

  /// Some steps of all values and prices.
  func advance(_ count: Int) {
    for _ in 0..<count { step() }
    steps += count
    if Double(sinceRestart) > Self.longest * Double(steps) { restart() }
  }

  /// Begins anew from the last step.
  func restart() {
    values.copy(newValues)
    anchorValues.copy(newValues)
    prices.copy(newPrices)
    anchorPrices.copy(newPrices)
    moves.restart()
    sinceRestart = 0
  }

  /// Lets the modes go by these trips only, and begins anew from the last step.
  func open(_ open: [WholeTrips.Key: Int], of modes: Set<Int>) {
    let keys = open.keys.sorted()
    trips = keys.count
    func extended(_ memory: LaneMemory, by figure: (Int) -> Double = { _ in 0 }) -> LaneMemory {
      let wide = LaneMemory(memory.count + (trips + 7) / 8)
      wide.lanes.update(from: memory.lanes, count: memory.count)
      for trip in keys.indices { wide.floats[tripPlace + trip] = Float(figure(trip)) }
      return wide
    }
    prices = extended(prices)
    newPrices = extended(newPrices)
    anchorPrices = extended(anchorPrices)
    activity = extended(activity)
    pricePace = extended(pricePace)
    rowLower = extended(rowLower) { _ in -Self.unlimited }
    rowUpper = extended(rowUpper) { Double(open[keys[$0]] ?? 0) }
    let number = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    let before = moves
    moves = FairMoveTable()
    for old in 0..<before.count {
      let move = before.moves[old]
      let arc = solver.arcs.arcs[move.arc]
      guard modes.contains(arc.mode) else {
        moves.append(old, of: before)
        continue
      }
      let key = WholeTrips.Key(mode: arc.mode, from: arc.from, to: arc.to, day: move.day)
      guard let trip = number[key] else { continue }
      moves.append(old, of: before)
      moves.entry(tripPlace + trip, 1 / arc.seats)
    }
    present = Set(moves.moves)
    setPaces()
    steps = 0
    restart()
  }
}
