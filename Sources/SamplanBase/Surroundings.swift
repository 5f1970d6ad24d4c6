/// What lies outside the program and is passed in: the clock and fresh randomness.
///
/// Only the wiring of the executable makes the real one; tests pass fixed ones.
package struct Surroundings: Sendable {
  /// The time now.
  package let now: @Sendable () -> Instant
  /// Fresh unpredictable bytes, for salts, keys and tokens.
  package let randomBytes: @Sendable (_ count: Int) -> [UInt8]

  package init(
    now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.now = now
    self.randomBytes = randomBytes
  }
}
