import SamplanBase

/// The two questions that a run answers when it is asked: what is worth building, and whether the
/// plan holds. What they do not say stands first.
extension MethodTexts {
  static let asked: [AboutSection] = [worth, robust]

  private static let worth = AboutSection(
    title: Text(sv: "Vad är mest värt att bygga?", en: "What is most worth building?"),
    id: "vart-att-bygga",
    paragraphs: [
      Text(
        sv: "Värdet gäller ett scenario och en plan. Det säger inte vad en plats kostar, hur lång "
          + "tid den tar att få, eller vad den är värd en vanlig månad, och det finns inga kronor i "
          + "det. En plats är här en plats med personal.",
        en: "The value holds for one scenario and one plan. It does not say what a bed costs, how "
          + "long it takes to get, or what it is worth in an ordinary month, and there is no money "
          + "in it. A bed here is a bed with its staff."),
      Text(
        sv: "Talet är de vårddygn av nödvändig brist som en till undviker, om den finns alla "
          + "planens dygn: en vårdplats, en person per dygn för utökade platser, en mottagen patient "
          + "per dygn, en fordonstimme per dygn. Det räknas på två sätt, som aldrig blandas.",
        en: "The number is the bed-days of necessary shortage that one more avoids, if it is there "
          + "on all the plan's days: a bed, a person a day for surge beds, a patient received a "
          + "day, a vehicle hour a day. It is computed in two ways, never mixed."),
    ],
    points: [
      Text(
        sv: "Simulerat: planen som den är, med och utan enheten, för samma slumpade patienter. "
          + "Några enheter läggs till på en gång och delas lika; den första är oftast värd mer än "
          + "den sista. Fler mottagna patienter och fordonstimmar används till fler av de flyttar "
          + "som planen redan har.",
        en: "Simulated: the plan as it is, with and without the unit, for the same random "
          + "patients. Some units are added at once and shared equally; the first is usually worth "
          + "more than the last. More patients received and vehicle hours are used for more of the "
          + "moves that the plan already has."),
      Text(
        sv:
          "Modellens gräns: den minsta brist som går att nå när allt är känt i förväg, med en till "
          + "och med en färre. De två är olika eftersom nästa plats är mindre värd än den man har. "
          + "Modellens pris ligger mellan dem: en till undviker aldrig mer än priset.",
        en: "The model's limit: the least shortage that can be reached when everything is known "
          + "beforehand, with one more and with one fewer. The two differ because the next bed is "
          + "worth less than the one there is. The model's price lies between them: one more never "
          + "avoids more than the price."),
      Text(
        sv:
          "Allt sållas, det bästa prövas: det största av priset och de vårddygn som en till högst "
          + "kunde användas till där den står avgör vilka nio slags platser, tre personalgrupper, tre mottaganden och tre "
          + "fordon som simuleras. Resten står inom parentes.",
        en: "Everything is screened, the best is tried: the larger of the price and the bed-days "
          + "that one more could at most be used for where it stands decides which nine beds, three staff groups, three limits on "
          + "receiving and three vehicles are simulated. The rest stands in brackets."),
      Text(
        sv:
          "Över flera scenarier, högst fyra bredvid planens eget: samma enheter prövas i vart och ett, "
          + "med en plan gjord för det. Spannet är mellan scenarierna. Ett scenario som inte har "
          + "valts säger det ingenting om.",
        en: "Over several scenarios, at most four beside the plan's own: the same units are tried "
          + "in each, with a plan made for it. The range is between the scenarios. Of a scenario "
          + "that was not chosen it says nothing."),
    ])

  private static let robust = AboutSection(
    title: Text(sv: "Håller planen?", en: "Does the plan hold?"), id: "haller-planen",
    paragraphs: [
      Text(
        sv: "Proven säger hur planen står sig mot sådant som har prövats, inte mot allt. "
          + "Påfrestningarna är valda där planen lutar sig mest, och är inte mer eller mindre "
          + "troliga än något annat. Att en plan gjord i förväg hade varit bättre betyder inte att "
          + "någon kunde ha vetat.",
        en: "The tests say how the plan stands against what was tried, not against everything. The "
          + "strains are chosen where the plan leans most, and are no more or less likely than "
          + "anything else. That a plan made beforehand would have been better does not mean that "
          + "anybody could have known."),
      Text(
        sv: "Planen prövas med andra slumpade patienter och lottade antaganden än dem den är "
          + "visad med, och under påfrestningar. För varje påfrestning möter tre fall samma "
          + "patienter: utan hjälp, med planen, och med en plan gjord för just den i en mindre "
          + "modell. Vad en plan gjord utan vetskap lämnar mer, i samma modell, heter ånger.",
        en: "The plan is tried with other random patients and drawn assumptions than those it is "
          + "shown with, and under strain. For each strain three cases meet the same patients: "
          + "without help, with the plan, and with a plan made for that very strain in a smaller "
          + "model. What a plan made without knowing leaves more, in the same model, is called "
          + "regret."),
    ],
    points: [
      Text(
        sv:
          "En robust plan: planer gjorda för 25 och 50 procent fler patienter, och för lottade utfall i "
          + "medeltal och den värre hälften av dem, prövas på scenariot "
          + "som det är. Vald är den vars värsta tiondel är minst i 50 lottade utfall; hur bra den "
          + "är visas på nya utfall.",
        en:
          "A robust plan: plans made for 25 and 50 per cent more patients, and for drawn outcomes on "
          + "average and the worse half of them, are tried on the "
          + "scenario as it is. Chosen is the one whose worst tenth is least in 50 drawn outcomes; "
          + "how good it is, is shown on fresh ones."),
      Text(
        sv: "Uppskjuten vård mot brist: sex planer, från ingen uppskjuten vård till det regionerna "
          + "anger, gjorda i en mindre modell och sedan simulerade.",
        en: "Postponed care against shortage: six plans, from no postponed care to what the "
          + "regions state, made in a smaller model and then simulated."),
      Text(
        sv: "Återhämtning: dag för dag tas så många från kön som det finns lediga platser och "
          + "operationstid för, om scenariot upphör när planens dygn är slut. Kön: B(t+1) = B(t) − "
          + "r(t). Lediga platser är väntevärdet när behovet är Poissonfördelat.",
        en: "Recovery: day by day as many are taken as there are free beds and "
          + "theatre time for, if the scenario ends when the plan's days do. The backlog: "
          + "B(t+1) = B(t) − r(t). Free beds are the mean when need is Poisson."),
    ])
}
