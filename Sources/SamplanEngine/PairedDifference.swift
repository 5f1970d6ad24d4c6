/// The difference between two variants simulated with the same seed: replication by replication
/// the same patients, so that most of the chance cancels.
package struct PairedDifference: Sendable, Equatable {
  /// Mean of `to − from` and its standard error.
  package let difference: Estimate
  /// How many times more replications two independent runs would need for the same standard
  /// error, `(var from + var to) / var(to − from)`; `nil` when the difference does not vary, or
  /// from a single replication.
  package let replicationsSaved: Double?
  /// Replications compared.
  package let replications: Int

  /// - Precondition: as many values in both, one for each replication, in the same order.
  package init(from: [Double], to: [Double]) {
    precondition(from.count == to.count, "variants are compared replication by replication")
    replications = from.count
    difference = Estimate(zip(from, to).map { $1 - $0 })
    let apart = Self.variance(zip(from, to).map { $1 - $0 })
    if from.count > 1, apart > 0 {
      replicationsSaved = (Self.variance(from) + Self.variance(to)) / apart
    } else {
      replicationsSaved = nil
    }
  }

  private static func variance(_ values: [Double]) -> Double {
    guard values.count > 1, let error = Estimate(values).standardError else { return 0 }
    return error * error * Double(values.count)
  }
}
