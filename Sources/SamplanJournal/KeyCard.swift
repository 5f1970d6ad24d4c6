import SamplanBase

/// A party's public key as people compare it, out of band, before a node pins it (nyckelkort).
package struct KeyCard: Sendable, Hashable {
  package let journal: JournalID
  package let party: PartyCode
  package let key: VerifyingKey

  package init(journal: JournalID, party: PartyCode, key: VerifyingKey) {
    self.journal = journal
    self.party = party
    self.key = key
  }

  /// Reads the line of a card; nil unless it is a verifier key of a party's log.
  package init?(_ line: String) {
    guard let note = NoteKey(line) else { return nil }
    let parts = note.name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let journal = JournalID(parts[0]), let party = PartyCode(parts[1])
    else { return nil }
    self.init(journal: journal, party: party, key: note.key)
  }

  /// The key under the log's name.
  package var noteKey: NoteKey { NoteKey(journal, party, key) }

  /// The card as one line, a verifier key of C2SP signed-note.
  package var line: String { noteKey.text }

  /// SHA-256 over the bytes of `line`: it covers journal, party and key.
  package var fingerprint: Digest { MerkleHash.plain(Array(line.utf8)) }

  /// The fingerprint's first 64 bits as eight Swedish words.
  package var words: [String] { eightWords(of: fingerprint) }
}

/// The keys that people have compared and accepted, one for each party of a journal.
package struct PinnedKeys: Sendable, Hashable {
  /// Whose keys these are.
  package let journal: JournalID
  private var keys: [PartyCode: VerifyingKey]

  package init(journal: JournalID, _ keys: [PartyCode: VerifyingKey] = [:]) {
    self.journal = journal
    self.keys = keys
  }

  /// The accepted key of a party; nil when none is.
  package subscript(party: PartyCode) -> VerifyingKey? { keys[party] }

  /// The parties with an accepted key, by code.
  package var parties: [PartyCode] { keys.keys.sorted() }

  /// Accepts a card. Another key for the same party is refused: people must decide that.
  package mutating func pin(_ card: KeyCard) throws {
    guard card.journal == journal else {
      throw Refusal(
        .input,
        Text(
          sv: "Nyckelkortet hör till en annan journal, \(card.journal).",
          en: "The key card belongs to another journal, \(card.journal)."))
    }
    guard keys[card.party] == nil || keys[card.party] == card.key else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Part \(card.party) har redan en annan godkänd nyckel. Jämför korten på nytt och "
            + "ta bort den gamla först.",
          en: "Party \(card.party) already has another accepted key. Compare the cards again and "
            + "remove the old one first."))
    }
    keys[card.party] = card.key
  }

  /// One card on each line, by party.
  package var text: String {
    parties.map { KeyCard(journal: journal, party: $0, key: keys[$0]!).line + "\n" }.joined()
  }

  /// Reads cards, one on each line; empty lines and lines that begin with `#` are passed over.
  package init(parsing text: String, journal: JournalID) throws {
    self.init(journal: journal)
    var problems = [Refusal.Problem]()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let place = Refusal.Place.line(number + 1, column: 1)
      guard let card = KeyCard(String(line)) else {
        problems.append(
          .init(place, Text(sv: "inte ett giltigt nyckelkort", en: "not a valid key card")))
        continue
      }
      do {
        try pin(card)
      } catch let refusal as Refusal {
        problems.append(.init(place, refusal.text))
      }
    }
    guard problems.isEmpty else {
      throw Refusal(
        .input,
        Text(sv: "Nyckelkorten kan inte läsas.", en: "The key cards cannot be read."),
        problems: problems)
    }
  }
}
