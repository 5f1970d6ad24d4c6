/// A joint plan as a rule that simulated patients meet (V2): expected numbers made into quotas.
///
/// With `X_t = Σ_{u≤t} x*_u`, the quota of a day is `R(X_t) − R(X_{t−1})`, R rounding to the
/// nearest whole number.
package struct Policy: Sendable, Equatable {
  /// Patients whom the plan would move, from one site to another by one mode.
  package struct Quota: Sendable, Equatable {
    /// Number of the group; of stable in-patients, `nil`.
    package var group: Int?
    /// Number of the care type of the bed sought.
    package var care: Int
    /// Number of the sending site.
    package var from: Int
    /// Number of the receiving site.
    package var to: Int
    /// Time on the way, days; the bed is held from the call.
    package var travelDays: Double
    /// Patients expected, by day.
    package var patients: [Double]
    /// Number of the mode; `nil` for a quota that comes from no plan.
    package var mode: Int?

    package init(
      group: Int?, care: Int, from: Int, to: Int, travelDays: Double, patients: [Double],
      mode: Int? = nil
    ) {
      self.group = group
      self.care = care
      self.from = from
      self.to = to
      self.travelDays = travelDays
      self.patients = patients
      self.mode = mode
    }
  }

  package var quotas: [Quota]
  /// Occupied beds that the plan reckons with after moves, `[care][site][day]`: from its whole
  /// part on, arrivals are sent while quota remains.
  package var plannedOccupancy: [[[Double]]]
  /// Free beds that a receiving site keeps for itself, `[care][site]`.
  package var reserve: [[Double]]
  /// Share of each day's elective patients to be postponed, `[site][day]`.
  package var postponedShare: [[Double]]
  /// Postponed patients made up for, expected, `[site][day]`.
  package var recovered: [[Double]]
  /// Days that unused quota is kept.
  package var carryDays: Int
  /// Sites that take no part: their quotas, out and in, are void.
  package var declined: Set<Int>

  package init(
    quotas: [Quota], plannedOccupancy: [[[Double]]], reserve: [[Double]],
    postponedShare: [[Double]], recovered: [[Double]], carryDays: Int = 2,
    declined: Set<Int> = []
  ) {
    self.quotas = quotas
    self.plannedOccupancy = plannedOccupancy
    self.reserve = reserve
    self.postponedShare = postponedShare
    self.recovered = recovered
    self.carryDays = carryDays
    self.declined = declined
  }
}
