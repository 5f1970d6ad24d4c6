/// What `plan solve --format json` prints: the fields of the format's description, and no others.
package struct SolveReport: Encodable, Sendable, Equatable {
  package let status: String
  /// The weighted cost of the plan.
  package let objective: Double
  /// No plan costs less.
  package let bound: Double
  /// Relative: `(objective − bound) / objective`.
  package let gap: Double
  /// The largest relative shortage, z.
  package let fairness: Double
  /// Bed-days of shortage, by care type.
  package let shortageBedDays: [String: Double]
  /// Elective patients postponed.
  package let postponed: Double
  /// Patients transferred.
  package let transfers: Double
  /// Processor seconds.
  package let cpuSeconds: Double
  /// Seconds by the clock.
  package let wallSeconds: Double

  package init(_ solution: Solution, of instance: Instance) {
    status = solution.status.rawValue
    objective = solution.objective
    bound = solution.bound
    gap = solution.gap
    fairness = solution.fairness
    shortageBedDays = byCare(instance, solution.shortageBedDays)
    postponed = solution.totalPostponed
    transfers = solution.totalTransfers
    cpuSeconds = solution.cpuSeconds
    wallSeconds = solution.wallSeconds
  }

  /// The report as JSON with sorted names.
  package func json() -> [UInt8] { stableJSON(self) }

  /// Several reports as a JSON list, in order.
  package static func json(_ reports: [SolveReport]) -> [UInt8] { stableJSON(reports) }
}

/// Values by the names of the care types.
func byCare<Value>(_ instance: Instance, _ values: [Value]) -> [String: Value] {
  Dictionary(zip(instance.careTypes, values), uniquingKeysWith: { first, _ in first })
}
