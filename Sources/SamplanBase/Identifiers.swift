/// A typed name of a thing: letters, digits, `-`, `_` and `.`, at most 64 characters.
///
/// The phantom `Thing` keeps identifiers of different things from being mixed up.
package struct Identifier<Thing>: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let rawValue: String

  /// Nil when the text is empty, too long, or has other characters than an identifier may have.
  package init?(_ rawValue: String) {
    guard !rawValue.isEmpty, rawValue.utf8.count <= 64,
      rawValue.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
      }), rawValue.utf8.first != 0x2E
    else { return nil }
    self.rawValue = rawValue
  }

  package var description: String { rawValue }
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = Identifier(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "bad identifier \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// Phantom types of identifiers.
package enum Thing {
  /// A hospital of a region.
  package enum Hospital {}
  /// A scenario in a party's series.
  package enum Scenario {}
  /// A published plan in a party's series.
  package enum Plan {}
  /// A planning run on this installation.
  package enum Run {}
  /// What a figure measures.
  package enum Measure {}
  /// A local account.
  package enum Account {}
  /// A case of NSPL's.
  package enum Case {}
  /// A cost key.
  package enum CostKey {}
}

/// A hospital (sjukhus): `akademiska`.
package typealias HospitalID = Identifier<Thing.Hospital>
/// A scenario: `S-00-2026-001`.
package typealias ScenarioID = Identifier<Thing.Scenario>
/// A published plan: `P-19-2026-003`.
package typealias PlanID = Identifier<Thing.Plan>
/// A planning run (körning): `K-2026-000017`.
package typealias RunID = Identifier<Thing.Run>
/// What a figure measures: `beds.icu`.
package typealias MeasureID = Identifier<Thing.Measure>
/// A case (ärende) in the kansli's series: `2026-014`.
package typealias CaseID = Identifier<Thing.Case>
/// A cost key (kostnadsnyckel): `nspl-34-66`.
package typealias CostKeyID = Identifier<Thing.CostKey>
/// A local account's name.
package typealias AccountName = Identifier<Thing.Account>

extension Identifier {
  /// A number in a series that one party writes: `P-19-2026-003` is plan 3 of region 19 in 2026.
  package static func inSeries(_ letter: Character, _ party: PartyCode, year: Int, number: Int)
    -> Self
  {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return Self("\(letter)-\(party.rawValue)-\(year)-\(padded)")!
  }
}
