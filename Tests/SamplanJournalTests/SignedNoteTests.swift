import SamplanBase
import SamplanJournal
import Testing

@Suite struct SignedNoteTests {
  /// The example of C2SP signed-note.
  private let example = """
    This is an example message.

    — example.com/foo \
    Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

    """
  private let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

  private func note(_ text: String) throws(NoteDefect) -> SignedNote {
    try SignedNote(unverified: Array(text.utf8))
  }

  @Test func `the published example verifies with its published key`() throws {
    let key = try #require(NoteKey(exampleKey))
    #expect(key.name == "example.com/foo")
    #expect(key.id == 0x530d_903a)
    #expect(key.text == exampleKey)
    let note = try note(example)
    #expect(note.text == "This is an example message.\n")
    try note.verify(with: [key])
  }

  @Test func `a changed byte of the published example is refused`() throws {
    let key = try #require(NoteKey(exampleKey))
    let bytes = Array(example.utf8)
    for place in bytes.indices {
      for change: UInt8 in [1, 4, 0x20] {
        var changed = bytes
        changed[place] ^= change
        #expect(throws: NoteDefect.self) {
          try SignedNote(unverified: changed).verify(with: [key])
        }
      }
    }
  }

  @Test func `a text with empty lines ends at the last one`() throws {
    let note = try note(
      """
      Ognuno sta solo sul cuor della terra
      trafitto da un raggio di sole:

      ed è subito sera.

      — quasimodo.example/salvatore \
      NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

      """)
    #expect(note.text.hasSuffix("sole:\n\ned è subito sera.\n"))
    #expect(note.signatures.map(\.name) == ["quasimodo.example/salvatore"])
    #expect(note.signatures[0].bytes.count == 64 + 5 - 4 - 1)
    #expect(throws: NoteDefect.notSignedByKnownKey) { try note.verify(with: []) }
  }

  @Test func `the published checkpoint is read`() throws {
    let signed = try SignedCheckpoint(
      unverified: Array(
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa \
        Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """.utf8))
    #expect(signed.checkpoint.origin == "example.com/behind-the-sofa")
    #expect(signed.checkpoint.size == 20_852_163)
    #expect(
      signed.checkpoint.root.description
        == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    #expect(signed.note.text == signed.checkpoint.text)
  }

  @Test(arguments: [
    "", "\n", "text\n", "text\n\n", "text\n\n— name AAAA\n", "text\n\n- name AAAAAAAA\n",
    "text\n\n— name AAAAAAAA", "text\n\n— na+me AAAAAAAA\n", "text\n\n—  AAAAAAAA\n",
    "text\n\n— name AAAAAAA\n", "text\n\n— name AAAAAAAB=\n", "te\u{1}xt\n\n— name AAAAAAAA\n",
    "text\n\n— name AAAAAAAA\nmore\n", "\r\n\r\n— name AAAAAAAA\r\n",
  ])
  func `what is not a note is refused`(text: String) {
    #expect(throws: NoteDefect.self) { try note(text) }
  }

  @Test func `sixteen signatures are read, and a flood of them or of bytes is not`() throws {
    func signed(_ count: Int) -> String {
      "text\n\n" + String(repeating: "— name AAAAAAAA\n", count: count)
    }
    #expect(try note(signed(16)).signatures.count == 16)
    #expect(throws: NoteDefect.malformed) { try note(signed(65)) }
    let large = String(repeating: "x", count: SignedNote.sizeLimit) + "\n\n— name AAAAAAAA\n"
    #expect(throws: NoteDefect.tooLarge(large.utf8.count)) { try note(large) }
  }

  @Test func `signatures of unknown keys are passed over, a false one of a known key is not`()
    throws
  {
    let name = "log"
    let mine = try SignedNote(signing: "text\n", name: name, key: Fixtures.key)
    let known = try #require(NoteKey(name: name, key: Fixtures.key.verifyingKey))
    let other = try #require(NoteKey(name: name, key: Fixtures.otherKey.verifyingKey))
    try mine.verify(with: [known, other])
    #expect(throws: NoteDefect.notSignedByKnownKey) { try mine.verify(with: [other]) }
    let alien = try SignedNote(signing: "text\n", name: "alien", key: Fixtures.otherKey)
    let line = String(decoding: alien.bytes, as: UTF8.self).dropFirst("text\n\n".count)
    let both = try note(String(decoding: mine.bytes, as: UTF8.self) + line)
    try both.verify(with: [known])
    let moved = String(decoding: mine.bytes, as: UTF8.self).replacing("text\n\n", with: "tixt\n\n")
    #expect(throws: NoteDefect.wrongSignature) { try note(moved + line).verify(with: [known]) }
  }

  @Test func `a checkpoint of another log or by another key is refused`() throws {
    let root = MerkleHash.empty
    let signed = try SignedCheckpoint(
      journal: Fixtures.journal, party: Fixtures.uppsala, size: 3, root: root, key: Fixtures.key)
    let bytes = signed.note.bytes
    let right = NoteKey(Fixtures.journal, Fixtures.uppsala, Fixtures.key.verifyingKey)
    #expect(try SignedCheckpoint(verifying: bytes, with: right).checkpoint.size == 3)
    let wrongKey = NoteKey(Fixtures.journal, Fixtures.uppsala, Fixtures.otherKey.verifyingKey)
    #expect(throws: NoteDefect.notSignedByKnownKey) {
      try SignedCheckpoint(verifying: bytes, with: wrongKey)
    }
    let otherLog = NoteKey(Fixtures.otherJournal, Fixtures.uppsala, Fixtures.key.verifyingKey)
    #expect(throws: NoteDefect.otherOrigin(signed.checkpoint.origin)) {
      try SignedCheckpoint(verifying: bytes, with: otherLog)
    }
  }

  @Test(arguments: [
    "a\n01\nROOT\n", "a\n-1\nROOT\n", "a\n+1\nROOT\n", "a\nx\nROOT\n", "\n1\nROOT\n", "a\n1\n",
    "a\n1\nAA==\n", "a\n1\nROOT", "a\n1\nROOT\n\n", "a\n9999999999999999999\nROOT\n",
  ])
  func `a text that is no checkpoint is refused`(text: String) {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    #expect(throws: NoteDefect.malformed) {
      try Checkpoint(parsing: text.replacing("ROOT", with: root))
    }
  }

  @Test func `extension lines of a checkpoint are passed over`() throws {
    let text = "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n"
    #expect(try Checkpoint(parsing: text).size == 1)
  }
}
