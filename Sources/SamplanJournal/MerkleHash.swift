import Crypto
import SamplanBase

/// The three hashes of a Merkle tree.
/// - Source: RFC 6962, section 2.1.
package enum MerkleHash {
  /// Of an empty tree: SHA-256 of nothing.
  package static let empty = plain([])

  /// Of a leaf: SHA-256 of 0x00 and the bytes.
  package static func leaf(_ bytes: [UInt8]) -> SamplanBase.Digest {
    var hasher = SHA256()
    hasher.update(byte: 0)
    hasher.update(bytes)
    return hasher.digest
  }

  /// Of an inner node: SHA-256 of 0x01 and both children.
  package static func node(_ left: SamplanBase.Digest, _ right: SamplanBase.Digest)
    -> SamplanBase.Digest
  {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { input in
      input[0] = 1
      left.bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: input[1...]).copyMemory(from: $0)
      }
      right.bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: input[33...]).copyMemory(from: $0)
      }
      var hasher = SHA256()
      hasher.update(bufferPointer: UnsafeRawBufferPointer(input))
      return hasher.digest
    }
  }

  /// SHA-256 of the bytes alone.
  static func plain(_ bytes: [UInt8]) -> SamplanBase.Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.digest
  }
}

// Straight from memory to memory: a start-up hashes each of 100 000 entries twice.
extension SHA256 {
  fileprivate mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update(bufferPointer: $0) }
  }

  fileprivate mutating func update(byte: UInt8) {
    withUnsafeBytes(of: byte) { update(bufferPointer: $0) }
  }

  /// What the hash is of all that has been given.
  fileprivate var digest: SamplanBase.Digest {
    // `Digest` refuses only other lengths than 32, and SHA-256 has no other.
    finalize().withUnsafeBytes { SamplanBase.Digest(bytes: [UInt8]($0))! }
  }
}
