import Foundation
import GRDB
import SamplanBase
import SamplanJournal
import SamplanStore
import Testing

private let uppsala = PartyCode("03")!
private let norrbotten = PartyCode("25")!

/// Files that a disk, a crash or a person has damaged.
@Suite struct DamagedFileTests {
  private let folder = TemporaryFolder()

  /// A closed file with two logs and a blob, and what was written in it.
  private func makeFile() async throws -> [PartyCode: [StoredEntry]] {
    let database = try NodeDatabase.open(path: folder.file())
    let storage = try JournalSQLite(database, journal: Fixtures.journal)
    var written = [PartyCode: [StoredEntry]]()
    for party in [uppsala, norrbotten] {
      let log = try Fixtures.write(12, in: party)
      _ = try await storage.append(
        AppendBatch([log.append], blobs: [try Fixtures.blob(party.rawValue)]))
      written[party] = log.append.entries.map { StoredEntry($0) }
    }
    try await database.pool.writeWithoutTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    return written
  }

  private func contents() throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.file()))
  }

  /// Opens a copy with these bytes and says whether the damage was found, or did no harm.
  private func isFoundOrHarmless(
    _ bytes: Data, name: String, _ written: [PartyCode: [StoredEntry]]
  ) async throws -> Bool {
    try bytes.write(to: URL(fileURLWithPath: folder.file(name)))
    defer {
      for end in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: folder.file(name + end))
      }
    }
    do {
      let storage = try folder.open(name)
      let found = try await JournalVerification.run(storage, keys: Fixtures.pinned)
      if !found.isWhole { return true }
      for (party, entries) in written {
        guard try await allEntries(storage, party) == entries else { return false }
      }
      return found.blobs == 2
    } catch is Refusal {
      return true
    }
  }

  @Test func `a changed byte anywhere in the file is found, or changes nothing`() async throws {
    let written = try await makeFile()
    let whole = try contents()
    #expect(try await isFoundOrHarmless(whole, name: "whole", written))
    // A prime step meets every page, header, cell and free space at changing offsets.
    for place in stride(from: 0, to: whole.count, by: 1021) {
      var changed = whole
      changed[place] ^= 0x55
      let right = try await isFoundOrHarmless(changed, name: "changed", written)
      #expect(right, "byte \(place)")
    }
  }

  @Test func `a changed byte of an entry in the file is named by party and index`() async throws {
    let written = try await makeFile()
    let whole = try contents()
    let entry = try #require(written[norrbotten]?[7])
    guard case .present(let payload) = entry.payload else { return }
    for (bytes, kind) in [
      (entry.header, JournalDamage.Kind.headerChanged), (payload, .payloadChanged),
    ] {
      let place = try #require(whole.firstRange(of: Data(bytes)))
      for offset in stride(from: 0, to: bytes.count, by: 97) {
        var changed = whole
        changed[place.lowerBound + offset] ^= 1
        try changed.write(to: URL(fileURLWithPath: folder.file("changed")))
        let found = try await JournalVerification.run(
          folder.open("changed"), keys: Fixtures.pinned)
        #expect(found.damages.contains { $0.kind == kind && $0.place == "25:7" })
        #expect(!found.damages.contains { $0.party == uppsala })
      }
    }
  }

  @Test func `a changed blob is named by its hash`() async throws {
    _ = try await makeFile()
    let database = try NodeDatabase.open(path: folder.file())
    try await database.pool.write { db in
      try db.execute(sql: "UPDATE blobs SET bytes = x'00' WHERE sequence = 1")
    }
    let found = try await JournalVerification.run(folder.open(), keys: Fixtures.pinned)
    let blob = try Fixtures.blob("03")
    #expect(found.blobDamages.map(\.place) == [blob.hash.description])
  }

  @Test func `a changed head or checkpoint in the file is told with its log`() async throws {
    _ = try await makeFile()
    let database = try NodeDatabase.open(path: folder.file())
    try await database.pool.write { db in
      try db.execute(sql: "UPDATE logs SET last_time = last_time + 1 WHERE party = '03'")
      try db.execute(sql: "DELETE FROM checkpoints WHERE party = '25'")
    }
    let found = try await JournalVerification.run(folder.open(), keys: Fixtures.pinned)
    #expect(found.damages.map(\.kind) == [.headDiffers, .noCheckpoint])
    #expect(found.damages.map(\.place) == ["03", "25:0"])
    try await database.pool.write { db in
      try db.execute(sql: "UPDATE logs SET size = 7 WHERE party = '25'")
    }
    let storage = try folder.open()
    let refusal = await #expect(throws: Refusal.self) { try await storage.heads() }
    #expect(refusal?.text.sv.contains("huvudet för logg 25") == true)
  }

  @Test func `pages that cannot be read are told, with the entries on them`() async throws {
    let storage = try folder.open()
    let log = try Fixtures.write(200, in: uppsala, filling: 900)
    _ = try await storage.append(AppendBatch([log.append]))
    let database = try NodeDatabase.open(path: folder.file())
    try await database.pool.writeWithoutTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    var bytes = try contents()
    let entry = StoredEntry(log.append.entries[100])
    let place = try #require(bytes.firstRange(of: Data(entry.header)))
    let page = place.lowerBound / 4096 * 4096
    for offset in 0..<4096 { bytes[page + offset] = 0xEE }
    try bytes.write(to: URL(fileURLWithPath: folder.file("torn")))
    let found = try await JournalVerification.run(folder.open("torn"), keys: Fixtures.pinned)
    #expect(found.damages.contains { $0.place == "03:100" })
    #expect(!found.damages.contains { $0.place == "03:0" || $0.place == "03:199" })
  }

  @Test func `after a torn log of writes the journal is whole up to a commit`() async throws {
    let storage = try folder.open()
    var head = LogHead(journal: Fixtures.journal, party: uppsala)
    var sizes: Set = [0]
    for count in 1...12 {
      let written = try Fixtures.write(count, in: uppsala, after: head)
      _ = try await storage.append(AppendBatch([written.append]))
      head = written.head
      sizes.insert(head.size)
    }
    let main = try contents()
    let wal = try Data(contentsOf: URL(fileURLWithPath: folder.file("node.sqlite-wal")))
    #expect(wal.count > 20_000)
    var reached = Set<Int>()
    for length in stride(from: 0, through: wal.count, by: 8209) {
      for isZeroed in [false, true] {
        try main.write(to: URL(fileURLWithPath: folder.file("torn")))
        let tail = isZeroed ? Data(count: wal.count - length) : Data()
        try (wal.prefix(length) + tail).write(
          to: URL(fileURLWithPath: folder.file("torn-wal")))
        try? FileManager.default.removeItem(atPath: folder.file("torn-shm"))
        let torn = try folder.open("torn")
        #expect(try await JournalVerification.run(torn, keys: Fixtures.pinned).isWhole)
        reached.insert(try await torn.head(of: uppsala).size)
      }
    }
    #expect(reached.isSubset(of: sizes))
    #expect(reached.count > 5)
  }
}
