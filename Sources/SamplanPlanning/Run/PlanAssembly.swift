import SamplanBase
import SamplanDomain
import SamplanEngine

/// Puts what the engine found together to a result: rounded, named, with days from 1.
struct PlanAssembly {
  let input: PlanInput
  let model: PlanModel
  let findings: PlanFindings

  /// Moves below this many patients are rounding of the solver.
  private static let leastMove = 0.0005

  private var load: SimulationResult { findings.load }
  private var fair: FairSolution { findings.fair }

  func result(engineVersion: String) -> PlanResult {
    var result = PlanResult(
      provenance: provenance(engineVersion), careTypes: CareType.allCases,
      regions: model.regions, excluded: model.excluded, load: loadPart(),
      joint: programme(fair.joint), alone: programme(fair.alone), moves: moves(),
      binding: BindingLimits(model: model, joint: fair.joint).found, explanation: [],
      remarks: model.remarks)
    result.basedOn = input.trial.map { .init(identifier: $0.identifier, changes: $0.words) }
    result.unknown = findings.unknown
    result.supply = model.supply
    result.chain = model.chain
    result.worth = findings.worth
    result.robustness = findings.robustness
    addSimulated(to: &result)
    addPlan(to: &result)
    result.explanation = PlanExplanation(result, names: names).sentences
    return result
  }

  /// What the simulations say: variants and effects, the zero run, the indicators.
  private func addSimulated(to result: inout PlanResult) {
    let zero = ZeroRunPart(
      model: model, ordinary: findings.ordinary, national: national(findings.ordinary)
    ).value
    result.zeroRun = zero
    result.tiers = load.tiers.map {
      PlanResult.Tiers(
        open: rounded($0.open), overcrowded: rounded($0.overcrowded), surge: rounded($0.surge),
        short: rounded($0.short))
    }
    let programme = result.joint.bedDays - result.alone.bedDays
    let plan = findings.plan.map { (kind: PlanResult.VariantKind.plan, result: $0) }
    let alone = (kind: PlanResult.VariantKind.alone, result: load)
    let neighbours = (kind: PlanResult.VariantKind.neighbours, result: findings.neighbours)
    let planned = plan.map { [$0] } ?? []
    result.variants = ([alone, neighbours] + planned).map { PlanResult.Variant($0.kind, $0.result) }
    result.effects =
      planned.map { PlanResult.Effect(from: alone, to: $0, programme: programme) } + [
        PlanResult.Effect(from: alone, to: neighbours, programme: nil)
      ]
    result.outcomes = ([alone] + planned).map { .init($0.kind, $0.result) }
    result.stopping = findings.plan.flatMap {
      StoppingPart(input: input, alone: load, plan: $0).value
    }
    if !findings.replanned.isEmpty {
      result.variants?.append(PlanResult.Variant(replanned: findings.replanned))
      result.effects?.append(PlanResult.Effect(replanned: findings.replanned, against: load))
    }
    result.uncertainty = PlanResult.Uncertainty(
      chanceOnly: first(findings.chance), replications: findings.chance.replications,
      national: national(findings.chance))
    if let alone = load.shortage, let plan = findings.plan?.shortage {
      result.crises =
        CrisisPart(
          model: model, alone: alone, plan: plan, uncalibrated: zero.uncalibrated
        ).all
    }
  }

  /// What the plan says: what was carried out, each region's part, how it shares.
  private func addPlan(to result: inout PlanResult) {
    if let plan = findings.plan { addSimulatedPlan(plan, to: &result) }
    result.fairness =
      FairnessPart(
        fair: fair, instance: model.programme, riskSource: transportRiskSource,
        sensitivity: findings.sensitivity
      ).value
    result.review =
      ReviewPart(input: input, model: model, joint: fair.joint, binding: result.binding).value
  }

  /// What was carried out of the plan, and each region's part.
  private func addSimulatedPlan(_ plan: SimulationResult, to result: inout PlanResult) {
    result.executed =
      ExecutedPart(regions: model.regions, fair: fair, policy: findings.policy, result: plan).all
    let sites = model.regions.indices
    result.shares =
      RegionShares(
        regions: model.regions, joint: fair.joint, binding: result.binding,
        without: sites.map { .init(load.paired.short(site: $0)) },
        with: sites.map { .init(plan.paired.short(site: $0)) },
        declined: findings.declined
      ).all
  }

  private var transportRiskSource: String {
    input.basis.assumptions.first { $0.key == "transport.riskPerHour" }?.source ?? "–"
  }

  private var names: [PartyCode: String] {
    Dictionary(
      input.regions.map { ($0.code, $0.shortName) }, uniquingKeysWith: { first, _ in first })
  }

  private func provenance(_ engineVersion: String) -> PlanResult.Provenance {
    PlanResult.Provenance(
      engineVersion: engineVersion, inputHash: input.digest, seed: input.seed,
      replications: load.replications, days: input.days, scenario: input.scenario.scenario,
      scenarioName: input.scenario.name, threatLevel: input.scenario.threatLevel,
      logSizes: input.logSizes, figureDays: .spanning(model.capacities.map(\.figureDays)))
  }

  private func loadPart() -> PlanResult.Load {
    var part = PlanResult.Load(
      needP10: quantile(0), needP50: quantile(1), needP90: quantile(2),
      probability: rounded(load.shortage?.probability ?? load.probabilityAbove),
      beds: rounded(model.open), threshold: rounded(model.threshold), first: first(load),
      firstOrdinary: first(findings.ordinary), national: national(load),
      turnedAway: rounded(load.planned.turnedAway.mean), patients: rounded(load.patients.mean))
    func largestErrors(_ level: Int) -> [[Double]] {
      load.needQuantileErrors[level].map { $0.map { $0.max() ?? 0 } }
    }
    part.errorP50 = largestErrors(1)
    part.errorP90 = largestErrors(2)
    return part
  }

  private func quantile(_ level: Int) -> [[[Double]]] {
    load.needQuantiles[level].map { $0.map { $0.map(Double.init) } }
  }

  private func first(_ result: SimulationResult) -> [[PlanResult.FirstDay]] {
    (result.shortage?.first ?? result.firstExceedance).map { $0.map { .init($0) } }
  }

  private func national(_ result: SimulationResult) -> [PlanResult.National] {
    CareType.allCases.indices.map { care in
      let surge = model.programme.surgeMaxByDay?[care] ?? []
      let days = 0..<input.days
      let beds = days.map { day in model.open[care].reduce(0) { $0 + $1[day] } }
      let more = days.map { day in beds[day] + surge.reduce(0) { $0 + $1[day] } }
      let quantiles = result.nationalNeedQuantiles.map { $0[care].map(Double.init) }
      return PlanResult.National(
        p10: quantiles[0], p50: quantiles[1], p90: quantiles[2], beds: rounded(beds),
        bedsWithSurge: rounded(more))
    }
  }

  private func programme(_ solution: Solution) -> PlanResult.Programme {
    var programme = PlanResult.Programme(
      status: solution.status.rawValue, objective: rounded(solution.objective),
      bound: rounded(solution.bound), gap: (max(0, solution.gap) * 1e6).rounded() / 1e6,
      fairness: rounded(solution.fairness), shortage: rounded(solution.shortage),
      surge: rounded(solution.surge), postponed: rounded(solution.postponed),
      lent: rounded(solution.lent), borrowed: rounded(solution.borrowed))
    programme.largestExcess = (max(0, solution.largestViolation) * 1e9).rounded(.up) / 1e9
    programme.methodChanges = fair.methodChanges
    return programme
  }

  private func moves() -> [PlanResult.Move] {
    fair.joint.transfers.filter { $0.patients >= Self.leastMove }.map { move in
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
