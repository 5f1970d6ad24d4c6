import SamplanBase
import SamplanDomain

extension Node {
  /// Registers a hospital of a region, or changes what is said of it.
  package func registerHospital(
    _ hospital: HospitalRegistered, of party: PartyCode,
    informationClass: InformationClass = .open, audience: Audience = .authorities,
    by actor: Actor?
  ) async throws -> Receipt {
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.registerHospital, of: party, as: marking, by: actor) { _ in
      .registerHospital(hospital)
    }.receipt
  }
}
