import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore
import Testing

/// What each reader sees of a record, and the snapshot that keeps it.
struct SharingTests {
  private let region = code("19")
  private let near = code("12")
  private let far = code("03")

  private func filled() async throws -> Trial {
    let trial = try await Trial()
    try await trial.open([.kansli, region, near, far])
    let reporter = actor(.regionReporter, region)
    let reports: [(MeasureID, Audience, InformationClass)] = [
      (Measure.icuBeds, .own, .internal), (Measure.somaticBeds, .healthCareRegion, .internal),
      (Measure.psychiatricBeds, .allRegions, .internal),
      (Measure.icuSurgeBeds, .allRegions, .secrecy),
      (Measure.somaticSurgeBeds, .authorities, .open),
    ]
    for (measure, audience, level) in reports {
      let figure = Figure(
        measure: measure, subject: .region, value: .known(ExactDecimal(10)), unit: .beds,
        asOf: Day("2026-11-19")!, method: .counted, definition: 1)
      _ = try await trial.node.reportFigures(
        [figure], of: region, informationClass: level, audience: audience, by: reporter)
    }
    return trial
  }

  private func seen(by reader: Actor, in node: Node) throws -> Set<MeasureID> {
    Set(try node.picture(for: reader)[region].figures.entries.map(\.figure.measure))
  }

  private func readers(_ node: Node) -> [(Actor, Set<MeasureID>)] {
    let open: Set = [Measure.somaticSurgeBeds]
    let regions = open.union([Measure.psychiatricBeds])
    return [
      (
        actor(.regionReader, region),
        regions.union([Measure.icuBeds, Measure.somaticBeds, Measure.icuSurgeBeds])
      ),
      (
        actor(.regionReader, near, clearance: .internal, neighbours: [region]),
        regions.union([Measure.somaticBeds])
      ),
      (actor(.regionReader, far), regions.union([Measure.icuSurgeBeds])),
      (actor(.kansliStrategist, .kansli, clearance: .internal), regions),
      (actor(.partnerReader, nil, clearance: .internal), open),
      (actor(.regionReader, far, clearance: .open), open),
    ]
  }

  @Test func `each reader sees what is shared with them, in lists, counts and totals`()
    async throws
  {
    let trial = try await filled()
    for (reader, expected) in readers(trial.node) {
      #expect(try seen(by: reader, in: trial.node) == expected, "\(reader.role) \(reader.party!)")
      let picture = try trial.node.picture(for: reader)
      let total = picture.total(of: Measure.icuBeds, on: trial.node.today)
      #expect(total.reporting == (expected.contains(Measure.icuBeds) ? 1 : 0))
    }
  }

  @Test func `somebody who joins a sjukvårdsregion by account gets its neighbours`() async throws {
    let trial = try await filled()
    let role = try #require(
      trial.node.demoRoles().first { $0.role == .regionReader && $0.party == near })
    let entered = try await trial.node.signInDemo(role.account)
    #expect(entered.actor.neighbours == [region])
  }

  @Test func `a snapshot gives every reader the same picture as the log`() async throws {
    let trial = try await filled()
    let bytes = try trial.node.snapshot()
    let views = await Snapshot.read(Data(bytes), journal: trial.storage.journal)
    #expect(Set(views.keys) == [.kansli, region, near, far])
    _ = try await trial.node.reportFigures(
      [icuBeds(99, asOf: "2026-11-20")], of: region, by: actor(.regionReporter, region))
    let restarted = try await trial.another(snapshot: views)
    #expect(restarted.heads() == trial.node.heads())
    for (reader, _) in readers(trial.node) {
      #expect(try seen(by: reader, in: restarted) == seen(by: reader, in: trial.node))
    }
    let own = try restarted.picture(for: actor(.regionReader, region))
    #expect(
      own[region].figures.latest(Measure.icuBeds, .region)?.figure.value
        == .known(ExactDecimal(99)))
  }

  @Test func `a damaged or foreign snapshot is left aside`() async throws {
    let trial = try await filled()
    let journal = trial.storage.journal
    let bytes = try trial.node.snapshot()
    let whole = await Snapshot.read(Data(bytes), journal: journal)
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 0x40
      let read = await Snapshot.read(Data(damaged), journal: journal)
      // A changed byte takes its own log away, or the whole file; never changes what is read.
      for (party, views) in read { #expect(views.head == whole[party]?.head) }
      #expect(read.count < whole.count)
    }
    let other = try #require(JournalID(.demonstration, randomBytes: trial.clock.bytes(16)))
    #expect(await Snapshot.read(Data(bytes), journal: other).isEmpty)
    #expect(await Snapshot.read(Data(bytes.dropLast(5)), journal: journal).count < whole.count)
  }

  @Test func `a snapshot newer than the file is not believed`() async throws {
    let trial = try await filled()
    let views = await Snapshot.read(
      Data(try trial.node.snapshot()), journal: trial.storage.journal)
    // As after restoring an older copy: the same journal, empty.
    let database = try NodeDatabaseCopy.empty(beside: trial)
    let node = try await Node.start(
      settings: trial.node.settings, surroundings: trial.surroundings, stores: database.stores,
      storage: try database.journal(trial.storage.journal), keys: trial.keys,
      hasher: PasswordHasher(hash: { $0 }, verify: { _, _ in false }), snapshot: views)
    #expect(node.entryCount.all == 0)
  }
}
