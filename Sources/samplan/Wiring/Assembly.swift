import Foundation
import SamplanBase
import SamplanJournal
import SamplanService
import SamplanStore

/// Puts a node together from its folder.
struct Assembly {
  let folder: DataFolder
  let database: NodeDatabase
  let node: Node
  /// The folded logs, kept in a file for the next start.
  let snapshot: SnapshotKeeping

  /// Opens the node that the folder holds.
  static func open(_ folder: DataFolder, runsPlans: Bool = false) async throws -> Assembly {
    let database = try folder.openDatabase()
    guard let journal = try JournalSQLite.identity(in: database) else {
      throw Refusal(
        .missing,
        Text(
          sv: "Noden i mappen \(folder.path) är inte färdigskapad. Kör `samplan setup`.",
          en: "The node in the folder \(folder.path) was never finished. Run `samplan setup`."))
    }
    return try await assemble(folder, database, journal, runsPlans: runsPlans)
  }

  /// Opens the node, or makes one with keys for these parties.
  static func openOrMake(
    _ folder: DataFolder, _ kind: JournalID.Kind, hosting parties: [PartyCode],
    journal given: JournalID? = nil, runsPlans: Bool = false
  ) async throws -> Assembly {
    try folder.prepare()
    let database = try NodeDatabase.open(path: folder.databasePath)
    let surroundings = Wiring.surroundings
    let found = try JournalSQLite.identity(in: database)
    if let found, found.kind != kind { throw otherKind(folder, found.kind) }
    let fresh = JournalID(kind, randomBytes: surroundings.randomBytes(JournalID.randomByteCount))
    guard let journal = found ?? given ?? fresh else {
      throw Refusal(.fault, Text(sv: "Journalen saknar namn.", en: "The journal has no name."))
    }
    try KeyFolder(folder: folder, journal: journal)
      .make(parties, randomBytes: surroundings.randomBytes)
    return try await assemble(folder, database, journal, runsPlans: runsPlans)
  }

  private static func assemble(
    _ folder: DataFolder, _ database: NodeDatabase, _ journal: JournalID, runsPlans: Bool
  ) async throws -> Assembly {
    let surroundings = Wiring.surroundings
    let isDemonstration = journal.kind == .demonstration
    let storage = try JournalSQLite(database, journal: journal)
    let keys = try KeyFolder(folder: folder, journal: journal).load()
    let snapshot = SnapshotKeeping(path: folder.snapshotPath, keys: keys) { line in
      if Terminal.isWatched { Terminal.complain(line) }
    }
    let node = try await Node.start(
      settings: NodeSettings(
        isDemonstration: isDemonstration, version: samplanVersion,
        ceiling: isDemonstration ? .internal : .secrecy),
      surroundings: surroundings, stores: database.stores,
      storage: storage,
      keys: keys,
      hasher: Scrypt(randomBytes: surroundings.randomBytes).hasher,
      worker: runsPlans ? worker(folder) : nil,
      snapshot: await snapshot.load(from: storage))
    return Assembly(folder: folder, database: database, node: node, snapshot: snapshot)
  }

  private static func worker(_ folder: DataFolder) -> WorkerCommand {
    WorkerCommand(
      executable: RunningProcess.program, environment: Wiring.wholeEnvironment,
      isAlive: RunningProcess.isAlive
    ) { run in
      ["work", "--run", run.rawValue, "--data", folder.path]
    }
  }

  private static func otherKind(_ folder: DataFolder, _ kind: JournalID.Kind) -> Refusal {
    kind == .demonstration
      ? Refusal(
        .conflict,
        Text(
          sv: "Mappen \(folder.path) innehåller en demonstration. Verkliga uppgifter hör inte "
            + "hemma där; ange en annan mapp med --data.",
          en: "The folder \(folder.path) holds a demonstration. Real figures do not belong there; "
            + "give another folder with --data."))
      : Refusal(
        .conflict,
        Text(
          sv: "Mappen \(folder.path) innehåller en verklig nod. Ange en annan mapp för "
            + "demonstrationen med --data.",
          en: "The folder \(folder.path) holds a real node. Give another folder for the "
            + "demonstration with --data."))
  }
}
