import SamplanBase

/// Reads a form with files as it comes, piece by piece, without keeping the file.
/// - Source: RFC 7578, RFC 2046 section 5.1.1.
struct MultipartReader {
  /// What a piece of the body held.
  enum Part: Equatable {
    case field(name: String, value: String)
    case fileStarted(name: String, fileName: String)
    case fileBytes([UInt8])
    case fileEnded
  }

  private enum State: Equatable {
    case preamble
    case heading
    case field(name: String)
    case file
    case ended
  }

  /// Bytes of heading lines of one part at most.
  static let headingMax = 8 * 1024
  /// Bytes of one field at most; files have no limit here, the body has.
  static let fieldMax = 1024 * 1024
  /// Parts at most.
  static let partsMax = FormFields.fieldsMax

  private let delimiter: [UInt8]
  private var buffer: [UInt8]
  private var state = State.preamble
  private var field: [UInt8] = []
  private var parts = 0

  /// Nil when the content type is not a form with a usable boundary.
  init?(contentType: String) {
    guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
    let parameter = contentType.split(separator: ";").lazy
      .map { $0.drop { $0 == " " } }
      .first { $0.lowercased().hasPrefix("boundary=") }
    guard let boundary = parameter?.dropFirst(9).filter({ $0 != "\"" }),
      (1...70).contains(boundary.utf8.count)
    else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter stands at the very start, without the line end that others have.
    buffer = [0x0D, 0x0A]
  }

  /// Whether the last delimiter has been seen.
  var isEnded: Bool { state == .ended }

  /// Takes the next piece of the body.
  mutating func read(_ piece: [UInt8]) throws(Refusal) -> [Part] {
    guard state != .ended else { return [] }
    buffer += piece
    var found: [Part] = []
    // Each turn takes bytes from the buffer or stops.
    while try step(&found) {}
    return found
  }

  private mutating func step(_ found: inout [Part]) throws(Refusal) -> Bool {
    switch state {
    case .ended: return false
    case .heading: return try readHeading(&found)
    case .preamble, .field, .file: return try readContent(&found)
    }
  }

  private mutating func readContent(_ found: inout [Part]) throws(Refusal) -> Bool {
    guard let end = buffer.place(of: delimiter) else {
      // A delimiter may have begun in the last bytes; these wait for the next piece.
      try take(buffer.count - delimiter.count + 1, &found)
      return false
    }
    // What follows a delimiter tells a next part from the end; both are two bytes.
    guard buffer.count >= end + delimiter.count + 2 else {
      try take(end, &found)
      return false
    }
    try take(end, &found)
    let next = buffer[delimiter.count..<(delimiter.count + 2)]
    let isLast = next.elementsEqual("--".utf8)
    guard isLast || next.elementsEqual([0x0D, 0x0A]) else { throw Self.broken }
    if case .field(let name) = state {
      found.append(.field(name: name, value: String(decoding: field, as: UTF8.self)))
    } else if state == .file {
      found.append(.fileEnded)
    }
    buffer.removeFirst(delimiter.count + 2)
    state = isLast ? .ended : .heading
    return true
  }

  private mutating func take(_ count: Int, _ found: inout [Part]) throws(Refusal) {
    guard count > 0 else { return }
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    switch state {
    case .field:
      guard field.count + bytes.count <= Self.fieldMax else {
        throw WebLimits.tooLarge(bytesMax: Self.fieldMax)
      }
      field += bytes
    case .file: found.append(.fileBytes(bytes))
    case .preamble, .heading, .ended: break
    }
  }

  private mutating func readHeading(_ found: inout [Part]) throws(Refusal) -> Bool {
    guard let end = buffer.place(of: Array("\r\n\r\n".utf8)) else {
      guard buffer.count <= Self.headingMax else { throw Self.broken }
      return false
    }
    parts += 1
    guard end <= Self.headingMax, parts <= Self.partsMax else { throw Self.broken }
    let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
    buffer.removeFirst(end + 4)
    guard
      let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      let name = Self.parameter("name", of: line)
    else { throw Self.broken }
    if let fileName = Self.parameter("filename", of: line) {
      state = .file
      found.append(.fileStarted(name: name, fileName: fileName))
    } else {
      state = .field(name: name)
      field = []
    }
    // A part without content ends with a delimiter whose line end is the heading's own.
    return true
  }

  private static func parameter(_ name: String, of line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"")?.upperBound else { return nil }
    guard let end = line[start...].firstIndex(of: "\"") else { return nil }
    return String(line[start..<end])
  }

  static let broken = Refusal(
    .input,
    Text(
      sv: "Formuläret kom fram trasigt. Ladda om sidan och försök igen.",
      en: "The form arrived broken. Reload the page and try again."),
    cause: "malformed multipart body")
}

extension [UInt8] {
  /// Where these bytes first stand.
  fileprivate func place(of wanted: [UInt8]) -> Int? {
    guard count >= wanted.count, let first = wanted.first else { return nil }
    return withUnsafeBufferPointer { bytes in
      var place = 0
      let last = bytes.count - wanted.count
      while place <= last {
        if bytes[place] == first, bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
          return place
        }
        place += 1
      }
      return nil
    }
  }
}
