import Foundation
import GRDB
import SamplanBase
import SamplanService

/// Sessions in the node's SQLite file; only hashes of their tokens.
package struct SessionsSQLite: SessionStore {
  let database: NodeDatabase

  package init(_ database: NodeDatabase) { self.database = database }

  package func insert(_ session: Session) async throws {
    try await database.writing { db in
      try db.execute(
        sql: "INSERT INTO sessions (token_hash, account, created, expires) VALUES (?, ?, ?, ?)",
        arguments: [
          Data(session.tokenHash.bytes), session.account.rawValue, session.created.column,
          session.expires.column,
        ])
    }
  }

  package func session(_ tokenHash: Digest) async throws -> Session? {
    try await database.reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT account, created, expires FROM sessions WHERE token_hash = ?")
      guard let row = try Row.fetchOne(statement, arguments: [Data(tokenHash.bytes)]) else {
        return nil
      }
      guard let account = AccountName(row["account"]) else {
        throw NodeDatabase.damagedRow("sessions")
      }
      return Session(
        tokenHash: tokenHash, account: account, created: Instant(milliseconds: row["created"]),
        expires: Instant(milliseconds: row["expires"]))
    }
  }

  package func delete(_ tokenHash: Digest) async throws {
    try await database.writing { db in
      try db.execute(
        sql: "DELETE FROM sessions WHERE token_hash = ?", arguments: [Data(tokenHash.bytes)])
    }
  }

  package func deleteAll(of account: AccountName) async throws {
    try await database.writing { db in
      try db.execute(sql: "DELETE FROM sessions WHERE account = ?", arguments: [account.rawValue])
    }
  }

  package func deleteExpired(before now: Instant) async throws {
    try await database.writing { db in
      try db.execute(sql: "DELETE FROM sessions WHERE expires <= ?", arguments: [now.column])
    }
  }
}
