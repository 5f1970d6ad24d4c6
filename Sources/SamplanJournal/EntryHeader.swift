import SamplanBase

/// The signed part of an entry: who stated what kind of thing, when, for whom, and the hash of the
/// payload.
///
/// The header *is* its bytes: they are the leaf of the Merkle tree, are kept as they were written,
/// and are never encoded again in order to verify. Ten lines, each ended by a line feed, in this
/// order and with exactly one space after the word:
///
///     samplan-entry/1
///     journal demo-00112233445566778899aabbccddeeff
///     party 19
///     index 42
///     time 2026-11-20T08:15:00.000Z
///     author region.registrar
///     type figures.reported/1
///     class internal
///     audience regions
///     payload sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
package struct EntryHeader: Sendable, Hashable {
  /// The exact bytes.
  package let bytes: [UInt8]
  /// The journal the entry belongs to.
  package let journal: JournalID
  /// The party whose log it is in.
  package let party: PartyCode
  /// Place in the log, from 0.
  package let index: Int
  /// When the writer stated it, by the writer's clock; never earlier than the entry before.
  package let time: Instant
  /// In which function.
  package let author: AuthorFunction
  /// What kind of statement.
  package let type: StatementType
  /// How protected the statement is.
  package let informationClass: InformationClass
  /// Whom the writer shares it with.
  package let audience: Audience
  /// SHA-256 of the payload's bytes.
  package let payloadHash: Digest
  /// The hash of the header as a leaf of the Merkle tree.
  package let leafHash: Digest

  /// The first line: name and version of the format.
  package static let format: StaticString = "samplan-entry/1"
  /// The most bytes a header may have.
  package static let sizeLimit = 4096
  /// The highest index: fifteen digits.
  package static let indexMax = 999_999_999_999_999

  /// Writes a header. The time must lie in the years 1900–2199 and the index in `0...indexMax`.
  package init(
    journal: JournalID, party: PartyCode, index: Int, time: Instant, author: AuthorFunction,
    type: StatementType, informationClass: InformationClass, audience: Audience,
    payloadHash: Digest
  ) throws {
    guard (0...Self.indexMax).contains(index), let stamp = HeaderTime.bytes(time) else {
      throw Refusal(
        .fault,
        Text(
          sv: "Uppgiften kan inte skrivas i journalen: fel tid eller plats.",
          en: "The statement cannot be written in the journal: wrong time or place."),
        cause: "header of \(party):\(index) at \(time)")
    }
    var bytes = [UInt8]()
    bytes.reserveCapacity(384)
    func line(_ word: StaticString, _ value: some Sequence<UInt8>) {
      bytes.append(
        contentsOf: UnsafeBufferPointer(
          start: word.utf8Start, count: word.utf8CodeUnitCount))
      bytes.append(contentsOf: value)
      bytes.append(0x0A)
    }
    line(Self.format, [])
    line("journal ", journal.rawValue.utf8)
    line("party ", party.rawValue.utf8)
    line("index ", String(index).utf8)
    line("time ", stamp)
    line("author ", author.rawValue.utf8)
    line("type ", type.description.utf8)
    line("class ", informationClass.rawValue.utf8)
    line("audience ", audience.rawValue.utf8)
    line("payload sha256:", lowerHexBytes(payloadHash.bytes))
    self.init(
      bytes: bytes, journal: journal, party: party, index: index, time: time, author: author,
      type: type, informationClass: informationClass, audience: audience,
      payloadHash: payloadHash)
  }

  init(
    bytes: [UInt8], journal: JournalID, party: PartyCode, index: Int, time: Instant,
    author: AuthorFunction, type: StatementType, informationClass: InformationClass,
    audience: Audience, payloadHash: Digest
  ) {
    self.bytes = bytes
    self.journal = journal
    self.party = party
    self.index = index
    self.time = time
    self.author = author
    self.type = type
    self.informationClass = informationClass
    self.audience = audience
    self.payloadHash = payloadHash
    leafHash = MerkleHash.leaf(bytes)
  }

  // The bytes say all there is to say.
  package static func == (a: EntryHeader, b: EntryHeader) -> Bool { a.bytes == b.bytes }
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
