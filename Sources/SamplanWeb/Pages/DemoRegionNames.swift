import CResources
import SamplanBase

/// The regions' names for the demonstration's chooser, where nobody has signed in yet and nothing
/// of the picture may be shown. Read from the same open file that the demonstration is filled with.
enum DemoRegionNames {
  /// By code.
  static let all: [(code: PartyCode, name: String)] = {
    guard let found = samplan_resource_named("demo/regions.csv") else { return [] }
    let bytes = UnsafeBufferPointer(start: found.pointee.bytes, count: found.pointee.length)
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
      .compactMap { line in
        // Code and official name come first and hold neither comma nor quote.
        let cells = line.split(separator: ",", maxSplits: 2)
        guard cells.count > 2, let code = PartyCode(String(cells[0])) else { return nil }
        return (code, String(cells[1]))
      }
  }()
}
