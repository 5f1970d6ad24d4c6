/// A party that writes its own log: one of the 21 regions, or the kansli.
///
/// Regions carry their county code, `01` … `25`; the kansli (NSPL kansli) carries `00`.
/// - Source: county codes (länskoder), Statistics Sweden; codes 02, 11, 15 and 16 are not in use.
package struct PartyCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let rawValue: String

  private init(trusted rawValue: String) { self.rawValue = rawValue }

  /// Nil when the code is not one of the 22.
  package init?(_ rawValue: String) {
    guard Self.known.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  private static let regionCodes = [
    "01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14", "17", "18", "19",
    "20", "21", "22", "23", "24", "25",
  ]
  private static let known = Set(regionCodes + ["00"])

  /// NSPL's secretariat.
  package static let kansli = PartyCode(trusted: "00")
  /// The 21 regions by code.
  package static let regions = regionCodes.map(PartyCode.init(trusted:))
  /// The kansli and the 21 regions, by code.
  package static let all = [kansli] + regions

  package var isRegion: Bool { self != .kansli }
  package var description: String { rawValue }
  package static func < (a: PartyCode, b: PartyCode) -> Bool { a.rawValue < b.rawValue }
}

extension PartyCode: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let code = PartyCode(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown party \(raw)"))
    }
    self = code
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
