import SamplanBase
import SamplanDomain

extension Node {
  /// Reports figures of a region: all of them, or none with every problem named. Figures that say
  /// what already holds are left out.
  /// - Parameter informationClass: nil takes the highest class of the measures reported.
  package func reportFigures(
    _ figures: [Figure], of party: PartyCode, informationClass: InformationClass? = nil,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> Receipt {
    try await reportRows(
      figures.map { FigureRow($0) }, of: party, informationClass: informationClass,
      audience: audience, by: actor
    ).receipt
  }

  func reportRows(
    _ rows: [FigureRow], of party: PartyCode, informationClass: InformationClass?,
    audience: Audience, by actor: Actor?
  ) async throws -> Outcome {
    let marking = Marking(
      informationClass: informationClass ?? Self.informationClass(of: rows), audience: audience)
    return try await state(.reportFigures, of: party, as: marking, by: actor) { _ in
      .reportFigures(rows)
    }
  }

  /// The highest class of the measures; a measure nobody knows counts as internal.
  private static func informationClass(of rows: [FigureRow]) -> InformationClass {
    Set(rows.map(\.figure.measure))
      .map { Measure.find($0)?.informationClass ?? .internal }.max() ?? .internal
  }
}
