import Foundation
import SamplanBase

/// A folder of results that appears whole or not at all: written beside its place, then moved.
struct NewFolder {
  /// Where it will be.
  let path: String
  /// Where it is being written.
  let draft: String
  private let overwrite: Bool

  /// - Throws: when something is there already and may not be replaced.
  init(_ path: String, overwrite: Bool) throws {
    let whole = URL(fileURLWithPath: path).standardizedFileURL.path
    self.path = whole
    self.overwrite = overwrite
    draft = whole + ".new-\(Wiring.processID)"
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: whole, isDirectory: &isFolder) {
      let isEmpty =
        isFolder.boolValue && (try? files.contentsOfDirectory(atPath: whole))?.isEmpty == true
      guard isFolder.boolValue, isEmpty || overwrite else {
        throw Refusal(
          .conflict,
          Text(
            sv: "\(path) finns redan och är inte tom. Ange en annan mapp, eller --overwrite.",
            en: "\(path) is there already and is not empty. Give another folder, or --overwrite."))
      }
    }
    do {
      try? files.removeItem(atPath: draft)
      try files.createDirectory(atPath: draft, withIntermediateDirectories: true)
    } catch {
      throw NewFolder.unwritable(path, error)
    }
  }

  /// Writes one file in it.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(draft)/\(name)"))
    } catch {
      throw NewFolder.unwritable(path, error)
    }
  }

  /// Moves it to its place.
  func keep() throws {
    let files = FileManager.default
    do {
      if files.fileExists(atPath: path) {
        let old = draft + "-old"
        try files.moveItem(atPath: path, toPath: old)
        try files.moveItem(atPath: draft, toPath: path)
        try files.removeItem(atPath: old)
      } else {
        try files.moveItem(atPath: draft, toPath: path)
      }
    } catch {
      throw NewFolder.unwritable(path, error)
    }
  }

  /// Takes away what was never kept.
  func abandon() { try? FileManager.default.removeItem(atPath: draft) }

  private static func unwritable(_ path: String, _ error: any Error) -> Refusal {
    Refusal(
      .fault,
      Text(
        sv: "\(path) kan inte skrivas. Finns mappen den ska ligga i, och finns plats på disken?",
        en: "\(path) cannot be written. Is the folder it is to be in there, and is there room on "
          + "the disk?"),
      cause: "\(error)")
  }
}
