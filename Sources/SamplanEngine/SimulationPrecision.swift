import SamplanBase

/// When a simulation has gone on long enough: when the standard error of the bed-days short in the
/// whole instance is a small enough share of their mean. Asked after whole batches only, so that
/// how many replications there are depends on the seed, and not on the number of threads.
package struct SimulationPrecision: Sendable, Equatable {
  /// Standard error wanted at most, as a share of the size of the mean, above 0 and below 1.
  package var share: Double
  /// Replications before it is asked the first time.
  package var least: Int
  /// Bed-days short of another variant with the same seed, by replication: the difference from it
  /// is what is to be precise. `nil`: the bed-days short themselves.
  package var against: [Double]?

  /// Replications between two times it is asked. Fixed: another number would be another answer.
  package static let batch = 250

  package init(share: Double, least: Int, against: [Double]? = nil) {
    self.share = share
    self.least = least
    self.against = against
  }

  /// The number of replications at which it is asked next.
  func next(after done: Int, of most: Int) -> Int {
    min(most, done == 0 ? max(least, 1) : done + Self.batch)
  }

  /// Whether what was simulated is precise enough: never from fewer replications than the least.
  /// A mean whose replications are all the same is.
  package func isReached(by short: [Double]) -> Bool {
    guard short.count >= least, let error = Self.relativeError(values(short)) else { return false }
    return error <= share
  }

  private func values(_ short: [Double]) -> [Double] {
    guard let against else { return short }
    return zip(short, against).map { $0 - $1 }
  }

  /// The standard error as a share of the size of the mean; 0 when nothing varies, `nil` when the
  /// mean is zero and something does, or from a single value.
  package static func relativeError(_ values: [Double]) -> Double? {
    let estimate = Estimate(values)
    guard let error = estimate.standardError else { return nil }
    if error == 0 { return 0 }
    return estimate.mean == 0 ? nil : error / abs(estimate.mean)
  }

  func check(_ problems: inout [Refusal.Problem], replications: Int) {
    if !(share > 0 && share < 1) {
      problems.append(
        Refusal.Problem(
          .field("precision.share"),
          Text(sv: "ett tal mellan 0 och 1 väntades", en: "between 0 and 1 expected")))
    }
    if let against, against.count < replications {
      problems.append(
        Refusal.Problem(
          .field("precision.against"),
          Text(
            sv: "ett värde för varje replikation väntades",
            en: "a value for each replication expected")))
    }
  }
}
