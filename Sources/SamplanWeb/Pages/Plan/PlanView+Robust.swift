import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Håller planen? The plan in what it was not made for.
extension PlanView {
  private typealias Test = PlanResult.Robustness.Test

  /// The answer in a few sentences: whether the plan helps in all, and where most is lost.
  var robustSentence: Markup {
    guard let robust = result.robustness, let fresh = robust.tests.first else {
      return Markup(
        text: say(
          "Frågan har inte räknats för den här planen.",
          "The question has not been computed for this plan."))
    }
    let strains = robust.tests.filter { $0.strain != .fresh }
    let helping = strains.filter { isLess($0.effect) }
    let count: Markup = "<b>\(helping.count)</b>"
    let change: Markup = "<b>\(estimate(fresh.effect, signed: true))</b>"
    return """
      \(say(
        "På utfall den inte är gjord av ändrar planen bristen med",
        "On outcomes it was not made from the plan changes the shortage by")) \(change) \
      \(say("vårddygn.", "bed-days.")) \(say("Den minskar bristen säkert i", "It surely lessens the shortage in")) \
      \(count) \(say(
        "av \(language.words(strains.count)) påfrestningar.", "of \(language.words(strains.count)) strains."))\
      \(mostRegretted(strains))
      """
  }

  private func isLess(_ effect: PlanResult.Estimate) -> Bool {
    effect.mean < -Self.sureErrors * (effect.standardError ?? .infinity)
  }

  private func mostRegretted(_ tests: [Test]) -> Markup {
    let most = tests.max { ($0.regret?.mean ?? 0) < ($1.regret?.mean ?? 0) }
    guard let most, let regret = most.regret,
      regret.mean > Self.sureErrors * (regret.standardError ?? .infinity)
    else {
      return Markup(
        text: " "
          + say(
            "Ingen av dem hade en plan gjord just för den klarat säkert bättre.",
            "In none of them would a plan made for it have done surely better."))
    }
    return """
       \(say("Mest hade vetskap i förväg gett vid", "Knowing beforehand would have gained most with")) \
      <b>\(strainName(most.strain).lowercased())</b>: \(estimate(regret)) \
      \(say("vårddygn.", "bed-days."))
      """
  }

  /// The strain in a few words.
  func strainName(_ strain: PlanResult.Robustness.Strain) -> String {
    switch strain {
    case .fresh: say("Nya utfall", "Fresh outcomes")
    case .helpStops: say("Hjälpen upphör", "Help stops")
    case .linkCut: say("Bruten förbindelse", "A link is cut")
    case .hospitalLost: say("Förlorat sjukhus", "A hospital lost")
    case .demandQuarter: say("25\u{A0}% fler patienter", "25% more patients")
    case .demandHalf: say("50\u{A0}% fler patienter", "50% more patients")
    case .surgeLate: say("Senare utökade platser", "Surge beds late")
    }
  }

  var robust: Markup {
    guard let robust = result.robustness else { return askForIt }
    return """
      \(strainChart(robust))\(strainTable(robust))
      <h2>\(say("En plan gjord för mer", "A plan made for more"))</h2>\(alternatives(robust))
      <div class="two even"><div><h2>\(say(
        "Uppskjuten vård mot brist", "Postponed care against shortage"))</h2>\(exchange(robust))\
      </div><div><h2>\(say(
        "När kön är borta", "When the backlog is gone"))</h2>\(recovery(robust))</div></div>
      """
  }

  private func strainChart(_ robust: PlanResult.Robustness) -> Markup {
    let title = say("Bristen under påfrestning", "The shortage under strain")
    func value(
      _ mark: StrainDots.Mark, _ estimate: PlanResult.Estimate
    ) -> StrainDots.Value {
      .init(
        mark, estimate.mean, spread: Self.sureErrors * (estimate.standardError ?? 0),
        shown: self.estimate(estimate))
    }
    let chart = StrainDots(
      Picture(
        id: "pafrestningar", title: title,
        summary: say(
          "För varje påfrestning en tom prick utan hjälp, en fylld med planen och ett streck för en "
            + "plan gjord för just den.",
          "For each strain an empty dot without help, a filled one with the plan, and a stroke for "
            + "a plan made for that very strain.")),
      lines: robust.tests.map { test in
        .init(
          strainName(test.strain),
          [
            value(.empty, test.without), value(.filled, test.with),
            test.known.map { value(.stroke, $0) },
          ])
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "vårddygn; tom prick: utan hjälp, fylld: med planen, streck: med en plan gjord för "
          + "påfrestningen; tunna linjer 95 %",
        "bed-days; empty dot: without help, filled: with the plan, stroke: with a plan made for "
          + "the strain; thin lines 95%"), chart.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(
        what: say("Påfrestning", "Strain"),
        values: [
          say("Utan hjälp", "Without help"), say("Med planen", "With the plan"),
          say("Med en plan gjord för den", "With a plan made for it"),
        ]))
  }

  private func strainTable(_ robust: PlanResult.Robustness) -> Markup {
    func cell(_ value: PlanResult.Estimate?, signed: Bool = false) -> DataTable.Cell {
      value.map {
        .init(Markup(text: estimate($0, signed: signed)), sortKey: "\($0.mean)")
      } ?? .text("–")
    }
    let rows = robust.tests.map { test -> DataTable.Row in
      let detail = language == .sv ? test.detail.sv : test.detail.en
      return .init(
        "\(strainName(test.strain))<br><small>\(detail)</small>",
        [
          cell(test.without), cell(test.with), cell(test.effect, signed: true), cell(test.known),
          cell(test.regret, signed: true),
          test.programme.map { .number($0, language) } ?? .text("–"),
        ])
    }
    let unit = say("vårddygn ± medelfel", "bed-days ± error")
    func head(_ sv: String, _ en: String, _ unit: String) -> DataTable.Column {
      .init(say(sv, en), unit: unit, isNumeric: true)
    }
    return DataTable(
      id: "pafrestning-tabell",
      caption: say("Planen när annat sker", "The plan when other things happen"),
      columns: [
        .init(say("Påfrestning", "Strain")), head("Utan hjälp", "Without help", unit),
        head("Med planen", "With the plan", unit), head("Effekt", "Effect", unit),
        head("Plan gjord för den", "Plan made for it", unit), head("Ånger", "Regret", unit),
        head("Dess gräns i modellen", "Its limit in the model", say("vårddygn", "bed-days")),
      ], rows: rows
    ).markup + """
      <p class="hint">\(say(
        "\(language.number(robust.replications)) simuleringar med ett eget frö; alla rader av en "
          + "påfrestning möter samma patienter. Planerna för påfrestningarna är gjorda i en mindre "
          + "modell, utan flyttade inneliggande, hela turer och operationssalar. Ånger: vad en plan "
          + "gjord i den modellen utan vetskap om påfrestningen lämnar mer. Sista kolumnen är "
          + "modellens gräns och jämförs inte med simulerade tal.",
        "\(language.number(robust.replications)) simulations with a seed of their own; all figures "
          + "of a strain meet the same patients. The plans for the strains are made in a smaller "
          + "model, without in-patients moved, whole trips and theatres. Regret: what a plan made in "
          + "that model without knowing of the strain leaves more. The last column is the model's "
          + "limit, not to be compared with simulated numbers."))</p>
      """
  }
}
