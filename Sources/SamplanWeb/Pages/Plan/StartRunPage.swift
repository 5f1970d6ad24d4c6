import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// The form that starts a planning run.
enum StartRunPage {
  /// How many replications a run has when nothing else is asked.
  static let usualReplications = 2000

  static func show(_ visit: Visit) async throws -> WebResponse {
    try view(
      visit,
      FormFields([
        ("scenario", visit.query["scenario"] ?? ""), ("days", ""),
        ("replications", "\(usualReplications)"), ("precision", ""), ("seed", "1"),
        ("interval", visit.query["interval"] ?? ""),
        ("mode", visit.query["lage"] ?? RunMode.resources.rawValue),
      ]), refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    do {
      let run = try await visit.node.startRun(try request(visit.form), by: visit.actor)
      return .redirect(to: Site.run(run.id, .enough, .html).path)
    } catch let refusal as Refusal
      where [.input, .limit, .missing, .conflict].contains(refusal.kind)
    {
      return try view(visit, visit.form, refusal: refusal)
    }
  }

  private static func request(_ form: FormFields) throws(Refusal) -> RunRequest {
    var problems: [Refusal.Problem] = []
    func add(_ field: String, _ sv: String, _ en: String) {
      problems.append(.init(.field(field), Text(sv: sv, en: en)))
    }
    let scenario = ScenarioID(form.text("scenario"))
    if scenario == nil { add("scenario", "välj ett scenario", "choose a scenario") }
    let days = Int(form.text("days"))
    if days == nil, !form.text("days").isEmpty {
      add("days", "skriv ett heltal", "write a whole number")
    }
    let replications = Int(form.text("replications"))
    if replications == nil { add("replications", "skriv ett heltal", "write a whole number") }
    let precision = ExactDecimal(form.text("precision").replacing(",", with: "."))
    if precision == nil, !form.text("precision").isEmpty {
      add("precision", "skriv ett tal, till exempel 2,5", "write a number, such as 2.5")
    }
    let seed = UInt64(form.text("seed"))
    if seed == nil {
      add("seed", "skriv ett heltal, 0 eller större", "write a whole number, 0 or larger")
    }
    let mode = form.text("mode").isEmpty ? .resources : RunMode(rawValue: form.text("mode"))
    if mode == nil { add("mode", "välj vad som räknas", "choose what is computed") }
    guard problems.isEmpty, let scenario, let replications, let seed, let mode else {
      throw Refusal(
        .input, Text(sv: "Körningen kan inte startas.", en: "The run cannot be started."),
        problems: problems)
    }
    return RunRequest(
      scenario: scenario, days: days, replications: replications, seed: seed,
      unknownFigures: form.text("interval") == "on" ? .interval : nil, mode: mode,
      questions: ExtraQuestion.allCases.filter { form.text($0.rawValue) == "on" },
      precisionPercent: precision)
  }

  private static func view(_ visit: Visit, _ typed: FormFields, refusal: Refusal?) throws
    -> WebResponse
  {
    let picture = try visit.picture()
    let scenarios = picture.scenarios.map { ScenarioRow($0) }
      .sorted { ($0.threatLevel, $0.id) < ($1.threatLevel, $1.id) }
    let title = visit.say("Kör en plan", "Run a plan")
    let frame = PageFrame(
      title: title, area: .plans,
      pageClass: visit.pageClass(joining: PartyCode.regions, in: picture),
      crumbs: [.init(title: Area.plans.title[visit.language], site: .plans(.html))])
    let fields = fields(visit, typed, scenarios, refusal)
    return visit.page(
      frame, status: refusal == nil ? 200 : 422,
      """
      <h1>\(title) <small>\(visit.say(
        "simulera landet dag för dag, och räkna fram en gemensam plan",
        "simulate the country day by day, and compute a joint plan"))</small></h1>
      \(FormErrors(refusal: refusal, fields: fields, language: visit.language).markup)
      <p class="lede">\(visit.say(
        "Körningen använder regionernas uppgifter och gränser som de är nu. Den räknas i en egen "
          + "process, kan stoppas, och finns kvar om sidan laddas om.",
        "The run uses the regions' figures and limits as they are now. It is computed in a process "
          + "of its own, can be stopped, and survives a reload."))</p>
      \(visit.postForm(
        .startRun,
        """
        \(fields.map(\.markup))\
        \(.button(visit.say("Starta körningen", "Start the run"), isMain: true))
        """
      ))
      """)
  }

  private static func fields(
    _ visit: Visit, _ typed: FormFields, _ scenarios: [ScenarioRow], _ refusal: Refusal?
  ) -> [FormField] {
    func field(_ name: String, _ label: String, _ input: FormField.Input, hint: String? = nil)
      -> FormField
    {
      FormField(
        name, label, input, value: typed[name] ?? "", hint: hint,
        error: refusal?.problems.first { $0.place == .field(name) }?.text[visit.language])
    }
    let choices = scenarios.map { row in
      FormField.Option(
        row.id.rawValue,
        "\(row.name(in: visit.language)) (\(row.days) \(visit.say("dygn", "days")))")
    }
    let most = visit.node.isDemonstration
    return [
      field("scenario", visit.say("Scenario", "Scenario"), .choice(choices)),
      field(
        "mode", visit.say("Vad som räknas", "What is computed"),
        .choice(
          [RunMode.resources, .need].map {
            .init($0.rawValue, $0.label[visit.language].capitalisedFirst)
          }),
        hint: visit.say(
          "Behov: vad som skulle krävas om ingenting tog slut, utan gränser och utan plan. Med "
            + "dagens resurser: var vården inte räcker, och vad regionerna skulle kunna göra "
            + "tillsammans.",
          "Need: what would be required if nothing ran out, without limits and without a plan. "
            + "With today's resources: where care is not enough, and what the regions could do "
            + "together.")),
      field(
        "days", visit.say("Antal dygn", "Days"), .number,
        hint: visit.say(
          "Tomt: scenariots längd\(most ? ", högst 30 i demonstrationen" : "").",
          "Empty: the scenario's length\(most ? ", at most 30 in the demonstration" : "")."
        )),
      field(
        "replications", visit.say("Antal simuleringar", "Simulations"), .number,
        hint: visit.say(
          "200 ger sannolikheter på ungefär 7 procentenheter när, 2 000 på 2.",
          "200 give probabilities within about 7 percentage points, 2,000 within 2.")),
      field(
        "precision",
        visit.say("Medelfel som räcker, procent", "Standard error that is enough, per cent"),
        .text,
        hint: visit.say(
          "Tomt: alla simuleringar. Annars stannar simuleringen när medelfelet är så många procent "
            + "av landets brist utan hjälp och av planens effekt, dock aldrig under "
            + "\(PlanResult.Stopping.least).",
          "Empty: all simulations. Else the simulation ends when the standard error is that many "
            + "per cent of the country's shortage without help and of the plan's effect, but never "
            + "below \(PlanResult.Stopping.least).")),
      field(
        "seed", visit.say("Frö", "Seed"), .number,
        hint: visit.say(
          "Samma frö och samma uppgifter ger samma resultat.",
          "The same seed and figures give the same result.")),
      field(
        "interval",
        visit.say(
          "Räkna med intervall för okända och undanhållna uppgifter",
          "Compute an interval for unknown and withheld figures"), .check,
        hint: visit.say(
          "Regionen står utanför hjälp och summor som vanligt. Bredvid summorna visas ett intervall "
            + "efter de andra regionernas lägsta och högsta tal per invånare: ett antagande, inte "
            + "regionens uppgift.",
          "The region is left out of help and totals as usual. Beside the totals stands an interval "
            + "from the other regions' lowest and highest numbers per inhabitant: an assumption, "
            + "not the region's figure.")),
    ]
      + ExtraQuestion.allCases.map { question in
        field(
          question.rawValue,
          visit.say("Besvara även: \(question.label.sv)", "Answer also: \(question.label.en)"),
          .check, hint: PlanQuestion(question).meaning[visit.language])
      }
  }
}
