import SamplanBase
import SamplanJournal
import Testing

@Suite struct EntryHeaderTests {
  private let text = """
    samplan-entry/1
    journal demo-000102030405060708090a0b0c0d0e0f
    party 03
    index 42
    time 2026-05-03T12:00:00.000Z
    author region.registrar
    type figures.reported/12
    class secrecy
    audience sjukvardsregion
    payload sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855

    """

  private func parse(_ text: String) throws(HeaderDefect) -> EntryHeader {
    try EntryHeader(parsing: Array(text.utf8))
  }

  @Test func `a header is written as ten plain lines and read back the same`() throws {
    let header = try EntryHeader(
      journal: Fixtures.journal, party: Fixtures.uppsala, index: 42, time: Fixtures.noon,
      author: AuthorFunction("region.registrar")!,
      type: StatementType("figures.reported", version: 12)!, informationClass: .secrecy,
      audience: .healthCareRegion, payloadHash: Digest(of: [UInt8]()))
    #expect(header.bytes == Array(text.utf8))
    let read = try parse(text)
    #expect(read == header)
    #expect(read.journal == Fixtures.journal)
    #expect(read.party == Fixtures.uppsala)
    #expect(read.index == 42)
    #expect(read.time == Fixtures.noon)
    #expect(read.author.rawValue == "region.registrar")
    #expect(read.type.description == "figures.reported/12")
    #expect(read.informationClass == .secrecy)
    #expect(read.audience == .healthCareRegion)
    #expect(read.payloadHash == Digest(of: [UInt8]()))
  }

  @Test(arguments: [
    ("demo-000102", "journal"), ("journal ", "journal"), ("party 03", "party"),
    ("index 42", "index"), ("time 2026", "time"), ("author region", "author"),
    ("figures.reported/12", "type"), ("class secrecy", "class"), ("audience sjuk", "audience"),
    ("sha256:", "payload"),
  ])
  func `a line that is spelt otherwise is named`(part: String, field: String) {
    let broken = text.replacing(part, with: part.dropLast() + "?", maxReplacements: 1)
    do {
      _ = try parse(broken)
      Issue.record("accepted")
    } catch {
      guard case .line(_, let expected) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(expected == field)
    }
  }

  @Test(arguments: [
    ("index 42", "index 042"), ("index 42", "index +42"), ("index 42", "index 4_2"),
    ("index 42", "index 1234567890123456"), ("index 42", "index  42"), ("index 42", "index 42 "),
    ("party 03", "party 02"), ("party 03", "PARTY 03"), ("12:00:00.000Z", "12:00:00Z"),
    ("2026-05-03", "2026-02-30"), ("12:00:00", "24:00:00"), ("12:00:00", "12:00:60"),
    ("reported/12", "reported/0"), ("reported/12", "reported/012"), ("reported/12", "reported"),
    ("figures.reported", "Figures.reported"), ("region.registrar", "Anna Andersson"),
    ("e3b0c442", "E3B0C442"), ("class secrecy", "class hemlig"), ("\n", "\r\n"),
  ])
  func `a value has one spelling only`(right: String, wrong: String) {
    let broken = text.replacing(right, with: wrong, maxReplacements: 1)
    #expect(throws: HeaderDefect.self) { try parse(broken) }
  }

  @Test func `what follows the last line, or is missing from it, is refused`() {
    #expect(throws: HeaderDefect.trailingBytes) { try parse(text + "x") }
    #expect(throws: HeaderDefect.trailingBytes) { try parse(text + "\n") }
    #expect(throws: HeaderDefect.line(10, expected: "payload")) {
      try parse(String(text.dropLast()))
    }
    #expect(throws: HeaderDefect.unknownFormat) { try parse("") }
    #expect(throws: HeaderDefect.unknownFormat) {
      try parse(text.replacing("entry/1", with: "entry/2"))
    }
  }

  @Test func `more than four kibibytes are refused`() {
    let long = text + String(repeating: "x", count: 4096)
    #expect(throws: HeaderDefect.tooLong(long.utf8.count)) { try parse(long) }
  }

  @Test func `no cut of a header is a header`() {
    let bytes = Array(text.utf8)
    for count in bytes.indices {
      #expect(throws: HeaderDefect.self) { try EntryHeader(parsing: Array(bytes[..<count])) }
    }
  }

  @Test func `a changed byte is refused or gives another header, never the same`() throws {
    let bytes = Array(text.utf8)
    let original = try parse(text)
    for place in bytes.indices {
      for change: UInt8 in [1, 2, 0x20, 0x80, 0xFF] {
        var changed = bytes
        changed[place] ^= change
        if let read = try? EntryHeader(parsing: changed) {
          #expect(read != original)
          #expect(read.leafHash != original.leafHash)
        }
      }
    }
  }

  @Test func `a time that no header can say is refused`() {
    #expect(throws: Refusal.self) {
      try EntryHeader(
        journal: Fixtures.journal, party: Fixtures.uppsala, index: 0,
        time: Instant(milliseconds: .max / 2), author: AuthorFunction("a")!, type: .partyOpened,
        informationClass: .open, audience: .own, payloadHash: Digest(of: [UInt8]()))
    }
  }

  @Test func `a journal's name shows what it is for`() {
    #expect(JournalID("demo-000102030405060708090a0b0c0d0e0f")?.kind == .demonstration)
    #expect(JournalID("000102030405060708090a0b0c0d0e0f")?.kind == .real)
    for wrong in [
      "", "demo-", "demo-00", "000102030405060708090A0B0C0D0E0F",
      "test-000102030405060708090a0b0c0d0e0f", "demo-demo-000102030405060708090a0b0c0d0e0f",
    ] {
      #expect(JournalID(wrong) == nil)
    }
    #expect(JournalID(.real, randomBytes: [1]) == nil)
  }
}
