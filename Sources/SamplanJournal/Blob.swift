import SamplanBase

/// A larger piece of content that entries refer to by its hash: a plan's result, a file.
package struct Blob: Sendable, Hashable {
  /// SHA-256 over salt and bytes; the name under which entries refer to it.
  package let hash: Digest
  /// 16 random bytes, so that content that was withheld or erased cannot be guessed from its hash.
  package let salt: [UInt8]
  package let bytes: [UInt8]
  package let informationClass: InformationClass
  package let audience: Audience

  /// The most bytes of a blob: 64 MB.
  package static let sizeLimit = 64_000_000
  /// How many random bytes of salt.
  package static let saltByteCount = 16

  /// Takes new content. More than 64 MB is refused.
  package init(
    bytes: [UInt8], salt: [UInt8], informationClass: InformationClass, audience: Audience
  ) throws {
    guard bytes.count <= Self.sizeLimit else {
      throw Refusal(
        .limit,
        Text(
          sv: "Filen är för stor: \(bytes.count) byte. Gränsen är 64 MB.",
          en: "The file is too large: \(bytes.count) bytes. The limit is 64 MB."))
    }
    guard salt.count == Self.saltByteCount else { throw Payload.wrongSalt(salt.count) }
    self.init(
      hash: MerkleHash.plain(salt + bytes), salt: salt, bytes: bytes,
      informationClass: informationClass, audience: audience)
  }

  /// A blob as a storage kept it, not yet believed.
  package init(
    hash: Digest, salt: [UInt8], bytes: [UInt8], informationClass: InformationClass,
    audience: Audience
  ) {
    self.hash = hash
    self.salt = salt
    self.bytes = bytes
    self.informationClass = informationClass
    self.audience = audience
  }

  /// Whether salt and bytes are those that the hash names.
  package var isWhole: Bool { MerkleHash.plain(salt + bytes) == hash }
}
