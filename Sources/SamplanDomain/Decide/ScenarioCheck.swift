import SamplanBase

/// The checks of a scenario: in itself and, where they are given, against the national assumptions
/// and the register. Rows are counted from 1: `demand[3].span`.
struct ScenarioCheck {
  let scenario: Scenario
  /// Patient groups there are; nil when nobody has said.
  let groups: Set<String>?
  /// Transport modes there are; nil when nobody has said.
  let modes: Set<String>?
  let isHospital: (HospitalID) -> Bool

  func run(_ problems: inout ProblemList) {
    problems.require(scenario.name, "name", max: ProblemList.nameMax)
    if let name = scenario.nameEnglish {
      problems.require(name, "nameEnglish", max: ProblemList.nameMax)
    }
    problems.require(scenario.description, "description")
    problems.within(scenario.threatLevel, 0...6, "threatLevel")
    problems.within(scenario.days, 1...Scenario.daysMax, "days")
    checkDemand(&problems)
    checkInflows(&problems)
    checkLosses(&problems)
    checkClosures(&problems)
    checkStaffing(&problems)
    checkSupply(&problems)
    problems.check(scenario.assumptions, owned: false)
  }

  private func checkDemand(_ problems: inout ProblemList) {
    problems.rows(scenario.demand.count, "demand", max: Scenario.rowsMax)
    for (offset, row) in scenario.demand.prefix(Scenario.rowsMax).enumerated() {
      let field = "demand[\(offset + 1)]"
      problems.require(row.group, field + ".group", max: 64)
      if let groups, !groups.contains(row.group) {
        problems.add(
          .field(field + ".group"),
          sv: "patientgruppen \(row.group) finns inte i de nationella antagandena",
          en: "the patient group \(row.group) is not in the national assumptions")
      }
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.within(
        row.patientsPerDay, .zero...ExactDecimal(1_000_000), field + ".patientsPerDay")
      problems.within(row.rampDays, 0...Scenario.daysMax, field + ".rampDays")
      problems.require(row.source, field + ".source")
    }
  }

  private func checkLosses(_ problems: inout ProblemList) {
    problems.rows(scenario.losses.count, "losses", max: Scenario.rowsMax)
    for (offset, row) in scenario.losses.prefix(Scenario.rowsMax).enumerated() {
      let field = "losses[\(offset + 1)]"
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.share(row.share, field + ".share")
      problems.require(row.source, field + ".source")
    }
  }

  private func checkClosures(_ problems: inout ProblemList) {
    problems.rows(scenario.closures.count, "closures", max: Scenario.rowsMax)
    for (offset, row) in scenario.closures.prefix(Scenario.rowsMax).enumerated() {
      let field = "closures[\(offset + 1)]"
      if let mode = row.mode {
        problems.require(mode, field + ".mode", max: 64)
        if let modes, !modes.contains(mode) {
          problems.add(
            .field(field + ".mode"),
            sv: "transportslaget \(mode) finns inte i de nationella antagandena",
            en: "the transport mode \(mode) is not in the national assumptions")
        }
      }
      for (name, end) in [("from", row.from), ("to", row.to)] where end?.isRegion == false {
        problems.add(
          .field("\(field).\(name)"), sv: "ska vara en region", en: "must be a region")
      }
      check(row.span, field + ".span", &problems)
      problems.require(row.source, field + ".source")
    }
    for problem in scenario.closureProblems {
      problems.add(
        .field("closures[\(problem.row)].\(problem.field)"), sv: problem.text.sv,
        en: problem.text.en)
    }
  }

  private func checkStaffing(_ problems: inout ProblemList) {
    problems.rows(scenario.staffing.count, "staffing", max: Scenario.rowsMax)
    for (offset, row) in scenario.staffing.prefix(Scenario.rowsMax).enumerated() {
      let field = "staffing[\(offset + 1)]"
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.share(row.share, field + ".share")
      problems.require(row.source, field + ".source")
    }
  }

  func check(_ span: Scenario.Span, _ field: String, _ problems: inout ProblemList) {
    guard span.first < 1 || span.last > scenario.days || span.last < span.first else { return }
    problems.add(
      .field(field),
      sv: "dag \(span.first)–\(span.last) ligger inte inom dag 1–\(scenario.days)",
      en: "day \(span.first)–\(span.last) is not within day 1–\(scenario.days)")
  }

  func check(_ site: Scenario.Site, _ field: String, _ problems: inout ProblemList) {
    switch site {
    case .everywhere: break
    case .regions(let codes):
      if codes.isEmpty || codes.contains(.kansli) || Set(codes).count != codes.count {
        problems.add(
          .field(field), sv: "ska vara en eller flera regioner, en gång var",
          en: "must be one or several regions, once each")
      }
    case .hospital(let id):
      if !isHospital(id) {
        problems.add(
          .field(field), sv: "sjukhuset \(id) är inte registrerat",
          en: "the hospital \(id) is not registered")
      }
    case .drawnRegions(let count, _):
      problems.within(count, 1...PartyCode.regions.count, field + ".count")
    case .drawnHospital: break
    }
  }
}
