import Foundation
import GRDB
import SamplanBase
import SamplanJournal
import Testing

@testable import SamplanStore

private let uppsala = PartyCode("03")!

@Suite struct StoreFaultTests {
  private let folder = TemporaryFolder()

  /// Appends until it is refused; gives the head that was acknowledged last and the refusal.
  private func fill(
    _ storage: some JournalStorage, from start: LogHead
  ) async throws -> (LogHead, Refusal?) {
    var head = start
    for _ in 0..<200 {
      let written = try Fixtures.write(10, in: uppsala, after: head, filling: 2000)
      do {
        _ = try await storage.append(AppendBatch([written.append]))
        head = written.head
      } catch let refusal as Refusal {
        return (head, refusal)
      }
    }
    return (head, nil)
  }

  @Test func `a full disk is told, loses nothing, and heals when there is room`() async throws {
    let database = try NodeDatabase.open(path: folder.file())
    let storage = try JournalSQLite(database, journal: Fixtures.journal)
    try await database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 100")
    }
    let empty = LogHead(journal: Fixtures.journal, party: uppsala)
    let (head, refusal) = try await fill(storage, from: empty)
    #expect(refusal?.kind == .fault)
    #expect(refusal?.text.sv.contains("Disken är full") == true)
    #expect(refusal?.text.en.contains("disk is full") == true)
    #expect(refusal?.cause.contains("SQLite 13") == true)
    #expect(head.size > 0)
    #expect(try await storage.head(of: uppsala) == head)
    #expect(try await JournalVerification.run(storage, keys: Fixtures.pinned).isWhole)
    try await database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    let more = try Fixtures.write(1, in: uppsala, after: head)
    #expect(try await storage.append(AppendBatch([more.append])).heads[uppsala] == more.head)
  }

  @Test func `a database that is locked by another program is told`() async throws {
    let database = try NodeDatabase.open(path: folder.file())
    let storage = try JournalSQLite(database, journal: Fixtures.journal)
    try await database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = 1")
    }
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.file(), configuration: configuration)
    try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
    let written = try Fixtures.write(1, in: uppsala)
    let refusal = await #expect(throws: Refusal.self) {
      try await storage.append(AppendBatch([written.append]))
    }
    #expect(refusal?.text.sv.contains("upptagen") == true)
    try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    _ = try await storage.append(AppendBatch([written.append]))
    #expect(try await storage.head(of: uppsala) == written.head)
  }

  @Test func `a database that may not be written is told`() async throws {
    let database = try NodeDatabase.open(path: folder.file())
    let storage = try JournalSQLite(database, journal: Fixtures.journal)
    try await database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA query_only = ON")
    }
    let written = try Fixtures.write(1, in: uppsala)
    let refusal = await #expect(throws: Refusal.self) {
      try await storage.append(AppendBatch([written.append]))
    }
    #expect(refusal?.text.sv.contains("får inte skrivas") == true)
    try await database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA query_only = OFF")
    }
    _ = try await storage.append(AppendBatch([written.append]))
  }

  @Test func `after a disk fault nothing more is written by this process`() async throws {
    let path = folder.file()
    let storage = try folder.open()
    let written = try Fixtures.write(300, in: uppsala, filling: 500)
    _ = try await storage.append(AppendBatch([written.append]))
    let database = try NodeDatabase.open(path: path)
    try await database.pool.writeWithoutTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try database.close()
    // The pages of the tables are overwritten behind the program's back, all but the first.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 4096))
    try file.close()
    let again = try? folder.open()
    guard let again else { return }
    let next = try Fixtures.write(1, in: uppsala, after: written.head)
    for _ in 0..<2 {
      let refusal = await #expect(throws: Refusal.self) {
        try await again.append(AppendBatch([next.append]))
      }
      #expect(refusal?.kind == .fault)
      #expect(refusal?.text.sv.contains("skadad") == true)
    }
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, "Disken är full"), (.SQLITE_READONLY, "får inte skrivas"),
    (.SQLITE_CORRUPT, "skadad"), (.SQLITE_NOTADB, "skadad"), (.SQLITE_BUSY, "upptagen"),
    (.SQLITE_LOCKED, "upptagen"), (.SQLITE_IOERR, "Disken kunde inte"),
    (.SQLITE_CANTOPEN, "kan inte öppnas"), (.SQLITE_MISUSE, "svarar inte"),
  ])
  func `each fault has its own words and keeps its cause`(code: ResultCode, words: String) {
    let refusal = StoreFault.refusal(
      DatabaseError(resultCode: code, message: "because"), path: "x.sqlite")
    #expect(refusal.kind == .fault)
    #expect(refusal.text.sv.contains(words))
    #expect(!refusal.text.sv.contains("because"))
    #expect(refusal.cause.contains("because"))
    #expect(refusal.cause.contains("x.sqlite"))
  }
}
