import Foundation
import SamplanBase

/// A text with signatures under it, which other programs can check too.
/// - Source: C2SP signed-note.
package struct SignedNote: Sendable, Hashable {
  /// One signature line.
  package struct Signature: Sendable, Hashable {
    /// The name of the key that signed.
    package let name: String
    /// Which key of that name: the first four bytes of a hash over name and key, big-endian.
    package let keyID: UInt32
    /// What the key made of the text; of Ed25519 64 bytes.
    package let bytes: [UInt8]
  }

  /// The signed text, its last line feed included.
  package let text: String
  /// At least one, at most `signaturesMax`.
  package let signatures: [Signature]
  /// The whole note, exactly as it was written or read.
  package let bytes: [UInt8]

  /// The most bytes of a note that is read: 256 KiB.
  package static let sizeLimit = 256 << 10
  /// The most signatures of a note that is read.
  package static let signaturesMax = 64
  private static let dash = "\u{2014} "

  /// Signs a text, which must end with a line feed and have no other control characters.
  package init(signing text: String, name: String, key: SigningKey) throws {
    guard let noteKey = NoteKey(name: name, key: key.verifyingKey), Self.isText(text) else {
      throw NoteDefect.malformed.refusal
    }
    let signature = Signature(
      name: name, keyID: noteKey.id, bytes: try key.signature(over: Array(text.utf8)))
    let material = Data(NoteKey.bigEndian(signature.keyID) + signature.bytes)
    self.text = text
    signatures = [signature]
    bytes = Array("\(text)\n\(Self.dash)\(name) \(material.base64EncodedString())\n".utf8)
  }

  /// Reads a note strictly, without believing its signatures.
  package init(unverified bytes: [UInt8]) throws(NoteDefect) {
    guard bytes.count <= Self.sizeLimit else { throw .tooLarge(bytes.count) }
    guard let whole = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), bytes.last == 0x0A,
      let end = Self.endOfText(bytes)
    else { throw .malformed }
    let lines = String(decoding: bytes[(end + 1)..<(bytes.count - 1)], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count <= Self.signaturesMax else { throw .malformed }
    var signatures = [Signature]()
    for line in lines {
      guard let signature = Self.signature(line) else { throw .malformed }
      signatures.append(signature)
    }
    text = String(whole.utf8.prefix(end)) ?? ""
    self.signatures = signatures
    self.bytes = bytes
  }

  /// Checks that a known key signed. Signatures of unknown keys are ignored; one of a known key
  /// that does not hold makes the whole note refused.
  package func verify(with known: [NoteKey]) throws(NoteDefect) {
    var verified = false
    for signature in signatures {
      let keys = known.filter { $0.name == signature.name && $0.id == signature.keyID }
      guard !keys.isEmpty else { continue }
      guard
        keys.contains(where: {
          $0.key.isValid(signature: signature.bytes, over: Array(text.utf8))
        })
      else { throw .wrongSignature }
      verified = true
    }
    guard verified else { throw .notSignedByKnownKey }
  }

  /// How many bytes the text has: what stands before the last empty line.
  private static func endOfText(_ bytes: [UInt8]) -> Int? {
    var place = bytes.count - 1
    while place >= 1 {
      if bytes[place] == 0x0A, bytes[place - 1] == 0x0A {
        return place < bytes.count - 1 ? place : nil
      }
      place -= 1
    }
    return nil
  }

  private static func signature(_ line: Substring) -> Signature? {
    guard line.hasPrefix(dash) else { return nil }
    let parts = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, NoteKey.isName(String(parts[0])),
      let material = strictBase64(String(parts[1])), material.count > 4
    else { return nil }
    let id = material.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Signature(name: String(parts[0]), keyID: id, bytes: Array(material.dropFirst(4)))
  }

  private static func isText(_ text: String) -> Bool {
    text.utf8.last == 0x0A && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
  }
}

/// Why a signed note is not accepted.
package enum NoteDefect: Error, Sendable, Hashable {
  /// More bytes than are read.
  case tooLarge(Int)
  /// It is not a signed note or, of a checkpoint, not a checkpoint.
  case malformed
  /// No key that is known here has signed it.
  case notSignedByKnownKey
  /// A signature under a known key's name does not hold.
  case wrongSignature
  /// A checkpoint of another log.
  case otherOrigin(String)

  /// The defect in words.
  package var text: Text {
    switch self {
    case .tooLarge(let count):
      Text(
        sv: "Noten har \(count) byte; högst \(SignedNote.sizeLimit) läses.",
        en: "The note has \(count) bytes; at most \(SignedNote.sizeLimit) are read.")
    case .malformed:
      Text(
        sv: "Det är inte en giltig signerad not.", en: "This is not a valid signed note.")
    case .notSignedByKnownKey:
      Text(
        sv: "Noten är inte signerad med den nyckel som är godkänd här.",
        en: "The note is not signed with the key that is accepted here.")
    case .wrongSignature:
      Text(
        sv: "Signaturen stämmer inte med innehållet.",
        en: "The signature does not match the content.")
    case .otherOrigin(let origin):
      Text(
        sv: "Kontrollpunkten gäller en annan logg: \(origin)",
        en: "The checkpoint is of another log: \(origin)")
    }
  }

  /// The defect as an answer to whoever gave the note.
  package var refusal: Refusal { Refusal(.input, text, cause: "\(self)") }
}
