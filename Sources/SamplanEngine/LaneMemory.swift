/// Eight days that are reckoned at once.
typealias Lanes = SIMD8<Float>

/// Figures of series of days, each series in whole lanes; what lies beyond its last day is 0.
final class LaneMemory {
  let lanes: UnsafeMutablePointer<Lanes>
  let count: Int

  init(_ count: Int) {
    self.count = count
    lanes = .allocate(capacity: max(1, count))
    lanes.initialize(repeating: .zero, count: max(1, count))
  }

  deinit { lanes.deallocate() }

  /// The same figures as single numbers.
  var floats: UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self)
  }

  func clear() { lanes.update(repeating: .zero, count: count) }

  func copy(_ other: LaneMemory) { lanes.update(from: other.lanes, count: count) }
}
