import Foundation
import GRDB
import SamplanBase
import SamplanService

/// The access log in the node's SQLite file: numbered without gaps, each line chained to the one
/// before by its hash.
package struct AuditSQLite: AuditStore {
  let database: NodeDatabase

  package init(_ database: NodeDatabase) { self.database = database }

  package func append(_ event: AuditEvent) async throws {
    try await database.writing { db in
      let last = try Row.fetchOne(
        db, sql: "SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1")
      let number: Int = last.map { $0["number"] + 1 } ?? 0
      let before: Data = last.map { $0["chain"] } ?? Data(count: 32)
      let chain = AuditChain.next(after: Array(before), number: number, event)
      try db.execute(
        sql: """
          INSERT INTO audit
            (number, time, account, role, action, party, subject, class, done, chain)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, event.time.column, event.account?.rawValue, event.role?.rawValue, event.action,
          event.party?.rawValue, event.subject, event.informationClass.rawValue, event.done,
          Data(chain.bytes),
        ])
    }
  }

  package func records(before number: Int?, limit: Int) async throws -> [AuditRecord] {
    try await database.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
        arguments: [number ?? Int.max, limit]
      ).map(Self.record)
    }
  }

  private static func record(_ row: Row) throws -> AuditRecord {
    let account: String? = row["account"]
    let role: String? = row["role"]
    let party: String? = row["party"]
    let chain: Data = row["chain"]
    guard let level = InformationClass(rawValue: row["class"]),
      let digest = Digest(bytes: Array(chain))
    else { throw NodeDatabase.damagedRow("audit") }
    return AuditRecord(
      number: row["number"], time: Instant(milliseconds: row["time"]),
      account: account.flatMap { AccountName($0) }, role: role.flatMap(Role.init(rawValue:)),
      action: row["action"], party: party.flatMap { PartyCode($0) }, subject: row["subject"],
      informationClass: level, done: row["done"], chain: digest)
  }
}
