import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Two plans or runs side by side: the simulated variants of each, and their differences when the
/// random patients are the same.
struct ComparisonView {
  let visit: Visit
  let sides: [ComparisonPage.Side]
  /// Identifiers asked for that lead to no result.
  let missing: [String]
  let choices: [FormField.Option]
  let picture: NationalPicture

  var title: String { say("Jämför två planer", "Compare two plans") }
  var language: Language { visit.language }
  func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>\(title) <small>\(say(
      "publicerade planer och körningar, sida vid sida",
      "published plans and runs, side by side"))</small></h1>
    \(absent)\(choice)
    \(sides.count == 2 ? comparison(sides[0], sides[1]) : .empty)
    """
  }

  private var absent: Markup {
    guard !missing.isEmpty else { return .empty }
    let list = missing.joined(separator: ", ")
    return .notice(
      .warning,
      title: say(
        "\(list) finns inte, är inte klar eller delas inte med er.",
        "\(list) is not there, has not finished or is not shared with you."),
      "<p>\(say("Välj bland dem som visas här.", "Choose among those shown here."))</p>")
  }

  private var choice: Markup {
    func field(_ name: String, _ label: String) -> Markup {
      FormField(name, label, .choice(choices), value: visit.query[name] ?? "").markup
    }
    return """
      <form method="get" action="\(Site.comparison)"><div class="fields">\
      \(field("a", say("Utgångspunkt", "Starting point")))\(field("b", say("Jämförs med", "Compared with")))\
      </div>\(.button(say("Jämför", "Compare"), isMain: true))</form>
      """
  }

  private func comparison(_ a: ComparisonPage.Side, _ b: ComparisonPage.Side) -> Markup {
    let compared = ComparedResults(a: a.result, b: b.result)
    let verdict = verdict(compared, a, b)
    guard a.result.variants != nil, b.result.variants != nil else {
      return verdict + .notice(.note, title: older)
    }
    return """
      <p class="tools"><a href="\(view(a).site(.enough))">\(a.identifier)</a> \
      <a href="\(view(b).site(.enough))">\(b.identifier)</a></p>
      \(verdict)\(changes(b.result))\(pictures(compared, a, b))\(variants(compared, a, b))\
      \(regions(compared, a, b))
      """
  }

  private var older: String {
    say(
      "En av dem är räknad med en tidigare modell, utan simulerade varianter.",
      "One of them was computed with an earlier model, without simulated variants.")
  }

  /// What the second is said to change in the first.
  private func changes(_ result: PlanResult) -> Markup {
    guard let basedOn = result.basedOn else { return .empty }
    return """
      <p>\(say("Ändrat mot", "Changed from")) \(basedOn.identifier)\(": " as Markup)\
      \(basedOn.changes.map { language == .sv ? $0.sv : $0.en }.joined(separator: "; ")).</p>
      """
  }

  private func heading(_ side: ComparisonPage.Side) -> DataTable.Column {
    .init(side.identifier, unit: side.title, isNumeric: true)
  }

  private func variants(
    _ compared: ComparedResults, _ a: ComparisonPage.Side, _ b: ComparisonPage.Side
  ) -> Markup {
    let (x, y) = (view(a), view(b))
    var rows: [DataTable.Row] = []
    var someAlone = false
    func add(
      _ label: String, _ first: PlanResult.Estimate, _ second: PlanResult.Estimate,
      _ paired: PlanResult.Estimate?
    ) {
      var cells: [DataTable.Cell] = [.text(x.estimate(first)), .text(x.estimate(second))]
      if compared.sameChance {
        let difference = paired ?? ComparedResults.difference(first, second)
        someAlone = someAlone || paired == nil
        cells.append(.text(x.estimate(difference, signed: true) + (paired == nil ? " *" : "")))
      }
      rows.append(.init(Markup(text: label), cells))
    }
    for kind in PlanResult.VariantKind.allCases {
      guard let first = x.figures.variant(kind), let second = y.figures.variant(kind) else {
        continue
      }
      let paired = compared.paired(kind)
      for (care, type) in a.result.careTypes.enumerated() {
        guard let other = b.result.careTypes.firstIndex(of: type) else { continue }
        add(
          "\(x.variantName(kind)), \(say("brist", "shortage")), \(type.label[language].lowercased())",
          first.shortBedDays[care], second.shortBedDays[other], paired?.byCare(care))
      }
      add(
        "\(x.variantName(kind)), \(say("flyttade", "moved"))", first.moved, second.moved,
        paired?.moved)
    }
    if let first = x.figures.effect, let second = y.figures.effect {
      add(
        say("Planens effekt, V0 → V2", "The effect of the plan, V0 → V2"), first.shortBedDays,
        second.shortBedDays,
        compared.sameChance ? PairedResults.effect(a.result, b.result) : nil)
    }
    return DataTable(
      id: "jamforda-varianter",
      caption: say(
        "Simulerade varianter: vårddygn och patienter, medel ± medelfel",
        "Simulated variants: bed-days and patients, mean ± standard error"),
      columns: [.init(say("Mått", "Measure")), heading(a), heading(b)]
        + (compared.sameChance
          ? [
            .init(
              say("Skillnad", "Difference"),
              unit: say("± medelfel ur paren", "± error of the pairs"),
              isNumeric: true)
          ]
          : []),
      rows: rows
    ).markup + (someAlone ? asIndependent : .empty)
  }

  private var asIndependent: Markup {
    """
    <p class="hint">* \(say(
      "Här sparas inte utfallen ett för ett: medelfelet är som om utfallen vore oberoende, och "
        + "därmed som regel för stort.",
      "Here the outcomes are not kept one by one: the error is as if they were independent, and "
        + "so as a rule too large."))</p>
    """
  }

  /// Risk without help, and shortage with the plan, region by region.
  private func regions(
    _ compared: ComparedResults, _ a: ComparisonPage.Side, _ b: ComparisonPage.Side
  ) -> Markup {
    let (x, y) = (view(a), view(b))
    let codes = PartyCode.regions.filter {
      a.result.regions.contains($0) || b.result.regions.contains($0)
    }
    func left(_ view: PlanView, _ code: PartyCode) -> Double? {
      guard let place = view.result.regions.firstIndex(of: code),
        let plan = view.figures.variant(.plan)
      else { return nil }
      return plan.shortByRegion.reduce(0) { $0 + $1[place].mean }
    }
    func risk(_ view: PlanView, _ code: PartyCode) -> String {
      guard let place = view.result.regions.firstIndex(of: code) else {
        return say("ej med", "not in")
      }
      guard view.isCalibrated(code) else { return view.notCalibrated }
      let most = view.result.load.first.map { $0[place].ever }.max() ?? 0
      let error = view.errorShown(most, replications: view.result.provenance.replications)
      return "\(language.probability(most)) \(error)"
    }
    let paired = compared.paired(.plan)
    let rows = codes.map { code -> DataTable.Row in
      let (first, second) = (left(x, code), left(y, code))
      var cells: [DataTable.Cell] = [
        .text(risk(x, code)), .text(risk(y, code)),
        first.map { .number($0, language) } ?? .text("–"),
        second.map { .number($0, language) } ?? .text("–"),
      ]
      if compared.sameChance {
        if let paired, let place = a.result.regions.firstIndex(of: code) {
          let change = paired.byRegion(place)
          cells.append(
            .init(Markup(text: x.estimate(change, signed: true)), sortKey: "\(change.mean)"))
        } else {
          let change = first.flatMap { first in second.map { $0 - first } }
          cells.append(change.map { .number($0, language) } ?? .text("–"))
        }
      }
      return .init(Markup(text: x.names[code]), cells)
    }
    let risk = say("Risk utan hjälp", "Risk without help")
    let short = say("Brist med planen, V2", "Shortage with the plan, V2")
    return DataTable(
      id: "jamforda-regioner",
      caption: say("Region för region", "Region by region"),
      columns: [
        .init("Region"), .init(risk, unit: a.identifier, isNumeric: true),
        .init(risk, unit: b.identifier, isNumeric: true),
        .init(short, unit: "\(a.identifier), \(say("vårddygn", "bed-days"))", isNumeric: true),
        .init(short, unit: "\(b.identifier), \(say("vårddygn", "bed-days"))", isNumeric: true),
      ]
        + (compared.sameChance
          ? [
            .init(
              say("Skillnad", "Difference"),
              unit: paired == nil ? nil : say("± medelfel ur paren", "± error of the pairs"),
              isNumeric: true)
          ] : []),
      rows: rows
    ).markup
  }

  /// The view of one side, for its words and numbers.
  func view(_ side: ComparisonPage.Side) -> PlanView {
    PlanView(
      visit: visit, subject: side.subject, question: .enough, result: side.result,
      picture: picture)
  }
}
