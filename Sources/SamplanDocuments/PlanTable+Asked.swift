import SamplanBase
import SamplanDomain
import SamplanPlanning

/// The questions that a run answers when it is asked to: what is worth building, and whether the
/// plan holds. Without rows, and so left out, where they were not asked.
extension PlanTable {
  static func asked(of result: PlanResult) -> [PlanTable] {
    [worth(result), strains(result), alternatives(result), exchanges(result), recovery(result)]
      .filter { !$0.rows.isEmpty }
  }

  private static func number(_ value: Double?) -> CsvCell {
    value.map { .number(ExactDecimal(modelValue: $0)) } ?? .empty
  }

  private static func cells(_ estimate: PlanResult.Estimate?) -> [CsvCell] {
    [number(estimate?.mean), number(estimate?.standardError)]
  }

  /// What one more of each thing is worth.
  package static func worth(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "worth",
      meaning: Text(
        sv: "vårddygn av nödvändig brist som en till per dygn undviker, över alla dagar; simulerat "
          + "och modellens gräns var för sig",
        en: "bed-days of necessary shortage that one more a day avoids, over all days; simulated "
          + "and the model's limit apart"),
      columns: [
        Column("kind", "vad: bed, staff, receiving, vehicleHour", "what: bed, staff, …"),
        Column("care", "vårdtyp", "care type"), Column("mode", "transportslag", "transport mode"),
        Column("region", "länskod; tomt för hela landet", "county code; empty for the country"),
        Column("avoided", "simulerat, med planen", "simulated, with the plan"),
        Column("avoided_error", "dess medelfel", "its standard error"),
        Column("avoided_p10", "10 % av utfallen undviker högst", "10 % of outcomes avoid at most"),
        Column("avoided_p90", "90 % av utfallen undviker högst", "90 % of outcomes avoid at most"),
        Column("model_more", "modellens gräns: en till", "the model's limit: one more"),
        Column("model_less", "modellens gräns: en färre", "the model's limit: one fewer"),
        Column("price", "modellens pris", "the model's price"),
        Column(
          "usable", "vårddygn den högst kunde användas till där den står, simulerat",
          "bed-days it could at most be used for where it stands, simulated"),
        Column(
          "scenarios_lowest", "minst över scenarierna, simulerat", "least over scenarios, simulated"
        ),
        Column(
          "scenarios_highest", "mest över scenarierna, simulerat", "most over scenarios, simulated"),
      ],
      rows: (result.worth?.candidates ?? []).map { one in
        [
          .text(one.kind.rawValue), one.care.map { .text($0.rawValue) } ?? .empty,
          one.mode.map { .text($0) } ?? .empty, one.region.map { .text($0.rawValue) } ?? .empty,
        ] + cells(one.simulated?.avoided)
          + [
            one.simulated?.p10, one.simulated?.p90, one.model?.more, one.model?.less, one.price,
            one.usable,
            result.worth?.range(of: one)?.lowerBound, result.worth?.range(of: one)?.upperBound,
          ].map(number)
      })
  }

  /// The plan under strain.
  package static func strains(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "strains",
      meaning: Text(
        sv: "brist i vårddygn när annat sker än det planen är gjord för",
        en: "bed-days short when other things happen than the plan was made for"),
      columns: [
        Column("strain", "påfrestning", "strain"), Column("detail", "vad som sker", "what happens"),
        Column("without", "utan hjälp", "without help"),
        Column("without_error", "medelfel", "standard error"),
        Column("with", "med planen", "with the plan"),
        Column("with_error", "medelfel", "standard error"),
        Column("effect", "med planen minus utan", "with the plan minus without"),
        Column("effect_error", "medelfel", "standard error"),
        Column("known", "med en plan gjord för detta", "with a plan made for this"),
        Column("known_error", "medelfel", "standard error"),
        Column("regret", "med planen minus med den", "with the plan minus with that one"),
        Column("regret_error", "medelfel", "standard error"),
        Column("programme", "modellens gräns för den", "the model's limit for that one"),
      ],
      rows: (result.robustness?.tests ?? []).map { test in
        [.text(test.strain.rawValue), .text(test.detail.sv)]
          + [test.without, test.with, test.effect, test.known, test.regret].flatMap(cells)
          + [number(test.programme)]
      })
  }

  private static func alternatives(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "robust_plans",
      meaning: Text(
        sv: "planer gjorda för mer än det väntade, prövade på scenariot som det är",
        en: "plans made for more than is expected, tried on the scenario as it is"),
      columns: [
        Column("factor", "gjord för så många gånger scenariots patienter", "made for, times"),
        Column(
          "levels", "gjord för lottade utfall: all, worseHalf; tomt: för väntat behov",
          "made for drawn outcomes: all, worseHalf; empty: for expected need"),
        Column("drawn", "brist i utfallen den väljs på", "shortage in the outcomes chosen by"),
        Column("drawn_error", "medelfel", "standard error"),
        Column("drawn_worst", "medel av den värsta tiondelen", "mean of the worst tenth"),
        Column("fresh", "brist i nya utfall", "shortage in fresh outcomes"),
        Column("fresh_error", "medelfel", "standard error"),
        Column("fresh_worst", "medel av den värsta tiondelen", "mean of the worst tenth"),
        Column("delayed", "uppskjuten eller utan plats, patienter", "postponed or without a bed"),
        Column("delayed_error", "medelfel", "standard error"),
      ],
      rows: (result.robustness?.alternatives ?? []).map { plan in
        [number(plan.factor), plan.levels.map { .text($0.rawValue) } ?? .empty] + cells(plan.drawn)
          + [number(plan.drawnWorst)] + cells(plan.fresh)
          + [number(plan.freshWorst)] + cells(plan.delayed)
      })
  }

  private static func exchanges(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "postponement_against_shortage",
      meaning: Text(
        sv: "planer som skjuter upp högst en andel av vad regionerna anger",
        en: "plans that postpone at most a share of what the regions state"),
      columns: [
        Column("share", "andel av regionernas gränser", "share of the regions' limits"),
        Column("postponed", "uppskjutna i modellen, patienter", "postponed in the model, patients"),
        Column("programme", "brist i modellen, vårddygn", "shortage in the model, bed-days"),
        Column("delayed", "simulerat, patienter", "simulated, patients"),
        Column("delayed_error", "medelfel", "standard error"),
        Column("short", "simulerad brist, vårddygn", "simulated shortage, bed-days"),
        Column("short_error", "medelfel", "standard error"),
      ],
      rows: (result.robustness?.exchanges ?? []).map { point in
        [number(point.share), number(point.plannedPostponed), number(point.programme)]
          + cells(point.delayed) + cells(point.short)
      })
  }

  private static func recovery(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "recovery",
      meaning: Text(
        sv: "planerad vård som väntar när planens dagar slutar, och hur länge",
        en: "planned care that waits when the plan's days end, and for how long"),
      columns: [
        Column("region", "länskod", "county code"),
        Column("waiting", "väntar, patienter", "waiting, patients"),
        Column("per_day", "återhämtas per dygn de första fyra veckorna", "made up for a day"),
        Column(
          "days", "dygn tills ingen väntar; tomt: längre än vad som följs", "days; empty: more"),
      ],
      rows: (result.robustness?.recovery.regions ?? []).map { region in
        [
          .text(region.region.rawValue), number(region.waiting), number(region.perDay),
          region.days.map { .whole($0) } ?? .empty,
        ]
      })
  }
}
