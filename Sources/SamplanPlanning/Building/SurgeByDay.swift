import SamplanBase
import SamplanDomain

/// How many surge beds a region can have open on each day after the alarm (utökade vårdplatser i
/// steg): `k_t ≤ Σ steps whose lead time is at most t − t_alarm`, days from 0.
///
/// A step is open from the day that its lead time ends: less than 24 hours is the day of the alarm.
/// Before the alarm, and without one, a region can open what opens within the day. A region that
/// has stated no steps for a care type gets the national ones of what it has reported.
struct SurgeByDay: Sendable {
  /// Surge beds at most, `[care][region][day]`.
  let most: [[[Double]]]
  /// The part of them that only staff holds back: borrowed staff can open those.
  let heldByStaff: [[[Double]]]

  /// - Parameter share: of what the regions have stated, 0…1, when a planner tries less.
  init(
    _ capacities: [RegionCapacity], _ values: BasisValues, alarm: Int?, days: Int,
    share: Double = 1
  ) {
    func beds(_ counts: (SurgeStep.LimitingPart) -> Bool) -> [[[Double]]] {
      CareType.allCases.map { care in
        capacities.map { capacity in
          let steps = Self.steps(capacity, care, values)
          return (0..<days).map { day in
            let since = alarm.map { max(0, day - $0) } ?? 0
            let open = steps.filter { $0.leadHours / 24 <= since && counts($0.limitedBy) }
            return open.reduce(0.0) { $0 + $1.beds } * share
          }
        }
      }
    }
    most = beds { _ in true }
    heldByStaff = beds { $0 == .staff }
  }

  /// A step as the model reads it.
  struct Step: Equatable {
    let beds: Double
    let leadHours: Int
    let limitedBy: SurgeStep.LimitingPart
  }

  /// The region's own steps for the care type, else the national ones.
  static func steps(
    _ capacity: RegionCapacity, _ care: CareType, _ values: BasisValues
  ) -> [Step] {
    let own = (capacity.region.limits.surgeSteps ?? []).filter { $0.care == care }
    guard own.isEmpty else {
      return own.map {
        Step(beds: $0.beds.approximate, leadHours: $0.leadHours, limitedBy: $0.limitedBy)
      }
    }
    let reported = capacity.surge[care] ?? 0
    let first = values[.surgeFirstShare]
    let second = min(values[.surgeSecondShare], 1 - first)
    return [
      Step(beds: reported * first, leadHours: 0, limitedBy: .staff),
      Step(
        beds: reported * second, leadHours: Int(values[.surgeSecondHours]), limitedBy: .staff),
      Step(
        beds: reported * (1 - first - second), leadHours: Int(values[.surgeThirdHours]),
        limitedBy: .premises),
    ]
  }
}
