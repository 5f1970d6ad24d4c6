import SamplanBase

extension LimitsSet {
  /// What must be true of the steps in which surge beds are opened.
  func checkSteps(_ problems: inout ProblemList) {
    guard let surgeSteps else { return }
    problems.rows(surgeSteps.count, "surgeSteps", max: SurgeStep.stepsMax)
    for (offset, step) in surgeSteps.prefix(SurgeStep.stepsMax).enumerated() {
      let field = "surgeSteps[\(offset + 1)]"
      problems.positive(step.beds, field + ".beds")
      problems.within(step.beds, .zero...ExactDecimal(10_000), field + ".beds")
      problems.within(step.leadHours, 0...SurgeStep.leadHoursMax, field + ".leadHours")
    }
  }

  /// Where the steps add up to another number of beds than the region has reported as surge beds.
  /// Something to look at, not an error: a figure and a limit may be of different days.
  /// - Parameter day: the day whose figures hold.
  package func stepNotes(_ record: PartyRecord, on day: Day) -> [Text] {
    guard let surgeSteps, !surgeSteps.isEmpty else { return [] }
    func note(
      _ cares: [CareType], _ measure: MeasureID, _ name: Text
    ) -> Text? {
      let steps = ExactDecimal.sum(surgeSteps.filter { cares.contains($0.care) }.map(\.beds))
      guard let steps, let reported = record.total(of: measure, on: day).value.known,
        steps != reported
      else { return nil }
      return Text(
        sv: "Stegen ger \(steps.shown(in: .sv)) utökade vårdplatser i \(name.sv); rapporterat är "
          + "\(reported.shown(in: .sv)).",
        en: "The steps give \(steps.shown(in: .en)) surge beds in \(name.en); reported are "
          + "\(reported.shown(in: .en)).")
    }
    return [
      note([.icu], Measure.icuSurgeBeds, Text(sv: "intensivvård", en: "intensive care")),
      note(
        [.surgical, .medical], Measure.somaticSurgeBeds, Text(sv: "vårdavdelning", en: "wards")),
    ].compactMap { $0 }
  }
}
