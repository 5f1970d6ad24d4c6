import SamplanBase
import SamplanDomain

extension Node {
  /// Sets the national assumptions; the kansli's.
  package func setBasis(
    _ basis: Basis, informationClass: InformationClass = .open,
    audience: Audience = .authorities, by actor: Actor?
  ) async throws -> Receipt {
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.setBasis, of: .kansli, as: marking, by: actor) { _ in
      .setBasis(basis)
    }.receipt
  }
}
