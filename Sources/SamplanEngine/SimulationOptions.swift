/// How a simulation is to be run.
package struct SimulationOptions: Sendable {
  /// Replications, 1 to 1,000,000.
  package var replications: Int
  /// Number of the first replication, 0 to 1,000,000: with the same seed, a run from here on meets
  /// the patients that a longer run meets from there on.
  package var firstReplication = 0
  /// Chooses all random numbers. Two runs with the same seed meet the same patients, also when
  /// beds, rules or demand differ between them.
  package var seed: UInt64
  /// Threads; 0 means all cores. The result does not depend on it.
  package var threads: Int
  /// Quantiles wanted of the need, each from 0 to 1, at most 20.
  package var quantiles: [Double]
  /// Most memory in bytes for the counts behind the quantiles. Needs that vary more than it has room
  /// for are counted two, four or more together.
  package var sampleMemory: Int
  /// The plan as a rule that patients meet (V2), in place of the neighbour rule; `nil`: the
  /// neighbour rule (V1), which with no neighbours is no help at all (V0).
  package var policy: Policy?
  /// Stops before `replications` when the answer is precise enough; `nil`: all of them.
  package var precision: SimulationPrecision?
  /// Told the number of replications done, one call at a time, from any thread. `false` stops
  /// the run; what is done is then the result.
  package var progress: (@Sendable (_ done: Int) -> Bool)?

  package init(
    replications: Int = 200, seed: UInt64 = 1, threads: Int = 0,
    quantiles: [Double] = [0.1, 0.5, 0.9], sampleMemory: Int = 256 << 20,
    policy: Policy? = nil, progress: (@Sendable (_ done: Int) -> Bool)? = nil
  ) {
    self.replications = replications
    self.seed = seed
    self.threads = threads
    self.quantiles = quantiles
    self.sampleMemory = sampleMemory
    self.policy = policy
    self.progress = progress
  }

  /// Most replications of a run.
  package static let replicationLimit = 1_000_000
}
