/// Time in the simulation: whole ticks of 2⁻³² days (20 microseconds), so that comparing and
/// sorting events is exact and fast.
enum SimulatedTime {
  static let ticksPerDay = 0x1p32
  static let dayShift: Int64 = 32
  /// From ticks to units of 2⁻²² days, in which waiting is counted.
  static let waitShift: Int64 = 10
  static let waitUnitsPerDay = 0x1p22
  /// Longer spans are cut to this (a million days), far beyond any horizon.
  static let longestSpan = 0x1p52

  /// When in a day the beds are counted: just before its end, at 0.9999 of it.
  static let probe = Int64(0.9999 * ticksPerDay)

  /// A span of days in ticks.
  static func ticks(_ days: Double) -> Int64 {
    Int64(min(days * ticksPerDay, longestSpan))
  }
}
