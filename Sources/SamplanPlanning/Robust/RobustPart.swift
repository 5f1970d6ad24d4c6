import SamplanBase
import SamplanDomain
import SamplanEngine

/// Håller planen: the plan under strains, plans made for more, less postponement, and the time it
/// takes to work off what waits.
struct RobustPart {
  typealias Robustness = PlanResult.Robustness

  let input: PlanInput
  let instances: VariantInstances
  let fair: FairSolution
  /// V2 as the run simulated it.
  let plan: SimulationResult
  let steps: RunSteps
  /// 1 and up.
  let threads: Int

  /// Outcomes of each test and each plan at most.
  private static let outcomesMost = 200
  /// Outcomes that a plan is chosen by.
  static let drawnMost = 50
  /// Seeds apart from the run's own, by what they are for.
  private static let freshMark: UInt64 = 0x6672_6573_6800_0000
  private static let spreadMark: UInt64 = 0x7370_7265_6164_0000
  private static let drawnMark: UInt64 = 0x6472_6177_6e00_0000
  /// Levels of need that a plan is made for.
  private static let levels = 8
  /// Shares of the regions' limits on postponement that plans are made for.
  private static let shares = [0, 0.2, 0.4, 0.6, 0.8]
  /// Seconds at most for a programme, after which the plan at hand is taken; and its gap.
  private static let solverLimit = 1200.0
  private static let solverGap = 0.005

  private var model: PlanModel { instances.model }
  private var outcomes: Int { min(input.replications, Self.outcomesMost) }
  private var fresh: UInt64 { input.seed ^ Self.freshMark }

  func value() throws(Refusal) -> Robustness {
    let strains = try Strains(input: input, model: model, fair: fair).all()
    let plans = try plansMade(for: strains)
    var tests: [Robustness.Test] = []
    for (number, strained) in strains.enumerated() {
      let part = 0.5 + 0.3 * Double(number) / Double(strains.count)
      tests.append(
        try test(strained, made: plans.known[number], otherwise: plans.ordinary, told: part))
    }
    let more = zip(strains, plans.known).compactMap { strained, plan -> (Double, FairSolution)? in
      guard let plan else { return nil }
      switch strained.strain {
      case .demandQuarter: return (1.25, plan)
      case .demandHalf: return (1.5, plan)
      default: return nil
      }
    }
    let alternatives = try alternatives(
      ([(1, plans.ordinary)] + more).map { Made(factor: $0.0, levels: nil, plan: $0.1) }
        + plans.sampled)
    let chosen = alternatives.indices.min { a, b in
      (alternatives[a].drawnWorst, a) < (alternatives[b].drawnWorst, b)
    }
    return Robustness(
      replications: outcomes, tests: tests, alternatives: alternatives, chosen: chosen ?? 0,
      drawnOutcomes: min(input.replications, Self.drawnMost),
      exchanges: try exchanges(plans.postponing + [plans.ordinary]),
      recovery: RecoveryPart(model: model, plan: plan).value)
  }

  /// Plans of the small programme, so that they can be set against each other.
  private struct Plans {
    /// For the scenario as it is.
    var ordinary: FairSolution
    /// For each strain; nil where it is the ordinary one.
    var known: [FairSolution?]
    /// With less postponement, least first.
    var postponing: [FairSolution]
    /// For levels of need, drawn.
    var sampled: [Made]
  }

  /// A plan, and what it is made for.
  private struct Made {
    let factor: Double
    let levels: Robustness.Alternative.Levels?
    let plan: FairSolution
  }

  /// Several at once.
  private func plansMade(for strains: [Strained]) throws(Refusal) -> Plans {
    let spread = try needSpread()
    let sampled: [(Robustness.Alternative.Levels, [[[[Double]]]])] = [
      (.all, spread), (.worseHalf, Array(spread.suffix(spread.count / 2))),
    ]
    let programmes: [Instance?] =
      [model.programme.leanWithPlannedCare] + postponing
      + strains.map { $0.strain == .fresh ? nil : $0.programme.leanWithPlannedCare }
      + sampled.map { _, spread in
        var programme = model.programme.leanWithPlannedCare
        programme.rules?.needSpread = spread
        return programme
      }
    let steps = steps
    let tell: @Sendable (Double) -> Bool = { steps.tell(.testing, 0.5 * $0) }
    let found = try inParallel(count: programmes.count, threads: threads, progress: tell) {
      number, goesOn throws(Refusal) -> FairSolution? in
      guard let programme = programmes[number] else { return nil }
      return try solveFair(
        programme,
        options: FairOptions(
          timeLimitSeconds: Self.solverLimit, gap: Self.solverGap, progress: { _ in goesOn() }))
    }
    let made = found.prefix(1 + Self.shares.count).compactMap { $0 }
    let known = found.dropFirst(1 + Self.shares.count).prefix(strains.count)
    return Plans(
      ordinary: made[0], known: Array(known), postponing: Array(made.dropFirst()),
      sampled: zip(sampled, found.suffix(sampled.count)).compactMap { levels, plan in
        plan.map { Made(factor: 1, levels: levels.0, plan: $0) }
      })
  }

  /// How far need lies from its mean without help, in outcomes of their own.
  private func needSpread() throws(Refusal) -> [[[[Double]]]] {
    let count = Self.levels
    let options = SimulationOptions(
      replications: outcomes, seed: input.seed ^ Self.spreadMark, threads: threads,
      quantiles: (0..<count).map { (Double($0) + 0.5) / Double(count) })
    let drawn = try steps.simulated(.testing, instances.alone, options, part: 0...0)
    return drawn.needQuantiles.map { level in
      zip(level, drawn.meanNeed).map { zip($0, $1).map { zip($0, $1).map { Double($0) - $1 } } }
    }
  }

  /// The small programme with less postponement allowed.
  private var postponing: [Instance?] {
    Self.shares.map { share in
      var programme = model.programme.leanWithPlannedCare
      let limits = programme.postponeMaxShareBySite ?? model.regions.map { _ in 1 }
      programme.postponeMaxShareBySite = limits.map { $0 * share }
      return programme
    }
  }

  private func simulated(
    _ instance: Instance, _ policy: Policy?, seed: UInt64, outcomes: Int, told: Double
  ) throws(Refusal) -> SimulationResult {
    let options = SimulationOptions(
      replications: outcomes, seed: seed, threads: threads, quantiles: [], policy: policy)
    return try steps.simulated(.testing, instance, options, part: told...told)
  }

  private func test(
    _ strained: Strained, made: FairSolution?, otherwise ordinary: FairSolution, told: Double
  ) throws(Refusal) -> Robustness.Test {
    func short(_ instance: Instance, _ policy: Policy?) throws(Refusal) -> [Double] {
      try simulated(instance, policy, seed: fresh, outcomes: outcomes, told: told).paired.short()
    }
    let without = try short(strained.instances.alone, nil)
    let with = try short(strained.instance(fair), strained.policy(fair))
    var test = Robustness.Test(
      strain: strained.strain, detail: strained.detail, without: .init(without),
      with: .init(with), effect: .init(PairedDifference(from: without, to: with).difference))
    if let made {
      let known = try short(strained.instance(made), strained.policy(made))
      let unknowing = try short(strained.instance(ordinary), strained.policy(ordinary))
      test.known = .init(known)
      test.regret = .init(PairedDifference(from: known, to: unknowing).difference)
      test.programme = rounded(made.joint.shortageBedDays.reduce(0, +))
    }
    return test
  }

  /// Plans made for more patients, on the scenario as it is: chosen among by some drawn outcomes,
  /// told by fresh ones.
  private func alternatives(
    _ plans: [Made]
  ) throws(Refusal) -> [Robustness.Alternative] {
    var ordinary: [Double]?
    var found: [Robustness.Alternative] = []
    for made in plans {
      let plan = made.plan
      let policy = instances.policy(plan, of: model.programme)
      let instance = instances.planned(plan)
      let drawn = try simulated(
        instance, policy, seed: input.seed ^ Self.drawnMark,
        outcomes: min(input.replications, Self.drawnMost), told: 0.8
      ).paired.short()
      let result = try simulated(instance, policy, seed: fresh, outcomes: outcomes, told: 0.85)
      let short = result.paired.short()
      var alternative =
        Robustness.Alternative(
          factor: made.factor, drawn: .init(drawn), drawnWorst: Self.worst(drawn),
          fresh: .init(short), freshWorst: Self.worst(short),
          difference: ordinary.map {
            .init(PairedDifference(from: $0, to: short).difference)
          },
          delayed: .init(Self.delayed(result)), moved: .init(result.transfers))
      alternative.levels = made.levels
      found.append(alternative)
      ordinary = ordinary ?? short
    }
    return found
  }

  /// The mean of the worst tenth: conditional value at risk at 0.9.
  static func worst(_ short: [Double]) -> Double {
    let count = max(1, short.count / 10)
    return rounded(short.sorted().suffix(count).reduce(0, +) / Double(count))
  }

  /// Planned care postponed, or for which there was no bed, by outcome.
  private static func delayed(_ result: SimulationResult) -> [Double] {
    zip(result.paired.postponed, result.paired.turnedAway).map { Double($0) + Double($1) }
  }

  private func exchanges(_ plans: [FairSolution]) throws(Refusal) -> [Robustness.Exchange] {
    var found: [Robustness.Exchange] = []
    for (share, plan) in zip(Self.shares + [1], plans) {
      let policy = instances.policy(plan, of: model.programme)
      let result = try simulated(
        instances.planned(plan), policy, seed: fresh, outcomes: outcomes,
        told: 0.9 + 0.1 * share)
      found.append(
        Robustness.Exchange(
          share: share, plannedPostponed: rounded(plan.joint.totalPostponed),
          programme: rounded(plan.joint.shortageBedDays.reduce(0, +)),
          delayed: .init(Self.delayed(result)), short: .init(result.paired.short())))
    }
    return found
  }
}
