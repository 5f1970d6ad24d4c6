/// Random numbers that are a pure function of a key and a counter, so that a patient's draws do
/// not depend on who else was drawn before, in which order, or on which thread.
///
/// The function is Philox2x64-10 from J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw,
/// *Parallel random numbers: as easy as 1, 2, 3* (SC 2011), as published in Random123; its known
/// answers are tests. It is no source of secrets: keys and salts come from `Surroundings`. It is
/// here since the simulation calls it for each patient, and no call is made across modules.
package enum CounterRandom {
  /// Two independent words of 64 random bits for a key and a counter of 128 bits.
  @inline(__always)
  package static func words(
    key: UInt64, _ counter0: UInt64, _ counter1: UInt64
  ) -> (UInt64, UInt64) {
    var left = counter0
    var right = counter1
    var key = key
    for round in 0..<10 {
      if round > 0 { key &+= 0x9E37_79B9_7F4A_7C15 }
      let product = left.multipliedFullWidth(by: 0xD2B7_4407_B1CE_6E93 as UInt64)
      left = product.high ^ key ^ right
      right = product.low
    }
    return (left, right)
  }

  /// A uniform number strictly between 0 and 1, from the upper 53 bits of a word.
  @inline(__always)
  package static func unit(_ word: UInt64) -> Double {
    // The largest value rounds to 1 with 53 bits and a half; 52 bits keep it below.
    (Double(word >> 12) + 0.5) * 0x1p-52
  }
}
