import SamplanBase
import SamplanJournal

/// What verification of the whole journal found, in words for a page.
package struct VerifiedJournal: Sendable, Hashable {
  /// Every entry and blob is whole, in place and signed.
  package let isWhole: Bool
  /// Entries read.
  package let entries: Int
  /// Blobs read.
  package let blobs: Int
  /// Damaged places with what is wrong there, at most `damagesMax`.
  package let damages: [Text]
  /// Damaged places in all.
  package let damageCount: Int

  /// Damaged places told at most.
  package static let damagesMax = 200
}

/// A log as far as the picture has come.
package struct LogState: Sendable, Hashable {
  package let party: PartyCode
  /// Entries.
  package let size: Int
  /// Root hash of its tree.
  package let root: Digest
  /// When its last entry was stated; nil when it is empty.
  package let lastTime: Instant?
}

extension Node {
  /// Reads every log and blob and checks hashes, trees and signatures against the accepted keys.
  package func verifyJournal(for actor: Actor?) async throws -> JournalVerification {
    try authorize(actor, .readJournal)
    return try await JournalVerification.run(storage, keys: keys.pinned)
  }

  /// The same, in words for a page.
  package func verifiedJournal(for actor: Actor?) async throws -> VerifiedJournal {
    let found = try await verifyJournal(for: actor)
    let told = found.damages.prefix(VerifiedJournal.damagesMax).map { damage in
      Text(
        sv: "\(damage.place): \(damage.kind.text.sv)", en: "\(damage.place): \(damage.kind.text.en)"
      )
    }
    return VerifiedJournal(
      isWhole: found.isWhole, entries: found.logs.reduce(0) { $0 + $1.entries },
      blobs: found.blobs, damages: told,
      damageCount: found.logs.reduce(0) { $0 + $1.damageCount } + found.blobDamages.count)
  }

  /// The 22 logs as far as the picture has come, empty ones included, by party.
  package var logStates: [LogState] {
    heads().map { LogState(party: $0.party, size: $0.size, root: $0.root, lastTime: $0.lastTime) }
  }
}
