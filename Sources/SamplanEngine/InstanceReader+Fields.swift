extension InstanceReader.Node {
  private static let names = [
    "format", "days", "sites", "careTypes", "groups", "elective", "kernel", "modes", "modeHours",
    "beds", "bedsNominal", "surgeMax", "surgeMaxByDay", "staff", "staffPerSurgeBed",
    "lendMaxShare", "lendMaxShareBySite", "receiveMax", "postponeMaxShareBySite", "admissions",
    "electiveAdmissions", "presentAtStart", "distancesKm", "closedLinks", "costs", "simulation",
    "rules",
  ]

  /// The whole instance. What cannot be read is reported and stands as nothing.
  func instance() -> Instance {
    _ = isObject(Self.names)
    var instance = Instance(
      days: field("days")?.whole() ?? 0,
      sites: field("sites")?.list { $0.site() } ?? [],
      careTypes: field("careTypes")?.list { $0.text() } ?? [],
      groups: field("groups")?.list { $0.group() } ?? [],
      elective: field("elective")?.elective() ?? Instance.Elective(priority: 0, stays: []),
      kernel: field("kernel")?.kernel() ?? Instance.Kernel(days: 0, dropBelow: 0),
      modes: field("modes")?.list { $0.mode() } ?? [],
      modeHours: field("modeHours")?.grid() ?? [],
      beds: field("beds")?.cube() ?? [],
      bedsNominal: field("bedsNominal")?.grid() ?? [],
      surgeMax: field("surgeMax")?.grid() ?? [],
      surgeMaxByDay: optional("surgeMaxByDay")?.cube(),
      staff: field("staff")?.numbers() ?? [],
      staffPerSurgeBed: field("staffPerSurgeBed")?.table() ?? [:],
      lendMaxShare: field("lendMaxShare")?.number() ?? 0,
      lendMaxShareBySite: optional("lendMaxShareBySite")?.numbers(),
      receiveMax: optional("receiveMax")?.list { row in
        row.list { $0.tree == .null ? nil : $0.number() }
      },
      postponeMaxShareBySite: optional("postponeMaxShareBySite")?.numbers(),
      admissions: field("admissions")?.cube() ?? [],
      electiveAdmissions: field("electiveAdmissions")?.grid() ?? [],
      presentAtStart: field("presentAtStart")?.cube() ?? [],
      distancesKm: field("distancesKm")?.grid() ?? [],
      closedLinks: optional("closedLinks")?.list { $0.closedLink() },
      costs: costs(),
      simulation: simulation(),
      rules: optional("rules")?.rules())
    instance.format = field("format")?.text() ?? ""
    return instance
  }

  private func site() -> Instance.Site {
    _ = isObject(["id", "region", "latitude", "longitude"])
    return Instance.Site(
      id: field("id")?.text() ?? "", region: field("region")?.text() ?? "",
      latitude: field("latitude")?.number() ?? 0, longitude: field("longitude")?.number() ?? 0)
  }

  private func group() -> Instance.Group {
    _ = isObject(["id", "priority", "path"])
    return Instance.Group(
      id: field("id")?.text() ?? "", priority: field("priority")?.whole() ?? 0,
      path: field("path")?.list { $0.stay() } ?? [])
  }

  func stay() -> Instance.Stay {
    _ = isObject(["care", "meanDays", "cv", "distribution", "quantiles"])
    return Instance.Stay(
      care: field("care")?.text() ?? "", meanDays: field("meanDays")?.number() ?? 0,
      cv: field("cv")?.number() ?? 0, distribution: optional("distribution")?.distribution(),
      quantiles: optional("quantiles")?.numbers())
  }

  private func distribution() -> Instance.Distribution {
    guard let distribution = Instance.Distribution(rawValue: text()) else {
      let known = Instance.Distribution.allCases.map(\.rawValue).joined(separator: ", ")
      reader.report(
        path, "okänd fördelning; känd: \(known)", "unknown distribution; known: \(known)")
      return .lognormal
    }
    return distribution
  }

  private func elective() -> Instance.Elective {
    _ = isObject(["priority", "stays"])
    let stays = field("stays")?.list { node in
      _ = node.isObject(["share", "care", "meanDays", "cv", "distribution", "quantiles"])
      return Instance.ElectiveStay(
        share: node.field("share")?.number() ?? 0, care: node.field("care")?.text() ?? "",
        meanDays: node.field("meanDays")?.number() ?? 0, cv: node.field("cv")?.number() ?? 0,
        distribution: node.optional("distribution")?.distribution(),
        quantiles: node.optional("quantiles")?.numbers())
    }
    return Instance.Elective(priority: field("priority")?.whole() ?? 0, stays: stays ?? [])
  }

  private func kernel() -> Instance.Kernel {
    _ = isObject(["days", "dropBelow"])
    return Instance.Kernel(
      days: field("days")?.whole() ?? 0, dropBelow: field("dropBelow")?.number() ?? 0)
  }

  private func mode() -> Instance.Mode {
    _ = isObject([
      "id", "minKm", "maxKm", "speedKmh", "turnaroundHours", "detour", "seats", "icuSeats",
      "extraCost",
    ])
    func value(_ name: String) -> Double { field(name)?.number() ?? 0 }
    return Instance.Mode(
      id: field("id")?.text() ?? "", minKm: value("minKm"), maxKm: value("maxKm"),
      speedKmh: value("speedKmh"), turnaroundHours: value("turnaroundHours"),
      detour: value("detour"), seats: value("seats"), icuSeats: value("icuSeats"),
      extraCost: value("extraCost"))
  }

  private func closedLink() -> Instance.ClosedLink {
    _ = isObject(["mode", "from", "to", "fromDay", "toDay"])
    return Instance.ClosedLink(
      mode: field("mode")?.text() ?? "", from: field("from")?.text() ?? "",
      to: field("to")?.text() ?? "", fromDay: field("fromDay")?.whole() ?? 0,
      toDay: field("toDay")?.whole() ?? 0)
  }

  private func costs() -> Instance.Costs {
    let node = field("costs")
    _ = node?.isObject([
      "shortage", "surge", "postponed", "staffMoved", "transfer", "transferPerKm",
      "icuTransferFactor", "fairness",
    ])
    func value(_ name: String) -> Double { node?.field(name)?.number() ?? 0 }
    return Instance.Costs(
      shortage: node?.field("shortage")?.table() ?? [:],
      surge: node?.field("surge")?.table() ?? [:], postponed: value("postponed"),
      staffMoved: value("staffMoved"), transfer: value("transfer"),
      transferPerKm: value("transferPerKm"), icuTransferFactor: value("icuTransferFactor"),
      fairness: value("fairness"))
  }
}
