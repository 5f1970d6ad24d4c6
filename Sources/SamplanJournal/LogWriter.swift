import SamplanBase

/// A statement that somebody has decided to make, not yet in any log.
package struct StatementDraft: Sendable, Hashable {
  package let type: StatementType
  package let informationClass: InformationClass
  package let audience: Audience
  package let author: AuthorFunction
  /// A JSON object in UTF-8.
  package let body: [UInt8]

  package init(
    type: StatementType, informationClass: InformationClass, audience: Audience,
    author: AuthorFunction, body: [UInt8]
  ) {
    self.type = type
    self.informationClass = informationClass
    self.audience = audience
    self.author = author
    self.body = body
  }
}

/// What was written: entries and checkpoint, ready to be stored, and the head they lead to.
package struct WrittenLog: Sendable {
  package let append: LogAppend
  package let head: LogHead
  /// How far the given time lay before the last entry's, in milliseconds; 0 when it did not. The
  /// entries then carry the last entry's time, and somebody should look at the machine's clock.
  package let clockBehind: Int64
}

/// Makes the next entries of a log. Pure: the same input gives the same bytes.
package enum LogWriter {
  /// Writes the drafts after the head, at one time, under one signed checkpoint.
  ///
  /// Time never goes back within a log: when the clock has been set back, the last entry's time is
  /// used again.
  /// - Parameters:
  ///   - pinned: the party's accepted key; another party's private key cannot write here.
  ///   - salt: gives 16 fresh random bytes at each call.
  package static func write(
    _ drafts: [StatementDraft], after head: LogHead, at time: Instant, key: SigningKey,
    pinned: VerifyingKey, salt: () -> [UInt8]
  ) throws -> WrittenLog {
    guard key.verifyingKey == pinned else { throw wrongKey(head.party) }
    guard !drafts.isEmpty, drafts.count <= AppendBatch.entriesMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "Mellan 1 och \(AppendBatch.entriesMax) uppgifter kan skrivas på en gång.",
          en: "Between 1 and \(AppendBatch.entriesMax) statements can be written at once."),
        cause: "\(drafts.count) drafts")
    }
    let stated = max(time, head.lastTime ?? time)
    var range = head.range
    var entries = [Entry]()
    entries.reserveCapacity(drafts.count)
    for draft in drafts {
      let payload = try Payload(body: draft.body, salt: salt())
      let header = try EntryHeader(
        journal: head.journal, party: head.party, index: range.size, time: stated,
        author: draft.author, type: draft.type, informationClass: draft.informationClass,
        audience: draft.audience, payloadHash: payload.hash)
      range.append(leaf: header.leafHash)
      entries.append(Entry(trusted: header, payload: .present(payload)))
    }
    let checkpoint = try SignedCheckpoint(
      journal: head.journal, party: head.party, size: range.size, root: range.root, key: key)
    let reached = LogHead(
      journal: head.journal, party: head.party, range: range, lastTime: stated)
    return WrittenLog(
      append: LogAppend(written: entries, from: head, to: reached, checkpoint: checkpoint),
      head: reached, clockBehind: stated.milliseconds - time.milliseconds)
  }

  private static func wrongKey(_ party: PartyCode) -> Refusal {
    Refusal(
      .forbidden,
      Text(
        sv: "Nyckeln är inte den som är godkänd för part \(party); ingenting skrevs.",
        en: "The key is not the one accepted for party \(party); nothing was written."),
      who: Text(
        sv: "Den som har partens egen nyckel.", en: "Whoever holds the party's own key."))
  }
}
