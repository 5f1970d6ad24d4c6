import SamplanBase

/// The part of a region that a membership covers. Halland's municipalities and hospitals belong to
/// two sjukvårdsregioner, the southern ones to Södra and the northern ones to Västra.
package struct GroupingPart: Sendable, Hashable, Codable {
  /// A municipality (kommun) with its inhabitants.
  package struct Municipality: Sendable, Hashable, Codable {
    /// Four digits: `1380`.
    package var code: String
    package var name: String
    /// Zero or more.
    package var inhabitants: Int

    package init(code: String, name: String, inhabitants: Int) {
      self.code = code
      self.name = name
      self.inhabitants = inhabitants
    }
  }

  package var municipalities: [Municipality]
  /// The day that the inhabitants were counted.
  package var inhabitantsAsOf: Day
  /// The hospitals in those municipalities.
  package var hospitals: [HospitalID]
  /// Where the division is stated.
  package var source: String

  package init(
    municipalities: [Municipality], inhabitantsAsOf: Day, hospitals: [HospitalID], source: String
  ) {
    self.municipalities = municipalities
    self.inhabitantsAsOf = inhabitantsAsOf
    self.hospitals = hospitals
    self.source = source
  }

  /// Inhabitants of all its municipalities.
  package var inhabitants: Int { municipalities.reduce(0) { $0 + $1.inhabitants } }
}
