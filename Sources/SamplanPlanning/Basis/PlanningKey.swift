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
  /// Coefficient of variation of the scenario's whole demand between outcomes: how wrong the
  /// scenario's level may be. Lognormal with mean 1, drawn once for each outcome.
  case scenarioVariation = "demand.scenarioVariation"
  /// Coefficient of variation of a focus's demand from day to day: casualties come in heaps.
  /// Lognormal with mean 1, drawn for each focus and day.
  case focusVariation = "demand.focusVariation"
  /// Correlation of the logarithms of a focus's demand from one day to the next, 0…1.
  case focusCorrelation = "demand.focusCorrelation"
  /// Coefficient of variation of the ordinary inflow from day to day, beside the chance of counts:
  /// variance = λ + λ²c².
  case ordinaryVariation = "demand.ordinaryVariation"
  /// Coefficient of variation of the share of the scenario's patients who need intensive care.
  case intensiveShareVariation = "demand.icuShareVariation"
  /// Coefficient of variation of the stays of the scenario's groups between outcomes.
  case stayVariation = "stay.variation"
  /// Share of the beds that absence of staff takes at most once the scenario has begun: uniform
  /// from 0, drawn for each region and outcome.
  case absenceMost = "staff.absenceMost"
  /// Days that a mobilisation may come earlier or later, whole, 0…60.
  case mobilisationDays = "staff.mobilisationDays"
  /// Hours without a break from which a shortage counts.
  case shortageLeastHours = "shortage.leastHours"
  /// Lead time within which own resources count for indicator B, hours (”inom kort”).
  case crisisLeadHours = "crisis.leadHours"
  /// Free beds that a receiving region keeps for its own chance, in standard deviations of its own
  /// ordinary number of patients, √(patients): a helper shall not fall short by helping.
  case policyReserve = "policy.reserve"
  /// Share of the wounded who are T1 (omedelbart), 0…1.
  case casualtyShareT1 = "casualty.shareT1"
  /// Share of the wounded who are T2 (brådskande), 0…1.
  case casualtyShareT2 = "casualty.shareT2"
  /// Share of the wounded who are T3 (kan vänta), 0…1. What remains is not admitted.
  case casualtyShareT3 = "casualty.shareT3"
  /// Share of T1 that needs intensive care, 0…1; the rest need surgical care.
  case casualtyICUShareT1 = "casualty.icuShareT1"
  /// Share of T2 that needs intensive care, 0…1; the rest need surgical care.
  case casualtyICUShareT2 = "casualty.icuShareT2"
  /// Share of T3 that is admitted, to surgical care, 0…1; the rest are treated and go home.
  case casualtyAdmittedShareT3 = "casualty.admittedShareT3"
  /// Share of host-nation patients who need intensive care, 0…1; the rest need surgical care.
  case hostNationICUShare = "hostNation.icuShare"

  // What the programme beyond the reference reads: see `PlanningRule`.
  /// Weight of a planned patient for whom there is no bed.
  case weightTurnedAway = "weight.turnedAway"
  /// How much a region's share of shortage may pass the least largest share, 0…1.
  case fairnessSlack = "fairness.slack"
  /// Share of the surge beds that open on the day of the alarm, 0…1, where the region has
  /// stated no steps. Held back by staff.
  case surgeFirstShare = "surge.firstShare"
  /// Share that opens after `surgeSecondHours`, 0…1. Held back by staff.
  case surgeSecondShare = "surge.secondShare"
  /// Hours from the alarm to the second step.
  case surgeSecondHours = "surge.secondHours"
  /// Hours from the alarm to the third step, which opens the rest. Held back by premises.
  case surgeThirdHours = "surge.thirdHours"
  /// Hour of the day at which patients are taken to leave: who then arrives after midnight is
  /// admitted on the next day.
  case departureHour = "transport.departureHour"
  /// Persons of the sending region who go along with a ward patient.
  case escortWard = "escort.ward"
  /// Persons of the sending region who go along with an intensive care patient.
  case escortICU = "escort.icu"
  /// Hours of a person's working day on the way.
  case shiftHours = "escort.shiftHours"
  /// Expected harmful events for a patient's hour on the way. Told, never weighed.
  case riskPerHour = "transport.riskPerHour"
  /// η: share of the theatre staff freed by postponement who can staff surge beds, 0…1.
  case freedShare = "planned.freedShare"
  /// Person-days of the theatre's team for a planned in-patient.
  case teamInpatient = "planned.teamDaysInpatient"
  /// Person-days of the theatre's team for a day surgery patient.
  case teamDaySurgery = "planned.teamDaysDaySurgery"
  /// Freed staff who are trained for surge beds, at most, as a share of the region's surge
  /// staff.
  case trainedShare = "planned.trainedShare"
  /// Weight of a day surgery patient postponed.
  case weightDaySurgery = "weight.daySurgery"
  /// Weight of a postponed patient's day of waiting.
  case weightWaiting = "weight.waiting"
  /// Share of planned in-patients whose care becomes necessary after 7 days, 0…1.
  case plannedWithin7 = "planned.necessaryAfter7"
  /// The same after 28 days.
  case plannedWithin28 = "planned.necessaryAfter28"
  /// The same after 90 days.
  case plannedWithin90 = "planned.necessaryAfter90"
  /// Theatre hours of an acute surgical admission.
  case theatreAcute = "theatre.hoursAcute"
  /// Theatre hours of a planned in-patient.
  case theatrePlanned = "theatre.hoursPlanned"
  /// Theatre hours of a day surgery patient.
  case theatreDaySurgery = "theatre.hoursDaySurgery"
  /// Share of the theatre hours that an ordinary week uses, above 0 and at most 1.
  case theatreUse = "theatre.use"
  /// Theatre hours that can be added, as a share of the ordinary ones.
  case theatreSurge = "theatre.surgeShare"
  /// Weight of a theatre hour short.
  case weightTheatreShort = "weight.theatreShort"
  /// Weight of an added theatre hour.
  case weightTheatreSurge = "weight.theatreSurge"
  /// Units of blood for a surgical patient who begins in intensive care.
  case bloodICU = "blood.unitsICU"
  /// Units of blood for another acute surgical patient.
  case bloodAcute = "blood.unitsAcute"
  /// Units of blood for a planned in-patient.
  case bloodPlanned = "blood.unitsPlanned"
  /// Blood that can be had above an ordinary day's use, as a share of it.
  case bloodReserve = "blood.reserve"
  /// Weight of a unit of blood short.
  case weightBloodShort = "weight.bloodShort"
  /// σ: share of a ward's occupied beds whose patients are stable and may be moved, 0…1.
  case movableWard = "inpatients.movableWard"
  /// The same in intensive care.
  case movableICU = "inpatients.movableICU"

  /// The value where the basis is silent.
  package var standard: ExactDecimal {
    if let rule = PlanningRule[self] { return rule.standard }
    return switch self {
    case .weekdayFactor: ExactDecimal("1.3")!
    case .acuteShareMin: ExactDecimal("0.3")!
    case .shortageMinBeds: ExactDecimal(1)
    case .shortageMinShare: ExactDecimal("0.05")!
    case .intensiveShareVariation: ExactDecimal("0.2")!
    case .stayVariation: ExactDecimal("0.1")!
    case .absenceMost: ExactDecimal("0.05")!
    case .mobilisationDays: ExactDecimal(3)
    case .shortageLeastHours, .crisisLeadHours: ExactDecimal(24)
    case .policyReserve: ExactDecimal("1.5")!
    case .scenarioVariation, .casualtyShareT3, .casualtyICUShareT1: ExactDecimal("0.5")!
    case .focusVariation: ExactDecimal(1)
    case .focusCorrelation: ExactDecimal("0.3")!
    case .ordinaryVariation: ExactDecimal("0.07")!
    case .casualtyShareT1, .casualtyAdmittedShareT3: ExactDecimal("0.2")!
    case .casualtyShareT2: ExactDecimal("0.25")!
    case .casualtyICUShareT2: ExactDecimal("0.1")!
    case .hostNationICUShare: ExactDecimal("0.15")!
    default: preconditionFailure("every key has a standard")
    }
  }
}

extension PlanningKey {
  /// What the value can be; outside it the model has no meaning.
  package var range: ClosedRange<ExactDecimal> {
    if let rule = PlanningRule[self] { return rule.range }
    return switch self {
    case .weekdayFactor: ExactDecimal(1)...ExactDecimal("1.4")!
    case .shortageMinBeds: .zero...ExactDecimal(1000)
    case .scenarioVariation, .focusVariation, .ordinaryVariation, .intensiveShareVariation,
      .stayVariation:
      .zero...ExactDecimal(3)
    case .mobilisationDays: .zero...ExactDecimal(60)
    case .policyReserve: .zero...ExactDecimal(5)
    case .shortageLeastHours, .crisisLeadHours: .zero...ExactDecimal(720)
    case .acuteShareMin, .absenceMost, .shortageMinShare, .focusCorrelation, .casualtyShareT1,
      .casualtyShareT2,
      .casualtyShareT3, .casualtyICUShareT1, .casualtyICUShareT2, .casualtyAdmittedShareT3,
      .hostNationICUShare:
      .zero...ExactDecimal(1)
    default: preconditionFailure("every key has a range")
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

  /// What is stated of a key; nil when nothing is.
  subscript(key key: String) -> Double? { values[key] }

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
