import Foundation
import SamplanBase
import SamplanJournal
import SamplanStore

/// A node's folder: the database, the private keys beside it, and a lock while a server runs.
///
///     samplan.sqlite      everything but the keys
///     keys/19.key         a hosted party's private key, readable by the owner only
///     keys/accepted.txt   public keys this node accepts, one card on each line
///     server.lock         held by the server that runs on the folder
struct DataFolder {
  let path: String

  /// - Parameter path: made whole, since a run's process is told it too.
  init(path: String) { self.path = URL(fileURLWithPath: path).standardizedFileURL.path }

  var databasePath: String { path + "/samplan.sqlite" }
  var keysPath: String { path + "/keys" }
  var acceptedPath: String { keysPath + "/accepted.txt" }
  var lockPath: String { path + "/server.lock" }
  var snapshotPath: String { path + "/snapshot.bin" }

  /// Whether a node has been made here.
  var hasNode: Bool { FileManager.default.fileExists(atPath: databasePath) }

  /// Makes the folder when it is not there.
  /// - Throws: when it cannot be made or written in.
  func prepare() throws {
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: keysPath, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritable("\(error)")
    }
    guard files.isWritableFile(atPath: path), files.isWritableFile(atPath: keysPath) else {
      throw unwritable("not writable")
    }
  }

  /// Opens the database of a node that exists.
  func openDatabase() throws -> NodeDatabase {
    guard hasNode else {
      throw Refusal(
        .missing,
        Text(
          sv: "Det finns ingen nod i mappen \(path). Ange en annan med --data, eller skapa en med "
            + "`samplan setup`.",
          en: "There is no node in the folder \(path). Give another with --data, or make one with "
            + "`samplan setup`."))
    }
    return try NodeDatabase.open(path: databasePath)
  }

  private func unwritable(_ cause: String) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "Mappen \(path) kan inte skapas eller skrivas. Ange en annan med --data.",
        en: "The folder \(path) cannot be made or written. Give another with --data."),
      cause: cause)
  }
}
