import SamplanBase
import SamplanDomain

/// One change that is tried against a run (prövad ändring): what happens, or what a region accepts,
/// is otherwise in this run alone. Nobody's statements change by it.
package enum TrialChange: Sendable, Hashable, Codable {
  /// A link that cannot be used, both ways.
  case closure(Scenario.Closure)
  /// A hospital, a region or a part of it without its beds.
  case loss(Scenario.Loss)
  /// Staff who are away.
  case staffing(Scenario.Staffing)
  /// A region's own limit, tried lower.
  case limit(TrialLimit)
  /// An assumption with another value.
  case assumption(Assumption)
  /// The levers of the slider page, together.
  case levers(Levers)
}

/// A limit of a region as it is tried (prövad gräns). The region's stated limits stay as they are.
package struct TrialLimit: Sendable, Hashable, Codable {
  /// Which of the region's limits.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Intensive care patients received a day.
    case receiveICUPerDay
    /// Ward patients received a day.
    case receiveWardPerDay
    /// Share of the surge staff lent, 0…1.
    case lendStaffShare
    /// Share of the ambulances and helicopters that drive for others, 0…1.
    case lendVehicleShare
    /// Share of the own planned care postponed, 0…1.
    case postponeShare

    /// The limit in words, without its value.
    package var label: Text {
      switch self {
      case .receiveICUPerDay:
        Text(
          sv: "mottagna intensivvårdspatienter per dygn",
          en: "intensive care patients received a day"
        )
      case .receiveWardPerDay:
        Text(sv: "mottagna vårdavdelningspatienter per dygn", en: "ward patients received a day")
      case .lendStaffShare:
        Text(sv: "utlånad andel av personalen för utökade platser", en: "share of surge staff lent")
      case .lendVehicleShare:
        Text(
          sv: "andel av ambulanser och helikoptrar som kör för andra",
          en: "share of ambulances and helicopters that drive for others")
      case .postponeShare:
        Text(
          sv: "andel av egen planerad vård som skjuts upp",
          en: "share of own planned care postponed")
      }
    }

    /// Where the limit stands among those a region states.
    package var field: WritableKeyPath<LimitsSet, ExactDecimal> {
      switch self {
      case .receiveICUPerDay: \.receiveICUPerDay
      case .receiveWardPerDay: \.receiveWardPerDay
      case .lendStaffShare: \.lendStaffShare
      case .lendVehicleShare: \.lendVehicleShare
      case .postponeShare: \.postponeShare
      }
    }
  }

  package var region: PartyCode
  package var kind: Kind
  /// At most the region's own limit, and not below zero.
  package var value: ExactDecimal

  package init(region: PartyCode, kind: Kind, value: ExactDecimal) {
    self.region = region
    self.kind = kind
    self.value = value
  }
}

/// What a run changes in another, and which.
package struct PlanTrial: Sendable, Hashable, Codable {
  /// Changes on top of each other at most.
  package static let changesMax = 10

  /// The run, plan or scenario it set out from: `K-…`, `P-…` or `S-…`.
  package var identifier: String
  /// In the order they were tried.
  package var changes: [TrialChange]
  /// The same in words; and what else differs from the run it set out from.
  package var words: [PlanResult.Remark]

  package init(identifier: String, changes: [TrialChange], words: [PlanResult.Remark]) {
    self.identifier = identifier
    self.changes = changes
    self.words = words
  }
}
