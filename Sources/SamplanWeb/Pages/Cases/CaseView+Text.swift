import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// What a case is, what it costs, and its text.
extension CaseView {
  var facts: Markup {
    var terms: [(term: String, detail: Markup)] = [
      (say("Syfte", "Purpose"), Markup(text: value.purpose))
    ]
    if let directive = value.directive {
      terms.append((say("Uppdrag", "Directive"), Markup(text: directive)))
    }
    if let plan = value.plan {
      let title = picture.plan(plan)?.value.title ?? ""
      terms.append(
        (
          say("Plan", "Plan"),
          "<a href=\"\(Site.plan(plan, .enough, .html))\">\(plan) \(title)</a>"
        ))
    }
    if let report = value.report {
      terms.append(
        (
          say("Rapport till chefsgruppen", "Report to the steering group"),
          DeadlineText(report, language).markup
        ))
    }
    if let decision = value.decision {
      terms.append(
        (say("Regionerna beslutar", "The regions decide"), DeadlineText(decision, language).markup))
    }
    let levels = value.levels.map { $0.label[language] }.joined(separator: ", ")
    terms.append(
      (
        say("Önskad beslutsnivå", "Level asked for"),
        Markup(text: levels.isEmpty ? say("inget beslut i regionerna", "no decision") : levels)
      ))
    terms.append(
      (
        say("Signerat av kansliet", "Signed by the kansli"),
        """
        \(say("post", "entry")) \(board.case.reference.index) \
        <code>\(board.case.reference.hash.short)</code>
        """
      ))
    return "<h2>\(say("Om ärendet", "About the case"))</h2>\(.provenance(terms))"
  }

  var costs: Markup {
    let heading: Markup = "<h2>\(say("Gemensamma kostnader", "Common costs"))</h2>"
    guard !value.costs.isEmpty else {
      return heading
        + "<p>\(say("Inga gemensamma kostnader är angivna.", "No common costs are stated."))</p>"
    }
    let table = DataTable(
      id: "kostnader", caption: say("Gemensamma kostnader", "Common costs"), captionIsHidden: true,
      columns: [
        .init(say("Kostnad", "Cost")), .init(say("År", "Year"), isNumeric: true),
        .init(say("Grund", "Basis")), .init(say("Belopp", "Amount"), unit: "kr", isNumeric: true),
      ],
      rows: value.costs.map { cost in
        .init(
          Markup(text: cost.name),
          [.text("\(cost.year)"), .text(cost.basis), .text(language.kronor(cost.amount))])
      } + [
        .init(
          Markup(text: say("Summa", "Sum")),
          [.text(""), .text(""), .text(language.kronor(value.costTotal))], isTotal: true)
      ])
    let key = value.costKey.flatMap { picture.costKey($0)?.value.inFull[language] }
    return "\(heading)\(table.markup)<p class=\"hint\">\(key)</p>"
  }

  var textShown: Markup {
    guard let text, let settled = board.text?.value else { return .empty }
    let sections = CaseText.Section.allCases.compactMap { section in
      text.sections[section].map { (section, $0) }
    }
    return """
      <h2>\(say("Text fastställd", "Text settled")) <small>\(say("version", "version")) \
      \(settled.version), \(settled.settledOn)</small></h2>
      <p>SHA-256 <code class="long">\(settled.text)</code> · \
      <a href="\(Site.cases(.settled(value.number, version: settled.version)))">\
      \(say("hämta texten som fil", "get the text as a file"))</a></p>
      <p class="hint">\(say(
        "Det är den här lydelsen regionerna beslutar om. Filens SHA-256 kan räknas om med vanliga "
          + "verktyg.",
        "This is the wording that the regions decide on. The file's SHA-256 can be computed again "
          + "with common tools."))</p>
      <div class="prose" lang="sv">\(each: sections, { section, content in
        """
        <h3>\(section.heading)</h3>\(each: content.split(separator: "\n"), { "<p>\($0)</p>" })
        """
      })</div>
      \(versions)
      """
  }

  private var versions: Markup {
    guard board.versions.count > 1 else { return .empty }
    let rows = board.versions.reversed().map { stated -> DataTable.Row in
      let version = stated.value
      let isLast = version.version == board.text?.value.version
      return .init(
        """
        <a href="\(Site.cases(.settled(value.number, version: version.version)))">\
        \(say("version", "version")) \(version.version)</a>
        """,
        [
          .text(version.settledOn.description),
          .text(isLast ? say("gäller", "in force") : say("ersatt", "superseded")),
          "<code>\(version.text)</code>",
        ])
    }
    return """
      <h3>\(say("Alla versioner", "All versions"))</h3>\(DataTable(
        id: "versioner", caption: say("Fastställda versioner", "Settled versions"),
        captionIsHidden: true,
        columns: [
          .init(say("Version", "Version")), .init(say("Fastställd", "Settled")),
          .init(say("Läge", "State")), .init("SHA-256"),
        ], rows: rows).markup)
      """
  }

  /// Every entry of regions that have recorded more than one, corrected ones included.
  var history: Markup {
    let lines = board.rows.filter { $0.entries > 1 }.flatMap { row -> [DataTable.Row] in
      let record = picture[row.region]
      let all = record.decisionHistory(in: value.number)
      let holds = Set(record.decisions(in: value.number).map(\.reference.index))
      return all.map { stated in
        .init(
          Markup(text: names[row.region]),
          [
            .text("\(stated.reference.index)"), .time(stated.time),
            .text(
              "\(stated.value.bodyName) \(stated.value.decidedOn)"
                + (stated.value.paragraph.map { " § \($0)" } ?? "")
                + ": \(stated.value.outcome.label[language])"),
            .text(
              holds.contains(stated.reference.index)
                ? (stated.value.corrects.map { say("rättar post \($0)", "corrects entry \($0)") }
                  ?? "") : say("rättad", "corrected")),
          ])
      }
    }
    guard !lines.isEmpty else { return .empty }
    return """
      <h2>\(say("Historik", "History")) <small>\(say(
        "det gamla står kvar i regionens logg", "the old stays in the region's log"))</small></h2>
      \(DataTable(
        id: "historik", caption: say("Historik", "History"), captionIsHidden: true,
        columns: [
          .init(say("Region", "Region")), .init(say("Post", "Entry"), isNumeric: true),
          .init(say("Registrerat", "Recorded")), .init(say("Beslut", "Decision")),
          .init(say("Läge", "State")),
        ], rows: lines).markup)
      """
  }
}
