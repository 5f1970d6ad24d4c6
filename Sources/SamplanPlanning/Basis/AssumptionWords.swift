import SamplanBase
import SamplanDomain

/// What is said of an assumption beside what its owner has stated: its name and unit in English,
/// and which part of the model reads it. Stated names and units are Swedish.
package struct AssumptionWords: Sendable, Hashable {
  /// The part of the model that reads an assumption.
  package enum Use: String, Sendable, Hashable, CaseIterable {
    /// Reading the regions' figures: beds, surge, staff.
    case capacity
    /// The ordinary month that every run starts from.
    case ordinaryMonth
    /// What a scenario brings.
    case demand
    /// When a day counts as short.
    case shortage
    /// Staff, supplies, power and water that beds need.
    case resources
    /// The links of the care chain beside the hospitals' beds.
    case chain
    /// The weights and terms of the joint plan.
    case programme

    /// The part in words.
    package var label: Text {
      switch self {
      case .capacity: Text(sv: "regionernas kapacitet", en: "the regions' capacity")
      case .ordinaryMonth: Text(sv: "den vanliga månaden", en: "the ordinary month")
      case .demand: Text(sv: "scenariots efterfrågan", en: "the scenario's demand")
      case .shortage: Text(sv: "när brist räknas", en: "when shortage counts")
      case .resources:
        Text(
          sv: "personal, försörjning, el och vatten", en: "staff, supplies, power and water")
      case .chain: Text(sv: "vårdkedjan", en: "the care chain")
      case .programme: Text(sv: "den gemensamma planen", en: "the joint plan")
      }
    }
  }

  /// The name in English.
  package let english: String
  /// The unit in English.
  package let unit: String
  /// Which part of the model reads it.
  package let use: Use

  /// What is said of a key that the model reads; nil for other keys.
  package static func of(_ key: String) -> AssumptionWords? {
    AssumptionKey(rawValue: key).map(words) ?? PlanningKey(rawValue: key).map(words)
      ?? ResourceRule.find(key).map { .init($0.use, $0.name.en, $0.unit.en) }
  }

  private init(_ use: Use, _ english: String, _ unit: String) {
    self.use = use
    self.english = english
    self.unit = unit
  }

  private static func words(_ key: AssumptionKey) -> AssumptionWords {
    switch key {
    case .surgicalShare: .init(.capacity, "Surgical ward beds", "share of ward beds")
    case .inpatientShare: .init(.ordinaryMonth, "Planned operations with in-patient care", "share")
    case .wardOvercrowding: .init(.shortage, "Accepted overcrowding, wards", "share of beds")
    case .icuOvercrowding:
      .init(.shortage, "Accepted overcrowding, intensive care", "share of beds")
    case .staffPerICUBed: .init(.capacity, "Staff for a surge bed, intensive care", "persons/day")
    case .staffPerSurgicalBed: .init(.capacity, "Staff for a surge bed, surgical", "persons/day")
    case .staffPerMedicalBed: .init(.capacity, "Staff for a surge bed, medical", "persons/day")
    case .wardSurgeShare:
      .init(.capacity, "Surge ward beds where the region has given none", "share of ward beds")
    case .surgeStaffShare:
      .init(
        .capacity, "Surge staff where the region has given none", "share of all surge beds' need")
    case .weightShortageICU: .init(.programme, "Shortage, intensive care", "per bed-day")
    case .weightShortageSurgical: .init(.programme, "Shortage, surgical care", "per bed-day")
    case .weightShortageMedical: .init(.programme, "Shortage, medical care", "per bed-day")
    case .weightSurgeICU: .init(.programme, "Surge bed, intensive care", "per day")
    case .weightSurgeSurgical: .init(.programme, "Surge bed, surgical care", "per day")
    case .weightSurgeMedical: .init(.programme, "Surge bed, medical care", "per day")
    case .weightPostponed: .init(.programme, "Postponed planned care", "per patient")
    case .weightStaffMoved: .init(.programme, "Lent staff", "per person and day")
    case .weightTransfer: .init(.programme, "Move of a patient", "per patient")
    case .weightTransferPerKm: .init(.programme, "Move of a patient, distance", "per patient, km")
    case .weightICUTransferFactor:
      .init(.programme, "Move of an intensive care patient, factor on distance", "factor")
    case .weightFairness: .init(.programme, "Largest relative shortage", "per share of beds")
    }
  }

  private static func words(_ key: PlanningKey) -> AssumptionWords {
    if let rule = PlanningRule[key] { return .init(.programme, rule.name.en, rule.unit.en) }
    return switch key {
    case .weekdayFactor:
      .init(.ordinaryMonth, "Planned care on a weekday, against the week's mean", "factor")
    case .acuteShareMin:
      .init(.ordinaryMonth, "Least share of occupied beds held by acute care", "share")
    case .shortageMinBeds: .init(.shortage, "Shortage counts from this many beds", "beds")
    case .shortageMinShare: .init(.shortage, "Shortage counts from this share of beds", "share")
    case .scenarioVariation:
      .init(.demand, "Spread of the scenario's whole demand", "coefficient of variation")
    case .focusVariation: .init(.demand, "Spread by focus and day", "coefficient of variation")
    case .focusCorrelation:
      .init(.demand, "Correlation from day to day in a focus", "correlation of logarithms")
    case .ordinaryVariation:
      .init(.demand, "Spread of ordinary inflow from day to day", "coefficient of variation")
    case .intensiveShareVariation:
      .init(.demand, "Spread of the share who need intensive care", "coefficient of variation")
    case .stayVariation:
      .init(.demand, "Spread of the scenario's stays between outcomes", "coefficient of variation")
    case .absenceMost: .init(.demand, "Absence during the scenario, at most", "share of beds")
    case .mobilisationDays: .init(.demand, "Uncertainty of the day of mobilisation", "± days")
    case .shortageLeastHours: .init(.shortage, "Shortage counts from this long", "hours")
    case .policyReserve:
      .init(
        .shortage, "Beds that a helping region keeps for its own chance", "standard deviations")
    case .crisisLeadHours:
      .init(.shortage, "Resources that can be had shortly, lead time", "hours")
    case .casualtyShareT1: .init(.demand, "Wounded who are T1, immediate", "share of wounded")
    case .casualtyShareT2: .init(.demand, "Wounded who are T2, urgent", "share of wounded")
    case .casualtyShareT3: .init(.demand, "Wounded who are T3, delayed", "share of wounded")
    case .casualtyICUShareT1: .init(.demand, "T1 who need intensive care", "share of T1")
    case .casualtyICUShareT2: .init(.demand, "T2 who need intensive care", "share of T2")
    case .casualtyAdmittedShareT3: .init(.demand, "T3 who are admitted to a ward", "share of T3")
    case .hostNationICUShare:
      .init(.demand, "Host-nation patients who need intensive care", "share of patients")
    default: preconditionFailure("every key has its words")
    }
  }
}

extension Assumption {
  /// The name in a language: as stated in Swedish; in English as the model knows the key.
  package func name(in language: Language) -> String {
    language == .sv ? name : AssumptionWords.of(key)?.english ?? name
  }

  /// The unit in a language, likewise.
  package func unit(in language: Language) -> String {
    language == .sv ? unit : AssumptionWords.of(key)?.unit ?? unit
  }
}
