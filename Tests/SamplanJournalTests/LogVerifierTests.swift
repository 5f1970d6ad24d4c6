import SamplanBase
import SamplanJournal
import Testing

@Suite struct LogVerifierTests {
  private let written: WrittenLog
  private let early: StoredCheckpoint
  private let whole: [StoredEntry]

  init() throws {
    let first = try Fixtures.write(3)
    written = try Fixtures.write(
      4, after: first.head, at: Fixtures.noon.adding(seconds: 86_400))
    early = first.storedCheckpoint
    whole = first.stored + written.stored
  }

  private func verify(
    _ entries: [StoredEntry], key: VerifyingKey? = Fixtures.key.verifyingKey,
    checkpoints: [StoredCheckpoint]? = nil, head: LogHead? = nil
  ) -> VerificationReport {
    var verifier = LogVerifier(
      journal: Fixtures.journal, party: Fixtures.uppsala, key: key,
      checkpoints: checkpoints ?? [early, written.storedCheckpoint])
    for entry in entries { verifier.take(entry) }
    return verifier.report(head: head ?? written.head)
  }

  private func places(_ report: VerificationReport) -> Set<Int> {
    Set(report.damages.compactMap(\.index))
  }

  @Test func `a whole log is proven`() {
    let report = verify(whole)
    #expect(report.isWhole)
    #expect(report.entries == 7)
    #expect(report.payloads.present == 7)
    #expect(report.proven == written.append.checkpoint.checkpoint)
  }

  @Test func `an empty log is whole`() {
    let report = LogVerifier(
      journal: Fixtures.journal, party: Fixtures.uppsala, key: nil, checkpoints: []
    ).report(head: nil)
    #expect(report.isWhole)
    #expect(report.proven == nil)
  }

  @Test(arguments: [0, 2, 6])
  func `each changed byte of a header is found and named`(index: Int) {
    for place in whole[index].header.indices {
      var entries = whole
      entries[index].header[place] ^= 1
      let report = verify(entries)
      #expect(!report.isWhole)
      #expect(places(report) == [index])
      #expect(report.damages.contains { $0.kind == .headerChanged })
      #expect(report.first?.place == "03:\(index)")
    }
  }

  @Test(arguments: [0, 3, 6])
  func `each changed byte of a payload is found and named`(index: Int) throws {
    guard case .present(let bytes) = whole[index].payload else { return }
    for place in bytes.indices {
      var entries = whole
      var changed = bytes
      changed[place] ^= 1
      entries[index].payload = .present(changed)
      let report = verify(entries)
      #expect(report.damages == [.init(.payloadChanged, party: Fixtures.uppsala, index: index)])
      #expect(report.proven == written.append.checkpoint.checkpoint)
    }
  }

  @Test func `a changed leaf hash is told apart from a changed header`() throws {
    for index in whole.indices {
      for place in 0..<32 {
        var entries = whole
        var bytes = entries[index].leaf.bytes
        bytes[place] ^= 1
        entries[index].leaf = try #require(Digest(bytes: bytes))
        let report = verify(entries)
        #expect(
          report.damages == [.init(.leafHashChanged, party: Fixtures.uppsala, index: index)])
      }
    }
  }

  @Test func `a header replaced together with its leaf hash still fails the signed root`() throws {
    var entries = whole
    let forged = try Fixtures.write(7, at: Fixtures.noon.adding(seconds: -9))
    entries[4] = forged.stored[4]
    let report = verify(entries)
    #expect(report.damages.contains { $0.kind == .rootDiffers && $0.detail == "between 3 and 6" })
  }

  @Test func `each changed byte of a checkpoint is found`() {
    let note = written.storedCheckpoint.note
    for place in note.indices {
      var changed = written.storedCheckpoint
      changed.note[place] ^= 1
      let report = verify(whole, checkpoints: [early, changed])
      #expect(!report.isWhole)
      #expect(places(report).isSubset(of: [3, 7]))
    }
  }

  @Test func `missing entries are named, in the middle and at the end`() {
    var entries = whole
    entries.remove(at: 5)
    entries.remove(at: 2)
    #expect(places(verify(entries)) == [2, 5])
    let short = verify(Array(whole.dropLast(2)))
    #expect(
      short.damages.filter { $0.kind == .missing }.compactMap(\.index) == [5, 6])
  }

  @Test func `an entry out of place, repeated or far away is named`() {
    var swapped = whole
    swapped.swapAt(1, 2)
    #expect(!verify(swapped).isWhole)
    let alien = StoredEntry(
      party: Fixtures.norrbotten, index: 7, header: whole[0].header, leaf: whole[0].leaf,
      payload: whole[0].payload)
    #expect(verify(whole + [alien]).damages.map(\.kind) == [.outOfPlace])
    let far = StoredEntry(
      party: Fixtures.uppsala, index: .max, header: whole[0].header, leaf: whole[0].leaf,
      payload: whole[0].payload)
    #expect(verify(whole + [far]).damages.map(\.kind) == [.outOfPlace])
  }

  @Test func `entries after the last checkpoint are not covered`() throws {
    let report = verify(whole, checkpoints: [early])
    #expect(report.damages.map(\.kind) == [.notCovered])
    #expect(report.first?.index == 3)
    #expect(report.proven?.size == 3)
    #expect(verify(whole, checkpoints: []).damages.map(\.kind) == [.noCheckpoint])
  }

  @Test func `a log signed with another key is refused whatever it says`() throws {
    let forged = try Fixtures.write(7, key: Fixtures.otherKey)
    let report = verify(
      forged.stored, checkpoints: [forged.storedCheckpoint], head: forged.head)
    #expect(report.damages.contains { $0.kind == .wrongSignature })
    #expect(report.proven == nil)
    #expect(!verify(whole, key: nil).isWhole)
  }

  @Test func `a payload may be absent and the log still verifies`() {
    var entries = whole
    entries[1].payload = .withheld
    entries[2].payload = .erased
    entries[3].payload = .notYetHere
    let report = verify(entries)
    #expect(report.isWhole)
    #expect(report.payloads.present == 4)
    #expect(report.payloads.withheld == 1)
    #expect(report.payloads.erased == 1)
    #expect(report.payloads.notYetHere == 1)
  }

  @Test func `a wrong head kept for the next append is found`() {
    var head = written.head
    head.range.append(leaf: whole[0].leaf)
    #expect(verify(whole, head: head).damages.contains { $0.kind == .headDiffers })
    var time = written.head
    time.lastTime = Fixtures.noon
    #expect(verify(whole, head: time).damages.map(\.kind) == [.headDiffers])
  }

  @Test func `time that goes back is named`() throws {
    let late = try Fixtures.write(1, at: Fixtures.noon.adding(seconds: 10))
    let head = LogHead(
      journal: Fixtures.journal, party: Fixtures.uppsala, range: late.head.range)
    let before = try Fixtures.write(1, after: head)
    let report = verify(
      late.stored + before.stored, checkpoints: [before.storedCheckpoint], head: before.head)
    #expect(report.damages.map(\.kind) == [.timeGoesBack])
    #expect(report.first?.index == 1)
  }

  @Test func `opening an entry names what is wrong with it`() throws {
    let entry = try whole[0].opened(in: Fixtures.journal)
    #expect(entry.header.bytes == whole[0].header)
    #expect(throws: Refusal.self) { try whole[0].opened(in: Fixtures.otherJournal) }
    var header = whole[0]
    header.header[20] ^= 1
    var leaf = whole[0]
    leaf.leaf = whole[1].leaf
    var payload = whole[0]
    payload.payload = whole[1].payload
    for broken in [header, leaf, payload] {
      let refusal = #expect(throws: Refusal.self) { try broken.opened(in: Fixtures.journal) }
      #expect(refusal?.kind == .fault)
      #expect(refusal?.text.sv.contains("03:0") == true)
    }
  }
}
