import CHiGHS
import SamplanBase

/// A model that stays in the solver and is changed between runs, so that each run begins from the
/// basis of the one before: costs, bounds and new columns.
final class HighsModel {
  /// What a run ended with.
  struct Answer {
    let isOptimal: Bool
    let isInfeasible: Bool
    /// By column.
    let values: [Double]
    /// By row.
    let prices: [Double]
    /// By row.
    let activity: [Double]
  }

  /// The method of the next run.
  enum Method {
    /// Dual or primal simplex from the basis at hand.
    case simplex
    /// Interior point, then crossover to a vertex.
    case interior
    /// Interior point alone: no basis is left for the next run.
    case interiorOnly
  }

  /// Relative gap of an interior point run that is to be an optimum.
  static let finest = 1e-8

  private let highs: UnsafeMutableRawPointer
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let timeLimit: Double
  /// Asked while the solver works; `false` stops it.
  private let goesOn: (@Sendable () -> Bool)?
  private(set) var isStopped = false
  private(set) var columns = 0
  private(set) var rows = 0

  init(
    timeLimit: Double, tolerance: Double, goesOn: (@Sendable () -> Bool)?
  ) throws(Refusal) {
    guard let highs = Highs_create() else { throw HighsRun.fault("Highs_create") }
    self.highs = highs
    self.timeLimit = timeLimit
    self.goesOn = goesOn
    start = clock.now
    Highs_resetGlobalScheduler(1)
    try check(Highs_setBoolOptionValue(highs, "output_flag", 0), "output_flag")
    try check(Highs_setIntOptionValue(highs, "threads", 1), "threads")
    try check(Highs_setStringOptionValue(highs, "parallel", "off"), "parallel")
    for name in ["primal_feasibility_tolerance", "dual_feasibility_tolerance"] {
      try check(Highs_setDoubleOptionValue(highs, name, tolerance), name)
    }
    if goesOn != nil { listen() }
  }

  deinit { Highs_destroy(highs) }

  private func check(_ status: HighsInt, _ name: String) throws(Refusal) {
    if status == kHighsStatusError { throw HighsRun.fault(name) }
  }

  var isOutOfTime: Bool { seconds >= timeLimit }

  /// Seconds until the time ends.
  var secondsLeft: Double { timeLimit - seconds }

  /// Seconds since the model was made.
  var seconds: Double { (clock.now - start).inSeconds }

  func pass(_ part: ColumnList, rowLower: [Double], rowUpper: [Double]) throws(Refusal) {
    columns = part.count
    rows = rowLower.count
    try check(
      Highs_passLp(
        highs, HighsInt(columns), HighsInt(rows), HighsInt(part.values.count),
        kHighsMatrixFormatColwise, kHighsObjSenseMinimize, 0, part.cost, part.lower, part.upper,
        rowLower, rowUpper, part.starts, part.indices, part.values), "Highs_passLp")
  }

  func add(_ part: ColumnList) throws(Refusal) {
    guard part.count > 0 else { return }
    try check(
      Highs_addCols(
        highs, HighsInt(part.count), part.cost, part.lower, part.upper,
        HighsInt(part.values.count), part.starts, part.indices, part.values), "Highs_addCols")
    columns += part.count
  }

  func add(rows part: ColumnList) throws(Refusal) {
    guard part.count > 0 else { return }
    try check(
      Highs_addRows(
        highs, HighsInt(part.count), part.lower, part.upper, HighsInt(part.values.count),
        part.starts, part.indices, part.values), "Highs_addRows")
    rows += part.count
  }

  func setCosts(_ costs: [Double]) throws(Refusal) {
    try check(
      Highs_changeColsCostByRange(highs, 0, HighsInt(costs.count - 1), costs), "changeColsCost")
  }

  func setColumn(_ column: Int, lower: Double, upper: Double) throws(Refusal) {
    try check(Highs_changeColBounds(highs, HighsInt(column), lower, upper), "changeColBounds")
  }

  func setRow(_ row: Int, lower: Double, upper: Double) throws(Refusal) {
    try check(Highs_changeRowBounds(highs, HighsInt(row), lower, upper), "changeRowBounds")
  }

  /// The model as it stands in the solver.
  func programme() throws(Refusal) -> MPSText.Programme {
    var (columns, rows, entries) = (HighsInt(0), HighsInt(0), Highs_getNumNz(highs))
    var (sense, offset) = (HighsInt(0), 0.0)
    var found = MPSText.Programme(columns: self.columns, rows: Int(Highs_getNumRow(highs)))
    found.indices = [Int32](repeating: 0, count: Int(entries))
    found.values = [Double](repeating: 0, count: Int(entries))
    try check(
      Highs_getLp(
        highs, HighsInt(kHighsMatrixFormatColwise), &columns, &rows, &entries, &sense, &offset,
        &found.cost, &found.lower, &found.upper, &found.rowLower, &found.rowUpper, &found.starts,
        &found.indices, &found.values, nil), "Highs_getLp")
    return found
  }

  /// Takes out columns; those after them move up.
  func remove(_ isRemoved: [Bool]) throws(Refusal) {
    var mask = isRemoved.map { HighsInt($0 ? 1 : 0) }
    try check(Highs_deleteColsByMask(highs, &mask), "Highs_deleteColsByMask")
    columns -= isRemoved.count { $0 }
  }

  /// Ends this run and all after it.
  func stop() { isStopped = true }

  /// Solves from where the last run ended.
  /// - Parameter precision: the relative gap at which interior point without crossover ends. What
  ///   it gives is then not called optimal, but holds.
  func run(_ method: Method, precision: Double = finest) throws(Refusal) -> Answer {
    try check(
      Highs_setStringOptionValue(highs, "solver", method == .simplex ? "simplex" : "ipx"),
      "solver")
    try check(
      Highs_setStringOptionValue(highs, "run_crossover", method == .interiorOnly ? "off" : "on"),
      "run_crossover")
    try check(
      Highs_setDoubleOptionValue(
        highs, "ipm_optimality_tolerance", method == .interiorOnly ? precision : Self.finest),
      "ipm_optimality_tolerance")
    let left = Highs_getRunTime(highs) + max(0.01, timeLimit - seconds)
    try check(Highs_setDoubleOptionValue(highs, "time_limit", left), "time_limit")
    let status = Highs_run(highs)
    let model = Highs_getModelStatus(highs)
    if status == kHighsStatusError && model == kHighsModelStatusNotset {
      throw HighsRun.fault("Highs_run")
    }
    var values = [Double](repeating: 0, count: columns)
    var reduced = values
    var activity = [Double](repeating: 0, count: rows)
    var prices = activity
    try check(Highs_getSolution(highs, &values, &reduced, &activity, &prices), "getSolution")
    return Answer(
      isOptimal: model == kHighsModelStatusOptimal,
      isInfeasible: model == kHighsModelStatusInfeasible
        || model == kHighsModelStatusUnboundedOrInfeasible,
      values: values, prices: prices, activity: activity)
  }

  private func listen() {
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    Highs_setCallback(
      highs,
      { _, _, _, input, user in
        guard let input, let user else { return }
        let model = Unmanaged<HighsModel>.fromOpaque(user).takeUnretainedValue()
        if let goesOn = model.goesOn, !goesOn() { model.isStopped = true }
        if model.isStopped { input.pointee.user_interrupt = 1 }
      }, pointer)
    Highs_startCallback(highs, kHighsCallbackSimplexInterrupt)
    Highs_startCallback(highs, kHighsCallbackIpmInterrupt)
  }
}

/// Columns (or rows) of a programme with their entries, in the order they were added.
struct ColumnList {
  private(set) var cost: [Double] = []
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  /// First entry of each.
  private(set) var starts: [Int32] = []
  private(set) var indices: [Int32] = []
  private(set) var values: [Double] = []

  var count: Int { starts.count }

  /// Begins a column; its entries follow.
  mutating func begin(cost: Double = 0, lower: Double = 0, upper: Double = .infinity) {
    starts.append(Int32(indices.count))
    self.cost.append(cost)
    self.lower.append(lower)
    self.upper.append(upper)
  }

  mutating func entry(_ row: Int, _ value: Double) {
    guard value != 0, row >= 0 else { return }
    indices.append(Int32(row))
    values.append(value)
  }

  mutating func setCost(_ column: Int, _ cost: Double) { self.cost[column] = cost }

  /// Holds a column at nothing.
  mutating func close(_ column: Int) {
    lower[column] = 0
    upper[column] = 0
  }

  /// The entries of a column.
  func entries(_ column: Int) -> Range<Int> {
    let end = column + 1 < starts.count ? Int(starts[column + 1]) : indices.count
    return Int(starts[column])..<end
  }
}
