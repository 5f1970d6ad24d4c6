/// Measures that the programme may use. Those left out stay at zero, so that a plan can be
/// compared with what would happen without it.
package struct Measures: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Moving patients between sites (förflyttning av patienter).
  package static let transfers = Measures(rawValue: 1)
  /// Extra beds (utökade vårdplatser).
  package static let surge = Measures(rawValue: 2)
  /// Postponing elective care (uppskjuten planerad vård).
  package static let postponement = Measures(rawValue: 4)
  /// Lending and borrowing staff (utlånad personal).
  package static let lending = Measures(rawValue: 8)
  /// Everything that the instance allows.
  package static let all: Measures = [.transfers, .surge, .postponement, .lending]
  /// No measure at all: the shortage as it would be.
  package static let none: Measures = []
}

/// The method by which the programme is solved.
package enum Solver: String, Sendable, CaseIterable, Codable {
  /// Interior point followed by crossover to a vertex: an exact optimum.
  case ipx
  /// Dual simplex: an exact optimum, slower on large instances.
  case simplex
  /// Interior point alone: faster on large instances, right to the tolerance.
  case ipxWithoutCrossover
  /// Transfers are added when they pay, until the plan is within the gap asked for: the fastest.
  case moves
}

/// How the programme is to be solved.
package struct SolveOptions: Sendable {
  package var measures: Measures
  package var solver: Solver
  /// The relative gap at which `moves` ends, 0 to 0.1.
  package var gap: Double
  /// Wall-clock seconds at most.
  package var timeLimitSeconds: Double
  /// Threads that the solver may use; 0 lets it choose.
  package var threads: Int
  /// Largest violation of a row, bound or reduced cost, 1e-10 to 1e-3.
  package var tolerance: Double
  /// Where to write the programme in the MPS format, for solving it elsewhere.
  package var mpsPath: String?
  /// Told how far the solver has come, from the solver's thread. `false` stops it.
  package var progress: (@Sendable (SolveProgress) -> Bool)?

  package init(
    measures: Measures = .all, solver: Solver = .ipx, gap: Double = 1e-6,
    timeLimitSeconds: Double = 600, threads: Int = 1, tolerance: Double = 1e-7,
    mpsPath: String? = nil, progress: (@Sendable (SolveProgress) -> Bool)? = nil
  ) {
    self.measures = measures
    self.solver = solver
    self.gap = gap
    self.timeLimitSeconds = timeLimitSeconds
    self.threads = threads
    self.tolerance = tolerance
    self.mpsPath = mpsPath
    self.progress = progress
  }
}

/// How far a solver has come.
package struct SolveProgress: Sendable, Equatable {
  /// Wall-clock seconds since the solver began.
  package let seconds: Double
  /// Interior point iterations so far.
  package let interiorPointIterations: Int
  /// Simplex iterations so far.
  package let simplexIterations: Int
}
