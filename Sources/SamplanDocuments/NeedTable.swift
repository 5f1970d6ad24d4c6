import SamplanBase
import SamplanDomain
import SamplanPlanning

/// A need as one table: a row for each thing needed, region and day (behovstabell).
package struct NeedTable: Sendable {
  /// What each column means, in the order they are written.
  package static let columns: [(name: String, meaning: Text)] = [
    ("need", Text(sv: "vad som behövs: vårdtyp eller resurs", en: "what is needed")),
    ("unit", Text(sv: "enhet", en: "unit")),
    (
      "region",
      Text(sv: "länskod, eller SE för regionerna tillsammans", en: "county code, or SE for all")
    ),
    ("day", Text(sv: "dag, från 1", en: "day, from 1")),
    ("p10", Text(sv: "10 % av utfallen har högst detta", en: "10 % of outcomes have at most this")),
    ("p50", Text(sv: "median", en: "median")),
    ("p90", Text(sv: "90 % av utfallen har högst detta", en: "90 % of outcomes have at most this")),
    (
      "open_beds",
      Text(sv: "rapporterade öppna platser, för vårdtyper", en: "reported open beds, of care types")
    ),
  ]

  private let result: NeedResult

  package init(_ result: NeedResult) { self.result = result }

  /// The table as a file.
  package func csv(_ dialect: CsvDialect) -> [UInt8] {
    var writer = CsvWriter(dialect, columns: Self.columns.map(\.name))
    func write(
      _ need: String, _ unit: String, _ region: String, _ days: NeedResult.Days, _ beds: Double?
    ) {
      for day in days.p50.indices {
        writer.write([
          .text(need), .text(unit), .text(region), .whole(day + 1), number(days.p10[day]),
          number(days.p50[day]), number(days.p90[day]), beds.map(number) ?? .empty,
        ])
      }
    }
    for (care, type) in result.careTypes.enumerated() {
      write(
        type.rawValue, "patients", "SE", result.national[care], result.openBeds[care].reduce(0, +))
      for (region, code) in result.regions.enumerated() {
        write(
          type.rawValue, "patients", code.rawValue, result.days(care: care, region: region),
          result.openBeds[care][region])
      }
    }
    for resource in result.resources {
      let (need, unit) = (resource.kind.rawValue, resource.kind.unit.en)
      write(need, unit, "SE", resource.national, nil)
      for (region, code) in result.regions.enumerated() {
        write(need, unit, code.rawValue, resource.byRegion[region], nil)
      }
    }
    return writer.take()
  }

  private func number(_ value: Double) -> CsvCell { .number(ExactDecimal(modelValue: value)) }
}

extension NeedTable {
  /// The need as files: the result, its table, and what the columns mean.
  package func files(_ marks: PlanFiles.Marks) -> [PlanFiles.File] {
    let readme = Language.allCases.map { language in
      (marks.lines(in: language)
        + [
          Text(
            sv: "Behov: vad som skulle krävas om ingenting tog slut. Inte en plan, och inte "
              + "jämförbart med en körning med dagens resurser.",
            en: "Need: what would be required if nothing ran out. Not a plan, and not to be "
              + "compared with a run with today's resources.")[language]
        ] + Self.columns.map { "  \($0.name): \($0.meaning[language])" }
        + result.remarks.map { language == .sv ? $0.sv : $0.en } + [""]).joined(separator: "\n")
    }.joined(separator: "\n")
    return [
      .init(name: "need.\(marks.nameMark).json", bytes: PlanJSON.bytes(of: result)),
      .init(name: "need.\(marks.nameMark).csv", bytes: csv(.data)),
      .init(name: "readme.\(marks.nameMark).txt", bytes: Array(readme.utf8)),
    ]
  }
}
