import SamplanBase

/// Reads the lines of a header from its bytes, strictly and in order.
private struct HeaderReader {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
  var line = 0

  /// The value of the next line, which must begin with the word and one space.
  mutating func value(of word: StaticString) throws(HeaderDefect) -> Bytes {
    line += 1
    let length = word.utf8CodeUnitCount
    guard place + length < bytes.count, bytes[place + length] == 0x20 else {
      throw defect(word)
    }
    for offset in 0..<length where bytes[place + offset] != word.utf8Start[offset] {
      throw defect(word)
    }
    let start = place + length + 1
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    guard end < bytes.count, end > start else { throw defect(word) }
    place = end + 1
    return bytes[start..<end]
  }

  /// Passes the first line.
  mutating func format() throws(HeaderDefect) {
    line = 1
    let expected = EntryHeader.format
    let count = expected.utf8CodeUnitCount
    guard bytes.count > count, bytes[count] == 0x0A else { throw .unknownFormat }
    for offset in 0..<count where bytes[offset] != expected.utf8Start[offset] {
      throw .unknownFormat
    }
    place = count + 1
  }

  func defect(_ word: StaticString) -> HeaderDefect {
    .line(line, expected: word.description)
  }
}

extension EntryHeader {
  /// Reads a header strictly: every byte is accounted for, and a value has one spelling only.
  package init(parsing bytes: [UInt8]) throws(HeaderDefect) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLong(bytes.count) }
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(HeaderDefect) in
      var reader = HeaderReader(bytes: buffer)
      try reader.format()
      guard let journal = JournalID(text(try reader.value(of: "journal"))) else {
        throw reader.defect("journal")
      }
      guard let party = PartyCode(text(try reader.value(of: "party"))) else {
        throw reader.defect("party")
      }
      guard let index = number(try reader.value(of: "index"), digitsMax: 15) else {
        throw reader.defect("index")
      }
      guard let time = HeaderTime.instant(try reader.value(of: "time")) else {
        throw reader.defect("time")
      }
      let author = try reader.value(of: "author")
      guard isDottedName(author) else { throw reader.defect("author") }
      guard let type = statementType(try reader.value(of: "type")) else {
        throw reader.defect("type")
      }
      guard let level = InformationClass(rawValue: text(try reader.value(of: "class"))) else {
        throw reader.defect("class")
      }
      guard let audience = Audience(rawValue: text(try reader.value(of: "audience"))) else {
        throw reader.defect("audience")
      }
      guard let hash = sha256(try reader.value(of: "payload")) else {
        throw reader.defect("payload")
      }
      guard reader.place == buffer.count else { throw .trailingBytes }
      return EntryHeader(
        bytes: bytes, journal: journal, party: party, index: index, time: time,
        author: AuthorFunction(trusted: text(author)), type: type, informationClass: level,
        audience: audience, payloadHash: hash)
    }
  }
}

private func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
  String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
}

/// A whole number without sign or leading zeros.
private func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, digitsMax: Int) -> Int? {
  guard let first = bytes.first, bytes.count <= digitsMax, first != 0x30 || bytes.count == 1
  else { return nil }
  return digits(bytes)
}

func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

/// `figures.reported/1`.
private func statementType(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> StatementType? {
  guard let slash = bytes.firstIndex(of: 0x2F) else { return nil }
  let name = bytes[bytes.startIndex..<slash]
  guard isDottedName(name), let version = number(bytes[(slash + 1)...], digitsMax: 4),
    version >= 1
  else { return nil }
  return StatementType(trustedName: text(name), version: version)
}

/// `sha256:` and 64 lower-case hexadecimal digits.
private func sha256(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Digest? {
  let prefix: StaticString = "sha256:"
  guard bytes.count == prefix.utf8CodeUnitCount + 64 else { return nil }
  for offset in 0..<prefix.utf8CodeUnitCount
  where bytes[bytes.startIndex + offset] != prefix.utf8Start[offset] { return nil }
  let digits = UnsafeBufferPointer(rebasing: bytes.dropFirst(prefix.utf8CodeUnitCount))
  guard let raw = SamplanJournal.bytes(fromLowerHex: digits) else { return nil }
  return Digest(bytes: raw)
}
