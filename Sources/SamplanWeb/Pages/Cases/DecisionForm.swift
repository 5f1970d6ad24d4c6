import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The fields of a region's decision, and how they are read.
struct DecisionForm {
  let board: DecisionBoard
  let region: PartyCode
  let typed: FormFields
  let refusal: Refusal?
  let language: Language

  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  /// What the form begins with: the text in force, and the body the region has named before.
  static func start(_ board: DecisionBoard, _ region: PartyCode) -> FormFields {
    let row = board.rows.first { $0.region == region }
    let before = row?.decision?.value
    let body = before?.body ?? row?.planned?.value.body ?? board.case.value.levels.first ?? .board
    return FormFields([
      ("text", board.text?.value.text.description ?? ""), ("body", body.rawValue),
      ("bodyName", before?.bodyName ?? row?.planned?.value.bodyName ?? ""),
      ("registryLabel", before?.registryLabel ?? ""),
    ])
  }

  var fields: [FormField] {
    let bodies = DecidingBody.allCases.map { FormField.Option($0.rawValue, $0.label[language]) }
    let outcomes =
      [FormField.Option("", say("välj utfall", "choose an outcome"))]
      + DecisionOutcome.allCases.map { FormField.Option($0.rawValue, $0.label[language]) }
    var fields = [
      field(
        "text", say("Text som beslutet gäller", "Text that the decision is of"),
        .choice(texts),
        hint: say(
          "Jämför med handlingen i ärendet: där står textens SHA-256.",
          "Compare with the paper of the matter, which has the text's SHA-256.")),
      field(
        "supersededReason",
        say(
          "Varför en ersatt text, om det var den som beslutades",
          "Why a superseded text, if that was the one"),
        hint: say(
          "Fylls i bara när en ersatt version är vald.",
          "Only when a superseded version is chosen.")),
      field("body", say("Beslutande organ", "Deciding body"), .choice(bodies)),
      field(
        "bodyName", say("Organets namn", "The body's name"),
        hint: say(
          "Till exempel Hälso- och sjukvårdsnämnden. Tomt för regionstyrelse, regionfullmäktige, "
            + "krisledningsnämnd och regiondirektör ger det vanliga namnet. Inga namn på personer.",
          "Such as Hälso- och sjukvårdsnämnden. Empty gives the usual name where there is one. "
            + "No names of persons.")),
      field("decidedOn", say("Beslutsdatum", "Date of the decision"), .date),
      field(
        "paragraph", say("Paragraf (§)", "Paragraph (§)"),
        hint: say(
          "Behövs inte för tjänstemannabeslut.", "Not needed for officials' decisions.")),
      field(
        "registryLabel", say("Regionens diarienummer", "The region's registry number"),
        hint: say("En etikett. Behövs inte.", "A label. Optional.")),
      field("outcome", say("Utfall", "Outcome"), .choice(outcomes)),
      field(
        "deviation",
        say("Avvikelse, eller skäl för återremiss", "Deviation, or reasons for referring back"),
        .lines(rows: 3),
        hint: say(
          "Krävs vid bifall med ändring och återremiss.",
          "Required when approved with amendment or referred back.")),
      field(
        "reservation", say("Reservation eller särskilt yttrande", "Reservation or statement"),
        .lines(rows: 2),
        hint: say(
          "Att det finns och vad det gäller. Inga namn på personer.",
          "That there is one and what it is of. No names of persons.")),
    ]
    if let corrections { fields.insert(corrections, at: 0) }
    return fields
  }

  private func field(
    _ name: String, _ label: String, _ input: FormField.Input = .text, hint: String? = nil
  ) -> FormField {
    FormField(
      name, label, input, value: typed[name] ?? "", hint: hint,
      error: refusal?.problems.first { $0.place == .field(name) }?.text[language])
  }

  private var texts: [FormField.Option] {
    board.versions.reversed().map { stated in
      let version = stated.value
      let state =
        version.version == board.text?.value.version
        ? say("gäller", "in force") : say("ersatt", "superseded")
      return FormField.Option(
        version.text.description,
        say("version", "version") + " \(version.version), \(version.settledOn), \(state), SHA-256 "
          + "\(version.text.short)…")
    }
  }

  /// Whether it is a new decision or corrects one; nil before the region has any.
  private var corrections: FormField? {
    guard let row = board.rows.first(where: { $0.region == region }), let last = row.decision
    else { return nil }
    let value = last.value
    let shown = "\(value.decidedOn) \(value.outcome.label[language])"
    return field(
      "corrects", say("Registreringen är", "The entry is"),
      .choice([
        FormField.Option("", say("ett nytt beslut i ärendet", "a new decision in the case")),
        FormField.Option(
          "\(last.reference.index)",
          say(
            "en rättelse av post \(last.reference.index) (\(shown))",
            "a correction of entry \(last.reference.index) (\(shown))")),
      ]))
  }

  /// The decision as typed; every field that cannot be read is named at once.
  static func decision(in form: FormFields, of number: CaseID) throws(Refusal) -> DecisionRecorded {
    func optional(_ name: String) -> String? {
      let text = form.text(name)
      return text.isEmpty ? nil : text
    }
    var problems: [Refusal.Problem] = []
    func problem(_ name: String, _ sv: String, _ en: String) {
      problems.append(.init(.field(name), Text(sv: sv, en: en)))
    }
    let text = Digest(hex: form.text("text"))
    if text == nil { problem("text", "välj en fastställd text", "choose a settled text") }
    let body = DecidingBody(rawValue: form.text("body"))
    if body == nil { problem("body", "välj ett organ", "choose a body") }
    let day = Day(form.text("decidedOn"))
    if day == nil {
      problem(
        "decidedOn", "skriv ett datum, till exempel 2026-06-15",
        "write a date, such as 2026-06-15")
    }
    let outcome = DecisionOutcome(rawValue: form.text("outcome"))
    if outcome == nil { problem("outcome", "välj ett utfall", "choose an outcome") }
    let name = optional("bodyName") ?? body?.usualName
    if name == nil, body != nil {
      problem("bodyName", "skriv organets namn", "write the body's name")
    }
    guard problems.isEmpty, let text, let body, let day, let outcome, let name else {
      throw Refusal(
        .input,
        Text(
          sv: "Beslutet kan inte registreras än. Det skrivna finns kvar.",
          en: "The decision cannot be recorded yet. What is typed is kept."), problems: problems)
    }
    // Typed with or without the sign.
    let paragraph = optional("paragraph").map { typed in
      let rest = typed.drop { $0 == "§" || $0.isWhitespace }
      return String(rest)
    }
    return DecisionRecorded(
      number: number, text: text, body: body, bodyName: name, decidedOn: day,
      paragraph: paragraph, registryLabel: optional("registryLabel"), outcome: outcome,
      deviation: optional("deviation"), reservation: optional("reservation"),
      supersededReason: optional("supersededReason"),
      corrects: optional("corrects").flatMap { Int($0) })
  }
}

/// The fields of a planned decision, and how they are read.
enum PlannedForm {
  static func start(_ board: DecisionBoard, _ region: PartyCode) -> FormFields {
    let planned = board.rows.first { $0.region == region }?.planned?.value
    let body = planned?.body ?? board.case.value.levels.first ?? .board
    return FormFields([
      ("body", body.rawValue), ("bodyName", planned?.bodyName ?? ""),
      ("plannedOn", planned?.plannedOn?.description ?? ""),
    ])
  }

  static func fields(_ typed: FormFields, refusal: Refusal?, language: Language) -> [FormField] {
    func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }
    func field(
      _ name: String, _ label: String, _ input: FormField.Input, hint: String? = nil
    ) -> FormField {
      FormField(
        name, label, input, value: typed[name] ?? "", hint: hint,
        error: refusal?.problems.first { $0.place == .field(name) }?.text[language])
    }
    let bodies = DecidingBody.allCases.map { FormField.Option($0.rawValue, $0.label[language]) }
    return [
      field("body", say("Beslutande organ", "Deciding body"), .choice(bodies)),
      field(
        "bodyName", say("Organets namn", "The body's name"), .text,
        hint: say(
          "Behövs för nämnd och annan delegat. Inga namn på personer.",
          "Needed for a committee or other delegate. No names of persons.")),
      field("plannedOn", say("Planerat datum", "Planned date"), .date),
    ]
  }

  static func planned(in form: FormFields, of number: CaseID) throws(Refusal) -> DecisionPlanned {
    var problems: [Refusal.Problem] = []
    let body = DecidingBody(rawValue: form.text("body"))
    if body == nil {
      problems.append(.init(.field("body"), Text(sv: "välj ett organ", en: "choose a body")))
    }
    let text = form.text("plannedOn")
    if !text.isEmpty, Day(text) == nil {
      problems.append(
        .init(
          .field("plannedOn"),
          Text(sv: "skriv ett datum, till exempel 2026-12-13", en: "write a date, as 2026-12-13")))
    }
    let typed = form.text("bodyName")
    let name = typed.isEmpty ? body?.usualName : typed
    if name == nil, body != nil {
      problems.append(
        .init(
          .field("bodyName"), Text(sv: "skriv organets namn", en: "write the body's name")))
    }
    guard problems.isEmpty, let body, let name else {
      throw Refusal(
        .input, Text(sv: "Datumet kan inte anges än.", en: "The date cannot be stated yet."),
        problems: problems)
    }
    return DecisionPlanned(
      number: number, body: body, bodyName: name, plannedOn: Day(text))
  }
}
