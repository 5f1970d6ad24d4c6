extension InstanceReader.Node {
  /// What only the simulation reads.
  func simulation() -> Instance.Simulation {
    let node = field("simulation")
    _ = node?.isObject([
      "startEmpty", "baseline", "beds", "bedsByDay", "neighbours", "transfersPerDay",
      "meanDaysToDeathWaiting", "alertAbove", "necessary", "shortage", "tiers",
      "stepDownBlocking", "needRunsInLine", "dispersion",
    ])
    return Instance.Simulation(
      startEmpty: node?.field("startEmpty")?.truth() ?? true,
      baseline: node?.optional("baseline")?.baseline(),
      beds: node?.field("beds")?.list { $0.wholes() } ?? [],
      bedsByDay: node?.optional("bedsByDay")?.list { $0.list { $0.wholes() } },
      neighbours: node?.field("neighbours")?.list { row in row.list { $0.neighbour() } } ?? [],
      transfersPerDay: node?.field("transfersPerDay")?.wholes() ?? [],
      meanDaysToDeathWaiting: node?.optional("meanDaysToDeathWaiting")?.table() ?? [:],
      alertAbove: node?.optional("alertAbove")?.cube(),
      necessary: node?.optional("necessary")?.list { $0.truth() },
      shortage: node?.optional("shortage")?.shortageRule(),
      tiers: node?.optional("tiers")?.tierBounds(),
      stepDownBlocking: node?.optional("stepDownBlocking")?.truth(),
      needRunsInLine: node?.optional("needRunsInLine")?.truth(),
      dispersion: node?.optional("dispersion")?.dispersion())
  }

  private func baseline() -> Instance.Baseline {
    _ = isObject(["admissions", "elective"])
    return Instance.Baseline(
      admissions: field("admissions")?.grid() ?? [], elective: field("elective")?.numbers() ?? [])
  }

  private func neighbour() -> Instance.Neighbour {
    _ = isObject(["site", "travelDays"])
    return Instance.Neighbour(
      site: field("site")?.whole() ?? 0, travelDays: field("travelDays")?.number() ?? 0)
  }

  private func shortageRule() -> Instance.ShortageRule {
    _ = isObject(["leastHours", "unmetHours", "unmetAbove"])
    return Instance.ShortageRule(
      leastHours: field("leastHours")?.number() ?? 0,
      unmetHours: field("unmetHours")?.number() ?? 0,
      unmetAbove: optional("unmetAbove")?.cube())
  }

  private func tierBounds() -> Instance.TierBounds {
    _ = isObject(["open", "overcrowded"])
    return Instance.TierBounds(
      open: field("open")?.cube() ?? [], overcrowded: field("overcrowded")?.cube() ?? [])
  }

  private func dispersion() -> Instance.Dispersion {
    _ = isObject([
      "scenario", "scenarioCV", "dayCV", "dayCorrelation", "inflowCV", "intensiveCV", "stayCV",
      "bedsLow", "bedsHigh", "bedsFromDay", "mobilised", "mobilisationDays",
    ])
    func value(_ name: String) -> Double { field(name)?.number() ?? 0 }
    return Instance.Dispersion(
      scenario: optional("scenario")?.cube(), scenarioCV: value("scenarioCV"),
      dayCV: value("dayCV"), dayCorrelation: value("dayCorrelation"),
      inflowCV: value("inflowCV"), intensiveCV: value("intensiveCV"), stayCV: value("stayCV"),
      bedsLow: value("bedsLow"), bedsHigh: value("bedsHigh"),
      bedsFromDay: field("bedsFromDay")?.whole() ?? 0,
      mobilised: optional("mobilised")?.cube(),
      mobilisationDays: field("mobilisationDays")?.whole() ?? 0)
  }
}
