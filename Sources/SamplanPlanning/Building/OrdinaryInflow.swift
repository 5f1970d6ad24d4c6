import Foundation
import SamplanBase
import SamplanDomain

/// The ordinary inflow of a region (ordinarie inflöde): as many patients a day of each group as
/// keep its beds as full as it reports, second stays and planned care included.
///
/// With λ the patients a day of a group and d its bed-days in a care type, the load is Σ λ·d. The
/// groups whose first stay is in a care type share what is left there after second stays and
/// planned care, in proportion to `Basis.Group.ordinaryShare` of occupied beds: one unknown for
/// each care type, a linear system.
struct OrdinaryInflow: Sendable {
  /// Patients a day, by group.
  private(set) var admissions: [Double]
  /// Planned patients a day, mean of the week.
  private(set) var elective: Double
  /// Planned patients a day that did not fit, see `PlanningKey.acuteShareMin`.
  private(set) var electiveCut: Double

  /// - Parameters:
  ///   - occupied: patients in beds by care type.
  ///   - elective: planned patients a day.
  ///   - groupDays: bed-days of one patient, `[group][care]`.
  ///   - firstCare: care type of each group's first stay.
  ///   - weights: share of the first care type's beds, by group.
  ///   - electiveDays: bed-days of one planned patient, by care type.
  ///   - acuteShareMin: least share of the occupied beds that acute care holds.
  init(
    occupied: [Double], elective wanted: Double, groupDays: [[Double]], firstCare: [Int],
    weights: [Double], electiveDays: [Double], acuteShareMin: Double
  ) {
    var elective = wanted
    for (care, days) in electiveDays.enumerated() where days > 0 {
      elective = min(elective, max(0, (1 - acuteShareMin) * occupied[care] / days))
    }
    let system = System(
      occupied: occupied, groupDays: groupDays, firstCare: firstCare, weights: weights)
    // Second stays may fill a care type by themselves; then no first stays are left there, and
    // planned care gives way before the load is passed.
    var solution = system.solve(minus: electiveDays.map { $0 * elective })
    if solution.contains(where: { $0 < 0 }) {
      var low = 0.0
      var high = elective
      for _ in 0..<60 {
        let middle = (low + high) / 2
        let trial = system.solve(minus: electiveDays.map { $0 * middle })
        if trial.contains(where: { $0 < 0 }) { high = middle } else { low = middle }
      }
      elective = low
      solution = system.solve(minus: electiveDays.map { $0 * elective })
    }
    admissions = system.admissions(solution.map { max(0, $0) })
    self.elective = elective
    electiveCut = wanted - elective
  }

  /// Occupied beds of first stays by care type, from the load that is left for acute care.
  private struct System {
    let occupied: [Double]
    let groupDays: [[Double]]
    let firstCare: [Int]
    let weights: [Double]
    /// Patients a day of a group for each bed that its care type's first stays hold.
    private let perBed: [Double]

    init(occupied: [Double], groupDays: [[Double]], firstCare: [Int], weights: [Double]) {
      self.occupied = occupied
      self.groupDays = groupDays
      self.firstCare = firstCare
      self.weights = weights
      var sums = [Double](repeating: 0, count: occupied.count)
      for (group, care) in firstCare.enumerated() { sums[care] += weights[group] }
      perBed = firstCare.enumerated().map { group, care in
        let days = groupDays[group][care]
        return sums[care] > 0 && days > 0 ? weights[group] / sums[care] / days : 0
      }
    }

    func admissions(_ firstBeds: [Double]) -> [Double] {
      perBed.enumerated().map { $1 * firstBeds[firstCare[$0]] }
    }

    /// Gaussian elimination with pivoting; a care type that no group begins in gets none.
    func solve(minus taken: [Double]) -> [Double] {
      let count = occupied.count
      var rows = (0..<count).map { care in
        (0..<count).map { first in
          groupDays.indices.reduce(0.0) { sum, group in
            firstCare[group] == first ? sum + perBed[group] * groupDays[group][care] : sum
          }
        } + [occupied[care] - taken[care]]
      }
      let used = (0..<count).filter { care in
        firstCare.indices.contains { firstCare[$0] == care && perBed[$0] > 0 }
      }
      rows = used.map { row in used.map { rows[row][$0] } + [rows[row][count]] }
      let solved = Self.eliminate(&rows)
      var result = [Double](repeating: 0, count: count)
      for (place, care) in used.enumerated() { result[care] = solved[place] }
      return result
    }

    private static func eliminate(_ rows: inout [[Double]]) -> [Double] {
      let count = rows.count
      for column in 0..<count {
        let best = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
        guard abs(rows[best][column]) > 1e-12 else { continue }
        rows.swapAt(column, best)
        for row in 0..<count where row != column {
          let factor = rows[row][column] / rows[column][column]
          for entry in column...count { rows[row][entry] -= factor * rows[column][entry] }
        }
      }
      return (0..<count).map { abs(rows[$0][$0]) > 1e-12 ? rows[$0][count] / rows[$0][$0] : 0 }
    }
  }
}
