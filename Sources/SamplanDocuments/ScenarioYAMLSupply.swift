import SamplanBase
import SamplanDomain
import Yams

/// Rows of deliveries that do not come, and of power and water that are gone.
extension ScenarioYAMLReader {
  mutating func delivery(_ node: Node, _ days: Int) -> Scenario.DeliveryCut? {
    let keys = ["supply", "where", "share", "firstDay", "lastDay", "source"]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let classes = SupplyClass.allCases.map(\.rawValue)
    let supply = row["supply"].flatMap { node in
      SupplyClass(
        rawValue: name(
          node, among: classes, Text(sv: "försörjningsslaget", en: "class of supplies")))
    }
    return Scenario.DeliveryCut(
      supply: supply, site: site(row), share: number(row, "share", Self.share),
      span: span(row, days), source: text(row, "source"))
  }

  mutating func outage(_ node: Node, _ days: Int) -> Scenario.Outage? {
    let keys = [
      "utility", "state", "enduranceHours", "where", "firstDay", "lastDay", "source",
    ]
    guard let row = fields(node, keys: keys, of: Text(sv: "raden", en: "the row")) else {
      return nil
    }
    let utilities = Utility.allCases.map(\.rawValue)
    let utility = required(row, "utility").flatMap {
      Utility(
        rawValue: name($0, among: utilities, Text(sv: "el eller vatten", en: "power or water")))
    }
    let states = Scenario.Outage.State.allCases.map(\.rawValue)
    let state = required(row, "state").flatMap {
      Scenario.Outage.State(rawValue: name($0, among: states, Text(sv: "läget", en: "state")))
    }
    let hours = row["enduranceHours"].map {
      whole($0, "enduranceHours", 0...Scenario.Outage.enduranceHoursMax)
    }
    if let node = row["enduranceHours"], state == Scenario.Outage.State.none {
      report(
        node, "enduranceHours hör bara till state: reserve",
        "enduranceHours belongs only to state: reserve")
    }
    return Scenario.Outage(
      utility: utility ?? .power, state: state ?? .reserve, site: site(row),
      span: span(row, days), enduranceHours: hours, source: text(row, "source"))
  }
}
