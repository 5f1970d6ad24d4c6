import SamplanBase

/// A statement in a log: header and payload.
package struct Entry: Sendable, Hashable {
  package let header: EntryHeader
  package let payload: EntryPayload

  /// An entry whose payload, when present, has the hash that the header names; else nil.
  package init?(header: EntryHeader, payload: EntryPayload) {
    if case .present(let payload) = payload, payload.hash != header.payloadHash { return nil }
    self.header = header
    self.payload = payload
  }

  init(trusted header: EntryHeader, payload: EntryPayload) {
    self.header = header
    self.payload = payload
  }
}

extension Entry {
  /// The name under which other statements refer to this one.
  package var reference: EntryReference {
    EntryReference(party: header.party, index: header.index, hash: header.leafHash)
  }
}

/// The payload of an entry, or why it is not here. The log verifies all the same.
package enum EntryPayload: Sendable, Hashable {
  case present(Payload)
  /// The writer does not share it with this node (undanhållen).
  case withheld
  /// It was erased (raderad).
  case erased
  /// It has not arrived yet (ännu inte här).
  case notYetHere
}

/// Names one entry for good: where it stands, and what its header must hash to.
package struct EntryReference: Sendable, Hashable, CustomStringConvertible {
  package let party: PartyCode
  package let index: Int
  /// The leaf hash, which covers the header and with it the payload's hash.
  package let hash: Digest

  package init(party: PartyCode, index: Int, hash: Digest) {
    self.party = party
    self.index = index
    self.hash = hash
  }

  /// `19:42`, for the log.
  package var description: String { "\(party):\(index)" }
}

/// An entry as a storage keeps it, before anything is believed about it.
package struct StoredEntry: Sendable, Hashable {
  /// Whose log the storage says it is in.
  package let party: PartyCode
  /// At which place the storage says it stands.
  package let index: Int
  /// The header's bytes.
  package var header: [UInt8]
  /// The leaf hash, kept beside the header so that damage to either can be told apart.
  package var leaf: Digest
  package var payload: StoredPayload

  package init(
    party: PartyCode, index: Int, header: [UInt8], leaf: Digest, payload: StoredPayload
  ) {
    self.party = party
    self.index = index
    self.header = header
    self.leaf = leaf
    self.payload = payload
  }

  /// The entry as it is stored once written.
  package init(_ entry: Entry) {
    self.init(
      party: entry.header.party, index: entry.header.index, header: entry.header.bytes,
      leaf: entry.header.leafHash, payload: StoredPayload(entry.payload))
  }
}

/// A payload as a storage keeps it.
package enum StoredPayload: Sendable, Hashable {
  case present([UInt8])
  case withheld
  case erased
  case notYetHere

  package init(_ payload: EntryPayload) {
    switch payload {
    case .present(let payload): self = .present(payload.bytes)
    case .withheld: self = .withheld
    case .erased: self = .erased
    case .notYetHere: self = .notYetHere
    }
  }
}

extension StoredEntry {
  /// The entry, once its header parses, stands where it says it does, and both hashes are right.
  /// - Throws: a fault that names the place, `19:42`.
  package func opened(in journal: JournalID) throws -> Entry {
    do {
      let header = try EntryHeader(parsing: self.header)
      guard header.journal == journal, header.party == party, header.index == index else {
        throw damaged("the header says \(header.journal)/\(header.party):\(header.index)")
      }
      guard header.leafHash == leaf else { throw damaged("header and leaf hash differ") }
      guard case .present(let bytes) = payload else {
        return Entry(trusted: header, payload: absent)
      }
      guard let payload = Payload(bytes: bytes), payload.hash == header.payloadHash else {
        throw damaged("the payload differs from its hash in the header")
      }
      return Entry(trusted: header, payload: .present(payload))
    } catch let defect as HeaderDefect {
      throw damaged(defect.text.en)
    }
  }

  private var absent: EntryPayload {
    switch payload {
    case .withheld: .withheld
    case .erased: .erased
    case .notYetHere, .present: .notYetHere
    }
  }

  private func damaged(_ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Journalen är skadad vid \(party):\(index). Kör `samplan journal verify`.",
        en: "The journal is damaged at \(party):\(index). Run `samplan journal verify`."),
      cause: "entry \(party):\(index): \(cause)")
  }
}
