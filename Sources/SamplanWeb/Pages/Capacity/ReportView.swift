import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The reporting form: one line for each measure, with what holds now beside it.
struct ReportView {
  let visit: Visit
  let form: ReportForm
  let typed: FormFields
  let draft: Instant?
  let refusal: Refusal?
  let name: String

  private var language: Language { visit.language }
  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(say("Rapportera kapacitet", "Report capacity")) <small>\(name)</small></h1>
    \(errors)\(draftNotice)\(levels)
    \(visit.postForm(visit.site, draft: code.map { .reportDraft($0) }, content))
    """
  }

  private var code: PartyCode? { visit.site.party }

  private var levels: Markup {
    let path = visit.site
    return .tools(
      say("Nivå", "Level"),
      views: [
        PageLink(
          say("Som nu", "As now"), path.path, isCurrent: form.level == nil),
        PageLink(
          say("För regionen", "For the region"), path.link([("niva", "region")]),
          isCurrent: form.level == .region),
        PageLink(
          say("Per sjukhus", "By hospital"), path.link([("niva", "sjukhus")]),
          isCurrent: form.level == .hospital),
      ],
      files: code.map {
        [
          PageLink(say("Läs in fil i stället", "Import a file instead"), Site.importFile($0).path),
          PageLink(say("Mall (CSV)", "Template (CSV)"), Site.template($0).path),
        ]
      } ?? [])
  }

  private var draftNotice: Markup {
    guard let draft else { return .empty }
    return .notice(
      .note,
      title: say(
        "Utkastet från \(draft.swedish) är inlagt i formuläret.",
        "The draft of \(draft.swedish) has been filled in."))
  }

  private var errors: Markup {
    guard let refusal else { return .empty }
    let links = refusal.problems.map { problem -> Markup in
      guard case .field(let field) = problem.place else {
        return "<li>\(problem.text[language])</li>"
      }
      return "<li><a href=\"#\(field)\">\(label(of: field)): \(problem.text[language])</a></li>"
    }
    return """
      <div class="errors" role="alert" tabindex="-1"><h2>\(refusal.text[language])</h2>\
      <ul>\(links)</ul></div>
      """
  }

  private func label(of field: String) -> String {
    if let cell = form.cells.first(where: { $0.field == field }) {
      return cell.measure.name[language] + (cell.hospital.map { ", \($0)" } ?? "")
    }
    switch field {
    case "avser": return say("Avser datum", "As of")
    case "metod": return say("Metod", "Method")
    default: return field
    }
  }

  private func error(_ field: String) -> String? {
    refusal?.problems.first { $0.place == .field(field) }?.text[language]
  }

  private var content: Markup {
    """
    \(form.level.map { level in
      "<input type=\"hidden\" name=\"niva\" value=\"\(level == .hospital ? "sjukhus" : "region")\">"
        as Markup
    })<div class="fields">\(common.map(\.markup))</div>
    <p class="hint">\(say(
      "Fyll i det du vill lämna nu; tomma rader lämnas inte. Ett tal, eller ett av orden: noll, "
        + "okänt, ej efterfrågat, ej tillämpligt och undanhållet är fem olika saker.",
      "Fill in what you want to state now; empty lines are not stated. A number, or one of the "
        + "words: zero, unknown, not asked, not applicable and withheld are five different "
        + "things."))
    </p>
    \(table)
    <p>\(.button(say("Lämna uppgifterna", "State the figures"), name: "lamna", isMain: true))\
    \(.button(say("Spara utkast", "Save draft"), name: "spara"))\
    \(.button(say("Kasta utkastet", "Discard draft"), name: "kasta"), if: draft != nil)\
    <span data-draft-status data-kept="\(say("Utkast sparat", "Draft saved"))" \
    data-failed="\(say("Utkastet kunde inte sparas", "The draft could not be saved"))" \
    role="status"></span></p>
    """
  }

  private var common: [FormField] {
    let methods = FigureMethod.allCases.map { FormField.Option($0.rawValue, $0.label[language]) }
    return [
      FormField(
        "avser", say("Avser datum", "As of"), .date, value: typed["avser"] ?? "\(visit.today)",
        hint: say("Den dag uppgifterna gäller.", "The day the figures hold for."),
        error: error("avser"), isRequired: true),
      FormField(
        "metod", say("Metod", "Method"), .choice(methods),
        value: typed["metod"] ?? FigureMethod.counted.rawValue,
        hint: say("Hur uppgifterna har tagits fram.", "How the figures came about."),
        error: error("metod")),
      FormField(
        "kalla", say("Källa", "Source"), value: typed["kalla"] ?? "",
        hint: say(
          "System eller underlag, aldrig namn på personer.",
          "System or document, never names of persons."), error: error("kalla")),
    ]
  }

  private var table: Markup {
    """
    <div class="scroll"><table class="form"><caption class="unseen">\
    \(say("Uppgifter att lämna", "Figures to state"))</caption>
    <thead><tr><th scope="col">\(say("Mått", "Measure"))</th>\
    <th scope="col">\(say("Nytt värde", "New value"))</th>\
    <th scope="col">\(say("eller", "or"))</th>\
    <th scope="col" class="num">\(say("Gäller nu", "Holds now"))</th></tr></thead>
    \(each: MeasureArea.allCases, { area in
      let cells = form.cells.filter { $0.measure.area == area }
      guard !cells.isEmpty else { return .empty }
      return """
        <tbody><tr><th scope="rowgroup" colspan="4" class="group">\(area.label[language])</th></tr>\
        \(cells.map(line))</tbody>
        """
    })</table></div>
    """
  }

  private func line(_ cell: ReportForm.Cell) -> Markup {
    let failed = error(cell.field)
    let message: Markup? = failed.map {
      "<p class=\"error\" id=\"\(cell.field)-error\">\($0)</p>"
    }
    return """
      <tr\(" class=\"wrong\"", if: failed != nil)><th scope="row">\
      <label for="\(cell.field)">\(cell.measure.name[language])\
      \(cell.hospital.map { ", \($0)" as Markup })</label>\
      <p class="hint" id="\(cell.field)-hint">\(cell.measure.meaning[language])</p>\(message)</th>\
      <td>\(input(cell, hasFailed: failed != nil))</td>\
      <td data-label="\(say("eller", "or"))">\(words(cell))</td>\
      <td class="num" data-label="\(say("Gäller nu", "Holds now"))">\(latest(cell))</td></tr>
      """
  }

  private func input(_ cell: ReportForm.Cell, hasFailed: Bool) -> Markup {
    let value = typed[cell.field] ?? ""
    let attributes: Markup = """
      id="\(cell.field)" name="\(cell.field)" aria-describedby="\(cell.field)-hint\
      \(" \(cell.field)-error", if: hasFailed)"\(" aria-invalid=\"true\"", if: hasFailed)
      """
    guard let bands = cell.measure.unit.bands else {
      return """
        <input class="num" inputmode="decimal" \(attributes) value="\(value)"> \
        <span class="unit">\(unit(cell.measure))</span>
        """
    }
    return """
      <select \(attributes)><option value=""></option>\(each: bands, { band in
        """
        <option value="\(band.number)"\(" selected", if: value == "\(band.number)")>\
        \(band.label[language])</option>
        """
      })</select>
      """
  }

  private func unit(_ measure: Measure) -> String {
    measure.unit == .share ? say("andel, 0–1", "share, 0–1") : measure.unit.label[language]
  }

  private func words(_ cell: ReportForm.Cell) -> Markup {
    let chosen = typed[cell.wordField] ?? ""
    let options: [FigureValue] = [.unknown, .notAsked, .notApplicable, .withheld]
    return """
      <select name="\(cell.wordField)" aria-label="\(cell.measure.name[language])\
      \(cell.hospital.map { ", \($0)" as Markup }): \
      \(say("ord i stället för tal", "word in place of a number"))">\
      <option value="">\(say("tal", "number"))</option>\(each: options, { value in
        """
        <option value="\(value.data)"\(" selected", if: value.data == chosen)>\
        \(value.shown(in: language))</option>
        """
      })</select>
      """
  }

  private func latest(_ cell: ReportForm.Cell) -> Markup {
    guard let latest = cell.latest else { return "–" }
    let figure = FigureShown(language: language)
    return """
      \(figure.estimateMark([latest.method]), if: latest.value.known != nil)\
      \(figure.text(latest.value, latest.unit))<br><small>\(latest.asOf)</small>
      """
  }
}
