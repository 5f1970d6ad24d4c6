import SamplanBase
import SamplanDomain
import SamplanPlanning

@testable import SamplanWeb

/// What today's model adds to a plan, as synthetic values by rule. The figures of one region hang
/// together: its bed-days short in the variants are the sums that its part shows.
extension SamplePlan {
  private typealias Estimate = PlanResult.Estimate

  /// The sample as today's model would give it.
  static func whole(scenario: ScenarioID, name: String, hash: Digest) -> PlanResult {
    var plan = result(scenario: scenario, name: name, hash: hash)
    plan.zeroRun = zeroRun
    plan.tiers = tiers
    plan.variants = PlanResult.VariantKind.allCases.map(variant)
    plan.effects = [effect(.plan), effect(.neighbours), effect(.replanned)]
    plan.outcomes = [.alone, .plan].map(outcomes)
    plan.executed = executed
    plan.shares = regions.indices.map(share)
    plan.crises = regions.indices.map(crisis)
    plan.uncertainty = uncertainty
    plan.fairness = fairness
    plan.review = review
    plan.chain = chain
    plan.supply = supply
    plan.worth = worth
    plan.robustness = robustness
    plan.unknown = .init(
      regions: [plan.excluded[0].region], outside: [], replications: 200,
      leastCapacity: .init(
        beds: [8, 150, 190], shortBedDays: .init(mean: 96, standardError: 4), programme: 41),
      mostCapacity: .init(
        beds: [13, 210, 260], shortBedDays: .init(mean: 12, standardError: 2), programme: 0))
    return plan
  }

  private static var review: PlanResult.Review {
    let codes = regions.map(\.rawValue)
    return .init(
      offers: [.init(kind: .vehicles, place: "road", offered: 9000, used: 1200)]
        + codes.enumerated().map { place, code in
          .init(kind: .receiveWard, place: code, offered: 90, used: place < 4 ? 0 : 31)
        },
      reached: PlanResult.Binding.Kind.allCases.map {
        .init(kind: $0, offering: $0 == .staff ? 0 : 20, reaching: $0 == .receiveICU ? 15 : 3)
      },
      assumptions: [
        .init(key: "overcrowding.ward", name: "Överbeläggning", asOf: Day("2024-12-31")!),
        .init(key: "shortage.minBeds", name: "Minsta brist", asOf: Day("2026-10-01")!),
      ],
      figures: [
        .init(region: regions[2], measure: "beds.somatic", asOf: Day("2024-12-31")!),
        .init(region: regions[3], measure: "beds.icu", asOf: Day("2026-11-18")!),
      ])
  }

  /// Bed-days short of a region without help: 40 for each step northwards from the tenth.
  static func short(_ region: Int) -> Double { Double(max(0, region - 9)) * 40 }

  /// Forty outcomes around the mean, alike in every region.
  static func outcomes(_ kind: PlanResult.VariantKind) -> PlanResult.Outcomes {
    func row(_ mean: Double) -> PlanResult.OutcomeRow {
      .init((0..<40).map { Int(mean * (0.8 + 0.4 * Double($0 * 7 % 40) / 39)) })
    }
    let all = regions.indices.reduce(0) { $0 + short($1) * left(kind) }
    return .init(
      kind: kind, byCare: [0.1, 0.5, 0.4].map { row(all * $0) },
      byRegion: regions.indices.map { row(short($0) * left(kind)) },
      moved: row(kind == .plan ? 300 : 0))
  }

  /// What each variant leaves of the shortage.
  private static func left(_ kind: PlanResult.VariantKind) -> Double {
    switch kind {
    case .alone: 1
    case .neighbours: 0.7
    case .plan: 0.25
    case .replanned: 0.22
    }
  }

  private static func estimate(_ mean: Double) -> Estimate {
    .init(mean: mean, standardError: abs(mean) * 0.03)
  }

  /// Gotland's zero run misses by five points in intensive care; all others come within one.
  private static var zeroRun: PlanResult.ZeroRun {
    .init(
      replications: 200,
      calibration: care.indices.map { type in
        regions.map { region in
          let misses = type == 0 && region == code("09")
          return .init(reported: 0.8, simulated: misses ? 0.85 : 0.806)
        }
      },
      probability: cube { _, r, d in r == 3 && d % 7 == 4 ? 0.03 : 0.002 },
      national: care.map { _ in country(430, rising: 0) })
  }

  private static func country(_ level: Double, rising: Double) -> PlanResult.National {
    let middle = (0..<days).map { level + rising * Double($0) }
    return .init(
      p10: middle.map { $0 - 25 }, p50: middle, p90: middle.map { $0 + 25 },
      beds: middle.map { _ in 507 }, bedsWithSurge: middle.map { _ in 760 })
  }

  private static var tiers: PlanResult.Tiers {
    .init(
      open: cube { _, r, d in min(Double(14 + r), 10 + Double(r) + Double(d) * 0.3) },
      overcrowded: cube { type, r, d in type == 0 || d < 12 ? 0 : Double(r) * 0.05 },
      surge: cube { _, r, d in d < 15 ? 0 : Double(r) * 0.2 },
      short: cube { _, r, d in d > 10 ? short(r) / 3 / Double(days - 11) : 0 })
  }

  private static func variant(_ kind: PlanResult.VariantKind) -> PlanResult.Variant {
    let share = left(kind)
    let total = regions.indices.reduce(0) { $0 + short($1) } * share / 3
    return .init(
      kind: kind, replications: 200, shortBedDays: care.map { _ in estimate(total) },
      shortByRegion: care.map { _ in regions.indices.map { estimate(short($0) * share / 3) } },
      shortByDay: care.map { _ in
        (0..<days).map { $0 > 10 ? total / Double(days - 11) : 0 }
      },
      probability: cube { _, r, d in probability(r, d) * share },
      first: care.map { _ in regions.indices.map { first(probability($0, days - 1) * share) } },
      moved: estimate(kind == .alone ? 0 : 165 + 10 * share),
      postponed: estimate(kind == .plan || kind == .replanned ? 620 : 0),
      turnedAway: estimate(4100 * share), backlogAtEnd: estimate(2300),
      leftWaiting: estimate(48 * share))
  }

  private static func first(_ ever: Double) -> PlanResult.FirstDay {
    .init(
      ever: ever, p10: ever > 0.1 ? 12 : nil, p50: ever > 0.5 ? 20 : nil,
      p90: ever > 0.9 ? 28 : nil)
  }

  private static func effect(_ kind: PlanResult.VariantKind) -> PlanResult.Effect {
    let gone = left(kind) - 1
    let total = regions.indices.reduce(0) { $0 + short($1) }
    return .init(
      from: .alone, to: kind, replications: 200, shortBedDays: estimate(total * gone),
      byCare: care.map { _ in estimate(total * gone / 3) },
      byRegion: regions.indices.map { estimate(short($0) * gone) }, replicationsSaved: 64,
      programme: kind == .plan ? -total * 0.8 : nil)
  }

  private static var executed: [PlanResult.Executed] {
    func used(
      _ measure: PlanResult.MeasureKind, _ region: PartyCode?, _ planned: Double, _ share: Double
    ) -> PlanResult.Executed {
      .init(
        measure: measure, region: region, planned: planned, executed: estimate(planned * share))
    }
    return [
      used(.transfers, nil, 165, 0.91), used(.surge, nil, 1830, 0.84),
      used(.postponement, nil, 630, 1), used(.lending, nil, 420, 0.97),
      used(.recovery, nil, 0, 0), used(.transfers, code("25"), 45, 0.93),
      used(.transfers, code("24"), 120, 0.9), used(.surge, code("01"), 90, 0.8),
    ]
  }

  private static func share(_ region: Int) -> PlanResult.RegionShare {
    let (north, without) = (region > 16, short(region))
    let asks: [PlanResult.RegionShare.Item] =
      north
      ? [
        .init(
          measure: .postponement, amount: 90, peak: 3, firstDay: 1, lastDay: 30, with: [])
      ]
      : [
        .init(
          measure: .transfers, amount: 45, peak: 3, firstDay: 12, lastDay: 29,
          with: [
            .init(region: code("25"), amount: 30), .init(region: code("24"), amount: 15),
          ]),
        .init(measure: .surge, amount: 61.5, peak: 4, firstDay: 10, lastDay: 30, with: []),
        .init(
          measure: .lending, amount: 24, peak: 2, firstDay: 14, lastDay: 26,
          with: [.init(region: code("25"), amount: 24)]),
      ]
    let gives: [PlanResult.RegionShare.Item] =
      north
      ? [
        .init(
          measure: .transfers, amount: 120, peak: 6, firstDay: 8, lastDay: 30,
          with: [
            .init(region: code("03"), amount: 80), .init(region: code("01"), amount: 40),
          ])
      ] : []
    return .init(
      region: regions[region], asks: asks, gives: gives, without: estimate(without),
      with: estimate(without * left(.plan)),
      ifDeclines: estimate(north ? without * 0.96 : without * left(.plan) * 0.9),
      othersIfDeclines: north ? estimate(-12) : estimate(38),
      binding: north
        ? [.init(kind: .staff, place: regions[region].rawValue, days: 9)]
        : [.init(kind: .receiveICU, place: regions[region].rawValue, days: 11)])
  }

  private static func crisis(_ region: Int) -> PlanResult.Crisis {
    let unmet = (0..<days).map { max(0, probability(region, $0) - 0.1) }
    let helped = unmet.map { max(0, $0 - 0.45) }
    let soon = (0..<days).map { unmet[min($0 + 3, days - 1)] }
    let from = soon.firstIndex { $0 >= PlanResult.Crisis.riskLevel }.map { $0 + 1 }
    let ever = first(unmet.max() ?? 0)
    let hours: Int? =
      if let from, let middle = ever.p50 { max(0, middle - from) * 24 } else { nil }
    return .init(
      region: regions[region], unmet: unmet, within72Hours: soon, unmetWithHelp: helped,
      first: ever, firstWithHelp: first(helped.max() ?? 0), riskFrom: from, warningHours: hours,
      care: from == nil ? nil : .icu,
      reason: from == nil
        ? nil : .init(sv: "personal för utökade platser", en: "staff for surge beds"))
  }

  private static var uncertainty: PlanResult.Uncertainty {
    .init(
      chanceOnly: care.map { _ in
        regions.indices.map { region in
          let ever = min(0.99, probability(region, days - 1) * 0.85)
          return .init(
            ever: ever, p10: ever > 0.1 ? 15 : nil, p50: ever > 0.5 ? 20 : nil,
            p90: ever > 0.8 ? 24 : nil)
        }
      }, replications: 200, national: care.map { _ in country(400, rising: 10) })
  }

  private static var fairness: PlanResult.Fairness {
    let alone = regions.indices.map { short($0) / 4000 }
    func step(_ sv: String, _ en: String, _ short: Double) -> PlanResult.Fairness.Step {
      .init(name: .init(sv: sv, en: en), largestShare: 0.031, shortBedDays: short, gap: 0.0004)
    }
    func trial(_ sv: String, _ en: String, _ factor: Double) -> PlanResult.Fairness.Sensitivity {
      .init(
        name: .init(sv: sv, en: en), factor: factor, shortBedDays: 455 - 20 * factor,
        moved: 165 + 8 * factor, postponed: 630 - 15 * factor, surgeBedDays: 1830,
        largestShare: 0.031, mostExposed: factor < 1 ? regions[0] : nil)
    }
    return .init(
      leastLargestShare: 0.031, alone: alone, joint: alone.map { min($0, 0.031) },
      steps: [
        step("minsta största andel", "least largest share", 520),
        step("minsta brist", "least shortage", 452),
        step("övrig vård, uppskjutning, flyttar", "other care, postponement, moves", 452),
      ], weeksAtLimit: 7, gapBeforeTrips: 0.0031,
      trips: [
        .init(mode: "train", trips: 9, patients: 120), .init(mode: "air", trips: 24, patients: 45),
      ], transportRisk: .init(hours: 690, events: 0.7, source: "Rapport 2026:1"),
      sensitivity: [
        trial("vikterna som de är", "the weights as they are", 1),
        trial("flyttar", "moves", 0.5), trial("flyttar", "moves", 2),
        trial("uppskjuten planerad vård", "postponed planned care", 0.5),
        trial("uppskjuten planerad vård", "postponed planned care", 2),
      ])
  }
}
