import Foundation
import SamplanBase
import SamplanDomain
import SamplanJournal

/// Folded logs as one file, so that a start need not read the database (ögonblicksbild).
///
/// For each log its tree head and its record from every viewpoint that differs. Always disposable:
/// whatever does not fit is read from the log. It holds the contents of payloads, so whoever erases
/// one deletes the file too.
///
///     samplan-snapshot/<version> <fold version> <journal>\n
///     length of the table (8), the table, its SHA-256
///     the records, log by log, each ending with a SHA-256 of its own
package enum Snapshot {
  /// What viewpoints see and how the file is laid out. Raise it with every change of either.
  static let version = 2

  private static func opening(_ journal: JournalID) -> [UInt8] {
    Array("samplan-snapshot/\(version) \(PartyRecord.foldVersion) \(journal)\n".utf8)
  }

  static func write(_ views: [PartyViews], journal: JournalID) throws -> [UInt8] {
    let logs = try views.filter { $0.head.size > 0 }.map(WrittenLogRecords.init)
    var table = SnapshotWriter()
    table.write(UInt32(logs.count))
    for log in logs { log.write(to: &table) }
    table.seal()
    var file = SnapshotWriter()
    file.write(bare: opening(journal))
    file.write(UInt64(table.bytes.count))
    file.write(bare: table.bytes)
    for record in logs.lazy.flatMap(\.records) { file.write(bare: record) }
    return file.bytes
  }

  /// What a file holds; empty when it is of another journal or version, or damaged.
  package static func read(_ file: Data, journal: JournalID) async -> [PartyCode: PartyViews] {
    await read([UInt8](file), journal: journal)
  }

  static func read(_ file: [UInt8], journal: JournalID) async -> [PartyCode: PartyViews] {
    guard let logs = try? table(of: file, journal) else { return [:] }
    return await withTaskGroup(of: PartyViews?.self) { group in
      for log in logs { group.addTask { log.views(in: file) } }
      var found: [PartyCode: PartyViews] = [:]
      for await views in group {
        guard let views else { return [:] }
        found[views.head.party] = views
      }
      return found
    }
  }

  private static func table(
    of file: [UInt8], _ journal: JournalID
  ) throws -> [StoredLogRecords] {
    try file.withUnsafeBytes { bytes in
      let start = opening(journal)
      guard bytes.starts(with: start) else { throw SnapshotDefect() }
      var place = start.count + MemoryLayout<UInt64>.size
      var front = SnapshotReader(unsealed: UnsafeRawBufferPointer(rebasing: bytes[start.count...]))
      let length = try front.readCount()
      guard length <= bytes.count - place else { throw SnapshotDefect() }
      var table = try SnapshotReader(
        sealed: UnsafeRawBufferPointer(rebasing: bytes[place..<(place + length)]))
      place += length
      var logs: [StoredLogRecords] = []
      for _ in 0..<(try table.read(UInt32.self)) {
        logs.append(
          try StoredLogRecords(reading: &table, of: journal, from: &place, end: bytes.count))
      }
      guard table.isAtEnd, place == bytes.count, Set(logs.map(\.head.party)).count == logs.count
      else { throw SnapshotDefect() }
      return logs
    }
  }
}

/// The different records of a log's views: viewpoints that see the same share one.
private struct WrittenLogRecords {
  private let head: LogHead
  /// The whole record first.
  private(set) var records: [[UInt8]] = []
  private var recordOfViewpoint: [(place: Int, record: Int)] = []
  private var numbers: [ArraySlice<UInt8>: Int] = [:]

  init(_ views: PartyViews) throws {
    head = views.head
    _ = try add(views.whole)
    for (place, record) in views.viewsApart {
      recordOfViewpoint.append((place, try add(record)))
    }
  }

  private mutating func add(_ record: PartyRecord) throws -> Int {
    let bytes = try record.snapshot()
    let seal = bytes.suffix(StoredLogRecords.sealBytes)
    if let number = numbers[seal] { return number }
    numbers[seal] = records.count
    records.append(bytes)
    return records.count - 1
  }

  func write(to table: inout SnapshotWriter) {
    table.write(head.party.rawValue)
    table.write(Int64(head.size))
    for node in head.range.nodes { table.write(bare: node.bytes) }
    table.write(UInt32(records.count))
    for record in records {
      table.write(Int64(record.count))
      table.write(bare: record.suffix(StoredLogRecords.sealBytes))
    }
    table.write(UInt32(recordOfViewpoint.count))
    for (place, record) in recordOfViewpoint {
      table.write(UInt8(place))
      table.write(UInt32(record))
    }
  }
}

/// One log as a file's table has it, its records not yet read.
private struct StoredLogRecords {
  static let sealBytes = 32

  private struct Part {
    let range: Range<Int>
    /// The hash that must end it.
    let seal: SamplanBase.Digest
  }

  let head: LogHead
  private var parts: [Part] = []
  private var partOfPlace: [Int: Int] = [:]

  init(
    reading table: inout SnapshotReader, of journal: JournalID, from start: inout Int, end: Int
  ) throws(SnapshotDefect) {
    guard let party = PartyCode(try table.readText()) else { throw SnapshotDefect() }
    let size = try table.readCount()
    var nodes: [SamplanBase.Digest] = []
    for _ in 0..<size.nonzeroBitCount { nodes.append(try table.readDigest()) }
    guard size > 0, let range = CompactRange(size: size, nodes: nodes) else {
      throw SnapshotDefect()
    }
    head = LogHead(journal: journal, party: party, range: range)
    for _ in 0..<(try table.read(UInt32.self)) {
      let length = try table.readCount()
      guard length >= Self.sealBytes, length <= end - start else { throw SnapshotDefect() }
      parts.append(Part(range: start..<(start + length), seal: try table.readDigest()))
      start += length
    }
    for _ in 0..<(try table.read(UInt32.self)) {
      let place = Int(try table.read(UInt8.self))
      let part = Int(try table.read(UInt32.self))
      guard Viewpoint.limited.indices.contains(place), parts.indices.contains(part) else {
        throw SnapshotDefect()
      }
      partOfPlace[place] = part
    }
    guard !parts.isEmpty else { throw SnapshotDefect() }
  }

  /// The views; nil when a record is damaged or not this log's.
  func views(in file: [UInt8]) -> PartyViews? {
    var records: [PartyRecord] = []
    for part in parts {
      let bytes = file[part.range]
      guard bytes.suffix(Self.sealBytes).elementsEqual(part.seal.bytes),
        let record = PartyRecord(snapshot: bytes), record.party == head.party,
        record.size == head.size
      else { return nil }
      records.append(record)
    }
    var head = head
    head.lastTime = records[0].lastTime
    return PartyViews(
      whole: records[0], apart: partOfPlace.mapValues { records[$0] }, head: head)
  }
}

extension Node {
  /// The logs as they are folded now, for the next start.
  package func snapshot() throws -> [UInt8] {
    try Snapshot.write(PartyCode.all.map { self.views(of: $0) }, journal: storage.journal)
  }
}
