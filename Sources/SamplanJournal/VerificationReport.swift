import SamplanBase

/// Something in a log that is not as it was written.
package struct JournalDamage: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: String, Sendable, CaseIterable {
    /// The header's bytes are not a header.
    case headerUnreadable
    /// The header says another journal, party or index.
    case outOfPlace
    /// The header's bytes differ from those that were signed.
    case headerChanged
    /// The header is as it was signed; only the stored leaf hash beside it is wrong.
    case leafHashChanged
    /// The entry's time is before that of the entry ahead of it.
    case timeGoesBack
    /// The payload differs from the one that the header names.
    case payloadChanged
    /// The entry is missing.
    case missing
    /// The storage cannot read the entry.
    case unreadable
    /// The entry stands after the latest signed checkpoint.
    case notCovered
    /// A checkpoint cannot be read, or belongs to another log or size.
    case checkpointUnreadable
    /// A checkpoint is not signed with the party's accepted key.
    case wrongSignature
    /// The tree's root is not the one that a checkpoint says.
    case rootDiffers
    /// Entries exist, but no checkpoint.
    case noCheckpoint
    /// Entries exist, but no key has been accepted for the party.
    case noKey
    /// The head kept for the next append differs from the entries.
    case headDiffers
    /// A blob differs from its hash.
    case blobChanged
  }

  package let kind: Kind
  /// The log; nil for a blob, which is in none.
  package let party: PartyCode?
  /// The entry's index, or the checkpoint's size; nil when the whole log is meant.
  package let index: Int?
  /// More for the log: a defect, a hash, a range.
  package let detail: String

  package init(_ kind: Kind, party: PartyCode?, index: Int?, detail: String = "") {
    self.kind = kind
    self.party = party
    self.index = index
    self.detail = detail
  }

  /// `19:42`, `19`, or the blob's hash.
  package var place: String {
    guard let party else { return detail }
    return index.map { "\(party):\($0)" } ?? party.rawValue
  }

  package var description: String {
    detail.isEmpty || party == nil ? "\(place) \(kind)" : "\(place) \(kind) (\(detail))"
  }
}

extension JournalDamage.Kind {
  /// The damage in words.
  package var text: Text {
    switch self {
    case .headerUnreadable: Text(sv: "huvudet går inte att läsa", en: "the header is unreadable")
    case .outOfPlace:
      Text(sv: "posten hör hemma på en annan plats", en: "the entry belongs in another place")
    case .headerChanged: Text(sv: "huvudet är ändrat", en: "the header has been changed")
    case .leafHashChanged:
      Text(
        sv: "huvudet är helt, men dess sparade hash är ändrad",
        en: "the header is whole, but its stored hash has been changed")
    case .timeGoesBack: Text(sv: "tiden går bakåt", en: "time goes back")
    case .payloadChanged: Text(sv: "innehållet är ändrat", en: "the payload has been changed")
    case .missing: Text(sv: "posten saknas", en: "the entry is missing")
    case .unreadable:
      Text(sv: "posten går inte att läsa från disken", en: "the entry cannot be read from disk")
    case .notCovered:
      Text(
        sv: "posten omfattas inte av någon signerad kontrollpunkt",
        en: "no signed checkpoint covers the entry")
    case .checkpointUnreadable:
      Text(sv: "kontrollpunkten går inte att läsa", en: "the checkpoint is unreadable")
    case .wrongSignature:
      Text(
        sv: "kontrollpunkten är inte signerad med partens godkända nyckel",
        en: "the checkpoint is not signed with the party's accepted key")
    case .rootDiffers:
      Text(
        sv: "posterna stämmer inte med den signerade kontrollpunkten",
        en: "the entries do not match the signed checkpoint")
    case .noCheckpoint: Text(sv: "kontrollpunkt saknas", en: "there is no checkpoint")
    case .noKey:
      Text(sv: "partens nyckel är inte godkänd här", en: "the party's key is not accepted here")
    case .headDiffers:
      Text(
        sv: "loggens sparade huvud stämmer inte med posterna",
        en: "the log's stored head does not match the entries")
    case .blobChanged: Text(sv: "filen är ändrad", en: "the file has been changed")
    }
  }
}

/// What a verification of one log found.
package struct VerificationReport: Sendable, Hashable {
  package let party: PartyCode
  /// How many entries were read.
  package let entries: Int
  /// How many payloads were read and right, and how many are lawfully absent.
  package let payloads: PayloadCount
  /// The latest checkpoint whose signature and root were right; nil when none was.
  package let proven: Checkpoint?
  /// The damaged places, first by index, at most `damagesMax` of them.
  package let damages: [JournalDamage]
  /// How many damaged places there are in all.
  package let damageCount: Int

  /// The most damaged places that are kept by name; all are counted.
  package static let damagesMax = 1000

  /// Whether the log is whole: every entry signed, in place and unchanged.
  package var isWhole: Bool { damageCount == 0 }
  /// The first damaged place.
  package var first: JournalDamage? { damages.first }
}

/// Payloads by state.
package struct PayloadCount: Sendable, Hashable {
  package var present = 0
  package var withheld = 0
  package var erased = 0
  package var notYetHere = 0

  package init() {}
}
