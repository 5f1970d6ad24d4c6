import SamplanBase
import SamplanJournal
import Synchronization
import Testing

@testable import SamplanStore

@Suite struct GroupCommitTests {
  /// Notes the groups it commits; the first waits until told to go on.
  private final class Committer: Sendable {
    let groups = Mutex<[[Int]]>([])
    let gate = AsyncStream<Void>.makeStream()

    func commits(
      _ limits: GroupCommit<Int, Int>.Limits, itemBytes: Int
    ) -> GroupCommit<Int, Int> {
      GroupCommit(limits: limits, byteCount: { _ in itemBytes }, commit: { await self.commit($0) })
    }

    func commit(_ group: [Int]) async -> [Result<Int, any Error>] {
      let isFirst = groups.withLock {
        $0.append(group)
        return $0.count == 1
      }
      if isFirst { for await _ in gate.stream { break } }
      return group.map { item in
        item % 10 == 3
          ? .failure(Refusal(.conflict, Text(same: "three"))) : .success(item * 2)
      }
    }
  }

  /// Submits the first item, and the others while it is being committed.
  private func submit(
    _ items: Range<Int>, _ commits: GroupCommit<Int, Int>, _ committer: Committer
  ) async -> [Int: Int?] {
    await withTaskGroup(of: (Int, Int?).self) { group in
      for item in items {
        group.addTask { (item, try? await commits.submit(item)) }
        while committer.groups.withLock(\.isEmpty) { await Task.yield() }
      }
      while await commits.waitingCount < items.count - 1 { await Task.yield() }
      committer.gate.continuation.finish()
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  @Test func `what comes while a group is committed goes together, and each gets its own answer`()
    async
  {
    let committer = Committer()
    var limits = GroupCommit<Int, Int>.Limits()
    limits.groupMax = 8
    let commits = committer.commits(limits, itemBytes: 1)
    let answers = await submit(0..<30, commits, committer)
    for item in 0..<30 { #expect(answers[item] == (item % 10 == 3 ? nil : item * 2)) }
    let groups = committer.groups.withLock { $0 }
    #expect(groups.map(\.count) == [1, 8, 8, 8, 5])
    #expect(Set(groups.joined()) == Set(0..<30))
  }

  @Test func `a group takes no more than its bytes`() async {
    let committer = Committer()
    var limits = GroupCommit<Int, Int>.Limits()
    limits.groupBytesMax = 100
    let commits = committer.commits(limits, itemBytes: 60)
    _ = await submit(0..<7, commits, committer)
    #expect(committer.groups.withLock { $0.map(\.count) } == [1, 2, 2, 2])
  }

  @Test func `more than may wait is refused at once`() async {
    let committer = Committer()
    var limits = GroupCommit<Int, Int>.Limits()
    limits.waitingMax = 5
    let commits = committer.commits(limits, itemBytes: 1)
    await withTaskGroup(of: Void.self) { group in
      for item in 10..<16 {
        group.addTask { _ = try? await commits.submit(item) }
        while committer.groups.withLock(\.isEmpty) { await Task.yield() }
      }
      while await commits.waitingCount < 5 { await Task.yield() }
      let refusal = await #expect(throws: Refusal.self) { try await commits.submit(99) }
      #expect(refusal?.kind == .limit)
      committer.gate.continuation.finish()
    }
    #expect(committer.groups.withLock { !$0.joined().contains(99) })
  }

  @Test func `appends that follow one another may stand in the same group`() async throws {
    let folder = TemporaryFolder()
    let storage = try folder.open()
    let party = PartyCode("03")!
    var head = LogHead(journal: Fixtures.journal, party: party)
    var batches = [AppendBatch]()
    for _ in 0..<50 {
      let written = try Fixtures.write(3, in: party, after: head)
      batches.append(AppendBatch([written.append]))
      head = written.head
    }
    // One that has lost its place stands among them and must not disturb the others.
    batches.insert(AppendBatch([try Fixtures.write(1, in: party).append]), at: 20)
    let committer = JournalCommitter(
      database: try NodeDatabase.open(path: folder.file()), journal: Fixtures.journal)
    let answers = await committer.commit(batches)
    #expect(answers.count == 51)
    for (number, answer) in answers.enumerated() where number != 20 {
      #expect(try answer.get().heads[party]?.size == (number < 20 ? number + 1 : number) * 3)
    }
    #expect(throws: Refusal.self) { try answers[20].get() }
    #expect(try await storage.head(of: party) == head)
    #expect(try await JournalVerification.run(storage, keys: Fixtures.pinned).isWhole)
  }

  @Test func `all parties write at once and nothing is lost`() async throws {
    let folder = TemporaryFolder()
    let storage = try folder.open()
    let told = Mutex<[String]>([])
    try await DurabilityTrial.run(
      storage: storage,
      keys: Dictionary(uniqueKeysWithValues: PartyCode.all.map { ($0, Fixtures.key($0)) }),
      surroundings: Fixtures.surroundings(), entries: 2200
    ) { lines in
      told.withLock { $0 += lines.split(separator: "\n").map(String.init) }
    }
    var stored = Set<String>()
    for party in PartyCode.all {
      for entry in try await allEntries(storage, party) {
        stored.insert("\(party),\(entry.index),\(entry.leaf)")
      }
    }
    let lines = told.withLock { $0 }
    #expect(lines.count == 2200)
    #expect(Set(lines) == stored)
    #expect(try await JournalVerification.run(storage, keys: Fixtures.pinned).isWhole)
  }
}
