import SamplanBase
import SamplanDomain
import SamplanPlanning

/// One table of a plan, with what its columns mean.
package struct PlanTable: Sendable {
  /// A column and its meaning.
  package struct Column: Sendable {
    package let name: String
    package let meaning: Text

    init(_ name: String, _ sv: String, _ en: String) {
      self.name = name
      meaning = Text(sv: sv, en: en)
    }
  }

  /// The stem of the file's name: `first_shortage`.
  package let name: String
  package let meaning: Text
  package let columns: [Column]
  package let rows: [[CsvCell]]

  /// The table as a file.
  package func csv(_ dialect: CsvDialect) -> [UInt8] {
    var writer = CsvWriter(dialect, columns: columns.map(\.name))
    for row in rows { writer.write(row) }
    return writer.take()
  }

  /// The tables of a result.
  package static func all(of result: PlanResult) -> [PlanTable] {
    [
      load(result), national(result), firstShortage(result), shortage(result), moves(result),
      surge(result), postponed(result), staff(result), binding(result), excluded(result),
    ] + answers(of: result) + chain(of: result) + trials(of: result) + asked(of: result)
  }

  private static let care = Column("care", "vårdtyp: ICU, SURG, MED", "care type: ICU, SURG, MED")
  private static let region = Column("region", "regionens länskod", "the region's county code")
  private static let day = Column("day", "dag, från 1", "day, from 1")

  /// A value of the model, exact at the decimals it is kept with.
  private static func number(_ value: Double) -> CsvCell {
    .number(ExactDecimal(modelValue: value))
  }

  /// A row for each care type, region and day.
  private static func cells(
    _ result: PlanResult, _ row: (_ care: Int, _ region: Int, _ day: Int) -> [CsvCell]?
  ) -> [[CsvCell]] {
    result.careTypes.indices.flatMap { care in
      result.regions.indices.flatMap { region in
        (0..<result.provenance.days).compactMap { day in
          row(care, region, day).map {
            [
              .text(result.careTypes[care].rawValue), .text(result.regions[region].rawValue),
              .whole(day + 1),
            ] + $0
          }
        }
      }
    }
  }

  private static func load(_ result: PlanResult) -> PlanTable {
    let load = result.load
    return PlanTable(
      name: "load",
      meaning: Text(
        sv: "simulerad belastning utan hjälp mellan regioner",
        en: "simulated load without help between regions"),
      columns: [
        care, region, day,
        Column("need_p10", "behov (i plats och i kö), 10 % av utfallen", "need, 10 % of outcomes"),
        Column("need_p50", "behov, median", "need, median"),
        Column("need_p90", "behov, 90 % av utfallen", "need, 90 % of outcomes"),
        Column("probability", "sannolikhet för brist, 0–1", "probability of shortage, 0–1"),
        Column("beds", "öppna platser", "open beds"),
        Column(
          "threshold", "vad regionen kan använda själv, platser",
          "what the region can use by itself, beds"),
      ],
      rows: cells(result) { care, region, day in
        [load.needP10, load.needP50, load.needP90, load.probability, load.beds, load.threshold]
          .map { number($0[care][region][day]) }
      })
  }

  private static func national(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "national",
      meaning: Text(
        sv: "hela landets behov och platser, regionerna i körningen",
        en: "the country's need and beds, the regions of the run"),
      columns: [
        care, day, Column("need_p10", "behov, 10 % av utfallen", "need, 10 % of outcomes"),
        Column("need_p50", "behov, median", "need, median"),
        Column("need_p90", "behov, 90 % av utfallen", "need, 90 % of outcomes"),
        Column("beds", "öppna platser", "open beds"),
        Column("beds_with_surge", "öppna och utökade platser", "open and surge beds"),
      ],
      rows: zip(result.careTypes, result.load.national).flatMap { care, national in
        (0..<result.provenance.days).map { day in
          [.text(care.rawValue), .whole(day + 1)]
            + [national.p10, national.p50, national.p90, national.beds, national.bedsWithSurge]
            .map { number($0[day]) }
        }
      })
  }

  private static func firstShortage(_ result: PlanResult) -> PlanTable {
    func cells(_ first: PlanResult.FirstDay) -> [CsvCell] {
      [number(first.ever)]
        + [first.p10, first.p50, first.p90].map { $0.map { .whole($0) } ?? .empty }
    }
    return PlanTable(
      name: "first_shortage",
      meaning: Text(
        sv: "första dag med brist; tomt när andelen av utfallen aldrig har någon",
        en: "first day of shortage; empty when that share of outcomes never has one"),
      columns: [
        care, region, Column("ever", "sannolikhet för någon dag", "probability of any day"),
        Column("p10", "dag, 10 % av utfallen", "day, 10 % of outcomes"),
        Column("p50", "dag, hälften av utfallen", "day, half of outcomes"),
        Column("p90", "dag, 90 % av utfallen", "day, 90 % of outcomes"),
        Column("ever_ordinary", "samma utan scenariot", "the same without the scenario"),
      ],
      rows: result.careTypes.indices.flatMap { care in
        result.regions.indices.map { region in
          [.text(result.careTypes[care].rawValue), .text(result.regions[region].rawValue)]
            + cells(result.load.first[care][region])
            + [number(result.load.firstOrdinary[care][region].ever)]
        }
      })
  }

  private static func shortage(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "shortage",
      meaning: Text(
        sv: "brist i programmet, platser; dagar utan brist är utelämnade",
        en: "shortage in the programme, beds; days without are left out"),
      columns: [
        care, region, day, Column("without", "utan åtgärder", "without measures"),
        Column("with", "med den gemensamma planen", "with the joint plan"),
      ],
      rows: cells(result) { care, region, day in
        let without = result.alone.shortage[care][region][day]
        let with = result.joint.shortage[care][region][day]
        return without == 0 && with == 0 ? nil : [number(without), number(with)]
      })
  }

  private static func moves(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "moves",
      meaning: Text(sv: "patienter som skulle flyttas", en: "patients who would move"),
      columns: [
        Column("group", "patientgrupp", "patient group"),
        Column("from", "från region", "from region"), Column("to", "till region", "to region"),
        Column("mode", "transportslag", "transport mode"), day,
        Column("patients", "patienter", "patients"),
      ],
      rows: result.moves.map { move in
        [
          .text(move.group), .text(move.from.rawValue), .text(move.to.rawValue),
          .text(move.mode), .whole(move.day), number(move.patients),
        ]
      })
  }

  private static func surge(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "surge",
      meaning: Text(
        sv: "utökade vårdplatser i planen; dagar utan är utelämnade",
        en: "surge beds of the plan; days without are left out"),
      columns: [care, region, day, Column("beds", "platser", "beds")],
      rows: cells(result) { care, region, day in
        let beds = result.joint.surge[care][region][day]
        return beds == 0 ? nil : [number(beds)]
      })
  }

  private static func postponed(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "postponed",
      meaning: Text(
        sv: "uppskjuten planerad vård i planen; dagar utan är utelämnade",
        en: "postponed planned care of the plan; days without are left out"),
      columns: [region, day, Column("patients", "patienter", "patients")],
      rows: byRegion(result) { region, day in
        let patients = result.joint.postponed[region][day]
        return patients == 0 ? nil : [number(patients)]
      })
  }

  private static func staff(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "staff",
      meaning: Text(
        sv: "personal som skulle lånas ut och in; dagar utan är utelämnade",
        en: "staff who would be lent and borrowed; days without are left out"),
      columns: [
        region, day, Column("lent", "utlånade, personer", "lent, persons"),
        Column("borrowed", "inlånade, personer", "borrowed, persons"),
      ],
      rows: byRegion(result) { region, day in
        let (lent, borrowed) = (result.joint.lent[region][day], result.joint.borrowed[region][day])
        return lent == 0 && borrowed == 0 ? nil : [number(lent), number(borrowed)]
      })
  }

  private static func byRegion(
    _ result: PlanResult, _ row: (_ region: Int, _ day: Int) -> [CsvCell]?
  ) -> [[CsvCell]] {
    result.regions.indices.flatMap { region in
      (0..<result.provenance.days).compactMap { day in
        row(region, day).map { [.text(result.regions[region].rawValue), .whole(day + 1)] + $0 }
      }
    }
  }

  private static func binding(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "binding",
      meaning: Text(
        sv: "gränser som planen når medan något fattas",
        en: "limits that the plan reaches while something is short"),
      columns: [
        Column("kind", "slag av gräns", "kind of limit"),
        Column("place", "region eller transportslag", "region or transport mode"),
        Column("days", "antal dagar", "number of days"),
      ],
      rows: result.binding.map { [.text($0.kind.rawValue), .text($0.place), .whole($0.days)] })
  }

  private static func excluded(_ result: PlanResult) -> PlanTable {
    PlanTable(
      name: "excluded",
      meaning: Text(
        sv: "regioner som inte ingår, och vad som saknas",
        en: "regions left out, and what is missing"),
      columns: [
        region, Column("measure", "mått", "measure"),
        Column(
          "says", "vad måttet säger i stället för ett tal", "what it says in place of a number"),
      ],
      rows: result.excluded.flatMap { region in
        region.missing.sorted { $0.key < $1.key }.map { measure, word in
          [.text(region.region.rawValue), .text(measure), .text(word)]
        }
      })
  }
}
