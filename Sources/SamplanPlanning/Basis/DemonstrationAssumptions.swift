import SamplanBase
import SamplanDomain

extension Basis {
  /// The weights, shares and thresholds of the demonstration.
  static let demonstrationAssumptions: [Assumption] =
    [
      assumption(
        .surgicalShare, "Andel kirurgiska vårdplatser", "0.37", "andel av vårdplatserna",
        judgement),
      assumption(
        .inpatientShare, "Andel planerade operationer i slutenvård", "0.3", "andel",
        "Omkring 70 % är dagkirurgi, Läkartidningen 2013"),
      assumption(
        .wardOvercrowding, "Accepterad överbeläggning, vårdavdelning", "0.1",
        "andel av platserna", judgement),
      assumption(
        .icuOvercrowding, "Accepterad överbeläggning, intensivvård", "0", "andel av platserna",
        judgement),
      assumption(
        .staffPerICUBed, "Personal per utökad IVA-plats", "5", "personer/dygn", judgement),
      assumption(
        .staffPerSurgicalBed, "Personal per utökad kirurgisk plats", "1", "personer/dygn",
        judgement),
      assumption(
        .staffPerMedicalBed, "Personal per utökad medicinsk plats", "1", "personer/dygn",
        judgement),
      assumption(
        .wardSurgeShare, "Utökade vårdplatser där regionen inte angett dem", "0.12",
        "andel av vårdplatserna", judgement),
      assumption(
        .surgeStaffShare, "Personal för utökade platser där regionen inte angett den", "0.35",
        "andel av alla utökade platsers behov", judgement),
    ] + demonstrationWeights + demonstrationModelAssumptions + demonstrationRuleAssumptions
    + demonstrationDemandAssumptions + demonstrationResourceAssumptions

  private static let judgement = "Uppskattning för demonstration, ingen officiell siffra"
  private static let weighing = "Vikt i programmet: relativ, inte pengar; uppskattning"

  private static let demonstrationWeights = [
    weight(.weightShortageICU, "Brist, intensivvård", "60", "per vårddygn"),
    weight(.weightShortageSurgical, "Brist, kirurgisk vård", "10", "per vårddygn"),
    weight(.weightShortageMedical, "Brist, medicinsk vård", "8", "per vårddygn"),
    weight(.weightSurgeICU, "Utökad plats, intensivvård", "3", "per dygn"),
    weight(.weightSurgeSurgical, "Utökad plats, kirurgisk vård", "0.8", "per dygn"),
    weight(.weightSurgeMedical, "Utökad plats, medicinsk vård", "0.7", "per dygn"),
    weight(.weightPostponed, "Uppskjuten planerad vård", "1.5", "per patient"),
    weight(.weightStaffMoved, "Utlånad personal", "0.4", "per person och dygn"),
    weight(.weightTransfer, "Flytt av patient", "0.05", "per patient"),
    weight(.weightTransferPerKm, "Flytt av patient, sträcka", "0.002", "per patient och km"),
    weight(.weightICUTransferFactor, "Flytt av IVA-patient, faktor på sträckan", "1.5", "faktor"),
    weight(.weightFairness, "Största relativa brist", "2000", "per andel av platserna"),
  ]

  private static let demonstrationModelAssumptions = [
    Assumption(
      key: PlanningKey.weekdayFactor.rawValue, name: "Planerad vård en vardag, mot veckans medel",
      value: exact("1.3"), unit: "faktor", source: judgement, asOf: demonstrationDay,
      owner: owner),
    Assumption(
      key: PlanningKey.acuteShareMin.rawValue,
      name: "Minsta andel av de belagda platserna som hålls av akut vård", value: exact("0.3"),
      unit: "andel", source: judgement, asOf: demonstrationDay, owner: owner),
    Assumption(
      key: PlanningKey.shortageMinBeds.rawValue, name: "Brist räknas från, antal platser",
      value: exact("1"), unit: "platser", source: judgement, asOf: demonstrationDay,
      owner: owner),
    Assumption(
      key: PlanningKey.shortageMinShare.rawValue, name: "Brist räknas från, andel av platserna",
      value: exact("0.05"), unit: "andel", source: judgement, asOf: demonstrationDay,
      owner: owner),
  ]

  private static let owner = "NSPL kansli"

  private static func assumption(
    _ key: AssumptionKey, _ name: String, _ value: String, _ unit: String, _ source: String
  ) -> Assumption {
    Assumption(
      key: key.rawValue, name: name, value: exact(value), unit: unit, source: source,
      asOf: demonstrationDay, owner: owner)
  }

  private static func weight(
    _ key: AssumptionKey, _ name: String, _ value: String, _ unit: String
  ) -> Assumption {
    assumption(key, name, value, unit, weighing)
  }
}
