import SamplanBase

/// Data for programs, with its fields in the order they are given.
/// - Source: RFC 8259.
indirect enum JSONValue: Sendable, Equatable {
  case text(String)
  case whole(Int)
  /// A number as decimal digits, exact.
  case decimal(ExactDecimal)
  /// A number that a model has computed.
  case number(Double)
  case flag(Bool)
  case array([JSONValue])
  case object([(String, JSONValue)])
  case null
  /// JSON that is written already.
  case raw([UInt8])

  /// The text when there is one, else null.
  static func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

  /// The value as UTF-8, ending with a line feed.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Self.quote(text, to: &bytes)
    case .whole(let number): bytes += String(number).utf8
    case .decimal(let number): bytes += number.description.utf8
    case .number(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .raw(let written): bytes += written
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.quote(field.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        field.1.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      // `<` is written so that the data can stand in a page without ending a script.
      case 0..<0x20, UInt8(ascii: "<"):
        let digits = String(byte, radix: 16)
        bytes += ("\\u00" + (digits.count < 2 ? "0" : "") + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  static func == (a: JSONValue, b: JSONValue) -> Bool { a.bytes == b.bytes }
}
