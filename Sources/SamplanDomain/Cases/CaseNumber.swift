import HashTreeCollections
import SamplanBase

/// A case's number in the kansli's series, read from its identifier: `2026-014` is case 14 of 2026.
///
/// A public body's own registry number (diarienummer) is only ever a label: the same one stands on
/// several matters in the source documents, and each region has its own.
package struct CaseNumber: Sendable, Hashable, Comparable {
  /// Calendar year, four digits.
  package let year: Int
  /// From 1 to 999 999.
  package let number: Int

  /// Nil when the identifier is not written in the one way a case's number can be.
  package init?(_ id: CaseID) {
    let parts = id.rawValue.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]),
      (2000...2199).contains(year), (3...6).contains(parts[1].count), let number = Int(parts[1]),
      number > 0, CaseID.inYear(year, number: number) == id
    else { return nil }
    self.year = year
    self.number = number
  }

  package static func < (a: CaseNumber, b: CaseNumber) -> Bool {
    (a.year, a.number) < (b.year, b.number)
  }
}

extension Identifier<Thing.Case> {
  /// The identifier of a case by year and number: `2026-014`.
  package static func inYear(_ year: Int, number: Int) -> CaseID {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return CaseID("\(year)-\(padded)")!
  }
}

extension NationalPicture {
  /// The next free case number of a year, by the kansli's log: `2026-015`.
  package func nextCaseID(year: Int) -> CaseID {
    let used = self[.kansli].cases.keys.compactMap { CaseNumber($0) }
    let last = used.lazy.filter { $0.year == year }.map(\.number).max() ?? 0
    return .inYear(year, number: last + 1)
  }
}
