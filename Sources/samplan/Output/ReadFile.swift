import Foundation
import SamplanBase

/// Files that people name on the command line.
enum InputFile {
  /// Reads a whole file of at most `limit` bytes; `-` is standard input.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for piece in try pieces(of: path) {
      bytes += try piece.get()
      guard bytes.count <= limit else {
        throw Refusal(
          .limit,
          Text(
            sv: "Filen \(path) är för stor: högst \(limit / 1_000_000) MB läses.",
            en: "The file \(path) is too large: at most \(limit / 1_000_000) MB is read."))
      }
    }
    return bytes
  }

  /// The file in pieces of at most 64 KiB, so that a large one never fills the memory.
  static func pieces(of path: String) throws -> Pieces {
    if path == "-" { return Pieces(path: path, file: .standardInput) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Refusal(
        .missing,
        Text(sv: "Filen \(path) finns inte.", en: "There is no file \(path)."))
    }
    guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
      throw Refusal(
        .fault,
        Text(sv: "Filen \(path) kan inte läsas.", en: "The file \(path) cannot be read."))
    }
    return Pieces(path: path, file: file)
  }

  /// The pieces of an open file.
  struct Pieces: Sequence, IteratorProtocol {
    let path: String
    let file: FileHandle

    mutating func next() -> Result<[UInt8], any Error>? {
      do {
        guard let data = try file.read(upToCount: 65_536), !data.isEmpty else { return nil }
        return .success(Array(data))
      } catch {
        return .failure(
          Refusal(
            .fault,
            Text(sv: "Filen \(path) kan inte läsas.", en: "The file \(path) cannot be read."),
            cause: "\(error)"))
      }
    }
  }
}
