import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Modellens gräns: what the programme, which knows the future, finds. Shown apart from what was
/// simulated.
extension PlanView {
  var modelBound: Markup {
    """
    <section aria-labelledby="modellens-grans"><h2 id="modellens-grans">\(say(
      "Modellens gräns", "The model's bound"))</h2>
    <p class="hint">\(say(
      "Värden ur optimeringen, som vet i förväg vad som händer. De är en gräns för vad som kan nås; "
        + "planens effekt är den simulerade ovan.",
      "Values from the optimisation, which knows beforehand what happens. They bound what can be "
        + "reached; the effect of the plan is the simulated one above."))</p>
    <div class="two even"><div>\(comparison)\(programmeNote)</div><div>\(boundCurve)</div></div>
    </section>
    """
  }

  var comparison: Markup {
    let rows = result.careTypes.enumerated().map { care, type -> DataTable.Row in
      comparisonRow(
        type.label[language], PlanFigures.total(result.alone.shortage[care]),
        PlanFigures.total(result.joint.shortage[care]))
    }
    let total = comparisonRow(
      say("Alla", "All"), PlanFigures.shortage(result.alone),
      PlanFigures.shortage(result.joint), isTotal: true)
    return DataTable(
      id: "jamforelse",
      caption: say(
        "Brist i modellen, var för sig och tillsammans", "Shortage in the model, alone and together"
      ),
      columns: [
        .init(say("Vårdtyp", "Care type")),
        .init(
          say("Utan åtgärder", "Without measures"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
        .init(
          say("Gemensam plan", "Joint plan"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
        .init(say("Skillnad", "Difference"), unit: say("vårddygn", "bed-days"), isNumeric: true),
      ], rows: rows + [total]
    ).markup
  }

  private func comparisonRow(
    _ title: String, _ without: Double, _ with: Double, isTotal: Bool = false
  ) -> DataTable.Row {
    .init(
      Markup(text: title),
      [.number(without, language), .number(with, language), .number(with - without, language)],
      isTotal: isTotal)
  }

  var boundCurve: Markup {
    let title = say(
      "Modellens brist i landet dag för dag", "The model's shortage in the country day by day")
    let curve = LoadCurve(
      Picture(
        id: "brist-modell", title: title,
        summary: say(
          "Antal platser som saknas i modellen varje dag, utan åtgärder och med den gemensamma "
            + "planen.",
          "Beds short in the model each day, without measures and with the joint plan.")),
      lines: [
        .init(
          say("utan åtgärder", "without measures"), .need, figures.shortageByDay(result.alone)),
        .init(say("gemensam plan", "joint plan"), .plan, figures.shortageByDay(result.joint)),
      ], unit: say("platser", "beds"), in: language)
    return .figure(
      caption: title,
      detail: say("modellens gräns, alla vårdtyper", "the model's bound, all care types"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  var programmeNote: Markup {
    let gap = language.percent(result.joint.gap, decimals: 2)
    let isClose = result.joint.gap < 0.00005
    let terms: [(term: String, detail: Markup)] = [
      (
        say("Avstånd till modellens optimum", "Distance to the model's optimum"),
        Markup(
          text: isClose
            ? say("under 0,01\u{A0}%", "under 0.01%") : say("högst \(gap)", "at most \(gap)"))
      ),
      (
        say("Målvärde och gräns", "Objective and bound"),
        Markup(
          text: "\(language.number(result.joint.objective)) · "
            + language.number(result.joint.bound))
      ),
      (
        say("Största brist mot regionens platser", "Largest shortage against a region's beds"),
        Markup(
          text: say(
            "\(language.percent(result.joint.fairness, decimals: 1)) med planen, "
              + "\(language.percent(result.alone.fairness, decimals: 1)) utan",
            "\(language.percent(result.joint.fairness, decimals: 1)) with the plan, "
              + "\(language.percent(result.alone.fairness, decimals: 1)) without"))
      ),
      (say("Lösarens besked", "The solver's word"), Markup(text: solversWord)),
      (say("Gränser som överskrids", "Limits passed"), Markup(text: excess)),
    ]
    return .notice(
      .note,
      title: say("Så räknas detta: optimering", "How this is computed: optimisation"),
      """
      <p>\(say(
        "Planen är optimum, så när som på avståndet nedan, i en modell med väntevärden: den vet i "
          + "förväg vad som händer, och är därför en gräns för vad som kan nås, inte en "
          + "förutsägelse. Ingen region går utanför sina egna gränser. Utan "
          + "åtgärder betyder samma modell utan flyttar, utökade platser, uppskjuten vård och "
          + "lånad personal.",
        "The plan is the optimum, but for the distance below, of a model with expected values: "
          + "it knows beforehand what happens, and so bounds what can be reached; it predicts "
          + "nothing. No region goes beyond its own limits. Without measures means "
          + "the same model with no moves, surge beds, postponed care or lent staff."))</p>
      \(.provenance(terms))\(otherSolver)
      """)
  }
}
