import SamplanBase
import Synchronization

/// Lets each address do something a number of times in a row, and then at an even pace.
final class RateLimit: Sendable {
  private struct Bucket {
    var left: Double
    var filled: Instant
  }

  /// Addresses remembered at most; the fullest are forgotten first.
  static let addressesMax = 10_000

  private let burst: Double
  private let perMinute: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameters:
  ///   - burst: how many may come at once.
  ///   - perMinute: how many are given back a minute.
  init(burst: Int, perMinute: Int) {
    self.burst = Double(burst)
    self.perMinute = Double(perMinute)
  }

  /// Whether this address may go on now; counts it when it may.
  func admits(_ address: String, now: Instant) -> Bool {
    buckets.withLock { buckets in
      var bucket = buckets[address] ?? Bucket(left: burst, filled: now)
      bucket.left = level(of: bucket, now: now)
      bucket.filled = now
      // A whole turn may have become a hair less in the arithmetic.
      let isAdmitted = bucket.left >= 1 - 1e-6
      if isAdmitted { bucket.left -= 1 }
      buckets[address] = bucket
      if buckets.count > Self.addressesMax {
        buckets = buckets.filter { level(of: $0.value, now: now) < burst }
        if buckets.count > Self.addressesMax { buckets = [address: bucket] }
      }
      return isAdmitted
    }
  }

  private func level(of bucket: Bucket, now: Instant) -> Double {
    // A clock that is set back gives nothing and takes nothing.
    let minutes = max(0, Double(now.milliseconds - bucket.filled.milliseconds) / 60_000)
    return min(burst, bucket.left + minutes * perMinute)
  }
}
