import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The lists of a scenario that the form has rows for. The raw values are the names that problems
/// use: `demand[1].site`.
enum ScenarioList: String, CaseIterable {
  case demand, casualties, movements, epidemics, hostNation, losses, closures, staffing, deliveries
  case outages, assumptions

  var title: Text {
    switch self {
    case .demand: Text(sv: "Patienter", en: "Patients")
    case .casualties: Text(sv: "Skadade", en: "Wounded")
    case .movements: Text(sv: "Människor på väg", en: "People on the move")
    case .epidemics: Text(sv: "Epidemi", en: "Epidemic")
    case .hostNation: Text(sv: "Värdlandsstöd", en: "Host-nation support")
    case .losses: Text(sv: "Bortfall av vårdplatser", en: "Lost beds")
    case .closures: Text(sv: "Stängda förbindelser", en: "Closed links")
    case .staffing: Text(sv: "Personal som är borta", en: "Staff who are away")
    case .deliveries: Text(sv: "Leveranser som inte kommer", en: "Deliveries that do not come")
    case .outages: Text(sv: "El och vatten", en: "Power and water")
    case .assumptions: Text(sv: "Antaganden", en: "Assumptions")
    }
  }

  /// What the list is for, where its name does not say it.
  var hint: Text? {
    switch self {
    case .casualties:
      Text(
        sv: "T1, T2 och T3 är andelar av de skadade; tomt följer de nationella antagandena.",
        en: "T1, T2 and T3 are shares of the wounded; empty follows the national assumptions.")
    case .movements:
      Text(
        sv: "Vårdbehov: nya patienter per 1 000 personer och dygn, som medical 0,375; "
          + "traumaWard 0,11. Tomt i stannar: till radens sista dag.",
        en: "Need: new patients per 1,000 persons and day, as medical 0.375; traumaWard 0.11. "
          + "Empty in stays: to the row's last day.")
    case .epidemics:
      Text(
        sv: "En våg: toppen nås efter så många dygn, och bredden är de dygn då mer än halva toppen "
          + "kommer.",
        en: "A wave: the peak comes after so many days, and the width is the days with more than "
          + "half of it.")
    case .hostNation:
      Text(
        sv:
          "Allierade patienter i mottagande regioner. Tom andel följer det nationella antagandet.",
        en: "Allied patients in entry regions. An empty share follows the national assumption.")
    case .outages:
      Text(
        sv: "På reservdrift tills reserven tar slut, sedan utan. Tom uthållighet följer det som "
          + "regionen har rapporterat. Peka inte ut ett verkligt sjukhus: lotta.",
        en: "On reserve until the reserve runs out, then without. An empty endurance follows what "
          + "the region has reported. Name no real hospital: draw one.")
    case .demand, .losses, .closures, .staffing, .deliveries, .assumptions: nil
    }
  }

  /// The fields of a row, in the order of the columns.
  var keys: [String] {
    switch self {
    case .demand: ["group", "site", "first", "last", "patientsPerDay", "rampDays", "source"]
    case .casualties:
      ["woundedPerDay", "site", "first", "last", "rampDays", "t1", "t2", "t3", "source"]
    case .movements:
      [
        "who", "persons", "site", "first", "last", "arrivalDays", "stayDays", "needs", "source",
      ]
    case .epidemics:
      ["group", "site", "first", "last", "peakPerDay", "daysToPeak", "widthDays", "source"]
    case .hostNation:
      ["patientsPerDay", "icuShare", "site", "first", "last", "rampDays", "source"]
    case .losses: ["site", "care", "share", "first", "last", "source"]
    case .closures: ["mode", "from", "to", "first", "last", "source"]
    case .staffing: ["kind", "staffGroup", "site", "share", "first", "last", "source"]
    case .deliveries: ["supply", "site", "share", "first", "last", "source"]
    case .outages:
      ["utility", "state", "enduranceHours", "site", "first", "last", "source"]
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
    Self.addInflows(scenario.inflows, add)
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
        [
          $0.kind.rawValue, $0.group?.rawValue ?? "", SiteChoice.value($0.site),
          Self.comma($0.share),
        ] + span($0.span) + [$0.source]
      })
    add(
      .deliveries,
      scenario.deliveries.map {
        [$0.supply?.rawValue ?? "", SiteChoice.value($0.site), Self.comma($0.share)]
          + span($0.span) + [$0.source]
      })
    add(
      .outages,
      scenario.outages.map {
        [
          $0.utility.rawValue, $0.state.rawValue, $0.enduranceHours.map { "\($0)" } ?? "",
          SiteChoice.value($0.site),
        ] + span($0.span) + [$0.source]
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

  static func comma(_ value: ExactDecimal) -> String {
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
