import Foundation
import SamplanBase

/// What an entry says: a JSON object wrapped with salt, as bytes.
///
///     {"salt":"00112233445566778899aabbccddeeff","body":{…}}
///
/// These bytes are what the header's hash is over. The 16 random bytes of salt keep a payload that
/// was withheld or erased from being guessed from its hash. The wrapping has one spelling, so the
/// body is found without parsing JSON.
package struct Payload: Sendable, Hashable {
  /// The exact bytes, wrapping included.
  package let bytes: [UInt8]

  /// The most bytes a payload may have, wrapping included: 4 MiB. Larger things are blobs.
  package static let sizeLimit = 4 << 20
  /// How many random bytes of salt.
  package static let saltByteCount = 16

  private static let opening = Array(#"{"salt":""#.utf8)
  private static let middle = Array(#"","body":"#.utf8)
  private static let bodyStart = opening.count + 2 * saltByteCount + middle.count

  /// Wraps a body, which must be a JSON object in UTF-8, with 16 bytes of salt.
  package init(body: [UInt8], salt: some Collection<UInt8>) throws {
    guard salt.count == Self.saltByteCount else { throw Self.wrongSalt(salt.count) }
    let total = Self.bodyStart + body.count + 1
    guard total <= Self.sizeLimit else {
      throw Refusal(
        .limit,
        Text(
          sv: "Uppgiften är för stor: \(total) byte. Gränsen är \(Self.sizeLimit) byte (4 MiB).",
          en: "The statement is too large: \(total) bytes. The limit is \(Self.sizeLimit) bytes "
            + "(4 MiB)."))
    }
    guard body.first == 0x7B, body.last == 0x7D, String(validating: body, as: UTF8.self) != nil
    else {
      throw Refusal(
        .fault,
        Text(
          sv: "Uppgiften är inte ett JSON-objekt i UTF-8.",
          en: "The statement is not a JSON object in UTF-8."),
        cause: "payload body does not begin with { and end with }, or is not UTF-8")
    }
    var bytes = [UInt8]()
    bytes.reserveCapacity(total)
    bytes += Self.opening
    bytes += lowerHexBytes(salt)
    bytes += Self.middle
    bytes += body
    bytes.append(0x7D)
    self.bytes = bytes
  }

  /// Salt of another length than a payload or a blob has.
  static func wrongSalt(_ count: Int) -> Refusal {
    Refusal(
      .fault, Text(sv: "Saltet har fel längd.", en: "The salt has the wrong length."),
      cause: "salt of \(count) bytes")
  }

  /// Takes bytes that were wrapped before; nil when the wrapping is not exactly right.
  package init?(bytes: [UInt8]) {
    let middleStart = Self.bodyStart - Self.middle.count
    guard bytes.count >= Self.bodyStart + 3, bytes.count <= Self.sizeLimit,
      bytes.starts(with: Self.opening),
      bytes[middleStart..<Self.bodyStart].elementsEqual(Self.middle),
      bytes[Self.opening.count..<middleStart].allSatisfy(isLowerHex),
      bytes[Self.bodyStart] == 0x7B, bytes[bytes.count - 2] == 0x7D,
      bytes[bytes.count - 1] == 0x7D
    else { return nil }
    self.bytes = bytes
  }

  /// The JSON object inside, without a copy.
  package var body: ArraySlice<UInt8> { bytes[Self.bodyStart..<(bytes.count - 1)] }

  /// The JSON object inside, for a decoder.
  package var bodyData: Data { Data(body) }

  /// SHA-256 of all the bytes: what the header names.
  package var hash: Digest { MerkleHash.plain(bytes) }
}
