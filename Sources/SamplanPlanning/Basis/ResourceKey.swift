import SamplanBase
import SamplanDomain

/// An assumption about one thing among many of its kind: the staff of a group for a bed of a care
/// type, the consumption of a class of supplies, what remains open without it. The keys are put
/// together from the names of both, so that a new group or class brings its own.
package struct ResourceKey: Sendable, Hashable {
  package let rawValue: String

  private init(_ parts: String...) { rawValue = parts.joined(separator: ".") }

  /// Persons of a staff group a day, all shifts, for an open bed of a care type.
  static func staffPerBed(_ group: StaffGroup, _ care: CareType) -> ResourceKey {
    ResourceKey("staff.perBed", group.rawValue, care.rawValue)
  }
  /// Person-days of theatre staff for an hour of theatre time.
  static let staffPerTheatreHour = ResourceKey("staff.perTheatreHour")
  /// What a patient in a bed of a care type consumes in a day. Blood is counted by admission.
  static func consumption(_ supply: SupplyClass, _ care: CareType) -> ResourceKey {
    ResourceKey("supply", supply.rawValue, care.rawValue)
  }
  /// Share of the beds of a care type that can be open without a class of supplies.
  static func bedsLeft(without supply: SupplyClass, _ care: CareType) -> ResourceKey {
    ResourceKey("supply", supply.rawValue, "bedsLeft", care.rawValue)
  }
  /// Share of the beds of a care type that can be open in a state of power or water.
  static func bedsLeft(
    _ utility: Utility, _ state: Scenario.Outage.State, _ care: CareType
  ) -> ResourceKey {
    ResourceKey(utility.rawValue, state.rawValue, "bedsLeft", care.rawValue)
  }
  /// Where in its band a stock or reserve is taken to be: 0 at the low end, 1 at the high end.
  static let bandPoint = ResourceKey("stock.bandPoint")
  /// Ambulance transports to hospital for each acute admission.
  static let transportsPerAdmission = ResourceKey("transport.perAdmission")
  /// New patients, or visits, a day for every 1,000 inhabitants.
  static func perThousand(_ link: CareLink) -> ResourceKey {
    ResourceKey("chain", link.rawValue, "perThousand")
  }
  /// Mean days that a patient needs the link's care.
  static func stayDays(_ link: CareLink) -> ResourceKey {
    ResourceKey("chain", link.rawValue, "stayDays")
  }
  /// Share of the wounded, and of host-nation patients, who need the link's care.
  static func woundedShare(_ link: CareLink) -> ResourceKey {
    ResourceKey("chain", link.rawValue, "woundedShare")
  }
  /// Hours that a patient can wait for the link's care.
  static func maxWaitHours(_ link: CareLink) -> ResourceKey {
    ResourceKey("chain", link.rawValue, "maxWaitHours")
  }
  /// Days of waiting after which the link's care is necessary.
  static func necessaryAfterDays(_ link: CareLink) -> ResourceKey {
    ResourceKey("chain", link.rawValue, "necessaryAfterDays")
  }
}

extension BasisValues {
  /// The value of an assumption, or its standard.
  subscript(_ key: ResourceKey) -> Double {
    self[key: key.rawValue] ?? ResourceRule.byKey[key.rawValue]!.standard.approximate
  }
}
