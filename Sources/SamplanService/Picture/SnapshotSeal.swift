import SamplanBase
import SamplanJournal

/// A signature in front of a snapshot, made with the key of a party this node hosts.
///
/// A checksum finds damage; this finds forgery. Whoever can write in the node's folder but has no
/// party's key could otherwise plant figures that no region has stated. A node that hosts no key
/// keeps no snapshot and reads the logs.
struct SnapshotSeal: Sendable {
  /// Bytes of an Ed25519 signature.
  static let byteCount = 64
  /// Keeps the signature from standing for anything else.
  private static let purpose = Array("samplan-snapshot/1\n".utf8)

  private let key: SigningKey

  /// Nil when the ring has no key. The same ring always gives the same key: the first hosted
  /// party's, by code.
  init?(_ keys: KeyRing) {
    guard let party = keys.hosted.first, let key = try? keys.signingKey(of: party) else {
      return nil
    }
    self.key = key
  }

  /// The bytes with their signature in front.
  func sealed(_ bytes: [UInt8]) throws -> [UInt8] {
    try key.signature(over: message(bytes[...])) + bytes
  }

  /// The bytes behind the signature; nil when this node's key did not make it.
  func opened(_ file: [UInt8]) -> [UInt8]? {
    guard file.count >= Self.byteCount else { return nil }
    let bytes = file[Self.byteCount...]
    let signature = Array(file[..<Self.byteCount])
    guard key.verifyingKey.isValid(signature: signature, over: message(bytes)) else { return nil }
    return Array(bytes)
  }

  private func message(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Self.purpose + Digest(of: bytes).bytes
  }
}
