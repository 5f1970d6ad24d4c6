import CHiGHS
import SamplanBase

/// One run of the HiGHS solver on a programme given as plain arrays.
final class HighsRun {
  /// What the solver said.
  struct Answer {
    let modelStatus: HighsInt
    /// The last point, by column.
    let values: [Double]
    /// The dual prices, by row.
    let prices: [Double]
  }

  private let highs: UnsafeMutableRawPointer
  private let progress: (@Sendable (SolveProgress) -> Bool)?
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var lastTold = -1.0
  private(set) var isStopped = false

  init(_ options: SolveOptions) throws(Refusal) {
    guard let highs = Highs_create() else {
      throw HighsRun.fault("Highs_create")
    }
    self.highs = highs
    progress = options.progress
    start = clock.now
    // The scheduler keeps its thread count from the first run of this thread.
    Highs_resetGlobalScheduler(1)
    try set(Highs_setBoolOptionValue(highs, "output_flag", 0), "output_flag")
    try set(
      Highs_setStringOptionValue(highs, "solver", options.solver == .simplex ? "simplex" : "ipx"),
      "solver")
    try set(
      Highs_setStringOptionValue(
        highs, "run_crossover", options.solver == .ipxWithoutCrossover ? "off" : "on"),
      "run_crossover")
    try set(Highs_setIntOptionValue(highs, "threads", HighsInt(options.threads)), "threads")
    try set(Highs_setDoubleOptionValue(highs, "time_limit", options.timeLimitSeconds), "time_limit")
    for name in ["primal_feasibility_tolerance", "dual_feasibility_tolerance"] {
      try set(Highs_setDoubleOptionValue(highs, name, options.tolerance), name)
    }
    let interior = max(options.tolerance / 10, 1e-12)
    try set(
      Highs_setDoubleOptionValue(highs, "ipm_optimality_tolerance", interior),
      "ipm_optimality_tolerance")
  }

  /// A solver that holds a programme.
  convenience init(_ options: SolveOptions, holding programme: Programme) throws(Refusal) {
    try self.init(options)
    try pass(programme)
  }

  deinit { Highs_destroy(highs) }

  private func set(_ status: HighsInt, _ name: String) throws(Refusal) {
    if status == kHighsStatusError { throw HighsRun.fault("option \(name)") }
  }

  static func fault(_ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Lösaren HiGHS kunde inte användas. Kör ”samplan doctor”.",
        en: "The solver HiGHS could not be used. Run “samplan doctor”."),
      cause: "HiGHS: \(cause)")
  }

  /// Hands the programme over in one call.
  func pass(_ programme: Programme) throws(Refusal) {
    let all = programme.columns(0..<programme.layout.columns)
    let status = Highs_passLp(
      highs, HighsInt(all.count), HighsInt(programme.layout.rows), HighsInt(all.values.count),
      kHighsMatrixFormatColwise, kHighsObjSenseMinimize, 0, all.cost, all.lower, all.upper,
      programme.rowLower, programme.rowUpper, all.starts, all.indices, all.values)
    if status == kHighsStatusError { throw HighsRun.fault("Highs_passLp") }
  }

  /// Writes the programme in the MPS format.
  func writeMPS(_ path: String) throws(Refusal) {
    guard Highs_writeModel(highs, path) != kHighsStatusError else {
      throw Refusal(
        .fault,
        Text(
          sv: "MPS-filen \(path) kunde inte skrivas.",
          en: "The MPS file \(path) could not be written."),
        cause: "Highs_writeModel \(path)")
    }
  }

  /// Solves, and gives the point and the prices that the solver ended with.
  func run(_ programme: Programme) throws(Refusal) -> Answer {
    start = clock.now
    if progress != nil { listen() }
    let status = Highs_run(highs)
    let modelStatus = Highs_getModelStatus(highs)
    if status == kHighsStatusError && modelStatus == kHighsModelStatusNotset {
      throw HighsRun.fault("Highs_run")
    }
    var values = [Double](repeating: 0, count: programme.layout.columns)
    var reduced = values
    var rows = [Double](repeating: 0, count: programme.layout.rows)
    var prices = rows
    let read = Highs_getSolution(highs, &values, &reduced, &rows, &prices)
    if read == kHighsStatusError { throw HighsRun.fault("Highs_getSolution") }
    return Answer(modelStatus: modelStatus, values: values, prices: prices)
  }

  private func listen() {
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    Highs_setCallback(
      highs,
      { kind, _, out, input, user in
        guard let out, let input, let user else { return }
        let run = Unmanaged<HighsRun>.fromOpaque(user).takeUnretainedValue()
        if !run.goesOn(out.pointee) { input.pointee.user_interrupt = 1 }
      }, pointer)
    Highs_startCallback(highs, kHighsCallbackSimplexInterrupt)
    Highs_startCallback(highs, kHighsCallbackIpmInterrupt)
  }

  /// Tells the caller, at most ten times a second, and hears whether to go on.
  private func goesOn(_ out: HighsCallbackDataOut) -> Bool {
    let seconds = (clock.now - start).inSeconds
    guard !isStopped, seconds - lastTold >= 0.1, let progress else { return !isStopped }
    lastTold = seconds
    let told = SolveProgress(
      seconds: seconds, interiorPointIterations: max(0, Int(out.ipm_iteration_count)),
      simplexIterations: max(0, Int(out.simplex_iteration_count)))
    isStopped = !progress(told)
    return !isStopped
  }
}
