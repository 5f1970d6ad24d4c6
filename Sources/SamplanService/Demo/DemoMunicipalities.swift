import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The municipalities of regions that are divided between two sjukvårdsregioner.
struct DemoMunicipalities {
  private struct Row {
    let region: PartyCode
    let group: String
    let from: Day
    let municipality: GroupingPart.Municipality
    let asOf: Day
    let hospitals: [HospitalID]
  }

  private static let source =
    "Förordning (1982:777) i lydelse enligt 1997:927; invånare SCB, Regionfakta"

  private var rows: [Row] = []

  init(_ bytes: [UInt8]) throws(Refusal) {
    let table = try DemoTable("municipalities.csv", bytes)
    for row in table.rows {
      rows.append(
        Row(
          region: try table.value(row, "region") { PartyCode($0) },
          group: try table.text(row, "sjukvardsregion"),
          from: try table.value(row, "from") { Day($0) },
          municipality: GroupingPart.Municipality(
            code: try table.text(row, "code"), name: try table.text(row, "name"),
            inhabitants: try table.value(row, "population") { Int($0) }),
          asOf: try table.value(row, "population_as_of") { Day($0) },
          hospitals: try table.text(row, "hospitals").split(separator: " ").compactMap {
            HospitalID(String($0))
          }))
    }
  }

  /// Says what of the region belongs to a sjukvårdsregion, when it is not all of it.
  func divide(_ grouping: inout Grouping, of region: PartyCode) {
    guard grouping.kind == .healthCareRegion else { return }
    let name = grouping.name
    let own = rows.filter { $0.region == region && $0.group == name }
    guard let first = own.first else { return }
    grouping.from = first.from
    grouping.part = GroupingPart(
      municipalities: own.map(\.municipality), inhabitantsAsOf: first.asOf,
      hospitals: own.flatMap(\.hospitals), source: Self.source)
  }
}
