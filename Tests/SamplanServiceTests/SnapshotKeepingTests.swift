import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore
import Synchronization
import Testing

/// The file that a start reads in place of the logs.
struct SnapshotKeepingTests {
  private let region = code("19")

  private func filled() async throws -> Trial {
    let trial = try await Trial()
    try await trial.open([.kansli, region])
    return trial
  }

  private func report(_ number: Int, in trial: Trial) async throws {
    _ = try await trial.node.reportFigures(
      [icuBeds(number)], of: region, by: actor(.regionReporter, region))
  }

  @Test func `a start reads the file, and from the logs only what is newer`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    keeping.file.save(trial.node)
    try await report(7, in: trial)
    let again = Keeping(trial)
    let views = await again.file.load(from: trial.storage)
    #expect(views.values.map(\.head.size).reduce(0, +) == trial.node.entryCount.all)
    let node = try await trial.another(snapshot: views)
    #expect(node.heads() == trial.node.heads() && node.eightWords == trial.node.eightWords)
    let own = try node.picture(for: actor(.regionReader, region))
    #expect(
      own[region].figures.latest(Measure.icuBeds, .region)?.figure.value
        == .known(ExactDecimal(7)))
    #expect(keeping.lines.isEmpty && again.lines.isEmpty)
  }

  @Test func `the file is its owner's only, and nothing is left beside it`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    keeping.file.save(trial.node)
    let attributes = try FileManager.default.attributesOfItem(atPath: keeping.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(!FileManager.default.fileExists(atPath: keeping.path + ".new"))
  }

  @Test func `no file is no fault, and a damaged one is told and left aside`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    #expect(await keeping.file.load(from: trial.storage).isEmpty && keeping.lines.isEmpty)
    keeping.file.save(trial.node)
    let whole = try Data(contentsOf: URL(fileURLWithPath: keeping.path))
    for damage in [whole.prefix(40), whole.dropLast(), whole + [0], Data()] {
      try damage.write(to: URL(fileURLWithPath: keeping.path))
      #expect(await keeping.file.load(from: trial.storage).isEmpty)
    }
    #expect(keeping.lines.count == 4)
  }

  @Test func `a file of a log that went another way is told and left aside`() async throws {
    // Trials draw the same names and keys: one journal, in which one party has said two things.
    let trial = try await filled()
    let other = try await filled()
    #expect(trial.storage.journal == other.storage.journal)
    try await report(7, in: trial)
    try await report(8, in: other)
    let keeping = Keeping(trial)
    keeping.file.save(trial.node)
    #expect(await keeping.file.load(from: other.storage).isEmpty && keeping.lines.count == 1)
    try await report(9, in: other)
    #expect(await keeping.file.load(from: other.storage).isEmpty && keeping.lines.count == 2)
    #expect(await keeping.file.load(from: trial.storage).count == 2 && keeping.lines.count == 2)
  }

  @Test func `a file with more than the logs have is told and left aside`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    keeping.file.save(trial.node)
    let empty = try NodeDatabaseCopy.empty(beside: trial).journal(trial.storage.journal)
    #expect(await keeping.file.load(from: empty).isEmpty && keeping.lines.count == 1)
  }

  @Test func `the file is written when enough has come since, and not before`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    keeping.file.save(trial.node, after: trial.node.entryCount.all + 1)
    #expect(!FileManager.default.fileExists(atPath: keeping.path))
    keeping.file.save(trial.node, after: trial.node.entryCount.all)
    let first = try Data(contentsOf: URL(fileURLWithPath: keeping.path))
    try await report(7, in: trial)
    keeping.file.save(trial.node, after: 2)
    #expect(try Data(contentsOf: URL(fileURLWithPath: keeping.path)) == first)
    keeping.file.save(trial.node)
    #expect(try Data(contentsOf: URL(fileURLWithPath: keeping.path)) != first)
  }

  @Test func `a server that stops leaves a file behind`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    let file = keeping.file
    let task = Task { await file.keep(trial.node) }
    task.cancel()
    await task.value
    #expect(await Keeping(trial).file.load(from: trial.storage).count == 2)
  }

  @Test func `of two that write at once one gives up, and says so`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial)
    let draft = open(keeping.path + ".new", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(draft, LOCK_EX | LOCK_NB) == 0)
    keeping.file.save(trial.node)
    #expect(keeping.lines.count == 1)
    #expect(!FileManager.default.fileExists(atPath: keeping.path))
    close(draft)
    keeping.file.save(trial.node)
    #expect(await Keeping(trial).file.load(from: trial.storage).count == 2)
  }

  @Test func `a file made without the node's key is not believed, however whole`() async throws {
    let trial = try await filled()
    let stranger = try #require(SigningKey(seed: [UInt8](repeating: 7, count: 32)))
    let forging = Keeping(trial, keys: KeyRing([.kansli: stranger], pinned: trial.keys.pinned))
    forging.file.save(trial.node)
    #expect(await forging.file.load(from: trial.storage).count == 2)
    let keeping = Keeping(trial)
    #expect(await keeping.file.load(from: trial.storage).isEmpty && keeping.lines.count == 1)
  }

  @Test func `a node without keys keeps no file`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial, keys: KeyRing([:], pinned: trial.keys.pinned))
    keeping.file.save(trial.node)
    #expect(!FileManager.default.fileExists(atPath: keeping.path))
    #expect(await keeping.file.load(from: trial.storage).isEmpty && keeping.lines.isEmpty)
  }

  @Test func `a folder that cannot be written is told, and the node goes on`() async throws {
    let trial = try await filled()
    let keeping = Keeping(trial, path: trial.path + "/missing/snapshot.bin")
    keeping.file.save(trial.node)
    #expect(keeping.lines.count == 1 && trial.node.entryCount.all > 0)
  }

  @Test func `viewpoints that see the same are kept once`() async throws {
    let trial = try await filled()
    _ = try await trial.node.reportFigures(
      [icuBeds(1)], of: region, informationClass: .internal, audience: .own,
      by: actor(.regionReporter, region))
    let before = try trial.node.snapshot().count
    // Seen by all: without sharing, every viewpoint apart would keep a copy of its own.
    for number in 2...40 {
      _ = try await trial.node.reportFigures(
        [icuBeds(number, asOf: "2026-11-\(number % 20 < 9 ? "0" : "")\(number % 20 + 1)")],
        of: region, informationClass: .open, audience: .authorities,
        by: actor(.regionReporter, region))
    }
    let rowBytes = 64
    #expect(try trial.node.snapshot().count - before < 39 * rowBytes * 4)
  }
}

/// A file kept for a trial, with what it says.
private final class Keeping: Sendable {
  let path: String
  let file: SnapshotKeeping
  private let said: Said

  init(_ trial: Trial, path: String? = nil, keys: KeyRing? = nil) {
    let said = Said()
    self.said = said
    self.path = path ?? trial.path + "/snapshot.bin"
    file = SnapshotKeeping(path: self.path, keys: keys ?? trial.keys) { said.add($0) }
  }

  var lines: [String] { said.lines }
}

private final class Said: Sendable {
  private let held = Mutex([String]())
  var lines: [String] { held.withLock { $0 } }
  func add(_ line: String) { held.withLock { $0.append(line) } }
}
