import Foundation
import SamplanBase

/// A public key under a name, as signed notes know it: name and key ID together say which key made
/// a signature.
/// - Source: C2SP signed-note, "Signatures" and "Verifier keys"; type 0x01, Ed25519.
package struct NoteKey: Sendable, Hashable {
  /// Without spaces and `+`; for a party's log its origin, `<journal>/<party>`.
  package let name: String
  package let key: VerifyingKey

  private static let ed25519: UInt8 = 0x01

  /// Nil when the name is empty or has a space or `+` in it.
  package init?(name: String, key: VerifyingKey) {
    guard Self.isName(name) else { return nil }
    self.name = name
    self.key = key
  }

  /// The key of a party's log.
  package init(_ journal: JournalID, _ party: PartyCode, _ key: VerifyingKey) {
    name = Checkpoint.origin(journal, party)
    self.key = key
  }

  /// The first four bytes of SHA-256 over name, line feed, type and key, big-endian.
  package var id: UInt32 {
    MerkleHash.plain(Array(name.utf8) + [0x0A, Self.ed25519] + key.bytes)
      .bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The verifier key in text: `<name>+<key ID>+<base64>`.
  package var text: String {
    let digits = lowerHex(Self.bigEndian(id))
    let material = Data([Self.ed25519] + key.bytes).base64EncodedString()
    return "\(name)+\(digits)+\(material)"
  }

  /// Reads a verifier key; nil unless name, key ID and key belong together.
  package init?(_ text: String) {
    let parts = text.split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count == 3, let material = strictBase64(parts[2]), material.count == 33,
      material[0] == Self.ed25519, let key = VerifyingKey(bytes: Array(material.dropFirst())),
      let value = NoteKey(name: parts[0], key: key), parts[1] == lowerHex(Self.bigEndian(value.id))
    else { return nil }
    self = value
  }

  static func bigEndian(_ id: UInt32) -> [UInt8] {
    [UInt8(id >> 24), UInt8(id >> 16 & 255), UInt8(id >> 8 & 255), UInt8(id & 255)]
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
      }
  }
}

/// Standard base 64 in its one canonical spelling; nil for anything else.
/// - Source: RFC 4648, section 4.
func strictBase64(_ text: String) -> [UInt8]? {
  guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
    return nil
  }
  return Array(data)
}
