import Foundation
import SamplanBase

/// JSON of a run's input and result whose bytes depend on the value alone.
package enum PlanJSON {
  /// Canonical bytes: sorted keys, no spaces, slashes as they are.
  package static func bytes(of value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(value))
    } catch {
      // Every number in an input is exact, and those of a result are rounded and finite.
      preconditionFailure("a value that is only numbers, texts and lists was not encoded: \(error)")
    }
  }

  /// Reads a run's input or result.
  package static func read<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(Refusal) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw Refusal(
        .input,
        Text(
          sv: "Filen är ingen läsbar körning från den här versionen.",
          en: "The file is no run that this version can read."),
        cause: "json: \(error)")
    }
  }
}
