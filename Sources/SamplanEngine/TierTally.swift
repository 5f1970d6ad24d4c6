/// Beds in use by tier, summed over replications in parts of 2⁻²⁰ bed, so that the sums do not
/// depend on the order in which replications finish.
struct TierTally {
  private static let parts = 0x1p20

  private let openBeds: [Int64]
  private let overcrowdedBeds: [Int64]
  private(set) var open: [Int64]
  private(set) var overcrowded: [Int64]
  private(set) var surge: [Int64]

  init(_ bounds: Instance.TierBounds) {
    openBeds = Self.flat(bounds.open)
    overcrowdedBeds = Self.flat(bounds.overcrowded)
    open = [Int64](repeating: 0, count: openBeds.count)
    overcrowded = open
    surge = open
  }

  private static func flat(_ beds: [[[Double]]]) -> [Int64] {
    let most = Double(Instance.Simulation.bedLimit)
    return beds.joined().joined().map { Int64((min($0, most) * parts).rounded()) }
  }

  mutating func add(_ replication: borrowing Replication) {
    for cell in open.indices {
      let patients = Int64(replication.need[cell] &- replication.line[cell])
      let inUse = patients * Int64(Self.parts)
      let first = min(inUse, openBeds[cell])
      let second = min(inUse - first, overcrowdedBeds[cell])
      open[cell] += first
      overcrowded[cell] += second
      surge[cell] += inUse - first - second
    }
  }

  /// A sum as mean beds.
  static func beds(_ sum: Int64, replications: Int) -> Double {
    Double(sum) / parts / Double(replications)
  }
}
