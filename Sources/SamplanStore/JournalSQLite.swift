import GRDB
import SamplanBase
import SamplanJournal
import Synchronization

/// A journal in the node's SQLite file.
package final class JournalSQLite: JournalStorage {
  package let journal: JournalID
  private let database: NodeDatabase
  private let watching: DatabaseQueue
  private let group: GroupCommit<AppendBatch, AppendReceipt>

  /// Opens the journal that the file keeps, or makes this one in a file without a journal.
  ///
  /// A file with another journal is refused: demonstration and real figures never share a file.
  package init(_ database: NodeDatabase, journal: JournalID) throws {
    self.journal = journal
    self.database = database
    do {
      if try Self.identity(in: database) == nil {
        try database.pool.write { db in
          try db.execute(
            sql: "INSERT OR IGNORE INTO journal (one, id) VALUES (1, ?)",
            arguments: [journal.rawValue])
        }
      }
      try database.pool.read { db in try Self.requireIdentity(journal, db) }
      watching = try DatabaseQueue(
        path: database.path, configuration: NodeDatabase.configuration(readonly: true))
    } catch {
      throw StoreFault.refusal(error, path: database.path)
    }
    let committer = JournalCommitter(database: database, journal: journal)
    group = GroupCommit(byteCount: \.byteCount) { await committer.commit($0) }
  }

  /// The journal that the file keeps; nil in a new file.
  package static func identity(in database: NodeDatabase) throws -> JournalID? {
    do {
      return try database.pool.read { db in
        guard let id = try String.fetchOne(db, sql: "SELECT id FROM journal") else { return nil }
        guard let journal = JournalID(id) else {
          throw damaged(Text(sv: "journalens namn", en: "the journal's name"))
        }
        return journal
      }
    } catch {
      throw StoreFault.refusal(error, path: database.path)
    }
  }

  private static func requireIdentity(_ journal: JournalID, _ db: Database) throws {
    let id = try String.fetchOne(db, sql: "SELECT id FROM journal")
    guard id == journal.rawValue else {
      throw Refusal(
        .fault,
        Text(
          sv: "Databasen innehåller en annan journal. Ange en annan mapp för data.",
          en: "The database holds another journal. Give another folder for the data."),
        cause: "journal \(id ?? "none") in the file, \(journal) expected")
    }
  }

  package func append(_ batch: AppendBatch) async throws -> AppendReceipt {
    try await group.submit(batch)
  }

  package func heads() async throws -> [PartyCode: LogHead] {
    try await reading { db, journal in
      var heads = [PartyCode: LogHead]()
      for party in PartyCode.all {
        heads[party] = try JournalRows.head(of: party, in: journal, db)
      }
      return heads
    }
  }

  package func entries(
    of party: PartyCode, from index: Int, limit: Int
  ) async throws -> [StoredEntry] {
    try await reading { db, _ in
      try JournalRows.entries(
        of: party, from: index, limit: min(limit, Self.readEntriesMax),
        bytesMax: Self.readBytesMax, db)
    }
  }

  package func payload(of entry: EntryReference) async throws -> StoredPayload? {
    try await reading { db, _ in try JournalRows.payload(of: entry, db) }
  }

  package func blob(_ hash: Digest) async throws -> Blob? {
    try await reading { db, _ in try JournalRows.blob(hash, db) }
  }

  package func blobHashes(after hash: Digest?, limit: Int) async throws -> [Digest] {
    try await reading { db, _ in try JournalRows.blobHashes(after: hash, limit: limit, db) }
  }

  package func checkpoints(of party: PartyCode) async throws -> [StoredCheckpoint] {
    try await reading { db, _ in try JournalRows.checkpoints(of: party, db) }
  }

  /// Another connection's view: it changes with the commits of this process and of others.
  package func changeToken() async throws -> ChangeToken {
    do {
      let version = try await watching.read { db in
        try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
      }
      return ChangeToken(version)
    } catch {
      throw StoreFault.refusal(error, path: database.path)
    }
  }

  private func reading<Value: Sendable>(
    _ body: @escaping @Sendable (Database, JournalID) throws -> Value
  ) async throws -> Value {
    do {
      return try await database.pool.read { [journal] db in try body(db, journal) }
    } catch let cancelled as CancellationError {
      throw cancelled
    } catch {
      throw StoreFault.refusal(error, path: database.path)
    }
  }

  /// A row that cannot be what the program wrote.
  static func damaged(_ place: Text) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Databasen är skadad: \(place.sv). Kör `samplan journal verify`.",
        en: "The database is damaged: \(place.en). Run `samplan journal verify`."),
      cause: place.en)
  }
}
