import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The form in which a region states what it accepts in joint plans.
enum LimitsPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    let code = try RegionPage.region(visit)
    let picture = try visit.picture()
    let form = LimitsForm(picture.limits(of: code, on: visit.today).0, today: visit.today)
    return view(visit, code, picture, form.typed, refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let code = try RegionPage.region(visit)
    if let changed = SurgeStepsForm.changed(visit.form) {
      return view(visit, code, try visit.picture(), changed, refusal: nil)
    }
    do {
      let limits = try LimitsForm.limits(in: visit.form)
      let receipt = try await visit.node.setLimits(limits, of: code, by: visit.actor)
      if visit.form["kor"] != nil, let origin = origin(visit.form) {
        // The run is of the picture, so it must have come as far as what was just stated.
        _ = await visit.node.reach(receipt.party, receipt.size)
        let run = try await visit.node.runAgain(origin, by: visit.actor)
        return .redirect(to: Site.run(run.id, .enough, .html).path)
      }
      return visit.done(.region(code, .html), receipt.changed ? .limits : .unchanged, receipt)
    } catch let refusal as Refusal where [.input, .limit].contains(refusal.kind) {
      return view(visit, code, try visit.picture(), visit.form, refusal: refusal)
    }
  }

  /// The run or plan that the limits are changed for, if any.
  private static func origin(_ fields: FormFields) -> RunOrigin? {
    fields["utifran"].flatMap { RunOrigin(identifier: $0) }
  }

  /// The button that states the limits and runs again: what one came from, else the latest plan.
  private static func runningAgain(_ visit: Visit, _ picture: NationalPicture) -> Markup {
    let latest = picture.plans.first.map { RunOrigin.plan($0.value.plan) }
    guard let origin = origin(visit.query) ?? origin(visit.form) ?? latest,
      let party = visit.actor?.party, visit.may(.startRun, at: party)
    else { return .empty }
    let title = visit.say(
      "Ange gränserna och kör \(origin.identifier) igen",
      "State the limits and run \(origin.identifier) again")
    return """
      <input type="hidden" name="utifran" value="\(origin.identifier)">\
      \(.button(title, name: "kor"))
      """
  }

  private static func view(
    _ visit: Visit, _ code: PartyCode, _ picture: NationalPicture, _ typed: FormFields,
    refusal: Refusal?
  ) -> WebResponse {
    let title = visit.say("Egna gränser i gemensamma planer", "Own limits in joint plans")
    let frame = PageFrame(
      title: title, area: .capacity, pageClass: visit.pageClass(joining: [code], in: picture),
      crumbs: [
        .init(title: Area.capacity.title[visit.language], site: .capacity(.html)),
        .init(title: visit.name(of: code), site: .region(code, .html)),
      ])
    let fields = LimitsForm.fields(typed, refusal: refusal, language: visit.language)
    return visit.page(
      frame, status: refusal == nil ? 200 : 422,
      """
      <h1>\(title) <small>\(visit.name(of: code))</small></h1>
      \(FormErrors(refusal: refusal, fields: fields, language: visit.language).markup)
      <p class="lede">\(visit.say(
        "Gränserna hör till regionen. En gemensam plan håller sig inom dem, och är ändå bara ett "
          + "förslag tills regionen har tagit ställning. Utan angivna gränser lånar regionen inte "
          + "ut något.",
        "The limits are the region's own. A joint plan stays within them, and is still only a "
          + "proposal until the region has taken a position. Without stated limits the region "
          + "lends nothing."))</p>
      \(visit.postForm(
        visit.site,
        """
        <button type="submit" class="unseen" name="ange" value="1" tabindex="-1" \
        aria-hidden="true">\(visit.say("Ange gränserna", "State the limits"))</button>\
        \(fields.map(\.markup))\
        \(SurgeStepsForm(typed: typed, refusal: refusal, language: visit.language).markup)\
        <p>\(.button(visit.say("Ange gränserna", "State the limits"), isMain: true)) \
        \(runningAgain(visit, picture))</p>
        """
      ))
      """)
  }
}

/// The fields of the limits, and how they are read.
struct LimitsForm {
  let typed: FormFields

  /// What holds now, as it would be typed.
  init(_ limits: LimitsSet, today: Day) {
    func shown(_ value: ExactDecimal) -> String { value.description.replacing(".", with: ",") }
    typed = FormFields(
      [
        ("receiveICUPerDay", shown(limits.receiveICUPerDay)),
        ("receiveWardPerDay", shown(limits.receiveWardPerDay)),
        ("lendStaffShare", shown(limits.lendStaffShare)),
        ("lendVehicleShare", shown(limits.lendVehicleShare)),
        ("postponeShare", shown(limits.postponeShare)), ("asOf", today.description),
        ("note", limits.note ?? ""),
      ] + SurgeStepsForm.fields(limits.surgeSteps ?? []))
  }

  private static let numbers = [
    "receiveICUPerDay", "receiveWardPerDay", "lendStaffShare", "lendVehicleShare", "postponeShare",
  ]

  static func limits(in form: FormFields) throws(Refusal) -> LimitsSet {
    var problems: [Refusal.Problem] = []
    var values: [String: ExactDecimal] = [:]
    for name in numbers {
      let text = form.text(name)
      values[name] = ExactDecimal(text, .comma) ?? ExactDecimal(text, .point)
      if values[name] == nil {
        problems.append(
          .init(
            .field(name),
            Text(
              sv: "skriv ett tal, till exempel 2 eller 0,25",
              en: "write a number, such as 2 or 0.25")))
      }
    }
    let asOf = Day(form.text("asOf"))
    if asOf == nil {
      problems.append(
        .init(
          .field("asOf"),
          Text(
            sv: "skriv ett datum, till exempel 2026-11-20", en: "write a date, such as 2026-11-20"))
      )
    }
    let steps = SurgeStepsForm.steps(form, &problems)
    guard problems.isEmpty, let asOf else {
      throw Refusal(
        .input,
        Text(sv: "Gränserna kan inte sättas.", en: "The limits cannot be set."),
        problems: problems)
    }
    let note = form.text("note")
    return LimitsSet(
      receiveICUPerDay: values["receiveICUPerDay"] ?? .zero,
      receiveWardPerDay: values["receiveWardPerDay"] ?? .zero,
      lendStaffShare: values["lendStaffShare"] ?? .zero,
      lendVehicleShare: values["lendVehicleShare"] ?? .zero,
      postponeShare: values["postponeShare"] ?? .zero, asOf: asOf, note: note.isEmpty ? nil : note,
      surgeSteps: steps)
  }

  static func fields(_ typed: FormFields, refusal: Refusal?, language: Language) -> [FormField] {
    func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }
    func field(
      _ name: String, _ label: String, _ input: FormField.Input = .number, hint: String? = nil,
      unit: String? = nil
    ) -> FormField {
      FormField(
        name, label, input, value: typed[name] ?? "", hint: hint, unit: unit,
        error: refusal?.problems.first { $0.place == .field(name) }?.text[language])
    }
    let share = say("andel, 0–1", "share, 0–1")
    let perDay = say("patienter per dygn", "patients a day")
    return [
      field(
        "receiveICUPerDay",
        say("Tar emot intensivvårdspatienter, högst", "Receives intensive care patients, at most"),
        unit: perDay),
      field(
        "receiveWardPerDay",
        say("Tar emot vårdavdelningspatienter, högst", "Receives ward patients, at most"),
        unit: perDay),
      field(
        "lendStaffShare",
        say("Får lånas ut av personalen för utökade platser", "May be lent of the surge staff"),
        unit: share),
      field(
        "lendVehicleShare",
        say(
          "Får köra för andra av ambulanser och helikoptrar",
          "May drive for others of ambulances and helicopters"), unit: share),
      field(
        "postponeShare",
        say("Får skjutas upp av den egna planerade vården", "May be postponed of own planned care"),
        unit: share),
      field("asOf", say("Avser datum", "As of"), .date),
      field(
        "note", say("Anmärkning", "Note"), .lines(rows: 3),
        hint: say(
          "Till exempel beslutets diarienummer. Inga namn på personer.",
          "Such as the decision's registry number. No names of persons.")),
    ]
  }
}

/// The list of errors at the top of a form whose refusal names its fields.
struct FormErrors {
  let refusal: Refusal?
  let fields: [FormField]
  let language: Language

  var markup: Markup {
    guard let refusal else { return .empty }
    let names = Set(fields.map(\.name))
    let other = refusal.problems.filter { problem in
      if case .field(let name) = problem.place { return !names.contains(name) }
      return true
    }
    let texts = other.map { "\($0.place.described(in: language)): \($0.text[language])" }
    let summary = Markup.errorSummary(
      title: refusal.text[language], fields: fields, other: texts)
    return summary.isEmpty ? .refusal(refusal, in: language) : summary
  }
}
