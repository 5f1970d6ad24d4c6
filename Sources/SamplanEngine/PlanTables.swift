import SamplanBase

/// A plan or a simulation as CSV: RFC 4180 with comma and decimal point, UTF-8, one header row.
package enum PlanTables {
  /// The whole plan, a text for each file name.
  package static func files(_ solution: Solution, of instance: Instance) -> [String: String] {
    let sites = instance.sites.map(\.id)
    var transfers = CSVText("group", "from", "to", "mode", "day", "patients")
    for transfer in solution.transfers {
      transfers.row(
        instance.groups[transfer.group].id, sites[transfer.from], sites[transfer.to],
        instance.modes[transfer.mode].id, transfer.day, transfer.patients)
    }
    var admissions = CSVText("group", "site", "day", "patients")
    for (group, rows) in solution.admissions.enumerated() {
      for (site, row) in rows.enumerated() {
        for (day, value) in row.enumerated() {
          admissions.row(instance.groups[group].id, sites[site], day, value)
        }
      }
    }
    var beds = CSVText("care", "site", "day", "shortage", "surge")
    for (care, rows) in solution.shortage.enumerated() {
      for (site, row) in rows.enumerated() {
        for (day, value) in row.enumerated() {
          let surge = solution.surge[care][site][day]
          beds.row(instance.careTypes[care], sites[site], day, value, surge)
        }
      }
    }
    var places = CSVText("site", "day", "postponed", "staffLent", "staffBorrowed")
    for (site, row) in solution.postponed.enumerated() {
      for (day, value) in row.enumerated() {
        places.row(sites[site], day, value, solution.lent[site][day], solution.borrowed[site][day])
      }
    }
    return [
      "transfers.csv": transfers.text, "admissions.csv": admissions.text,
      "beds.csv": beds.text, "sites.csv": places.text,
    ]
  }

  /// The figures of a simulation, a text for each file name.
  package static func files(
    _ result: SimulationResult, of instance: Instance
  ) -> [String: String] {
    let levels = result.quantileLevels.map { "p\(plain(($0 * 1e8).rounded() / 1e6))" }
    var need = CSVText(["care", "site", "day", "meanNeed"] + levels + ["probabilityAbove"])
    var first = CSVText("care", "site", "probability", "p10", "p50", "p90")
    var national = CSVText(["care", "day", "meanNeed"] + levels)
    for (care, name) in instance.careTypes.enumerated() {
      for (site, place) in instance.sites.enumerated() {
        for day in 0..<instance.days {
          var fields: [any CSVField] = [name, place.id, day, result.meanNeed[care][site][day]]
          fields += result.needQuantiles.map { $0[care][site][day] }
          need.row(fields + [result.probabilityAbove[care][site][day]])
        }
        let days = result.firstExceedance[care][site]
        let quantiles = [0.1, 0.5, 0.9].map { days.day($0).map { "\($0)" } ?? "" }
        first.row([name, place.id, days.probability] + quantiles)
      }
      for day in 0..<instance.days {
        var fields: [any CSVField] = [name, day, result.nationalMeanNeed[care][day]]
        fields += result.nationalNeedQuantiles.map { $0[care][day] }
        national.row(fields)
      }
    }
    return [
      "need.csv": need.text, "first-day.csv": first.text, "national.csv": national.text,
    ]
  }
}

/// A value that stands in a field of a table.
protocol CSVField {
  var csv: String { get }
}

extension Int: CSVField {
  var csv: String { "\(self)" }
}

extension Double: CSVField {
  var csv: String { plain(self) }
}

extension String: CSVField {
  /// Quoted when it must be. A text that a spreadsheet would take for a formula gets an
  /// apostrophe before it.
  var csv: String {
    let formula = first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = formula ? "'" + self : self
    guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}

/// The shortest decimal that reads back the same, without `.0`.
private func plain(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Rows of a table as text.
private struct CSVText {
  private(set) var text: String

  init(_ header: [String]) {
    text = header.map(\.csv).joined(separator: ",") + "\r\n"
  }

  init(_ header: String...) {
    self.init(header)
  }

  mutating func row(_ fields: [any CSVField]) {
    text += fields.map(\.csv).joined(separator: ",")
    text += "\r\n"
  }

  mutating func row(_ fields: any CSVField...) {
    row(fields)
  }
}
