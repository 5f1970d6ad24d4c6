import Foundation

/// JSON whose bytes depend on the value alone: sorted names, shortest decimals that read back
/// the same, no spaces. A number that is not finite is written as a text and so refused by any
/// reader, rather than lost.
func stableJSON(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  do {
    return [UInt8](try encoder.encode(value))
  } catch {
    preconditionFailure("a value of only numbers, texts and lists was not encoded: \(error)")
  }
}
