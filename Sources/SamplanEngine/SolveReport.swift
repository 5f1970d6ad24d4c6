/// What `plan solve --format json` prints: the fields of the format's description, and no others.
package struct SolveReport: Encodable, Sendable, Equatable {
  package let status: String
  package let objective: Double
  package let bound: Double
  /// Relative: `(objective − bound) / objective`.
  package let gap: Double
  package let fairness: Double
  package let shortageBedDays: [String: Double]
  package let postponed: Double
  package let transfers: Double
  package let cpuSeconds: Double
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
}

/// Values by the names of the care types.
func byCare<Value>(_ instance: Instance, _ values: [Value]) -> [String: Value] {
  Dictionary(zip(instance.careTypes, values), uniquingKeysWith: { first, _ in first })
}
