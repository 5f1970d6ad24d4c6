import SamplanBase

extension AboutTexts {
  /// How the figures are computed, limits first.
  static let method: [AboutSection] = [
    AboutSection(
      title: Text(sv: "Vad siffrorna inte säger", en: "What the figures do not say"),
      points: [
        Text(
          sv:
            "De är inga beslut och inga order. Varje åtgärd är ett förslag tills regionen har "
            + "tagit ställning.",
          en:
            "They are neither decisions nor orders. Each measure is a proposal until the region "
            + "has taken a position."),
        Text(
          sv:
            "De är inga förutsägelser. De svarar på vad som följer om scenariot och antagandena "
            + "gällde.",
          en:
            "They are no forecasts. They tell what follows should the scenario and the assumptions "
            + "hold."
        ),
        Text(
          sv:
            "De vet inte mer än regionerna har uppgett. Gamla uppgifter bleknar och räknas till "
            + "sist som okända; en region utan uppgifter står utanför.",
          en:
            "They know no more than the regions have stated. Old figures fade and at last count as "
            + "unknown; a region without figures is left out."),
        Text(
          sv:
            "Programmet förklarar aldrig något läge eller tillstånd. Det bedömer regionen, och i "
            + "vissa fall regeringen.",
          en:
            "The program never declares a state. That is for the region to judge, and in some "
            + "cases for the Government."),
      ]),
    AboutSection(
      title: Text(sv: "Räcker vården? Simuleringen", en: "Is care enough? The simulation"),
      paragraphs: [
        Text(
          sv:
            "Landet simuleras patient för patient. Vanliga patienter kommer i den takt som "
            + "regionens platser och beläggning visar, scenariots patienter därutöver. "
            + "Vårdtiderna är lognormala, och patienter som redan ligger inne räknas med. Ingen "
            + "hjälp mellan regioner förekommer.",
          en:
            "The country is simulated patient by patient. Ordinary patients arrive at the pace "
            + "that the region's beds and occupancy show, the scenario's on top. Stays are "
            + "lognormal, and patients already in beds are counted. There is no help between "
            + "regions."),
        Text(
          sv:
            "Behov är patienter i säng och patienter som väntar. Brist är när behovet är större än "
            + "öppna platser och godtagen överbeläggning. Sannolikheten är andelen simuleringar "
            + "med brist. 200 simuleringar ger den på ungefär 7 procentenheter när, 2 000 på 2.",
          en:
            "Need is patients in beds and patients waiting. Shortage is when the need passes open "
            + "beds and accepted overcrowding. The probability is the share of simulations with "
            + "shortage: within about 7 percentage points at 200 simulations, 2 at 2,000."),
      ]),
    AboutSection(
      title: Text(sv: "Tillsammans: optimeringen", en: "Together: the optimisation"),
      paragraphs: [
        Text(
          sv: "Den gemensamma planen är optimum i ett linjärt program med väntevärden. Den väljer "
            + "uppskjuten planerad vård, utökade vårdplatser, flyttade patienter och lånad "
            + "personal så att bristen blir minst och jämnast, inom de gränser varje region har "
            + "angett.",
          en:
            "The joint plan is the optimum of a linear programme with expected values. It chooses "
            + "postponed planned care, surge beds, moved patients and lent staff so that the "
            + "shortage is least and most even, within the limits each region has stated."),
        Text(
          sv:
            "Programmet vet i förväg vad som händer. Resultatet är därför modellens gräns: det "
            + "bästa som kan nås, inte det som kommer att nås. Avståndet till optimum står vid "
            + "varje plan.",
          en:
            "The programme knows beforehand what happens. The result is therefore the model's "
            + "bound: the best that can be reached, not what will be. The distance to the "
            + "optimum stands at each plan."
        ),
        Text(
          sv:
            "Utan åtgärder är samma program med flyttar, utökade platser, uppskjuten vård och "
            + "lånad personal satta till noll.",
          en:
            "Without measures is the same programme with moves, surge beds, postponed care and "
            + "lent staff at zero."),
      ]),
    AboutSection(
      title: Text(sv: "Att kontrollera", en: "To check"),
      paragraphs: [
        Text(
          sv:
            "Varje plan anger frö, version och hash av sina indata. Samma indata och frö på samma "
            + "version ger samma byte. Åtta ord i sidfoten visar vilka uppgifter sidan bygger "
            + "på: den som ser samma ord ser samma uppgifter.",
          en:
            "Each plan gives seed, version and the hash of its input. The same input and seed on "
            + "the same version give the same bytes. Eight words in the footer show which "
            + "statements a page rests on: whoever sees the same words sees the same statements.")
      ]),
  ]
}
