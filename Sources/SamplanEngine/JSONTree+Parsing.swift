import SamplanBase

extension JSONTree {
  /// Reads a JSON text (RFC 8259). Names that stand twice in one object are refused.
  static func parse(_ bytes: [UInt8]) throws(Refusal) -> JSONTree {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Refusal(
        .input,
        Text(
          sv: "Filen är inte kodad i UTF-8. Spara den som UTF-8 och försök igen.",
          en: "The file is not encoded in UTF-8. Save it as UTF-8 and try again."))
    }
    var parser = JSONParser(bytes: bytes)
    do throws(JSONFault) {
      let tree = try parser.value(depth: 0)
      parser.skipSpace()
      if parser.position < bytes.count {
        throw parser.wrong("text efter slutet", "text after the end")
      }
      return tree
    } catch {
      let place = parser.place(of: error.position)
      throw Refusal(
        .input,
        Text(sv: "Filen är inte giltig JSON.", en: "The file is not valid JSON."),
        problems: [Refusal.Problem(place, error.text)])
    }
  }
}

/// A fault in a JSON text and where it stands.
private struct JSONFault: Error {
  let position: Int
  let text: Text
}

/// Reads JSON from bytes that are known to be UTF-8.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  /// Values read so far that are not numbers.
  private var valueCount = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func wrong(_ sv: String, _ en: String) -> JSONFault {
    JSONFault(position: position, text: Text(sv: sv, en: en))
  }

  /// Line and column, both from 1.
  func place(of position: Int) -> Refusal.Place {
    let before = bytes.prefix(position)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return .line(line, column: position - start + 1)
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
    skipSpace()
    guard depth < JSONTree.depthLimit else {
      throw wrong(
        "för djupt nästlat (högst \(JSONTree.depthLimit) nivåer)",
        "nested too deep (at most \(JSONTree.depthLimit) levels)")
    }
    guard position < bytes.count else {
      throw wrong("texten slutar i förtid", "the text ends too early")
    }
    if bytes[position] >= UInt8(ascii: "A") || bytes[position] == UInt8(ascii: "\"") {
      valueCount += 1
      guard valueCount <= JSONTree.valueLimit else {
        throw wrong(
          "fler än \(JSONTree.valueLimit) värden som inte är tal",
          "more than \(JSONTree.valueLimit) values that are not numbers")
      }
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ tree: JSONTree) throws(JSONFault) -> JSONTree {
    guard bytes[position...].starts(with: word.utf8) else {
      throw wrong("ett okänt ord", "an unknown word")
    }
    position += word.utf8.count
    return tree
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONTree {
    position += 1
    var fields: [String: JSONTree] = [:]
    if take("}") { return .object(fields) }
    repeat {
      skipSpace()
      let start = position
      guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
        throw wrong("ett fältnamn väntades", "a field name was expected")
      }
      let name = try string()
      guard take(":") else { throw wrong("”:” väntades", "“:” was expected") }
      guard fields.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        position = start
        throw wrong("fältet ”\(name)” står två gånger", "the field “\(name)” stands twice")
      }
    } while take(",")
    guard take("}") else { throw wrong("”}” eller ”,” väntades", "“}” or “,” was expected") }
    return .object(fields)
  }

  private mutating func list(depth: Int) throws(JSONFault) -> JSONTree {
    position += 1
    var numbers: [Double] = []
    if take("]") { return .numbers(numbers) }
    var others: [JSONTree]?
    repeat {
      let element = try value(depth: depth + 1)
      if others != nil {
        others?.append(element)
      } else if case .number(let number) = element {
        numbers.append(number)
      } else {
        others = numbers.map(JSONTree.number) + [element]
      }
    } while take(",")
    guard take("]") else { throw wrong("”]” eller ”,” väntades", "“]” or “,” was expected") }
    return others.map(JSONTree.array) ?? .numbers(numbers)
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = position
    var digits: UInt64 = 0
    var digitCount = 0
    var decimals = 0
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- 0x30 < 10 }
    let negative = bytes[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    let whole = position
    while isDigit(position) {
      digits = digits &* 10 &+ UInt64(bytes[position] &- 0x30)
      digitCount += 1
      position += 1
    }
    let leadingZero = position - whole > 1 && bytes[whole] == 0x30
    guard position > whole, !leadingZero else {
      position = start
      throw wrong("ett värde väntades", "a value was expected")
    }
    var exponent = false
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard isDigit(position) else { throw wrong("siffror saknas", "digits are missing") }
      while isDigit(position) {
        digits = digits &* 10 &+ UInt64(bytes[position] &- 0x30)
        digitCount += 1
        decimals += 1
        position += 1
      }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      exponent = true
      position += 1
      if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
        position += 1
      }
      guard isDigit(position) else { throw wrong("siffror saknas", "digits are missing") }
      while isDigit(position) { position += 1 }
    }
    // Up to 15 digits and a power of ten up to 22 are exact in binary: one rounding, as wanted.
    if !exponent, digitCount <= 15 {
      let value = Double(digits) / JSONParser.powersOfTen[decimals]
      return negative ? -value : value
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Double(text) ?? .infinity
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var out: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20:
        position -= 1
        throw wrong("ett styrtecken i en text", "a control character in a text")
      default: out.append(byte)
      }
    }
    throw wrong("en text saknar slutande citattecken", "a text lacks its closing quote")
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONFault) {
    guard position < bytes.count else {
      throw wrong("texten slutar i förtid", "the text ends too early")
    }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try hexUnit()
      if (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        let low = try hexUnit()
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      guard let scalar = Unicode.Scalar(unit) else {
        throw wrong("ett halvt tecken", "half a character")
      }
      out.append(contentsOf: String(Character(scalar)).utf8)
    default:
      position -= 1
      throw wrong("ett okänt tecken efter \\", "an unknown character after \\")
    }
  }

  private mutating func hexUnit() throws(JSONFault) -> UInt32 {
    guard position + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { throw wrong("fyra hexadecimala siffror väntades", "four hex digits were expected") }
    position += 4
    return unit
  }
}
