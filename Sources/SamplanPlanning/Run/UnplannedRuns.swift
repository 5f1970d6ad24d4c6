import SamplanBase
import SamplanEngine

/// What is simulated without the plan: V0, the zero run, the neighbour rule and chance alone. Each can
/// wait and go on, so that V0 goes first, and V2 before the rest.
struct UnplannedRuns {
  let load: Simulation
  let ordinary: Simulation
  let neighbours: Simulation
  let chance: Simulation
  let steps: RunSteps

  /// Replications at most of what stands beside the published probabilities: the zero run, the
  /// neighbour rule and chance alone.
  private static let besideMost = 500
  /// Replications of these before the plan is simulated: from there on the run can be stopped and
  /// still tell of them.
  private static let besideLeast = 50
  /// The phases that may wait until the plan has been simulated.
  static let later: [PlanProgress.Phase] = [.ordinary, .comparing]

  /// - Parameter options: those of V0.
  init(
    _ instances: VariantInstances, options: SimulationOptions, steps: RunSteps
  ) throws(Refusal) {
    self.steps = steps
    var few = options
    few.replications = min(options.replications, Self.besideMost)
    few.precision = nil
    load = try Simulation(instances.alone, options: options)
    ordinary = try Simulation(instances.ordinary, options: few)
    neighbours = try Simulation(instances.neighbours, options: few)
    chance = try Simulation(instances.chanceOnly, options: few)
  }

  private func simulations(_ phase: PlanProgress.Phase) -> [Simulation] {
    switch phase {
    case .simulating: [load]
    case .ordinary: [ordinary]
    default: [neighbours, chance]
    }
  }

  /// Goes on with one after the other until it is to wait: first what the plan's simulation waits for.
  func advance(threads: Int, until wait: @escaping @Sendable () -> Bool) throws(Refusal) {
    try steps.advance(.simulating, simulations(.simulating), threads: threads) { _ in wait() }
    for least in [Self.besideLeast, Self.besideMost] {
      for phase in Self.later where !wait() {
        try steps.advance(phase, simulations(phase), threads: threads) {
          wait() || $0.done >= least
        }
      }
    }
  }

  /// What the plan's simulation is compared with, whole, and enough of the others.
  func begin(threads: Int) throws(Refusal) {
    try finish(.simulating, threads: threads)
    for phase in Self.later {
      try steps.advance(phase, simulations(phase), threads: threads) {
        $0.done >= Self.besideLeast
      }
    }
  }

  /// Does what is left of a phase.
  func finish(_ phase: PlanProgress.Phase, threads: Int) throws(Refusal) {
    try steps.advance(phase, simulations(phase), threads: threads) { _ in false }
  }
}
