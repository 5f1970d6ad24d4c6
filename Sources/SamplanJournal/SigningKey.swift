import Crypto
import SamplanBase

/// A party's private key (Ed25519). It is kept outside the database and is never printed.
/// - Source: RFC 8032.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// How many random bytes a key is made of.
  package static let seedByteCount = 32

  /// Nil unless there are 32 bytes of seed.
  package init?(seed: [UInt8]) {
    guard seed.count == Self.seedByteCount,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { return nil }
    self.key = key
  }

  /// The 32 secret bytes, for whoever keeps the key file.
  package var seed: [UInt8] { Array(key.rawRepresentation) }

  /// The public half.
  package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

  /// The 64 bytes of signature over the message.
  package func signature(over message: [UInt8]) throws -> [UInt8] {
    do {
      return Array(try key.signature(for: message))
    } catch {
      throw Refusal(
        .fault, Text(sv: "Signeringen misslyckades.", en: "Signing failed."), cause: "\(error)")
    }
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// Names the public half only.
  package var description: String { "signing key of \(verifyingKey)" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A party's public key (Ed25519).
package struct VerifyingKey: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes of RFC 8032.
  package let bytes: [UInt8]

  /// Nil unless there are 32 bytes that can be a key.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
    else { return nil }
    self.bytes = bytes
  }

  fileprivate init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Whether this key's private half made the signature over the message.
  package func isValid(signature: [UInt8], over message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String { lowerHex(bytes) }
}
