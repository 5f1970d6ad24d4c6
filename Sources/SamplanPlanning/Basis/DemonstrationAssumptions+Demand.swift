import SamplanBase
import SamplanDomain

extension Basis {
  /// How demand varies, and what care the wounded need. None is an official planning figure.
  static let demonstrationDemandAssumptions = [
    demand(
      .scenarioVariation, "Spridning i scenariots hela efterfrågan", "variationskoefficient",
      judgement),
    demand(
      .focusVariation, "Spridning per fokus och dygn", "variationskoefficient", judgement),
    demand(
      .focusCorrelation, "Samband från dygn till dygn i ett fokus", "korrelation i logaritm",
      judgement),
    demand(
      .ordinaryVariation, "Spridning i ordinarie inflöde från dygn till dygn",
      "variationskoefficient", judgement),
    demand(
      .intensiveShareVariation, "Spridning i andelen som behöver intensivvård",
      "variationskoefficient", judgement),
    demand(
      .stayVariation, "Spridning i scenariots vårdtider mellan utfall", "variationskoefficient",
      judgement),
    demand(
      .absenceMost, "Frånvaro under scenariot, som mest", "andel av platserna", judgement),
    demand(.mobilisationDays, "Osäkerhet i mobiliseringens dag", "± dygn", judgement),
    demand(
      .shortageLeastHours, "Brist räknas från, sammanhängande tid", "timmar", judgement),
    demand(
      .crisisLeadHours, "Resurser som kan tillskapas inom kort, ledtid", "timmar", judgement),
    demand(
      .policyReserve, "Platser som en hjälpande region behåller för egen slump",
      "standardavvikelser av egna patienter", judgement),
    demand(.casualtyShareT1, "Skadade som är T1, omedelbart", "andel av de skadade", triage),
    demand(.casualtyShareT2, "Skadade som är T2, brådskande", "andel av de skadade", triage),
    demand(.casualtyShareT3, "Skadade som är T3, kan vänta", "andel av de skadade", triage),
    demand(.casualtyICUShareT1, "T1 som behöver intensivvård", "andel av T1", triage),
    demand(.casualtyICUShareT2, "T2 som behöver intensivvård", "andel av T2", triage),
    demand(.casualtyAdmittedShareT3, "T3 som läggs in på vårdavdelning", "andel av T3", judgement),
    demand(
      .hostNationICUShare, "Patienter genom värdlandsstöd som behöver intensivvård",
      "andel av patienterna", judgement),
  ]

  private static let judgement = "Uppskattning för demonstration, ingen officiell siffra"
  private static let triage = "Räkneexempel för demonstration, ingen dimensionerande siffra"

  /// The demonstration states the standard of each, so that it can be seen and changed.
  private static func demand(
    _ key: PlanningKey, _ name: String, _ unit: String, _ source: String
  ) -> Assumption {
    Assumption(
      key: key.rawValue, name: name, value: key.standard, unit: unit, source: source,
      asOf: demonstrationDay, owner: "NSPL kansli")
  }
}
