import SamplanBase

/// Bytes that are not a snapshot of this build's kind: cut, changed, or of another version.
package struct SnapshotDefect: Error, Hashable {
  package init() {}
}

/// Writes a snapshot: little-endian integers, texts and lists with their length before them.
package struct SnapshotWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// An integer in as many bytes as its type has.
  package mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes as they are, without their length: the reader knows it.
  package mutating func write(bare more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Bytes with their length before them, at most 4 GiB.
  package mutating func write(_ more: some Collection<UInt8>) {
    write(UInt32(more.count))
    bytes.append(contentsOf: more)
  }

  /// A text in UTF-8 with its length before it.
  package mutating func write(_ text: String) { write(text.utf8) }

  /// A list of texts with their number before them.
  package mutating func write(_ texts: [String]) {
    write(UInt32(texts.count))
    for text in texts { write(text) }
  }

  /// One integer for each row, as many as the reader knows there are.
  mutating func write<Number: FixedWidthInteger>(column: [Number]) {
    column.map(\.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Ends the snapshot with the SHA-256 of everything before, by which damage is noticed.
  package mutating func seal() { bytes.append(contentsOf: SamplanBase.Digest(of: bytes).bytes) }
}

/// Reads what `SnapshotWriter` wrote, and never beyond its end, whatever the bytes say.
///
/// Valid as long as the buffer it was made from.
package struct SnapshotReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  /// Reads these bytes, which no seal ends.
  package init(unsealed bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Reads sealed bytes.
  /// - Throws: when they are not the ones that were sealed.
  package init(sealed bytes: UnsafeRawBufferPointer) throws(SnapshotDefect) {
    let sealBytes = 32
    guard bytes.count >= sealBytes else { throw SnapshotDefect() }
    let content = UnsafeRawBufferPointer(rebasing: bytes.dropLast(sealBytes))
    guard SamplanBase.Digest(of: content).bytes.elementsEqual(bytes.suffix(sealBytes)) else {
      throw SnapshotDefect()
    }
    self.bytes = content
  }

  /// Whether everything has been read.
  package var isAtEnd: Bool { place == bytes.count }

  /// An integer.
  package mutating func read<Number: FixedWidthInteger>(
    _ type: Number.Type
  ) throws(SnapshotDefect) -> Number {
    let part = try take(MemoryLayout<Number>.size)
    return Number(littleEndian: part.loadUnaligned(as: Number.self))
  }

  /// A number that counts or points: zero or more.
  package mutating func readCount() throws(SnapshotDefect) -> Int {
    let number = try read(Int64.self)
    guard number >= 0 else { throw SnapshotDefect() }
    return Int(number)
  }

  /// So many bytes.
  package mutating func readBytes(_ count: Int) throws(SnapshotDefect) -> [UInt8] {
    [UInt8](try take(count))
  }

  /// Bytes with their length before them.
  package mutating func readBytes() throws(SnapshotDefect) -> [UInt8] {
    try readBytes(Int(read(UInt32.self)))
  }

  /// A hash, 32 bytes.
  package mutating func readDigest() throws(SnapshotDefect) -> SamplanBase.Digest {
    guard let digest = SamplanBase.Digest(bytes: try readBytes(32)) else { throw SnapshotDefect() }
    return digest
  }

  /// A text.
  package mutating func readText() throws(SnapshotDefect) -> String {
    let part = try take(Int(read(UInt32.self)))
    guard let text = String(validating: part, as: UTF8.self) else { throw SnapshotDefect() }
    return text
  }

  /// A list of texts.
  package mutating func readTexts() throws(SnapshotDefect) -> [String] {
    let count = Int(try read(UInt32.self))
    // Each text takes its length at least, so a wild number cannot ask for much memory.
    guard count <= (bytes.count - place) / 4 else { throw SnapshotDefect() }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try readText()) }
    return texts
  }

  /// A case of an enumeration, by its place among all cases.
  package mutating func readCase<Choice: CaseIterable>(
    of type: Choice.Type
  ) throws(SnapshotDefect) -> Choice where Choice.AllCases == [Choice] {
    let number = Int(try read(UInt8.self))
    guard number < Choice.allCases.count else { throw SnapshotDefect() }
    return Choice.allCases[number]
  }

  /// One integer for each of so many rows.
  mutating func readColumn<Number: FixedWidthInteger>(
    of type: Number.Type, rows: Int
  ) throws(SnapshotDefect) -> SnapshotColumn<Number> {
    let (size, overflow) = rows.multipliedReportingOverflow(by: MemoryLayout<Number>.size)
    guard !overflow else { throw SnapshotDefect() }
    return SnapshotColumn(bytes: try take(size), count: rows)
  }

  private mutating func take(_ count: Int) throws(SnapshotDefect) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - place else { throw SnapshotDefect() }
    let part = UnsafeRawBufferPointer(rebasing: bytes[place..<(place + count)])
    place += count
    return part
  }
}

/// A column of integers where they lie. Valid as long as the reader's buffer.
struct SnapshotColumn<Number: FixedWidthInteger> {
  fileprivate let bytes: UnsafeRawBufferPointer
  let count: Int

  subscript(row: Int) -> Number {
    precondition(row >= 0 && row < count)
    return Number(
      littleEndian: bytes.loadUnaligned(
        fromByteOffset: row * MemoryLayout<Number>.size, as: Number.self))
  }
}

/// A case by its number, for columns: a table looked up for each row.
struct CaseNumbers<Choice: CaseIterable & Hashable> {
  private let choices: [Choice]
  private let numbers: [Choice: UInt8]

  init(_ type: Choice.Type) {
    choices = Array(Choice.allCases)
    numbers = Dictionary(
      uniqueKeysWithValues: choices.enumerated().map { ($0.element, UInt8($0.offset)) })
  }

  subscript(number: UInt8) -> Choice? {
    Int(number) < choices.count ? choices[Int(number)] : nil
  }

  func number(of choice: Choice) -> UInt8 { numbers[choice]! }
}
