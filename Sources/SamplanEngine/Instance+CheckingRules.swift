extension Instance.Rules {
  /// Most resources used at admissions.
  package static let resourceLimit = 8
  /// Most classes of planned care that become necessary.
  package static let classLimit = 8
  /// Most limits on receiving for several care types together.
  package static let togetherLimit = 8

  /// Most levels of need.
  package static let levelLimit = 20

  func check(_ check: inout InstanceCheck, of instance: Instance) {
    let (places, days) = (instance.sites.count, instance.days)
    check.amount(turnedAwayWeight, "rules.turnedAwayWeight")
    check.amount(fairnessSlack, "rules.fairnessSlack", atMost: 1)
    if let riskPerHour { check.amount(riskPerHour, "rules.riskPerHour", atMost: 1) }
    if let necessary { _ = check.length(necessary.count, "rules.necessary", instance.groups.count) }
    if let surgeHeldByStaff {
      check.cube(
        surgeHeldByStaff, "rules.surgeHeldByStaff", instance.careTypes.count, places, days)
    }
    if let stepDownShare {
      // A patient for whom a ward has no bed keeps one bed in intensive care at most.
      check.grid(stepDownShare, "rules.stepDownShare", places, days, atMost: 1)
    }
    checkSpread(&check, of: instance)
    checkTransport(&check, of: instance)
    checkReceiving(&check, of: instance)
    planned?.check(&check, of: instance)
    check.count(resources.count, "rules.resources", 0...Self.resourceLimit)
    for (number, resource) in resources.enumerated() {
      let path = "rules.resources[\(number)]"
      check.row(resource.perAdmission, "\(path).perAdmission", instance.groups.count)
      check.amount(resource.perElective, "\(path).perElective")
      check.amount(resource.perDaySurgery, "\(path).perDaySurgery")
      check.grid(resource.capacity, "\(path).capacity", places, days)
      check.grid(resource.surgeMax, "\(path).surgeMax", places, days)
      check.amount(resource.surgeWeight, "\(path).surgeWeight")
      check.amount(resource.shortageWeight, "\(path).shortageWeight")
    }
    inpatients?.check(&check, of: instance)
  }

  private func checkSpread(_ check: inout InstanceCheck, of instance: Instance) {
    guard let needSpread else { return }
    check.count(needSpread.count, "rules.needSpread", 1...Self.levelLimit)
    for (level, cube) in needSpread.enumerated() {
      let path = "rules.needSpread[\(level)]"
      check.cube(
        cube, path, instance.careTypes.count, instance.sites.count, instance.days,
        atLeast: -InstanceCheck.valueLimit)
    }
    guard check.problems.isEmpty else { return }
    for (level, (one, next)) in zip(needSpread, needSpread.dropFirst()).enumerated() {
      let rises = zip(one.joined().joined(), next.joined().joined()).allSatisfy { $0 <= $1 }
      if !rises {
        check.report(
          "rules.needSpread[\(level + 1)]", "en nivå är mindre än den före; minst först",
          "a level is less than the one before; least first")
      }
    }
  }

  private func checkTransport(_ check: inout InstanceCheck, of instance: Instance) {
    let (modes, places) = (instance.modes.count, instance.sites.count)
    for (index, mode) in wholeTripModes.enumerated() {
      check.count(mode, "rules.wholeTripModes[\(index)]", 0...max(0, modes - 1))
    }
    if let siteHours, check.length(siteHours.count, "rules.siteHours", modes) {
      for (mode, grid) in siteHours.enumerated() {
        if let grid { check.grid(grid, "rules.siteHours[\(mode)]", places, instance.days) }
      }
    }
    if let lagDays, check.length(lagDays.count, "rules.lagDays", modes) {
      for (mode, grid) in lagDays.enumerated() {
        guard check.length(grid.count, "rules.lagDays[\(mode)]", places) else { continue }
        for (from, row) in grid.enumerated() {
          let path = "rules.lagDays[\(mode)][\(from)]"
          guard check.length(row.count, path, places) else { continue }
          for (to, lag) in row.enumerated() { check.count(lag, "\(path)[\(to)]", 0...30) }
        }
      }
    }
    if let escorts, check.length(escorts.count, "rules.escorts", modes) {
      for (mode, escort) in escorts.enumerated() {
        check.amount(escort.persons, "rules.escorts[\(mode)].persons")
        check.amount(escort.personsICU, "rules.escorts[\(mode)].personsICU")
        check.positive(escort.shiftHours, "rules.escorts[\(mode)].shiftHours", atMost: 24)
      }
    }
  }

  private func checkReceiving(_ check: inout InstanceCheck, of instance: Instance) {
    check.count((receiveTogether ?? []).count, "rules.receiveTogether", 0...Self.togetherLimit)
    for (number, limit) in (receiveTogether ?? []).enumerated() {
      let path = "rules.receiveTogether[\(number)]"
      for (index, care) in limit.cares.enumerated() {
        check.count(care, "\(path).cares[\(index)]", 0...max(0, instance.careTypes.count - 1))
      }
      guard check.length(limit.perDay.count, "\(path).perDay", instance.sites.count) else {
        continue
      }
      for (site, value) in limit.perDay.enumerated() {
        if let value { check.amount(value, "\(path).perDay[\(site)]") }
      }
    }
  }
}

extension Instance.Planned {
  fileprivate func check(_ check: inout InstanceCheck, of instance: Instance) {
    check.amount(usableShare, "rules.planned.usableShare", atMost: 1)
    check.amount(staffDaysPerInpatient, "rules.planned.staffDaysPerInpatient")
    check.amount(staffDaysPerDaySurgery, "rules.planned.staffDaysPerDaySurgery")
    check.row(trained, "rules.planned.trained", instance.sites.count)
    check.grid(daySurgery, "rules.planned.daySurgery", instance.sites.count, instance.days)
    check.amount(daySurgeryWeight, "rules.planned.daySurgeryWeight")
    check.amount(waitingWeight, "rules.planned.waitingWeight")
    check.count(classes.count, "rules.planned.classes", 0...Instance.Rules.classLimit)
    for (number, item) in classes.enumerated() {
      let path = "rules.planned.classes[\(number)]"
      check.count(item.afterDays, "\(path).afterDays", 1...3650)
      check.amount(item.share, "\(path).share", atMost: 1)
    }
    let sum = classes.reduce(0) { $0 + $1.share }
    if sum > 1 + 1e-9 {
      check.report(
        "rules.planned.classes", "andelarna är \(sum) tillsammans; högst 1 går",
        "the shares are \(sum) together; at most 1 is possible")
    }
  }
}

extension Instance.Inpatients {
  fileprivate func check(_ check: inout InstanceCheck, of instance: Instance) {
    check.row(
      movableShare, "rules.inpatients.movableShare", instance.careTypes.count, atMost: 1)
    guard check.length(paths.count, "rules.inpatients.paths", instance.careTypes.count) else {
      return
    }
    for (care, path) in paths.enumerated() {
      guard let path else { continue }
      let place = "rules.inpatients.paths[\(care)]"
      check.count(path.count, place, 1...2)
      for (stage, stay) in path.enumerated() {
        check.known(stay.care, "\(place)[\(stage)].care", instance.careTypes)
        check.positive(stay.meanDays, "\(place)[\(stage)].meanDays", atMost: 3650)
        check.amount(stay.cv, "\(place)[\(stage)].cv", atMost: 20)
      }
      if let first = path.first, first.care != instance.careTypes[care] {
        check.report(
          "\(place)[0].care", "”\(instance.careTypes[care])” väntades",
          "“\(instance.careTypes[care])” expected")
      }
    }
  }
}
