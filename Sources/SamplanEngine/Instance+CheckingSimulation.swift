extension Instance.Simulation {
  /// Most whole beds of a kind at a site.
  static let bedLimit = 1_000_000

  func check(_ check: inout InstanceCheck, of instance: Instance) {
    let (cares, places) = (instance.careTypes.count, instance.sites.count)
    let days = instance.days
    if check.length(beds.count, "simulation.beds", places) {
      for (site, row) in beds.enumerated() {
        wholes(row, "simulation.beds[\(site)]", cares, &check)
      }
    }
    if let bedsByDay, check.length(bedsByDay.count, "simulation.bedsByDay", cares) {
      for (care, grid) in bedsByDay.enumerated() {
        let path = "simulation.bedsByDay[\(care)]"
        guard check.length(grid.count, path, places) else { continue }
        for (site, row) in grid.enumerated() { wholes(row, "\(path)[\(site)]", days, &check) }
      }
    }
    wholes(transfersPerDay, "simulation.transfersPerDay", places, &check)
    for (care, mean) in meanDaysToDeathWaiting.sorted(by: { $0.key < $1.key }) {
      let path = "simulation.meanDaysToDeathWaiting.\(care)"
      check.known(care, path, instance.careTypes)
      check.positive(mean, path)
    }
    if let alertAbove {
      check.cube(alertAbove, "simulation.alertAbove", cares, places, days)
    }
    checkNeighbours(&check, places)
    checkStart(&check, of: instance)
    checkRules(&check, of: instance)
  }

  private func wholes(_ row: [Int], _ path: String, _ wanted: Int, _ check: inout InstanceCheck) {
    guard check.length(row.count, path, wanted) else { return }
    for (index, value) in row.enumerated() {
      check.count(value, "\(path)[\(index)]", 0...Self.bedLimit)
    }
  }

  private func checkNeighbours(_ check: inout InstanceCheck, _ places: Int) {
    guard check.length(neighbours.count, "simulation.neighbours", places) else { return }
    for (site, row) in neighbours.enumerated() {
      for (index, neighbour) in row.enumerated() {
        let path = "simulation.neighbours[\(site)][\(index)]"
        check.count(neighbour.site, "\(path).site", 0...places - 1)
        check.amount(neighbour.travelDays, "\(path).travelDays", atMost: 365)
      }
    }
  }

  private func checkStart(_ check: inout InstanceCheck, of instance: Instance) {
    if let baseline {
      check.grid(
        baseline.admissions, "simulation.baseline.admissions", instance.groups.count,
        instance.sites.count)
      check.row(baseline.elective, "simulation.baseline.elective", instance.sites.count)
    } else if !startEmpty {
      check.report(
        "simulation.baseline", "behövs när startEmpty är false",
        "needed when startEmpty is false")
    }
  }

  private func checkRules(_ check: inout InstanceCheck, of instance: Instance) {
    let (cares, places) = (instance.careTypes.count, instance.sites.count)
    if needRunsInLine == true, !meanDaysToDeathWaiting.isEmpty {
      check.report(
        "simulation.needRunsInLine",
        "går inte ihop med meanDaysToDeathWaiting: väntan slutar på ett sätt; ta bort det ena",
        "does not go with meanDaysToDeathWaiting: waiting ends in one way; remove one of them")
    }
    if let necessary {
      _ = check.length(necessary.count, "simulation.necessary", instance.groups.count)
    }
    if let shortage {
      let path = "simulation.shortage"
      check.amount(shortage.leastHours, "\(path).leastHours", atMost: 720)
      check.amount(shortage.unmetHours, "\(path).unmetHours", atMost: 720)
      if let unmet = shortage.unmetAbove {
        check.cube(unmet, "\(path).unmetAbove", cares, places, instance.days)
      }
    }
    if let tiers {
      check.cube(tiers.open, "simulation.tiers.open", cares, places, instance.days)
      check.cube(tiers.overcrowded, "simulation.tiers.overcrowded", cares, places, instance.days)
    }
    dispersion?.check(&check, of: instance)
  }
}

extension Instance.Dispersion {
  fileprivate func check(_ check: inout InstanceCheck, of instance: Instance) {
    let path = "simulation.dispersion"
    let places = instance.sites.count
    for (name, cv) in [
      ("scenarioCV", scenarioCV), ("dayCV", dayCV), ("inflowCV", inflowCV),
      ("intensiveCV", intensiveCV), ("stayCV", stayCV),
    ] {
      check.amount(cv, "\(path).\(name)", atMost: Self.cvLimit)
    }
    check.amount(dayCorrelation, "\(path).dayCorrelation", atLeast: -1, atMost: 1)
    check.amount(bedsLow, "\(path).bedsLow", atMost: 2)
    check.amount(bedsHigh, "\(path).bedsHigh", atLeast: bedsLow.isNaN ? 0 : bedsLow, atMost: 2)
    check.count(bedsFromDay, "\(path).bedsFromDay", 0...Instance.dayLimit)
    check.count(mobilisationDays, "\(path).mobilisationDays", 0...Self.shiftLimit)
    if let mobilised {
      check.cube(mobilised, "\(path).mobilised", instance.careTypes.count, places, instance.days)
    }
    guard let scenario else { return }
    check.cube(scenario, "\(path).scenario", instance.groups.count, places, instance.days)
    // A part is never more than the whole; a last bit of rounding is let through.
    for (group, grid) in zip(instance.groups.indices, zip(scenario, instance.admissions)) {
      for (site, rows) in zip(instance.sites.indices, zip(grid.0, grid.1)) {
        for (day, pair) in zip(0..<instance.days, zip(rows.0, rows.1))
        where pair.0 > pair.1 * (1 + 1e-9) + 1e-9 {
          check.report(
            "\(path).scenario[\(group)][\(site)][\(day)]",
            "\(pair.0) är mer än alla ankomster, \(pair.1)",
            "\(pair.0) is more than all admissions, \(pair.1)")
        }
      }
    }
  }
}
