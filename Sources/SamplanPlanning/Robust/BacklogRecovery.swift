import Foundation

/// How long it takes to work off planned care that waits, day by day: `B_{t+1} = B_t − r_t`, where
/// `r_t` is the least of who waits, the operations that theatres have room for, and the beds that
/// are free: `Σ_k S(k) r_{t−k} ≤ free_t`, S the share of a planned patient's beds still held after k
/// days.
struct BacklogRecovery {
  /// Patients waiting at first.
  let waiting: Double
  /// Expected free beds by day; the last day goes on.
  let freeBeds: [Double]
  /// Operations that theatres have room for beyond the ordinary, by day; over and over again.
  let operations: [Double]
  /// Beds held k days after a planned admission, S(0) first.
  let held: [Double]

  /// Patients below which nobody waits.
  static let nobody = 0.5

  /// Who waits at the start of each day, the first included, until nobody does or the days end.
  func course(days: Int) -> [Double] {
    var left = [waiting]
    var admitted: [Double] = []
    while left.count <= days, let now = left.last, now > Self.nobody {
      let day = left.count - 1
      var beds = freeBeds.isEmpty ? 0 : freeBeds[min(day, freeBeds.count - 1)]
      for (k, share) in held.enumerated().dropFirst() where day - k >= 0 {
        beds -= share * admitted[day - k]
      }
      let byBeds = held.first.map { $0 > 0 ? max(0, beds) / $0 : .infinity } ?? .infinity
      let byTheatres = operations.isEmpty ? .infinity : operations[day % operations.count]
      let more = max(0, min(now, byBeds, byTheatres))
      admitted.append(more)
      left.append(now - more)
    }
    return left
  }

  /// Expected free beds when need is Poisson (M/G/∞): `E[(c − N)⁺] = Σ_{n<c} (c − n) P(N = n)`.
  static func expectedFree(beds: Double, meanNeed: Double) -> Double {
    let whole = Int(beds.rounded(.down))
    guard whole > 0 else { return 0 }
    guard meanNeed > 0 else { return Double(whole) }
    // E[(c − N)⁺] = Σ_{n<c} P(N ≤ n), the probabilities from logarithms since e^−mean vanishes.
    var logTerm = -meanNeed
    var cumulated = 0.0
    var free = 0.0
    for n in 0..<whole {
      if n > 0 { logTerm += log(meanNeed / Double(n)) }
      cumulated += exp(logTerm)
      free += min(1, cumulated)
    }
    return free
  }
}
