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
}
