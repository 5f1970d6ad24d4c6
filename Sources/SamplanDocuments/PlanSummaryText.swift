import SamplanBase
import SamplanDomain
import SamplanPlanning

/// A plan's answer as plain Swedish text, to print or to paste (sammanfattning).
struct PlanSummaryText {
  private let files: PlanFiles
  private var result: PlanResult { files.result }

  init(_ files: PlanFiles) { self.files = files }

  var text: String {
    (head + answer + risks + notes + provenance).joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    files.marks.lines(in: .sv) + ["", result.provenance.scenarioName, ""]
  }

  private var answer: [String] { result.explanation.flatMap { [$0.sv, ""] } }

  /// Where shortage is likelier than in an ordinary month, the likeliest first.
  private var risks: [String] {
    let rows = result.careTypes.indices.flatMap { care in
      result.regions.indices.map { region in
        (
          care: result.careTypes[care], region: result.regions[region],
          first: result.load.first[care][region],
          ordinary: result.load.firstOrdinary[care][region].ever
        )
      }
    }.filter { $0.first.ever > $0.ordinary + 0.005 }
    let sorted = rows.sorted { a, b in
      (b.first.ever, a.region, a.care.rawValue) < (a.first.ever, b.region, b.care.rawValue)
    }
    guard !sorted.isEmpty else { return [] }
    return ["Sannolikhet för brist någon dag (utan scenariot):"]
      + sorted.prefix(20).map { row in
        let name = files.names[row.region] ?? row.region.rawValue
        let day = row.first.p50.map { ", hälften av utfallen senast dag \($0)" } ?? ""
        return "  \(name), \(row.care.label.sv.lowercased()): \(percent(row.first.ever)) "
          + "(\(percent(row.ordinary)))\(day)"
      } + [""]
  }

  private func percent(_ share: Double) -> String {
    ExactDecimal(modelValue: (share * 100).rounded()).shown(in: .sv) + " %"
  }

  private var notes: [String] {
    result.remarks.isEmpty ? [] : ["Underlaget:"] + result.remarks.map { "  " + $0.sv } + [""]
  }

  private var provenance: [String] {
    let from = result.provenance
    return [
      "Dygn: \(from.days). Simuleringar: \(from.replications). Frö: \(from.seed).",
      "Indata: \(from.inputHash). Version: \(from.engineVersion).",
    ]
  }
}
