import Foundation
import GRDB
import SamplanBase
import SamplanJournal
import Testing

@testable import SamplanStore

private let uppsala = PartyCode("03")!

@Suite struct NodeDatabaseTests {
  private let folder = TemporaryFolder()

  @Test func `commits are synced to the disk before they return`() throws {
    let database = try NodeDatabase.open(path: folder.file())
    let (level, mode) = try database.pool.writeWithoutTransaction { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA synchronous"),
        try String.fetchOne(db, sql: "PRAGMA journal_mode")
      )
    }
    #expect(level == 2)
    #expect(mode == "wal")
  }

  @Test func `a connection that does not sync is refused`() throws {
    let database = try NodeDatabase.open(path: folder.file())
    try database.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      let refusal = #expect(throws: Refusal.self) { try NodeDatabase.requireDurability(db) }
      #expect(refusal?.kind == .fault)
      #expect(refusal?.cause.contains("synchronous is 1") == true)
    }
  }

  @Test func `a new file can be read by its owner only`() throws {
    let database = try NodeDatabase.open(path: folder.file())
    defer { try? database.close() }
    for name in ["node.sqlite", "node.sqlite-wal"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `a file of a newer version is refused and left as it is`() throws {
    let path = folder.file()
    let future = StoreMigration("journal-99") { db in
      try db.execute(sql: "CREATE TABLE future (x INTEGER) STRICT")
    }
    try NodeDatabase.open(path: path, migrations: StoreMigrations.all + [future]).close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let refusal = #expect(throws: Refusal.self) { try NodeDatabase.open(path: path) }
    #expect(refusal?.text.sv.contains("nyare version") == true)
    #expect(refusal?.text.en.contains("newer version") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `an older file is brought up to date`() throws {
    let path = folder.file()
    try NodeDatabase.open(path: path).close()
    let next = StoreMigration("other-1") { db in
      try db.execute(sql: "CREATE TABLE other (x INTEGER) STRICT")
    }
    let database = try NodeDatabase.open(path: path, migrations: StoreMigrations.all + [next])
    #expect(try database.pool.read { db in try db.tableExists("other") })
  }

  @Test func `the names of the steps are never used twice`() {
    let names = StoreMigrations.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let path = folder.file()
    let junk = Data(repeating: 0x41, count: 8192)
    try junk.write(to: URL(fileURLWithPath: path))
    let refusal = #expect(throws: Refusal.self) { try NodeDatabase.open(path: path) }
    #expect(refusal?.kind == .fault)
    #expect(refusal?.text.sv.contains("skadad") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == junk)
  }

  @Test func `a folder that does not exist is told`() {
    let refusal = #expect(throws: Refusal.self) {
      try NodeDatabase.open(path: folder.path + "/none/node.sqlite")
    }
    #expect(refusal?.text.sv.contains("mappen") == true)
  }

  @Test func `another journal in the file is refused`() throws {
    let database = try NodeDatabase.open(path: folder.file())
    #expect(try JournalSQLite.identity(in: database) == nil)
    _ = try JournalSQLite(database, journal: Fixtures.journal)
    #expect(try JournalSQLite.identity(in: database) == Fixtures.journal)
    let other = try #require(JournalID(.real, randomBytes: Array(repeating: 9, count: 16)))
    #expect(throws: Refusal.self) { try JournalSQLite(database, journal: other) }
    #expect(try JournalSQLite.identity(in: database) == Fixtures.journal)
  }

  @Test func `what was written is there when the file is opened again`() async throws {
    let first = try Fixtures.write(20, in: uppsala)
    let second = try Fixtures.write(5, in: uppsala, after: first.head)
    do {
      let storage = try folder.open()
      _ = try await storage.append(AppendBatch([first.append]))
    }
    let storage = try folder.open()
    #expect(try await storage.heads() == [uppsala: first.head])
    _ = try await storage.append(AppendBatch([second.append]))
    let stored = try await allEntries(storage, uppsala)
    #expect(stored == (first.append.entries + second.append.entries).map { StoredEntry($0) })
  }

  @Test func `two programs write in the same file, each seeing the other's entries`() async throws {
    let one = try folder.open()
    let other = try folder.open()
    let token = try await other.changeToken()
    let first = try Fixtures.write(1, in: uppsala)
    _ = try await one.append(AppendBatch([first.append]))
    #expect(try await other.changeToken() != token)
    let rival = try Fixtures.write(1, in: uppsala, at: Fixtures.noon.adding(seconds: 1))
    let refusal = await #expect(throws: Refusal.self) {
      try await other.append(AppendBatch([rival.append]))
    }
    #expect(refusal?.kind == .conflict)
    let next = try Fixtures.write(1, in: uppsala, after: try await other.head(of: uppsala))
    _ = try await other.append(AppendBatch([next.append]))
    #expect(try await one.head(of: uppsala) == next.head)
  }

  @Test func `stored headers can be neither changed nor deleted by mistake`() async throws {
    let storage = try folder.open()
    _ = try await storage.append(AppendBatch([try Fixtures.write(1, in: uppsala).append]))
    let database = try NodeDatabase.open(path: folder.file())
    for sql in ["UPDATE entries SET header = x'00'", "DELETE FROM entries"] {
      #expect(throws: DatabaseError.self) {
        try database.pool.write { db in try db.execute(sql: sql) }
      }
    }
  }
}
