import Foundation
import SamplanBase

/// One file that a command leaves behind: it appears whole or not at all.
enum OutputFile {
  /// Writes the file in a folder that is there, and returns its path.
  static func write(
    _ bytes: [UInt8], named name: String, in folder: String, overwrite: Bool
  ) throws -> String {
    let path = URL(fileURLWithPath: folder).appendingPathComponent(name).path
    guard overwrite || !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(
        .conflict,
        Text(
          sv: "\(path) finns redan. Ange en annan mapp, eller --overwrite.",
          en: "\(path) is there already. Give another folder, or --overwrite."))
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Refusal(
        .fault,
        Text(
          sv: "\(path) kan inte skrivas. Finns mappen, och finns plats på disken?",
          en: "\(path) cannot be written. Is the folder there, and is there room on the disk?"),
        cause: "\(error)")
    }
    return path
  }
}
