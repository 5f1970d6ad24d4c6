import SamplanBase
import SamplanDomain

extension ScenarioForm {
  /// The rows of people who come, as they would be typed.
  static func addInflows(
    _ inflows: [Scenario.Inflow], _ add: (ScenarioList, [[String]]) -> Void
  ) {
    for list in Scenario.Inflow.List.allCases {
      guard let place = ScenarioList(rawValue: list.rawValue) else { continue }
      add(place, inflows.filter { $0.list == list }.map { cells($0) })
    }
  }

  private static func cells(_ row: Scenario.Inflow) -> [String] {
    let place = [SiteChoice.value(row.site), "\(row.span.first)", "\(row.span.last)"]
    switch row.kind {
    case .casualties(let casualties):
      let mix = casualties.mix.map { [comma($0.t1), comma($0.t2), comma($0.t3)] }
      return [comma(casualties.woundedPerDay)] + place + ["\(casualties.rampDays)"]
        + (mix ?? ["", "", ""]) + [row.source]
    case .movement(let movement):
      let needs = movement.needs.map { "\($0.group) \(comma($0.perThousand))" }
      return [movement.who.rawValue, "\(movement.persons)"] + place
        + [
          "\(movement.arrivalDays)", movement.stayDays.map { "\($0)" } ?? "",
          needs.joined(separator: "; "), row.source,
        ]
    case .epidemic(let epidemic):
      return [epidemic.group] + place
        + [
          comma(epidemic.peakPerDay), "\(epidemic.daysToPeak)", "\(epidemic.widthDays)",
          row.source,
        ]
    case .hostNation(let hostNation):
      return [comma(hostNation.patientsPerDay), hostNation.icuShare.map(comma) ?? ""] + place
        + ["\(hostNation.rampDays)", row.source]
    }
  }
}

/// Reads what is typed of the care that people on the move need: `medical 0,375; traumaWard 0,11`.
enum CareNeedsField {
  /// Nil when a part is not a group and a number.
  static func needs(_ text: String) -> [Scenario.CareNeed]? {
    var needs: [Scenario.CareNeed] = []
    for part in text.split(separator: ";").prefix(Scenario.Movement.needsMax + 1) {
      let words = part.split(whereSeparator: { $0.isWhitespace || $0 == "=" }).map(String.init)
      guard words.count == 2,
        let number = ExactDecimal(words[1], .comma) ?? ExactDecimal(words[1], .point)
      else { return nil }
      needs.append(Scenario.CareNeed(group: words[0], perThousand: number))
    }
    return needs
  }
}
