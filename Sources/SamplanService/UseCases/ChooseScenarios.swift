import SamplanBase
import SamplanDomain
import SamplanPlanning

extension Node {
  /// Other scenarios of a question, as the actor may read them.
  /// - Throws: which of them cannot be had, or that they are too many.
  func others(
    _ wanted: [ScenarioID], beside own: ScenarioID, for actor: Actor?
  ) throws(Refusal) -> [Stated<Scenario>] {
    let wanted = wanted.filter { $0 != own }
    guard !wanted.isEmpty else { return [] }
    guard let actor else { throw Self.nobody }
    let most = PlanInput.worthScenariosMax
    guard Set(wanted).count <= most else {
      throw Refusal(
        .input,
        Text(
          sv: "\(Set(wanted).count) scenarier är valda; högst \(most) kan räknas bredvid planens "
            + "eget. Välj färre.",
          en: "\(Set(wanted).count) scenarios are chosen; at most \(most) can be computed beside "
            + "the plan's own. Choose fewer."))
    }
    let picture = picture(seenBy: actor)
    var found: [Stated<Scenario>] = []
    for id in wanted where !found.contains(where: { $0.value.scenario == id }) {
      let (scenario, _) = try Self.planned(id, in: picture)
      try authorize(
        actor, .readScenarios, party: scenario.reference.party,
        informationClass: scenario.informationClass, audience: scenario.audience)
      found.append(scenario)
    }
    return found
  }
}

extension Marking {
  /// With the higher class and the narrower sharing of the two.
  func joined(_ informationClass: InformationClass, _ audience: Audience) -> Marking {
    var joined = self
    joined.informationClass = max(joined.informationClass, informationClass)
    if audience.width < joined.audience.width { joined.audience = audience }
    return joined
  }
}
