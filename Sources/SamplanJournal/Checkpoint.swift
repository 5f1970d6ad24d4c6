import Foundation
import SamplanBase

/// How large a log is and what its tree's root is: what a party signs at each append.
/// - Source: C2SP tlog-checkpoint.
package struct Checkpoint: Sendable, Hashable {
  /// Which log: `<journal>/<party>`.
  package let origin: String
  /// How many entries.
  package let size: Int
  /// Root hash of the tree of that size.
  package let root: Digest

  package init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The name of a party's log.
  package static func origin(_ journal: JournalID, _ party: PartyCode) -> String {
    "\(journal)/\(party)"
  }

  /// The three lines that are signed.
  package var text: String {
    "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
  }

  /// Reads a checkpoint's text. Extension lines are allowed and passed over.
  package init(parsing text: String) throws(NoteDefect) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""),
      lines[1].utf8.count <= 18, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let bytes = strictBase64(String(lines[2])), let root = Digest(bytes: bytes)
    else { throw .malformed }
    self.init(origin: String(lines[0]), size: size, root: root)
  }
}

/// A checkpoint with the note that carries it.
package struct SignedCheckpoint: Sendable, Hashable {
  package let checkpoint: Checkpoint
  /// The signed note; its bytes are kept as they are.
  package let note: SignedNote

  /// Signs the head of a party's log.
  package init(
    journal: JournalID, party: PartyCode, size: Int, root: Digest, key: SigningKey
  ) throws {
    let origin = Checkpoint.origin(journal, party)
    checkpoint = Checkpoint(origin: origin, size: size, root: root)
    note = try SignedNote(signing: checkpoint.text, name: origin, key: key)
  }

  /// Reads a checkpoint and accepts it only when this key signed it and it is of this log.
  package init(verifying bytes: [UInt8], with key: NoteKey) throws(NoteDefect) {
    try self.init(unverified: bytes)
    guard checkpoint.origin == key.name else { throw .otherOrigin(checkpoint.origin) }
    try note.verify(with: [key])
  }

  /// Reads a checkpoint without believing it.
  package init(unverified bytes: [UInt8]) throws(NoteDefect) {
    note = try SignedNote(unverified: bytes)
    checkpoint = try Checkpoint(parsing: note.text)
  }
}
