/// Quantile functions of spans of time in ticks, tabulated for the hot loop.
///
/// A random word chooses one of 2,048 equally probable cells and a place in it, between straight
/// lines. In the eight outermost cells on either side, where the quantile function bends most,
/// the exact function is used, so that no tail is cut.
final class QuantileTables: @unchecked Sendable {
  // Unchecked: the memory is written by the initialiser only.

  static let cells = 2048
  /// Values of a table: the edges of its cells.
  static let stride = cells + 1
  /// Cells at each end that are computed exactly.
  static let exactCells = 8

  let values: UnsafeMutablePointer<Double>
  private let functions: [@Sendable (Double) -> Double]

  /// Tabulates quantile functions that give days for a probability strictly between 0 and 1.
  init(_ functions: [@Sendable (Double) -> Double]) {
    self.functions = functions
    values = .allocate(capacity: max(functions.count, 1) * Self.stride)
    for (table, function) in functions.enumerated() {
      let exact = (0...Self.cells).map { edge in
        // The outermost edges are never read: those cells are exact.
        let p = min(max(Double(edge), 0.5), Double(Self.cells) - 0.5) / Double(Self.cells)
        return min(function(p) * SimulatedTime.ticksPerDay, SimulatedTime.longestSpan)
      }
      (values + table * Self.stride).initialize(from: exact, count: Self.stride)
      // A straight line lies on one side of a curve. Moved by a twelfth of the second difference,
      // the lines keep the area under it, and so the mean, to the fourth order. The curve meets
      // the exact cells unmoved.
      for edge in Self.exactCells + 1..<Self.cells - Self.exactCells {
        let bend = exact[edge + 1] - 2 * exact[edge] + exact[edge - 1]
        values[table * Self.stride + edge] -= bend / 12
      }
    }
  }

  deinit { values.deallocate() }

  /// The span in ticks for a random word, from the exact function.
  @inline(never)
  func exact(_ table: Int, _ word: UInt64) -> Double {
    let days = functions[table](CounterRandom.unit(word))
    return min(days * SimulatedTime.ticksPerDay, SimulatedTime.longestSpan)
  }

  /// The span in ticks for a random word.
  @inline(__always)
  static func span(
    _ values: UnsafeMutablePointer<Double>, _ table: Int, _ word: UInt64,
    _ exact: (Int, UInt64) -> Double
  ) -> Double {
    let cell = Int(truncatingIfNeeded: word >> 53)
    guard UInt(bitPattern: cell &- exactCells) < UInt(cells - 2 * exactCells) else {
      return exact(table, word)
    }
    let place = Double(Int64(bitPattern: word & 0x1F_FFFF_FFFF_FFFF)) * 0x1p-53
    let low = values[table &* stride &+ cell]
    return low + place * (values[table &* stride &+ cell &+ 1] - low)
  }
}
