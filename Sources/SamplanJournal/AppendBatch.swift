import SamplanBase

/// New entries of one log, with the signed checkpoint that covers them.
package struct LogAppend: Sendable {
  package let party: PartyCode
  /// How large the log must be now. When it is not, somebody else has written meanwhile.
  package let expectedSize: Int
  package let entries: [Entry]
  package let checkpoint: SignedCheckpoint
  /// From which head to which the entries lead, when the writer has just made them itself.
  private let course: (from: LogHead, to: LogHead)?

  /// Takes entries from anywhere; they are checked one by one when they are stored.
  package init(
    party: PartyCode, expectedSize: Int, entries: [Entry], checkpoint: SignedCheckpoint
  ) {
    self.party = party
    self.expectedSize = expectedSize
    self.entries = entries
    self.checkpoint = checkpoint
    course = nil
  }

  /// For `LogWriter` only, which makes entries that follow their head.
  init(
    written entries: [Entry], from: LogHead, to: LogHead, checkpoint: SignedCheckpoint
  ) {
    party = from.party
    expectedSize = from.size
    self.entries = entries
    self.checkpoint = checkpoint
    course = (from, to)
  }
}

/// What is appended together: all of it, or nothing.
package struct AppendBatch: Sendable {
  /// At most one for each party.
  package let appends: [LogAppend]
  /// What the entries refer to.
  package let blobs: [Blob]

  /// The most entries of a batch.
  package static let entriesMax = 10_000
  /// The most bytes of payloads and blobs of a batch: 128 MiB.
  package static let bytesMax = 128 << 20

  package init(_ appends: [LogAppend], blobs: [Blob] = []) {
    self.appends = appends
    self.blobs = blobs
  }

  /// How many entries.
  package var entryCount: Int { appends.reduce(0) { $0 + $1.entries.count } }

  /// Bytes of headers, payloads and blobs.
  package var byteCount: Int {
    blobs.reduce(0) { $0 + $1.bytes.count }
      + appends.reduce(0) { total, append in
        append.entries.reduce(total) { $0 + StoredEntry.byteCount($1) }
      }
  }
}

extension StoredEntry {
  fileprivate static func byteCount(_ entry: Entry) -> Int {
    guard case .present(let payload) = entry.payload else { return entry.header.bytes.count }
    return entry.header.bytes.count + payload.bytes.count
  }
}

/// The heads of the logs that a batch reached.
package struct AppendReceipt: Sendable, Hashable {
  package let heads: [PartyCode: LogHead]

  package init(heads: [PartyCode: LogHead]) { self.heads = heads }
}

extension AppendBatch {
  /// Checks the whole batch against the heads it is to follow, and gives the heads it leads to.
  ///
  /// Every storage calls this within its transaction, so that nothing that would not verify is
  /// ever stored. Signatures are not checked here: a storage holds no keys.
  /// - Throws: `.conflict` when a log is not as large as expected, `.limit` when the batch is too
  ///   large, `.fault` when entries and checkpoint do not belong together.
  package func checked(
    journal: JournalID, heads: (PartyCode) throws -> LogHead?
  ) throws -> [PartyCode: LogHead] {
    guard entryCount <= Self.entriesMax, byteCount <= Self.bytesMax else {
      throw Refusal(
        .limit,
        Text(
          sv: "För mycket på en gång: högst \(Self.entriesMax) uppgifter och "
            + "\(Self.bytesMax >> 20) MiB.",
          en: "Too much at once: at most \(Self.entriesMax) statements and "
            + "\(Self.bytesMax >> 20) MiB."),
        cause: "\(entryCount) entries, \(byteCount) bytes")
    }
    guard !appends.isEmpty else {
      throw Refusal(
        .fault,
        Text(
          sv: "En fil sparas bara tillsammans med en uppgift som nämner den.",
          en: "A file is saved only together with a statement that names it."),
        cause: "a batch without entries")
    }
    var reached = [PartyCode: LogHead]()
    for append in appends {
      let head = try heads(append.party) ?? LogHead(journal: journal, party: append.party)
      guard reached[append.party] == nil else {
        throw append.inconsistent("two appends to the same log in one batch")
      }
      reached[append.party] = try append.checked(after: head)
    }
    return reached
  }
}

extension LogAppend {
  /// Checks that these entries follow the head and that the checkpoint covers exactly them.
  package func checked(after head: LogHead) throws -> LogHead {
    guard head.size == expectedSize else { throw conflict(actual: head.size) }
    // The very head it was written after: the writer has computed all that follows from it.
    if let course, course.from == head { return course.to }
    guard !entries.isEmpty else { throw inconsistent("no entries") }
    var next = head
    for entry in entries {
      let header = entry.header
      guard header.journal == head.journal, header.party == party, head.party == party,
        header.index == next.size
      else { throw inconsistent("entry \(header.party):\(header.index) is out of place") }
      if let last = next.lastTime, header.time < last {
        throw inconsistent("time goes back at \(header.party):\(header.index)")
      }
      next.range.append(leaf: header.leafHash)
      next.lastTime = header.time
    }
    let signed = checkpoint.checkpoint
    guard signed.origin == Checkpoint.origin(head.journal, party), signed.size == next.size,
      signed.root == next.root
    else { throw inconsistent("the checkpoint is of another tree") }
    return next
  }

  private func conflict(actual: Int) -> Refusal {
    Refusal(
      .conflict,
      Text(
        sv: "Någon annan hann skriva i logg \(party) före. Läs på nytt och försök igen.",
        en: "Somebody else wrote in log \(party) first. Read again and repeat."),
      cause: "log \(party) has \(actual) entries, \(expectedSize) expected")
  }

  fileprivate func inconsistent(_ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Uppgifterna till logg \(party) hänger inte ihop; ingenting skrevs.",
        en: "The statements for log \(party) do not fit together; nothing was written."),
      cause: cause)
  }
}
