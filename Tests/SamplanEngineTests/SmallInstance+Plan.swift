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

extension SmallInstance {
  /// The same instance with its sites in another order, without limits by site.
  static func reordered(_ instance: Instance, _ order: [Int]) -> Instance {
    func turned<Value>(_ values: [Value]) -> [Value] { order.map { values[$0] } }
    var other = instance
    other.sites = turned(instance.sites)
    other.beds = instance.beds.map(turned)
    other.bedsNominal = instance.bedsNominal.map(turned)
    other.surgeMax = instance.surgeMax.map(turned)
    other.staff = turned(instance.staff)
    other.admissions = instance.admissions.map(turned)
    other.electiveAdmissions = turned(instance.electiveAdmissions)
    other.presentAtStart = instance.presentAtStart.map(turned)
    other.distancesKm = turned(instance.distancesKm.map(turned))
    return other
  }
}
