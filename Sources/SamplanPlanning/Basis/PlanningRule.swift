import SamplanBase
import SamplanDomain

/// An assumption of the programme beyond the reference: its name, unit, standard, range and
/// source. One table, from which the key's standard and range and the demonstration's assumptions
/// are taken.
struct PlanningRule: Sendable {
  let key: PlanningKey
  /// In Swedish and English.
  let name: (sv: String, en: String)
  /// In Swedish and English.
  let unit: (sv: String, en: String)
  let standard: ExactDecimal
  let range: ClosedRange<ExactDecimal>
  let source: String

  private init(
    _ key: PlanningKey, _ name: (sv: String, en: String), _ unit: (sv: String, en: String),
    _ standard: String, _ low: String, _ high: String, _ source: String
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.standard = ExactDecimal(standard)!
    range = ExactDecimal(low)!...ExactDecimal(high)!
    self.source = source
  }

  static subscript(_ key: PlanningKey) -> PlanningRule? { byKey[key] }

  private static let byKey = Dictionary(
    uniqueKeysWithValues: all.map { ($0.key, $0) })

  private static let estimate = "Uppskattning för demonstration, ingen officiell siffra"
  private static let weighing = "Vikt i programmet: relativ, inte pengar; uppskattning"
  private static let design = "Samplans modellbeskrivning, antagande att pröva"

  static let all: [PlanningRule] = [
    PlanningRule(
      .weightTurnedAway, ("Planerad vård som saknar plats", "Planned care without a bed"),
      ("per patient", "per patient"), "6", "0", "1000",
      weighing),
    PlanningRule(
      .fairnessSlack,
      (
        "Marginal till den minsta största bristandelen",
        "Margin to the least largest share of shortage"
      ), ("andel av behovet", "share of need"), "0.01",
      "0", "1",
      design),
    PlanningRule(
      .surgeFirstShare,
      ("Utökade platser samma dygn som larmet", "Surge beds on the day of the alarm"),
      ("andel av de utökade platserna", "share of surge beds"),
      "0.4", "0", "1",
      estimate),
    PlanningRule(
      .surgeSecondShare, ("Utökade platser i andra steget", "Surge beds in the second step"),
      ("andel av de utökade platserna", "share of surge beds"), "0.3",
      "0", "1",
      estimate),
    PlanningRule(
      .surgeSecondHours, ("Andra stegets ledtid", "Lead time of the second step"),
      ("timmar från larmet", "hours from the alarm"), "48", "0", "2160",
      estimate),
    PlanningRule(
      .surgeThirdHours, ("Tredje stegets ledtid", "Lead time of the third step"),
      ("timmar från larmet", "hours from the alarm"), "168", "0", "2160",
      estimate),
    PlanningRule(
      .departureHour,
      ("Klockslag då patienter antas resa", "Hour at which patients are taken to leave"),
      ("timme på dygnet", "hour of the day"), "12", "0", "23",
      estimate),
    PlanningRule(
      .escortWard, ("Medföljande personal, vårdavdelning", "Staff who go along, ward"),
      ("personer per patient", "persons per patient"), "0.1", "0", "10",
      estimate),
    PlanningRule(
      .escortICU, ("Medföljande personal, intensivvård", "Staff who go along, intensive care"),
      ("personer per patient", "persons per patient"), "1", "0", "10",
      estimate),
    PlanningRule(
      .shiftHours, ("Arbetspass på väg", "Working day on the way"), ("timmar", "hours"), "10", "1",
      "24",
      estimate),
    PlanningRule(
      .riskPerHour, ("Skadliga händelser på väg", "Harmful events on the way"),
      ("händelser per patient och timme", "events per patient and hour"), "0.02", "0",
      "1",
      estimate),
    PlanningRule(
      .freedShare,
      ("Frigjord personal som kan bemanna utökade platser", "Freed staff who can staff surge beds"),
      ("andel", "share"), "0.5", "0", "1",
      estimate),
    PlanningRule(
      .teamInpatient, ("Operationslag, slutenvård", "Theatre team, in-patient operation"),
      ("personer och dygn per patient", "person-days per patient"), "1.2", "0",
      "50",
      estimate),
    PlanningRule(
      .teamDaySurgery, ("Operationslag, dagkirurgi", "Theatre team, day surgery"),
      ("personer och dygn per patient", "person-days per patient"), "0.5", "0",
      "50",
      estimate),
    PlanningRule(
      .trainedShare,
      ("Utbildad personal som kan frigöras, högst", "Trained staff who can be freed, at most"),
      ("andel av personalen för utökade platser", "share of surge staff"), "0.25", "0", "1",
      estimate),
    PlanningRule(
      .weightDaySurgery, ("Uppskjuten dagkirurgi", "Postponed day surgery"),
      ("per patient", "per patient"), "0.5", "0", "1000",
      weighing),
    PlanningRule(
      .weightWaiting, ("Väntan efter uppskjutning", "Waiting after postponement"),
      ("per patient och dygn", "per patient and day"), "0.02", "0", "1000",
      weighing),
    PlanningRule(
      .plannedWithin7,
      (
        "Planerad vård som blir nödvändig efter 7 dygn",
        "Planned care that becomes necessary after 7 days"
      ), ("andel av patienterna", "share of patients"),
      "0.1", "0", "1",
      estimate),
    PlanningRule(
      .plannedWithin28,
      (
        "Planerad vård som blir nödvändig efter 28 dygn",
        "Planned care that becomes necessary after 28 days"
      ), ("andel av patienterna", "share of patients"),
      "0.2", "0", "1",
      estimate),
    PlanningRule(
      .plannedWithin90,
      (
        "Planerad vård som blir nödvändig efter 90 dygn",
        "Planned care that becomes necessary after 90 days"
      ), ("andel av patienterna", "share of patients"),
      "0.3", "0", "1",
      estimate),
    PlanningRule(
      .theatreAcute,
      ("Operationstid, akut kirurgisk patient", "Theatre time, acute surgical patient"),
      ("timmar per patient", "hours per patient"), "1", "0", "100",
      estimate),
    PlanningRule(
      .theatrePlanned, ("Operationstid, planerad slutenvård", "Theatre time, planned in-patient"),
      ("timmar per patient", "hours per patient"), "2", "0", "100",
      estimate),
    PlanningRule(
      .theatreDaySurgery, ("Operationstid, dagkirurgi", "Theatre time, day surgery"),
      ("timmar per patient", "hours per patient"), "1", "0", "100",
      estimate),
    PlanningRule(
      .theatreUse,
      ("Operationssalarnas utnyttjande en vanlig vecka", "Use of the theatres in an ordinary week"),
      ("andel", "share"), "0.85", "0.1", "1",
      estimate),
    PlanningRule(
      .theatreSurge, ("Operationstid som kan läggas till", "Theatre time that can be added"),
      ("andel av den ordinarie", "share of the ordinary"), "0.3", "0", "5",
      estimate),
    PlanningRule(
      .weightTheatreShort, ("Brist på operationstid", "Theatre time short"),
      ("per timme", "per hour"), "4", "0", "1000",
      weighing),
    PlanningRule(
      .weightTheatreSurge, ("Tillagd operationstid", "Theatre time added"),
      ("per timme", "per hour"), "0.3", "0", "1000",
      weighing),
    PlanningRule(
      .bloodICU, ("Blod, svårt skadad", "Blood, severely injured"),
      ("enheter per patient", "units per patient"), "6", "0", "100",
      estimate),
    PlanningRule(
      .bloodAcute, ("Blod, akut kirurgisk patient", "Blood, acute surgical patient"),
      ("enheter per patient", "units per patient"), "0.5", "0", "100",
      estimate),
    PlanningRule(
      .bloodPlanned, ("Blod, planerad slutenvård", "Blood, planned in-patient"),
      ("enheter per patient", "units per patient"), "0.3", "0", "100",
      estimate),
    PlanningRule(
      .bloodReserve, ("Blod utöver en vanlig dags åtgång", "Blood beyond an ordinary day's use"),
      ("andel av åtgången", "share of the use"), "1", "0", "20",
      estimate),
    PlanningRule(
      .weightBloodShort, ("Brist på blod", "Blood short"), ("per enhet", "per unit"), "3", "0",
      "1000",
      weighing),
    PlanningRule(
      .movableWard,
      (
        "Stabila inneliggande som kan flyttas, vårdavdelning",
        "Stable in-patients who may move, ward"
      ),
      ("andel av de belagda platserna", "share of occupied beds"), "0.3", "0", "1",
      design),
    PlanningRule(
      .movableICU,
      (
        "Stabila inneliggande som kan flyttas, intensivvård",
        "Stable in-patients who may move, intensive care"
      ),
      ("andel av de belagda platserna", "share of occupied beds"), "0.2", "0", "1",
      design),
  ]
}

extension Basis {
  /// The demonstration states the standard of each, so that it can be seen and changed.
  static let demonstrationRuleAssumptions = PlanningRule.all.map { rule in
    Assumption(
      key: rule.key.rawValue, name: rule.name.sv, value: rule.standard, unit: rule.unit.sv,
      source: rule.source, asOf: demonstrationDay, owner: "NSPL kansli")
  }
}
