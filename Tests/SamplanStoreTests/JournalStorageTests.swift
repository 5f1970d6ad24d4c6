import SamplanBase
import SamplanJournal
import SamplanStore
import Testing

/// The implementations that must behave alike.
enum StorageKind: String, CaseIterable {
  case memory
  case sqlite

  func make(_ folder: TemporaryFolder) throws -> any JournalStorage {
    switch self {
    case .memory: JournalMemory(Fixtures.journal)
    case .sqlite: try folder.open()
    }
  }
}

private let uppsala = PartyCode("03")!
private let norrbotten = PartyCode("25")!

@Suite struct JournalStorageTests {
  private let folder = TemporaryFolder()

  @Test(arguments: StorageKind.allCases)
  func `an empty journal has no heads, entries or checkpoints`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    #expect(try await storage.heads().isEmpty)
    #expect(try await storage.entries(of: uppsala, from: 0, limit: 10).isEmpty)
    #expect(try await storage.checkpoints(of: uppsala).isEmpty)
    #expect(try await storage.blobHashes(after: nil, limit: 10).isEmpty)
    let nothing = EntryReference(party: uppsala, index: 0, hash: MerkleHash.empty)
    #expect(try await storage.payload(of: nothing) == nil)
    #expect(try await storage.blob(MerkleHash.empty) == nil)
    #expect(try await storage.head(of: uppsala).size == 0)
  }

  @Test(arguments: StorageKind.allCases)
  func `what is appended comes back byte for byte`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let written = try Fixtures.write(5, in: uppsala)
    let blob = try Fixtures.blob("plan")
    let receipt = try await storage.append(AppendBatch([written.append], blobs: [blob]))
    #expect(receipt.heads == [uppsala: written.head])
    #expect(try await storage.heads() == [uppsala: written.head])
    let stored = try await storage.entries(of: uppsala, from: 0, limit: 100)
    #expect(stored == written.append.entries.map { StoredEntry($0) })
    let middle = try await storage.read(uppsala, from: 2, limit: 2)
    #expect(middle == Array(written.append.entries[2..<4]))
    let entry = written.append.entries[3]
    #expect(try await storage.payload(of: entry.reference) == StoredPayload(entry.payload))
    let other = EntryReference(party: uppsala, index: 3, hash: MerkleHash.empty)
    #expect(try await storage.payload(of: other) == nil)
    #expect(try await storage.blob(blob.hash) == blob)
    let checkpoints = try await storage.checkpoints(of: uppsala)
    #expect(checkpoints.map(\.note) == [written.append.checkpoint.note.bytes])
  }

  @Test(arguments: StorageKind.allCases)
  func `an append to a log that has grown meanwhile is a conflict and leaves nothing`(
    kind: StorageKind
  ) async throws {
    let storage = try kind.make(folder)
    let first = try Fixtures.write(2, in: uppsala)
    _ = try await storage.append(AppendBatch([first.append]))
    let late = try Fixtures.write(1, in: uppsala, at: Fixtures.noon.adding(seconds: 1))
    let other = try Fixtures.write(1, in: norrbotten)
    let blob = try Fixtures.blob("late")
    let refusal = await #expect(throws: Refusal.self) {
      try await storage.append(AppendBatch([other.append, late.append], blobs: [blob]))
    }
    #expect(refusal?.kind == .conflict)
    #expect(try await storage.heads() == [uppsala: first.head])
    #expect(try await storage.entries(of: norrbotten, from: 0, limit: 10).isEmpty)
    #expect(try await storage.blob(blob.hash) == nil)
    let again = try Fixtures.write(1, in: uppsala, after: try await storage.head(of: uppsala))
    #expect(try await storage.append(AppendBatch([again.append])).heads[uppsala]?.size == 3)
  }

  @Test(arguments: StorageKind.allCases)
  func `several logs grow together or not at all`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let one = try Fixtures.write(2, in: uppsala)
    let other = try Fixtures.write(3, in: norrbotten)
    let receipt = try await storage.append(AppendBatch([one.append, other.append]))
    #expect(receipt.heads == [uppsala: one.head, norrbotten: other.head])
  }

  @Test(arguments: StorageKind.allCases)
  func `entries that do not fit their checkpoint are refused`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let one = try Fixtures.write(2, in: uppsala)
    let other = try Fixtures.write(3, in: uppsala)
    let mixed = LogAppend(
      party: uppsala, expectedSize: 0, entries: one.append.entries,
      checkpoint: other.append.checkpoint)
    let refusal = await #expect(throws: Refusal.self) {
      try await storage.append(AppendBatch([mixed]))
    }
    #expect(refusal?.kind == .fault)
    #expect(try await storage.heads().isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `a blob is kept only together with entries`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let blob = try Fixtures.blob("alone")
    await #expect(throws: Refusal.self) {
      try await storage.append(AppendBatch([], blobs: [blob]))
    }
    #expect(try await storage.blob(blob.hash) == nil)
  }

  @Test(arguments: StorageKind.allCases)
  func `of the checkpoints the last of each day is kept`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    var head = LogHead(journal: Fixtures.journal, party: uppsala)
    for hours in [0, 1, 24, 25, 26, 72] {
      let written = try Fixtures.write(
        1, in: uppsala, after: head, at: Fixtures.noon.adding(seconds: hours * 3600))
      _ = try await storage.append(AppendBatch([written.append]))
      head = written.head
    }
    #expect(try await storage.checkpoints(of: uppsala).map(\.size) == [2, 5, 6])
    #expect(try await JournalVerification.run(storage, keys: Fixtures.pinned).isWhole)
  }

  @Test(arguments: StorageKind.allCases)
  func `a log is read in batches from any index`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let written = try Fixtures.write(250, in: uppsala)
    _ = try await storage.append(AppendBatch([written.append]))
    var indexes = [Int]()
    while case let batch = try await storage.entries(of: uppsala, from: indexes.count, limit: 64),
      !batch.isEmpty
    {
      #expect(batch.count <= 64)
      indexes += batch.map(\.index)
    }
    #expect(indexes == Array(0..<250))
    #expect(try await storage.entries(of: uppsala, from: 250, limit: 64).isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `the same blob twice is kept once, and names come in order`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let blobs = try (0..<5).map { try Fixtures.blob("\($0)") }
    var head = LogHead(journal: Fixtures.journal, party: uppsala)
    for batch in [blobs, Array(blobs.prefix(2))] {
      let written = try Fixtures.write(1, in: uppsala, after: head)
      _ = try await storage.append(AppendBatch([written.append], blobs: batch))
      head = written.head
    }
    let hashes = blobs.map(\.hash).sorted()
    #expect(try await storage.blobHashes(after: nil, limit: 100) == hashes)
    #expect(try await storage.blobHashes(after: hashes[1], limit: 2) == Array(hashes[2..<4]))
  }

  @Test(arguments: StorageKind.allCases)
  func `the mark of change is another after each append, and the same otherwise`(
    kind: StorageKind
  ) async throws {
    let storage = try kind.make(folder)
    let before = try await storage.changeToken()
    _ = try await storage.heads()
    #expect(try await storage.changeToken() == before)
    _ = try await storage.append(AppendBatch([try Fixtures.write(1, in: uppsala).append]))
    let after = try await storage.changeToken()
    #expect(after != before)
    #expect(try await storage.changeToken() == after)
  }

  @Test(arguments: StorageKind.allCases)
  func `whoever watches is told of a change`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    var marks = storage.changes(every: .milliseconds(5)).makeAsyncIterator()
    let first = await marks.next()
    _ = try await storage.append(AppendBatch([try Fixtures.write(1, in: uppsala).append]))
    let second = await marks.next()
    #expect(first != nil && second != nil && first != second)
  }

  @Test(arguments: StorageKind.allCases)
  func `a whole journal verifies, and a key that is not accepted is told`(
    kind: StorageKind
  ) async throws {
    let storage = try kind.make(folder)
    for party in [uppsala, norrbotten] {
      let written = try Fixtures.write(30, in: party)
      _ = try await storage.append(
        AppendBatch([written.append], blobs: [try Fixtures.blob(party.rawValue)]))
    }
    let whole = try await JournalVerification.run(storage, keys: Fixtures.pinned)
    #expect(whole.isWhole)
    #expect(whole.logs.map(\.party) == [uppsala, norrbotten])
    #expect(whole.logs.map(\.entries) == [30, 30])
    #expect(whole.blobs == 2)
    var some = PinnedKeys(journal: Fixtures.journal)
    try some.pin(
      KeyCard(
        journal: Fixtures.journal, party: uppsala, key: Fixtures.key(uppsala).verifyingKey))
    let partly = try await JournalVerification.run(storage, keys: some)
    #expect(partly.damages.contains { $0.kind == .noKey && $0.party == norrbotten })
    #expect(!partly.damages.contains { $0.party == uppsala })
  }

  @Test(arguments: StorageKind.allCases)
  func `of many who append to the same head one succeeds`(kind: StorageKind) async throws {
    let storage = try kind.make(folder)
    let rivals = try (0..<20).map {
      try Fixtures.write(1, in: uppsala, at: Fixtures.noon.adding(seconds: $0))
    }
    let successes = await withTaskGroup(of: Bool.self) { group in
      for rival in rivals {
        group.addTask { (try? await storage.append(AppendBatch([rival.append]))) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(successes == 1)
    #expect(try await storage.head(of: uppsala).size == 1)
    #expect(try await JournalVerification.run(storage, keys: Fixtures.pinned).isWhole)
  }
}
