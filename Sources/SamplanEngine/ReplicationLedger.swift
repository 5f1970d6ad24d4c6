/// The patients of one replication, all accounted for: `presentAtStart + patients` =
/// `discharged + deathsWaiting + postponed + droppedAtStart + inBedsAtEnd + waitingAtEnd`.
package struct ReplicationLedger: Sendable, Equatable {
  /// Arrivals within the horizon, elective ones included.
  package var patients = 0
  /// Patients in beds or in line at time 0.
  package var presentAtStart = 0
  /// Elective patients of the steady state for whom there was no bed at time 0.
  package var droppedAtStart = 0
  package var deathsWaiting = 0
  package var transfers = 0
  /// Elective patients for whom there was no bed.
  package var postponed = 0
  /// Patients who left after their last stay.
  package var discharged = 0
  package var inBedsAtEnd = 0
  package var waitingAtEnd = 0
}
