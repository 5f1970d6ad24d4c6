import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Publishes a plan under a number of the party's own series that has not been used.
  func publishPlan(_ value: PlanPublished) throws(Refusal) -> Decision {
    if record.plans[value.plan]?.value == value { return .nothingNew }
    var problems = ProblemList()
    let next = picture.nextPlanID(for: party, year: today.year)
    if SeriesNumber(value.plan)?.party != party {
      problems.add(
        .field("plan"), sv: "\(value.plan) hör inte till partens egen serie; nästa är \(next)",
        en: "\(value.plan) is not of the party's own series; the next one is \(next)")
    } else if record.plans[value.plan] != nil {
      problems.add(
        .field("plan"), sv: "\(value.plan) är redan publicerad; nästa är \(next)",
        en: "\(value.plan) is already published; the next one is \(next)")
    }
    if picture.scenario(value.scenario) == nil {
      problems.add(
        .field("scenario"),
        sv: "scenariot \(value.scenario) finns inte; skriv det först",
        en: "there is no scenario \(value.scenario); write it first")
    }
    value.checkRanges(&problems)
    try problems.refuse(
      Text(sv: "Planen kan inte publiceras.", en: "The plan cannot be published."))
    return Decision(statements: [.planPublished(value)])
  }
}

extension PlanPublished {
  /// Bytes of a result at most.
  package static let resultBytesMax = 64 << 20

  /// What must be true of any published plan, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    problems.require(title, "title", max: ProblemList.nameMax)
    problems.within(replications, 1...1_000_000, "replications")
    problems.require(engineVersion, "engineVersion", max: ProblemList.nameMax)
    problems.within(days, 1...Scenario.daysMax, "days")
    problems.within(resultBytes, 1...Self.resultBytesMax, "resultBytes")
    summary.checkRanges(days: days, &problems)
  }
}

extension PlanSummary {
  fileprivate func checkRanges(days: Int, _ problems: inout ProblemList) {
    struct Pair: Hashable {
      let region: PartyCode
      let care: CareType
    }
    var pairs: Set<Pair> = []
    for (offset, risk) in risks.enumerated() {
      let field = "summary.risks[\(offset + 1)]"
      if !risk.region.isRegion {
        problems.add(.field(field + ".region"), sv: "ska vara en region", en: "must be a region")
      }
      if !pairs.insert(Pair(region: risk.region, care: risk.care)).inserted {
        problems.add(
          .field(field), sv: "region och vårdtyp står redan",
          en: "region and care type already stand")
      }
      problems.share(risk.probability, field + ".probability")
      if let day = risk.firstDayMedian {
        problems.within(day, 1...max(1, days), field + ".firstDayMedian")
      }
    }
    problems.notNegative(shortageWithout, "summary.shortageWithout")
    problems.notNegative(shortageWith, "summary.shortageWith")
    problems.notNegative(patientsMoved, "summary.patientsMoved")
    problems.notNegative(postponed, "summary.postponed")
    problems.notNegative(gap, "summary.gap")
    if excluded.contains(.kansli)
      || Set(excluded).count != excluded.count
    {
      problems.add(
        .field("summary.excluded"), sv: "ska vara regioner, en gång var",
        en: "must be regions, once each")
    }
  }
}
