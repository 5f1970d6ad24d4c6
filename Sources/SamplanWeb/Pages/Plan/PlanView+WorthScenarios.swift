import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// What is most worth building over a set of scenarios: the range of each value, and who is worth most
/// whatever happens.
extension PlanView {
  /// A sentence of the range, where other scenarios were asked for.
  func worthRange(_ candidate: PlanResult.Worth.Candidate) -> Markup {
    guard let worth = result.worth, let range = worth.range(of: candidate),
      let scenarios = worth.scenarios
    else { return .empty }
    let low = language.number(range.lowerBound, decimals: 1)
    let high = language.number(range.upperBound, decimals: 1)
    let count = language.number(scenarios.count + 1)
    let most = mostOverall(worth)
    let first: Markup = """
       \(say("I \(count) scenarier undviker den mellan", "In \(count) scenarios it avoids between")) \
      <b>\(low)</b> \(say("och", "and")) <b>\(high)</b>.
      """
    guard let most, most != candidate else { return first }
    return """
      \(first) \(say("Mest i medeltal över dem är", "Most on average over them is")) \
      \(worthName(most, isWithPlace: true)).
      """
  }

  private func mostOverall(_ worth: PlanResult.Worth) -> PlanResult.Worth.Candidate? {
    worth.simulated.max { (worth.mean(of: $0) ?? 0) < (worth.mean(of: $1) ?? 0) }
  }

  /// Picture and table of the values over the scenarios; or the form that asks for them.
  func worthScenarios(_ worth: PlanResult.Worth) -> Markup {
    guard let scenarios = worth.scenarios, !scenarios.isEmpty else { return askForScenarios }
    let title = say("Över flera scenarier", "Over several scenarios")
    return """
      <section aria-labelledby="varde-scenarier-rubrik">\
      <h2 id="varde-scenarier-rubrik">\(title)</h2>
      \(scenarioBars(worth))\(scenarioTable(worth, scenarios))\(modelTable(scenarios))</section>
      """
  }

  private var askForScenarios: Markup {
    guard let party = visit.actor?.party, visit.may(.startRun, at: party) else { return .empty }
    let boxes = OtherScenarios(plan: self).markup
    return """
      <details class="data"><summary>\(say(
        "Räkna i flera scenarier", "Compute in several scenarios"))</summary>\(visit.postForm(
        .ask(origin),
        """
        <input type="hidden" name="fraga" value="\(ExtraQuestion.worth.rawValue)">\(boxes)\
        <p>\(.button(say("Räkna detta", "Compute this")))</p>
        """))</details>
      """
  }

  private func scenarioBars(_ worth: PlanResult.Worth) -> Markup {
    let title = say(
      "Undvikna vårddygn, medel och spann över scenarierna",
      "Bed-days avoided, mean and range over the scenarios")
    let bars = worth.simulated.compactMap { one -> BarChart.Bar? in
      guard let mean = worth.mean(of: one), let range = worth.range(of: one) else { return nil }
      let (low, high) = (max(0, range.lowerBound), max(0, range.upperBound))
      return .init(
        worthLabel(one), max(0, mean),
        shown: language.number(mean, decimals: 1), range: low...high)
    }
    let chart = BarChart(
      Picture(
        id: "varde-scenarier", title: title,
        summary: say(
          "En stapel för varje prövad enhet: medel över scenarierna, med lägsta till högsta som "
            + "streck.",
          "A bar for each unit that was tried: the mean over the scenarios, with lowest to highest "
            + "as a line.")), bars: bars, in: language)
    return .figure(
      caption: title,
      detail: say(
        "per enhet och dygn; varje scenario väger lika",
        "for a unit a day; each scenario counts the same"),
      chart.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(
        what: say("En till", "One more"), value: say("Undvikna vårddygn", "Bed-days avoided")))
  }

  private func name(_ scenario: PlanResult.Worth.InScenario) -> String {
    language == .en ? scenario.nameEnglish ?? scenario.name : scenario.name
  }

  private var ownName: String {
    visit.name(of: result.provenance.scenario, given: result.provenance.scenarioName)
  }

  private func days(_ count: Int) -> String {
    say("vårddygn, \(count) dygn", "bed-days, \(count) days")
  }

  private func scenarioTable(
    _ worth: PlanResult.Worth, _ scenarios: [PlanResult.Worth.InScenario]
  ) -> Markup {
    let rows = worth.simulated.enumerated().map { place, one -> DataTable.Row in
      let others = scenarios.map { scenario -> DataTable.Cell in
        guard scenario.avoided.indices.contains(place) else { return .text("–") }
        let value = scenario.avoided[place]
        return .init(Markup(text: estimate(value)), sortKey: "\(value.mean)")
      }
      let own = one.simulated.map { simulated in
        DataTable.Cell(
          Markup(text: estimate(simulated.avoided)), sortKey: "\(simulated.avoided.mean)")
      }
      let range = worth.range(of: one).map { range in
        DataTable.Cell(
          "<b>\(language.number(range.lowerBound, decimals: 1))–\(language.number(range.upperBound, decimals: 1))</b>",
          sortKey: "\(range.lowerBound)")
      }
      return .init(
        Markup(text: worthName(one, isWithPlace: true).capitalisedFirst),
        [own ?? .text("–")] + others + [range ?? .text("–")])
    }
    let shorts = scenarios.map { scenario in
      scenario.shortBedDays.map { .init(Markup(text: estimate($0))) } ?? DataTable.Cell.text("–")
    }
    let total = DataTable.Row(
      Markup(text: say("Brist med planen", "Shortage with the plan")),
      [.init(Markup(text: estimate(worth.shortBedDays)))] + shorts + [.text("")], isTotal: true)
    return DataTable(
      id: "varde-scenarier-tabell",
      caption: say("Simulerat i varje scenario", "Simulated in each scenario"),
      columns: [
        .init(say("En till", "One more")),
        .init(ownName, unit: days(self.days), isNumeric: true),
      ]
        + scenarios.map { .init(name($0), unit: days($0.days), isNumeric: true) } + [
          .init(say("Spann", "Range"), unit: say("vårddygn", "bed-days"), isNumeric: true)
        ],
      rows: rows + [total]
    ).markup + """
      <p class="hint">\(say(
        "Varje scenario har sina egna patienter och en plan gjord för det i den mindre modellen; "
          + "planens eget scenario har planen själv. Vårddygn över scenariots dagar: korta "
          + "scenarier ger mindre tal. Spannet är mellan scenarierna; varje tal har sitt medelfel.",
        "Each scenario has its own patients and a plan made for it in the smaller model; the plan's "
          + "own has the plan itself. Bed-days over the scenario's days: short scenarios give "
          + "smaller numbers. The range is between the scenarios; each number has its standard "
          + "error."))</p>
      """
  }

  /// The model's two sides in each scenario, apart from what is simulated.
  private func modelTable(_ scenarios: [PlanResult.Worth.InScenario]) -> Markup {
    guard let worth = result.worth else { return .empty }
    func sides(_ sides: PlanResult.Worth.Sides?) -> DataTable.Cell {
      guard let sides else { return .text("–") }
      let less = sides.less.map { language.number($0, decimals: 1) } ?? "–"
      return .text("\(language.number(sides.more, decimals: 1)) · \(less)")
    }
    let rows = worth.simulated.enumerated().map { place, one -> DataTable.Row in
      .init(
        Markup(text: worthName(one, isWithPlace: true).capitalisedFirst),
        [sides(one.model)]
          + scenarios.map { scenario in
            let all = scenario.model ?? []
            return sides(all.indices.contains(place) ? all[place] : nil)
          })
    }
    let title = say(
      "Modellens gräns i varje scenario: en till undviker · en färre kostar",
      "The model's limit in each scenario: one more avoids · one fewer costs")
    let table = DataTable(
      id: "varde-scenarier-modell", caption: title,
      columns: [.init(say("Enhet", "Unit")), .init(ownName, isNumeric: true)]
        + scenarios.map { .init(name($0), isNumeric: true) }, rows: rows)
    return "<details class=\"data\"><summary>\(title)</summary>\(table.markup)</details>"
  }
}
