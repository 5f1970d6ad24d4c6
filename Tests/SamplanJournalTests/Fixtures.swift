import SamplanBase
import SamplanJournal

/// Fixed journals, keys and statements.
enum Fixtures {
  static let journal = JournalID(.demonstration, randomBytes: Array(0..<16))!
  static let otherJournal = JournalID(.real, randomBytes: Array(16..<32))!
  static let uppsala = PartyCode("03")!
  static let norrbotten = PartyCode("25")!
  static let key = SigningKey(seed: Array(repeating: 7, count: 32))!
  static let otherKey = SigningKey(seed: Array(repeating: 8, count: 32))!
  static let noon = Instant("2026-05-03T12:00:00.000Z")!

  static func draft(_ text: String = "x") -> StatementDraft {
    StatementDraft(
      type: StatementType("figures.reported", version: 1)!, informationClass: .internal,
      audience: .allRegions, author: AuthorFunction("region.registrar")!,
      body: Array(#"{"value":"\#(text)"}"#.utf8))
  }

  /// Salts that differ from one another and are the same each time.
  static func salts() -> () -> [UInt8] {
    var count: UInt8 = 0
    return {
      count &+= 1
      return Array(repeating: count, count: 16)
    }
  }

  static func write(
    _ count: Int, after head: LogHead? = nil, at time: Instant = noon, key: SigningKey = key
  ) throws -> WrittenLog {
    try LogWriter.write(
      (0..<count).map { draft("\($0)") },
      after: head ?? LogHead(journal: journal, party: uppsala), at: time, key: key,
      pinned: key.verifyingKey, salt: salts())
  }
}

extension WrittenLog {
  var stored: [StoredEntry] { append.entries.map { StoredEntry($0) } }
  var storedCheckpoint: StoredCheckpoint {
    StoredCheckpoint(
      party: append.party, size: append.checkpoint.checkpoint.size,
      note: append.checkpoint.note.bytes)
  }
}
