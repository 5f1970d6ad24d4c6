import SamplanBase

/// Verification of everything that a storage keeps.
package struct JournalVerification: Sendable {
  /// One for each party with entries or checkpoints, by code.
  package let logs: [VerificationReport]
  /// How many blobs were read.
  package let blobs: Int
  /// Blobs that differ from their hash, at most 1000.
  package let blobDamages: [JournalDamage]

  /// Whether all of it is whole.
  package var isWhole: Bool { blobDamages.isEmpty && logs.allSatisfy(\.isWhole) }

  /// Every damaged place, by log.
  package var damages: [JournalDamage] { logs.flatMap(\.damages) + blobDamages }

  /// Reads all logs and blobs and verifies them against the accepted keys.
  package static func run(
    _ storage: some JournalStorage, keys: PinnedKeys
  ) async throws -> JournalVerification {
    var logs = [VerificationReport]()
    let heads = try await storage.heads()
    for party in PartyCode.all {
      let report = try await verify(storage, party, key: keys[party], head: heads[party])
      if report.entries > 0 || heads[party] != nil || !report.isWhole { logs.append(report) }
    }
    let (blobs, damages) = try await verifyBlobs(storage)
    return JournalVerification(logs: logs, blobs: blobs, blobDamages: damages)
  }

  /// Verifies one log. What the disk cannot give back in a batch is read entry by entry, so that
  /// the unreadable ones are named.
  package static func verify(
    _ storage: some JournalStorage, _ party: PartyCode, key: VerifyingKey?, head: LogHead?
  ) async throws -> VerificationReport {
    var verifier = LogVerifier(
      journal: storage.journal, party: party, key: key,
      checkpoints: try await storage.checkpoints(of: party))
    var index = 0
    let limit = 2000
    while true {
      do {
        let batch = try await storage.entries(of: party, from: index, limit: limit)
        guard let last = batch.last else { break }
        for entry in batch { verifier.take(entry) }
        guard last.index < EntryHeader.indexMax else { break }
        index = max(index, last.index) + 1
      } catch {
        let end = min(index + limit, max(head?.size ?? 0, index + 1))
        for single in index..<end { await takeOne(single, &verifier, storage, party) }
        index = end
        if index >= head?.size ?? 0 { break }
      }
    }
    return verifier.report(head: head)
  }

  private static func takeOne(
    _ index: Int, _ verifier: inout LogVerifier, _ storage: some JournalStorage,
    _ party: PartyCode
  ) async {
    do {
      let batch = try await storage.entries(of: party, from: index, limit: 1)
      if let entry = batch.first, entry.index == index { verifier.take(entry) }
    } catch {
      verifier.takeUnreadable(at: index, cause: "\(error)")
    }
  }

  private static func verifyBlobs(
    _ storage: some JournalStorage
  ) async throws -> (count: Int, damages: [JournalDamage]) {
    var count = 0
    var damages = [JournalDamage]()
    var last: Digest?
    while true {
      let hashes = try await storage.blobHashes(after: last, limit: 1000)
      guard let end = hashes.last else { return (count, damages) }
      for hash in hashes {
        count += 1
        let whole = (try? await storage.blob(hash))?.isWhole ?? false
        if !whole, damages.count < VerificationReport.damagesMax {
          damages.append(.init(.blobChanged, party: nil, index: nil, detail: hash.description))
        }
      }
      last = end
    }
  }
}
