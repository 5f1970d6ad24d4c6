import SamplanBase
import SamplanPlanning

/// The indicators, and how all of it can be checked.
extension MethodTexts {
  private static let level = Int(PlanResult.Crisis.riskLevel * 100)

  static let crisis = AboutSection(
    title: Text(
      sv: "Indikatorer för katastroftillstånd", en: "Indicators of a state of disaster"),
    id: "katastroftillstand",
    paragraphs: [
      Text(
        sv: "Samplan visar modellindikatorer, aldrig ett tillstånd. Regionen bedömer; regeringen "
          + "beslutar om kvalificerat katastroftillstånd. Katastroftillstånd är inte samma sak "
          + "som katastrofläge, extraordinär händelse eller höjd beredskap.",
        en: "Samplan shows model indicators, never a state. The region judges; the Government "
          + "decides on a qualified state of disaster. It is not the same as disaster alert, "
          + "extraordinary event or heightened alert."),
      Text(
        sv:
          "För varje indikator visas sannolikhet per dag, när den först inträffar (P10, P50, P90), "
          + "antal timmar från A till B och det som tar slut först.",
        en: "For each indicator stand the probability by day, when it first occurs (P10, P50, "
          + "P90), the hours from A to B, and what runs out first."),
    ],
    points: [
      Text(
        sv: "A, risk: sannolikheten för B inom 72 timmar är minst \(level) procent.",
        en: "A, risk: the probability of B within 72 hours is at least \(level) per cent."),
      Text(
        sv:
          "B: nödvändig vård kan inte ges under hela den tid det tar att få fram mer, normalt ett "
          + "dygn, med egna resurser och redan avtalad hjälp.",
        en: "B: necessary care cannot be given throughout the time it takes to get more, normally "
          + "a day, with own resources and help already agreed."),
      Text(
        sv: "C: den kan fortfarande inte ges med all hjälp som går att nå.",
        en: "C: it still cannot be given with all help within reach."),
    ])

  static let check = AboutSection(
    title: Text(sv: "Att kontrollera", en: "To check"), id: "kontroll",
    paragraphs: [
      Text(
        sv: "Varje plan anger frö, version och hash av sina indata. Samma indata och frö på samma "
          + "version ger samma byte. Åtta ord i sidfoten visar vilka uppgifter sidan bygger på: "
          + "den som ser samma ord ser samma uppgifter.",
        en: "Each plan gives seed, version and the hash of its input. The same input and seed on "
          + "the same version give the same bytes. Eight words in the footer show which "
          + "statements a page rests on: whoever sees the same words sees the same statements."),
      Text(
        sv: "Modellens kärna läser ett dokumenterat filformat, så att vem som helst kan ställa en "
          + "annan lösare eller simulator bredvid. Enkla fall jämförs med formler vars svar är "
          + "kända.",
        en: "The model's core reads a documented file format, so that anyone can set another "
          + "solver or simulator beside it. Simple cases are compared with formulas whose "
          + "answers are known."),
    ])
}
