import SamplanBase
import SamplanDomain
import SamplanEngine

/// Puts what the engine found together to a result: rounded, named, with days from 1.
struct PlanAssembly {
  let input: PlanInput
  let model: PlanModel
  let load: SimulationResult
  let ordinary: SimulationResult
  let alone: Solution
  let joint: Solution

  /// Moves below this many patients are rounding of the solver.
  private static let leastMove = 0.0005

  func result(engineVersion: String) -> PlanResult {
    var result = PlanResult(
      provenance: provenance(engineVersion), careTypes: CareType.allCases,
      regions: model.regions, excluded: model.excluded, load: loadPart(),
      joint: programme(joint), alone: programme(alone), moves: moves(),
      binding: BindingLimits(model: model, joint: joint).found, explanation: [],
      remarks: model.remarks)
    result.basedOn = input.trial.map { .init(identifier: $0.identifier, changes: $0.words) }
    result.explanation = PlanExplanation(result, names: names).sentences
    return result
  }

  private var names: [PartyCode: String] {
    Dictionary(
      input.regions.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
  }

  private func provenance(_ engineVersion: String) -> PlanResult.Provenance {
    PlanResult.Provenance(
      engineVersion: engineVersion, inputHash: input.digest, seed: input.seed,
      replications: input.replications, days: input.days, scenario: input.scenario.scenario,
      scenarioName: input.scenario.name, threatLevel: input.scenario.threatLevel,
      logSizes: input.logSizes)
  }

  private func loadPart() -> PlanResult.Load {
    PlanResult.Load(
      needP10: quantile(0), needP50: quantile(1), needP90: quantile(2),
      probability: rounded(load.probabilityAbove), beds: rounded(model.open),
      threshold: rounded(model.threshold), first: first(load), firstOrdinary: first(ordinary),
      national: national(), turnedAway: rounded(load.postponed.mean),
      patients: rounded(load.patients.mean))
  }

  private func quantile(_ level: Int) -> [[[Double]]] {
    load.needQuantiles[level].map { $0.map { $0.map(Double.init) } }
  }

  private func first(_ result: SimulationResult) -> [[PlanResult.FirstDay]] {
    result.firstExceedance.map { regions in
      regions.map { first in
        PlanResult.FirstDay(
          ever: rounded(first.probability), p10: first.day(0.1).map { $0 + 1 },
          p50: first.day(0.5).map { $0 + 1 }, p90: first.day(0.9).map { $0 + 1 })
      }
    }
  }

  private func national() -> [PlanResult.National] {
    CareType.allCases.indices.map { care in
      let surge = model.programme.surgeMaxByDay?[care] ?? []
      let days = 0..<input.days
      let beds = days.map { day in model.open[care].reduce(0) { $0 + $1[day] } }
      let more = days.map { day in beds[day] + surge.reduce(0) { $0 + $1[day] } }
      let quantiles = load.nationalNeedQuantiles.map { $0[care].map(Double.init) }
      return PlanResult.National(
        p10: quantiles[0], p50: quantiles[1], p90: quantiles[2], beds: rounded(beds),
        bedsWithSurge: rounded(more))
    }
  }

  private func programme(_ solution: Solution) -> PlanResult.Programme {
    PlanResult.Programme(
      status: solution.status.rawValue, objective: rounded(solution.objective),
      bound: rounded(solution.bound), gap: (max(0, solution.gap) * 1e6).rounded() / 1e6,
      fairness: rounded(solution.fairness), shortage: rounded(solution.shortage),
      surge: rounded(solution.surge), postponed: rounded(solution.postponed),
      lent: rounded(solution.lent), borrowed: rounded(solution.borrowed))
  }

  private func moves() -> [PlanResult.Move] {
    joint.transfers.filter { $0.patients >= Self.leastMove }.map { move in
      PlanResult.Move(
        group: input.basis.groups[move.group].id, from: model.regions[move.from],
        to: model.regions[move.to], mode: input.basis.modes[move.mode].id, day: move.day + 1,
        patients: rounded(move.patients))
    }
  }
}

extension PlanInput {
  /// The input as canonical JSON: sorted keys, no spaces.
  package var canonicalJSON: [UInt8] { PlanJSON.bytes(of: self) }

  /// What the input hash of a plan is.
  package var digest: Digest { Digest(of: canonicalJSON) }
}

extension PlanResult {
  /// The result as canonical JSON: sorted keys, no spaces, the same bytes for the same input.
  package var canonicalJSON: [UInt8] { PlanJSON.bytes(of: self) }
}
