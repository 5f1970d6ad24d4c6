import SamplanBase

extension Instance {
  /// Most sites that are read.
  package static let siteLimit = 500
  /// Longest horizon, days.
  package static let dayLimit = 730
  /// Most patient groups.
  package static let groupLimit = 64
  /// Most care types.
  package static let careTypeLimit = 32
  /// Most kinds of transport.
  package static let modeLimit = 32

  /// Every place that is wrong: an unknown format, limits, dimensions, negative or infinite
  /// figures, unknown names. Empty when the instance can be used.
  package func problems() -> [Refusal.Problem] {
    var check = InstanceCheck()
    if format != Instance.formatName {
      check.report(
        "format", "okänt format ”\(format)”; ”\(Instance.formatName)” väntades",
        "unknown format “\(format)”; “\(Instance.formatName)” was expected")
    }
    // Dimensions are compared with counts, so a count past its limit is the whole answer.
    let sizes = [
      check.count(days, "days", 1...Instance.dayLimit),
      check.count(sites.count, "sites", 1...Instance.siteLimit),
      check.count(careTypes.count, "careTypes", 1...Instance.careTypeLimit),
      check.count(groups.count, "groups", 0...Instance.groupLimit),
      check.count(modes.count, "modes", 0...Instance.modeLimit),
      check.count(kernel.days, "kernel.days", 1...Instance.dayLimit),
    ]
    guard sizes.allSatisfy({ $0 }) else { return check.problems }
    checkNames(&check)
    checkStays(&check)
    checkModes(&check)
    checkCapacity(&check)
    checkDemand(&check)
    checkCosts(&check)
    checkLinks(&check)
    simulation.check(&check, of: self)
    rules?.check(&check, of: self)
    return check.problems
  }

  private func checkNames(_ check: inout InstanceCheck) {
    check.names(sites.map(\.id)) { "sites[\($0)].id" }
    check.names(careTypes) { "careTypes[\($0)]" }
    check.names(groups.map(\.id)) { "groups[\($0)].id" }
    check.names(modes.map(\.id)) { "modes[\($0)].id" }
    for (index, site) in sites.enumerated() {
      check.amount(site.latitude, "sites[\(index)].latitude", atLeast: -90, atMost: 90)
      check.amount(site.longitude, "sites[\(index)].longitude", atLeast: -180, atMost: 180)
    }
  }

  private func checkStays(_ check: inout InstanceCheck) {
    check.amount(kernel.dropBelow, "kernel.dropBelow", atMost: 1)
    for (index, group) in groups.enumerated() {
      check.count(group.priority, "groups[\(index)].priority", 0...1000)
      check.count(group.path.count, "groups[\(index)].path", 1...2)
      for (stage, stay) in group.path.enumerated() {
        self.check(stay, "groups[\(index)].path[\(stage)]", &check)
      }
    }
    check.count(elective.priority, "elective.priority", 0...1000)
    check.count(elective.stays.count, "elective.stays", 0...Instance.careTypeLimit)
    for (index, stay) in elective.stays.enumerated() {
      check.amount(stay.share, "elective.stays[\(index)].share", atMost: 1)
      self.check(stay.stay, "elective.stays[\(index)]", &check)
    }
  }

  private func check(_ stay: Stay, _ path: String, _ check: inout InstanceCheck) {
    check.known(stay.care, "\(path).care", careTypes)
    check.positive(stay.meanDays, "\(path).meanDays", atMost: 3650)
    check.amount(stay.cv, "\(path).cv", atMost: 20)
    guard stay.distribution == .empirical else { return }
    guard let quantiles = stay.quantiles, (2...10_001).contains(quantiles.count) else {
      check.report(
        "\(path).quantiles", "2 till 10 001 kvantiler väntades", "2 to 10,001 quantiles expected")
      return
    }
    check.row(quantiles, "\(path).quantiles", quantiles.count, atMost: 36_500)
    for index in 1..<quantiles.count where quantiles[index] < quantiles[index - 1] {
      check.report(
        "\(path).quantiles[\(index)]", "kvantilerna faller här", "the quantiles fall here")
    }
    let mean = LengthOfStay.mean(ofQuantiles: quantiles)
    if abs(mean - stay.meanDays) > 0.01 * stay.meanDays {
      check.report(
        "\(path).meanDays", "\(stay.meanDays) stämmer inte med kvantilernas medel \(mean)",
        "\(stay.meanDays) does not agree with the mean of the quantiles, \(mean)")
    }
  }

  private func checkModes(_ check: inout InstanceCheck) {
    for (index, mode) in modes.enumerated() {
      let path = "modes[\(index)]"
      check.amount(mode.minKm, "\(path).minKm")
      check.amount(mode.maxKm, "\(path).maxKm")
      check.positive(mode.speedKmh, "\(path).speedKmh")
      check.amount(mode.turnaroundHours, "\(path).turnaroundHours")
      check.positive(mode.detour, "\(path).detour")
      check.amount(mode.seats, "\(path).seats")
      check.amount(mode.icuSeats, "\(path).icuSeats")
      check.amount(mode.extraCost, "\(path).extraCost")
    }
    check.grid(modeHours, "modeHours", modes.count, days)
    check.grid(distancesKm, "distancesKm", sites.count, sites.count)
  }

  private func checkCapacity(_ check: inout InstanceCheck) {
    let (cares, places) = (careTypes.count, sites.count)
    check.cube(beds, "beds", cares, places, days)
    check.grid(bedsNominal, "bedsNominal", cares, places)
    check.grid(surgeMax, "surgeMax", cares, places)
    if let surgeMaxByDay { check.cube(surgeMaxByDay, "surgeMaxByDay", cares, places, days) }
    check.row(staff, "staff", places)
    check.table(staffPerSurgeBed, "staffPerSurgeBed", careTypes)
    check.amount(lendMaxShare, "lendMaxShare", atMost: 1)
    if let lendMaxShareBySite {
      check.row(lendMaxShareBySite, "lendMaxShareBySite", places, atMost: 1)
    }
    if let receiveMax, check.length(receiveMax.count, "receiveMax", cares) {
      for (care, row) in receiveMax.enumerated() {
        guard check.length(row.count, "receiveMax[\(care)]", places) else { continue }
        for (site, limit) in row.enumerated() {
          if let limit { check.amount(limit, "receiveMax[\(care)][\(site)]") }
        }
      }
    }
  }

  private func checkDemand(_ check: inout InstanceCheck) {
    let places = sites.count
    check.cube(admissions, "admissions", groups.count, places, days)
    check.grid(electiveAdmissions, "electiveAdmissions", places, days)
    check.cube(presentAtStart, "presentAtStart", careTypes.count, places, days)
    if let shares = postponeMaxShareBySite {
      check.row(shares, "postponeMaxShareBySite", places, atMost: 1)
    }
  }

  private func checkCosts(_ check: inout InstanceCheck) {
    check.table(costs.shortage, "costs.shortage", careTypes)
    check.table(costs.surge, "costs.surge", careTypes)
    check.amount(costs.postponed, "costs.postponed")
    check.amount(costs.staffMoved, "costs.staffMoved")
    check.amount(costs.transfer, "costs.transfer")
    check.amount(costs.transferPerKm, "costs.transferPerKm")
    check.amount(costs.icuTransferFactor, "costs.icuTransferFactor")
    check.amount(costs.fairness, "costs.fairness")
  }

  private func checkLinks(_ check: inout InstanceCheck) {
    let siteNames = Set(sites.map(\.id) + [ClosedLink.any])
    let modeNames = Set(modes.map(\.id) + [ClosedLink.any])
    check.count((closedLinks ?? []).count, "closedLinks", 0...100_000)
    for (index, link) in (closedLinks ?? []).enumerated() {
      let path = "closedLinks[\(index)]"
      for (field, site) in [("from", link.from), ("to", link.to)] where !siteNames.contains(site) {
        check.report("\(path).\(field)", "okänd plats ”\(site)”", "unknown site “\(site)”")
      }
      if !modeNames.contains(link.mode) {
        check.report(
          "\(path).mode", "okänt transportsätt ”\(link.mode)”", "unknown mode “\(link.mode)”")
      }
      if link.fromDay < 0 || link.toDay < link.fromDay {
        check.report(
          "\(path).toDay", "dagarna \(link.fromDay)–\(link.toDay) är ingen följd",
          "days \(link.fromDay)–\(link.toDay) are no span")
      }
    }
  }
}
