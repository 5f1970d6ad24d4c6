import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The open figures that the demonstration is filled with, as the files that travel inside the
/// program.
package struct DemoSources: Sendable {
  /// `regions.csv`: names, population, groupings, seats, neighbours.
  package var regions: [UInt8]
  /// `municipalities.csv`: those of regions that are divided between two sjukvårdsregioner.
  package var municipalities: [UInt8]
  /// `hospitals.csv`.
  package var hospitals: [UInt8]
  /// `capacity.csv`: figures of all regions, estimates marked.
  package var capacity: [UInt8]
  /// Scenarios along the threat scale, YAML, in the order they are written.
  package var scenarios: [[UInt8]]

  package init(
    regions: [UInt8], municipalities: [UInt8], hospitals: [UInt8], capacity: [UInt8],
    scenarios: [[UInt8]]
  ) {
    self.regions = regions
    self.municipalities = municipalities
    self.hospitals = hospitals
    self.capacity = capacity
    self.scenarios = scenarios
  }

  /// The facts of the 22 parties, without keys.
  package func parties() throws(Refusal) -> [PartyOpened] {
    let table = try DemoTable("regions.csv", regions)
    let parts = try DemoMunicipalities(municipalities)
    var found = [Self.kansli]
    for row in table.rows {
      var party = try Self.party(table, row)
      for place in party.groupings.indices {
        parts.divide(&party.groupings[place], of: party.party)
      }
      found.append(party)
    }
    return found
  }

  private static let kansli = PartyOpened(
    party: .kansli, officialName: "NSPL kansli", shortName: "NSPL kansli", publicKey: "",
    seat: Place(
      name: "Uppsala", latitude: ExactDecimal("59.85882")!, longitude: ExactDecimal("17.63889")!))

  private static func party(_ table: DemoTable, _ row: CsvRow) throws(Refusal) -> PartyOpened {
    func codes(_ column: String) throws(Refusal) -> [PartyCode] {
      try table.text(row, column).split(separator: " ").compactMap { PartyCode(String($0)) }
    }
    var groupings = [
      Grouping(kind: .healthCareRegion, name: try table.text(row, "sjukvardsregion"))
    ]
    let secondary = try table.text(row, "sjukvardsregion_secondary")
    if !secondary.isEmpty {
      groupings.append(Grouping(kind: .healthCareRegion, name: secondary, counted: false))
    }
    groupings.append(Grouping(kind: .civilArea, name: try table.text(row, "civilomrade")))
    groupings.append(Grouping(kind: .militaryRegion, name: try table.text(row, "militarregion")))
    return PartyOpened(
      party: try table.value(row, "code") { PartyCode($0) },
      officialName: try table.text(row, "official_name"),
      shortName: try table.text(row, "short_name"), publicKey: "",
      organisationNumber: try table.text(row, "org_nr"),
      population: DatedCount(
        value: try table.value(row, "population") { Int($0) },
        asOf: try table.value(row, "population_as_of") { Day($0) }, source: "SCB"),
      groupings: groupings,
      seat: Place(
        name: try table.text(row, "seat"),
        latitude: try table.value(row, "lat") { ExactDecimal($0) },
        longitude: try table.value(row, "lon") { ExactDecimal($0) }),
      neighbours: try codes("neighbours"), seaNeighbours: try codes("sea_neighbours"))
  }

  /// The hospitals of each region.
  package func hospitalsByRegion() throws(Refusal) -> [PartyCode: [HospitalRegistered]] {
    let table = try DemoTable("hospitals.csv", hospitals)
    var found: [PartyCode: [HospitalRegistered]] = [:]
    for row in table.rows {
      let region = try table.value(row, "region") { PartyCode($0) }
      found[region, default: []].append(
        HospitalRegistered(
          hospital: try table.value(row, "id") { HospitalID($0) },
          name: try table.text(row, "name"),
          kind: try table.value(row, "type", Self.kind),
          place: Place(
            name: try table.text(row, "city"),
            latitude: try table.value(row, "lat") { ExactDecimal($0) },
            longitude: try table.value(row, "lon") { ExactDecimal($0) })))
    }
    return found
  }

  /// The kind, in Swedish or English.
  private static func kind(_ text: String) -> HospitalKind? {
    switch text {
    case "university": .university
    case "county": .county
    case "district": .district
    case "other": .other
    default: HospitalKind(rawValue: text)
    }
  }

  /// The capacity file's rows of each region, each with the heading, so that a region reads its
  /// own part as it would read its own file.
  package func capacityByRegion() -> [PartyCode: [UInt8]] {
    var found: [PartyCode: [UInt8]] = [:]
    let lines = capacity.split(separator: UInt8(ascii: "\n"))
    guard let heading = lines.first else { return found }
    for line in lines.dropFirst() {
      guard let code = PartyCode(String(decoding: line.prefix(2), as: UTF8.self)) else { continue }
      if found[code] == nil { found[code] = Array(heading) + [UInt8(ascii: "\n")] }
      found[code]! += Array(line) + [UInt8(ascii: "\n")]
    }
    return found
  }

  /// Invented limits for joint plans: every region but these has stated some, so that both what
  /// is offered and what is not can be seen.
  package static let withoutLimits: Set<PartyCode> = [
    PartyCode("09")!, PartyCode("10")!, PartyCode("23")!,
  ]

  /// An example of a region's own limits, from its beds: a twentieth of the intensive care beds
  /// and a hundredth of the ward beds a day, at least one and five.
  package static func exampleLimits(
    of record: PartyRecord, asOf day: Day
  ) -> LimitsSet? {
    guard !withoutLimits.contains(record.party) else { return nil }
    func beds(_ measure: MeasureID) -> Double {
      record.total(of: measure, on: day).knownSum?.approximate ?? 0
    }
    return LimitsSet(
      receiveICUPerDay: ExactDecimal(max(1, Int((beds(Measure.icuBeds) / 20).rounded()))),
      receiveWardPerDay: ExactDecimal(max(5, Int((beds(Measure.somaticBeds) / 100).rounded()))),
      lendStaffShare: ExactDecimal("0.2")!, lendVehicleShare: ExactDecimal("0.25")!,
      postponeShare: ExactDecimal("0.8")!, asOf: day,
      note: "Exempel (påhittat): regionen har inte tagit ställning.")
  }
}
