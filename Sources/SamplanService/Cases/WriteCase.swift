import SamplanBase
import SamplanDomain
import SamplanJournal

extension Node {
  /// The number the next case gets.
  package func nextCaseID() -> CaseID { wholePicture.nextCaseID(year: today.year) }

  /// Opens a case in the kansli's log, or words one anew. What the steering group and the regions
  /// have before them is the settled text; this is what the case is.
  package func writeCase(
    _ value: CaseWritten, informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> Receipt {
    let marking = Marking(informationClass: informationClass, audience: audience)
    return try await state(.writeCase, of: .kansli, as: marking, by: actor) { _ in
      .writeCase(value)
    }.receipt
  }

  /// States a key for common costs. Open: populations and percentages are public.
  package func setCostKey(_ value: CostKey, by actor: Actor?) async throws -> Receipt {
    let marking = Marking(informationClass: .open, audience: .allRegions)
    return try await state(.setCostKey, of: .kansli, as: marking, by: actor) { _ in
      .setCostKey(value)
    }.receipt
  }

  /// Opens the cases of the directives in the operational plan of 2026 that are not there yet; says
  /// how many were opened.
  package func openOperationalPlan(by actor: Actor?) async throws -> Int {
    try authorize(actor, .writeCase, party: .kansli)
    var opened = 0
    for form in OperationalPlan2026.cases {
      let picture = wholePicture
      guard !picture.cases.contains(where: { $0.value.directive == form.directive }) else {
        continue
      }
      var value = form
      value.number = picture.nextCaseID(year: today.year)
      let receipt = try await writeCase(value, by: actor)
      if receipt.changed { opened += 1 }
    }
    return opened
  }

  /// States the two cost keys of the source documents, with the populations that the regions'
  /// own logs tell, when they are not there yet.
  package func setStandardCostKeys(by actor: Actor?) async throws {
    let picture = wholePicture
    for key in try OperationalPlan2026.costKeys(in: picture)
    where picture.costKey(key.key) == nil {
      _ = try await setCostKey(key, by: actor)
    }
  }
}
