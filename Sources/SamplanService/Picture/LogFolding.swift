import SamplanBase
import SamplanDomain
import SamplanJournal

/// Reads logs from the storage into views (vikning).
///
/// Every entry is checked against its hashes, and what a log leads to against a checkpoint signed
/// with the party's accepted key: what somebody without that key has put into the database is
/// never shown.
struct LogFolding: Sendable {
  let storage: any JournalStorage
  /// The accepted public keys.
  let keys: PinnedKeys

  /// Entries read at once.
  static let batch = 5000

  /// What came of folding every log.
  struct Folded: Sendable {
    var views: [PartyCode: PartyViews] = [:]
    /// Logs that cannot be read or trusted; they are left out.
    var left: [PartyCode: Refusal] = [:]
  }

  /// Everything of a log that follows what the views have, folded onto them.
  /// - Parameter trusted: a head that this process has just signed itself, and need not verify.
  func catchUp(_ start: PartyViews, trusted: LogHead? = nil) async throws -> PartyViews {
    var views = start
    while true {
      try await fold(onto: &views)
      if views.head.size == start.head.size || views.head == trusted { return views }
      if try await isSigned(views.head) { return views }
      // Somebody has appended since: go on to the log's new end.
    }
  }

  /// All logs, from these views on, several at a time.
  func all(onto start: [PartyCode: PartyViews]) async throws -> Folded {
    let heads = try await storage.heads()
    return await withTaskGroup(of: (PartyCode, Result<PartyViews, any Error>).self) { group in
      for party in PartyCode.all {
        let stored = heads[party]?.size ?? 0
        let fresh = PartyViews(party: party, journal: storage.journal)
        // What is kept beside the database is only ever a shortcut.
        let kept = start[party].flatMap { $0.head.size <= stored ? $0 : nil }
        group.addTask { (party, await whole(party, kept: kept, fresh: fresh, stored: stored)) }
      }
      var folded = Folded()
      for await (party, result) in group {
        switch result {
        case .success(let views): folded.views[party] = views
        case .failure(let error):
          folded.views[party] = PartyViews(party: party, journal: storage.journal)
          folded.left[party] = Self.refusal(error, party)
        }
      }
      return folded
    }
  }

  private func whole(
    _ party: PartyCode, kept: PartyViews?, fresh: PartyViews, stored: Int
  ) async -> Result<PartyViews, any Error> {
    do {
      if let kept, let views = try? await ended(kept, stored) { return .success(views) }
      return .success(try await ended(fresh, stored))
    } catch {
      return .failure(error)
    }
  }

  /// The views at the end of a log that has so many entries, signed.
  private func ended(_ start: PartyViews, _ stored: Int) async throws -> PartyViews {
    let views = try await catchUp(start)
    guard views.head.size >= stored else { throw gap(views.head.party, views.head.size) }
    // Where nothing was new, what was kept must still be what is signed.
    if views.head.size == start.head.size { _ = try await isSigned(views.head) }
    return views
  }

  private func fold(onto views: inout PartyViews) async throws {
    let party = views.whole.party
    while true {
      let entries = try await storage.read(party, from: views.whole.size, limit: Self.batch)
      guard !entries.isEmpty else { return }
      let before = views.whole.size
      for entry in entries { views.apply(entry) }
      guard views.whole.size > before else { throw gap(party, views.whole.size) }
    }
  }

  /// Whether the head is signed; false when the log has grown past it.
  /// - Throws: when it is not, or by another key than the accepted one.
  private func isSigned(_ head: LogHead) async throws -> Bool {
    guard head.size > 0 else { return true }
    let checkpoints = try await storage.checkpoints(of: head.party)
    guard let found = checkpoints.last(where: { $0.size >= head.size }) else {
      throw untrusted(head, "no checkpoint covers \(head.size) entries")
    }
    guard found.size == head.size else { return false }
    guard let key = keys[head.party] else { throw untrusted(head, "no accepted key") }
    do {
      let note = NoteKey(storage.journal, head.party, key)
      let signed = try SignedCheckpoint(verifying: found.note, with: note)
      guard signed.checkpoint.size == head.size, signed.checkpoint.root == head.root else {
        throw untrusted(head, "the checkpoint is of another tree")
      }
      return true
    } catch let defect as NoteDefect {
      throw untrusted(head, defect.text.en)
    }
  }

  private func untrusted(_ head: LogHead, _ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Logg \(head.party) är inte signerad med partens godkända nyckel, eller är skadad, och "
          + "visas inte. Kör `samplan journal verify`.",
        en: "Log \(head.party) is not signed with the party's accepted key, or is damaged, and is "
          + "not shown. Run `samplan journal verify`."),
      cause: "log \(head.party) at \(head.size): \(cause)")
  }

  private func gap(_ party: PartyCode, _ index: Int) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Logg \(party) har ett hål vid post \(index). Kör `samplan journal verify`.",
        en: "Log \(party) has a gap at entry \(index). Run `samplan journal verify`."),
      cause: "gap at \(party):\(index)")
  }

  private static func refusal(_ error: any Error, _ party: PartyCode) -> Refusal {
    error as? Refusal
      ?? Refusal(
        .fault,
        Text(
          sv: "Logg \(party) kan inte läsas och visas inte.",
          en: "Log \(party) cannot be read and is not shown."), cause: "\(error)")
  }
}
