import SamplanBase

extension ScenarioCheck {
  /// Checks the rows of deliveries that do not come, and of power and water that are gone.
  func checkSupply(_ problems: inout ProblemList) {
    problems.rows(scenario.deliveries.count, "deliveries", max: Scenario.rowsMax)
    for (offset, row) in scenario.deliveries.prefix(Scenario.rowsMax).enumerated() {
      let field = "deliveries[\(offset + 1)]"
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.share(row.share, field + ".share")
      problems.require(row.source, field + ".source")
    }
    problems.rows(scenario.outages.count, "outages", max: Scenario.rowsMax)
    for (offset, row) in scenario.outages.prefix(Scenario.rowsMax).enumerated() {
      let field = "outages[\(offset + 1)]"
      check(row.site, field + ".site", &problems)
      check(row.span, field + ".span", &problems)
      problems.require(row.source, field + ".source")
      guard let hours = row.enduranceHours else { continue }
      problems.within(
        hours, 0...Scenario.Outage.enduranceHoursMax, field + ".enduranceHours")
      if row.state == .none {
        problems.add(
          .field(field + ".enduranceHours"),
          sv: "hör bara till reservdrift; en plats utan \(row.utility.label.sv) har ingen reserv",
          en: "belongs to reserve only; a place without \(row.utility.label.en) has no reserve")
      }
    }
  }
}
