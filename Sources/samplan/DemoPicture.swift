import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The picture that the open figures give, without any node or key: for commands that compute from
/// files alone.
enum DemoPicture {
  /// - Parameter rows: figures of a file; they take the place of the open figures for every region
  ///   that the file speaks of.
  /// - Throws: everything that is wrong with the rows.
  static func picture(
    replacing rows: [(party: PartyCode, row: FigureRow)], today: Day
  ) throws -> NationalPicture {
    let sources = try DemoData.sources()
    let hospitals = try sources.hospitalsByRegion()
    let capacity = sources.capacityByRegion()
    var picture = NationalPicture()
    for var facts in try sources.parties() {
      facts.publicKey = String(repeating: "0", count: 64)
      try state(.openParty(facts), by: facts.party, in: &picture, today)
    }
    try state(.setBasis(.demonstration), by: .kansli, in: &picture, today)
    for region in PartyCode.regions {
      for hospital in hospitals[region] ?? [] {
        try state(.registerHospital(hospital), by: region, in: &picture, today)
      }
    }
    let given = Dictionary(grouping: rows, by: \.party)
    for region in PartyCode.regions {
      try state(
        .reportFigures(try given[region]?.map(\.row) ?? open(region, capacity)), by: region,
        in: &picture, today)
      let record = picture[region]
      if let limits = DemoSources.exampleLimits(of: record, asOf: today) {
        try state(.setLimits(limits), by: region, in: &picture, today)
      }
    }
    return picture
  }

  private static func open(
    _ region: PartyCode, _ capacity: [PartyCode: [UInt8]]
  ) throws -> [FigureRow] {
    var reader = FiguresFileReader(of: region, named: "capacity.csv")
    reader.feed(capacity[region] ?? [])
    return try reader.finish().map(\.row)
  }

  /// Decides as a node does, and folds what was decided.
  private static func state(
    _ command: Command, by party: PartyCode, in picture: inout NationalPicture, _ today: Day
  ) throws {
    let decision = try decide(command, by: party, in: picture, today: today)
    for statement in decision.statements {
      let encoded = try StatementCodec.encode(statement)
      let index = picture[party].size
      picture[party].apply(
        FoldableEntry(
          party: party, index: index, time: Instant(milliseconds: 0),
          authorFunction: "command", typeName: encoded.typeName,
          typeVersion: encoded.typeVersion, informationClass: .internal, audience: .own,
          hash: Digest(of: encoded.body), body: encoded.body))
    }
  }
}
