import SamplanBase
import SamplanJournal
import Testing

@Suite struct KeyCardTests {
  private let card = KeyCard(
    journal: Fixtures.journal, party: Fixtures.uppsala, key: Fixtures.key.verifyingKey)

  @Test func `the words are 256 and any two differ in two letters`() {
    #expect(fingerprintWords.count == 256)
    for (place, word) in fingerprintWords.enumerated() {
      #expect((2...6).contains(word.count))
      #expect(word.allSatisfy { "abcdefghijklmnopqrstuvwxyzåäö".contains($0) })
      for other in fingerprintWords[..<place] { #expect(distance(word, other) >= 2) }
    }
  }

  @Test func `eight words say the first eight bytes`() {
    let digest = Digest(of: [UInt8]())
    let words = eightWords(of: digest)
    #expect(words.count == 8)
    #expect(
      words.map { fingerprintWords.firstIndex(of: $0)! } == digest.bytes.prefix(8).map(Int.init))
  }

  @Test func `a card is one line that other programs can read, and comes back the same`() throws {
    #expect(card.line.hasPrefix("\(Fixtures.journal)/03+"))
    #expect(KeyCard(card.line) == card)
    #expect(card.words.count == 8)
    let line = Array(card.line.utf8)
    for place in line.indices {
      var changed = line
      changed[place] ^= 1
      #expect(KeyCard(String(decoding: changed, as: UTF8.self)) == nil)
    }
  }

  @Test func `the words depend on journal, party and key`() {
    let others = [
      KeyCard(journal: Fixtures.otherJournal, party: card.party, key: card.key),
      KeyCard(journal: card.journal, party: Fixtures.norrbotten, key: card.key),
      KeyCard(journal: card.journal, party: card.party, key: Fixtures.otherKey.verifyingKey),
    ]
    for other in others { #expect(other.words != card.words) }
  }

  @Test func `another key for a pinned party is refused`() throws {
    var pinned = PinnedKeys(journal: Fixtures.journal)
    try pinned.pin(card)
    try pinned.pin(card)
    let other = KeyCard(
      journal: card.journal, party: card.party, key: Fixtures.otherKey.verifyingKey)
    let refusal = #expect(throws: Refusal.self) { try pinned.pin(other) }
    #expect(refusal?.kind == .conflict)
    #expect(pinned[card.party] == card.key)
    let alien = KeyCard(journal: Fixtures.otherJournal, party: card.party, key: card.key)
    #expect(throws: Refusal.self) { try pinned.pin(alien) }
  }

  @Test func `pinned keys are read with every wrong line named`() throws {
    let second = KeyCard(
      journal: card.journal, party: Fixtures.norrbotten, key: Fixtures.otherKey.verifyingKey)
    let text = "# accepted 2026-05-03\n\(second.line)\n\n\(card.line)\n"
    let pinned = try PinnedKeys(parsing: text, journal: Fixtures.journal)
    #expect(pinned.parties == [Fixtures.uppsala, Fixtures.norrbotten])
    #expect(try PinnedKeys(parsing: pinned.text, journal: Fixtures.journal) == pinned)
    let refusal = #expect(throws: Refusal.self) {
      try PinnedKeys(parsing: "junk\n\(card.line)\nrubbish", journal: Fixtures.journal)
    }
    #expect(refusal?.problems.map(\.place) == [.line(1, column: 1), .line(3, column: 1)])
  }

  @Test func `a private key never shows itself`() {
    var shown = ""
    dump(Fixtures.key, to: &shown)
    shown += "\(Fixtures.key) \(String(reflecting: Fixtures.key))"
    let secret = Fixtures.key.seed.map { String($0) }.joined(separator: ", ")
    #expect(!shown.contains("0707"))
    #expect(!shown.contains(secret))
    #expect(SigningKey(seed: [1, 2]) == nil)
  }
}

/// The least number of letters to change, add or leave out.
private func distance(_ a: String, _ b: String) -> Int {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var next = [i + 1]
    for (j, other) in b.enumerated() {
      next.append(min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1)))
    }
    row = next
  }
  return row[b.count]
}
