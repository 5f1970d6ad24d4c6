import SamplanBase
import SamplanPlanning

/// What the words mean: figures, necessary care, shortage.
extension MethodTexts {
  private static let leastShare = PlanningKey.shortageMinShare.standard.approximate * 100

  static let words: [AboutSection] = [
    AboutSection(
      title: Text(sv: "Uppgifterna", en: "The figures"), id: "uppgifter",
      paragraphs: [
        Text(
          sv: "Noll, okänt, undanhållet, ej efterfrågat och ej tillämpligt är fem olika svar. En "
            + "region vars uppgift är okänd eller undanhållen varken sänder eller tar emot "
            + "patienter i planen och räknas inte i summorna: där står till exempel ”17 av 21 "
            + "regioner”. Den får aldrig en tyst uppskattning.",
          en: "Nought, unknown, withheld, not asked and not applicable are five different answers. "
            + "A region whose figure is unknown or withheld neither sends nor receives patients "
            + "in the plan and is left out of the totals: these say, for example, “17 of 21 "
            + "regions”. It never gets a silent estimate."),
        Text(
          sv: "Den som startar en körning kan be om ett intervall för sådana regioner: de andras "
            + "lägsta och högsta tal per invånare, gånger regionens invånare. Båda ändarna räknas "
            + "för sig, och står bredvid summorna som ett antagande.",
          en: "Whoever starts a run can ask for an interval for such regions: the lowest and "
            + "highest numbers per inhabitant of the others, times the region's inhabitants. Both "
            + "ends are computed, and stand beside the totals as an assumption."),
        Text(
          sv: "Regionens egna gränser för lån och mottagande börjar på noll. Det som en region "
            + "inte har erbjudit används inte.",
          en: "A region's own limits on lending and receiving begin at nought. What a region has "
            + "not offered is not used."),
      ]),
    AboutSection(
      title: Text(sv: "Nödvändig vård", en: "Necessary care"), id: "nodvandig",
      paragraphs: [
        Text(
          sv: "Nödvändig vård är vård som är nödvändig för liv och hälsa. All akut vård "
            + "räknas i dag dit. Förlossning, psykiatri, dialys och cancer har ännu inga egna "
            + "grupper. Planerad vård delas i programmet i klasser som blir nödvändiga efter 7, "
            + "28 eller 90 dygns väntan.",
          en: "Necessary care is care that is necessary for life and health. All acute "
            + "care counts as such today. Childbirth, psychiatry, dialysis and cancer have no "
            + "groups of their own yet. Elective care is divided, in the programme, into classes "
            + "that become necessary after 7, 28 or 90 days of waiting.")
      ]),
    AboutSection(
      title: Text(sv: "Brist, och nivåerna före den", en: "Shortage, and the tiers before it"),
      id: "brist",
      paragraphs: [
        Text(
          sv: "Brist är nödvändig vård utöver det regionen själv kan ta i bruk: öppna "
            + "vårdplatser, godtagen överbeläggning och de utökade vårdplatser som hinner öppnas "
            + "till den dagen. Bristen ska vara minst ett dygn, minst en plats och minst "
            + "\(Int(leastShare)) procent av regionens platser. En region med fyra platser "
            + "visas i antal, inte i procent.",
          en: "Shortage is necessary care beyond what the region itself can use: open beds, "
            + "accepted overcrowding, and the surge beds that can be open by that day. The "
            + "shortage must last a day and be at least one bed and \(Int(leastShare)) per "
            + "cent of the region's beds. A region with four beds is shown in counts, not in per "
            + "cent."),
        Text(
          sv: "Överbeläggning är en nivå för sig: en del av de öppna platserna på vårdavdelning, "
            + "ingen i intensivvård. Utökade vårdplatser öppnas i steg, och varje steg har en "
            + "framförhållning och något som begränsar det: personal, lokaler, utrustning eller "
            + "ledning.",
          en: "Overcrowding is a tier of its own: a share of the open beds on wards, none in "
            + "intensive care. Surge beds open in steps, and each step has a lead time and "
            + "something that limits it: staff, premises, equipment or management."),
      ]),
  ]

  static let simulation: [AboutSection] = [
    AboutSection(
      title: Text(
        sv: "Räcker vården? Simuleringen", en: "Is care enough? The simulation"),
      id: "simulering",
      paragraphs: [
        Text(
          sv: "Landet simuleras patient för patient. Ordinarie patienter kommer i den takt som "
            + "regionens platser och beläggning visar, med veckans rytm; scenariots patienter "
            + "kommer därutöver. Vårdtiderna är lognormala. Körningen börjar med belagda "
            + "platser: den som redan ligger inne har en återstående vårdtid, "
            + "P(minst k dygn kvar) = Σ S(l) för l ≥ k delat med Σ S(l) för alla l, där S(l) är "
            + "andelen vårdtider längre än l dygn.",
          en: "The country is simulated patient by patient. Ordinary patients arrive at the pace "
            + "that the region's beds and occupancy show, with the rhythm of the week; the "
            + "scenario's patients come on top. Stays are lognormal. The run begins with beds "
            + "in use: a patient already there has a remaining stay, P(at least k days left) = "
            + "Σ S(l) for l ≥ k divided by Σ S(l) for all l, where S(l) is the share of stays "
            + "longer than l days."),
        Text(
          sv: "En intensivvårdspatient som är färdig behåller sin plats tills en plats på "
            + "vårdavdelning är ledig. Därför kan brist på vårdavdelning bli brist i "
            + "intensivvården.",
          en: "An intensive care patient who is ready to leave keeps the bed until a ward bed is "
            + "free. So shortage on wards can become shortage in intensive care."),
      ]),
    AboutSection(
      title: Text(sv: "Nollkörningen", en: "The zero run"), id: "nollkorning",
      paragraphs: [
        Text(
          sv: "Varje körning har en nollkörning bredvid sig: samma patienter i en vanlig månad, "
            + "utan scenariot. En vanlig månad ska se vanlig ut. En region vars nollkörning "
            + "missar den rapporterade beläggningen med mer än "
            + "\(Int(PlanResult.Calibration.tolerance * 100)) procentenheter är ej kalibrerad "
            + "och får ingen sannolikhet.",
          en: "Each run has a zero run beside it: the same patients in an ordinary month, without "
            + "the scenario. An ordinary month should look ordinary. A region whose zero run "
            + "misses the reported occupancy by more than "
            + "\(Int(PlanResult.Calibration.tolerance * 100)) percentage points is not "
            + "calibrated, and gets no probability.")
      ]),
    AboutSection(
      title: Text(sv: "Sannolikhet och osäkerhet", en: "Probability and uncertainty"),
      id: "osakerhet",
      paragraphs: [
        Text(
          sv: "Sannolikheten är andelen simuleringar med brist. 200 simuleringar ger den på "
            + "ungefär 7 procentenheter när, 2 000 på ungefär 2. En publicerad sannolikhet vilar "
            + "på minst 2 000. Den visas aldrig som noll eller hundra procent.",
          en: "The probability is the share of simulations with shortage: within about 7 "
            + "percentage points at 200 simulations, about 2 at 2,000. A published probability "
            + "rests on at least 2,000. It is never shown as nought or a hundred per cent."),
        Text(
          sv:
            "Två sorters osäkerhet visas var för sig. Endast slump: hur många som råkar komma och "
            + "hur länge de blir kvar. Slump + antaganden: också att scenariots nivå, dygnets "
            + "skadeutfall, andelar, vårdtider, frånvaro och datum kan vara fel. Antal patienter "
            + "är då Poissonfördelat kring en nivå som själv är slumpad, och sprider sig mer än "
            + "en ren Poissonfördelning.",
          en: "Two kinds of uncertainty are shown apart. Chance only: how many happen to come and "
            + "how long they stay. Chance + assumptions: that the scenario's level, the day's "
            + "casualties, shares, stays, absence and dates may be wrong too. The number of "
            + "patients is then Poisson around a level that is itself drawn by chance, and "
            + "spreads more than a plain Poisson count."),
        Text(
          sv: "P10, P50 och P90 betyder att 10, 50 och 90 procent av utfallen ligger på högst det "
            + "värdet. Första bristdag anges på samma sätt.",
          en: "P10, P50 and P90 mean that 10, 50 and 90 per cent of the outcomes are at most that "
            + "value. The first day of shortage is given in the same way."),
      ]),
  ]
}
