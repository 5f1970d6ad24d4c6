import SamplanBase

/// The words that the method page explains, each with the section that does. The glossary in
/// `docs` holds every one of them.
enum MethodTerms {
  /// The term in Swedish, its English, and the section of the page.
  struct Term: Sendable {
    let sv: String
    let en: String
    let section: String
  }

  static let all: [Term] = [
    Term(sv: "behov", en: "need", section: "behov"),
    Term(sv: "brist", en: "shortage", section: "brist"),
    Term(sv: "ej kalibrerad", en: "not calibrated", section: "nollkorning"),
    Term(sv: "endast slump", en: "chance only", section: "osakerhet"),
    Term(sv: "egna gränser", en: "own limits", section: "uppgifter"),
    Term(
      sv: "förslag – ej tagit ställning", en: "proposal – no position taken", section: "granser"),
    Term(sv: "katastroftillstånd", en: "state of disaster", section: "katastroftillstand"),
    Term(sv: "lager i band", en: "stock in bands", section: "forsorjning"),
    Term(sv: "mest värt att bygga", en: "most worth building", section: "vart-att-bygga"),
    Term(sv: "modellens gräns", en: "the model's limit", section: "optimering"),
    Term(sv: "modellindikator", en: "model indicator", section: "katastroftillstand"),
    Term(sv: "nollkörning", en: "zero run", section: "nollkorning"),
    Term(sv: "nödvändig vård", en: "necessary care", section: "nodvandig"),
    Term(sv: "okänt", en: "unknown", section: "uppgifter"),
    Term(sv: "planens effekt", en: "effect of the plan", section: "varianter"),
    Term(sv: "påfrestning", en: "strain", section: "haller-planen"),
    Term(sv: "robust plan", en: "robust plan", section: "haller-planen"),
    Term(sv: "rättvisa", en: "fairness", section: "rattvisa"),
    Term(sv: "slump + antaganden", en: "chance + assumptions", section: "osakerhet"),
    Term(sv: "undanhållet", en: "withheld", section: "uppgifter"),
    Term(sv: "uppskjuten planerad vård", en: "postponed elective care", section: "resurser"),
    Term(sv: "utökade vårdplatser", en: "surge beds", section: "brist"),
    Term(sv: "variant", en: "variant", section: "varianter"),
    Term(sv: "vårdkedja", en: "care chain", section: "vardkedja"),
    Term(sv: "ånger", en: "regret", section: "haller-planen"),
    Term(sv: "återhämtning", en: "recovery", section: "haller-planen"),
    Term(sv: "överbeläggning", en: "overcrowding", section: "brist"),
  ]
}
