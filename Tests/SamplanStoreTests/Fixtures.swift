import Foundation
import GRDB
import SamplanBase
import SamplanJournal
import SamplanStore

/// Fixed journals, keys and statements.
enum Fixtures {
  static let journal = JournalID(.demonstration, randomBytes: Array(0..<16))!
  static let noon = Instant("2026-05-03T12:00:00.000Z")!

  static func key(_ party: PartyCode) -> SigningKey {
    SigningKey(seed: Array(Digest(of: Array(party.rawValue.utf8)).bytes))!
  }

  static var pinned: PinnedKeys {
    PinnedKeys(
      journal: journal,
      Dictionary(uniqueKeysWithValues: PartyCode.all.map { ($0, key($0).verifyingKey) }))
  }

  static func write(
    _ count: Int, in party: PartyCode, after head: LogHead? = nil, at time: Instant = noon,
    filling: Int = 20
  ) throws -> WrittenLog {
    let head = head ?? LogHead(journal: journal, party: party)
    let body = Array(#"{"value":"\#(String(repeating: "7", count: filling))"}"#.utf8)
    let draft = StatementDraft(
      type: StatementType("figures.reported", version: 1)!, informationClass: .internal,
      audience: .allRegions, author: AuthorFunction("region.registrar")!, body: body)
    var number = head.size
    return try LogWriter.write(
      Array(repeating: draft, count: count), after: head, at: time, key: key(party),
      pinned: key(party).verifyingKey,
      salt: {
        number += 1
        return Array(Digest(of: Array("\(party)/\(number)/\(time)".utf8)).bytes.prefix(16))
      })
  }

  static func blob(_ text: String) throws -> Blob {
    try Blob(
      bytes: Array(text.utf8), salt: Array(repeating: 3, count: 16), informationClass: .secrecy,
      audience: .own)
  }

  /// Predictable bytes in place of randomness.
  static func surroundings() -> Surroundings {
    let counter = Counter()
    return Surroundings(
      now: { noon },
      randomBytes: { count in
        var bytes = [UInt8]()
        while bytes.count < count { bytes += Digest(of: Array("\(counter.next())".utf8)).bytes }
        return Array(bytes.prefix(count))
      })
  }
}

/// Counts up, from any thread.
final class Counter: Sendable {
  private let lock = NSLock()
  nonisolated(unsafe) private var value = 0

  func next() -> Int {
    lock.withLock {
      value += 1
      return value
    }
  }
}

/// A folder that is removed when the test is over.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("\(NSTemporaryDirectory())/samplan-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String = "node.sqlite") -> String { "\(path)/\(name)" }

  func open(_ name: String = "node.sqlite") throws -> JournalSQLite {
    try JournalSQLite(try NodeDatabase.open(path: file(name)), journal: Fixtures.journal)
  }
}

/// Every entry of a log, as stored.
func allEntries(_ storage: some JournalStorage, _ party: PartyCode) async throws -> [StoredEntry] {
  var entries = [StoredEntry]()
  while case let batch = try await storage.entries(of: party, from: entries.count, limit: 1000),
    !batch.isEmpty
  {
    entries += batch
  }
  return entries
}
