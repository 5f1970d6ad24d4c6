import SamplanBase
import SamplanDomain

extension PlanResult {
  /// What beds need beside patients: when stocks may run out, what power and water do, and what
  /// runs out first.
  package struct Supply: Sendable, Hashable, Codable {
    package var stocks: [StockOutlook]
    package var outages: [OutageOutlook]
    /// What takes beds away, by region, care type and day.
    package var runsOut: [RunsOut]

    package init(stocks: [StockOutlook], outages: [OutageOutlook], runsOut: [RunsOut]) {
      self.stocks = stocks
      self.outages = outages
      self.runsOut = runsOut
    }
  }

  /// When one region's stock of one class may run out.
  package struct StockOutlook: Sendable, Hashable, Codable {
    package var region: PartyCode
    package var supply: SupplyClass
    /// The reported band, 1…5; nil when it is not known.
    package var band: Int?
    /// What the region says instead of a band.
    package var missing: String?
    /// The day, from 1, on which it runs out were it at the low end of its band; nil when it lasts
    /// the whole run.
    package var earliest: Int?
    /// The same at the high end.
    package var latest: Int?
    /// The highest consumption of a day, an ordinary day being 1.
    package var highest: Double

    package init(
      region: PartyCode, supply: SupplyClass, band: Int?, missing: String?, earliest: Int?,
      latest: Int?, highest: Double
    ) {
      self.region = region
      self.supply = supply
      self.band = band
      self.missing = missing
      self.earliest = earliest
      self.latest = latest
      self.highest = highest
    }
  }

  /// Power or water that is gone in a region or a part of it.
  package struct OutageOutlook: Sendable, Hashable, Codable {
    package var region: PartyCode
    package var utility: Utility
    /// The state from the first day.
    package var state: Scenario.Outage.State
    /// First day, from 1.
    package var first: Int
    /// Last day, from 1.
    package var last: Int
    /// The day from which the site is without; nil when the reserve lasts.
    package var noneFrom: Int?
    /// Whether anybody has told how long the reserve lasts.
    package var isReserveKnown: Bool

    package init(
      region: PartyCode, utility: Utility, state: Scenario.Outage.State, first: Int, last: Int,
      noneFrom: Int?, isReserveKnown: Bool
    ) {
      self.region = region
      self.utility = utility
      self.state = state
      self.first = first
      self.last = last
      self.noneFrom = noneFrom
      self.isReserveKnown = isReserveKnown
    }
  }

  /// One thing that takes beds of a care type in a region away (vad som tar slut).
  package struct RunsOut: Sendable, Hashable, Codable {
    /// What it is.
    package enum Kind: Sendable, Hashable {
      /// Beds lost in the scenario.
      case loss
      /// A staff group; nil when every group is as scarce.
      case staff(StaffGroup?)
      case supply(SupplyClass)
      case utility(Utility)
    }

    package var region: PartyCode
    package var care: CareType
    package var kind: Kind
    /// First day that it does, from 1.
    package var firstDay: Int
    /// Share of the region's beds left on its worst day.
    package var bedsLeft: Double

    package init(
      region: PartyCode, care: CareType, kind: Kind, firstDay: Int, bedsLeft: Double
    ) {
      self.region = region
      self.care = care
      self.kind = kind
      self.firstDay = firstDay
      self.bedsLeft = bedsLeft
    }
  }
}

extension PlanResult.RunsOut.Kind {
  /// The kind in data: `staff.icuNurses`, `supply.oxygen`.
  package var rawValue: String {
    switch self {
    case .loss: "loss"
    case .staff(let group): group.map { "staff.\($0.rawValue)" } ?? "staff"
    case .supply(let supply): "supply.\(supply.rawValue)"
    case .utility(let utility): "utility.\(utility.rawValue)"
    }
  }

  /// Nil when the word is no kind's.
  package init?(rawValue: String) {
    let all: [Self] =
      [.loss, .staff(nil)] + StaffGroup.allCases.map { .staff($0) }
      + SupplyClass.allCases.map { .supply($0) } + Utility.allCases.map { .utility($0) }
    guard let found = all.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  /// What runs out, in words.
  package var label: Text {
    switch self {
    case .loss: Text(sv: "platser som faller bort", en: "lost beds")
    case .staff(nil): Text(sv: "personal, alla grupper", en: "staff, every group")
    case .staff(let group?): group.label
    case .supply(let supply): supply.label
    case .utility(let utility): utility.label
    }
  }
}

extension PlanResult.RunsOut.Kind: Comparable {
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension PlanResult.RunsOut.Kind: Codable {
  package init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(rawValue: raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown kind \(raw)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
