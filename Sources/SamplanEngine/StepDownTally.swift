/// Intensive care beds blocked, summed over replications.
struct StepDownTally {
  /// Beds blocked, `site · days + day`.
  private(set) var blocked: [Int64]
  /// Patients in line for a ward bed, `site · days + day`.
  private(set) var wardLine: [Int64]
  /// Occupied intensive care bed-days, by site.
  private(set) var intensive: [Int64]
  /// Blocked bed-days of each replication.
  private(set) var perReplication: [Int64]

  init(_ model: FlowModel, replications: Int) {
    blocked = [Int64](repeating: 0, count: model.siteCount * model.days)
    wardLine = blocked
    intensive = [Int64](repeating: 0, count: model.siteCount)
    perReplication = [Int64](repeating: 0, count: replications)
  }

  mutating func add(_ replication: borrowing Replication, number: Int) {
    let model = replication.model
    var total: Int64 = 0
    for site in 0..<model.siteCount {
      for day in 0..<model.days {
        let beds = Int64(replication.blockedAt[site * model.days + day])
        blocked[site * model.days + day] += beds
        total += beds
        for care in 0..<model.careCount {
          let cell = (care * model.siteCount + site) * model.days + day
          let line = Int64(replication.line[cell])
          if care == model.intensiveCare {
            intensive[site] += Int64(replication.need[cell]) - line
          } else {
            wardLine[site * model.days + day] += line
          }
        }
      }
    }
    perReplication[number] = total
  }
}

extension SimulationResult.StepDown {
  init(_ tally: StepDownTally, _ model: FlowModel, finished: [Int]) {
    let days = model.days
    blockedBedDays = Estimate(finished.map { Double(tally.perReplication[$0]) })
    blocked = (0..<model.siteCount).map { site in
      tally.blocked[site * days..<(site + 1) * days].map { Double($0) / Double(finished.count) }
    }
    shareOfIntensive = (0..<model.siteCount).map { site in
      let held = tally.blocked[site * days..<(site + 1) * days].reduce(0, +)
      return tally.intensive[site] > 0 ? Double(held) / Double(tally.intensive[site]) : 0
    }
    shareOfWardShort = (0..<model.siteCount).map { site in
      (site * days..<(site + 1) * days).map { place in
        let short = tally.blocked[place] + tally.wardLine[place]
        return short > 0 ? Double(tally.blocked[place]) / Double(short) : 0
      }
    }
  }
}
