import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// Vår del: what the plan proposes to one region, what it gives it, and what happens without.
/// On paper it is one A4.
struct PartView {
  let plan: PlanView
  let region: PartyCode

  var language: Language { plan.language }
  func say(_ sv: String, _ en: String) -> String { plan.say(sv, en) }
  var name: String { plan.names[region] }
  var share: PlanResult.RegionShare? { plan.result.shares?.first { $0.region == region } }

  var sources: PartSources {
    let reference: EntryReference? =
      if case .plan(let stated) = plan.subject { stated.reference } else { nil }
    return PartSources(region, plan.result.provenance, plan.picture, plan: reference)
  }

  var markup: Markup {
    """
    <h1>\(say("Vår del", "Our part")): \(name) <small>\(identifier) · \(plan.title) · \
    \(plan.days) \(say("dygn", "days"))</small></h1>
    <p class="stance">\(PlanView.noPosition[language])</p>
    \(plan.tools)
    \(content)
    \(paperFoot)
    """
  }

  var identifier: String {
    switch plan.subject {
    case .run(let run): say("körning \(run.id)", "run \(run.id)")
    case .plan(let stated): stated.value.plan.rawValue
    }
  }

  private var content: Markup {
    if let excluded = plan.result.excluded.first(where: { $0.region == region }) {
      return outside(excluded)
    }
    guard let share else { return plan.olderModel }
    return """
      <p class="lede">\(sentence(share))</p>
      <div class="two even keep"><div>\(bars(share))</div><div>\(timeline(share))</div></div>
      \(items(share))\(bindings(share))\(origin)
      \(runsOut)<p class="screen"><a href="\(plan.site(.part))">\(say(
        "Alla regioners delar", "Every region's part"))</a></p>
      """
  }

  /// What takes most beds from the region, one for each care type; on the screen alone, since the
  /// part is one A4.
  private var runsOut: Markup {
    let rows = (plan.result.supply?.runsOut ?? []).filter { $0.region == region }
    let worst = plan.result.careTypes.compactMap { care in
      rows.filter { $0.care == care }.min { $0.bedsLeft < $1.bedsLeft }
    }
    guard !worst.isEmpty else { return .empty }
    let words = worst.map { row -> Markup in
      """
      \(row.care.label[language].lowercased()): <b>\(row.kind.label[language])</b>, \
      \(say("från dag", "from day")) \(row.firstDay), \(language.percent(row.bedsLeft)) \
      \(say("av platserna kvar som minst", "of the beds left at least"))
      """
    }
    return """
      <p class="screen">\(say("Det som tar flest platser i", "What takes most beds in")) \(name) – \
      \(Markup(words, separator: "; ")). <a href="\(plan.site(.chain))">\(say(
        "Vårdkedjan, lager, el och vatten", "The care chain, stocks, power and water"))</a></p>
      """
  }

  /// A region without its figures neither sends nor receives.
  private func outside(_ excluded: PlanResult.Excluded) -> Markup {
    let missing = excluded.missing.sorted { $0.key < $1.key }.map { key, value -> Markup in
      let measure = MeasureID(key).flatMap { Measure.find($0) }?.name[language] ?? key
      return "<li>\(measure): \(FigureValue(value, .point)?.shown(in: language) ?? value)</li>"
    }
    return .notice(
      .note,
      title: say(
        "\(name) står utanför planen, eftersom uppgifter saknas.",
        "\(name) is outside the plan, for lack of figures."),
      """
      <p>\(say(
        "Regionen varken skickar eller tar emot patienter i planen och ingår inte i summorna. När "
          + "uppgifterna är lämnade kan planen köras på nytt.",
        "The region neither sends nor receives patients in the plan and is not in the totals. Once "
          + "the figures are reported the plan can be run again."))</p><ul>\(missing)</ul>
      """)
  }

  private func sentence(_ share: PlanResult.RegionShare) -> Markup {
    let without: Markup = "<b>\(plan.estimate(share.without))</b>"
    let with: Markup = "<b>\(plan.estimate(share.with))</b>"
    let decline = declineSentence(share)
    switch language {
    case .sv:
      return """
        Utan hjälp mellan regioner saknas i \(name) \(without) vårddygn under \(plan.days) dygn; \
        med den gemensamma planen, om regionerna ställer sig bakom den, \(with).\(decline)
        """
    case .en:
      return """
        Without help between regions \(name) lacks \(without) bed-days in \(plan.days) days; with \
        the joint plan, should the regions support it, \(with).\(decline)
        """
    }
  }

  private func declineSentence(_ share: PlanResult.RegionShare) -> Markup {
    guard let own = share.ifDeclines else { return .empty }
    let others = share.othersIfDeclines.map { change in
      say(
        ", och i övriga landet ändras bristen med \(plan.estimate(change, signed: true)) vårddygn",
        ", and in the rest of the country the shortage changes by "
          + "\(plan.estimate(change, signed: true)) bed-days")
    }
    return """
       \(say("Avstår regionen återstår där", "Should the region decline, there remain")) \
      <b>\(plan.estimate(own))</b>\(others).
      """
  }

  /// Without the plan, with it, and if the region declines, each with its standard error.
  private func bars(_ share: PlanResult.RegionShare) -> Markup {
    let title = say(
      "Brist i \(name), vårddygn", "Shortage in \(name), bed-days")
    func bar(_ label: String, _ estimate: PlanResult.Estimate) -> BarChart.Bar {
      let range = estimate.standardError.map { max(0, estimate.mean - $0)...(estimate.mean + $0) }
      return .init(label, estimate.mean, shown: plan.estimate(estimate), range: range)
    }
    var bars = [
      bar(say("utan hjälp (V0)", "without help (V0)"), share.without),
      bar(say("med planen (V2)", "with the plan (V2)"), share.with),
    ]
    if let declines = share.ifDeclines {
      bars.append(bar(say("om regionen avstår", "if the region declines"), declines))
    }
    let chart = BarChart(
      Picture(
        id: "brist-del", title: title,
        summary: say(
          "Staplar för bristen utan hjälp, med planen och om regionen avstår, med medelfel.",
          "Bars of the shortage without help, with the plan and if the region declines, with "
            + "standard errors.")), bars: bars, in: language)
    return .figure(
      caption: title,
      detail: say(
        "medel ± medelfel, alla vårdtyper, samma slumpade patienter",
        "mean ± standard error, all care types, the same random patients"), chart.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(what: say("Variant", "Variant"), value: say("Vårddygn", "Bed-days")))
  }

  private func timeline(_ share: PlanResult.RegionShare) -> Markup {
    let title = say("När åtgärderna skulle pågå", "When the measures would go on")
    func line(_ item: PlanResult.RegionShare.Item, _ way: DayTimeline.Way) -> DayTimeline.Line {
      .init(
        plan.label(item, way), way, days: item.firstDay...max(item.firstDay, item.lastDay),
        amount: "\(plan.amount(item.amount)) \(item.measure.unit[language])")
    }
    let lines = share.asks.map { line($0, .asks) } + share.gives.map { line($0, .gives) }
    guard !lines.isEmpty else { return .empty }
    let chart = DayTimeline(
      Picture(
        id: "tid-del", title: title,
        summary: say(
          "En stapel för varje åtgärd från dess första till dess sista dag; streckad är sådant som "
            + "regionen skulle få.",
          "A bar for each measure from its first day to its last; dashed is what the region would "
            + "receive.")), lines: lines, dayCount: plan.days, in: language)
    return .figure(
      caption: title,
      detail: say(
        "fylld: regionen bidrar · streckad: regionen får",
        "filled: the region contributes · dashed: the region receives"), chart.svg,
      tableLabel: say("Tidslinjen i tabell", "The timeline in a table"),
      table: chart.table(what: say("Åtgärd", "Measure"), amount: say("Omfattning", "Extent")))
  }
}
