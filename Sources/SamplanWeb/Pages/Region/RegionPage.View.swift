import SamplanBase
import SamplanDocuments
import SamplanDomain

/// A region's page.
struct RegionView {
  let model: RegionModel
  let language: Language
  /// What the visitor may do here: report, set limits.
  let ways: [PageLink]

  var figure: FigureShown { FigureShown(language: language) }
  func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  var name: String {
    model.opened?.officialName ?? say("Region \(model.code)", "Region \(model.code)")
  }

  var markup: Markup {
    """
    <h1>\(name) <small>\(say("länskod", "county code")) \(model.code)</small></h1>
    \(risks)\(tools)
    \(capacity)\(figure.legend)
    <div class="two even"><section>\(limits)</section><section>\(facts)</section></div>
    \(hospitals)\(history)
    """
  }

  private var tools: Markup {
    .tools(
      say("Åtgärder och filer", "Actions and files"), views: ways,
      files: [
        PageLink("CSV", Site.region(model.code, .csv).path),
        PageLink("JSON", Site.region(model.code, .json).path),
      ])
  }

  private var risks: Markup {
    guard let plan = model.plan else { return .empty }
    let link: Markup =
      "<a href=\"\(Site.plan(plan.id, .enough, .html))\">\(plan.id) \(plan.title)</a>"
    guard !model.risks.isEmpty else {
      return """
        <p class="lede">\(say(
          "Regionen står utanför den senaste planen, eftersom uppgifter saknas:",
          "The region is left out of the latest plan, for lack of figures:")) \(link)</p>
        """
    }
    let parts = model.risks.map { risk in
      let day = risk.firstDay.map { say(", från dag \($0)", ", from day \($0)") } ?? ""
      return """
        \(risk.care.label[language].lowercased()) \
        \(.chip(
          language.probability(risk.probability), Severity(probability: risk.probability)))\(day)
        """ as Markup
    }
    return """
      <p class="lede">\(say("Sannolikhet för brist inom", "Probability of shortage within")) \
      \(plan.days) \(say("dygn", "days")), \(link): \(Markup(parts, separator: "; ")). \
      <span class="hint">\(say(
        "Utan hjälp från andra regioner.", "Without help from other regions."))</span> \
      <a href="\(Site.planPart(plan.id, model.code))">\(say(
        "Vår del i planen", "Our part in the plan"))</a></p>
      """
  }

  private var capacity: Markup {
    Markup(MeasureArea.allCases.map(capacity), separator: "")
  }

  /// What the region has told of one part; a part of which nothing was ever told is one line.
  private func capacity(_ area: MeasureArea) -> Markup {
    let lines = model.lines.filter { Measure.find($0.measure)?.area == area }
    guard area == .hospital || lines.contains(where: { !$0.parts.isEmpty }) else {
      return """
        <p><b>\(area.label[language])</b>: \(say(
          "ingen uppgift är lämnad; okänt, inte noll.", "nothing has been stated; unknown, not zero."
        ))</p>
        """
    }
    let rows = lines.flatMap { line -> [DataTable.Row] in
      guard let measure = Measure.find(line.measure) else { return [] }
      let head: Markup =
        "<span title=\"\(measure.meaning[language])\">\(measure.name[language])</span>"
      if line.parts.count == 1, line.parts[0].hospital == nil {
        return [.init(head, cells(line.parts[0], measure))]
      }
      let total = DataTable.Row(head, [figure.cell(line.total)] + totalCells(line, measure))
      return [total]
        + line.parts.map { part in
          .init("<span class=\"part\">\(part.hospital ?? "")</span>", cells(part, measure))
        }
    }
    return DataTable(
      id: area == .hospital ? "kapacitet" : "kapacitet-\(area.rawValue)",
      caption: area == .hospital ? say("Kapacitet", "Capacity") : area.label[language],
      columns: [
        .init(say("Mått", "Measure")), .init(say("Värde", "Value"), isNumeric: true),
        .init(say("Enhet", "Unit")), .init(say("Avser", "As of")),
        .init(say("Ålder", "Age"), isNumeric: true), .init(say("Metod", "Method")),
        .init(say("Definition", "Definition")), .init(say("Källa", "Source")),
      ], rows: rows
    ).markup
  }

  private func cells(_ part: RegionModel.Part, _ measure: Measure) -> [DataTable.Cell] {
    let value = part.figure.value
    let shown: Markup =
      value.known == nil
      ? .chip(missing: value, in: language)
      : "\(figure.estimateMark([part.figure.method]))\(figure.text(value, part.figure.unit))"
    let age = Age(of: part.figure.asOf, on: model.today)
    return [
      .init(shown, isOld: part.age == .faded), .text(unit(measure)),
      .day(part.figure.asOf),
      .init(Markup(text: age.shown(in: language)), isOld: part.age != .fresh),
      .text(part.figure.method.label[language]), .text("v\(part.figure.definition)"),
      .text(part.figure.source ?? "–"),
    ]
  }

  private func totalCells(_ line: RegionModel.Line, _ measure: Measure) -> [DataTable.Cell] {
    let basis =
      line.parts.isEmpty
      ? "–"
      : say(
        "summa av \(line.total.parts) av \(line.total.of) sjukhus",
        "sum of \(line.total.parts) of \(line.total.of) hospitals")
    let age = line.total.oldest.map { Age(of: $0, on: model.today).shown(in: language) }
    return [
      .text(unit(measure)), .day(line.total.oldest), .text(age ?? "–"),
      .text("–"), .text("v\(measure.definition)"), .text(basis),
    ]
  }

  private func unit(_ measure: Measure) -> String {
    measure.unit == .share ? "%" : measure.unit.label[language]
  }
}
