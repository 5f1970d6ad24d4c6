import HashTreeCollections
import SamplanBase

extension PartyRecord {
  /// The party's hospital with this identifier, as registered last.
  package func hospital(_ id: HospitalID) -> Stated<HospitalRegistered>? { hospitals[id] }

  /// The party's hospitals by name, in Swedish order.
  package var hospitalsByName: [Stated<HospitalRegistered>] {
    hospitals.values.sorted { a, b in
      a.value.name == b.value.name
        ? a.value.hospital < b.value.hospital
        : SwedishOrder.precedes(a.value.name, b.value.name)
    }
  }

  /// The party's own scenario with this identifier, as written last.
  package func scenario(_ id: ScenarioID) -> Stated<Scenario>? { scenarios[id] }

  /// The party's own published plan with this identifier.
  package func plan(_ id: PlanID) -> Stated<PlanPublished>? { plans[id] }
}
