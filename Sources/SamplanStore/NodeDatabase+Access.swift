import GRDB
import SamplanBase

extension NodeDatabase {
  /// Reads, and turns whatever the database says into a refusal.
  func reading<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read(body)
    } catch {
      throw StoreFault.refusal(error, path: path)
    }
  }

  /// Writes in one transaction that is durable when this returns.
  func writing<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.write(body)
    } catch {
      throw StoreFault.refusal(error, path: path)
    }
  }

  /// What a row holds that the program cannot have written.
  static func damagedRow(_ table: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Databasen är skadad i tabellen \(table). Återställ från säkerhetskopia.",
        en: "The database is damaged in the table \(table). Restore from backup."),
      cause: "unreadable row in \(table)")
  }
}

extension Instant {
  /// As a column keeps it, and back.
  var column: Int64 { milliseconds }
  init?(column: Int64?) {
    guard let column else { return nil }
    self.init(milliseconds: column)
  }
}

extension NodeDatabase {
  /// The version of the SQLite library in use.
  package func libraryVersion() throws -> String {
    try pool.read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "" }
  }
}
