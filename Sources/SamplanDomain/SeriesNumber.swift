import HashTreeCollections
import SamplanBase

/// A number in a series with one writer, read from an identifier: `S-19-2026-001` is scenario 1 of
/// region 19 in 2026.
package struct SeriesNumber: Sendable, Hashable {
  /// `S` for scenarios, `P` for plans.
  package let letter: Character
  package let party: PartyCode
  /// Calendar year, four digits.
  package let year: Int
  /// From 1.
  package let number: Int

  /// Nil when the identifier is not of a scenario series, or not written in the one way it can be.
  package init?(_ id: ScenarioID) { self.init(id.rawValue, letter: "S") }

  /// Nil when the identifier is not of a plan series, or not written in the one way it can be.
  package init?(_ id: PlanID) { self.init(id.rawValue, letter: "P") }

  private init?(_ text: String, letter: Character) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == String(letter), let party = PartyCode(String(parts[1])),
      parts[2].count == 4, let year = Int(parts[2]), (2000...2199).contains(year),
      parts[3].count <= 9, let number = Int(parts[3]), number > 0,
      ScenarioID.inSeries(letter, party, year: year, number: number).rawValue == text
    else { return nil }
    self.letter = letter
    self.party = party
    self.year = year
    self.number = number
  }
}

extension NationalPicture {
  /// The next free scenario number of a party in a year, by its own log: `S-19-2026-001`.
  package func nextScenarioID(for party: PartyCode, year: Int) -> ScenarioID {
    let used = self[party].scenarios.keys.compactMap { SeriesNumber($0) }
    return .inSeries("S", party, year: year, number: Self.next(after: used, year: year))
  }

  /// The next free plan number of a party in a year, by its own log: `P-19-2026-001`.
  package func nextPlanID(for party: PartyCode, year: Int) -> PlanID {
    let used = self[party].plans.keys.compactMap { SeriesNumber($0) }
    return .inSeries("P", party, year: year, number: Self.next(after: used, year: year))
  }

  private static func next(after used: [SeriesNumber], year: Int) -> Int {
    (used.lazy.filter { $0.year == year }.map(\.number).max() ?? 0) + 1
  }
}
