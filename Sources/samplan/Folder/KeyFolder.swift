import Foundation
import SamplanBase
import SamplanJournal
import SamplanService

/// The keys of a node's folder. Private keys lie outside the database, one file each.
struct KeyFolder {
  let folder: DataFolder
  let journal: JournalID

  /// The keys that are here.
  func load() throws -> KeyRing {
    var keys: [PartyCode: SigningKey] = [:]
    for party in PartyCode.all {
      if let key = try load(party) { keys[party] = key }
    }
    var pinned = PinnedKeys(journal: journal)
    if let text = try? String(contentsOfFile: folder.acceptedPath, encoding: .utf8) {
      pinned = try PinnedKeys(parsing: text, journal: journal)
    }
    for (party, key) in keys {
      try pinned.pin(KeyCard(journal: journal, party: party, key: key.verifyingKey))
    }
    return KeyRing(keys, pinned: pinned)
  }

  /// Makes keys for these parties, those that have one already excepted, and accepts them.
  func make(_ parties: [PartyCode], randomBytes: (Int) -> [UInt8]) throws {
    for party in parties where try load(party) == nil {
      guard let key = SigningKey(seed: randomBytes(SigningKey.seedByteCount)) else {
        throw Refusal(.fault, Text(sv: "Nyckeln kunde inte skapas.", en: "No key could be made."))
      }
      try write(Data((key.seed.lowerHex + "\n").utf8), to: path(of: party))
    }
    try write(Data(load().pinned.text.utf8), to: folder.acceptedPath)
  }

  private func path(of party: PartyCode) -> String { "\(folder.keysPath)/\(party).key" }

  private func load(_ party: PartyCode) throws -> SigningKey? {
    let path = path(of: party)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    guard let digest = text.flatMap({ Digest(hex: $0.trimmingCharacters(in: .newlines)) }),
      let key = SigningKey(seed: digest.bytes)
    else {
      throw Refusal(
        .fault,
        Text(
          sv: "Nyckelfilen \(path) kan inte läsas, eller är skadad.",
          en: "The key file \(path) cannot be read, or is damaged."))
    }
    return key
  }

  /// Writes a file that only the owner can read: made so, and moved into place whole.
  private func write(_ data: Data, to path: String) throws {
    let files = FileManager.default
    let draft = path + ".new"
    try? files.removeItem(atPath: draft)
    guard
      files.createFile(atPath: draft, contents: data, attributes: [.posixPermissions: 0o600]),
      rename(draft, path) == 0
    else {
      throw Refusal(
        .fault,
        Text(
          sv: "Nyckelfilen \(path) kan inte skrivas.",
          en: "The key file \(path) cannot be written."))
    }
  }
}
