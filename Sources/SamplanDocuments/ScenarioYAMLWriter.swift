import SamplanBase
import SamplanDomain

extension ScenarioYAML {
  /// The scenario as a file; `parse` gives the same scenario back. (An invisible byte order mark at
  /// the start of a text is the one character that is not kept.)
  package static func write(_ scenario: Scenario) -> String {
    var file = ScenarioYAMLWriter()
    file.line("scenario", scenario.scenario.rawValue)
    file.line("name", scenario.name)
    if let name = scenario.nameEnglish { file.line("nameEnglish", name) }
    file.line("description", scenario.description)
    file.bare("threatLevel", "\(scenario.threatLevel)")
    file.bare("days", "\(scenario.days)")
    file.list("demand", scenario.demand) { file, row in
      file.line("group", row.group)
      file.site(row.site)
      file.span(row.span)
      file.bare("patientsPerDay", row.patientsPerDay.description)
      if row.rampDays != 0 { file.bare("rampDays", "\(row.rampDays)") }
      file.line("source", row.source)
    }
    for list in Scenario.Inflow.List.allCases {
      file.list(list.rawValue, scenario.inflows.filter { $0.list == list }) { file, row in
        file.inflow(row.kind)
        file.site(row.site)
        file.span(row.span)
        file.line("source", row.source)
      }
    }
    file.list("losses", scenario.losses) { file, row in
      file.site(row.site)
      if let care = row.care { file.bare("care", care.rawValue) }
      file.bare("share", row.share.description)
      file.span(row.span)
      file.line("source", row.source)
    }
    file.list("closures", scenario.closures) { file, row in
      if let mode = row.mode { file.line("mode", mode) }
      if let from = row.from { file.line("fromRegion", from.rawValue) }
      if let to = row.to { file.line("toRegion", to.rawValue) }
      file.span(row.span)
      file.line("source", row.source)
    }
    file.list("staffing", scenario.staffing) { file, row in
      file.bare("kind", row.kind.rawValue)
      if let group = row.group { file.bare("group", group.rawValue) }
      file.site(row.site)
      file.bare("share", row.share.description)
      file.span(row.span)
      file.line("source", row.source)
    }
    file.list("deliveries", scenario.deliveries) { file, row in
      if let supply = row.supply { file.bare("supply", supply.rawValue) }
      file.site(row.site)
      file.bare("share", row.share.description)
      file.span(row.span)
      file.line("source", row.source)
    }
    file.list("outages", scenario.outages) { file, row in
      file.bare("utility", row.utility.rawValue)
      // ”none” alone is a text in YAML, and stands as one.
      file.bare("state", row.state.rawValue)
      if let hours = row.enduranceHours { file.bare("enduranceHours", "\(hours)") }
      file.site(row.site)
      file.span(row.span)
      file.line("source", row.source)
    }
    file.list("assumptions", scenario.assumptions) { file, row in
      file.line("key", row.key)
      file.line("name", row.name)
      file.bare("value", row.value.description)
      file.line("unit", row.unit)
      file.line("source", row.source)
      file.bare("asOf", row.asOf.description)
      if !row.owner.isEmpty { file.line("owner", row.owner) }
    }
    return file.text
  }
}

/// Writes the lines of a scenario file. Text stands in double quotes, so that nothing in it can be
/// taken for structure; numbers stand as they are.
private struct ScenarioYAMLWriter {
  private(set) var text = ""
  /// What stands before the next line of a row: a dash for its first.
  private var indent = ""

  mutating func line(_ key: String, _ value: String) { bare(key, Self.quoted(value)) }

  mutating func bare(_ key: String, _ value: String) {
    text += "\(indent)\(key): \(value)\n"
    if indent == "  - " { indent = "    " }
  }

  mutating func list<Row>(
    _ key: String, _ rows: [Row], _ write: (inout ScenarioYAMLWriter, Row) -> Void
  ) {
    guard !rows.isEmpty else { return }
    text += "\(key):\n"
    for row in rows {
      indent = "  - "
      write(&self, row)
    }
    indent = ""
  }

  mutating func span(_ span: Scenario.Span) {
    bare("firstDay", "\(span.first)")
    bare("lastDay", "\(span.last)")
  }

  mutating func site(_ site: Scenario.Site) {
    switch site {
    case .everywhere: bare("where", "everywhere")
    case .regions(let codes):
      let list = codes.map { Self.quoted($0.rawValue) }.joined(separator: ", ")
      bare("where", "{ regions: [\(list)] }")
    case .hospital(let id): bare("where", "{ hospital: \(Self.quoted(id.rawValue)) }")
    case .drawnRegions(let count, let seed):
      bare("where", "{ drawnRegions: \(count), seed: \(seed) }")
    case .drawnHospital(let kind, let seed):
      bare("where", "{ drawnHospital: \(kind.word), seed: \(seed) }")
    }
  }

  mutating func inflow(_ kind: Scenario.Inflow.Kind) {
    func ramp(_ days: Int) { if days != 0 { bare("rampDays", "\(days)") } }
    switch kind {
    case .casualties(let casualties):
      bare("woundedPerDay", casualties.woundedPerDay.description)
      if let mix = casualties.mix {
        bare("triage", "{ T1: \(mix.t1), T2: \(mix.t2), T3: \(mix.t3) }")
      }
      ramp(casualties.rampDays)
    case .movement(let movement):
      bare("kind", movement.who.rawValue)
      bare("persons", "\(movement.persons)")
      bare("arrivalDays", "\(movement.arrivalDays)")
      if let days = movement.stayDays { bare("stayDays", "\(days)") }
      let needs = movement.needs.map {
        "{ group: \(Self.quoted($0.group)), perThousand: \($0.perThousand) }"
      }
      bare("needs", "[\(needs.joined(separator: ", "))]")
    case .epidemic(let epidemic):
      line("group", epidemic.group)
      bare("peakPerDay", epidemic.peakPerDay.description)
      bare("daysToPeak", "\(epidemic.daysToPeak)")
      bare("widthDays", "\(epidemic.widthDays)")
    case .hostNation(let hostNation):
      bare("patientsPerDay", hostNation.patientsPerDay.description)
      if let share = hostNation.icuShare { bare("icuShare", share.description) }
      ramp(hostNation.rampDays)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where mustBeEscaped(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Characters that YAML does not allow, takes for line ends, or does not show.
  private static func mustBeEscaped(_ value: UInt32) -> Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || [0x2028, 0x2029, 0xFEFF].contains(value)
      || (0xFFFE...0xFFFF).contains(value)
  }
}
