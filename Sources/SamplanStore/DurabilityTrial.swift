import SamplanBase
import SamplanJournal

/// Writes under load until it is stopped, and tells each entry that has been acknowledged: the
/// other half of a script that kills the process and looks for what was told.
package enum DurabilityTrial {
  /// Appends entries of random size with all the given keys at once.
  ///
  /// Each acknowledged entry becomes a line `party,index,leafhash`, told after the entry is on the
  /// disk and not before.
  /// - Parameters:
  ///   - entries: how many to write in all; nil to go on until the process is killed.
  ///   - tell: takes whole lines, each ended by a line feed; called from several tasks, so it must
  ///     pass each call's text on undivided and at once.
  package static func run(
    storage: some JournalStorage, keys: [PartyCode: SigningKey], surroundings: Surroundings,
    entries: Int?, tell: @escaping @Sendable (String) throws -> Void
  ) async throws {
    guard !keys.isEmpty else {
      throw Refusal(
        .input, Text(sv: "Inga nycklar att skriva med.", en: "There are no keys to write with."))
    }
    let share = entries.map { ($0 + keys.count - 1) / keys.count }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (party, key) in keys {
        group.addTask {
          let writer = TrialWriter(
            storage: storage, party: party, key: key, surroundings: surroundings, tell: tell)
          try await writer.run(entries: share ?? .max)
        }
      }
      try await group.waitForAll()
    }
  }
}

/// One party's part of the load.
private struct TrialWriter {
  let storage: any JournalStorage
  let party: PartyCode
  let key: SigningKey
  let surroundings: Surroundings
  let tell: @Sendable (String) throws -> Void

  func run(entries: Int) async throws {
    var head = try await storage.head(of: party)
    var left = entries
    while left > 0 {
      let dice = surroundings.randomBytes(4)
      let drafts = try (0..<min(left, 1 + Int(dice[0] % 20))).map { _ in try draft() }
      let written = try LogWriter.write(
        drafts, after: head, at: surroundings.now(), key: key, pinned: key.verifyingKey,
        salt: { surroundings.randomBytes(Payload.saltByteCount) })
      let blobs = dice[1] < 16 ? [try blob(kilobytes: Int(dice[2]))] : []
      _ = try await storage.append(AppendBatch([written.append], blobs: blobs))
      try tell(
        written.append.entries.map {
          "\($0.header.party),\($0.header.index),\($0.header.leafHash)\n"
        }.joined())
      head = written.head
      left -= drafts.count
    }
  }

  /// A statement of up to 2 KB.
  private func draft() throws -> StatementDraft {
    let size = Int(surroundings.randomBytes(1)[0]) * 4
    let filling = surroundings.randomBytes(size).map { String($0, radix: 16) }.joined()
    return try TrialStatement.draft(Array("{\"filling\":\"\(filling)\"}".utf8))
  }

  private func blob(kilobytes: Int) throws -> Blob {
    try Blob(
      bytes: surroundings.randomBytes(kilobytes << 10),
      salt: surroundings.randomBytes(Blob.saltByteCount), informationClass: .open, audience: .own)
  }
}
