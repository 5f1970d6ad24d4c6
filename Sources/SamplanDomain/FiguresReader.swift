import SamplanBase

/// Reads `figures.reported` byte by byte, in the shape the codec writes it: no blanks, no escapes,
/// keys in any order and once each.
///
/// Anything else gives nil, and the general reader decides; so what this reader accepts, both read
/// alike.
struct FiguresReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The figures, or nil when the body is not in the plain shape.
  static func read(_ body: [UInt8]) -> FiguresReported? {
    body.withUnsafeBufferPointer { bytes in
      var reader = FiguresReader(bytes)
      return reader.readAll()
    }
  }

  private mutating func readAll() -> FiguresReported? {
    guard skip(#"{"figures":["#) else { return nil }
    var figures: [Figure] = []
    if !skip("]") {
      repeat {
        guard let figure = readFigure() else { return nil }
        figures.append(figure)
      } while skip(",")
      guard skip("]") else { return nil }
    }
    guard skip("}"), at == bytes.count else { return nil }
    return FiguresReported(figures: figures)
  }

  /// What has been read of one figure.
  private struct Parts {
    var measure: MeasureID?
    var subject: FigureSubject?
    var value: FigureValue?
    var unit: FigureUnit?
    var asOf: Day?
    var method: FigureMethod?
    var definition: Int?
    var source: String?
  }

  private mutating func readFigure() -> Figure? {
    guard skip("{") else { return nil }
    var parts = Parts()
    repeat {
      guard readField(into: &parts) else { return nil }
    } while skip(",")
    guard skip("}"), let measure = parts.measure, let subject = parts.subject,
      let value = parts.value, let unit = parts.unit, let asOf = parts.asOf,
      let method = parts.method, let definition = parts.definition
    else { return nil }
    return Figure(
      measure: measure, subject: subject, value: value, unit: unit, asOf: asOf, method: method,
      definition: definition, source: parts.source)
  }

  /// Reads `"key":value`; false when it is unknown, repeated or not in the plain shape.
  private mutating func readField(into parts: inout Parts) -> Bool {
    if skip(#""asOf":"#) { return readOnce(&parts.asOf) { Day($0) } }
    if skip(#""definition":"#) {
      guard parts.definition == nil else { return false }
      parts.definition = readNumber()
      return parts.definition != nil
    }
    if skip(#""measure":"#) { return readOnce(&parts.measure) { MeasureID($0) } }
    if skip(#""method":"#) { return readOnce(&parts.method) { FigureMethod(rawValue: $0) } }
    if skip(#""source":"#) { return readOnce(&parts.source) { $0 } }
    if skip(#""subject":"#) {
      return readOnce(&parts.subject) {
        $0 == "region" ? .region : HospitalID($0).map(FigureSubject.hospital)
      }
    }
    if skip(#""unit":"#) { return readOnce(&parts.unit) { FigureUnit(rawValue: $0) } }
    if skip(#""value":"#) { return readOnce(&parts.value) { FigureValue($0, .point) } }
    return false
  }

  private mutating func readOnce<Part>(_ part: inout Part?, _ make: (String) -> Part?) -> Bool {
    guard part == nil, let text = readText() else { return false }
    part = make(text)
    return part != nil
  }

  /// A whole number of at most nine digits, without sign or leading zero.
  private mutating func readNumber() -> Int? {
    let start = at
    var value = 0
    while at < bytes.count, (0x30...0x39).contains(bytes[at]), at - start < 9 {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    guard at > start, bytes[start] != 0x30 || at == start + 1 else { return nil }
    // What follows must end the number: a point, an exponent or a tenth digit does not.
    guard at < bytes.count, bytes[at] == 0x2C || bytes[at] == 0x7D else { return nil }
    return value
  }

  /// A quoted text without escapes and control characters.
  private mutating func readText() -> String? {
    guard at < bytes.count, bytes[at] == 0x22 else { return nil }
    let start = at + 1
    var end = start
    var seen: UInt8 = 0
    while end < bytes.count, bytes[end] != 0x22 {
      guard bytes[end] >= 0x20, bytes[end] != 0x5C else { return nil }
      seen |= bytes[end]
      end += 1
    }
    guard end < bytes.count else { return nil }
    at = end + 1
    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    // Seven-bit text needs no check, and nearly all of it is.
    return seen < 0x80
      ? String(decoding: text, as: UTF8.self) : String(validating: text, as: UTF8.self)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[at + offset] != text.utf8Start[offset] { return false }
    at += count
    return true
  }
}
