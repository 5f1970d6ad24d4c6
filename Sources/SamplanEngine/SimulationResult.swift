/// A mean over replications and how sure it is.
package struct Estimate: Sendable, Equatable, Codable {
  /// The mean, in the unit of what is counted.
  package let mean: Double
  /// Standard error of the mean; `nil` from a single replication.
  package let standardError: Double?

  package init(mean: Double, standardError: Double?) {
    self.mean = mean
    self.standardError = standardError
  }

  /// The estimate from whole numbers added up over replications, in any order.
  init(sum: Int64, squares: Int64, count: Int) {
    let number = Double(count)
    mean = count > 0 ? Double(sum) / number : 0
    let spread = max(0, Double(squares) - mean * Double(sum))
    standardError = count > 1 ? (spread / (number - 1) / number).squareRoot() : nil
  }

  /// The estimate from one value for each replication, in order.
  package init(_ values: [Double]) {
    var mean = 0.0
    var squares = 0.0
    for (index, value) in values.enumerated() {
      let step = value - mean
      mean += step / Double(index + 1)
      squares += step * (value - mean)
    }
    self.mean = mean
    let count = Double(values.count)
    standardError = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
  }
}

/// When the need at a site first passes its threshold.
package struct FirstExceedance: Sendable, Equatable {
  /// Replications by the first day on which the need was above the threshold.
  package let byDay: [Int]
  /// Replications in all.
  package let replications: Int

  package init(byDay: [Int], replications: Int) {
    self.byDay = byDay
    self.replications = replications
  }

  /// Replications in which it happened within the horizon.
  package var count: Int { byDay.reduce(0, +) }

  /// The probability that it happens within the horizon.
  package var probability: Double {
    replications > 0 ? Double(count) / Double(replications) : 0
  }

  /// The first day by which it has happened with probability at least `p`, over all
  /// replications; `nil` when that is not within the horizon.
  package func day(_ p: Double) -> Int? { day(p, of: replications) }

  /// The same among the replications in which it happened; `nil` when it never did.
  package func dayIfEver(_ p: Double) -> Int? { day(p, of: count) }

  private func day(_ p: Double, of total: Int) -> Int? {
    guard total > 0 else { return nil }
    let wanted = max(1, Int((p * Double(total)).rounded(.up)))
    var sum = 0
    for (day, count) in byDay.enumerated() {
      sum += count
      if sum >= wanted { return day }
    }
    return nil
  }
}

/// What came out of a simulation. *Need* is occupied beds + patients in line at a site, counted
/// just before the end of each day.
package struct SimulationResult: Sendable {
  /// Replications done; fewer than asked for when the run was stopped, or precise enough.
  package let replications: Int
  /// Whether the run was stopped before its end.
  package let isPartial: Bool
  /// Whether it ended since it was as precise as asked for; `false` when nothing was asked.
  package let isPrecise: Bool
  /// The seed of all random numbers.
  package let seed: UInt64
  /// Patients arriving, per replication.
  package let patients: Estimate
  package let deathsWaiting: Estimate
  /// Patients whose last need ended in line; none unless the need runs on there.
  package let leftWaiting: Estimate
  package let transfers: Estimate
  /// Elective patients for whom there was no bed; `planned` calls them turned away.
  package let postponed: Estimate
  /// Mean occupied beds in the whole instance, `[care]`.
  package let meanOccupied: [Double]
  /// Mean number in line in the whole instance, `[care]`.
  package let meanQueued: [Double]
  /// Mean days in line before a bed, of those who got one, by group; those who got one at once
  /// count as 0.
  package let meanWaitDays: [Estimate]
  /// Bed-days of need above the threshold, per replication, `[care]`.
  package let bedDaysAbove: [Estimate]
  /// The patients of each replication, in order, for comparing variants with the same seed.
  package let ledgers: [ReplicationLedger]

  /// The probabilities of `needQuantiles`.
  package let quantileLevels: [Double]
  /// Mean need, `[care][site][day]`.
  package let meanNeed: [[[Double]]]
  /// Variance of the need between replications, `[care][site][day]`.
  package let varianceNeed: [[[Double]]]
  /// Need that is not passed with at least each probability, `[level][care][site][day]`.
  package let needQuantiles: [[[[Int]]]]
  /// Standard errors of `needQuantiles`, patients.
  package let needQuantileErrors: [[[[Double]]]]
  /// Probability that the need is above the threshold, `[care][site][day]`.
  package let probabilityAbove: [[[Double]]]
  /// First day above the threshold, `[care][site]`.
  package let firstExceedance: [[FirstExceedance]]
  /// Mean need in the whole instance, `[care][day]`.
  package let nationalMeanNeed: [[Double]]
  /// Quantiles of the need in the whole instance, `[level][care][day]`.
  package let nationalNeedQuantiles: [[[Int]]]

  /// Mean patients in line whose care is necessary, `[care][site][day]`.
  package let meanShort: [[[Double]]]
  /// Figures of each replication, for differences between variants.
  package let paired: Paired
  package let planned: PlannedCare
  /// Days of shortage and indicator B; `nil` without a `ShortageRule`.
  package let shortage: Shortage?
  /// Tiers in use; `nil` without `TierBounds`.
  package let tiers: TierUse?
  /// Blocked intensive care; `nil` unless the instance asks for it.
  package let stepDown: StepDown?
  /// Patients sent by each quota of the policy, in its order; empty without one.
  package let executed: [Estimate]

  /// Patients simulated a second of processor time, that is per core.
  package let patientsPerSecond: Double
  /// Processor seconds of all threads.
  package let cpuSeconds: Double
  /// Seconds by the clock.
  package let wallSeconds: Double
}
