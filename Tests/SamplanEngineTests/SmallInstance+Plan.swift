@testable import SamplanEngine

extension SmallInstance {
  /// A plan with quotas between all sites, for groups and in-patients, and planned care.
  static func plan(_ instance: Instance, seed: UInt64) -> Policy {
    var random = Sequence(seed: seed &+ 100)
    let (sites, days) = (instance.sites.count, instance.days)
    func row(_ high: Double) -> [Double] { (0..<days).map { _ in random.between(0, high) } }
    var quotas: [Policy.Quota] = []
    for from in 0..<sites {
      for to in 0..<sites where to != from && random.between(0, 1) < 0.6 {
        for group in [0, 1, nil] {
          quotas.append(
            Policy.Quota(
              group: group, care: group == 0 ? 0 : 1, from: from, to: to,
              travelDays: random.between(0, 0.4), patients: row(1.5)))
        }
      }
    }
    let planned = instance.simulation.beds.indices.map { _ in random.between(0, 1.1) }
    return Policy(
      quotas: quotas,
      plannedOccupancy: (0..<2).map { care in
        (0..<sites).map { site in
          row(0).map { _ in planned[site] * Double(instance.simulation.beds[site][care]) }
        }
      },
      reserve: (0..<2).map { _ in (0..<sites).map { _ in random.between(0, 3) } },
      postponedShare: (0..<sites).map { _ in row(0.6) },
      recovered: (0..<sites).map { _ in row(2) })
  }
}
