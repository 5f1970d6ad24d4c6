import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Settles the next version of a case's text. What the earlier versions say never changes.
  func settleText(_ value: CaseTextSettled) throws(Refusal) -> Decision {
    try requireKansli(
      Text(
        sv: "Bara kansliet kan fastställa texten i ett ärende.",
        en: "Only the kansli can settle the text of a case."))
    try requireCase(value.number)
    let versions = record.caseTexts[value.number] ?? []
    var problems = ProblemList()
    if value.version != versions.count + 1 {
      throw Refusal(
        .conflict,
        Text(
          sv: "Version \(versions.count) av texten fastställdes nyss. Läs den och försök igen; "
            + "det du skrivit finns kvar som utkast.",
          en: "Version \(versions.count) of the text was settled just now. Read it and try again; "
            + "what you wrote is kept as a draft."))
    }
    problems.date(value.settledOn, .field("settledOn"), today: today)
    if let last = versions.last, value.settledOn < last.value.settledOn {
      problems.add(
        .field("settledOn"), sv: "är före den förra versionens dag, \(last.value.settledOn)",
        en: "is before the day of the former version, \(last.value.settledOn)")
    }
    if let approved = value.approvedOn {
      problems.date(approved, .field("approvedOn"), today: today)
    }
    value.checkRanges(&problems)
    try problems.refuse(
      Text(sv: "Texten kan inte fastställas än.", en: "The text cannot be settled yet."))
    return Decision(statements: [.caseTextSettled(value)])
  }

  /// Refuses what is about a case that is not in the kansli's log.
  func requireCase(_ number: CaseID) throws(Refusal) {
    guard picture.case(number) == nil else { return }
    throw Refusal(
      .missing, Text(sv: "Ärendet \(number) finns inte.", en: "There is no case \(number)."))
  }
}

extension CaseTextSettled {
  /// What must be true of any settled text, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    problems.within(version, 1...Self.versionsMax, "version")
    problems.within(bytes, 1...Self.bytesMax, "bytes")
  }
}
