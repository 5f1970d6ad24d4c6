import SamplanBase

/// What the first bytes of a table file tell: encoding, separator, and whether it is one at all.
struct CsvOpening {
  /// Why the file cannot be read as a table; nil when it can.
  private(set) var refused: Text?
  /// The byte between cells; nil when the heading has none.
  private(set) var separator: UInt8?
  /// The first row is Excel's own, which only names the separator.
  private(set) var namesSeparator = false
  /// The bytes after the byte order mark.
  private(set) var rest: [UInt8] = []

  init(_ bytes: [UInt8]) {
    refused = Self.refusal(of: bytes)
    guard refused == nil else { return }
    rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let named = Self.namedSeparator(rest) {
      separator = named
      namesSeparator = true
    } else {
      separator = Self.commonest(in: rest)
    }
  }

  private static func refusal(of bytes: [UInt8]) -> Text? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(64).count(where: { $0 == 0 }) > 8
    {
      return Text(
        sv: "filen är sparad som UTF-16 (”Unicode-text”); spara den som CSV UTF-8",
        en: "the file is saved as UTF-16 (“Unicode text”); save it as CSV UTF-8")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      return Text(
        sv: "filen är en arbetsbok (Excel) eller ett arkiv; spara bladet som CSV UTF-8",
        en: "the file is a workbook (Excel) or an archive; save the sheet as CSV UTF-8")
    }
    return nil
  }

  /// The separator that Excel's own first line `sep=;` names.
  private static func namedSeparator(_ bytes: [UInt8]) -> UInt8? {
    guard bytes.count >= 6, bytes.prefix(4).elementsEqual("sep=".utf8),
      candidates.contains(bytes[4]), lineEnd(in: bytes) == 5
    else { return nil }
    return bytes[4]
  }

  /// In the order they win when a heading has as many of one as of another.
  private static let candidates = [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")]

  private static func commonest(in bytes: [UInt8]) -> UInt8? {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(lineEnd(in: bytes) ?? bytes.count) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, candidates.contains(byte) { counts[byte, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return most == 0 ? nil : candidates.first { counts[$0] == most }
  }

  /// Where the first row ends: the first line end that is not within quotes.
  static func lineEnd(in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0A, 0x0D:
        if !isQuoted { return index }
      default: break
      }
    }
    return nil
  }

  /// What to say of bytes that are not UTF-8, with how they read as Windows-1252, the old
  /// encoding of Swedish Windows, when that gives letters.
  static func wrongEncoding(_ bytes: ArraySlice<UInt8>) -> Text {
    let letters = bytes.filter { $0 >= 0x80 }
    guard !letters.isEmpty, letters.allSatisfy({ $0 >= 0xC0 }), bytes.count <= 200 else {
      return Text(
        sv: "texten är inte UTF-8; spara filen som CSV UTF-8",
        en: "the text is not UTF-8; save the file as CSV UTF-8")
    }
    var guess = ""
    for byte in bytes { guess.unicodeScalars.append(Unicode.Scalar(byte)) }
    return Text(
      sv: "texten är inte UTF-8 utan troligen Windows-1252 (”\(guess)”); "
        + "spara filen som CSV UTF-8",
      en: "the text is not UTF-8 but probably Windows-1252 (“\(guess)”); "
        + "save the file as CSV UTF-8")
  }
}
