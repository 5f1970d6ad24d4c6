import SamplanBase
import SamplanDomain
import SamplanPlanning

/// The tables of the care chain, stocks, power and water. Empty, and so left out, for plans from a
/// model without them.
extension PlanTable {
  static func chain(of result: PlanResult) -> [PlanTable] {
    [links(result), stocks(result), outages(result), runsOut(result)].filter { !$0.rows.isEmpty }
  }

  private static let region = Column("region", "regionens länskod", "the region's county code")

  private static func number(_ value: Double) -> CsvCell {
    .number(ExactDecimal(modelValue: value))
  }

  private static func whole(_ value: Int?) -> CsvCell { value.map { .whole($0) } ?? .empty }

  private static func links(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "chain",
      meaning: Text(
        sv: "vårdkedjans led: behov mot vad regionen har, utan flyttar",
        en: "links of the care chain: need against what the region has, without moves"),
      columns: [
        Column("link", "led i vårdkedjan", "link of the care chain"), region,
        Column("day", "dag, från 1", "day, from 1"),
        Column("need", "väntat behov", "expected need"),
        Column("need_p90", "behov, 90 % av utfallen", "need, 90 % of outcomes"),
        Column("capacity", "vad regionen har; tomt: okänt", "what the region has; empty: unknown"),
        Column(
          "waits_from", "dag då någon väntat för länge", "day on which somebody waited too long"),
        Column(
          "necessary_from", "dag då vården är nödvändig", "day on which the care is necessary"),
      ],
      rows: (result.chain ?? []).flatMap { link in
        link.rows.flatMap { row in
          row.need.indices.map { day in
            [
              .text(link.link.rawValue), .text(row.region.rawValue), .whole(day + 1),
              number(row.need[day]), number(row.high[day]),
              row.capacity.map { number($0[day]) } ?? .empty, whole(row.waitsFrom),
              whole(row.necessaryFrom),
            ]
          }
        }
      })
  }

  private static func stocks(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "stocks",
      meaning: Text(
        sv: "lager i band, och när de kan ta slut", en: "stocks in bands, and when they may run out"
      ),
      columns: [
        region, Column("supply", "försörjningsslag", "class of supplies"),
        Column("band", "band 1–5, eller ordet i stället", "band 1–5, or the word in its place"),
        Column("earliest", "tidigaste dag", "earliest day"),
        Column("latest", "senaste dag", "latest day"),
        Column(
          "highest_use", "högsta förbrukning, vanligt dygn = 1", "highest use, ordinary day = 1"),
      ],
      rows: (result.supply?.stocks ?? []).map { stock in
        [
          .text(stock.region.rawValue), .text(stock.supply.rawValue),
          stock.band.map { .whole($0) } ?? .text(stock.missing ?? ""), whole(stock.earliest),
          whole(stock.latest), number(stock.highest),
        ]
      })
  }

  private static func outages(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "outages",
      meaning: Text(sv: "el och vatten som är borta", en: "power and water that are gone"),
      columns: [
        region, Column("utility", "power eller water", "power or water"),
        Column("state", "reserve eller none", "reserve or none"),
        Column("first", "första dagen", "first day"), Column("last", "sista dagen", "last day"),
        Column("none_from", "dag från vilken platsen är utan", "day from which it is without"),
      ],
      rows: (result.supply?.outages ?? []).map { row in
        [
          .text(row.region.rawValue), .text(row.utility.rawValue), .text(row.state.rawValue),
          .whole(row.first), .whole(row.last), whole(row.noneFrom),
        ]
      })
  }

  private static func runsOut(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "runs_out",
      meaning: Text(
        sv: "vad som tar vårdplatser ifrån en region", en: "what takes beds from a region"),
      columns: [
        region, Column("care", "vårdtyp: ICU, SURG, MED", "care type: ICU, SURG, MED"),
        Column(
          "what", "personalgrupp, försörjning, el, vatten eller bortfall",
          "staff group, supply, power, water or loss"),
        Column("first_day", "första dagen", "first day"),
        Column(
          "beds_left", "andel platser kvar som minst, 0–1", "share of beds left at least, 0–1"),
      ],
      rows: (result.supply?.runsOut ?? []).map { row in
        [
          .text(row.region.rawValue), .text(row.care.rawValue), .text(row.kind.rawValue),
          .whole(row.firstDay), number(row.bedsLeft),
        ]
      })
  }
}
