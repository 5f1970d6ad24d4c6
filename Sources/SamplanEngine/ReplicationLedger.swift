/// The patients of one replication, all accounted for: `presentAtStart + patients` =
/// `discharged + deathsWaiting + leftWaiting + postponed + droppedAtStart + inBedsAtEnd +
/// waitingAtEnd + backlogAtEnd`.
package struct ReplicationLedger: Sendable, Equatable {
  /// Arrivals within the horizon, elective ones included.
  package var patients = 0
  /// Patients in beds or in line at time 0.
  package var presentAtStart = 0
  /// Elective patients of the steady state for whom there was no bed at time 0.
  package var droppedAtStart = 0
  package var deathsWaiting = 0
  /// Patients whose last need ended in line: care that was not given.
  package var leftWaiting = 0
  package var transfers = 0
  /// Elective patients for whom there was no bed.
  package var postponed = 0
  /// Patients who left after their last stay.
  package var discharged = 0
  package var inBedsAtEnd = 0
  package var waitingAtEnd = 0
  /// Elective patients whom the policy postponed.
  package var postponedByPolicy = 0
  /// Elective patients of the backlog who got a bed.
  package var recovered = 0
  /// Elective patients postponed by the policy who have not got a bed:
  /// `postponedByPolicy − recovered`.
  package var backlogAtEnd = 0
}

/// What can become of an elective patient, counted by site.
enum PlannedCount: Int, CaseIterable {
  /// No bed, and no backlog to join.
  case turnedAway
  /// Postponed by the policy; joins the backlog.
  case postponed
  /// Left the backlog for a bed.
  case recovered
}
