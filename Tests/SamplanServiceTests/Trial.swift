import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanPlanning
import SamplanService
import SamplanStore
import Synchronization
import Testing

/// A node on a real SQLite file in a folder of its own, with a clock and randomness that the test
/// holds in its hand.
final class Trial: Sendable {
  let path: String
  let database: NodeDatabase
  let storage: JournalSQLite
  let clock: TrialClock
  let surroundings: Surroundings
  let keys: KeyRing
  let node: Node

  init(
    isDemonstration: Bool = true, ceiling: InformationClass = .secrecy,
    hosting: [PartyCode] = PartyCode.all, worker: WorkerCommand? = nil
  ) async throws {
    path = try Trial.freshFolder()
    database = try NodeDatabase.open(path: path + "/samplan.sqlite")
    let clock = TrialClock()
    self.clock = clock
    surroundings = Surroundings(now: { clock.now }, randomBytes: { clock.bytes($0) })
    let journal = try #require(
      JournalID(isDemonstration ? .demonstration : .real, randomBytes: clock.bytes(16)))
    storage = try JournalSQLite(database, journal: journal)
    var signing: [PartyCode: SigningKey] = [:]
    var pinned = PinnedKeys(journal: journal)
    for party in PartyCode.all {
      let key = try #require(SigningKey(seed: clock.bytes(32)))
      if hosting.contains(party) { signing[party] = key }
      try pinned.pin(KeyCard(journal: journal, party: party, key: key.verifyingKey))
    }
    keys = KeyRing(signing, pinned: pinned)
    node = try await Trial.node(
      database, storage, keys, surroundings, isDemonstration, ceiling, worker)
  }

  /// A folder that nobody else has.
  static func freshFolder() throws -> String {
    var template = Array("\(NSTemporaryDirectory())/samplan-trial-XXXXXX".utf8CString)
    return try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Another node on the same file, as another process has it.
  func another(
    worker: WorkerCommand? = nil, snapshot: [PartyCode: PartyViews] = [:]
  ) async throws -> Node {
    let database = try NodeDatabase.open(path: database.path)
    let storage = try JournalSQLite(database, journal: storage.journal)
    return try await Trial.node(
      database, storage, keys, surroundings, node.isDemonstration, node.ceiling, worker,
      snapshot: snapshot)
  }

  private static func node(
    _ database: NodeDatabase, _ storage: JournalSQLite, _ keys: KeyRing,
    _ surroundings: Surroundings, _ isDemonstration: Bool, _ ceiling: InformationClass,
    _ worker: WorkerCommand?, snapshot: [PartyCode: PartyViews] = [:]
  ) async throws -> Node {
    try await Node.start(
      settings: NodeSettings(
        isDemonstration: isDemonstration, version: "trial", ceiling: ceiling),
      surroundings: surroundings, stores: database.stores, storage: storage, keys: keys,
      hasher: plainHasher, worker: worker, snapshot: snapshot)
  }

  /// Stands in for scrypt, which tests of anything else need not wait for.
  private static let plainHasher = PasswordHasher(
    hash: { "plain:" + $0 }, verify: { "plain:" + $0 == $1 })

  /// Opens these parties' logs, and one hospital in each region.
  func open(_ parties: [PartyCode]) async throws {
    for party in parties {
      let facts = PartyOpened(
        party: party, officialName: "Part \(party)", shortName: "Part \(party)", publicKey: "",
        groupings: [Grouping(kind: .healthCareRegion, name: party < code("10") ? "Norr" : "Syd")],
        seat: place)
      _ = try await node.openParty(
        facts, by: actor(party.isRegion ? .regionRegistrar : .kansliRegistrar, party))
      guard party.isRegion else { continue }
      _ = try await node.registerHospital(
        HospitalRegistered(
          hospital: HospitalID("h\(party)")!, name: "Sjukhus \(party)", kind: .county,
          place: place),
        of: party, by: actor(.regionReporter, party))
    }
  }

  private var place: Place {
    Place(name: "Ort", latitude: ExactDecimal(60), longitude: ExactDecimal(15))
  }
}

/// The trial's clock, which stands still until it is moved, and its randomness.
final class TrialClock: Sendable {
  private let state = Mutex((now: Instant("2026-11-20T08:15:00.000Z")!, drawn: 0))

  var now: Instant { state.withLock { $0.now } }
  func move(seconds: Int) { state.withLock { $0.now = $0.now.adding(seconds: seconds) } }

  func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let number = state.withLock { state in
        state.drawn += 1
        return state.drawn
      }
      bytes += Digest(of: Array("\(number)".utf8)).bytes
    }
    return Array(bytes.prefix(count))
  }
}

func code(_ text: String) -> PartyCode { PartyCode(text)! }

/// Somebody with a role at a party; roles at home elsewhere get no party.
func actor(
  _ role: Role, _ party: PartyCode?, clearance: InformationClass = .secrecy,
  neighbours: Set<PartyCode> = []
) -> Actor {
  Actor(
    account: AccountName("trial-\(role.rawValue)")!, role: role, party: party,
    clearance: clearance, neighbours: neighbours)
}

/// Intensive care beds of the region as a whole.
func icuBeds(_ number: Int, asOf: String = "2026-11-19") -> Figure {
  Figure(
    measure: Measure.icuBeds, subject: .region, value: .known(ExactDecimal(number)), unit: .beds,
    asOf: Day(asOf)!, method: .counted, definition: 1)
}

/// Waits until something holds, looking again and again; false when it never came to hold.
func eventually(
  _ condition: @Sendable () async throws -> Bool
) async throws -> Bool {
  for _ in 0..<1200 {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(25))
  }
  return false
}

/// The text of a file in the repository.
func repositoryFile(_ path: String) throws -> [UInt8] {
  let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: root.appendingPathComponent(path)))
}

/// An empty database beside a trial's own.
enum NodeDatabaseCopy {
  static func empty(beside trial: Trial) throws -> NodeDatabase {
    try NodeDatabase.open(path: trial.path + "/other.sqlite")
  }
}

extension NodeDatabase {
  func journal(_ id: JournalID) throws -> JournalSQLite { try JournalSQLite(self, journal: id) }
}
