/// An answer to the linear programme.
package struct Solution: Sendable {
  /// How good the answer is.
  package enum Status: String, Sendable, Codable {
    /// Proven the best, within the tolerance.
    case optimal
    /// A plan that holds, not proven the best; `gap` tells how far from it at most.
    case feasible
    /// The time ended; a plan that holds, `gap` from the best at most.
    case timeLimit
    /// Stopped by the caller; a plan that holds, `gap` from the best at most.
    case stopped
  }

  /// Patients moved on one arc on one day.
  package struct Transfer: Sendable, Equatable {
    /// Number of the group.
    package let group: Int
    /// Number of the sending site.
    package let from: Int
    /// Number of the receiving site.
    package let to: Int
    /// Number of the mode.
    package let mode: Int
    /// Number of the day.
    package let day: Int
    /// Patients, not necessarily whole.
    package let patients: Double
  }

  package let status: Status
  /// The weighted cost of the plan.
  package let objective: Double
  /// No plan costs less than this: a Lagrangian bound from the solver's dual prices.
  package let bound: Double
  /// `(objective − bound) / objective`; 0 when the objective is 0.
  package let gap: Double
  /// The largest relative shortage, z.
  package let fairness: Double
  /// Largest violation of a row or bound, in the row's own unit.
  package let largestViolation: Double

  /// Transfers above 1e-9 patients, by group, from, to, mode and day.
  package let transfers: [Transfer]
  /// Admissions after transfer, `[group][site][day]`.
  package let admissions: [[[Double]]]
  /// Beds short, `[care][site][day]`.
  package let shortage: [[[Double]]]
  /// Extra beds, `[care][site][day]`.
  package let surge: [[[Double]]]
  /// Elective patients postponed, `[site][day]`.
  package let postponed: [[Double]]
  /// Staff lent, `[site][day]`.
  package let lent: [[Double]]
  /// Staff borrowed, `[site][day]`.
  package let borrowed: [[Double]]

  /// Stable in-patients moved, where the rules allow it; the group's number is that of the care
  /// type.
  package var inpatientTransfers: [Transfer] = []
  /// Postponed elective patients made up for, `[site][day]`, where the rules allow it.
  package var recovered: [[Double]] = []

  /// Rows of the programme.
  package let rows: Int
  /// Variables of the programme.
  package let columns: Int
  /// Coefficients of the programme.
  package let nonzeros: Int
  /// Processor seconds of this process.
  package let cpuSeconds: Double
  /// Seconds by the clock.
  package let wallSeconds: Double

  /// Bed-days of shortage by care type, in order.
  package var shortageBedDays: [Double] {
    shortage.map { sites in sites.joined().reduce(0, +) }
  }

  /// Elective patients postponed in all.
  package var totalPostponed: Double { postponed.joined().reduce(0, +) }

  /// Patients transferred in all.
  package var totalTransfers: Double { transfers.reduce(0) { $0 + $1.patients } }
}
