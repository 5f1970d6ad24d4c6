import SamplanBase
import SamplanDocuments
import SamplanDomain

extension Node {
  /// The latest figures of a region, or of every region, as a file; noted in the access log.
  package func exportFigures(
    of party: PartyCode? = nil, _ dialect: CsvDialect = .data, by actor: Actor?
  ) async throws -> [UInt8] {
    try authorize(actor, .exportFigures, party: party)
    guard let actor else { throw Refusal(.forbidden, Text(sv: "Logga in.", en: "Sign in.")) }
    let picture = picture(seenBy: actor)
    let parties = party.map { [$0] } ?? PartyCode.regions
    let classes = parties.flatMap { party in
      picture[party].figures.entries.map(\.informationClass)
    }
    try await noteRead(
      .exportFigures, party: party, subject: "capacity.csv",
      informationClass: classes.max() ?? .open, by: actor)
    return FiguresFile.csv(of: parties, in: picture, dialect)
  }
}
