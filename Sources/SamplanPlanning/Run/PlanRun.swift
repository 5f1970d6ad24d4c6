import Dispatch
import SamplanBase
import SamplanDomain
import SamplanEngine
import Synchronization

/// Runs a plan: the load without help and the same days without the scenario, the fair joint plan,
/// and the plan as a policy for the same patients.
///
/// The same input and seed on the same build give the same result, whatever the thread count.
/// - Parameters:
///   - threads: for the simulation; 0 means all cores. The programmes use one.
///   - progress: told how far the run has come, from any thread; `false` stops the run.
///   - engineVersion: the build, noted in the result.
/// - Throws: what is wrong with the input, or that the run was stopped.
package func runPlan(
  _ input: PlanInput, threads: Int = 0, engineVersion: String,
  progress: @escaping @Sendable (PlanProgress) -> Bool = { _ in true }
) throws(Refusal) -> (result: PlanResult, timings: PlanTimings) {
  let run = PlanRun(
    input: input, threads: threads, steps: RunSteps(progress, asked: input.questions ?? []))
  let result = try run.result(engineVersion: engineVersion)
  _ = progress(PlanProgress(phase: .done, fraction: 1))
  return (result, run.steps.timings)
}

/// Everything the engine found in a run.
struct PlanFindings {
  var load: SimulationResult
  var ordinary: SimulationResult
  var fair: FairSolution
  var policy: Policy
  /// The plan as a policy; nil when the run was stopped before it was simulated.
  var plan: SimulationResult?
  var neighbours: SimulationResult
  var chance: SimulationResult
  /// Outcomes of V3; empty when it was not asked for.
  var replanned: [SimulationResult]
  var declined: [Int: RegionShares.Declined]
  /// The plan with the weights halved and doubled; empty for long runs.
  var sensitivity: [PlanResult.Fairness.Sensitivity]
  /// What the regions left out would add; nil when it was not asked for.
  var unknown: PlanResult.UnknownInterval?
  /// What one more of each thing is worth; nil when it was not asked for.
  var worth: PlanResult.Worth?
  /// How the plan does in what it was not made for; nil when it was not asked for.
  var robustness: PlanResult.Robustness?
}

extension FairOptions {
  /// The gap at which a step of a plan's programme is good enough; what it came to is told.
  private static let planGap = 0.005

  /// The options of a plan: the same wherever it is computed.
  static func ofPlan(
    seconds: Double, progress: @escaping @Sendable (Double) -> Bool
  ) -> FairOptions {
    FairOptions(timeLimitSeconds: seconds, gap: planGap, progress: progress)
  }
}

/// The steps of a run.
struct PlanRun {
  let input: PlanInput
  let threads: Int
  let steps: RunSteps

  /// Replications at most of each trial of a region that declines: the patients are the same, so
  /// few are enough to tell the difference.
  private static let declineMost = 40
  /// Outcomes and days of V3 at most.
  private static let replanMost = 4
  private static let replanDaysMost = 45
  /// Seconds after which the programme is given up, with the plan at hand and its gap.
  static let solverLimit = 1800.0

  /// The model that the programme is solved for.
  func model() throws(Refusal) -> PlanModel {
    try steps.step(.building) { () throws(Refusal) in try withStepDown(try PlanModel(input)) }
  }

  func result(engineVersion: String) throws(Refusal) -> PlanResult {
    let input = input
    let model = try model()
    let instances = VariantInstances(input: input, model: model)
    let all = threads > 0 ? threads : ProcessorCount.active
    let unplanned = try UnplannedRuns(instances, options: options(), steps: steps)
    let fair = try programme(model, beside: unplanned, threads: all)
    let policy = instances.policy(fair, of: model.programme)
    try unplanned.begin(threads: all)
    let load = try unplanned.load.result()
    // From here on the run can be stopped and still tell what it has.
    let plan: SimulationResult? = try steps.stepUnlessStopped(.policy, nil) {
      () throws(Refusal) in
      try steps.simulated(
        .policy, instances.planned(fair), options(policy: policy, against: load))
    }
    for phase in UnplannedRuns.later {
      try steps.unlessStopped(phase, ()) { () throws(Refusal) in
        try unplanned.finish(phase, threads: all)
      }
    }
    let declined = try steps.stepUnlessStopped(.declining, [:]) {
      () throws(Refusal) -> [Int: RegionShares.Declined] in
      guard let plan else { throw RunSteps.stopped }
      return try declining(fair, policy, instances, plan)
    }
    let replanned = try steps.stepUnlessStopped(.replanning, []) { () throws(Refusal) in
      try replanning(fair, instances)
    }
    let sensitivity = try steps.stepUnlessStopped(.weighing, []) { () throws(Refusal) in
      try weighing(model)
    }
    let unknown = try steps.stepUnlessStopped(.bounding, nil) { () throws(Refusal) in
      try bounding(model)
    }
    let worth = try asked(.worth) { () throws(Refusal) -> PlanResult.Worth? in
      guard let plan else { throw RunSteps.stopped }
      return try WorthPart(
        input: input, instances: instances, fair: fair, policy: policy, plan: plan, steps: steps,
        threads: threads
      ).value()
    }
    let robustness = try asked(.robust) { () throws(Refusal) -> PlanResult.Robustness? in
      guard let plan else { throw RunSteps.stopped }
      return try RobustPart(
        input: input, instances: instances, fair: fair, plan: plan, steps: steps,
        threads: threads > 0 ? threads : ProcessorCount.active
      ).value()
    }
    steps.note {
      $0.patientsPerSecond = load.patientsPerSecond
      $0.columns = fair.joint.columns
      $0.nonzeros = fair.joint.nonzeros
    }
    let findings = PlanFindings(
      load: load, ordinary: try unplanned.ordinary.result(), fair: fair, policy: policy, plan: plan,
      neighbours: try unplanned.neighbours.result(), chance: try unplanned.chance.result(),
      replanned: replanned,
      declined: declined, sensitivity: sensitivity, unknown: unknown,
      worth: worth, robustness: robustness)
    var result = PlanAssembly(input: input, model: model, findings: findings)
      .result(engineVersion: engineVersion)
    result.partial = steps.left.isEmpty ? nil : PlanResult.Partial(missing: steps.left)
    return result
  }

  /// The answer to a question when it is asked.
  private func asked<Answer>(
    _ question: ExtraQuestion, _ answer: () throws(Refusal) -> Answer?
  ) throws(Refusal) -> Answer? {
    guard input.questions?.contains(question) ?? false else { return nil }
    return try steps.stepUnlessStopped(question.phase, nil, answer)
  }

  /// The options of V0.
  private func options() -> SimulationOptions {
    var options = options(most: input.replications)
    options.precision = precision(against: nil)
    return options
  }

  private func options(most: Int, policy: Policy? = nil) -> SimulationOptions {
    SimulationOptions(
      replications: min(input.replications, most), seed: input.seed, threads: threads,
      quantiles: [0.1, 0.5, 0.9], policy: policy)
  }

  /// V2 is paired with V0: as many outcomes at most, and precise in what it changes.
  private func options(policy: Policy, against alone: SimulationResult) -> SimulationOptions {
    var options = options(most: alone.replications, policy: policy)
    options.precision = precision(against: alone.paired.short())
    return options
  }

  private func precision(against: [Double]?) -> SimulationPrecision? {
    input.precisionPercent.map { percent in
      SimulationPrecision(
        share: percent.approximate / 100,
        least: min(input.replications, PlanResult.Stopping.least), against: against)
    }
  }

  /// The programme uses one core; meanwhile the others simulate what needs no plan. What is left
  /// when the programme is done has all cores.
  private func programme(
    _ model: PlanModel, beside unplanned: UnplannedRuns, threads: Int
  ) throws(Refusal) -> FairSolution {
    let fair = Mutex<Result<FairSolution, Refusal>?>(nil)
    let beside = Mutex<Result<Void, Refusal>?>(nil)
    let isSolved = Solved()
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        let found = Result { () throws(Refusal) in
          try steps.step(.joint) { () throws(Refusal) in
            try solveFair(
              model.programme,
              options: .ofPlan(seconds: Self.solverLimit, progress: { steps.tell(.joint, $0) }))
          }
        }
        isSolved.value.store(true, ordering: .relaxed)
        fair.withLock { $0 = found }
      } else {
        let done = Result { () throws(Refusal) in
          try unplanned.advance(threads: max(1, threads - 1)) {
            isSolved.value.load(ordering: .relaxed)
          }
        }
        beside.withLock { $0 = done }
      }
    }
    guard let fair = fair.withLock({ $0 }), let beside = beside.withLock({ $0 }) else {
      throw RunSteps.stopped
    }
    try beside.get()
    return try fair.get()
  }

  /// Whether the programme is solved, told from one thread to others.
  private final class Solved: Sendable {
    let value = Atomic(false)
  }

  /// The plan with one region at a time taking no part, the others keeping to theirs.
  private func declining(
    _ fair: FairSolution, _ policy: Policy, _ instances: VariantInstances,
    _ plan: SimulationResult
  ) throws(Refusal) -> [Int: RegionShares.Declined] {
    var found: [Int: RegionShares.Declined] = [:]
    let regions = instances.model.regions.indices.filter { takesPart($0, fair) }
    let options = options(most: Self.declineMost)
    for (place, region) in regions.enumerated() {
      var without = policy
      without.declined = [region]
      var trial = options
      trial.policy = without
      let part = Double(place) / Double(regions.count)
      let result = try steps.simulated(
        .declining, instances.planned(fair, declining: region), trial,
        part: part...(part + 1 / Double(regions.count)))
      let count = result.paired.count
      func others(_ result: SimulationResult) -> [Double] {
        let all = result.paired.short().prefix(count)
        return zip(all, result.paired.short(site: region)).map { $0 - $1 }
      }
      found[region] = RegionShares.Declined(
        own: .init(result.paired.short(site: region)),
        others: .init(
          PairedDifference(from: others(plan), to: others(result)).difference))
    }
    return found
  }

  /// V3 costs a programme for each week and outcome: few outcomes, and short runs only.
  private func replanning(
    _ fair: FairSolution, _ instances: VariantInstances
  ) throws(Refusal) -> [SimulationResult] {
    let days = input.days
    guard days > Replanning.interval, days <= Self.replanDaysMost else { return [] }
    let replanning = Replanning(
      model: instances.model, instances: instances, fair: fair, seed: input.seed,
      replications: min(input.replications, Self.replanMost))
    let steps = steps
    return try replanning.run(
      threads: threads > 0 ? threads : ProcessorCount.active,
      progress: { steps.tell(.replanning, $0) })
  }

  /// Each weight is a programme or two more: short runs only.
  private func weighing(
    _ model: PlanModel
  ) throws(Refusal) -> [PlanResult.Fairness.Sensitivity] {
    guard input.days <= PlanResult.Fairness.Sensitivity.daysMax else { return [] }
    let steps = steps
    return try WeightTrials(programme: model.programme, regions: model.regions).run(
      threads: threads > 0 ? threads : ProcessorCount.active,
      progress: { steps.tell(.weighing, $0) })
  }

  /// φ for the programme, from a few outcomes of V0.
  private func withStepDown(_ model: PlanModel) throws(Refusal) -> PlanModel {
    let pilot = StepDownPilot(input: input, model: model)
    return model.holding(
      stepDownShare: try pilot.shares(threads: threads) { instance, options throws(Refusal) in
        try steps.simulated(.building, instance, options)
      })
  }

  private func bounding(
    _ model: PlanModel
  ) throws(Refusal) -> PlanResult.UnknownInterval? {
    guard input.unknownFigures == .interval else { return nil }
    let part = UnknownPart(input: input, excluded: model.excluded.map(\.region))
    return try part.value(
      { instance, options, part throws(Refusal) in
        try steps.simulated(.bounding, instance, options, part: part)
      }, threads: threads)
  }

  private func takesPart(_ region: Int, _ fair: FairSolution) -> Bool {
    let joint = fair.joint
    return (joint.transfers + joint.inpatientTransfers).contains {
      $0.from == region || $0.to == region
    } || joint.lent[region].contains { $0 > 0.05 } || joint.borrowed[region].contains { $0 > 0.05 }
  }
}
