import SamplanBase
import SamplanDomain
import SamplanPlanning

/// A plan as files, for spreadsheets and other programs (planfiler).
///
/// The information class, and in the demonstration its watermark, stand in every file's name, and
/// at the head of the files whose form allows it. The same result gives the same bytes; only the
/// file of timings differs from run to run.
package struct PlanFiles {
  /// What every file is marked with.
  package struct Marks: Sendable, Hashable {
    package var informationClass: InformationClass
    /// Whether the figures are the demonstration's.
    package var isDemonstration: Bool

    package init(informationClass: InformationClass, isDemonstration: Bool) {
      self.informationClass = informationClass
      self.isDemonstration = isDemonstration
    }

    /// The lines at the head of a file.
    package func lines(in language: Language) -> [String] {
      let watermark = Text(
        sv: "Demonstrationsdata – ange inga verkliga uppgifter",
        en: "Demonstration data – enter no real figures")
      return [informationClass.label[language]] + (isDemonstration ? [watermark[language]] : [])
    }

    /// The part of file names that tells the class and the demonstration: `internal-demo`.
    package var nameMark: String {
      informationClass.rawValue + (isDemonstration ? "-demo" : "")
    }
  }

  /// One file of a plan.
  package struct File: Sendable, Hashable {
    /// `load.internal-demo.csv`.
    package let name: String
    package let bytes: [UInt8]
  }

  let result: PlanResult
  let timings: PlanTimings
  let marks: Marks
  /// Short names of the regions, for the summary; a region without one is shown by its code.
  let names: [PartyCode: String]

  /// - Parameter names: short names of the regions, for the summary.
  package init(
    _ result: PlanResult, timings: PlanTimings, marks: Marks, names: [PartyCode: String] = [:]
  ) {
    self.result = result
    self.timings = timings
    self.marks = marks
    self.names = names
  }

  /// Every file, in the order of the list in `readme`.
  package var all: [File] {
    let tables = PlanTable.all(of: result)
    var files = [
      text("summary", PlanSummaryText(self).text),
      File(name: name("plan", "json"), bytes: PlanJSON.bytes(of: Marked(marks, result: result))),
      File(name: name("timings", "json"), bytes: PlanJSON.bytes(of: timings)),
    ]
    files += tables.map { File(name: name($0.name, "csv"), bytes: $0.csv(.data)) }
    files.append(text("readme", readme(tables)))
    return files
  }

  private func name(_ stem: String, _ kind: String) -> String {
    "\(stem).\(marks.nameMark).\(kind)"
  }

  private func text(_ stem: String, _ text: String) -> File {
    File(name: name(stem, "txt"), bytes: Array(text.utf8))
  }

  /// The result with its marks around it.
  private struct Marked: Encodable {
    let informationClass: InformationClass
    let notice: String?
    let result: PlanResult

    init(_ marks: Marks, result: PlanResult) {
      informationClass = marks.informationClass
      notice = marks.isDemonstration ? marks.lines(in: .sv).last : nil
      self.result = result
    }
  }

  /// What the files and their columns mean, in both languages.
  private func readme(_ tables: [PlanTable]) -> String {
    Language.allCases.map { language in
      let head = marks.lines(in: language) + [""]
      let files = tables.flatMap { table in
        ["\(name(table.name, "csv")): \(table.meaning[language])"]
          + table.columns.map { "  \($0.name): \($0.meaning[language])" } + [""]
      }
      let rest = Text(
        sv: "Alla tabeller: komma mellan fälten, punkt som decimaltecken, UTF-8. Dagar räknas från "
          + "1. Belastningen är simulerad utan hjälp mellan regioner; planen är modellens gräns, "
          + "med väntevärden. Varje åtgärd är ett förslag – ej tagit ställning.",
        en: "All tables: commas between fields, a point for decimals, UTF-8. Days are counted from "
          + "1. The load is simulated without help between regions; the plan is the model's "
          + "limit, with expected values. Each measure is a proposal – no position taken.")
      return (head + files + [rest[language], ""]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
