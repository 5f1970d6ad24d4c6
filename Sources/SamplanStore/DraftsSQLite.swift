import Foundation
import GRDB
import SamplanBase
import SamplanService

/// Drafts in the node's SQLite file.
package struct DraftsSQLite: DraftStore {
  let database: NodeDatabase

  package init(_ database: NodeDatabase) { self.database = database }

  package func draft(_ form: String, of account: AccountName) async throws -> Draft? {
    try await database.reading { db in
      try Row.fetchOne(
        db, sql: "SELECT form, content, saved FROM drafts WHERE account = ? AND form = ?",
        arguments: [account.rawValue, form]
      ).map(Self.draft)
    }
  }

  package func drafts(of account: AccountName) async throws -> [Draft] {
    try await database.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT form, content, saved FROM drafts WHERE account = ?
          ORDER BY saved DESC, form LIMIT ?
          """, arguments: [account.rawValue, Draft.countMax]
      ).map(Self.draft)
    }
  }

  package func save(_ draft: Draft, of account: AccountName, limit: Int) async throws -> Bool {
    try await database.writing { db in
      let others =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM drafts WHERE account = ? AND form <> ?",
          arguments: [account.rawValue, draft.form]) ?? 0
      guard others < limit else { return false }
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO drafts (account, form, content, saved) VALUES (?, ?, ?, ?)
          """,
        arguments: [account.rawValue, draft.form, Data(draft.content), draft.saved.column])
      return true
    }
  }

  package func delete(_ form: String, of account: AccountName) async throws {
    try await database.writing { db in
      try db.execute(
        sql: "DELETE FROM drafts WHERE account = ? AND form = ?",
        arguments: [account.rawValue, form])
    }
  }

  private static func draft(_ row: Row) -> Draft {
    let content: Data = row["content"]
    return Draft(
      form: row["form"], content: Array(content), saved: Instant(milliseconds: row["saved"]))
  }
}
