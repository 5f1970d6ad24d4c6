import SamplanBase
import SamplanDomain

/// Assumptions the model reads beside `AssumptionKey`, each with the value that holds where the
/// basis does not state it.
package enum PlanningKey: String, Sendable, CaseIterable {
  /// Planned care on a weekday (Monday–Friday), against the week's mean; the weekend gets the
  /// rest. Between 1 and 1.4. Day 1 of a run is a Monday.
  case weekdayFactor = "elective.weekdayFactor"
  /// The least share of the occupied beds of a care type that acute care holds, 0…1: planned
  /// care that would take more is capped.
  case acuteShareMin = "ordinary.acuteShareMin"
  /// A shortage counts from this many beds …
  case shortageMinBeds = "shortage.minBeds"
  /// … and from this share of the region's beds, 0…1.
  case shortageMinShare = "shortage.minShare"

  /// The value where the basis is silent.
  package var standard: ExactDecimal {
    switch self {
    case .weekdayFactor: ExactDecimal("1.3")!
    case .acuteShareMin: ExactDecimal("0.3")!
    case .shortageMinBeds: ExactDecimal(1)
    case .shortageMinShare: ExactDecimal("0.05")!
    }
  }
}

/// The values of the basis' assumptions, for the engine.
struct BasisValues: Sendable {
  private let values: [String: Double]

  /// The value of an assumption; a basis without it has been refused by `BasisCheck`.
  subscript(_ key: AssumptionKey) -> Double { values[key.rawValue] ?? 0 }
  /// The value of an assumption, or its standard.
  subscript(_ key: PlanningKey) -> Double {
    values[key.rawValue] ?? key.standard.approximate
  }

  /// The scenario's assumptions go before the basis'.
  init(_ basis: Basis, overriddenBy scenario: [Assumption] = []) {
    values = Dictionary(
      (basis.assumptions + scenario).map { ($0.key, $0.value.approximate) },
      uniquingKeysWith: { $1 })
  }

  func staffPerBed(_ care: CareType) -> Double {
    switch care {
    case .icu: self[.staffPerICUBed]
    case .surgical: self[.staffPerSurgicalBed]
    case .medical: self[.staffPerMedicalBed]
    }
  }

  func overcrowding(_ care: CareType) -> Double {
    care == .icu ? self[.icuOvercrowding] : self[.wardOvercrowding]
  }

  func shortageWeight(_ care: CareType) -> Double {
    switch care {
    case .icu: self[.weightShortageICU]
    case .surgical: self[.weightShortageSurgical]
    case .medical: self[.weightShortageMedical]
    }
  }

  func surgeWeight(_ care: CareType) -> Double {
    switch care {
    case .icu: self[.weightSurgeICU]
    case .surgical: self[.weightSurgeSurgical]
    case .medical: self[.weightSurgeMedical]
    }
  }
}
