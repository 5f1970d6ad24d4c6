import SamplanBase

extension DecisionSetting {
  /// States what the region accepts in joint plans.
  func setLimits(_ value: LimitsSet) throws(Refusal) -> Decision {
    try requireRegion()
    if record.limits.last?.value == value { return .nothingNew }
    var problems = ProblemList()
    problems.date(value.asOf, .field("asOf"), today: today)
    value.checkRanges(&problems)
    value.checkReceiving(record, on: today, &problems)
    try problems.refuse(
      Text(sv: "Gränserna kan inte sättas.", en: "The limits cannot be set."))
    return Decision(
      statements: [.limitsSet(value)], notes: value.stepNotes(record, on: today))
  }
}

extension LimitsSet {
  /// What must be true of any limits, whoever wrote them.
  func checkRanges(_ problems: inout ProblemList) {
    let patients = ExactDecimal.zero...ExactDecimal(10_000)
    problems.within(receiveICUPerDay, patients, "receiveICUPerDay")
    problems.within(receiveWardPerDay, patients, "receiveWardPerDay")
    problems.share(lendStaffShare, "lendStaffShare")
    problems.share(lendVehicleShare, "lendVehicleShare")
    problems.share(postponeShare, "postponeShare")
    problems.limit(note, "note")
    checkSteps(&problems)
  }
}
