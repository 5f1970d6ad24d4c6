import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Opens a case under a free number, or words one anew.
  func writeCase(_ value: CaseWritten) throws(Refusal) -> Decision {
    try requireKansli(
      Text(
        sv: "Bara kansliet kan öppna ärenden i NSPL:s serie.",
        en: "Only the kansli can open cases in NSPL's series."))
    let wordings = record.cases[value.number] ?? []
    if wordings.last?.value == value { return .nothingNew }
    var problems = ProblemList()
    if wordings.count >= CaseWritten.wordingsMax {
      problems.add(
        .whole, sv: "ärendet har redan \(CaseWritten.wordingsMax) lydelser",
        en: "the case already has \(CaseWritten.wordingsMax) wordings")
    }
    if let number = CaseNumber(value.number), number.year > today.year + 1 {
      problems.add(
        .field("number"), sv: "är av år \(number.year), men i år är \(today.year)",
        en: "is of the year \(number.year), but this year is \(today.year)")
    }
    if let plan = value.plan, picture.plan(plan) == nil {
      problems.add(
        .field("plan"), sv: "planen \(plan) är inte publicerad",
        en: "the plan \(plan) has not been published")
    }
    if let key = value.costKey, picture.costKey(key) == nil {
      problems.add(
        .field("costKey"), sv: "kostnadsnyckeln \(key) finns inte",
        en: "there is no cost key \(key)")
    }
    value.checkRanges(&problems)
    try problems.refuse(
      Text(
        sv: "Ärendet kan inte skrivas än. Inget har sparats i loggen.",
        en: "The case cannot be written yet. Nothing has been saved in the log."))
    return Decision(statements: [.caseWritten(value)])
  }
}

extension CaseWritten {
  /// What must be true of any case, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    if CaseNumber(number) == nil {
      problems.add(
        .field("number"), sv: "skrivs ÅÅÅÅ-NNN, till exempel 2026-014",
        en: "is written YYYY-NNN, such as 2026-014")
    }
    problems.require(title, "title", max: ProblemList.nameMax)
    problems.limit(titleEnglish, "titleEnglish", max: ProblemList.nameMax)
    problems.require(purpose, "purpose")
    problems.limit(directive, "directive", max: 1000)
    problems.limit(registryLabel, "registryLabel", max: ProblemList.nameMax)
    problems.rows(levels.count, "levels", max: Self.rowsMax)
    if Set(levels).count != levels.count {
      problems.add(.field("levels"), sv: "har samma nivå två gånger", en: "has a level twice")
    }
    checkDeadlines(&problems)
    problems.rows(costs.count, "costs", max: Self.rowsMax)
    for (offset, cost) in costs.enumerated() {
      let field = "costs[\(offset + 1)]"
      problems.require(cost.name, field + ".name", max: ProblemList.nameMax)
      problems.within(cost.year, 2000...2199, field + ".year")
      problems.require(cost.basis, field + ".basis", max: 1000)
    }
    if !costs.isEmpty, costKey == nil {
      problems.add(
        .field("costKey"), sv: "saknas: säg hur kostnaderna fördelas",
        en: "is missing: say how the costs are shared")
    }
  }

  private func checkDeadlines(_ problems: inout ProblemList) {
    if decision != nil, levels.isEmpty {
      problems.add(
        .field("levels"), sv: "saknas: säg på vilken nivå regionerna ombeds besluta",
        en: "is missing: say at which level the regions are asked to decide")
    }
    if let report, let decision, decision.lastDay < report.period.first {
      problems.add(
        .field("decision"), sv: "slutar före tiden för rapporten",
        en: "ends before the time of the report")
    }
  }
}
