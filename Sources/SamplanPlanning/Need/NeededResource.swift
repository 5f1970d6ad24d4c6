import SamplanBase
import SamplanDomain

/// What beds and patients take, beside the beds themselves.
package enum NeededResource: Sendable, Hashable {
  /// Persons of a staff group a day, all shifts.
  case staff(StaffGroup)
  /// Hours of theatre time a day.
  case theatreHours
  /// Ambulance transports to hospital a day.
  case transports
  /// What is consumed of a class of supplies a day.
  case supply(SupplyClass)

  /// Every resource, in the order of pages and files.
  package static let all: [NeededResource] =
    StaffGroup.allCases.map { .staff($0) } + [.theatreHours, .transports]
    + SupplyClass.allCases.map { .supply($0) }

  /// The resource in data: `staff.nurses`, `supply.oxygen`.
  package var rawValue: String {
    switch self {
    case .staff(let group): "staff.\(group.rawValue)"
    case .theatreHours: "theatreHours"
    case .transports: "transports"
    case .supply(let supply): "supply.\(supply.rawValue)"
    }
  }

  /// Nil when the name is no resource's.
  package init?(rawValue: String) {
    guard let found = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  /// The resource in words.
  package var label: Text {
    switch self {
    case .staff(let group): group.label
    case .theatreHours: Text(sv: "operationstid", en: "theatre time")
    case .transports: Text(sv: "sjuktransporter till sjukhus", en: "transports to hospital")
    case .supply(let supply): supply.label
    }
  }

  /// What a day of it is counted in.
  package var unit: Text {
    switch self {
    case .staff: Text(sv: "personer/dygn", en: "persons/day")
    case .theatreHours: Text(sv: "timmar/dygn", en: "hours/day")
    case .transports: Text(sv: "transporter/dygn", en: "transports/day")
    case .supply(let supply): Text(sv: "\(supply.unit.sv)/dygn", en: "\(supply.unit.en)/day")
    }
  }
}

extension NeededResource: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = NeededResource(rawValue: raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown resource \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
