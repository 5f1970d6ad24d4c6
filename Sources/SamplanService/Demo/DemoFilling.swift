import SamplanBase
import SamplanDomain
import SamplanPlanning

/// Fills a demonstration through the same use cases as a user, each statement by the party whose
/// it is. What is there already is left alone, so a second start only looks.
package struct DemoFilling: Sendable {
  let node: Node
  let sources: DemoSources
  /// Told what is being done, for a terminal.
  let tell: @Sendable (Text) -> Void

  package init(
    _ node: Node, _ sources: DemoSources, tell: @escaping @Sendable (Text) -> Void = { _ in }
  ) {
    self.node = node
    self.sources = sources
    self.tell = tell
  }

  /// Opens the 22 parties and gives them hospitals, figures, limits, assumptions and scenarios.
  package func fill() async throws {
    if let left = node.leftLogs.values.first { throw left }
    try await openParties()
    try await setBasis()
    try await fillRegions()
    try await writeScenarios()
    try await fillCases()
  }

  private func openParties() async throws {
    let missing = try sources.parties().filter { node.wholePicture[$0.party].opened == nil }
    guard !missing.isEmpty else { return }
    tell(Text(sv: "Öppnar \(missing.count) loggar …", en: "Opening \(missing.count) logs …"))
    try await together(missing) { facts in
      let role: Role = facts.party.isRegion ? .regionRegistrar : .kansliRegistrar
      _ = try await node.openParty(facts, by: actor(role, facts.party))
    }
  }

  private func setBasis() async throws {
    guard node.wholePicture.basis == nil else { return }
    tell(Text(sv: "Anger nationella antaganden …", en: "Setting national assumptions …"))
    _ = try await node.setBasis(.demonstration, by: actor(.kansliStrategist, .kansli))
  }

  private func fillRegions() async throws {
    let hospitals = try sources.hospitalsByRegion()
    let capacity = sources.capacityByRegion()
    let picture = node.wholePicture
    let missing = PartyCode.regions.filter { code in
      picture[code].figures.stated == 0 || picture[code].limits.isEmpty
        || picture.hospitals(of: code).count < hospitals[code]?.count ?? 0
    }.filter { code in
      // Regions that have stated no limits on purpose are whole with hospitals and figures.
      !DemoSources.withoutLimits.contains(code) || picture[code].figures.stated == 0
    }
    guard !missing.isEmpty else { return }
    tell(
      Text(
        sv: "Fyller \(missing.count) regioner med sjukhus och öppna uppgifter …",
        en: "Filling \(missing.count) regions with hospitals and open figures …"))
    try await together(missing) { code in
      try await fill(code, hospitals: hospitals[code] ?? [], capacity: capacity[code])
    }
  }

  private func fill(
    _ region: PartyCode, hospitals: [HospitalRegistered], capacity: [UInt8]?
  ) async throws {
    let registrar = actor(.regionRegistrar, region)
    let picture = node.wholePicture
    let known = picture[region]
    for hospital in hospitals where picture.hospital(hospital.hospital) == nil {
      _ = try await node.registerHospital(hospital, of: region, by: registrar)
    }
    if known.figures.stated == 0, let capacity {
      _ = try await node.importFigures(
        csv: capacity, named: "capacity.csv", of: region, by: actor(.regionReporter, region))
    }
    if known.limits.isEmpty,
      let limits = DemoSources.exampleLimits(of: node.wholePicture[region], asOf: node.today)
    {
      _ = try await node.setLimits(limits, of: region, by: registrar)
    }
  }

  private func writeScenarios() async throws {
    let strategist = actor(.kansliStrategist, .kansli)
    guard node.wholePicture[.kansli].scenarios.isEmpty else { return }
    tell(
      Text(
        sv: "Skriver \(sources.scenarios.count) scenarier …",
        en: "Writing \(sources.scenarios.count) scenarios …"))
    for yaml in sources.scenarios {
      _ = try await node.writeScenario(yaml: yaml, by: strategist)
    }
  }

  /// Does the work for each item at the same time, so that one sync to the disk serves many.
  func together<Item: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for item in items { group.addTask { try await work(item) } }
      try await group.waitForAll()
    }
  }

  /// The ready role that does it; the same that the chooser offers.
  func actor(_ role: Role, _ party: PartyCode) -> Actor {
    let ready = node.demoRoles().first { $0.role == role && $0.party == party }
    let account = ready?.account ?? AccountName("demo")!
    return Actor(
      account: account, role: role, party: party, clearance: .internal,
      neighbours: node.neighbours(of: party))
  }
}
