import Foundation
import SamplanBase
import SamplanDomain

/// The need of one link in one region, day by day.
///
/// Patients come at a rate `a` and need the link for `s` days on average, so that with room for
/// everyone (M_t/G/∞) the expected number at the end of a day is
/// `m_t = m_{t−1}·e^(−1/s) + a_t·s·(1 − e^(−1/s))`, from `m = a·s` of an ordinary day. The number is
/// Poisson; the scenario's part has a factor of its own in each outcome besides. A link of visits
/// has `a_t` itself.
///
/// - Source: Eick, Massey and Whitt, *The physics of the M_t/G/∞ queue*, Operations Research 1993,
///   with exponential stays.
struct ChainNeed: Sendable, Equatable {
  /// Expected need of each day.
  let mean: [Double]
  /// 90 per cent of the outcomes have at most this.
  let high: [Double]

  /// - Parameters:
  ///   - ordinary: patients or visits of an ordinary day.
  ///   - extra: those that the scenario brings, by day.
  ///   - stayDays: mean days of need; nil for visits.
  ///   - variation: the scenario's coefficient of variation between outcomes.
  init(ordinary: Double, extra: [Double], stayDays: Double?, variation: Double) {
    var mean: [Double] = []
    var high: [Double] = []
    let stay = max(stayDays ?? 0, 1e-6)
    let kept = stayDays == nil ? 0 : exp(-1 / stay)
    let added = stayDays == nil ? 1 : stay * (1 - kept)
    let base = stayDays == nil ? ordinary : ordinary * stay
    var brought = 0.0
    for arrivals in extra {
      brought = brought * kept + arrivals * added
      let all = base + brought
      let spread = brought * variation
      mean.append(all)
      high.append(AdmissionUse.quantiles(mean: all, variance: all + spread * spread).p90)
    }
    self.mean = mean
    self.high = high
  }
}

/// When those who wait for a link have waited too long.
///
/// Who finds no room waits: `q_t = max(0, m_t − c_t)` for a link of places, where the wait is the
/// time that it has been more than none; for visits the queue grows by what was not taken,
/// `q_t = max(0, q_{t−1} + a_t − c_t)`, and the wait is `q_t / c_t` days.
struct ChainWait: Sendable, Equatable {
  /// Hours waited at the end of each day.
  let hours: [Double]

  /// - Parameters:
  ///   - least: patients above the room from which it counts, as for beds.
  init(need: [Double], capacity: [Double], isVisits: Bool, least: (Double) -> Double) {
    var queue = 0.0
    var waited = 0.0
    hours = zip(need, capacity).map { need, room in
      guard isVisits else {
        waited = need - room >= least(room) ? waited + 24 : 0
        return waited
      }
      queue = max(0, queue + need - room)
      return room > 0 ? queue / room * 24 : queue > 0 ? .infinity : 0
    }
  }

  /// The first day, from 1, on which the wait is longer than so many hours.
  func firstDay(over limit: Double) -> Int? { hours.firstIndex { $0 > limit }.map { $0 + 1 } }
}
