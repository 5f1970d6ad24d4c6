/// Escaping for text and for attribute values alike: one rule for both, so that neither can be
/// mistaken for the other.
extension [UInt8] {
  /// Appends text with `& < > " '` as entities, and with control characters, which neither HTML
  /// nor XML allows, replaced by U+FFFD. Tab and line ends are kept.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped(utf8: $0) }
  }

  /// As `appendEscaped(_:)`, from bytes that are valid UTF-8.
  mutating func appendEscaped(utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in 0..<utf8.count where needsEscape(utf8[index]) {
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      append(contentsOf: entity(of: utf8[index]))
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private func entity(of byte: UInt8) -> UnsafeBufferPointer<UInt8> {
    let entity: StaticString =
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: "&#xFFFD;"
      }
    return UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount)
  }

  /// Appends a whole number in plain decimal digits.
  mutating func append(digitsOf number: Int) {
    if (0...9).contains(number) {
      append(UInt8(ascii: "0") + UInt8(number))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }

  /// Appends a length or place in a picture with at most one decimal: `12`, `12.5`, `-3`.
  ///
  /// A picture's unit is about one pixel, so a tenth is finer than anyone sees.
  mutating func append(coordinate value: Double) {
    guard value.isFinite, abs(value) < 1e9 else { return append(UInt8(ascii: "0")) }
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: abs(tenths) / 10)
    if tenths % 10 != 0 {
      append(UInt8(ascii: "."))
      append(digitsOf: abs(tenths) % 10)
    }
  }
}

/// Whether a byte is written differently in markup.
@inline(__always)
private func needsEscape(_ byte: UInt8) -> Bool {
  byte < 64 ? escapedBytes >> UInt64(byte) & 1 == 1 : byte == 0x7F
}

/// One bit for each of the first 64 bytes: the control characters but tab, line feed and carriage
/// return, and `" & ' < >`.
private let escapedBytes: UInt64 =
  0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0D)
  | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
