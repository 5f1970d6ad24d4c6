import Foundation
import GRDB
import SamplanBase
import SamplanService

/// Planning runs in the node's SQLite file. Each change is one transaction, so that two processes
/// never take the same run.
package struct RunsSQLite: RunStore {
  let database: NodeDatabase

  package init(_ database: NodeDatabase) { self.database = database }

  package func enqueue(
    input: [UInt8], year: Int, queueLimit: Int,
    _ make: @Sendable @escaping (RunID) -> RunStatus
  ) async throws -> RunStatus? {
    try await database.writing { db in
      let waiting =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM runs WHERE state = 'waiting'") ?? 0
      guard waiting < queueLimit else { return nil }
      let number =
        try Int.fetchOne(
          db, sql: "SELECT count(*) + 1 FROM runs WHERE year = ?", arguments: [year]) ?? 1
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      guard let id = RunID("K-\(year)-\(padded)") else { throw NodeDatabase.damagedRow("runs") }
      let run = make(id)
      try RunRows.insert(run, year: year, db)
      try db.execute(
        sql: "INSERT INTO run_inputs (id, bytes) VALUES (?, ?)",
        arguments: [id.rawValue, Data(input)])
      return run
    }
  }

  package func run(_ id: RunID) async throws -> RunStatus? {
    try await database.reading { db in try RunRows.run(id, db) }
  }

  package func runs(limit: Int) async throws -> [RunStatus] {
    try await database.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM runs ORDER BY sequence DESC LIMIT ?", arguments: [limit]
      ).map(RunRows.run)
    }
  }

  package func input(_ id: RunID) async throws -> [UInt8]? {
    try await bytes(of: id, in: "run_inputs")
  }

  package func result(_ id: RunID) async throws -> [UInt8]? {
    try await bytes(of: id, in: "run_results")
  }

  private func bytes(of id: RunID, in table: String) async throws -> [UInt8]? {
    try await database.reading { db in
      try Data.fetchOne(
        db, sql: "SELECT bytes FROM \(table) WHERE id = ?", arguments: [id.rawValue]
      ).map { Array($0) }
    }
  }

  package func nextWaiting() async throws -> RunID? {
    try await database.reading { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT id FROM runs WHERE state = 'waiting'
            AND NOT EXISTS (SELECT 1 FROM runs WHERE state = 'running')
          ORDER BY sequence LIMIT 1
          """
      ).flatMap { RunID($0) }
    }
  }

  package func running() async throws -> [HeldRun] {
    try await database.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, lease, lease_until, stop_asked FROM runs
          WHERE state = 'running' ORDER BY sequence
          """
      ).map { row in
        guard let id = RunID(row["id"]) else { throw NodeDatabase.damagedRow("runs") }
        return HeldRun(
          id: id, lease: row["lease"] ?? "",
          until: Instant(column: row["lease_until"]) ?? Instant(milliseconds: 0),
          stopAsked: row["stop_asked"])
      }
    }
  }

  package func claim(
    _ id: RunID, lease: String, now: Instant, until: Instant
  ) async throws -> RunStatus? {
    try await database.writing { db in
      try db.execute(
        sql: """
          UPDATE runs SET state = 'running', lease = ?, lease_until = ?, started = ?
          WHERE id = ? AND state = 'waiting'
            AND NOT EXISTS (SELECT 1 FROM runs WHERE state = 'running')
          """, arguments: [lease, until.column, now.column, id.rawValue])
      return db.changesCount == 1 ? try RunRows.run(id, db) : nil
    }
  }

  package func beat(
    _ id: RunID, lease: String, until: Instant, progress: RunProgress?
  ) async throws -> Bool {
    try await database.writing { db in
      try db.execute(
        sql: """
          UPDATE runs SET lease_until = ?, stage = ?, share = ?
          WHERE id = ? AND state = 'running' AND lease = ? AND stop_asked = 0
          """,
        arguments: [until.column, progress?.stage, progress?.share, id.rawValue, lease])
      return db.changesCount == 1
    }
  }

  package func end(
    _ id: RunID, lease: String, as state: RunState, reason: Text?, result: [UInt8]?, now: Instant
  ) async throws -> Bool {
    try await database.writing { db in
      try db.execute(
        sql: """
          UPDATE runs SET state = ?, ended = ?, reason_sv = ?, reason_en = ?, lease = NULL,
            lease_until = NULL
          WHERE id = ? AND state = 'running' AND lease = ?
          """,
        arguments: [state.rawValue, now.column, reason?.sv, reason?.en, id.rawValue, lease])
      guard db.changesCount == 1 else { return false }
      if let result {
        try db.execute(
          sql: "INSERT INTO run_results (id, bytes) VALUES (?, ?)",
          arguments: [id.rawValue, Data(result)])
      }
      return true
    }
  }

  package func askStop(_ id: RunID, now: Instant) async throws {
    try await database.writing { db in
      try db.execute(
        sql: "UPDATE runs SET stop_asked = 1 WHERE id = ? AND state = 'running'",
        arguments: [id.rawValue])
      try db.execute(
        sql: """
          UPDATE runs SET stop_asked = 1, state = 'stopped', ended = ?
          WHERE id = ? AND state = 'waiting'
          """, arguments: [now.column, id.rawValue])
    }
  }

  package func interrupt(_ id: RunID, reason: Text, now: Instant) async throws {
    try await database.writing { db in
      try db.execute(
        sql: """
          UPDATE runs SET
            state = CASE stop_asked WHEN 1 THEN 'stopped' ELSE 'interrupted' END,
            reason_sv = CASE stop_asked WHEN 1 THEN NULL ELSE ? END,
            reason_en = CASE stop_asked WHEN 1 THEN NULL ELSE ? END,
            ended = ?, lease = NULL, lease_until = NULL
          WHERE id = ? AND state IN ('waiting', 'running')
          """, arguments: [reason.sv, reason.en, now.column, id.rawValue])
    }
  }

  package func setPublished(_ id: RunID, as plan: PlanID) async throws {
    try await database.writing { db in
      try db.execute(
        sql: "UPDATE runs SET published = ? WHERE id = ?",
        arguments: [plan.rawValue, id.rawValue])
    }
  }
}
