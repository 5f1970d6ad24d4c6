import Foundation
import SamplanDomain

/// A file that is there whole or not at all, readable by its owner only.
struct SnapshotFile {
  let path: String

  /// The system said no.
  struct Fault: Error, CustomStringConvertible {
    let description: String

    /// With the reason that the system gave last.
    init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
  }

  /// The file's bytes; nil when there is none.
  func read(atMost bytesMax: Int) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Fault("open")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Fault("look at") }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= bytesMax else {
      throw SnapshotDefect()
    }
    let size = Int(status.st_size)
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(file, buffer.baseAddress! + count, size - count)
        guard got > 0 else {
          if got < 0, errno == EINTR { continue }
          throw Fault("read")
        }
        count += got
      }
    }
  }

  /// Puts the bytes in the file's place when they are safe on the disk, so that a reader sees the
  /// former file or this one. Of two processes that write at once, one gives up.
  func write(_ bytes: [UInt8]) throws {
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Fault("make") }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0, isStill(file, at: draft) else {
      throw Fault("lock")
    }
    do {
      guard ftruncate(file, 0) == 0, fchmod(file, 0o600) == 0 else { throw Fault("empty") }
      try append(bytes, to: file)
      guard fsync(file) == 0 else { throw Fault("keep") }
      guard rename(draft, path) == 0 else { throw Fault("move") }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private func append(_ bytes: [UInt8], to file: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let written = Foundation.write(file, part.baseAddress!, part.count)
        guard written > 0 else {
          if written < 0, errno == EINTR { continue }
          throw Fault("write")
        }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Whether the path still leads to the open file: another process may have moved it into place
  /// between opening and locking.
  private func isStill(_ file: Int32, at path: String) -> Bool {
    var opened = stat()
    var found = stat()
    guard fstat(file, &opened) == 0, lstat(path, &found) == 0 else { return false }
    return opened.st_ino == found.st_ino && opened.st_dev == found.st_dev
  }
}
