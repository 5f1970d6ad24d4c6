import SamplanBase

/// How the joint plan is made and tried.
extension MethodTexts {
  static let variants = AboutSection(
    title: Text(sv: "Varianterna, och planens effekt", en: "The variants, and the plan's effect"),
    id: "varianter",
    paragraphs: [
      Text(
        sv: "Den som väntar på en plats har sitt behov medan tiden går: tiden i kö räknas av från "
          + "vårdtiden. Den som har väntat hela sin vårdtid lämnar kön utan den vården, och "
          + "behöver i stället nästa, om det finns en. Så räknar programmet också. Att vård som "
          + "kommer sent kan behöva ta längre tid räknas inte.",
        en: "Who waits for a bed has the need while time goes on: time in line counts off the "
          + "stay. Who has waited the whole stay leaves the line without that care, and needs the next "
          + "instead, if there is one. So the programme counts too. That care which comes late may "
          + "need longer is not counted."),
      Text(
        sv: "Alla varianter möter samma slumpade patienter. Då syns skillnaden mellan dem utan "
          + "att slumpen stör, och med långt färre simuleringar.",
        en: "All variants meet the same randomly drawn patients. The difference between them then "
          + "shows without chance in between, and with far fewer simulations."),
      Text(
        sv: "Sidan Reglage svarar först med en formel, på några tusendels sekunder: behovet räknas "
          + "som om platserna aldrig tog slut, med samma slump och samma osäkerhet om antagandena. "
          + "Formeln vet inte att en brist ska vara i 24 timmar och inte vad som blockeras efter "
          + "intensivvård. Därför kan samma reglage sedan simuleras.",
        en: "The page Levers answers first by a formula, in some milliseconds: the need is counted "
          + "as if beds never ran out, with the same chance and the same doubt of the assumptions. "
          + "The formula does not know that a shortage lasts 24 hours, nor what is blocked after "
          + "intensive care. So the same levers can then be simulated."),
      Text(
        sv: "Planens effekt är skillnaden från V0 till V2, med sitt medelfel. Inget annat kallas "
          + "effekt. För varje åtgärd står hur mycket som blev av och hur mycket som var "
          + "planerat: i simuleringen vet ingen vad som kommer i morgon, och allt går inte att "
          + "genomföra.",
        en: "The plan's effect is the difference from V0 to V2, with its standard error. Nothing "
          + "else is called an effect. For each measure stands how much was carried out and how "
          + "much was planned: in the simulation nobody knows what comes tomorrow, and not all "
          + "of it can be done."),
    ])

  static let programme: [AboutSection] = [
    AboutSection(
      title: Text(sv: "Tillsammans: optimeringen", en: "Together: the optimisation"),
      id: "optimering",
      paragraphs: [
        Text(
          sv: "Den gemensamma planen är optimum i ett program med väntevärden. Den väljer "
            + "uppskjuten planerad vård, utökade vårdplatser, patienter som skulle flyttas och "
            + "utlånad personal, inom de gränser varje region har angett.",
          en: "The joint plan is the optimum of a programme with expected values. It chooses "
            + "postponed elective care, surge beds, patients who would be moved and lent staff, "
            + "within the limits each region has stated."),
        Text(
          sv: "Programmet vet i förväg vad som händer. Dess egna värden kallas därför modellens "
            + "gräns: det bästa som kan nås, inte det som kommer att nås. Avståndet till "
            + "modellens optimum står vid varje plan.",
          en: "The programme knows beforehand what happens. Its own values are therefore called "
            + "the model's limit: the best that can be reached, not what will be. The distance "
            + "to the model's optimum stands at each plan."),
      ]),
    AboutSection(
      title: Text(sv: "Rättvisa i tre steg", en: "Fairness in three steps"), id: "rattvisa",
      paragraphs: [
        Text(
          sv: "Rättvisa är en ordning, inte en vikt. Måttet är regionens brist på nödvändig vård "
            + "delad med regionens eget behov före flyttar. I alla steg gäller, vecka för vecka: "
            + "ingen region får det sämre än den hade haft ensam.",
          en: "Fairness comes by rank, not by weight. The measure is a region's shortage of "
            + "necessary care divided by its own need before any moves. In every step, week by "
            + "week: no region is worse off than it would have been alone.")
      ],
      points: [
        Text(
          sv: "Först blir den största andelen så liten som möjligt.",
          en: "First the largest share is made as small as can be."),
        Text(
          sv: "Sedan blir landets brist på nödvändig vård så liten som möjligt, utan att någon "
            + "andel blir mer än en procentenhet större än så.",
          en: "Then the country's shortage of necessary care is made as small as can be, with no "
            + "share more than one percentage point above that."),
        Text(
          sv: "Sist vägs annan vård, uppskjuten vård och flyttar mot varandra.",
          en: "Last, other care, postponement and moves are weighed against each other."),
      ]),
    AboutSection(
      title: Text(sv: "Fordon, planerad vård, personal", en: "Vehicles, elective care, staff"),
      id: "resurser",
      points: [
        Text(
          sv: "Tåg och bussar går i hela turer, med de platser som finns i dem. Vägtimmar hör till "
            + "den region som sänder. En stängd förbindelse används inte, och till Gotland går "
            + "ingen väg.",
          en: "Trains and buses run in whole trips, with the places they have. Road hours belong "
            + "to the sending region. A closed link is not used, and no road leads to Gotland."),
        Text(
          sv: "Den som har långt att resa kommer fram ett senare dygn. Medföljande personal saknas "
            + "hemma så länge.",
          en: "Who has far to go arrives on a later day. Staff who go along are missing at home "
            + "meanwhile."),
        Text(
          sv: "Uppskjuten planerad vård försvinner inte. Den bildar en kö, blir nödvändig när "
            + "väntan blir för lång, och det som tas igen kommer tillbaka som behov.",
          en: "Postponed elective care does not vanish. It forms a backlog, becomes necessary when "
            + "the wait is too long, and what is made up for comes back as need."),
        Text(
          sv: "Personal som frigörs kan öppna utökade platser, men bara den som har utbildning för "
            + "det. Operationstimmar och blod har egna gränser: en salstimme försvinner med sitt "
            + "sjukhus, och när operationspersonalen inte räcker.",
          en: "Staff who are freed can open surge beds, but only those trained for it. Theatre "
            + "hours and blood have limits of their own: an hour of theatre is gone with its "
            + "hospital, and where theatre staff does not reach."),
        Text(
          sv: "En patient som är klar i intensivvården behåller platsen tills det finns en på "
            + "vårdavdelning. Några utfall utan hjälp visar hur ofta det händer, och programmet "
            + "räknar med så många färre platser i intensivvården.",
          en: "A patient who is done with intensive care keeps the bed until there is one in a "
            + "ward. A few outcomes without help show how often that happens, and the programme "
            + "reckons with so many fewer beds in intensive care."),
        Text(
          sv: "Stabila patienter som redan ligger inne kan också flyttas, upp till en angiven "
            + "andel.",
          en: "Stable patients already in beds can be moved too, up to a stated share."),
      ]),
    AboutSection(
      title: Text(sv: "Vikter och antaganden", en: "Weights and assumptions"), id: "vikter",
      paragraphs: [
        Text(
          sv:
            "Varje antagande har enhet, källa, datum och ansvarig, och går att ändra. Vikterna är "
            + "relativa tal, inte pengar: den som prövar med ett annat värde ser vad som flyttar "
            + "sig. Planer görs med dagens resurser.",
          en: "Each assumption has unit, source, date and owner, and can be changed. Weights are "
            + "relative numbers, not money: who tries another value sees what moves. Plans are "
            + "made with today's resources."),
        Text(
          sv:
            "I körningar upp till 30 dygn prövas varje vikt halverad och fördubblad, i en mindre "
            + "modell, och planens sida visar vad som flyttar sig.",
          en: "In runs of up to 30 days each weight is tried halved and doubled, in a smaller "
            + "model, and the plan's page shows what moves."),
      ]),
  ]
}
