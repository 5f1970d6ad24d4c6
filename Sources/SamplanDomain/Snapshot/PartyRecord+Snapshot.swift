import Foundation
import HashTreeCollections
import SamplanBase

extension PartyRecord {
  /// What the same entries fold to, and how a snapshot is laid out. Raise it with every change of
  /// what `apply` makes of any entry, also when entries come to be understood that were not: a
  /// snapshot of another version is left aside, and the log is folded again.
  package static let foldVersion = 4

  private static let mark = Array("samplan-record\n".utf8)

  /// The record as bytes, from which a start is faster than from the log. The same record gives the
  /// same bytes. Disposable: the log says everything that stands here.
  ///
  /// After a mark and the version come size and last time, the rare statements as their payloads
  /// are written, the figures by column, and a SHA-256 of it all.
  package func snapshot() throws(Refusal) -> [UInt8] {
    var writer = SnapshotWriter()
    writer.write(bare: Self.mark)
    writer.write(UInt32(Self.foldVersion))
    writer.write(party.rawValue)
    writer.write(Int64(size))
    writer.write(lastTime?.milliseconds ?? .min)
    writer.write(Int64(notUnderstood))
    try writeStatements(to: &writer)
    figures.write(to: &writer)
    writer.seal()
    return writer.bytes
  }

  /// The record that these bytes are a snapshot of; nil when they are damaged, or of another
  /// version of the fold.
  package init?(snapshot: some ContiguousBytes) {
    let record = snapshot.withUnsafeBytes { bytes in
      try? Self.read(bytes)
    }
    guard let record else { return nil }
    self = record
  }

  private static func read(_ bytes: UnsafeRawBufferPointer) throws(SnapshotDefect) -> PartyRecord {
    var reader = try SnapshotReader(sealed: bytes)
    guard try reader.readBytes(mark.count) == mark,
      try reader.read(UInt32.self) == UInt32(foldVersion),
      let party = PartyCode(try reader.readText())
    else { throw SnapshotDefect() }
    var record = PartyRecord(party: party)
    record.size = try reader.readCount()
    let time = try reader.read(Int64.self)
    guard (time == .min) == (record.size == 0) else { throw SnapshotDefect() }
    if record.size > 0 { record.lastTime = try Instant(inSnapshot: time) }
    record.notUnderstood = try reader.readCount()
    guard record.notUnderstood <= record.size else { throw SnapshotDefect() }
    try record.readStatements(from: &reader)
    record.figures = try FigureTable(reading: &reader, size: record.size)
    guard reader.isAtEnd else { throw SnapshotDefect() }
    return record
  }
}

extension Instant {
  private static let dayMilliseconds: Int64 = 86_400_000
  /// The first and the last day that a log can speak of.
  private static let days = (
    first: Day(year: 1900, month: 1, day: 1)!, last: Day(year: 2199, month: 12, day: 31)!
  )

  /// A time as a snapshot has it.
  init(inSnapshot milliseconds: Int64) throws(SnapshotDefect) {
    guard milliseconds >= Int64(Self.days.first.number) * Self.dayMilliseconds,
      milliseconds < Int64(Self.days.last.number + 1) * Self.dayMilliseconds
    else { throw SnapshotDefect() }
    self.init(milliseconds: milliseconds)
  }
}
