import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The form of a case.
struct CaseFormView {
  let visit: Visit
  let picture: NationalPicture
  let form: CaseForm
  let refusal: Refusal?
  let title: String

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(title)</h1>
    \(FormErrors(
      refusal: refusal, fields: facts + deadlines + costFields.flatMap { $0 } + [key, levelsField],
      language: language).markup)
    <p class="lede">\(say(
      "Ärendet står i kansliets logg. Regionerna beslutar själva, om texten som fastställs i det.",
      "The case stands in the kansli's log. The regions decide themselves, on the text that is "
        + "settled in it."))</p>
    \(visit.postForm(
      visit.site,
      """
      \(facts.map(\.markup))
      \(levels)
      <fieldset><legend>\(say("Tider", "Times"))</legend>
      <p class="hint">\(say(
        "En dag, en månad, ett kvartal eller flera, som källan säger: 2026-09-30, 2026-09, Q4 2026, "
          + "Q2–Q3 2026.",
        "A day, a month, one quarter or several, as the source says it: 2026-09-30, 2026-09, "
          + "Q4 2026, Q2–Q3 2026."))</p>
      <div class="fields">\(deadlines.map(\.markup))</div></fieldset>
      \(costs)
      <p>\(.button(say("Skriv ärendet och signera", "Write the case and sign"), name: "skicka",
        isMain: true)) \(.button(say("Spara utkast", "Save draft"), name: "spara")) \
      \(.button(say("Kasta utkastet", "Discard the draft"), name: "kasta"))</p>
      """))
    """
  }

  private func error(_ name: String) -> String? {
    refusal?.problems.first { $0.place == .field(name) }?.text[language]
  }

  private func field(
    _ name: String, _ label: String, _ input: FormField.Input = .text, hint: String? = nil,
    unit: String? = nil
  ) -> FormField {
    FormField(
      name, label, input, value: form.typed[name] ?? "", hint: hint, unit: unit,
      error: error(name))
  }

  private var facts: [FormField] {
    let kinds = CaseKind.allCases.map { FormField.Option($0.rawValue, $0.label[language]) }
    let plans =
      [FormField.Option("", say("ingen plan", "no plan"))]
      + picture.plans.map {
        FormField.Option($0.value.plan.rawValue, "\($0.value.plan) \($0.value.title)")
      }
    return [
      field("title", say("Ärendets namn", "The case's name")),
      field(
        "titleEnglish", say("Namn på engelska", "Name in English"),
        hint: say("Behövs inte.", "Optional.")),
      field("kind", say("Typ", "Kind"), .choice(kinds)),
      field(
        "purpose", say("Syfte", "Purpose"), .lines(rows: 4),
        hint: say("Inga namn på personer.", "No names of persons.")),
      field("plan", say("Plan", "Plan"), .choice(plans)),
      field(
        "directive", say("Uppdrag som ärendet svarar på", "Directive that the case answers"),
        hint: say("Till exempel: Verksamhetsplan 2026, avsnitt 6.2.", "Optional.")),
      field(
        "registryLabel", say("Diarienummer hos värden", "The host's registry number"),
        hint: say(
          "Bara en etikett: ärendet har sitt eget nummer här.",
          "A label only: the case has its own number here.")),
    ]
  }

  private var levelsField: FormField { field("levels", say("Beslutsnivå", "Level")) }

  private var levels: Markup {
    let boxes = DecidingBody.allCases.map { body in
      FormField(
        "level.\(body.rawValue)", body.label[language], .check,
        value: form.typed["level.\(body.rawValue)"] ?? "")
    }
    let failed: Markup? = error("levels").map { "<p class=\"error\" id=\"levels-error\">\($0)</p>" }
    return """
      <fieldset id="levels"><legend>\(say(
        "På vilken nivå regionerna ombeds besluta", "At which level the regions are asked to decide"))\
      </legend><p class="hint">\(say(
        "Regionen väljer själv organ. Utan nivå går ärendet inte till beslut.",
        "The region chooses its body itself. Without a level, the case does not go to decision."))\
      </p>\(failed)\(boxes.map(\.markup))</fieldset>
      """
  }

  private var deadlines: [FormField] {
    [
      field("report", say("Rapport till chefsgruppen", "Report to the steering group")),
      field(
        "reportLast", say("Sista dag, om annan", "Last day, if another"), .date,
        hint: say("Annars periodens sista dag.", "Otherwise the period's last.")),
      field("decision", say("Regionerna beslutar", "The regions decide")),
      field(
        "decisionLast", say("Sista dag, om annan", "Last day, if another"), .date,
        hint: say("Annars periodens sista dag.", "Otherwise the period's last.")),
    ]
  }

  private var costFields: [[FormField]] {
    (1...form.costs).map { row in
      let name = CaseForm.cost(row)
      return [
        field(name + ".name", say("Kostnad \(row)", "Cost \(row)")),
        field(name + ".amount", say("Belopp \(row)", "Amount \(row)"), .number, unit: "kr"),
        field(name + ".year", say("År \(row)", "Year \(row)"), .number),
        field(name + ".basis", say("Grund för beloppet \(row)", "Basis of the amount \(row)")),
      ]
    }
  }

  private var key: FormField {
    let keys = picture.costKeys.map {
      FormField.Option($0.value.key.rawValue, "\($0.value.key): \($0.value.name)")
    }
    return field(
      "costKey", say("Kostnadsnyckel", "Cost key"),
      .choice([FormField.Option("", say("välj nyckel", "choose a key"))] + keys))
  }

  private var costs: Markup {
    """
    <fieldset><legend>\(say("Gemensamma kostnader", "Common costs"))</legend>
    <input type="hidden" name="rader" value="\(form.costs)">
    \(costFields.map { "<div class=\"fields\">\($0.map(\.markup))</div>" as Markup })
    \(key.markup)<p>\(.button(say("Lägg till en kostnad", "Add a cost"), name: "rad"))</p>
    </fieldset>
    """
  }
}
