import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Writes a scenario in the party's own series, or a new version of one that stands there.
  func writeScenario(_ value: Scenario) throws(Refusal) -> Decision {
    let former = record.scenarios[value.scenario]
    if former?.value == value { return .nothingNew }
    var problems = ProblemList()
    if SeriesNumber(value.scenario)?.party != party {
      let next = picture.nextScenarioID(for: party, year: today.year)
      problems.add(
        .field("scenario"),
        sv: "\(value.scenario) hör inte till partens egen serie; nästa är "
          + "\(next)",
        en: "\(value.scenario) is not of the party's own series; the next one is \(next)")
    }
    value.check(in: picture, today: today, &problems)
    try problems.refuse(
      Text(
        sv: "Scenariot har \(problems.count) fel. Ingenting har sparats.",
        en: "The scenario has \(problems.count) problems. Nothing has been saved."))
    var notes: [Text] = []
    if former != nil {
      notes.append(
        Text(
          sv: "Scenariot fanns och har fått en ny lydelse; den förra finns kvar i loggen.",
          en: "The scenario existed and has a new wording; the former stays in the log."))
    }
    return Decision(statements: [.scenarioWritten(value)], notes: notes)
  }
}

extension Scenario {
  /// Refuses a scenario that cannot be planned for, with every problem named. Whose series it is
  /// of makes no difference.
  /// - Parameter today: no assumption may be as of a later day.
  package func validate(in picture: NationalPicture, today: Day) throws(Refusal) {
    var problems = ProblemList()
    check(in: picture, today: today, &problems)
    try refuse(problems)
  }

  /// The same of the scenario in itself: no national assumptions or register are asked.
  package func validate() throws(Refusal) {
    var problems = ProblemList()
    checkRanges(&problems)
    try refuse(problems)
  }

  private func refuse(_ problems: ProblemList) throws(Refusal) {
    try problems.refuse(
      Text(
        sv: "Scenariot har \(problems.count) fel.",
        en: "The scenario has \(problems.count) problems."))
  }

  fileprivate func check(
    in picture: NationalPicture, today: Day, _ problems: inout ProblemList
  ) {
    let basis = picture.basis?.value
    ScenarioCheck(
      scenario: self, groups: (basis?.groups).map { Set($0.map(\.id)) },
      modes: (basis?.modes).map { Set($0.map(\.id)) },
      isHospital: { picture.hospital($0) != nil }
    ).run(&problems)
    for (offset, assumption) in assumptions.enumerated() {
      problems.date(assumption.asOf, .field("assumptions[\(offset + 1)].asOf"), today: today)
    }
  }

  /// What must be true of any scenario, whoever wrote it and when.
  func checkRanges(_ problems: inout ProblemList) {
    ScenarioCheck(scenario: self, groups: nil, modes: nil, isHospital: { _ in true })
      .run(&problems)
  }
}
