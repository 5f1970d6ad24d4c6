import Foundation
import GRDB
import SamplanBase
import SamplanJournal

/// The journal's rows, read without trust: a damaged file gives an error, never a crash.
enum JournalRows {
  static func head(of party: PartyCode, in journal: JournalID, _ db: Database) throws -> LogHead? {
    let statement = try db.cachedStatement(
      sql: "SELECT size, nodes, last_time FROM logs WHERE party = ?")
    let rows = try Row.fetchCursor(statement, arguments: [party.rawValue])
    guard let row = try rows.next() else { return nil }
    let bytes = try blob(row, 1)
    let nodes = stride(from: 0, to: bytes.count, by: 32).compactMap {
      Digest(bytes: Array(bytes[$0..<min($0 + 32, bytes.count)]))
    }
    guard let size = integer(row, 0), let range = CompactRange(size: size, nodes: nodes),
      let time = integer(row, 2)
    else {
      throw JournalSQLite.damaged(
        Text(sv: "huvudet för logg \(party)", en: "the head of log \(party)"))
    }
    return LogHead(
      journal: journal, party: party, range: range,
      lastTime: Instant(milliseconds: Int64(time)))
  }

  static func entries(
    of party: PartyCode, from index: Int, limit: Int, bytesMax: Int, _ db: Database
  ) throws -> [StoredEntry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT idx, leaf, payload_state, header, payload FROM entries
        WHERE party = ? AND idx >= ? ORDER BY idx LIMIT ?
        """)
    let rows = try Row.fetchCursor(statement, arguments: [party.rawValue, index, limit])
    var entries = [StoredEntry]()
    var bytes = 0
    while bytes < bytesMax, let row = try rows.next() {
      guard let place = integer(row, 0), place >= index, place <= EntryHeader.indexMax,
        let leaf = Digest(bytes: try blob(row, 1))
      else {
        throw JournalSQLite.damaged(
          Text(sv: "en post efter \(party):\(index)", en: "an entry from \(party):\(index)"))
      }
      let entry = StoredEntry(
        party: party, index: place, header: try blob(row, 3), leaf: leaf,
        payload: try payload(row, state: 2, bytes: 4))
      bytes += entry.header.count
      if case .present(let payload) = entry.payload { bytes += payload.count }
      entries.append(entry)
    }
    return entries
  }

  static func payload(of entry: EntryReference, _ db: Database) throws -> StoredPayload? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT payload_state, payload FROM entries WHERE party = ? AND idx = ? AND leaf = ?
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [entry.party.rawValue, entry.index, Data(entry.hash.bytes)])
    return try rows.next().map { try payload($0, state: 0, bytes: 1) }
  }

  static func blob(_ hash: Digest, _ db: Database) throws -> Blob? {
    let statement = try db.cachedStatement(
      sql: "SELECT salt, class, audience, bytes FROM blobs WHERE hash = ?")
    let rows = try Row.fetchCursor(statement, arguments: [Data(hash.bytes)])
    guard let row = try rows.next() else { return nil }
    guard let level = text(row, 1).flatMap(InformationClass.init(rawValue:)),
      let audience = text(row, 2).flatMap(Audience.init(rawValue:))
    else { throw JournalSQLite.damaged(Text(sv: "filen \(hash)", en: "the blob \(hash)")) }
    return Blob(
      hash: hash, salt: try blob(row, 0), bytes: try blob(row, 3), informationClass: level,
      audience: audience)
  }

  static func blobHashes(after hash: Digest?, limit: Int, _ db: Database) throws -> [Digest] {
    let statement = try db.cachedStatement(
      sql: "SELECT hash FROM blobs WHERE hash > ? ORDER BY hash LIMIT ?")
    let rows = try Row.fetchCursor(
      statement, arguments: [Data(hash?.bytes ?? []), min(limit, 10_000)])
    var hashes = [Digest]()
    while let row = try rows.next() {
      guard let hash = Digest(bytes: try blob(row, 0)) else {
        throw JournalSQLite.damaged(Text(sv: "en fils namn", en: "the name of a blob"))
      }
      hashes.append(hash)
    }
    return hashes
  }

  static func checkpoints(of party: PartyCode, _ db: Database) throws -> [StoredCheckpoint] {
    let statement = try db.cachedStatement(
      sql: "SELECT size, note FROM checkpoints WHERE party = ? ORDER BY size")
    let rows = try Row.fetchCursor(statement, arguments: [party.rawValue])
    var checkpoints = [StoredCheckpoint]()
    while let row = try rows.next() {
      guard let size = integer(row, 0) else {
        throw JournalSQLite.damaged(
          Text(sv: "en kontrollpunkt i logg \(party)", en: "a checkpoint of log \(party)"))
      }
      checkpoints.append(StoredCheckpoint(party: party, size: size, note: try blob(row, 1)))
    }
    return checkpoints
  }

  private static func payload(_ row: Row, state: Int, bytes: Int) throws -> StoredPayload {
    switch integer(row, state).flatMap(StoredState.init(rawValue:)) {
    case .present: .present(try blob(row, bytes))
    case .withheld: .withheld
    case .erased: .erased
    case .notYetHere: .notYetHere
    case nil:
      throw JournalSQLite.damaged(
        Text(sv: "en posts tillstånd", en: "the state of a payload"))
    }
  }

  private static func integer(_ row: Row, _ column: Int) -> Int? {
    Int.fromDatabaseValue(row[column] as DatabaseValue)
  }

  private static func text(_ row: Row, _ column: Int) -> String? {
    String.fromDatabaseValue(row[column] as DatabaseValue)
  }

  private static func blob(_ row: Row, _ column: Int) throws -> [UInt8] {
    try row.withUnsafeData(atIndex: column) { data in data.map { [UInt8]($0) } ?? [] }
  }
}

extension JournalRows {
  static func update(_ head: LogHead, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO logs (party, size, nodes, last_time) VALUES (?, ?, ?, ?)
        ON CONFLICT (party) DO UPDATE
        SET size = excluded.size, nodes = excluded.nodes, last_time = excluded.last_time
        """)
    try statement.execute(arguments: [
      head.party.rawValue, head.size, Data(head.range.nodes.flatMap(\.bytes)),
      head.lastTime?.milliseconds,
    ])
  }

  /// Keeps the checkpoint, and of the same day no earlier one.
  static func insert(
    _ checkpoint: SignedCheckpoint, of party: PartyCode, day: Int, _ db: Database
  ) throws {
    let size = checkpoint.checkpoint.size
    try db.cachedStatement(
      sql: "INSERT INTO checkpoints (party, size, day, note) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [party.rawValue, size, day, Data(checkpoint.note.bytes)])
    try db.cachedStatement(
      sql: "DELETE FROM checkpoints WHERE party = ? AND size < ? AND day = ?"
    ).execute(arguments: [party.rawValue, size, day])
  }

  /// Keeps the blob; the same blob again changes nothing.
  static func insert(_ blob: Blob, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO blobs (hash, salt, class, audience, bytes) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (hash) DO NOTHING
        """
    ).execute(arguments: [
      Data(blob.hash.bytes), Data(blob.salt), blob.informationClass.rawValue,
      blob.audience.rawValue, Data(blob.bytes),
    ])
  }
}
