import Foundation
import SamplanBase
import SamplanJournal
import SamplanService

extension DataFolder {
  /// Largest snapshot that is read or written: 1 GB.
  private static let snapshotMax = 1_000_000_000

  /// The logs as they were folded when the server last stopped; empty when there is no such file.
  func readSnapshot(of journal: JournalID) async -> [PartyCode: PartyViews] {
    let url = URL(fileURLWithPath: snapshotPath)
    let size = (try? FileManager.default.attributesOfItem(atPath: snapshotPath))?[.size]
    guard let size = size as? NSNumber, size.intValue <= Self.snapshotMax,
      let file = try? Data(contentsOf: url, options: .alwaysMapped)
    else { return [:] }
    return await Snapshot.read(file, journal: journal)
  }

  /// Keeps the logs as they are folded now, for the next start. A snapshot that cannot be written
  /// is no loss: the next start reads the logs.
  func saveSnapshot(of node: Node) async {
    guard let bytes = try? node.snapshot(), bytes.count <= Self.snapshotMax else { return }
    let draft = snapshotPath + ".new"
    let files = FileManager.default
    guard
      files.createFile(
        atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { return }
    if rename(draft, snapshotPath) != 0 { try? files.removeItem(atPath: draft) }
  }
}
