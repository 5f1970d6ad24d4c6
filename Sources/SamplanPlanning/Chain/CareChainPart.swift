import SamplanBase
import SamplanDomain

/// Every link of the care chain beside the hospitals' beds, in every region of the input.
///
/// Need: so much for every 1,000 inhabitants, the same for those who have come to the region, and a
/// share of the wounded and of host-nation patients. Those who leave a region do not lower its need.
/// What there is shrinks with staff who are away in the whole region, and with power and water as
/// medical beds do.
struct CareChainPart {
  let input: PlanInput
  let outages: [SuppliedBeds]
  /// Regions in the order of the outages' shares.
  let outageRegions: [PartyCode]

  private var values: BasisValues {
    BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
  }
  private var regions: [PlanInput.Region] {
    input.regions.filter { ($0.population ?? 0) > 0 }.sorted { $0.code < $1.code }
  }

  var links: [PlanResult.ChainLink] {
    let places = ScenarioPlaces(input)
    let people = PeopleByDay(input.scenario, places, regions: regions.map(\.code), input.days)
    let open = regions.map { openShare($0.code, places) }
    return CareLink.allCases.map { link(for: $0, people, open: open) }
  }

  private func link(
    for link: CareLink, _ people: PeopleByDay, open: [[Double]]
  ) -> PlanResult.ChainLink {
    let values = values
    let rate = values[ResourceKey.perThousand(link)] / 1000
    let wounded = values[ResourceKey.woundedShare(link)]
    let needs = regions.enumerated().map { region, known in
      ChainNeed(
        ordinary: rate * Double(known.population ?? 0),
        extra: zip(people.moved[region], people.wounded[region]).map { $0 * rate + $1 * wounded },
        stayDays: link.isVisits ? nil : values[ResourceKey.stayDays(link)],
        variation: values[.scenarioVariation])
    }
    let room = zip(regions, open).map { known, open -> [Double]? in
      let reported = known.cells[link.measure.rawValue]?.value.known?.approximate
      return reported.map { number in open.map { $0 * number } }
    }
    let rows = regions.indices.map { region -> PlanResult.ChainRow in
      let wait =
        link.isNational ? nil : room[region].map { self.wait(needs[region].mean, $0, link) }
      return PlanResult.ChainRow(
        region: regions[region].code, need: rounded(needs[region].mean),
        high: rounded(needs[region].high), capacity: room[region].map { rounded($0) },
        missing: room[region] == nil
          ? regions[region].cells[link.measure.rawValue]?.value.word ?? "never-reported" : nil,
        waitsFrom: wait?.firstDay(over: waitLimit(link)),
        necessaryFrom: wait?.firstDay(over: necessaryLimit(link)))
    }
    return together(link, rows)
  }

  /// The regions together: of a national link all, of the others those that have told.
  private func together(
    _ link: CareLink, _ rows: [PlanResult.ChainRow]
  ) -> PlanResult.ChainLink {
    let told = link.isNational ? rows : rows.filter { $0.capacity != nil }
    func sum(_ value: (PlanResult.ChainRow) -> [Double]?) -> [Double] {
      (0..<input.days).map { day in rounded(told.reduce(0) { $0 + (value($1)?[day] ?? 0) }) }
    }
    let (need, capacity) = (sum { $0.need }, sum { $0.capacity })
    let isTold = rows.contains { $0.capacity != nil }
    return PlanResult.ChainLink(
      link: link, need: need, capacity: capacity,
      reporting: isTold ? told.count : 0,
      waitsFrom: link.isNational && isTold
        ? wait(need, capacity, link).firstDay(over: waitLimit(link)) : nil,
      rows: rows)
  }

  private func wait(_ need: [Double], _ room: [Double], _ link: CareLink) -> ChainWait {
    ChainWait(
      need: need, capacity: room, isVisits: link.isVisits,
      least: { max(values[.shortageMinBeds], values[.shortageMinShare] * $0) })
  }

  private func waitLimit(_ link: CareLink) -> Double { values[ResourceKey.maxWaitHours(link)] }

  private func necessaryLimit(_ link: CareLink) -> Double {
    switch link.necessity {
    case .yes: waitLimit(link)
    case .afterDays:
      max(waitLimit(link), values[ResourceKey.necessaryAfterDays(link)] * 24)
    }
  }

  /// The share of what a region has that is open, by day.
  private func openShare(_ code: PartyCode, _ places: ScenarioPlaces) -> [Double] {
    var left = [Double](repeating: 1, count: input.days)
    for row in input.scenario.staffing where row.group == nil {
      guard places.hospital(of: row.site) == nil, places.regions(of: row.site).contains(code)
      else { continue }
      for day in row.span.days(of: input.days) { left[day] *= 1 - row.share.approximate }
    }
    guard let region = outageRegions.firstIndex(of: code) else { return left }
    let medical = CareType.allCases.firstIndex(of: .medical)!
    return left.indices.map { day in
      outages.reduce(left[day]) { min($0, $1.share[medical][region][day]) }
    }
  }
}

/// People whom a scenario brings to each region, by day.
struct PeopleByDay: Sendable {
  /// Persons on the move who are there, `[region][day]`.
  private(set) var moved: [[Double]]
  /// Wounded and host-nation patients who come, `[region][day]`.
  private(set) var wounded: [[Double]]

  init(_ scenario: Scenario, _ places: ScenarioPlaces, regions: [PartyCode], _ days: Int) {
    let none = regions.map { _ in [Double](repeating: 0, count: days) }
    moved = none
    wounded = none
    for row in scenario.inflows {
      let shares = places.shares(of: row.site)
      for (region, code) in regions.enumerated() {
        guard let share = shares[code] else { continue }
        for day in row.span.days(of: days) {
          let since = day + 1 - row.span.first + 1
          switch row.kind {
          case .casualties(let row):
            wounded[region][day] +=
              share * DemandStream.ramp(row.woundedPerDay.approximate, row.rampDays, since)
          case .hostNation(let row):
            wounded[region][day] +=
              share * DemandStream.ramp(row.patientsPerDay.approximate, row.rampDays, since)
          case .movement(let row): moved[region][day] += share * row.present(onDay: since)
          case .epidemic: break
          }
        }
      }
    }
  }
}
