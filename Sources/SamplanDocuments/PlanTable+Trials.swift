import SamplanBase
import SamplanDomain
import SamplanPlanning

/// What is tried beside a plan: weights halved and doubled, and the interval for what some regions
/// have not told. Empty, and so left out, where the run has none.
extension PlanTable {
  static func trials(of result: PlanResult) -> [PlanTable] {
    [weights(result), interval(result)].filter { !$0.rows.isEmpty }
  }

  private static func number(_ value: Double) -> CsvCell {
    .number(ExactDecimal(modelValue: value))
  }

  private static func weights(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "weights",
      meaning: Text(
        sv: "vikterna halverade och fördubblade i en mindre modell; jämför raderna med varandra",
        en: "the weights halved and doubled in a smaller model; compare the rows with each other"),
      columns: [
        Column("weight", "vad vikten gäller", "what the weight is of"),
        Column(
          "factor", "0,5 halverad, 2 fördubblad, 1 som de är",
          "0.5 halved, 2 doubled, 1 as they are"),
        Column("short_bed_days", "vårddygn utan plats", "bed-days without a bed"),
        Column("moved", "flyttade patienter", "patients moved"),
        Column("postponed", "uppskjutna planerade patienter", "planned patients postponed"),
        Column("surge_bed_days", "vårddygn i utökade platser", "bed-days in surge beds"),
        Column(
          "largest_share", "största andel nödvändig brist i en region",
          "largest share of necessary shortage in a region"),
        Column("region", "länskod för den regionen", "that region's county code"),
      ],
      rows: (result.fairness?.sensitivity ?? []).map { trial in
        [
          .text(trial.name.en), number(trial.factor), number(trial.shortBedDays),
          number(trial.moved), number(trial.postponed), number(trial.surgeBedDays),
          number(trial.largestShare), trial.mostExposed.map { .text($0.rawValue) } ?? .empty,
        ]
      })
  }

  private static func interval(_ result: PlanResult) -> PlanTable {
    let totals: [(name: String, value: (PlanResult.UnknownInterval.Totals) -> Double)] =
      result.careTypes.enumerated().map { care, type in
        ("beds.\(type.rawValue)", { $0.beds[care] })
      } + [
        ("short_bed_days", { $0.shortBedDays.mean }),
        ("programme_short_bed_days", { $0.programme }),
      ]
    return PlanTable(
      name: "interval",
      meaning: Text(
        sv: "vad regioner utanför planen lägger till en summa: ett antagande ur de andras tal per "
          + "invånare, aldrig deras egna uppgifter",
        en: "what regions outside the plan add to a total: an assumption from the others' numbers "
          + "per inhabitant, never their own figures"),
      columns: [
        Column(
          "total", "öppna platser dag 1 per vårdtyp, simulerad brist, brist i programmet",
          "open beds on day 1 by care type, simulated shortage, the programme's shortage"),
        Column("least_capacity", "med lägsta kapacitet", "at the least capacity"),
        Column("most_capacity", "med högsta kapacitet", "at the most capacity"),
        Column("regions", "länskoder", "county codes"),
      ],
      rows: result.unknown.map { unknown in
        totals.map { total in
          [
            .text(total.name), number(total.value(unknown.leastCapacity)),
            number(total.value(unknown.mostCapacity)),
            .text(unknown.regions.map(\.rawValue).joined(separator: " ")),
          ]
        }
      } ?? [])
  }
}
