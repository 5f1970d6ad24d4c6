import SamplanBase
import SamplanDomain

/// The scenario's extra patients by group, region and day.
struct ScenarioDemand: Sendable {
  /// Patients, `[group][region][day]`; days from 0.
  private(set) var admissions: [[[Double]]]
  /// Patients who fall on regions that are not in the run, all days.
  private(set) var outside = 0.0

  /// - Parameter factor: on every patient, when a planner tries more or fewer.
  init(
    _ scenario: Scenario, _ places: ScenarioPlaces, _ values: BasisValues, groups: [String],
    regions: [PartyCode], days: Int, factor: Double = 1
  ) {
    let none = [Double](repeating: 0, count: days)
    admissions = groups.map { _ in regions.map { _ in none } }
    for stream in DemandStream.all(scenario, values, days: days) {
      // A group that the basis lacks has been refused by `PlanInputCheck`.
      guard let group = groups.firstIndex(of: stream.group) else { continue }
      let shares = places.shares(of: stream.site)
      for (day, given) in stream.patients.enumerated() where given * factor > 0 {
        let patients = given * factor
        var inside = 0.0
        for (number, code) in regions.enumerated() {
          guard let share = shares[code] else { continue }
          admissions[group][number][day] += patients * share
          inside += share
        }
        outside += patients * max(0, 1 - inside)
      }
    }
    if outside < 1e-9 { outside = 0 }
  }

  /// Patients of a row on a day counted from 1: growing in equal steps over the ramp, so that a
  /// ramp of `n` days has the full number from its day `n + 1` on.
  static func patients(_ row: Scenario.Demand, day: Int) -> Double {
    guard (row.span.first...max(row.span.first, row.span.last)).contains(day),
      day <= row.span.last
    else { return 0 }
    let full = row.patientsPerDay.approximate
    let since = day - row.span.first + 1
    return since > row.rampDays ? full : full * Double(since) / Double(row.rampDays + 1)
  }
}
