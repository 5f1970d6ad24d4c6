import SamplanBase
import SamplanDomain
import Yams

/// The lists of people who come, in a scenario file.
extension ScenarioYAMLReader {
  private static let perDay = ExactDecimal.zero...ExactDecimal(1_000_000)
  private static let rowWords = Text(sv: "raden", en: "the row")

  mutating func inflows(_ fields: Fields, _ days: Int) -> [Scenario.Inflow] {
    var inflows: [Scenario.Inflow] = []
    for list in Scenario.Inflow.List.allCases {
      for node in rows(fields, list.rawValue, max: Scenario.rowsMax) {
        if let row = inflow(node, list, days) { inflows.append(row) }
      }
    }
    return inflows
  }

  private mutating func inflow(
    _ node: Node, _ list: Scenario.Inflow.List, _ days: Int
  ) -> Scenario.Inflow? {
    let own =
      switch list {
      case .casualties: ["woundedPerDay", "triage", "rampDays"]
      case .movements: ["kind", "persons", "arrivalDays", "stayDays", "needs"]
      case .epidemics: ["group", "peakPerDay", "daysToPeak", "widthDays"]
      case .hostNation: ["patientsPerDay", "icuShare", "rampDays"]
      }
    let keys = own + ["where", "firstDay", "lastDay", "source"]
    guard let row = fields(node, keys: keys, of: Self.rowWords) else { return nil }
    let kind: Scenario.Inflow.Kind =
      switch list {
      case .casualties: .casualties(casualties(row))
      case .movements: .movement(movement(row))
      case .epidemics: .epidemic(epidemic(row))
      case .hostNation: .hostNation(hostNation(row))
      }
    return Scenario.Inflow(
      kind: kind, site: site(row), span: span(row, days), source: text(row, "source"))
  }

  private mutating func casualties(_ row: Fields) -> Scenario.Casualties {
    let mix = row["triage"].flatMap { node -> Scenario.InjuryMix? in
      guard let shares = fields(node, keys: ["T1", "T2", "T3"], of: Text(same: "triage")) else {
        return nil
      }
      let mix = Scenario.InjuryMix(
        t1: number(shares, "T1", Self.share), t2: number(shares, "T2", Self.share),
        t3: number(shares, "T3", Self.share))
      if let sum = mix.sum, sum > ExactDecimal(1) {
        report(
          node, "T1, T2 och T3 blir tillsammans \(sum), högst 1 är möjligt",
          "T1, T2 and T3 add up to \(sum), at most 1 is possible")
      }
      return mix
    }
    return Scenario.Casualties(
      woundedPerDay: number(row, "woundedPerDay", Self.perDay),
      rampDays: whole(row, "rampDays", 0...Scenario.daysMax, standard: 0), mix: mix)
  }

  private mutating func movement(_ row: Fields) -> Scenario.Movement {
    let words = Scenario.Movement.Who.allCases.map(\.rawValue)
    let who = required(row, "kind").flatMap {
      Scenario.Movement.Who(
        rawValue: name($0, among: words, Text(sv: "slaget av rörelse", en: "kind of movement")))
    }
    let stay = row["stayDays"].map { whole($0, "stayDays", 1...Scenario.daysMax) }
    let nodes = rows(row, "needs", max: Scenario.Movement.needsMax)
    if nodes.isEmpty {
      report(
        row.node, "needs saknas: ange minst en patientgrupp med perThousand",
        "needs is missing: give at least one patient group with perThousand")
    }
    return Scenario.Movement(
      who: who ?? .evacuees,
      persons: whole(row, "persons", 0...Scenario.Movement.personsMax),
      arrivalDays: whole(row, "arrivalDays", 1...Scenario.daysMax, standard: 1), stayDays: stay,
      needs: nodes.compactMap { need($0) })
  }

  private mutating func need(_ node: Node) -> Scenario.CareNeed? {
    guard let row = fields(node, keys: ["group", "perThousand"], of: Self.rowWords) else {
      return nil
    }
    return Scenario.CareNeed(
      group: group(row), perThousand: number(row, "perThousand", .zero...ExactDecimal(1000)))
  }

  private mutating func epidemic(_ row: Fields) -> Scenario.Epidemic {
    Scenario.Epidemic(
      group: group(row), peakPerDay: number(row, "peakPerDay", Self.perDay),
      daysToPeak: whole(row, "daysToPeak", 0...Scenario.daysMax),
      widthDays: whole(row, "widthDays", 1...Scenario.daysMax))
  }

  private mutating func hostNation(_ row: Fields) -> Scenario.HostNation {
    Scenario.HostNation(
      patientsPerDay: number(row, "patientsPerDay", Self.perDay),
      icuShare: row["icuShare"] == nil ? nil : number(row, "icuShare", Self.share),
      rampDays: whole(row, "rampDays", 0...Scenario.daysMax, standard: 0))
  }

  private mutating func group(_ row: Fields) -> String {
    required(row, "group").map {
      name($0, among: known.groups, Text(sv: "patientgruppen", en: "patient group"))
    } ?? ""
  }
}
