import Foundation
import SamplanBase

/// The head of one party's log: all that is needed to write the next entry.
package struct LogHead: Sendable, Hashable {
  package let journal: JournalID
  package let party: PartyCode
  /// The Merkle tree's head; its size is the number of entries.
  package var range: CompactRange
  /// The time of the last entry; nil in an empty log.
  package var lastTime: Instant?

  package init(
    journal: JournalID, party: PartyCode, range: CompactRange = CompactRange(),
    lastTime: Instant? = nil
  ) {
    self.journal = journal
    self.party = party
    self.range = range
    self.lastTime = lastTime
  }

  /// How many entries the log has.
  package var size: Int { range.size }
  /// The tree's root hash.
  package var root: Digest { range.root }
}

/// The heads of all logs as one hash, from which the eight words of a page are made: two nodes
/// that show the same words have the same entries.
package enum TreeHeads {
  /// SHA-256 over one line for each log with entries, by party: code, size, root in base 64.
  package static func digest(of heads: some Sequence<LogHead>) -> Digest {
    let lines = heads.filter { $0.size > 0 }.sorted { $0.party < $1.party }.map {
      "\($0.party) \($0.size) \(Data($0.root.bytes).base64EncodedString())\n"
    }
    return MerkleHash.plain(Array(lines.joined().utf8))
  }
}
