import SamplanBase
import SamplanDocuments
import SamplanDomain

extension Node {
  /// The number the next scenario of a party gets.
  package func nextScenarioID(of party: PartyCode) -> ScenarioID {
    wholePicture.nextScenarioID(for: party, year: today.year)
  }

  /// Writes a scenario in the log of the actor's party, new or in a new wording.
  package func writeScenario(
    _ scenario: Scenario, informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> (id: ScenarioID, receipt: Receipt) {
    let party = try actingParty(of: actor, .writeScenario)
    let marking = Marking(informationClass: informationClass, audience: audience)
    let outcome = try await state(.writeScenario, of: party, as: marking, by: actor) { _ in
      .writeScenario(scenario)
    }
    return (scenario.scenario, outcome.receipt)
  }

  /// The party somebody acts for; refused for roles outside the parties.
  func actingParty(of actor: Actor?, _ action: Action) throws(Refusal) -> PartyCode {
    guard let party = actor?.party else {
      try authorize(actor, action)
      throw Refusal(
        .forbidden,
        Text(
          sv: "Din roll företräder ingen part, och kan därför inte \(action.label.sv).",
          en: "Your role acts for no party, and so may not \(action.label.en)."))
    }
    return party
  }
}

extension Node {
  /// Writes a scenario from a YAML file. A file without an identifier gets the party's next number.
  package func writeScenario(
    yaml: [UInt8], informationClass: InformationClass = .internal,
    audience: Audience = .allRegions, by actor: Actor?
  ) async throws -> (id: ScenarioID, receipt: Receipt) {
    let party = try actingParty(of: actor, .writeScenario)
    try authorize(actor, .writeScenario, party: party)
    let picture = wholePicture
    let hospitals = PartyCode.regions.flatMap { region in
      picture.hospitals(of: region).map(\.value.hospital)
    }
    let known =
      if let basis = picture.basis?.value {
        ScenarioYAML.Known(basis, hospitals: hospitals)
      } else {
        ScenarioYAML.Known(groups: [], modes: [], hospitals: hospitals)
      }
    var scenario = try ScenarioYAML.parse(yaml, known: known, id: nextScenarioID(of: party))
    if !scenario.scenario.rawValue.hasPrefix("S-\(party)-") {
      // A file's own name for it is no number of ours; the same content keeps the number it has.
      let own = picture.scenarios.filter { $0.reference.party == party }.map(\.value)
      scenario.scenario =
        own.first { $0.isSame(as: scenario) }?.scenario ?? nextScenarioID(of: party)
    }
    return try await writeScenario(
      scenario, informationClass: informationClass, audience: audience, by: actor)
  }
}

extension Scenario {
  /// Whether both say the same, their numbers apart.
  fileprivate func isSame(as other: Scenario) -> Bool {
    var copy = other
    copy.scenario = scenario
    return copy == self
  }
}
