import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The scenario form: facts, lists of rows, and the YAML way.
struct NewScenarioView {
  let visit: Visit
  let picture: NationalPicture
  let form: ScenarioForm
  let refusal: Refusal?
  let yaml: String

  var language: Language { visit.language }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(say("Skriv ett scenario", "Write a scenario")) <small>\(say(
      "påhittat: ange inga verkliga mål och inga namn på personer",
      "invented: name no real targets and no persons"))</small></h1>
    \(errors)
    \(visit.postForm(
      .newScenario,
      """
      <button type="submit" class="unseen" name="skriv" value="1" tabindex="-1" aria-hidden="true">\
      \(say("Spara scenariot", "Save the scenario"))</button>
      <div class="fields">\(facts[0...1].map(\.markup))</div>\(facts[2].markup)
      <div class="fields">\(facts[3...].map(\.markup))</div>
      \(ScenarioList.allCases.map(list))
      <p>\(.button(say("Spara scenariot", "Save the scenario"), name: "skriv", isMain: true))\
      \(.button(say("Spara utkast", "Save draft"), name: "spara"))\
      \(.button(say("Börja om", "Start over"), name: "kasta"))</p>
      """))
    \(yamlForm)
    """
  }

  private var errors: Markup {
    guard let refusal else { return .empty }
    let known = Set(facts.map(\.name)).union(
      ScenarioList.allCases.flatMap { list in
        (1...max(1, form.rows(list))).flatMap { row in
          list.keys.map { ScenarioForm.field(list, row, $0) }
        }
      })
    return """
      <div class="errors" role="alert" tabindex="-1"><h2>\(refusal.text[language])</h2><ul>\
      \(each: refusal.problems, { problem in
        let text: Markup =
          "\(problem.place.described(in: language)): \(problem.text[language])"
        guard let field = Self.field(of: problem.place), known.contains(field) else {
          return "<li>\(text)</li>"
        }
        return "<li><a href=\"#\(field)\">\(text)</a></li>"
      })</ul></div>
      """
  }

  /// The field a problem is shown beside: a span's problem at its first day.
  static func field(of place: Refusal.Place) -> String? {
    guard case .field(let name) = place else { return nil }
    return name.hasSuffix(".span") ? name.dropLast(4) + "first" : name
  }

  func error(_ field: String) -> String? {
    refusal?.problems.first { Self.field(of: $0.place) == field }?.text[language]
  }

  private var facts: [FormField] {
    let levels = ThreatLevel.labels.indices.map {
      FormField.Option("\($0)", ThreatLevel.labels[$0][language])
    }
    func field(
      _ name: String, _ label: String, _ input: FormField.Input = .text, hint: String? = nil
    ) -> FormField {
      FormField(
        name, label, input, value: form.typed[name] ?? "", hint: hint, error: error(name))
    }
    return [
      field("name", say("Namn", "Name")),
      field(
        "nameEnglish", say("Namn på engelska", "Name in English"),
        hint: say("Behövs inte.", "Optional.")),
      field("description", say("Beskrivning", "Description"), .lines(rows: 4)),
      field("threatLevel", say("Hotnivå", "Threat level"), .choice(levels)),
      field("days", say("Antal dygn", "Days"), .number, hint: "1–\(Scenario.daysMax)"),
      field(
        "seed", say("Frö för lottning", "Seed for drawing"), .number,
        hint: say(
          "Bestämmer vilka platser som lottas, så att inga verkliga mål pekas ut.",
          "Decides which places are drawn, so that no real targets are named.")),
    ]
  }

  private func list(_ list: ScenarioList) -> Markup {
    let count = form.rows(list)
    let rows = (0..<count).map { $0 + 1 }
    let table: Markup = """
      <div class="scroll"><table class="form"><caption class="unseen">\(list.title[language])\
      </caption><thead><tr>\(each: list.keys, { "<th scope=\"col\">\(heading($0))</th>" })\
      <th scope="col"><span class="unseen">\(say("Ta bort", "Remove"))</span></th></tr></thead>
      <tbody>\(each: rows, { row($0, of: list) })</tbody></table></div>
      """
    return """
      <fieldset><legend>\(list.title[language])</legend>\
      \(list.hint.map { "<p class=\"hint\">\($0[language])</p>" as Markup })\
      <input type="hidden" name="rader.\(list.rawValue)" value="\(count)">\
      \(table, if: count > 0)\
      <p>\(.button(say("Lägg till rad", "Add a row"), name: "lagg", value: list.rawValue))</p>\
      </fieldset>
      """
  }

  private func row(_ row: Int, of list: ScenarioList) -> Markup {
    """
    <tr>\(each: list.keys, { key in cell(list, row, key) })\
    <td>\(.button(say("Ta bort", "Remove"), name: "tabort", value: "\(list.rawValue).\(row)"))\
    </td></tr>
    """
  }

  private static let numbers: Set<String> = [
    "first", "last", "rampDays", "patientsPerDay", "share", "value", "woundedPerDay", "t1", "t2",
    "t3", "persons", "arrivalDays", "stayDays", "peakPerDay", "daysToPeak", "widthDays", "icuShare",
    "enduranceHours",
  ]

  private func cell(_ list: ScenarioList, _ row: Int, _ key: String) -> Markup {
    let name = ScenarioForm.field(list, row, key)
    let value = form.typed[name] ?? ""
    let failed = error(name)
    let label = "\(list.title[language]) \(row): \(heading(key))"
    let attributes: Markup = """
      \(" id=\"\(name)\" name=\"\(name)\" aria-label=\"\(label)\"" as Markup)\
      \(" aria-invalid=\"true\" aria-describedby=\"\(name)-error\"", if: failed != nil)
      """
    let message: Markup? = failed.map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" }
    let control: Markup
    if let options = options(key, value) {
      control = """
        <select\(attributes)>\(each: options, { option in
          """
          <option value="\(option.value)"\(" selected", if: option.value == value)>\
          \(option.title)</option>
          """
        })</select>
        """
    } else {
      let isNumber = Self.numbers.contains(key)
      control = """
        <input\(attributes)\(" class=\"num\" inputmode=\"decimal\"", if: isNumber) value="\(value)">
        """
    }
    return """
      <td data-label="\(heading(key))"\(" class=\"wrong\"", if: failed != nil)>\
      \(message)\(control)</td>
      """
  }

  private var yamlForm: Markup {
    let text = FormField(
      "yaml", "YAML", .lines(rows: 12), value: yaml,
      hint: say(
        "Samma innehåll som fil. Hämta ett befintligt scenario som YAML för att se formen.",
        "The same content as a file. Get an existing scenario as YAML to see the form."))
    let file = FormField("fil", say("eller en fil", "or a file"), .file(accept: ".yaml,.yml"))
    return """
      <h2>\(say("Som YAML", "As YAML"))</h2>
      \(visit.postForm(
        .newScenario, sendsFiles: true,
        "\(text.markup)\(file.markup)\(.button(say("Läs in YAML", "Read YAML")))"))
      """
  }
}
