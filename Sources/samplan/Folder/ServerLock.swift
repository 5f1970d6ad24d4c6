import Foundation
import SamplanBase

/// Holds a node's folder for one server, as long as the process lives.
final class ServerLock: Sendable {
  private let descriptor: Int32

  /// - Throws: when another server runs on the folder.
  init(_ folder: DataFolder, port: Int) throws {
    // Not inherited: a run's process outlives the server and must not hold its lock.
    descriptor = open(folder.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(
        .fault,
        Text(
          sv: "Mappen \(folder.path) kan inte låsas. Får programmet skriva i den?",
          en: "The folder \(folder.path) cannot be locked. May the program write in it?"),
        cause: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let other = (try? String(contentsOfFile: folder.lockPath, encoding: .utf8)) ?? ""
      close(descriptor)
      throw Refusal(
        .conflict,
        Text(
          sv: "En annan Samplan körs redan på mappen \(folder.path) (\(other)). Stoppa den, eller "
            + "ange en annan mapp med --data.",
          en: "Another Samplan already runs on the folder \(folder.path) (\(other)). Stop it, or "
            + "give another folder with --data."))
    }
    ftruncate(descriptor, 0)
    let note = "process \(Wiring.processID), port \(port)"
    _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  deinit { close(descriptor) }
}
