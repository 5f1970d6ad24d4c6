import SamplanBase
import SamplanDomain
import SamplanEngine

extension PlanResult.Estimate {
  /// Rounded as everything in a result.
  init(_ estimate: Estimate) {
    self.init(
      mean: rounded(estimate.mean), standardError: estimate.standardError.map { rounded($0) })
  }

  /// From one value for each replication.
  init(_ values: [Double]) { self.init(Estimate(values)) }
}

extension PlanResult.FirstDay {
  /// Days from 1.
  init(_ first: FirstExceedance) {
    self.init(
      ever: rounded(first.probability), p10: first.day(0.1).map { $0 + 1 },
      p50: first.day(0.5).map { $0 + 1 }, p90: first.day(0.9).map { $0 + 1 })
  }
}

extension PlanResult.Variant {
  /// A simulated variant in the words of a result.
  init(_ kind: PlanResult.VariantKind, _ result: SimulationResult) {
    let paired = result.paired
    let cares = result.meanNeed.indices
    let sites = result.meanNeed.first?.indices ?? 0..<0
    self.init(
      kind: kind, replications: result.replications,
      shortBedDays: cares.map { .init(paired.short(care: $0)) },
      shortByRegion: cares.map { care in
        sites.map { .init(paired.short(care: care, site: $0)) }
      },
      shortByDay: result.meanShort.map { sites in
        (sites.first?.indices ?? 0..<0).map { day in rounded(sites.reduce(0) { $0 + $1[day] }) }
      },
      probability: rounded(result.shortage?.probability ?? result.probabilityAbove),
      first: (result.shortage?.first ?? result.firstExceedance).map { $0.map { .init($0) } },
      moved: .init(result.transfers), postponed: .init(result.planned.postponed),
      turnedAway: .init(result.planned.turnedAway),
      backlogAtEnd: .init(result.planned.backlogAtEnd), leftWaiting: .init(result.leftWaiting))
  }
}

extension PlanResult.Variant {
  /// V3, whose outcomes are simulated one by one; mean over them.
  init(replanned results: [SimulationResult]) {
    let cares = results[0].meanNeed.indices
    let sites = results[0].meanNeed[0].indices
    let days = results[0].meanNeed[0][0].indices
    let count = Double(results.count)
    func estimate(_ value: (SimulationResult) -> Double) -> PlanResult.Estimate {
      .init(results.map(value))
    }
    func short(_ result: SimulationResult, _ care: Int, _ site: Int?) -> Double {
      result.paired.short(care: care, site: site).reduce(0, +)
    }
    self.init(
      kind: .replanned, replications: results.count,
      shortBedDays: cares.map { care in estimate { short($0, care, nil) } },
      shortByRegion: cares.map { care in
        sites.map { site in estimate { short($0, care, site) } }
      },
      shortByDay: cares.map { care in
        days.map { day in
          rounded(
            results.reduce(0) { sum, result in
              sum + sites.reduce(0) { $0 + result.meanShort[care][$1][day] }
            } / count)
        }
      },
      // A handful of outcomes is no ground for a probability.
      probability: [], first: [], moved: estimate(\.transfers.mean),
      postponed: estimate(\.planned.postponed.mean),
      turnedAway: estimate(\.planned.turnedAway.mean),
      backlogAtEnd: estimate(\.planned.backlogAtEnd.mean),
      leftWaiting: estimate(\.leftWaiting.mean))
  }
}

extension PlanResult.Effect {
  /// The paired difference of V3 against V0, over the outcomes that V3 was simulated with.
  init(replanned results: [SimulationResult], against alone: SimulationResult) {
    let count = results.count
    func difference(care: Int? = nil, site: Int? = nil) -> PairedDifference {
      PairedDifference(
        from: Array(alone.paired.short(care: care, site: site).prefix(count)),
        to: results.map { $0.paired.short(care: care, site: site).reduce(0, +) })
    }
    let whole = difference()
    self.init(
      from: .alone, to: .replanned, replications: count, shortBedDays: .init(whole.difference),
      byCare: (0..<alone.paired.careCount).map { .init(difference(care: $0).difference) },
      byRegion: (0..<alone.paired.siteCount).map { .init(difference(site: $0).difference) },
      replicationsSaved: whole.replicationsSaved.map { rounded($0) }, programme: nil)
  }
}

extension PlanResult.Effect {
  /// The paired difference of two variants simulated with the same seed, over the replications
  /// that both have.
  init(
    from: (kind: PlanResult.VariantKind, result: SimulationResult),
    to: (kind: PlanResult.VariantKind, result: SimulationResult), programme: Double?
  ) {
    let count = min(from.result.paired.count, to.result.paired.count)
    func difference(care: Int? = nil, site: Int? = nil) -> PairedDifference {
      PairedDifference(
        from: Array(from.result.paired.short(care: care, site: site).prefix(count)),
        to: Array(to.result.paired.short(care: care, site: site).prefix(count)))
    }
    let whole = difference()
    self.init(
      from: from.kind, to: to.kind, replications: count,
      shortBedDays: .init(whole.difference),
      byCare: (0..<from.result.paired.careCount).map { .init(difference(care: $0).difference) },
      byRegion: (0..<from.result.paired.siteCount).map { .init(difference(site: $0).difference) },
      replicationsSaved: whole.replicationsSaved.map { rounded($0) },
      programme: programme.map { rounded($0) })
  }
}

/// What V2 used of what the plan holds.
struct ExecutedPart {
  let regions: [PartyCode]
  let fair: FairSolution
  let policy: Policy
  let result: SimulationResult

  private typealias Executed = PlanResult.Executed

  /// The country first, then by region; measures that are neither planned nor used are left out.
  var all: [PlanResult.Executed] {
    country + regions.indices.flatMap { region in moves(from: region) + planned(region) }
  }

  private var country: [PlanResult.Executed] {
    let arriving = quotas(inpatient: false)
    let inside = quotas(inpatient: true)
    return [
      executed(.transfers, nil, arriving.planned, arriving.executed),
      executed(.inpatientTransfers, nil, inside.planned, inside.executed),
      executed(.surge, nil, sum(fair.joint.surge), .init(mean: surge(nil), standardError: nil)),
      executed(
        .postponement, nil, fair.joint.totalPostponed, .init(result.planned.postponed)),
      executed(
        .recovery, nil, fair.joint.recovered.joined().reduce(0, +),
        .init(result.planned.recovered)),
    ].compactMap { $0 }
  }

  private func moves(from region: Int) -> [PlanResult.Executed] {
    [(PlanResult.MeasureKind.transfers, false), (.inpatientTransfers, true)].compactMap {
      measure, inpatient in
      let found = quotas(inpatient: inpatient, from: region)
      return executed(measure, regions[region], found.planned, found.executed)
    }
  }

  private func planned(_ region: Int) -> [PlanResult.Executed] {
    let planned = result.planned
    return [
      executed(
        .surge, regions[region], fair.joint.surge.reduce(0) { $0 + $1[region].reduce(0, +) },
        .init(mean: surge(region), standardError: nil)),
      executed(
        .postponement, regions[region], fair.joint.postponed[region].reduce(0, +),
        .init(mean: rounded(planned.postponedBySite[region]), standardError: nil)),
    ].compactMap { $0 }
  }

  private func executed(
    _ measure: PlanResult.MeasureKind, _ region: PartyCode?, _ planned: Double,
    _ executed: PlanResult.Estimate
  ) -> PlanResult.Executed? {
    guard planned >= 0.05 || executed.mean >= 0.05 else { return nil }
    return Executed(
      measure: measure, region: region, planned: rounded(planned), executed: executed)
  }

  private func quotas(
    inpatient: Bool, from region: Int? = nil
  ) -> (planned: Double, executed: PlanResult.Estimate) {
    var planned = 0.0
    var used = 0.0
    var variance = 0.0
    for (quota, estimate) in zip(policy.quotas, result.executed)
    where (quota.group == nil) == inpatient && (region.map { $0 == quota.from } ?? true) {
      planned += quota.patients.reduce(0, +)
      used += estimate.mean
      let error = estimate.standardError ?? 0
      variance += error * error
    }
    // Quotas hold each other back more often than they help: as if independent is a bound kept
    // wide enough.
    return (planned, .init(mean: rounded(used), standardError: rounded(variance.squareRoot())))
  }

  private func surge(_ region: Int?) -> Double {
    guard let tiers = result.tiers else { return 0 }
    let regions = region.map { $0..<$0 + 1 } ?? regions.indices
    return rounded(
      tiers.surge.reduce(0) { sum, care in
        sum + regions.reduce(0) { $0 + care[$1].reduce(0, +) }
      })
  }

  private func sum(_ values: [[[Double]]]) -> Double { values.joined().joined().reduce(0, +) }
}
