import SamplanBase
import SamplanDomain
import SamplanJournal
import Synchronization

/// One running Samplan: everything the pages and commands reach, behind the use cases.
///
/// The picture is in memory; reading never touches the database. A statement is in the picture
/// once it is durable, and not before.
package final class Node: Sendable {
  package let settings: NodeSettings
  package let surroundings: Surroundings
  package let stores: Stores
  package let storage: any JournalStorage
  package let keys: KeyRing
  let hasher: PasswordHasher
  /// Makes a run's process; nil on a node that never runs any, such as a command.
  let worker: WorkerCommand?
  let memory: Mutex<NodeMemory>
  let programmeDesk = ProgrammeDesk()

  init(
    settings: NodeSettings, surroundings: Surroundings, stores: Stores,
    storage: any JournalStorage, keys: KeyRing, hasher: PasswordHasher, worker: WorkerCommand?,
    memory: NodeMemory
  ) {
    self.settings = settings
    self.surroundings = surroundings
    self.stores = stores
    self.storage = storage
    self.keys = keys
    self.hasher = hasher
    self.worker = worker
    self.memory = Mutex(memory)
  }

  /// Folds every log and gives a node ready for use.
  /// - Parameter snapshot: logs as folded when the node last stopped; what is newer is read from
  ///   the storage.
  package static func start(
    settings: NodeSettings, surroundings: Surroundings, stores: Stores,
    storage: any JournalStorage, keys: KeyRing, hasher: PasswordHasher,
    worker: WorkerCommand? = nil, snapshot: [PartyCode: PartyViews] = [:]
  ) async throws -> Node {
    let folding = LogFolding(storage: storage, keys: keys.pinned)
    let folded = try await folding.all(onto: snapshot)
    return Node(
      settings: settings, surroundings: surroundings, stores: stores, storage: storage,
      keys: keys, hasher: hasher, worker: worker,
      memory: NodeMemory(views: folded.views, left: folded.left))
  }

  /// Figures are demonstration data, and the pages say so.
  package var isDemonstration: Bool { settings.isDemonstration }
  /// The program's version.
  package var version: String { settings.version }
  /// Content above this class is refused.
  package var ceiling: InformationClass { settings.ceiling }
  /// Today in Sweden, as late as it can be: the clock is UTC, and a date that somebody types
  /// after midnight local time is not in the future.
  package var today: Day { surroundings.now().adding(seconds: 2 * 3600).day }
}

/// What an installation has decided about its node.
package struct NodeSettings: Sendable, Hashable {
  /// All content is demonstration data.
  package var isDemonstration: Bool
  /// The program's version.
  package var version: String
  /// Content above this class is refused.
  package var ceiling: InformationClass

  package init(
    isDemonstration: Bool, version: String, ceiling: InformationClass = .secrecy
  ) {
    self.isDemonstration = isDemonstration
    self.version = version
    self.ceiling = ceiling
  }
}

/// What a node holds in memory, swapped as one value for each party.
struct NodeMemory: Sendable {
  var views: [PartyCode: PartyViews]
  /// Logs that could not be read or trusted at the start; they are not shown, nor written in.
  var left: [PartyCode: Refusal]
}
