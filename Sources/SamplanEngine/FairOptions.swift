/// How the fair plan is to be computed.
package struct FairOptions: Sendable {
  /// Wall-clock seconds at most, for all steps together. When they end, the plan at hand is given
  /// with its gap.
  package var timeLimitSeconds: Double
  /// A relative gap at which a step is good enough, 0 to 0.1.
  package var gap: Double
  /// Largest violation of a row, bound or reduced cost, 1e-10 to 1e-3.
  package var tolerance: Double
  /// Where to write the last step's programme in the MPS format, with what it came to.
  package var mpsPath: String?
  /// Told how far the work has come, 0 to 1, from the solver's thread. `false` stops it.
  package var progress: (@Sendable (Double) -> Bool)?

  package init(
    timeLimitSeconds: Double = 600, gap: Double = 0.002, tolerance: Double = 1e-7,
    mpsPath: String? = nil, progress: (@Sendable (Double) -> Bool)? = nil
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.gap = gap
    self.tolerance = tolerance
    self.mpsPath = mpsPath
    self.progress = progress
  }
}
