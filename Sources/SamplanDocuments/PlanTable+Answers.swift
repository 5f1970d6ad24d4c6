import SamplanBase
import SamplanDomain
import SamplanPlanning

/// The tables of what a plan answers: variants and effects, each region's part, indicators, the
/// zero run. Empty, and so left out, for plans from a model without them.
extension PlanTable {
  static func answers(of result: PlanResult) -> [PlanTable] {
    [variants(result), effects(result), executed(result), parts(result), indicators(result)]
      .filter { !$0.rows.isEmpty } + [zeroRun(result)].filter { !$0.rows.isEmpty }
  }

  private static func number(_ value: Double) -> CsvCell {
    .number(ExactDecimal(modelValue: value))
  }

  private static func optional(_ value: Double?) -> CsvCell {
    value.map { number($0) } ?? .empty
  }

  private static func whole(_ value: Int?) -> CsvCell { value.map { .whole($0) } ?? .empty }

  private static let variant = Column(
    "variant", "V0 utan hjälp, V1 grannregeln, V2 planen, V3 omräknad var sjunde dag",
    "V0 no help, V1 the neighbour rule, V2 the plan, V3 made anew every seventh day")
  private static let region = Column("region", "regionens länskod", "the region's county code")
  private static let error = Column(
    "standard_error", "medelfel i samma enhet", "standard error in the same unit")

  private static func variants(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "variants",
      meaning: Text(
        sv: "nödvändig vård utan plats, simulerad för samma patienter",
        en: "necessary care without a bed, simulated with the same patients"),
      columns: [
        variant, Column("care", "vårdtyp: ICU, SURG, MED", "care type: ICU, SURG, MED"), region,
        Column("short_bed_days", "vårddygn utan plats, medel", "bed-days without a bed, mean"),
        error,
      ],
      rows: (result.variants ?? []).flatMap { variant in
        result.careTypes.indices.flatMap { care in
          result.regions.indices.map { region in
            let short = variant.shortByRegion[care][region]
            return [
              .text(variant.kind.rawValue), .text(result.careTypes[care].rawValue),
              .text(result.regions[region].rawValue), number(short.mean),
              optional(short.standardError),
            ]
          }
        }
      })
  }

  private static func effects(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "effects",
      meaning: Text(
        sv: "skillnaden mellan varianter för samma patienter; planens effekt är V0 till V2",
        en: "the difference of variants with the same patients; a plan's effect is V0 to V2"),
      columns: [
        Column("from", "från variant", "from variant"), Column("to", "till variant", "to variant"),
        Column("replications", "simuleringar", "simulations"),
        Column(
          "short_bed_days", "ändring i vårddygn utan plats", "change in bed-days without a bed"),
        error,
        Column(
          "replications_saved", "gånger färre simuleringar än med oberoende slump",
          "times fewer simulations than with independent chance"),
        Column(
          "programme", "samma skillnad i programmet (modellens gräns)",
          "the same difference in the programme (the model's limit)"),
      ],
      rows: (result.effects ?? []).map { effect in
        [
          .text(effect.from.rawValue), .text(effect.to.rawValue), .whole(effect.replications),
          number(effect.shortBedDays.mean), optional(effect.shortBedDays.standardError),
          optional(effect.replicationsSaved), optional(effect.programme),
        ]
      })
  }

  private static func executed(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "executed",
      meaning: Text(
        sv: "vad den simulerade planen (V2) använde av det planerade",
        en: "what the simulated plan (V2) used of what was planned"),
      columns: [
        Column("measure", "åtgärd", "measure"),
        Column("region", "länskod; tomt för landet", "county code; empty for the country"),
        Column("planned", "planerat, i åtgärdens enhet", "planned, in the measure's unit"),
        Column("executed", "använt, medel", "used, mean"), error,
      ],
      rows: (result.executed ?? []).map { row in
        [
          .text(row.measure.rawValue), row.region.map { .text($0.rawValue) } ?? .empty,
          number(row.planned), number(row.executed.mean), optional(row.executed.standardError),
        ]
      })
  }

  private static func parts(_ result: PlanResult) -> PlanTable {
    func rows(
      _ region: PartyCode, _ direction: String, _ items: [PlanResult.RegionShare.Item]
    ) -> [[CsvCell]] {
      items.map { item in
        [
          .text(region.rawValue), .text(direction), .text(item.measure.rawValue),
          number(item.amount), number(item.peak), .whole(item.firstDay), .whole(item.lastDay),
          .text(item.with.map(\.region.rawValue).joined(separator: " ")),
        ]
      }
    }
    return PlanTable(
      name: "parts",
      meaning: Text(
        sv: "varje regions del: vad planen skulle ta i anspråk (asks) och ge (gives); förslag – ej "
          + "tagit ställning",
        en: "each region's part: what the plan would ask (asks) and give (gives); proposals – no "
          + "position taken"),
      columns: [
        region, Column("direction", "asks eller gives", "asks or gives"),
        Column("measure", "åtgärd", "measure"),
        Column("amount", "hela tiden, i åtgärdens enhet", "in all, in the measure's unit"),
        Column("peak", "mest på ett dygn", "most on a day"),
        Column("first_day", "första dag, från 1", "first day, from 1"),
        Column("last_day", "sista dag", "last day"),
        Column("with", "andra regioner, störst del först", "other regions, largest part first"),
      ],
      rows: (result.shares ?? []).flatMap {
        rows($0.region, "asks", $0.asks) + rows($0.region, "gives", $0.gives)
      })
  }

  private static func indicators(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "indicators",
      meaning: Text(
        sv: "modellindikatorer för katastroftillstånd: regionen bedömer, regeringen beslutar om "
          + "kvalificerat",
        en: "model indicators of katastroftillstånd: the region judges, the Government decides on "
          + "a qualified one"),
      columns: [
        region,
        Column("risk_from", "A: första dag med risk", "A: first day with risk"),
        Column("probability", "B: sannolikhet någon dag, 0–1", "B: probability on some day, 0–1"),
        Column("p10", "B: dag, 10 % av utfallen", "B: day, 10 % of outcomes"),
        Column("p50", "B: dag, median", "B: day, median"),
        Column("p90", "B: dag, 90 % av utfallen", "B: day, 90 % of outcomes"),
        Column(
          "with_help", "C: sannolikhet trots all hjälp", "C: probability in spite of all help"),
        Column("warning_hours", "timmar från A till B", "hours from A to B"),
      ],
      rows: (result.crises ?? []).map { row in
        [
          .text(row.region.rawValue), whole(row.riskFrom), number(row.first.ever),
          whole(row.first.p10), whole(row.first.p50), whole(row.first.p90),
          number(row.firstWithHelp.ever), whole(row.warningHours),
        ]
      })
  }

  private static func zeroRun(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "zero_run",
      meaning: Text(
        sv: "nollkörningen mot rapporterad beläggning, andel av platserna",
        en: "the zero run against reported occupancy, share of the beds"),
      columns: [
        Column("care", "vårdtyp: ICU, SURG, MED", "care type: ICU, SURG, MED"), region,
        Column("reported", "rapporterad beläggning", "reported occupancy"),
        Column("simulated", "i nollkörningen", "in the zero run"),
        Column(
          "calibrated", "1 om skillnaden är högst 3 procentenheter",
          "1 when they differ by at most 3 percentage points"),
      ],
      rows: (result.zeroRun?.calibration ?? []).enumerated().flatMap { care, regions in
        regions.enumerated().map { region, value in
          [
            .text(result.careTypes[care].rawValue), .text(result.regions[region].rawValue),
            number(value.reported), number(value.simulated), .whole(value.isCalibrated ? 1 : 0),
          ]
        }
      })
  }
}
