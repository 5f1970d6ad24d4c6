import SamplanBase
import SamplanDomain

/// An assumption about staff, supplies, power and water or the care chain: its name, unit,
/// standard, range and source. The tables below are all there is of each.
package struct ResourceRule: Sendable {
  package let key: ResourceKey
  let name: Text
  let unit: Text
  package let standard: ExactDecimal
  package let range: ClosedRange<ExactDecimal>
  let source: String
  let use: AssumptionWords.Use

  private init(
    _ key: ResourceKey, _ name: Text, _ unit: Text, _ standard: String, upTo most: String,
    _ use: AssumptionWords.Use, source: String = estimate
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.standard = ExactDecimal(standard)!
    range = .zero...ExactDecimal(most)!
    self.use = use
    self.source = source
  }

  private static let estimate = "Uppskattning för demonstration, ingen officiell siffra"

  /// The rule of a key; nil for other keys.
  package static func find(_ key: String) -> ResourceRule? { byKey[key] }

  static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key.rawValue, $0) })

  /// Every rule, in the order of pages and files.
  package static let all: [ResourceRule] =
    staff + theatre + consumption + bedsWithout + bedsOnReserve + stock + chain

  /// Persons a day, all shifts, by care type in the order of `CareType`.
  private static let staffPerBed: [(StaffGroup, [String])] = [
    (.physicians, ["1.2", "0.3", "0.3"]), (.nurses, ["0", "0.9", "0.8"]),
    (.icuNurses, ["3.5", "0", "0"]), (.assistants, ["2", "1", "1.1"]),
  ]

  private static let staff = staffPerBed.flatMap { group, values in
    zip(CareType.allCases, values).map { care, value in
      ResourceRule(
        .staffPerBed(group, care),
        Text(
          sv: "Bemanning, \(group.label.sv), \(care.label.sv.lowercased())",
          en: "Staffing, \(group.label.en), \(care.label.en.lowercased())"),
        Text(sv: "personer/dygn och plats", en: "persons/day and bed"), value, upTo: "30",
        .resources)
    }
  }

  private static let theatre = [
    ResourceRule(
      .staffPerTheatreHour,
      Text(
        sv: "Operationspersonal per operationstimme", en: "Theatre staff for an hour of theatre"),
      Text(sv: "personer och dygn", en: "person-days"), "0.5", upTo: "5", .resources),
    ResourceRule(
      .transportsPerAdmission,
      Text(
        sv: "Sjuktransporter per akut inläggning", en: "Ambulance transports for an admission"),
      Text(sv: "transporter per patient", en: "transports per patient"), "0.6", upTo: "5",
      .resources),
  ]

  /// A bed-day's consumption in the class's unit, by care type.
  private static let perBedDay: [(SupplyClass, [String])] = [
    (.medicines, ["40", "12", "12"]), (.infusions, ["6", "2", "1.5"]),
    (.consumables, ["10", "4", "2"]), (.oxygen, ["15", "2", "3"]), (.food, ["1", "3", "3"]),
    (.fuel, ["6", "4", "4"]),
  ]

  private static let consumption = perBedDay.flatMap { supply, values in
    zip(CareType.allCases, values).map { care, value in
      ResourceRule(
        .consumption(supply, care),
        Text(
          sv: "Förbrukning, \(supply.label.sv), \(care.label.sv.lowercased())",
          en: "Consumption, \(supply.label.en), \(care.label.en.lowercased())"),
        Text(
          sv: "\(supply.unit.sv) per vårddygn", en: "\(supply.unit.en) per bed-day"), value,
        upTo: "1000", .resources)
    }
  }

  /// Share of the beds that remains when the class has run out, by care type.
  private static let leftWithout: [(SupplyClass, [String])] = [
    (.blood, ["0.8", "0.6", "0.95"]), (.medicines, ["0.3", "0.4", "0.4"]),
    (.infusions, ["0.3", "0.4", "0.5"]), (.consumables, ["0.5", "0.5", "0.7"]),
    (.oxygen, ["0.1", "0.6", "0.5"]), (.food, ["0.8", "0.7", "0.7"]),
    (.fuel, ["0.8", "0.8", "0.8"]),
  ]

  private static let bedsWithout = leftWithout.flatMap { supply, values in
    zip(CareType.allCases, values).map { care, value in
      ResourceRule(
        .bedsLeft(without: supply, care),
        Text(
          sv: "Platser utan \(supply.label.sv), \(care.label.sv.lowercased())",
          en: "Beds without \(supply.label.en), \(care.label.en.lowercased())"),
        Text(sv: "andel av platserna", en: "share of beds"), value, upTo: "1", .resources)
    }
  }

  /// The same in a state of power or water.
  private static let leftOn: [(Utility, Scenario.Outage.State, [String])] = [
    (.power, .reserve, ["1", "0.8", "0.9"]), (.power, .none, ["0.1", "0.2", "0.4"]),
    (.water, .reserve, ["1", "0.8", "0.9"]), (.water, .none, ["0.5", "0.3", "0.5"]),
  ]

  private static let bedsOnReserve = leftOn.flatMap { utility, state, values in
    zip(CareType.allCases, values).map { care, value in
      ResourceRule(
        .bedsLeft(utility, state, care),
        Text(
          sv: "Platser, \(utility.label.sv) \(state.label.sv), \(care.label.sv.lowercased())",
          en: "Beds, \(utility.label.en) \(state.label.en), \(care.label.en.lowercased())"),
        Text(sv: "andel av platserna", en: "share of beds"), value, upTo: "1", .resources)
    }
  }

  private static let stock = [
    ResourceRule(
      .bandPoint,
      Text(
        sv: "Var i sitt band ett lager eller en reserv antas ligga",
        en: "Where in its band a stock or reserve is taken to be"),
      Text(sv: "0 bandets början, 1 dess slut", en: "0 the band's start, 1 its end"), "0.5",
      upTo: "1", .resources)
  ]

  /// Patients or visits a day for 1,000 inhabitants, days of need, share of the wounded, hours that
  /// can be waited, days after which the care is necessary.
  private static let links: [(CareLink, String, String?, String, String, String?)] = [
    (.homeCare, "0.05", "60", "0", "72", "7"), (.primaryCare, "8", nil, "0.3", "168", "7"),
    (.psychiatry, "0.0233", "15", "0.02", "24", nil),
    (.childbirth, "0.0254", "2", "0", "0", nil), (.dialysis, "0.00044", "900", "0.005", "48", nil),
    (.cancer, "0.18", nil, "0", "168", "14"), (.burns, "0.0001", "15", "0.03", "0", nil),
  ]

  private static let chain = links.flatMap { link, rate, stay, wounded, wait, after in
    let (sv, en) = (link.label.sv, link.label.en)
    func rule(
      _ key: ResourceKey, _ name: (String, String), _ unit: (String, String), _ value: String,
      upTo most: String
    ) -> ResourceRule {
      ResourceRule(
        key, Text(sv: "\(sv), \(name.0)", en: "\(en), \(name.1)"), Text(sv: unit.0, en: unit.1),
        value, upTo: most, .chain)
    }
    return [
      rule(
        .perThousand(link),
        link.isVisits ? ("besök", "visits") : ("nya patienter", "new patients"),
        ("per 1 000 invånare och dygn", "per 1,000 inhabitants and day"), rate, upTo: "1000"),
      stay.map {
        rule(.stayDays(link), ("vårdtid", "stay"), ("dygn", "days"), $0, upTo: "3650")
      },
      rule(
        .woundedShare(link), ("andel av skadade", "share of the wounded"),
        (
          link.isVisits ? "besök per skadad" : "andel av de skadade",
          link.isVisits ? "visits for a wounded" : "share of the wounded"
        ), wounded, upTo: "10"),
      rule(
        .maxWaitHours(link), ("längsta väntan", "longest wait"), ("timmar", "hours"), wait,
        upTo: "8760"),
      after.map {
        rule(
          .necessaryAfterDays(link), ("nödvändig efter", "necessary after"), ("dygn", "days"), $0,
          upTo: "365")
      },
    ].compactMap { $0 }
  }
}

extension Basis {
  /// The demonstration states the standard of each, so that it can be seen and changed.
  static let demonstrationResourceAssumptions = ResourceRule.all.map { rule in
    Assumption(
      key: rule.key.rawValue, name: rule.name.sv, value: rule.standard, unit: rule.unit.sv,
      source: rule.source, asOf: demonstrationDay, owner: "NSPL kansli")
  }
}
