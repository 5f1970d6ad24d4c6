import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The lists of a scenario that the form has rows for. The raw values are the names that problems
/// use: `demand[1].site`.
enum ScenarioList: String, CaseIterable {
  case demand, losses, closures, staffing, assumptions

  var title: Text {
    switch self {
    case .demand: Text(sv: "Patienter", en: "Patients")
    case .losses: Text(sv: "Bortfall av vårdplatser", en: "Lost beds")
    case .closures: Text(sv: "Stängda förbindelser", en: "Closed links")
    case .staffing: Text(sv: "Personal som är borta", en: "Staff who are away")
    case .assumptions: Text(sv: "Antaganden", en: "Assumptions")
    }
  }

  /// The fields of a row, in the order of the columns.
  var keys: [String] {
    switch self {
    case .demand: ["group", "site", "first", "last", "patientsPerDay", "rampDays", "source"]
    case .losses: ["site", "care", "share", "first", "last", "source"]
    case .closures: ["mode", "from", "to", "first", "last", "source"]
    case .staffing: ["kind", "site", "share", "first", "last", "source"]
    case .assumptions: ["key", "name", "value", "unit", "source", "asOf", "owner"]
    }
  }
}

/// What has been typed of a scenario, and how it is read.
struct ScenarioForm {
  /// Rows of each list in the form at most; larger scenarios are written as YAML.
  static let rowsMax = 60

  var typed: FormFields

  /// How many rows the list has in the form.
  func rows(_ list: ScenarioList) -> Int {
    min(Self.rowsMax, max(0, Int(typed.text("rader.\(list.rawValue)")) ?? 0))
  }

  /// The field's name: `demand[1].group`, counted from 1.
  static func field(_ list: ScenarioList, _ row: Int, _ key: String) -> String {
    "\(list.rawValue)[\(row)].\(key)"
  }

  func value(_ list: ScenarioList, _ row: Int, _ key: String) -> String {
    typed.text(Self.field(list, row, key))
  }

  /// The form with one more row at the end of a list.
  func adding(_ list: ScenarioList) -> ScenarioForm {
    var copy = typed.pairs.filter { $0.name != "rader.\(list.rawValue)" }
      .map { ($0.name, $0.value) }
    copy.append(("rader.\(list.rawValue)", "\(min(Self.rowsMax, rows(list) + 1))"))
    return ScenarioForm(typed: FormFields(copy))
  }

  /// The form without a row; the rows after it move up.
  func removing(_ list: ScenarioList, _ row: Int) -> ScenarioForm {
    let count = rows(list)
    guard (1...max(1, count)).contains(row), count > 0 else { return self }
    var kept = typed.pairs.filter {
      !$0.name.hasPrefix("\(list.rawValue)[") && $0.name != "rader.\(list.rawValue)"
    }.map { ($0.name, $0.value) }
    for (place, old) in (1...count).filter({ $0 != row }).enumerated() {
      for key in list.keys {
        kept.append((Self.field(list, place + 1, key), value(list, old, key)))
      }
    }
    kept.append(("rader.\(list.rawValue)", "\(count - 1)"))
    return ScenarioForm(typed: FormFields(kept))
  }

  /// An empty form, with a first row of patients.
  static let empty = ScenarioForm(
    typed: FormFields([("days", "30"), ("threatLevel", "3"), ("seed", "1"), ("rader.demand", "1")]))

  /// The form filled in from a scenario.
  init(_ scenario: Scenario) {
    var fields: [(String, String)] = [
      ("name", scenario.name), ("nameEnglish", scenario.nameEnglish ?? ""),
      ("description", scenario.description), ("threatLevel", "\(scenario.threatLevel)"),
      ("days", "\(scenario.days)"), ("seed", "1"),
    ]
    func add(_ list: ScenarioList, _ rows: [[String]]) {
      fields.append(("rader.\(list.rawValue)", "\(min(rows.count, Self.rowsMax))"))
      for (row, values) in rows.prefix(Self.rowsMax).enumerated() {
        for (key, value) in zip(list.keys, values) {
          fields.append((Self.field(list, row + 1, key), value))
        }
      }
    }
    func span(_ span: Scenario.Span) -> [String] { ["\(span.first)", "\(span.last)"] }
    add(
      .demand,
      scenario.demand.map {
        [$0.group, SiteChoice.value($0.site)] + span($0.span)
          + [Self.comma($0.patientsPerDay), "\($0.rampDays)", $0.source]
      })
    add(
      .losses,
      scenario.losses.map {
        [SiteChoice.value($0.site), $0.care?.rawValue ?? "", Self.comma($0.share)] + span($0.span)
          + [$0.source]
      })
    add(
      .closures,
      scenario.closures.map {
        [$0.mode ?? "", $0.from?.rawValue ?? "", $0.to?.rawValue ?? ""] + span($0.span)
          + [$0.source]
      })
    add(
      .staffing,
      scenario.staffing.map {
        [$0.kind.rawValue, SiteChoice.value($0.site), Self.comma($0.share)] + span($0.span)
          + [$0.source]
      })
    add(
      .assumptions,
      scenario.assumptions.map {
        [
          $0.key, $0.name, Self.comma($0.value), $0.unit, $0.source, $0.asOf.description, $0.owner,
        ]
      })
    typed = FormFields(fields)
  }

  init(typed: FormFields) { self.typed = typed }

  private static func comma(_ value: ExactDecimal) -> String {
    value.description.replacing(".", with: ",")
  }
}

/// A place as one choice of a list.
enum SiteChoice {
  /// The choice's value: `everywhere`, `region:19`, `hospital:akademiska`, `drawn-regions:2:7`.
  static func value(_ site: Scenario.Site) -> String {
    switch site {
    case .everywhere: "everywhere"
    case .regions(let codes): "region:" + codes.map(\.rawValue).joined(separator: "+")
    case .hospital(let id): "hospital:\(id)"
    case .drawnRegions(let count, let seed): "drawn-regions:\(count):\(seed)"
    case .drawnHospital(let kind, let seed): "drawn-hospital:\(kind.rawValue):\(seed)"
    }
  }

  /// Nil when the value is none of these.
  static func site(_ value: String, seed: UInt64) -> Scenario.Site? {
    let parts = value.split(separator: ":").map(String.init)
    func drawn() -> UInt64 { parts.count > 2 ? UInt64(parts[2]) ?? seed : seed }
    switch (parts.first, parts.count) {
    case ("everywhere", 1): return .everywhere
    case ("region", 2):
      let codes = parts[1].split(separator: "+").compactMap { PartyCode(String($0)) }
      return codes.isEmpty ? nil : .regions(codes)
    case ("hospital", 2): return HospitalID(parts[1]).map { .hospital($0) }
    case ("drawn-regions", 2...3):
      return Int(parts[1]).map { .drawnRegions(count: $0, seed: drawn()) }
    case ("drawn-hospital", 2...3):
      return HospitalKind(rawValue: parts[1]).map { .drawnHospital(kind: $0, seed: drawn()) }
    default: return nil
    }
  }
}
