import Foundation

/// Alphabetical order as a Swedish reader expects it: å, ä and ö are letters of their own after z,
/// other accents make no difference, ü sorts as y, æ as ä and ø as ö; digits before letters, case
/// last.
/// - Source: the sorting rules of Svenska Akademiens ordlista (13th edition on: w after v).
package enum SwedishOrder {
  /// Whether `a` stands before `b`; texts that read the same are told apart by their code points,
  /// so that the order is total.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    let (first, second) = (weights(a), weights(b))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }

  /// One number for each letter; larger is later.
  private static func weights(_ text: String) -> [UInt32] {
    var weights: [UInt32] = []
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch (scalar.value, weights.last) {
      case (0x30A, letter("a")): weights[weights.count - 1] = ring
      case (0x308, letter("a")): weights[weights.count - 1] = ring + 1
      case (0x308, letter("o")): weights[weights.count - 1] = ring + 2
      case (0x308, letter("u")): weights[weights.count - 1] = letter("y")
      case (0x300...0x36F, _): break
      case (0xE6, _): weights.append(ring + 1)
      case (0xF8, _): weights.append(ring + 2)
      case (0x61...0x7A, _): weights.append(letters + scalar.value)
      case (0...0x7F, _): weights.append(scalar.value)
      default: weights.append(others + scalar.value)
      }
    }
    return weights
  }

  private static let letters: UInt32 = 0x1000
  private static let ring = letters + 0x7B
  private static let others: UInt32 = 0x2000

  private static func letter(_ scalar: Unicode.Scalar) -> UInt32 { letters + scalar.value }
}
