import SamplanBase
import SamplanDomain

extension Node {
  /// Sets what a region accepts in joint plans.
  package func setLimits(
    _ limits: LimitsSet, of party: PartyCode, informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> Receipt {
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.setLimits, of: party, as: marking, by: actor) { _ in
      .setLimits(limits)
    }.receipt
  }
}
