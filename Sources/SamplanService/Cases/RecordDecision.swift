import SamplanBase
import SamplanDomain
import SamplanJournal

extension Node {
  /// Records a decision of a region's body in the region's own log, signed with its key. Only the
  /// region's registrar can; no role at the kansli, and no administrator.
  package func recordDecision(
    _ value: DecisionRecorded, of region: PartyCode, informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> Receipt {
    try authorize(actor, .recordDecision, party: region, informationClass: informationClass)
    try requireReadable(value.number, for: actor)
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.recordDecision, of: region, as: marking, by: actor) { _ in
      .recordDecision(value)
    }.receipt
  }

  /// States when a region means to decide in a case, in the region's own log.
  package func planDecision(
    _ value: DecisionPlanned, of region: PartyCode, informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> Receipt {
    try authorize(actor, .planDecision, party: region, informationClass: informationClass)
    try requireReadable(value.number, for: actor)
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.planDecision, of: region, as: marking, by: actor) { _ in
      .planDecision(value)
    }.receipt
  }

  /// Refuses what is about a case that the writer may not see, as if there were none.
  private func requireReadable(_ number: CaseID, for actor: Actor?) throws(Refusal) {
    guard let actor, picture(seenBy: actor).case(number) != nil else {
      throw Self.noCase(number)
    }
  }
}
