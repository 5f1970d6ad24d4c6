import SamplanBase

/// What state a planning run is in (körningens läge).
package enum RunState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Waits for its turn (väntar).
  case waiting
  /// Is being computed (pågår).
  case running
  /// Done; the result is there (klar).
  case finished
  /// Stopped by somebody (stoppad).
  case stopped
  /// The input could not be computed (misslyckad).
  case failed
  /// The process died (avbruten).
  case interrupted

  /// Whether nothing more will happen to it.
  package var isOver: Bool { self != .waiting && self != .running }

  package var label: Text {
    switch self {
    case .waiting: Text(sv: "väntar", en: "waiting")
    case .running: Text(sv: "pågår", en: "running")
    case .finished: Text(sv: "klar", en: "finished")
    case .stopped: Text(sv: "stoppad", en: "stopped")
    case .failed: Text(sv: "misslyckad", en: "failed")
    case .interrupted: Text(sv: "avbruten", en: "interrupted")
    }
  }
}

/// How far a run has come.
package struct RunProgress: Sendable, Hashable, Codable {
  /// What is being done: `simulate`, `optimise` …
  package var stage: String
  /// 0…1 within the whole run.
  package var share: Double

  package init(stage: String, share: Double) {
    self.stage = stage
    self.share = share
  }
}

/// A planning run as it stands (körning).
package struct RunStatus: Sendable, Hashable {
  package let id: RunID
  package var state: RunState
  /// The party that asked for it, and in which function.
  package let party: PartyCode
  package let authorFunction: String
  package let account: AccountName
  package let scenario: ScenarioID
  package let scenarioName: String
  /// The name in English, when the scenario has one.
  package let scenarioNameEnglish: String?
  /// The run, plan or scenario that this one is a trial of: `K-…`, `P-…` or `S-…`.
  package let basedOn: String?
  /// Days computed.
  package let days: Int
  /// How many times the load is simulated.
  package let replications: Int
  /// Chooses the random numbers.
  package let seed: UInt64
  /// Whether the run is of the need or with today's resources.
  package let mode: RunMode
  /// SHA-256 of the input's canonical bytes.
  package let inputHash: Digest
  /// The highest class and the narrowest sharing of what went in.
  package let informationClass: InformationClass
  package let audience: Audience
  package let asked: Instant
  package var started: Instant?
  package var ended: Instant?
  package var progress: RunProgress?
  /// Somebody asked for it to be stopped.
  package var stopAsked: Bool
  /// Why it failed or was interrupted, in the user's words.
  package var reason: Text?
  /// The plan it was published as.
  package var published: PlanID?

  package init(
    id: RunID, state: RunState, party: PartyCode, authorFunction: String, account: AccountName,
    scenario: ScenarioID, scenarioName: String, scenarioNameEnglish: String? = nil,
    basedOn: String? = nil, days: Int, replications: Int, seed: UInt64,
    mode: RunMode = .resources, inputHash: Digest, informationClass: InformationClass,
    audience: Audience, asked: Instant,
    started: Instant? = nil, ended: Instant? = nil, progress: RunProgress? = nil,
    stopAsked: Bool = false, reason: Text? = nil, published: PlanID? = nil
  ) {
    self.id = id
    self.state = state
    self.party = party
    self.authorFunction = authorFunction
    self.account = account
    self.scenario = scenario
    self.scenarioName = scenarioName
    self.scenarioNameEnglish = scenarioNameEnglish
    self.basedOn = basedOn
    self.days = days
    self.replications = replications
    self.seed = seed
    self.mode = mode
    self.inputHash = inputHash
    self.informationClass = informationClass
    self.audience = audience
    self.asked = asked
    self.started = started
    self.ended = ended
    self.progress = progress
    self.stopAsked = stopAsked
    self.reason = reason
    self.published = published
  }

  /// Runs that wait, at most; more are refused.
  package static let queueLimit = 20
  /// Replications in one run at most.
  package static let replicationsMax = 10_000
  /// The lease a worker renews by its heartbeat; without it the run is interrupted.
  package static let leaseSeconds = 30
}

/// Keeps the planning runs, their input and their results.
package protocol RunStore: Sendable {
  /// Adds a waiting run with its input and gives it the next identifier of the year; nil when
  /// `queueLimit` runs wait already.
  func enqueue(
    input: [UInt8], year: Int, queueLimit: Int,
    _ make: @Sendable @escaping (RunID) -> RunStatus
  ) async throws -> RunStatus?
  /// How the run stands; nil when there is none of that name.
  func run(_ id: RunID) async throws -> RunStatus?
  /// Latest first.
  func runs(limit: Int) async throws -> [RunStatus]
  /// The canonical bytes of the run's input.
  func input(_ id: RunID) async throws -> [UInt8]?
  /// The result's bytes, when the run has finished.
  func result(_ id: RunID) async throws -> [UInt8]?
  /// The oldest waiting run; nil when none waits, or when one is running.
  func nextWaiting() async throws -> RunID?
  /// Running runs with the lease each is held under.
  func running() async throws -> [HeldRun]
  /// Takes a waiting run for the worker with this lease; nil when it does not wait, or when
  /// another run is running.
  func claim(_ id: RunID, lease: String, now: Instant, until: Instant) async throws -> RunStatus?
  /// Renews the lease and notes the progress; false when the lease is no longer this worker's, or
  /// somebody has asked the run to stop.
  func beat(
    _ id: RunID, lease: String, until: Instant, progress: RunProgress?
  ) async throws -> Bool
  /// Ends a run held under the lease; false when the lease is another's or the run is over.
  func end(
    _ id: RunID, lease: String, as state: RunState, reason: Text?, result: [UInt8]?, now: Instant
  ) async throws -> Bool
  /// Notes that somebody asks for a stop; a waiting run is stopped at once.
  func askStop(_ id: RunID, now: Instant) async throws
  /// Ends a waiting or running run whose process is dead: as stopped when that was asked, else as
  /// interrupted. Nothing happens to a run that is over.
  func interrupt(_ id: RunID, reason: Text, now: Instant) async throws
  /// Notes which plan the run was published as.
  func setPublished(_ id: RunID, as plan: PlanID) async throws
}

/// A run that a worker holds.
package struct HeldRun: Sendable, Hashable {
  package let id: RunID
  /// Who holds it, in the worker's own words.
  package let lease: String
  /// Until when, unless renewed.
  package let until: Instant
  package let stopAsked: Bool

  package init(id: RunID, lease: String, until: Instant, stopAsked: Bool) {
    self.id = id
    self.lease = lease
    self.until = until
    self.stopAsked = stopAsked
  }
}
