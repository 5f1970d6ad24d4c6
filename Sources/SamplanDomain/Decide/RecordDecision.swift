import HashTreeCollections
import SamplanBase

extension DecisionSetting {
  /// Records what a body of the region has decided, on a text that was settled.
  func recordDecision(_ value: DecisionRecorded) throws(Refusal) -> Decision {
    try requireRegion()
    try requireCaseForDecision(value.number)
    let former = record.decisionHistory(in: value.number)
    if let last = record.decisions(in: value.number).last?.value {
      // The same decision sent twice is one decision.
      var again = value
      again.corrects = last.corrects
      if again == last { return .nothingNew }
    }
    var problems = ProblemList()
    if former.count >= DecisionRecorded.entriesMax {
      problems.add(
        .whole, sv: "regionen har redan \(DecisionRecorded.entriesMax) poster i ärendet",
        en: "the region already has \(DecisionRecorded.entriesMax) entries in the case")
    }
    problems.date(value.decidedOn, .field("decidedOn"), today: today)
    checkText(value, &problems)
    if let index = value.corrects,
      !record.decisions(in: value.number).contains(where: { $0.reference.index == index })
    {
      problems.add(
        .field("corrects"), sv: "post \(index) är inget gällande beslut av regionen i ärendet",
        en: "entry \(index) is no decision of the region that holds in the case")
    }
    value.checkRanges(&problems)
    try problems.refuse(
      Text(
        sv: "Beslutet kan inte registreras än. Inget har sparats i loggen.",
        en: "The decision cannot be recorded yet. Nothing has been saved in the log."))
    return Decision(statements: [.decisionRecorded(value)])
  }

  /// States when the region means to decide, or takes the date back.
  func planDecision(_ value: DecisionPlanned) throws(Refusal) -> Decision {
    try requireRegion()
    try requireCaseForDecision(value.number)
    if record.decisionPlans[value.number]?.value == value { return .nothingNew }
    var problems = ProblemList()
    if let day = value.plannedOn, day < today {
      problems.add(
        .field("plannedOn"), sv: "\(day) är redan förbi; ange en kommande dag",
        en: "\(day) is past already; state a day to come")
    }
    value.checkRanges(&problems)
    try problems.refuse(
      Text(sv: "Datumet kan inte anges.", en: "The date cannot be stated."))
    return Decision(statements: [.decisionPlanned(value)])
  }

  private func requireCaseForDecision(_ number: CaseID) throws(Refusal) {
    try requireCase(number)
    guard picture.case(number)?.value.isForDecision == true else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Ärendet \(number) går inte till beslut i regionerna.",
          en: "The case \(number) does not go to the regions for a decision."),
        who: Text(
          sv: "Kansliet kan ange beslutsnivåer i ärendet.",
          en: "The kansli can state decision levels in the case."))
    }
  }

  /// The text cited is one that was settled; when it has been superseded, the reason is there.
  private func checkText(_ value: DecisionRecorded, _ problems: inout ProblemList) {
    let versions = picture.texts(of: value.number)
    guard let cited = versions.first(where: { $0.value.text == value.text })?.value else {
      problems.add(
        .field("text"),
        sv: versions.isEmpty
          ? "ingen text är fastställd i ärendet än"
          : "ingen fastställd version har SHA-256 \(value.text.short)…; jämför med handlingen",
        en: versions.isEmpty
          ? "no text has been settled in the case yet"
          : "no settled version has SHA-256 \(value.text.short)…; compare with the paper")
      return
    }
    if value.decidedOn < cited.settledOn {
      problems.add(
        .field("decidedOn"),
        sv: "är före \(cited.settledOn), då version \(cited.version) av texten fastställdes",
        en: "is before \(cited.settledOn), when version \(cited.version) of the text was settled")
    }
    guard let last = versions.last?.value, last.version != cited.version else {
      if value.supersededReason != nil {
        problems.add(
          .field("supersededReason"), sv: "behövs inte: texten är den gällande",
          en: "is not needed: the text is the one in force")
      }
      return
    }
    if value.supersededReason?.allSatisfy(\.isWhitespace) ?? true {
      problems.add(
        .field("supersededReason"),
        sv: "saknas: version \(cited.version) ersattes \(last.settledOn) av version "
          + "\(last.version). Om det verkligen var version \(cited.version) som beslutades, skriv "
          + "varför; annars välj den gällande",
        en: "is missing: version \(cited.version) was superseded on \(last.settledOn) by version "
          + "\(last.version). If it really was version \(cited.version) that was decided on, "
          + "write why; otherwise choose the one in force")
    }
  }
}

extension DecisionRecorded {
  /// What must be true of any recorded decision, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    problems.require(bodyName, "bodyName", max: ProblemList.nameMax)
    problems.limit(paragraph, "paragraph", max: 20)
    problems.limit(registryLabel, "registryLabel", max: ProblemList.nameMax)
    problems.limit(deviation, "deviation")
    problems.limit(reservation, "reservation")
    problems.limit(supersededReason, "supersededReason")
    let says = deviation.map { !$0.allSatisfy(\.isWhitespace) } ?? false
    if outcome == .amended, !says {
      problems.add(
        .field("deviation"), sv: "saknas: skriv vad regionen beslutade annorlunda",
        en: "is missing: write what the region decided otherwise")
    }
    if outcome == .referredBack, !says {
      problems.add(
        .field("deviation"), sv: "saknas: skriv skälen för återremissen",
        en: "is missing: write the reasons for referring it back")
    }
    if body.numbersParagraphs, paragraph?.allSatisfy(\.isWhitespace) ?? true {
      problems.add(
        .field("paragraph"), sv: "saknas: protokollets paragraf, till exempel 165",
        en: "is missing: the paragraph of the minutes, such as 165")
    }
    if let corrects, corrects < 1 {
      problems.add(
        .field("corrects"), sv: "är ingen post i loggen", en: "is no entry of the log")
    }
  }
}

extension DecisionPlanned {
  /// What must be true of any planned decision, whoever wrote it.
  func checkRanges(_ problems: inout ProblemList) {
    problems.require(bodyName, "bodyName", max: ProblemList.nameMax)
  }
}
