import SamplanBase
import Synchronization

/// The body of a request as it arrives, piece by piece. Read once.
package struct BodyPieces: AsyncSequence, Sendable {
  package typealias Element = [UInt8]
  package typealias Failure = any Error

  /// Gives the next piece; nil at the end.
  package struct AsyncIterator: AsyncIteratorProtocol {
    let take: () async throws -> [UInt8]?
    package mutating func next() async throws -> [UInt8]? { try await take() }
  }

  private let start: @Sendable () -> AsyncIterator

  /// - Parameter start: begins to read.
  init(_ start: @escaping @Sendable () -> AsyncIterator) { self.start = start }

  /// A body that is here already.
  package init(_ pieces: [[UInt8]]) {
    start = {
      var rest = pieces.filter { !$0.isEmpty }[...]
      return AsyncIterator { rest.popFirst() }
    }
  }

  package func makeAsyncIterator() -> AsyncIterator { start() }

  /// The same body, cut off with a refusal when it passes `bytesMax`.
  func limited(to bytesMax: Int) -> BodyPieces {
    BodyPieces {
      let pieces = start()
      var count = 0
      return AsyncIterator {
        guard let piece = try await pieces.take() else { return nil }
        count += piece.count
        guard count <= bytesMax else { throw WebLimits.tooLarge(bytesMax: bytesMax) }
        return piece
      }
    }
  }
}

/// The file of a form, read as it arrives. The fields before the file are checked first; what
/// comes after the file is not read.
struct UploadedFile: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  typealias Failure = any Error

  /// The form's fields and its file, one piece at a time.
  struct AsyncIterator: AsyncIteratorProtocol {
    var pieces: BodyPieces.AsyncIterator
    var reader: MultipartReader
    let check: @Sendable (FormFields) throws -> Void
    let nameHeard: FileNameHeard
    var fields = FormFields()
    var waiting: [MultipartReader.Part] = []
    var isInFile = false
    var isDone = false

    mutating func next() async throws -> [UInt8]? {
      // Ends when a piece of the file or the end of the body has come.
      while !isDone {
        if waiting.isEmpty {
          guard let piece = try await pieces.next() else {
            if !reader.isEnded || !isInFile { throw MultipartReader.broken }
            break
          }
          waiting = try reader.read(piece).reversed()
        }
        if let part = waiting.popLast(), let bytes = try take(part) { return bytes }
      }
      isDone = true
      return nil
    }

    private mutating func take(_ part: MultipartReader.Part) throws -> [UInt8]? {
      switch part {
      case .field(let name, let value): fields.append(name, value)
      case .fileStarted(_, let fileName):
        try check(fields)
        nameHeard.hear(fileName)
        isInFile = true
      case .fileBytes(let bytes): return bytes
      case .fileEnded: isDone = true
      }
      return nil
    }
  }

  let body: BodyPieces
  let reader: MultipartReader
  /// Throws when the form may not be taken: it sees the fields before the file.
  let check: @Sendable (FormFields) throws -> Void
  /// The file's name, once it has begun.
  let nameHeard = FileNameHeard()

  init(
    body: BodyPieces, reader: MultipartReader,
    check: @escaping @Sendable (FormFields) throws -> Void
  ) {
    self.body = body
    self.reader = reader
    self.check = check
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(
      pieces: body.makeAsyncIterator(), reader: reader, check: check, nameHeard: nameHeard)
  }
}

/// The name that a sent file has, as the person's own machine calls it: no path, and no longer
/// than a line.
final class FileNameHeard: Sendable {
  /// Characters shown of a name at most.
  private static let shownMax = 120

  private let name = Mutex("")

  /// The name, or `CSV` when none was sent.
  var shown: String {
    let name = name.withLock { $0 }
    return name.isEmpty ? "CSV" : name
  }

  func hear(_ sent: String) {
    let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let plain = last.filter { !$0.isNewline }.prefix(Self.shownMax)
    name.withLock { $0 = String(plain) }
  }
}
