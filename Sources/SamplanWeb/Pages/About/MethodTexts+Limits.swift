import SamplanBase

/// The method page's texts, limits first.
enum MethodTexts {
  /// What a reader should know before any figure.
  static let limits: [AboutSection] = [
    AboutSection(
      title: Text(sv: "Vad siffrorna inte säger", en: "What the figures do not say"),
      id: "granser",
      points: [
        Text(
          sv: "De är inga beslut. Varje åtgärd är ett förslag – ej tagit ställning – tills "
            + "regionen har uttalat sig, och regionen kan avstå.",
          en: "They are no decisions. Each measure is a proposal on which the region has not yet "
            + "taken a position, and the region may decline."),
        Text(
          sv: "De är inga förutsägelser. De svarar på vad som följer om scenariot och "
            + "antagandena gäller, och scenariot är påhittat.",
          en: "They are no forecasts. They tell what follows if the scenario and the assumptions "
            + "hold, and the scenario is invented."),
        Text(
          sv: "De vet inte mer än regionerna har uppgett. En gammal uppgift bleknar och räknas "
            + "till sist som okänd; en region utan uppgifter står utanför summorna.",
          en: "They know no more than the regions have stated. An old figure fades and at last "
            + "counts as unknown; a region without figures stands outside the totals."),
        Text(
          sv: "De fastställer inget läge och inget tillstånd. Det gör regionen, och i ett fall "
            + "regeringen.",
          en: "They establish no alert and no state. That is for the region, and in one case for "
            + "the Government."),
        Text(
          sv: "De säger inget om en enskild patient. Samplan har inga patientuppgifter; "
            + "patienterna i simuleringen är slumpade.",
          en: "They say nothing of any single patient. Samplan holds no patient data; the "
            + "patients in the simulation are drawn by chance."),
      ]),
    AboutSection(
      title: Text(sv: "Vad Samplan inte vet", en: "What Samplan does not know"), id: "okant",
      points: [
        Text(
          sv: "Hur medicinska prioriteringar görs vid sängen, och vilken kvalitet vården får när "
            + "platserna är fler än vanligt på samma personal.",
          en: "How medical priorities are set at the bedside, and what quality care has when more "
            + "beds than usual share the same staff."),
        Text(
          sv: "Vilka skyddade platser, lager och krigsplaceringar som finns. Sådant hör inte hemma "
            + "i Samplan.",
          en: "What protected places, stocks and war postings there are. These do not belong in "
            + "Samplan."),
        Text(
          sv: "Hur vägar, el, vatten och personal faktiskt står sig i ett angrepp. Scenariot "
            + "antar det, med källa eller som uppskattning.",
          en: "How roads, power, water and staff really hold in an attack. The scenario assumes "
            + "it, with a source or as an estimate."),
        Text(
          sv: "Vad som händer mellan två sjukhus i samma region. Modellen räknar regionen som en "
            + "plats; vägen inom den kan vara lång.",
          en: "What happens between two hospitals of one region. The model takes the region as "
            + "one place; the way within it can be long."),
      ]),
    AboutSection(
      title: Text(sv: "Därför visas inte antal döda", en: "Why deaths are not shown"), id: "doda",
      paragraphs: [
        Text(
          sv: "Ett antal döda skulle se säkrare ut än det är. Sambandet mellan väntan på en plats "
            + "och dödlighet är dåligt känt för de flesta patientgrupper, och siffran skulle "
            + "lätt läsas som en förutsägelse. Modellen mäter i stället nödvändig vård som inte "
            + "kan ges, i vårddygn. Dödlighet får bara jämföras mellan varianter av samma "
            + "körning, och visas inte utan att någon ber om det.",
          en: "A number of deaths would look surer than it is. The link between waiting for a bed "
            + "and mortality is poorly known for most groups of patients, and the number would "
            + "easily be read as a forecast. The model measures necessary care that cannot be "
            + "given, in bed-days. Mortality may only be compared between variants of one run, "
            + "and is not shown unless somebody asks.")
      ]),
  ]
}
