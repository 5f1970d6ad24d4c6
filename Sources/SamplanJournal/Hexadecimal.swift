/// Whether the byte is one of `0`–`9`, `a`–`f`.
func isLowerHex(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}

/// Two lower-case digits for each byte.
func lowerHex(_ bytes: some Sequence<UInt8>) -> String {
  String(decoding: lowerHexBytes(bytes), as: UTF8.self)
}

/// Two lower-case digits for each byte, as ASCII.
func lowerHexBytes(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  var digits = [UInt8]()
  digits.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    digits.append(hexDigit(byte >> 4))
    digits.append(hexDigit(byte & 15))
  }
  return digits
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

/// The value of a lower-case hexadecimal digit; nil for any other byte.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

/// The bytes that pairs of lower-case digits stand for; nil when anything else is among them.
func bytes(fromLowerHex digits: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard digits.count % 2 == 0 else { return nil }
  var result = [UInt8](repeating: 0, count: digits.count / 2)
  for place in result.indices {
    guard let high = hexValue(digits[2 * place]), let low = hexValue(digits[2 * place + 1])
    else { return nil }
    result[place] = high << 4 | low
  }
  return result
}
