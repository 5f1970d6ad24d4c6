import Foundation
import GRDB
import SamplanBase

/// The one SQLite file of a node, opened so that what is acknowledged is on the disk.
///
/// Write-ahead log, `synchronous=FULL`. The pool sets NORMAL when it opens a file in this mode, so
/// FULL is set afterwards and read back; a file that will not give FULL is not used.
package final class NodeDatabase: Sendable {
  /// The connections: one that writes, some that read.
  package let pool: DatabasePool
  /// The file. Two more, `-wal` and `-shm`, stand beside it and belong to it.
  package let path: String

  /// How long a connection waits for another process, in seconds.
  package static let busySeconds = 10.0
  /// To how many bytes the log of writes beside the file is cut back: 64 MiB.
  package static let walBytesMax = 64 << 20
  /// How many connections read at the same time at most.
  package static let readersMax = 4

  private init(pool: DatabasePool, path: String) {
    self.pool = pool
    self.path = path
  }

  /// Opens the file, makes it when it is not there, and brings its schema up to date.
  ///
  /// A new file can be read by its owner only. A file with migrations that this program does not
  /// know is refused untouched.
  package static func open(
    path: String, migrations: [StoreMigration] = StoreMigrations.all
  ) throws -> NodeDatabase {
    try createPrivately(path)
    do {
      let migrator = migrator(migrations)
      try refuseNewer(path, migrator)
      let pool = try DatabasePool(path: path, configuration: configuration(readonly: false))
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // After a large append the log of writes is cut back instead of keeping its size.
        _ = try Int.fetchOne(db, sql: "PRAGMA journal_size_limit = \(walBytesMax)")
        try requireDurability(db)
      }
      try migrator.migrate(pool)
      return NodeDatabase(pool: pool, path: path)
    } catch {
      throw StoreFault.refusal(error, path: path)
    }
  }

  /// How connections are prepared.
  static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "node"
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busySeconds)
    configuration.maximumReaderCount = readersMax
    configuration.prepareDatabase { db in
      // A file that somebody else has had in hand must not run code or hide damaged cells.
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  /// Reads back that commits are synced to the disk before they return.
  static func requireDurability(_ db: Database) throws {
    let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
    guard level == 2, mode == "wal" else {
      throw Refusal(
        .fault,
        Text(
          sv: "Databasen kan inte öppnas så att sparade uppgifter säkert ligger på disken. "
            + "Ingenting används.",
          en: "The database cannot be opened so that saved statements are surely on disk. "
            + "Nothing is used."),
        cause: "synchronous is \(level ?? -1), journal_mode \(mode ?? "none"); 2 and wal needed")
    }
  }

  private static func migrator(_ migrations: [StoreMigration]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { db in try migration.apply(db) }
    }
    return migrator
  }

  /// Looks into the file without writing, before a connection that writes is opened.
  private static func refuseNewer(_ path: String, _ migrator: DatabaseMigrator) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: true))
    guard try queue.read({ db in try migrator.hasBeenSuperseded(db) }) else { return }
    throw Refusal(
      .fault,
      Text(
        sv: "Databasen är skapad av en nyare version av Samplan. Installera den versionen "
          + "eller en senare; filen är orörd.",
        en: "The database was made by a newer version of Samplan. Install that version or a "
          + "later one; the file is untouched."),
      cause: "unknown migrations in \(path)")
  }

  private static func createPrivately(_ path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    else {
      throw Refusal(
        .fault,
        Text(
          sv: "Databasen kan inte skapas. Finns mappen, och får programmet skriva i den?",
          en: "The database cannot be made. Does the folder exist, and may the program write "
            + "in it?"),
        cause: "cannot create \(path)")
    }
  }

  /// Closes all connections; the file is then complete without its `-wal`.
  package func close() throws {
    do {
      try pool.close()
    } catch {
      throw StoreFault.refusal(error, path: path)
    }
  }
}
