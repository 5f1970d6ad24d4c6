import SamplanBase
import SamplanDomain

/// An assumption of the programme beyond the reference: its name, unit, standard, range and
/// source. One table, from which the key's standard and range and the demonstration's assumptions
/// are taken.
struct PlanningRule: Sendable {
  let key: PlanningKey
  let name: String
  let unit: String
  let standard: ExactDecimal
  let range: ClosedRange<ExactDecimal>
  let source: String

  private init(
    _ key: PlanningKey, _ name: String, _ unit: String, _ standard: String, _ low: String,
    _ high: String, _ source: String
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
      .weightTurnedAway, "Planerad vård som saknar plats", "per patient", "6", "0", "1000",
      weighing),
    PlanningRule(
      .fairnessSlack, "Marginal till den minsta största bristandelen", "andel av behovet", "0.01",
      "0", "1",
      design),
    PlanningRule(
      .surgeFirstShare, "Utökade platser samma dygn som larmet", "andel av de utökade platserna",
      "0.4", "0", "1",
      estimate),
    PlanningRule(
      .surgeSecondShare, "Utökade platser i andra steget", "andel av de utökade platserna", "0.3",
      "0", "1",
      estimate),
    PlanningRule(
      .surgeSecondHours, "Andra stegets ledtid", "timmar från larmet", "48", "0", "2160",
      estimate),
    PlanningRule(
      .surgeThirdHours, "Tredje stegets ledtid", "timmar från larmet", "168", "0", "2160",
      estimate),
    PlanningRule(
      .departureHour, "Klockslag då patienter antas resa", "timme på dygnet", "12", "0", "23",
      estimate),
    PlanningRule(
      .escortWard, "Medföljande personal, vårdavdelning", "personer per patient", "0.1", "0", "10",
      estimate),
    PlanningRule(
      .escortICU, "Medföljande personal, intensivvård", "personer per patient", "1", "0", "10",
      estimate),
    PlanningRule(
      .shiftHours, "Arbetspass på väg", "timmar", "10", "1", "24",
      estimate),
    PlanningRule(
      .riskPerHour, "Skadliga händelser på väg", "händelser per patient och timme", "0.02", "0",
      "1",
      estimate),
    PlanningRule(
      .freedShare, "Frigjord personal som kan bemanna utökade platser", "andel", "0.5", "0", "1",
      estimate),
    PlanningRule(
      .teamInpatient, "Operationslag, slutenvård", "personer och dygn per patient", "1.2", "0",
      "50",
      estimate),
    PlanningRule(
      .teamDaySurgery, "Operationslag, dagkirurgi", "personer och dygn per patient", "0.5", "0",
      "50",
      estimate),
    PlanningRule(
      .trainedShare, "Utbildad personal som kan frigöras, högst",
      "andel av personalen för utökade platser", "0.25", "0", "1",
      estimate),
    PlanningRule(
      .weightDaySurgery, "Uppskjuten dagkirurgi", "per patient", "0.5", "0", "1000",
      weighing),
    PlanningRule(
      .weightWaiting, "Väntan efter uppskjutning", "per patient och dygn", "0.02", "0", "1000",
      weighing),
    PlanningRule(
      .plannedWithin7, "Planerad vård som blir nödvändig efter 7 dygn", "andel av patienterna",
      "0.1", "0", "1",
      estimate),
    PlanningRule(
      .plannedWithin28, "Planerad vård som blir nödvändig efter 28 dygn", "andel av patienterna",
      "0.2", "0", "1",
      estimate),
    PlanningRule(
      .plannedWithin90, "Planerad vård som blir nödvändig efter 90 dygn", "andel av patienterna",
      "0.3", "0", "1",
      estimate),
    PlanningRule(
      .theatreAcute, "Operationstid, akut kirurgisk patient", "timmar per patient", "1", "0", "100",
      estimate),
    PlanningRule(
      .theatrePlanned, "Operationstid, planerad slutenvård", "timmar per patient", "2", "0", "100",
      estimate),
    PlanningRule(
      .theatreDaySurgery, "Operationstid, dagkirurgi", "timmar per patient", "1", "0", "100",
      estimate),
    PlanningRule(
      .theatreUse, "Operationssalarnas utnyttjande en vanlig vecka", "andel", "0.85", "0.1", "1",
      estimate),
    PlanningRule(
      .theatreSurge, "Operationstid som kan läggas till", "andel av den ordinarie", "0.3", "0", "5",
      estimate),
    PlanningRule(
      .weightTheatreShort, "Brist på operationstid", "per timme", "4", "0", "1000",
      weighing),
    PlanningRule(
      .weightTheatreSurge, "Tillagd operationstid", "per timme", "0.3", "0", "1000",
      weighing),
    PlanningRule(
      .bloodICU, "Blod, svårt skadad", "enheter per patient", "6", "0", "100",
      estimate),
    PlanningRule(
      .bloodAcute, "Blod, akut kirurgisk patient", "enheter per patient", "0.5", "0", "100",
      estimate),
    PlanningRule(
      .bloodPlanned, "Blod, planerad slutenvård", "enheter per patient", "0.3", "0", "100",
      estimate),
    PlanningRule(
      .bloodReserve, "Blod utöver en vanlig dags åtgång", "andel av åtgången", "1", "0", "20",
      estimate),
    PlanningRule(
      .weightBloodShort, "Brist på blod", "per enhet", "3", "0", "1000",
      weighing),
    PlanningRule(
      .movableWard, "Stabila inneliggande som kan flyttas, vårdavdelning",
      "andel av de belagda platserna", "0.3", "0", "1",
      design),
    PlanningRule(
      .movableICU, "Stabila inneliggande som kan flyttas, intensivvård",
      "andel av de belagda platserna", "0.2", "0", "1",
      design),
  ]
}

extension Basis {
  /// The demonstration states the standard of each, so that it can be seen and changed.
  static let demonstrationRuleAssumptions = PlanningRule.all.map { rule in
    Assumption(
      key: rule.key.rawValue, name: rule.name, value: rule.standard, unit: rule.unit,
      source: rule.source, asOf: demonstrationDay, owner: "NSPL kansli")
  }
}
