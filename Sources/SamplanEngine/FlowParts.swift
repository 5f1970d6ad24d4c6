/// The sites divided into parts between which no patient can go: by the neighbour rule, by a
/// policy, or not at all.
///
/// Parts do not meet, so a replication runs one after the other through the whole horizon, and
/// each is small enough for the nearest memory of a core. Which part a site is in changes nothing
/// in the result, since random numbers are keyed by patient.
final class FlowParts: @unchecked Sendable {
  // Unchecked: the memory is written by the initialiser only.

  /// One part of the sites.
  struct Part: BitwiseCopyable {
    /// Places of its sites in `sites`, from `first` to before `end`.
    var first: Int
    var end: Int
    /// Whether some quota leads between its sites.
    var hasQuotas: Bool
  }

  let parts: [Part]
  /// Site numbers, part by part.
  let sites: UnsafeMutablePointer<Int32>

  init(_ model: FlowModel, _ policy: PolicyTable) {
    var leader = Array(0..<model.siteCount)
    func find(_ site: Int) -> Int {
      var site = site
      while leader[site] != site { site = leader[site] }
      return site
    }
    func join(_ one: Int, _ other: Int) {
      let (a, b) = (find(one), find(other))
      leader[max(a, b)] = min(a, b)
    }
    var hasQuotas = Set<Int>()
    if policy.isOn {
      for quota in 0..<policy.quotaCount where policy.hasPatients(quota, days: model.days) {
        let (from, to) = policy.sites(quota, model)
        join(from, to)
        hasQuotas.insert(from)
      }
    } else {
      for site in 0..<model.siteCount where model.transfersPerDay[site] > 0 {
        for place in Int(model.neighbourStart[site])..<Int(model.neighbourStart[site + 1]) {
          join(site, Int(model.neighbourSite[place]))
        }
      }
    }
    let leaders = (0..<model.siteCount).map(find)
    var order: [Int] = []
    var found: [Part] = []
    for leader in Set(leaders).sorted() {
      let members = leaders.indices.filter { leaders[$0] == leader }
      found.append(
        Part(
          first: order.count, end: order.count + members.count,
          hasQuotas: members.contains { hasQuotas.contains($0) }))
      order += members
    }
    parts = found
    sites = flat(order.map { Int32($0) })
  }

  deinit { sites.deallocate() }
}
