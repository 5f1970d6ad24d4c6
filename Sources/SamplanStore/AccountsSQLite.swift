import GRDB
import SamplanBase
import SamplanService

/// Accounts in the node's SQLite file.
package struct AccountsSQLite: AccountStore {
  let database: NodeDatabase

  /// Names with failed attempts kept at most; the oldest go, so that guessing fills no disk.
  static let failuresMax = 10_000

  package init(_ database: NodeDatabase) { self.database = database }

  package func account(_ name: AccountName) async throws -> Account? {
    try await database.reading { db in
      try Row.fetchOne(db, sql: "SELECT * FROM accounts WHERE name = ?", arguments: [name.rawValue])
        .map(Self.account)
    }
  }

  package func accounts(of party: PartyCode?) async throws -> [Account] {
    try await database.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM accounts WHERE party IS ? ORDER BY name",
        arguments: [party?.rawValue]
      ).map(Self.account)
    }
  }

  package func save(_ account: Account) async throws {
    try await database.writing { db in
      try db.execute(
        sql: """
          INSERT INTO accounts (name, role, party, clearance, verifier, closed, created)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET role = excluded.role, party = excluded.party,
            clearance = excluded.clearance, verifier = excluded.verifier, closed = excluded.closed
          """,
        arguments: [
          account.name.rawValue, account.role.rawValue, account.party?.rawValue,
          account.clearance.rawValue, account.verifier, account.closed?.column,
          account.created.column,
        ])
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM accounts") ?? 0
      guard count <= Account.countMax else {
        throw Refusal(
          .limit,
          Text(
            sv: "Noden har redan \(Account.countMax) konton.",
            en: "The node already has \(Account.countMax) accounts."))
      }
    }
  }

  package func failures(_ name: AccountName) async throws -> SignInFailures? {
    try await database.reading { db in
      try Row.fetchOne(
        db, sql: "SELECT count, last FROM sign_in_failures WHERE name = ?",
        arguments: [name.rawValue]
      ).map { SignInFailures(count: $0["count"], last: Instant(milliseconds: $0["last"])) }
    }
  }

  package func setFailures(_ failures: SignInFailures?, for name: AccountName) async throws {
    try await database.writing { db in
      guard let failures else {
        return try db.execute(
          sql: "DELETE FROM sign_in_failures WHERE name = ?", arguments: [name.rawValue])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO sign_in_failures (name, count, last) VALUES (?, ?, ?)",
        arguments: [name.rawValue, failures.count, failures.last.column])
      try db.execute(
        sql: """
          DELETE FROM sign_in_failures WHERE name NOT IN
            (SELECT name FROM sign_in_failures ORDER BY last DESC LIMIT ?)
          """, arguments: [Self.failuresMax])
    }
  }

  private static func account(_ row: Row) throws -> Account {
    guard let name = AccountName(row["name"]), let role = Role(rawValue: row["role"]),
      let clearance = InformationClass(rawValue: row["clearance"])
    else { throw NodeDatabase.damagedRow("accounts") }
    let code: String? = row["party"]
    let party = code.flatMap { PartyCode($0) }
    guard (code == nil) == (party == nil) else { throw NodeDatabase.damagedRow("accounts") }
    return Account(
      name: name, role: role, party: party, clearance: clearance, verifier: row["verifier"],
      closed: Instant(column: row["closed"]), created: Instant(milliseconds: row["created"]))
  }
}
