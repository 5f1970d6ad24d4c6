import SamplanBase
import SamplanDomain
import SamplanEngine

/// The joint plan with one weight of the objective at a time halved and doubled, beside the same
/// with the weights as they are: what would move if a weight were wrong.
///
/// Weights are judgements. The small programme is solved (`Instance.lean`), so its figures are set
/// against each other and not against the plan's own. Shares come before weights in every one.
struct WeightTrials {
  let programme: Instance
  let regions: [PartyCode]

  /// Seconds at most for each of the programmes; then the plan at hand is told.
  private static let solverLimit = 300.0
  private static let factors = [0.5, 2]

  /// One weight, or those that stand for one thing.
  enum Weight: CaseIterable {
    case shortageICU, shortageSurgical, shortageMedical, surge, postponed, turnedAway, lent, moves

    /// The instance with the weight so many times larger.
    func scaled(by factor: Double, in instance: Instance) -> Instance {
      var scaled = instance
      func scale(_ table: inout [String: Double], _ care: CareType) {
        table[care.rawValue]? *= factor
      }
      switch self {
      case .shortageICU: scale(&scaled.costs.shortage, .icu)
      case .shortageSurgical: scale(&scaled.costs.shortage, .surgical)
      case .shortageMedical: scale(&scaled.costs.shortage, .medical)
      case .surge: for care in CareType.allCases { scale(&scaled.costs.surge, care) }
      case .postponed: scaled.costs.postponed *= factor
      case .turnedAway: scaled.rules?.turnedAwayWeight *= factor
      case .lent: scaled.costs.staffMoved *= factor
      case .moves:
        scaled.costs.transfer *= factor
        scaled.costs.transferPerKm *= factor
        for mode in scaled.modes.indices { scaled.modes[mode].extraCost *= factor }
      }
      return scaled
    }

    var isOfShortage: Bool {
      switch self {
      case .shortageICU, .shortageSurgical, .shortageMedical: true
      case .surge, .postponed, .turnedAway, .lent, .moves: false
      }
    }

    /// What the weight is of, in words.
    var name: PlanResult.Remark {
      switch self {
      case .shortageICU:
        .init(sv: "brist i intensivvård", en: "shortage in intensive care")
      case .shortageSurgical:
        .init(sv: "brist i kirurgisk vård", en: "shortage in surgical care")
      case .shortageMedical:
        .init(sv: "brist i medicinsk vård", en: "shortage in medical care")
      case .surge: .init(sv: "utökade vårdplatser", en: "surge beds")
      case .postponed: .init(sv: "uppskjuten planerad vård", en: "postponed planned care")
      case .turnedAway: .init(sv: "planerad vård utan plats", en: "planned care without a bed")
      case .lent: .init(sv: "utlånad personal", en: "lent staff")
      case .moves: .init(sv: "flyttar", en: "moves")
      }
    }
  }

  /// The weights as they are first, then each weight halved and doubled.
  /// - Parameter progress: told the share done; `false` stops.
  func run(
    threads: Int, progress: @escaping @Sendable (Double) -> Bool
  ) throws(Refusal) -> [PlanResult.Fairness.Sensitivity] {
    let lean = programme.lean
    let base = try solved(lean, goesOn: { progress(0) })
    let trials = Weight.allCases.flatMap { weight in Self.factors.map { (weight, $0) } }
    let found = try inParallel(count: trials.count, threads: threads, progress: progress) {
      number, goesOn throws(Refusal) -> FairSolution in
      let (weight, factor) = trials[number]
      // Where nothing is short, nothing is weighed by it.
      if weight.isOfShortage, base.joint.shortageBedDays.allSatisfy({ $0 < 0.001 }) { return base }
      return try solved(weight.scaled(by: factor, in: lean), goesOn: goesOn)
    }
    return [
      .init(
        name: .init(sv: "vikterna som de är", en: "the weights as they are"), factor: 1, base,
        regions: regions)
    ]
      + zip(trials, found).map { trial, fair in
        .init(name: trial.0.name, factor: trial.1, fair, regions: regions)
      }
  }

  private func solved(
    _ instance: Instance, goesOn: @escaping @Sendable () -> Bool
  ) throws(Refusal) -> FairSolution {
    try solveFair(
      instance,
      options: .ofPlan(seconds: Self.solverLimit, progress: { _ in goesOn() }))
  }
}

extension PlanResult.Fairness.Sensitivity {
  /// Shares below this are the solver's rounding.
  private static let leastShare = 0.0005

  init(
    name: PlanResult.Remark, factor: Double, _ fair: FairSolution, regions: [PartyCode]
  ) {
    let joint = fair.joint
    let largest = fair.jointShares.max() ?? 0
    let exposed = largest < Self.leastShare ? nil : fair.jointShares.firstIndex(of: largest)
    self.init(
      name: name, factor: factor,
      shortBedDays: rounded(joint.shortageBedDays.reduce(0, +)),
      moved: rounded(joint.totalTransfers), postponed: rounded(joint.totalPostponed),
      surgeBedDays: rounded(joint.surge.joined().joined().reduce(0, +)),
      largestShare: (largest * 1e4).rounded() / 1e4, mostExposed: exposed.map { regions[$0] })
  }
}
