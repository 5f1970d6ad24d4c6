import SamplanBase
import SamplanDomain

/// What must hold of a run's input before it is built: names that exist, days, shares and numbers
/// that can be true. The register has checked most of it; a file given on the command line has not.
struct PlanInputCheck {
  /// Replications at most in a run.
  static let replicationsMax = 100_000
  /// Patients that a scenario may bring in all: a fifth of the country.
  static let patientsMax = 2_000_000.0
  /// Regions at most: the country's.
  static let regionsMax = 21

  private var problems: [Refusal.Problem] = []

  /// - Throws: every problem of the input.
  static func check(_ input: PlanInput) throws(Refusal) {
    var check = PlanInputCheck()
    check.run(input)
    guard !check.problems.isEmpty else { return }
    throw Refusal(
      .input,
      Text(
        sv: "Underlaget till körningen har \(check.problems.count) fel. Ingenting har beräknats.",
        en: "The run's input has \(check.problems.count) problems. Nothing has been computed."),
      problems: check.problems)
  }

  private mutating func run(_ input: PlanInput) {
    within(input.days, 1...Scenario.daysMax, "days")
    if input.days > input.scenario.days {
      add(
        "days", "\(input.days) dygn är fler än scenariots \(input.scenario.days)",
        "\(input.days) days are more than the scenario's \(input.scenario.days)")
    }
    within(input.replications, 1...Self.replicationsMax, "replications")
    if let percent = input.precisionPercent?.approximate,
      !PlanResult.Stopping.percents.contains(percent)
    {
      add(
        "precisionPercent", "ska vara mellan 0,1 och 50 procent",
        "must be from 0.1 to 50 per cent")
    }
    within(input.regions.count, 1...Self.regionsMax, "regions")
    if Set(input.regions.map(\.code)).count != input.regions.count {
      add("regions", "en region står två gånger", "a region stands twice")
    }
    for region in input.regions { check(region) }
    let values = BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
    checkBasis(input.basis, values)
    checkRanges(values)
    checkScenario(input)
    checkWorthScenarios(input)
  }

  /// Other scenarios of `worth`, each checked as the run's own is.
  private mutating func checkWorthScenarios(_ input: PlanInput) {
    let others = input.worthScenarios ?? []
    within(others.count, 0...PlanInput.worthScenariosMax, "worthScenarios")
    let names = [input.scenario.scenario] + others.map(\.scenario)
    if Set(names).count != names.count {
      add("worthScenarios", "ett scenario står två gånger", "a scenario stands twice")
    }
    for other in others.prefix(PlanInput.worthScenariosMax) {
      var tried = input
      tried.scenario = other
      tried.days = min(input.days, other.days)
      checkScenario(tried)
    }
  }

  private mutating func check(_ region: PlanInput.Region) {
    let field = "region \(region.code)"
    if !(-90...90).contains(region.latitude.approximate)
      || !(-180...180).contains(region.longitude.approximate)
    {
      add(field, "läget är ingen plats på jorden", "the position is no place on Earth")
    }
    let limits = region.limits
    for (name, value) in [
      ("lendStaffShare", limits.lendStaffShare), ("lendVehicleShare", limits.lendVehicleShare),
      ("postponeShare", limits.postponeShare),
    ] {
      share(value, "\(field).limits.\(name)")
    }
    for (name, value) in [
      ("receiveICUPerDay", limits.receiveICUPerDay),
      ("receiveWardPerDay", limits.receiveWardPerDay),
    ] where value.isNegative {
      add("\(field).limits.\(name)", "är mindre än noll", "is less than zero")
    }
  }

  private mutating func checkBasis(_ basis: Basis, _ values: BasisValues) {
    let keys = Set(basis.assumptions.map(\.key))
    for key in AssumptionKey.allCases where !keys.contains(key.rawValue) {
      add(
        "basis.assumptions", "antagandet \(key.rawValue) saknas",
        "the assumption \(key.rawValue) is missing")
    }
    if basis.groups.isEmpty { add("basis.groups", "saknas", "is missing") }
    if Set(basis.groups.map(\.id)).count != basis.groups.count {
      add("basis.groups", "en patientgrupp står två gånger", "a patient group stands twice")
    }
    for group in basis.groups {
      if !(1...2).contains(group.path.count) {
        let count = group.path.count
        add(
          "basis.groups.\(group.id)",
          "har \(count) vårdtider, ska ha en eller två; kansliet anger dem i de nationella "
            + "antagandena",
          "has \(count) stays, must have one or two; the kansli sets them in the national "
            + "assumptions")
      }
      for stay in group.path where stay.meanDays <= .zero || stay.variation.isNegative {
        add(
          "basis.groups.\(group.id)", "vårdtiden ska vara större än noll",
          "the stay must be longer than zero")
      }
    }
    if !(1...1.4).contains(values[.weekdayFactor]) {
      add(
        "basis.assumptions.\(PlanningKey.weekdayFactor.rawValue)",
        "ska ligga mellan 1 och 1,4, så att helgen inte blir mindre än noll",
        "must be between 1 and 1.4, so that the weekend is not less than zero")
    }
    if !basis.elective.isEmpty, !basis.elective.contains(where: { $0.share == ExactDecimal(1) }) {
      add(
        "basis.elective", "en av vårdtiderna ska ha andelen 1: den som varje patient har",
        "one of the stays must have the share 1: the one every patient has")
    }
  }

  /// No weight or number is negative, and no share is above one; a scenario may replace them.
  private mutating func checkRanges(_ values: BasisValues) {
    for key in AssumptionKey.allCases {
      let most = Self.shares.contains(key) ? 1 : Double.infinity
      guard !(0...most).contains(values[key]) else { continue }
      add(
        "assumptions.\(key.rawValue)",
        most == 1 ? "ska vara mellan 0 och 1" : "är mindre än noll",
        most == 1 ? "must be between 0 and 1" : "is less than zero")
    }
    for key in PlanningKey.allCases where key != .weekdayFactor {
      let range = key.range.lowerBound.approximate...key.range.upperBound.approximate
      guard !range.contains(values[key]) else { continue }
      let words = AssumptionRange(least: key.range.lowerBound, most: key.range.upperBound).words
      add("assumptions.\(key.rawValue)", "ska ligga \(words.sv)", "must be \(words.en)")
    }
    for rule in ResourceRule.all {
      let range = rule.range.lowerBound.approximate...rule.range.upperBound.approximate
      guard !range.contains(values[rule.key]) else { continue }
      let words = AssumptionRange(least: rule.range.lowerBound, most: rule.range.upperBound).words
      add("assumptions.\(rule.key.rawValue)", "ska ligga \(words.sv)", "must be \(words.en)")
    }
    let classes = [PlanningKey.plannedWithin7, .plannedWithin28, .plannedWithin90]
    if classes.reduce(0, { $0 + values[$1] }) > 1 + 1e-9 {
      add(
        "assumptions.\(PlanningKey.plannedWithin90.rawValue)",
        "andelarna av planerad vård som blir nödvändig är mer än 1 tillsammans",
        "the shares of planned care that become necessary are more than 1 together")
    }
  }

  private static let shares: Set<AssumptionKey> = [
    .surgicalShare, .inpatientShare, .wardOvercrowding, .icuOvercrowding, .wardSurgeShare,
    .surgeStaffShare,
  ]

  private mutating func checkScenario(_ input: PlanInput) {
    let scenario = input.scenario
    let groups = Set(input.basis.groups.map(\.id))
    for (offset, row) in scenario.demand.enumerated() {
      let field = "demand[\(offset + 1)]"
      if !groups.contains(row.group) {
        add(
          "\(field).group", "patientgruppen \(row.group) finns inte",
          "there is no patient group \(row.group)")
      }
      check(row.site, row.span, field, input)
      if row.patientsPerDay.isNegative || row.patientsPerDay > ExactDecimal(1_000_000) {
        add(
          "\(field).patientsPerDay", "ska vara mellan 0 och 1 000 000",
          "must be between 0 and 1,000,000")
      }
      within(row.rampDays, 0...Scenario.daysMax, "\(field).rampDays")
    }
    for (row, field) in scenario.placedInflows {
      for group in Set(row.groups).subtracting(groups).sorted() {
        add(
          field, "patientgruppen \(group) finns inte", "there is no patient group \(group)")
      }
      check(row.site, row.span, field, input)
    }
    let days = min(max(0, scenario.days), Scenario.daysMax)
    let patients = DemandStream.all(scenario, basis: input.basis, days: days)
      .reduce(0.0) { $1.patients.reduce($0, +) }
    if patients > Self.patientsMax {
      add(
        "demand", "scenariot har fler än gränsen 2 000 000 patienter",
        "the scenario has more than the limit of 2,000,000 patients")
    }
    for (offset, row) in scenario.losses.enumerated() {
      check(row.site, row.span, "losses[\(offset + 1)]", input)
      share(row.share, "losses[\(offset + 1)].share")
    }
    for (offset, row) in scenario.staffing.enumerated() {
      check(row.site, row.span, "staffing[\(offset + 1)]", input)
      share(row.share, "staffing[\(offset + 1)].share")
    }
    for (offset, row) in scenario.deliveries.enumerated() {
      check(row.site, row.span, "deliveries[\(offset + 1)]", input)
      share(row.share, "deliveries[\(offset + 1)].share")
    }
    for (offset, row) in scenario.outages.enumerated() {
      check(row.site, row.span, "outages[\(offset + 1)]", input)
      guard let hours = row.enduranceHours else { continue }
      within(
        hours, 0...Scenario.Outage.enduranceHoursMax, "outages[\(offset + 1)].enduranceHours")
    }
    let modes = Set(input.basis.modes.map(\.id))
    for problem in scenario.closureProblems {
      let field = "closures[\(problem.row)].\(problem.field)"
      problems.append(.init(.field(field), problem.text))
    }
    for (offset, row) in scenario.closures.enumerated() {
      let field = "closures[\(offset + 1)]"
      check(nil, row.span, field, input)
      if let mode = row.mode, !modes.contains(mode) {
        add(
          "\(field).mode", "transportslaget \(mode) finns inte",
          "there is no transport mode \(mode)")
      }
    }
  }

  private mutating func check(
    _ site: Scenario.Site?, _ span: Scenario.Span, _ field: String, _ input: PlanInput
  ) {
    if span.first < 1 || span.last < span.first || span.last > input.scenario.days {
      add(
        "\(field).span",
        "dag \(span.first)–\(span.last) ligger inte inom dag 1–\(input.scenario.days)",
        "day \(span.first)–\(span.last) is not within day 1–\(input.scenario.days)")
    }
    switch site {
    case .regions(let codes)?:
      let known = Set(input.regions.map(\.code))
      if codes.isEmpty || codes.contains(where: { !known.contains($0) }) {
        add(
          "\(field).site", "ska vara en eller flera av regionerna",
          "must be one or several of the regions")
      }
    case .hospital(let id)?:
      if !input.hospitals.contains(where: { $0.id == id }) {
        add("\(field).site", "sjukhuset \(id) finns inte", "there is no hospital \(id)")
      }
    case .drawnRegions(let count, _)?:
      within(count, 1...max(1, input.regions.count), "\(field).site.count")
    case .drawnHospital(let kind, _)?:
      if !input.hospitals.contains(where: { $0.kind == kind }) {
        add(
          "\(field).site", "det finns inget \(kind.label.sv) att dra",
          "there is no \(kind.label.en) to draw")
      }
    case .everywhere?, nil: break
    }
  }

  private mutating func share(_ value: ExactDecimal, _ field: String) {
    guard value.isNegative || value > ExactDecimal(1) else { return }
    add(field, "ska vara mellan 0 och 1", "must be between 0 and 1")
  }

  private mutating func within(_ value: Int, _ range: ClosedRange<Int>, _ field: String) {
    guard !range.contains(value) else { return }
    add(
      field, "ska vara mellan \(range.lowerBound) och \(range.upperBound)",
      "must be between \(range.lowerBound) and \(range.upperBound)")
  }

  private mutating func add(_ field: String, _ sv: String, _ en: String) {
    problems.append(.init(.field(field), Text(sv: sv, en: en)))
  }
}
