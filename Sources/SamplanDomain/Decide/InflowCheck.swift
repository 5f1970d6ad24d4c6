import SamplanBase

extension ScenarioCheck {
  /// Checks the rows of people who come. Places are told by the list each stands in.
  func checkInflows(_ problems: inout ProblemList) {
    problems.rows(scenario.inflows.count, "inflows", max: Scenario.rowsMax)
    for (row, field) in scenario.placedInflows.prefix(Scenario.rowsMax) {
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.require(row.source, field + ".source")
      checkGroups(row, field, &problems)
      let perDay = ExactDecimal.zero...ExactDecimal(1_000_000)
      switch row.kind {
      case .casualties(let casualties):
        problems.within(casualties.woundedPerDay, perDay, field + ".woundedPerDay")
        problems.within(casualties.rampDays, 0...Scenario.daysMax, field + ".rampDays")
        if let mix = casualties.mix { check(mix, field, &problems) }
      case .movement(let movement): check(movement, field, &problems)
      case .epidemic(let epidemic):
        problems.within(epidemic.peakPerDay, perDay, field + ".peakPerDay")
        problems.within(epidemic.daysToPeak, 0...Scenario.daysMax, field + ".daysToPeak")
        problems.within(epidemic.widthDays, 1...Scenario.daysMax, field + ".widthDays")
      case .hostNation(let hostNation):
        problems.within(hostNation.patientsPerDay, perDay, field + ".patientsPerDay")
        problems.within(hostNation.rampDays, 0...Scenario.daysMax, field + ".rampDays")
        if let share = hostNation.icuShare { problems.share(share, field + ".icuShare") }
      }
    }
  }

  private func check(
    _ mix: Scenario.InjuryMix, _ field: String, _ problems: inout ProblemList
  ) {
    problems.share(mix.t1, field + ".t1")
    problems.share(mix.t2, field + ".t2")
    problems.share(mix.t3, field + ".t3")
    if let sum = mix.sum, sum > ExactDecimal(1) {
      problems.add(
        .field(field + ".t3"),
        sv: "T1, T2 och T3 blir tillsammans \(sum.shown(in: .sv)), högst 1 är möjligt",
        en: "T1, T2 and T3 add up to \(sum.shown(in: .en)), at most 1 is possible")
    }
  }

  private func check(
    _ movement: Scenario.Movement, _ field: String, _ problems: inout ProblemList
  ) {
    problems.within(movement.persons, 0...Scenario.Movement.personsMax, field + ".persons")
    problems.within(movement.arrivalDays, 1...Scenario.daysMax, field + ".arrivalDays")
    if let days = movement.stayDays {
      problems.within(days, 1...Scenario.daysMax, field + ".stayDays")
    }
    problems.rows(movement.needs.count, field + ".needs", max: Scenario.Movement.needsMax)
    if movement.needs.isEmpty {
      problems.add(
        .field(field + ".needs"), sv: "vårdbehovet saknas: ange minst en patientgrupp",
        en: "the need of care is missing: give at least one patient group")
    }
    if Set(movement.needs.map(\.group)).count != movement.needs.count {
      problems.add(
        .field(field + ".needs"), sv: "en patientgrupp står två gånger",
        en: "a patient group stands twice")
    }
    for need in movement.needs {
      problems.within(
        need.perThousand, .zero...ExactDecimal(1000), field + ".needs")
    }
  }

  private func checkGroups(
    _ row: Scenario.Inflow, _ field: String, _ problems: inout ProblemList
  ) {
    let key =
      switch row.kind {
      case .casualties: "woundedPerDay"
      case .hostNation: "patientsPerDay"
      case .movement: "needs"
      case .epidemic: "group"
      }
    for group in row.groups {
      if group.isEmpty { problems.require(group, "\(field).\(key)") }
      guard let groups, !groups.contains(group) else { continue }
      problems.add(
        .field("\(field).\(key)"),
        sv: "patientgruppen \(group) finns inte i de nationella antagandena",
        en: "the patient group \(group) is not in the national assumptions")
    }
  }
}
