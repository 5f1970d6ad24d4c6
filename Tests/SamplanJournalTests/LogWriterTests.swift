import SamplanBase
import SamplanJournal
import Testing

@Suite struct LogWriterTests {
  @Test func `entries follow one another under one signed checkpoint`() throws {
    let first = try Fixtures.write(3)
    let second = try Fixtures.write(2, after: first.head, at: Fixtures.noon.adding(seconds: 5))
    #expect(second.append.expectedSize == 3)
    #expect(second.append.entries.map(\.header.index) == [3, 4])
    let leaves = (first.append.entries + second.append.entries).map(\.header.leafHash)
    let checkpoint = try SignedCheckpoint(
      verifying: second.append.checkpoint.note.bytes,
      with: NoteKey(Fixtures.journal, Fixtures.uppsala, Fixtures.key.verifyingKey))
    #expect(checkpoint.checkpoint.size == 5)
    #expect(checkpoint.checkpoint.root == MerkleTree(leaves: leaves).root(at: 5))
    #expect(second.head.root == checkpoint.checkpoint.root)
    #expect(try second.append.checked(after: first.head) == second.head)
  }

  @Test func `the same input gives the same bytes`() throws {
    let one = try Fixtures.write(4)
    let other = try Fixtures.write(4)
    #expect(one.append.entries == other.append.entries)
    #expect(one.append.checkpoint == other.append.checkpoint)
  }

  @Test func `time stands still when the clock is set back, and it is told`() throws {
    let first = try Fixtures.write(1)
    let second = try Fixtures.write(1, after: first.head, at: Fixtures.noon.adding(seconds: -60))
    #expect(second.append.entries[0].header.time == Fixtures.noon)
    #expect(second.clockBehind == 60_000)
    #expect(first.clockBehind == 0)
  }

  @Test func `another party's key cannot write`() {
    let refusal = #expect(throws: Refusal.self) {
      try LogWriter.write(
        [Fixtures.draft()], after: LogHead(journal: Fixtures.journal, party: Fixtures.uppsala),
        at: Fixtures.noon, key: Fixtures.otherKey, pinned: Fixtures.key.verifyingKey,
        salt: Fixtures.salts())
    }
    #expect(refusal?.kind == .forbidden)
    #expect(refusal?.who != nil)
  }

  @Test func `salt that is too short is refused`() {
    #expect(throws: Refusal.self) {
      try LogWriter.write(
        [Fixtures.draft()], after: LogHead(journal: Fixtures.journal, party: Fixtures.uppsala),
        at: Fixtures.noon, key: Fixtures.key, pinned: Fixtures.key.verifyingKey,
        salt: { [1, 2, 3] })
    }
  }

  @Test func `nothing, or too much at once, is refused`() {
    #expect(throws: Refusal.self) { try Fixtures.write(0) }
    #expect(throws: Refusal.self) { try Fixtures.write(AppendBatch.entriesMax + 1) }
  }

  @Test func `an append that does not fit its head is refused`() throws {
    let first = try Fixtures.write(3)
    let second = try Fixtures.write(2, after: first.head)
    let conflict = #expect(throws: Refusal.self) {
      try second.append.checked(after: LogHead(journal: Fixtures.journal, party: Fixtures.uppsala))
    }
    #expect(conflict?.kind == .conflict)
    let mixed = LogAppend(
      party: Fixtures.uppsala, expectedSize: 3, entries: second.append.entries,
      checkpoint: first.append.checkpoint)
    #expect(throws: Refusal.self) { try mixed.checked(after: first.head) }
    let swapped = LogAppend(
      party: Fixtures.uppsala, expectedSize: 3, entries: second.append.entries.reversed(),
      checkpoint: second.append.checkpoint)
    #expect(throws: Refusal.self) { try swapped.checked(after: first.head) }
    let otherLog = LogHead(
      journal: Fixtures.journal, party: Fixtures.norrbotten, range: first.head.range,
      lastTime: first.head.lastTime)
    #expect(throws: Refusal.self) { try second.append.checked(after: otherLog) }
    var later = first.head
    later.lastTime = Fixtures.noon.adding(seconds: 1)
    #expect(throws: Refusal.self) { try second.append.checked(after: later) }
  }

  @Test func `a batch has at most one append for each log`() throws {
    let first = try Fixtures.write(3)
    let second = try Fixtures.write(2, after: first.head)
    #expect(throws: Refusal.self) {
      try AppendBatch([first.append, second.append])
        .checked(journal: Fixtures.journal) { _ in nil }
    }
  }

  @Test func `the heads' hash tells what the logs hold, in whatever order they come`() throws {
    let one = try Fixtures.write(3).head
    let other = LogHead(journal: Fixtures.journal, party: Fixtures.norrbotten, range: one.range)
    let empty = LogHead(journal: Fixtures.journal, party: .kansli)
    #expect(TreeHeads.digest(of: [one, other]) == TreeHeads.digest(of: [empty, other, one]))
    #expect(TreeHeads.digest(of: [one]) != TreeHeads.digest(of: [other]))
    #expect(TreeHeads.digest(of: [one]) != TreeHeads.digest(of: [one, other]))
  }
}
