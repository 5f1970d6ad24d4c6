import Crypto
import CryptoExtras
import Foundation
import SamplanBase
import SamplanService

/// Password verifiers with scrypt: `scrypt$15$8$1$<salt>$<key>`.
/// - Source: RFC 7914; cost of OWASP's Password Storage Cheat Sheet (N = 2^15, r = 8, p = 1 is
///   32 MB and well above a tenth of a second of guessing for each try).
actor Scrypt {
  private static let logCost = 15
  private static let blockSize = 8
  private static let parallelism = 1
  private static let keyByteCount = 32
  private static let saltByteCount = 16

  private let randomBytes: @Sendable (Int) -> [UInt8]

  init(randomBytes: @escaping @Sendable (Int) -> [UInt8]) { self.randomBytes = randomBytes }

  /// The hasher of a node. One password is computed at a time, so that a flood of attempts takes
  /// one core and 32 MB at most.
  nonisolated var hasher: PasswordHasher {
    PasswordHasher(
      hash: { try await self.verifier(of: $0) },
      verify: { await self.verify($0, against: $1) })
  }

  private func verifier(of password: String) throws -> String {
    let salt = randomBytes(Self.saltByteCount)
    let key = try derive(password, salt, logCost: Self.logCost, Self.blockSize, Self.parallelism)
    let parts = [
      "scrypt", String(Self.logCost), String(Self.blockSize), String(Self.parallelism),
      salt.lowerHex, key.lowerHex,
    ]
    return parts.joined(separator: "$")
  }

  private func verify(_ password: String, against verifier: String) -> Bool {
    let parts = verifier.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let logCost = Int(parts[1]),
      (1...20).contains(logCost), let blockSize = Int(parts[2]), (1...32).contains(blockSize),
      let parallelism = Int(parts[3]), (1...16).contains(parallelism),
      let salt = bytes(parts[4]), let expected = bytes(parts[5])
    else {
      // Nobody's verifier takes as long as somebody's.
      _ = try? derive(
        password, [UInt8](repeating: 0, count: Self.saltByteCount), logCost: Self.logCost,
        Self.blockSize, Self.parallelism)
      return false
    }
    guard
      let key = try? derive(password, salt, logCost: logCost, blockSize, parallelism),
      key.count == expected.count
    else { return false }
    return zip(key, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private func derive(
    _ password: String, _ salt: [UInt8], logCost: Int, _ blockSize: Int, _ parallelism: Int
  ) throws -> [UInt8] {
    try KDF.Scrypt.deriveKey(
      from: Array(password.utf8), salt: salt, outputByteCount: Self.keyByteCount,
      rounds: 1 << logCost, blockSize: blockSize, parallelism: parallelism
    ).withUnsafeBytes { Array($0) }
  }

  private func bytes(_ hex: String) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes = [UInt8]()
    for place in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[place...(place + 1)], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
