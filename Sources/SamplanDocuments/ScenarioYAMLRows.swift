import SamplanBase
import SamplanDomain
import Yams

extension ScenarioYAMLReader {
  private static let keys =
    [
      "scenario", "name", "nameEnglish", "description", "threatLevel", "days", "demand", "losses",
      "closures", "staffing", "deliveries", "outages", "assumptions",
    ] + Scenario.Inflow.List.allCases.map(\.rawValue)
  static let share = ExactDecimal.zero...ExactDecimal(1)

  /// The scenario of a file's root. Only valid when no problem has been noted.
  mutating func scenario(_ root: Node) -> Scenario {
    let empty = Scenario(scenario: id, name: "", description: "", threatLevel: 0, days: 1)
    guard let fields = fields(root, keys: Self.keys, of: Text(sv: "filen", en: "the file"))
    else { return empty }
    let days = whole(fields, "days", 1...Scenario.daysMax)
    var scenario = Scenario(
      scenario: identifier(fields), name: text(fields, "name"),
      nameEnglish: fields["nameEnglish"].map { text($0, "nameEnglish") },
      description: text(fields, "description"),
      threatLevel: whole(fields, "threatLevel", 0...6), days: days)
    scenario.demand = rows(fields, "demand", max: Scenario.rowsMax).compactMap { demand($0, days) }
    scenario.inflows = inflows(fields, days)
    scenario.losses = rows(fields, "losses", max: Scenario.rowsMax).compactMap { loss($0, days) }
    scenario.closures = rows(fields, "closures", max: Scenario.rowsMax)
      .compactMap { closure($0, days) }
    scenario.staffing = rows(fields, "staffing", max: Scenario.rowsMax)
      .compactMap { staffing($0, days) }
    scenario.deliveries = rows(fields, "deliveries", max: Scenario.rowsMax)
      .compactMap { delivery($0, days) }
    scenario.outages = rows(fields, "outages", max: Scenario.rowsMax)
      .compactMap { outage($0, days) }
    scenario.assumptions = rows(fields, "assumptions", max: Basis.assumptionsMax)
      .compactMap { assumption($0) }
    return scenario
  }

  private mutating func identifier(_ fields: Fields) -> ScenarioID {
    guard let node = fields["scenario"] else { return id }
    if let text = node.scalar?.string, let id = ScenarioID(text) { return id }
    report(
      node, "scenariots beteckning får ha bokstäver a–z, siffror och -_., högst 64 tecken",
      "the scenario's identifier may have letters a–z, digits and -_., at most 64 characters")
    return id
  }

  private mutating func demand(_ node: Node, _ days: Int) -> Scenario.Demand? {
    let keys = ["group", "where", "firstDay", "lastDay", "patientsPerDay", "rampDays", "source"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let group = required(row, "group").map {
      name($0, among: known.groups, Text(sv: "patientgruppen", en: "patient group"))
    }
    return Scenario.Demand(
      group: group ?? "", site: site(row), span: span(row, days),
      patientsPerDay: number(row, "patientsPerDay", .zero...ExactDecimal(1_000_000)),
      rampDays: whole(row, "rampDays", 0...Scenario.daysMax, standard: 0),
      source: text(row, "source"))
  }

  private mutating func loss(_ node: Node, _ days: Int) -> Scenario.Loss? {
    let keys = ["where", "care", "share", "firstDay", "lastDay", "source"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let care = row["care"].flatMap { node -> CareType? in
      let names = CareType.allCases.map(\.rawValue)
      return CareType(rawValue: name(node, among: names, Text(sv: "vårdtypen", en: "care type")))
    }
    return Scenario.Loss(
      site: site(row), care: care, share: number(row, "share", Self.share),
      span: span(row, days), source: text(row, "source"))
  }

  private mutating func closure(_ node: Node, _ days: Int) -> Scenario.Closure? {
    let keys = ["mode", "fromRegion", "toRegion", "firstDay", "lastDay", "source"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let mode = row["mode"].map {
      name($0, among: known.modes, Text(sv: "transportslaget", en: "transport mode"))
    }
    return Scenario.Closure(
      mode: mode, from: row["fromRegion"].flatMap { region($0) },
      to: row["toRegion"].flatMap { region($0) }, span: span(row, days),
      source: text(row, "source"))
  }

  private mutating func staffing(_ node: Node, _ days: Int) -> Scenario.Staffing? {
    let keys = ["kind", "group", "where", "share", "firstDay", "lastDay", "source"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let names = Scenario.Staffing.Kind.allCases.map(\.rawValue)
    let kind = required(row, "kind").flatMap {
      Scenario.Staffing.Kind(
        rawValue: name($0, among: names, Text(sv: "slaget av frånvaro", en: "kind of absence")))
    }
    let groups = StaffGroup.allCases.map(\.rawValue)
    let group = row["group"].flatMap { node in
      StaffGroup(
        rawValue: name(node, among: groups, Text(sv: "personalgruppen", en: "staff group")))
    }
    return Scenario.Staffing(
      kind: kind ?? .absence, site: site(row), share: number(row, "share", Self.share),
      span: span(row, days), source: text(row, "source"), group: group)
  }

  private mutating func assumption(_ node: Node) -> Assumption? {
    let keys = ["key", "name", "value", "unit", "source", "asOf", "owner"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let day = required(row, "asOf").flatMap { node -> Day? in
      if let day = Day(node.scalar?.string ?? "") { return day }
      report(node, "asOf ska vara ett datum som 2026-11-20", "asOf must be a date as 2026-11-20")
      return nil
    }
    return Assumption(
      key: text(row, "key"), name: text(row, "name"), value: number(row, "value"),
      unit: text(row, "unit"), source: text(row, "source"), asOf: day ?? Day(number: 0),
      owner: row["owner"].map { text($0, "owner") } ?? "")
  }

  mutating func span(_ row: Fields, _ days: Int) -> Scenario.Span {
    let first = whole(row, "firstDay", 1...Scenario.daysMax)
    let last = whole(row, "lastDay", 1...Scenario.daysMax)
    if let node = row["lastDay"], row["firstDay"] != nil, last < first {
      report(
        node, "lastDay \(last) ligger före firstDay \(first)",
        "lastDay \(last) is before firstDay \(first)")
    } else if let node = row["lastDay"], last > days {
      report(
        node, "dag \(last) ligger efter scenariots sista dag, \(days)",
        "day \(last) is after the scenario's last day, \(days)")
    }
    return Scenario.Span(first: first, last: last)
  }

  /// `everywhere`, or one of regions, hospital, drawnRegions and drawnHospital.
  mutating func site(_ row: Fields) -> Scenario.Site {
    guard let node = required(row, "where") else { return .everywhere }
    if let word = node.scalar?.string {
      if word != "everywhere" {
        report(
          node,
          "where ska vara everywhere, eller { regions: [\"14\"] }, { hospital: … }, "
            + "{ drawnRegions: 2, seed: 7 } eller { drawnHospital: university, seed: 7 }",
          "where must be everywhere, or { regions: [\"14\"] }, { hospital: … }, "
            + "{ drawnRegions: 2, seed: 7 } or { drawnHospital: university, seed: 7 }")
      }
      return .everywhere
    }
    let kinds = ["regions", "hospital", "drawnRegions", "drawnHospital"]
    guard let place = fields(node, keys: kinds + ["seed"], of: Text(same: "where")) else {
      return .everywhere
    }
    let stated = kinds.filter { place[$0] != nil }
    guard stated.count == 1, let kind = stated.first, let value = place[kind] else {
      report(
        node, "where ska ha en av \(kinds.joined(separator: ", "))",
        "where must have one of \(kinds.joined(separator: ", "))")
      return .everywhere
    }
    if let seed = place["seed"], !kind.hasPrefix("drawn") {
      report(seed, "seed hör bara till det som dras", "seed belongs only to what is drawn")
    }
    switch kind {
    case "regions": return .regions(regions(place, value))
    case "hospital": return hospital(value).map { .hospital($0) } ?? .everywhere
    case "drawnRegions":
      return .drawnRegions(
        count: whole(value, kind, 1...PartyCode.regions.count), seed: seed(place))
    default: return .drawnHospital(kind: hospitalKind(value), seed: seed(place))
    }
  }

  private mutating func regions(_ place: Fields, _ value: Node) -> [PartyCode] {
    guard case .sequence(let sequence) = value else {
      return region(value).map { [$0] } ?? []
    }
    if sequence.isEmpty { report(value, "ingen region anges", "no region is given") }
    var codes: [PartyCode] = []
    for node in sequence {
      guard let code = region(node) else { continue }
      if codes.contains(code) {
        report(node, "regionen \(code) står två gånger", "the region \(code) stands twice")
      } else {
        codes.append(code)
      }
    }
    return codes
  }

  private mutating func seed(_ place: Fields) -> UInt64 {
    guard let node = required(place, "seed") else { return 0 }
    if let seed = UInt64(node.scalar?.string ?? "") { return seed }
    report(
      node, "seed ska vara ett helt tal från 0", "seed must be a whole number, 0 or more")
    return 0
  }

  private mutating func hospitalKind(_ node: Node) -> HospitalKind {
    let word = name(
      node, among: HospitalKind.allCases.map(\.word),
      Text(sv: "sjukhustypen", en: "kind of hospital"))
    return HospitalKind.allCases.first { $0.word == word } ?? .other
  }
}

extension HospitalKind {
  /// The word in scenario files.
  var word: String {
    switch self {
    case .university: "university"
    case .county: "county"
    case .district: "district"
    case .other: "other"
    }
  }
}
