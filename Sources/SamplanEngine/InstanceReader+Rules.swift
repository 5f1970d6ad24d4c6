extension InstanceReader.Node {
  /// The rules beyond the reference; those that are absent change nothing.
  func rules() -> Instance.Rules {
    _ = isObject([
      "necessary", "turnedAwayWeight", "fairnessSlack", "wholeTripModes", "siteHours", "lagDays",
      "escorts", "riskPerHour", "surgeHeldByStaff", "receiveTogether", "planned", "resources",
      "inpatients", "stepDownShare", "needSpread",
    ])
    var rules = Instance.Rules(
      necessary: optional("necessary")?.list { $0.truth() },
      wholeTripModes: optional("wholeTripModes")?.wholes() ?? [],
      siteHours: optional("siteHours")?.list { $0.tree == .null ? nil : $0.grid() },
      lagDays: optional("lagDays")?.list { $0.list { $0.wholes() } },
      escorts: optional("escorts")?.list { $0.escort() },
      riskPerHour: optional("riskPerHour")?.number(),
      surgeHeldByStaff: optional("surgeHeldByStaff")?.cube(),
      receiveTogether: optional("receiveTogether")?.list { $0.receiveTogether() },
      planned: optional("planned")?.planned(),
      resources: optional("resources")?.list { $0.resource() } ?? [],
      inpatients: optional("inpatients")?.inpatients(),
      stepDownShare: optional("stepDownShare")?.grid(),
      needSpread: optional("needSpread")?.list { $0.cube() })
    if let weight = optional("turnedAwayWeight") { rules.turnedAwayWeight = weight.number() }
    if let slack = optional("fairnessSlack") { rules.fairnessSlack = slack.number() }
    return rules
  }

  private func escort() -> Instance.Escort {
    _ = isObject(["persons", "personsICU", "shiftHours"])
    return Instance.Escort(
      persons: field("persons")?.number() ?? 0, personsICU: field("personsICU")?.number() ?? 0,
      shiftHours: field("shiftHours")?.number() ?? 0)
  }

  private func receiveTogether() -> Instance.ReceiveTogether {
    _ = isObject(["cares", "perDay"])
    return Instance.ReceiveTogether(
      cares: field("cares")?.wholes() ?? [],
      perDay: field("perDay")?.list { $0.tree == .null ? nil : $0.number() } ?? [])
  }

  private func planned() -> Instance.Planned {
    _ = isObject([
      "usableShare", "staffDaysPerInpatient", "staffDaysPerDaySurgery", "trained", "daySurgery",
      "daySurgeryWeight", "waitingWeight", "classes",
    ])
    func value(_ name: String) -> Double { field(name)?.number() ?? 0 }
    return Instance.Planned(
      usableShare: value("usableShare"), staffDaysPerInpatient: value("staffDaysPerInpatient"),
      staffDaysPerDaySurgery: value("staffDaysPerDaySurgery"),
      trained: field("trained")?.numbers() ?? [], daySurgery: field("daySurgery")?.grid() ?? [],
      daySurgeryWeight: value("daySurgeryWeight"), waitingWeight: value("waitingWeight"),
      classes: field("classes")?.list { node in
        _ = node.isObject(["afterDays", "share"])
        return Instance.PlannedClass(
          afterDays: node.field("afterDays")?.whole() ?? 0,
          share: node.field("share")?.number() ?? 0)
      } ?? [])
  }

  private func resource() -> Instance.Resource {
    _ = isObject([
      "id", "perAdmission", "perElective", "perDaySurgery", "capacity", "surgeMax", "surgeWeight",
      "shortageWeight",
    ])
    func value(_ name: String) -> Double { field(name)?.number() ?? 0 }
    return Instance.Resource(
      id: field("id")?.text() ?? "", perAdmission: field("perAdmission")?.numbers() ?? [],
      perElective: value("perElective"), perDaySurgery: value("perDaySurgery"),
      capacity: field("capacity")?.grid() ?? [], surgeMax: field("surgeMax")?.grid() ?? [],
      surgeWeight: value("surgeWeight"), shortageWeight: value("shortageWeight"))
  }

  private func inpatients() -> Instance.Inpatients {
    _ = isObject(["movableShare", "paths"])
    return Instance.Inpatients(
      movableShare: field("movableShare")?.numbers() ?? [],
      paths: field("paths")?.list { path in
        path.tree == .null ? nil : path.list { $0.stay() }
      } ?? [])
  }
}
