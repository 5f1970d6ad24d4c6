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
