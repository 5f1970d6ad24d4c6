import Foundation
import Testing

/// Files that the tests compare with: `Golden/<name>`. `UPDATE_SNAPSHOTS=1` writes them anew; the
/// difference is then read by a person before it is committed.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static var isUpdating: Bool {
    ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  }

  /// The bytes of a golden file.
  static func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  /// Writes a golden file that is not text.
  static func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  /// Expects the text to be the golden file's, or writes the file when updating.
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if isUpdating {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard text != golden else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
      zip(lines, old).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(lines.count, old.count)
    let new = index < lines.count ? lines[index].prefix(300) : "(nothing)"
    let was = index < old.count ? old[index].prefix(300) : "(nothing)"
    Issue.record(
      "\(name) differs at line \(index + 1):\n  golden: \(was)\n  now:    \(new)",
      sourceLocation: sourceLocation)
  }
}

/// A resource of the product by its name.
func resource(_ name: String) throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(
    decoding: Data(contentsOf: root.appending(path: "Resources/\(name)")), as: UTF8.self)
}

/// Numbers that are the same each time for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
