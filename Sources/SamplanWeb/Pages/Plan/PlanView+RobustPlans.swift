import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Plans made for more, postponed care against shortage, and the time that the backlog takes.
extension PlanView {
  /// Plans made for more patients, tried on the scenario as it is.
  func alternatives(_ robust: PlanResult.Robustness) -> Markup {
    let rows = robust.alternatives.enumerated().map { place, plan -> DataTable.Row in
      func cell(_ value: PlanResult.Estimate?, signed: Bool = false) -> DataTable.Cell {
        value.map {
          .init(Markup(text: estimate($0, signed: signed)), sortKey: "\($0.mean)")
        } ?? .text("–")
      }
      return .init(
        "\(alternativeName(plan).capitalisedFirst)\(" <b>\(say("(vald)", "(chosen)"))</b>" as Markup, if: place == robust.chosen)",
        [
          .number(plan.drawnWorst, language), cell(plan.fresh), .number(plan.freshWorst, language),
          cell(plan.difference, signed: true), cell(plan.delayed), cell(plan.moved),
        ])
    }
    let (bedDays, patients) = (say("vårddygn", "bed-days"), say("patienter", "patients"))
    func head(_ sv: String, _ en: String, _ unit: String) -> DataTable.Column {
      .init(say(sv, en), unit: unit, isNumeric: true)
    }
    return """
      <p>\(alternativeSentence(robust))</p>
      \(DataTable(
        id: "robusta-planer",
        caption: say(
          "Planer gjorda för mer än det väntade, prövade på scenariot som det är",
          "Plans made for more than is expected, tried on the scenario as it is"),
        columns: [
          .init(say("Planen är gjord för", "The plan is made for")),
          head("Värsta tiondelen, lottade utfall", "Worst tenth, drawn outcomes", bedDays),
          head("Brist, nya utfall", "Shortage, fresh outcomes", bedDays),
          head("Värsta tiondelen, nya utfall", "Worst tenth, fresh outcomes", bedDays),
          head("Mot den första", "Against the first", bedDays),
          head("Planerad vård som väntar", "Planned care that waits", patients),
          head("Flyttade", "Moved", patients),
        ], rows: rows
      ).markup)
      <p class="hint">\(say(
        "Vald är den plan vars värsta tiondel är minst i \(language.number(robust.drawnOutcomes)) "
          + "lottade utfall. Kolumnerna med nya utfall har inte använts för valet. Alla är gjorda "
          + "i den mindre modellen.\(ownPlan(robust))",
        "Chosen is the plan whose worst tenth is least in \(language.number(robust.drawnOutcomes)) "
          + "drawn outcomes. The columns of fresh outcomes were not used in choosing. All are "
          + "made in the smaller model.\(ownPlan(robust))"))</p>
      """
  }

  /// What the plan itself leaves, in the same fresh outcomes.
  private func ownPlan(_ robust: PlanResult.Robustness) -> String {
    guard let own = robust.tests.first(where: { $0.strain == .fresh })?.with else { return "" }
    return say(
      " Planen själv lämnar \(estimate(own)) vårddygn i samma utfall.",
      " The plan itself leaves \(estimate(own)) bed-days in the same outcomes.")
  }

  private func alternativeName(_ plan: PlanResult.Robustness.Alternative) -> String {
    switch plan.levels {
    case .all: return say("lottade utfall, i medeltal", "drawn outcomes, on average")
    case .worseHalf:
      return say("den värre hälften av lottade utfall", "the worse half of drawn outcomes")
    case nil: break
    }
    return plan.factor == 1
      ? say("scenariots patienter", "the scenario's patients")
      : say(
        "\(language.percent(plan.factor - 1)) fler patienter",
        "\(language.percent(plan.factor - 1)) more patients")
  }

  private func alternativeSentence(_ robust: PlanResult.Robustness) -> Markup {
    guard robust.alternatives.indices.contains(robust.chosen), robust.alternatives.count > 1 else {
      return Markup(
        text: say(
          "Scenariot har inga egna patienter att göra en plan för fler av.",
          "The scenario has no patients of its own to make a plan for more of."))
    }
    let ordinary = robust.alternatives[0]
    let chosen = robust.alternatives[robust.chosen]
    guard let difference = chosen.difference else {
      return Markup(
        text: say(
          "Planen gjord för scenariots patienter är också den som klarar de värsta utfallen bäst.",
          "The plan made for the scenario's patients is also the one that does best in the worst outcomes."
        ))
    }
    let change: Markup = "<b>\(estimate(difference, signed: true))</b>"
    let waits = chosen.delayed.mean - ordinary.delayed.mean
    let more = language.number(abs(waits))
    let toll =
      waits >= 0
      ? say("\(more) fler planerade patienter väntar.", "\(more) more planned patients wait.")
      : say("\(more) färre planerade patienter väntar.", "\(more) fewer planned patients wait.")
    return """
      \(say("En plan gjord för", "A plan made for")) \(alternativeName(chosen).lowercased()) \
      \(say("ändrar bristen med", "changes the shortage by")) \(change) \(say(
        "vårddygn mot en gjord för scenariots, i nya utfall;",
        "bed-days against one made for the scenario's, in fresh outcomes;")) \
      \(toll)
      """
  }

  /// Postponed care against shortage, with the plan marked.
  func exchange(_ robust: PlanResult.Robustness) -> Markup {
    let title = say("Uppskjuten planerad vård mot brist", "Postponed planned care against shortage")
    func point(_ label: String, _ delayed: PlanResult.Estimate, _ short: PlanResult.Estimate)
      -> ExchangeCurve.Point
    {
      .init(
        label, along: delayed.mean, upright: short.mean,
        spread: Self.sureErrors * (short.standardError ?? 0),
        shown: (estimate(delayed), estimate(short)))
    }
    let curve = ExchangeCurve(
      Picture(
        id: "byte", title: title,
        summary: say(
          "En punkt för varje plan, från ingen uppskjuten vård till regionernas egna gränser; den "
            + "fyllda punkten är planen.",
          "A point for each plan, from no postponed care to the regions' own limits; the filled "
            + "point is the plan.")),
      points: robust.exchanges.map {
        point(language.percent($0.share), $0.delayed, $0.short)
      },
      marked: ownPoint.map { point(say("planen", "the plan"), $0.delayed, $0.short) },
      titles: (
        say("planerad vård som väntar, patienter", "planned care that waits, patients"),
        say("brist, vårddygn", "shortage, bed-days")
      ), in: language)
    let sentence: Markup = "<p>\(exchangeSentence(robust))</p>"
    return sentence
      + Markup.figure(
        caption: title,
        detail: say(
          "andel av vad regionerna anger att de kan skjuta upp; simulerat, linjer 95 %",
          "share of what the regions state they can postpone; simulated, lines 95%"), curve.svg,
        tableLabel: say("Siffrorna i tabell", "The figures in a table"),
        table: curve.table(what: say("Andel av gränserna", "Share of the limits")))
      + exchangeNote(robust)
  }

  /// Where the plan itself stands, as the run simulated it.
  private var ownPoint: (delayed: PlanResult.Estimate, short: PlanResult.Estimate)? {
    guard let plan = figures.variant(.plan) else { return nil }
    let postponed = plan.postponed.mean + plan.turnedAway.mean
    return (
      .init(mean: postponed, standardError: nil),
      .init(mean: PlanFigures.shortBedDays(plan), standardError: nil)
    )
  }

  /// Whether postponing what the regions accept lessens the shortage at all.
  private func exchangeSentence(_ robust: PlanResult.Robustness) -> String {
    guard let none = robust.exchanges.first?.short, let all = robust.exchanges.last?.short else {
      return ""
    }
    let errors = [none, all].compactMap(\.standardError).map { $0 * $0 }.reduce(0, +)
    let gain = none.mean - all.mean
    guard gain > Self.sureErrors * errors.squareRoot() else {
      return say(
        "Här minskar uppskjuten vård inte säkert bristen: planen klarar sig lika bra med andra "
          + "åtgärder.",
        "Here postponed care does not surely lessen the shortage: the plan does as well with other "
          + "measures.")
    }
    return say(
      "Skjuts allt upp som regionerna anger blir bristen \(language.number(gain)) vårddygn mindre.",
      "If all is postponed that the regions state, the shortage is \(language.number(gain)) "
        + "bed-days less.")
  }

  private func exchangeNote(_ robust: PlanResult.Robustness) -> Markup {
    let bound = robust.exchanges.map { point in
      "\(language.percent(point.share)): \(language.number(point.plannedPostponed)) "
        + say("patienter, ", "patients, ") + language.number(point.programme)
        + say(" vårddygn", " bed-days")
    }
    return """
      <p class="hint">\(say(
        "Väntar gör både den som skjutits upp och den det inte fanns plats för. Planerna är gjorda "
          + "i en mindre modell, utan flyttade inneliggande, hela turer och operationssalar. "
          + "Modellens gräns: ",
        "Both those postponed and those without a bed wait. The plans are made in a smaller model, "
          + "without in-patients moved, whole trips and theatres. The model's limit: "
      ))\(bound.joined(separator: "; ")).</p>
      """
  }

  /// When nobody waits any longer.
  func recovery(_ robust: PlanResult.Robustness) -> Markup {
    let recovery = robust.recovery
    let title = say("Planerad vård som väntar", "Planned care that waits")
    let curve = LoadCurve(
      Picture(
        id: "aterhamtning", title: title,
        summary: say(
          "Antal patienter som väntar på planerad vård, från planens sista dygn.",
          "Patients waiting for planned care, from the plan's last day.")),
      lines: [.init(say("väntar", "waiting"), .plan, recovery.country)], firstDay: 0,
      unit: say("patienter", "patients"), in: language)
    let waiting = recovery.country.first ?? 0
    let many: Markup = "<b>\(language.number(waiting))</b>"
    let whole: Markup =
      recovery.days.map { "<b>\(language.number($0)) \(say("dygn", "days"))</b>" }
      ?? "<b>\(say("mer än", "more than")) \(language.number(recovery.followed)) \(say("dygn", "days"))</b>"
    return """
      <p>\(many) \(say(
        "patienter väntar när planens dagar är slut. Upphör scenariot då tar det",
        "patients wait when the plan's days end. Should the scenario end then, it takes")) \
      \(whole) \(say("tills ingen väntar i någon region.", "until nobody waits in any region."))</p>
      \(Markup.figure(
        caption: title, detail: say("dygn från planens slut", "days from the end of the plan"),
        curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
        table: curve.table(day: say("Dygn", "Day"))))\(recoveryTable(recovery))
      """
  }

  private func recoveryTable(_ recovery: PlanResult.Robustness.Recovery) -> Markup {
    let rows = recovery.regions.map { region -> DataTable.Row in
      .init(
        Markup(text: names[region.region]),
        [
          .number(region.waiting, language), .number(region.perDay, decimals: 1, language),
          region.days.map { .number(Double($0), language) }
            ?? .init(
              Markup(text: say("över \(recovery.followed)", "over \(recovery.followed)")),
              sortKey: "\(recovery.followed + 1)"),
        ])
    }
    return """
      <details class="data"><summary>\(say("Region för region", "Region by region"))</summary>\
      \(DataTable(
        id: "aterhamtning-regioner",
        caption: say("Planerad vård som väntar, och hur länge", "Planned care that waits, and for how long"),
        columns: [
          .init("Region"),
          .init(say("Väntar", "Waiting"), unit: say("patienter", "patients"), isNumeric: true),
          .init(say("Återhämtas", "Made up for"), unit: say("per dygn", "a day"), isNumeric: true),
          .init(say("Borta efter", "Gone after"), unit: say("dygn", "days"), isNumeric: true),
        ], rows: rows
      ).markup)</details>
      <p class="hint">\(say(
        "Räknat, inte simulerat: platserna som sista dygnet, den vanliga sjukvården som alltid, och "
          + "operationer på vardagar i den tid en vanlig vecka lämnar över. Personalens ork räknas "
          + "inte.",
        "Computed, not simulated: beds as on the last day, ordinary care as always, and operations "
          + "on weekdays in the time that an ordinary week leaves. How tired the staff is does not "
          + "count."))</p>
      """
  }
}
