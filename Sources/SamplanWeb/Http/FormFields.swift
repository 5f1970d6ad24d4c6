/// The fields of a form or a query, in the order they came. A name may come several times.
package struct FormFields: Sendable, Hashable {
  /// Fields at most in one form; what comes after is not read.
  package static let fieldsMax = 12_000

  package private(set) var pairs: [(name: String, value: String)] = []

  package init() {}

  package init(_ pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

  /// Reads `a=1&b=2`. Bytes that are not UTF-8 become U+FFFD.
  package init(urlEncoded bytes: [UInt8]) {
    for field in bytes.split(separator: UInt8(ascii: "&")).prefix(Self.fieldsMax) {
      let equals = field.firstIndex(of: UInt8(ascii: "=")) ?? field.endIndex
      let value = equals < field.endIndex ? field[(equals + 1)...] : []
      append(Self.decoded(field[..<equals]), Self.decoded(value))
    }
  }

  /// Adds a field last.
  package mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }

  /// The first value with this name.
  package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The first value with this name, without blanks around it; empty when there is none.
  package func text(_ name: String) -> String {
    let value = self[name] ?? ""
    let start = value.firstIndex { !$0.isWhitespace } ?? value.endIndex
    let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) }
    return end.map { String(value[start..<$0]) } ?? ""
  }

  package var names: Set<String> { Set(pairs.map(\.name)) }

  /// The fields as `a=1&b=2`, for links and drafts.
  package var urlEncoded: String {
    pairs.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
  }

  /// A text as it stands in a query or a path.
  package static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ bytes: some Sequence<UInt8>) -> String {
    var decoded: [UInt8] = []
    var pending: [UInt8] = []
    for byte in bytes {
      if !pending.isEmpty {
        pending.append(byte)
        guard pending.count == 3 else { continue }
        if let high = hex(pending[1]), let low = hex(pending[2]) {
          decoded.append(high << 4 | low)
        } else {
          decoded += pending
        }
        pending = []
      } else if byte == UInt8(ascii: "%") {
        pending = [byte]
      } else {
        decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: decoded + pending, as: UTF8.self)
  }

  private static func hex(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  package static func == (a: FormFields, b: FormFields) -> Bool {
    a.pairs.elementsEqual(b.pairs) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }
}
