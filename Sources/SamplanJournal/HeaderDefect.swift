import SamplanBase

/// What is wrong with the bytes of a header.
package enum HeaderDefect: Error, Sendable, Hashable {
  /// More than 4096 bytes.
  case tooLong(Int)
  /// The first line names another format, perhaps a newer version.
  case unknownFormat
  /// A line, counted from 1, is not what it must be.
  case line(Int, expected: String)
  /// Something follows the last line.
  case trailingBytes

  /// The defect in words.
  package var text: Text {
    switch self {
    case .tooLong(let count):
      Text(
        sv: "huvudet har \(count) byte, högst \(EntryHeader.sizeLimit) är tillåtna",
        en: "the header has \(count) bytes, at most \(EntryHeader.sizeLimit) are allowed")
    case .unknownFormat:
      Text(
        sv: "huvudet har ett okänt format eller en nyare version",
        en: "the header has an unknown format or a newer version")
    case .line(let number, let expected):
      Text(
        sv: "huvudets rad \(number) är inte ett giltigt värde för \(expected)",
        en: "line \(number) of the header is not a valid value of \(expected)")
    case .trailingBytes:
      Text(
        sv: "något följer efter huvudets sista rad", en: "something follows the header's last line")
    }
  }
}
