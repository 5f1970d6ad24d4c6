import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// A plan's result made by rule, without computing: every page of a plan can be looked at.
enum SamplePlan {
  static let care = CareType.allCases
  static let regions = PartyCode.regions.filter { $0 != code("08") }
  static let days = 30

  /// Falls short in the north first, and less far south.
  static func probability(_ region: Int, _ day: Int) -> Double {
    let from = region / 2
    return min(0.97, max(0, Double(day - 24 + from) * 0.08))
  }

  /// The sample as a model before variants and indicators gave it.
  static func old(scenario: ScenarioID, name: String, hash: Digest) -> PlanResult {
    result(scenario: scenario, name: name, hash: hash)
  }

  static func result(
    scenario: ScenarioID, name: String, hash: Digest, excludedNote: String = "unknown"
  ) -> PlanResult {
    PlanResult(
      provenance: .init(
        engineVersion: "trial/1", inputHash: hash, seed: 7, replications: 200, days: days,
        scenario: scenario, scenarioName: name, threatLevel: 5, logSizes: ["00": 3, "19": 12],
        figureDays: Day("2026-10-02")!...Day("2026-11-19")!),
      careTypes: care, regions: regions,
      excluded: [.init(region: code("08"), missing: ["beds.icu": excludedNote])], load: load,
      joint: programme(share: 0.2, measures: 1), alone: programme(share: 1, measures: 0),
      moves: moves,
      binding: [
        .init(kind: .staff, place: "25", days: 9), .init(kind: .vehicles, place: "train", days: 4),
      ], explanation: [.init(sv: "Svaret.", en: "The answer.")],
      remarks: [.init(sv: "Ett antagande.", en: "An assumption.")])
  }

  static func cube(_ value: (Int, Int, Int) -> Double) -> [[[Double]]] {
    care.indices.map { type in
      regions.indices.map { region in (0..<days).map { value(type, region, $0) } }
    }
  }

  private static var load: PlanResult.Load {
    let first = care.map { _ in
      regions.indices.map { region -> PlanResult.FirstDay in
        let ever = (0..<days).map { probability(region, $0) }.max() ?? 0
        return .init(
          ever: ever, p10: ever > 0.1 ? 12 : nil, p50: ever > 0.5 ? 20 : nil,
          p90: ever > 0.9 ? 28 : nil)
      }
    }
    let calm = care.map { _ in
      regions.map { _ in PlanResult.FirstDay(ever: 0.005, p10: nil, p50: nil, p90: nil) }
    }
    let country = (0..<days).map { 400.0 + 10 * Double($0) }
    var load = PlanResult.Load(
      needP10: cube { _, r, d in Double(8 + r) + Double(d) * 0.2 },
      needP50: cube { _, r, d in Double(10 + r) + Double(d) * 0.3 },
      needP90: cube { _, r, d in Double(13 + r) + Double(d) * 0.4 },
      probability: cube { _, r, d in probability(r, d) }, beds: cube { _, r, _ in Double(14 + r) },
      threshold: cube { _, r, _ in Double(15 + r) }, first: first, firstOrdinary: calm,
      national: care.map { _ in
        .init(
          p10: country.map { $0 - 40 }, p50: country, p90: country.map { $0 + 50 },
          beds: country.map { _ in 507 }, bedsWithSurge: country.map { _ in 760 })
      }, turnedAway: 4100, patients: 261_000)
    load.errorP50 = care.map { _ in regions.indices.map { $0 % 3 == 0 ? 0 : 0.5 } }
    load.errorP90 = care.map { _ in regions.indices.map { $0 % 2 == 0 ? 1 : 1.5 } }
    return load
  }

  private static func programme(share: Double, measures: Double) -> PlanResult.Programme {
    let rows = { (value: Double) in
      regions.indices.map { region in
        (0..<days).map { _ in region % 3 == 0 ? value * measures : 0 }
      }
    }
    var programme = PlanResult.Programme(
      status: "optimal", objective: 173_011.4 * share, bound: 173_000 * share, gap: 0.0001,
      fairness: 0.3 * share,
      shortage: cube { _, r, d in r > 17 && d > 10 ? 2 * share : 0 },
      surge: cube { _, r, _ in Double(r % 4) * measures }, postponed: rows(3), lent: rows(2),
      borrowed: rows(1))
    programme.largestExcess = 0.000_003
    programme.methodChanges = 1
    return programme
  }

  private static var moves: [PlanResult.Move] {
    (1...days).flatMap { day in
      [
        .init(
          group: "traumaICU", from: code("25"), to: code("01"), mode: "air", day: day, patients: 1.5
        ),
        .init(
          group: "traumaWard", from: code("24"), to: code("03"), mode: "train", day: day,
          patients: 4),
      ]
    }
  }
}

extension Trial {
  /// Runs nothing: puts the sample result in the place of a finished run.
  ///
  /// - Parameter isOld: as a model before variants and indicators gave it.
  func finishedRun(isOld: Bool = false) async throws -> RunID {
    let strategist = actor(.kansliStrategist, .kansli)
    let picture = try node.picture(for: strategist)
    let scenario = try #require(picture.scenarios.first)
    let run = try await node.startRun(
      RunRequest(scenario: scenario.value.scenario, replications: 200, seed: 7), by: strategist)
    let make = isOld ? SamplePlan.old : SamplePlan.whole
    var result = make(scenario.value.scenario, scenario.value.name, run.inputHash)
    result.provenance.logSizes = Dictionary(
      uniqueKeysWithValues: picture.records.map { ($0.party.rawValue, $0.size) })
    let now = node.surroundings.now()
    let claimed = try await node.stores.runs.claim(
      run.id, lease: "trial", now: now, until: now.adding(seconds: 60))
    try #require(claimed != nil)
    _ = try await node.stores.runs.end(
      run.id, lease: "trial", as: .finished, reason: nil, result: PlanJSON.bytes(of: result),
      now: now)
    return run.id
  }

  /// Publishes the sample result as the kansli's plan.
  func publishPlan(
    title: String = "Angrepp i flera områden samtidigt", isOld: Bool = false
  ) async throws -> PlanID {
    let run = try await finishedRun(isOld: isOld)
    return try await node.publishPlan(
      run: run, title: title, by: actor(.kansliStrategist, .kansli)
    ).id
  }
}

/// Somebody with a role at a party.
func actor(_ role: Role, _ party: PartyCode?) -> Actor {
  Actor(
    account: AccountName("trial-\(role.rawValue)")!, role: role, party: party,
    clearance: .internal)
}
