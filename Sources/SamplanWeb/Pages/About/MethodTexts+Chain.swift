import SamplanBase

/// The two modes of a run, what beds need, and the links of the care chain.
extension MethodTexts {
  static let chain: [AboutSection] = [
    AboutSection(
      title: Text(sv: "Behov, eller med dagens resurser", en: "Need, or with today's resources"),
      id: "behov",
      paragraphs: [
        Text(
          sv: "En körning räknar en av två saker. Med dagens resurser: var vården inte räcker och "
            + "vad regionerna skulle kunna göra. Behov: vad som skulle krävas om ingenting tog slut. "
            + "Då har varje patient en plats när den behövs, ingen väntar och ingen flyttas.",
          en: "A run computes one of two things. With today's resources: where care is not enough "
            + "and what the regions could do. Need: what would be required if nothing ran out. Then "
            + "every patient has a bed when it is needed, nobody waits and nobody is moved."),
        Text(
          sv:
            "Av patienterna i plats följer personal per grupp och förbrukning, med antaganden per "
            + "plats och vårddygn; av inläggningarna följer blod, operationstid och sjuktransporter. "
            + "Behovet är ingen brist och ställs inte bredvid en plan som om de mätte samma sak.",
          en: "From the patients in beds follow staff by group and consumption, by assumptions for "
            + "each bed and bed-day; from the admissions follow blood, theatre time and transports. "
            + "The need is no shortage, and is not set beside a plan as if they measured the same."),
      ]),
    AboutSection(
      title: Text(
        sv: "Personal, lager i band, el och vatten", en: "Staff, stocks in bands, power and water"),
      id: "forsorjning",
      paragraphs: [
        Text(
          sv: "En plats är öppen när den har personal, försörjning, el och vatten. Det som räcker "
            + "minst avgör. Rapporterade platser är bemannade; har en region fler i en grupp än "
            + "platserna kräver kan så många vara borta utan att någon plats stänger. Är antalet "
            + "okänt stänger lika stor del av platserna som av gruppen är borta.",
          en:
            "A bed is open when it has staff, supplies, power and water. The one there is least of "
            + "decides. Reported beds are staffed; if a region has more of a group than the beds "
            + "need, so many may be away without any bed closing. If the number is unknown, as large "
            + "a part of the beds closes as is away of the group."),
        Text(
          sv: "Lager anges i band, aldrig i mängd: hur länge det räcker vid vanlig förbrukning. "
            + "Förbrukningen följer väntat antal patienter, leveranserna scenariot. Ett lager i band "
            + "tar därför slut mellan en tidigaste och en senaste dag. I planen antas det ligga mitt "
            + "i bandet. Ett okänt lager begränsar ingenting, och det sägs.",
          en: "Stocks are told in bands, never in amounts: how long they last at ordinary "
            + "consumption. Consumption follows the expected patients, deliveries the scenario. A "
            + "stock in bands therefore runs out between an earliest and a latest day. In the plan "
            + "it is taken to be in the middle of its band. An unknown stock limits nothing, and "
            + "that is said."),
        Text(
          sv:
            "El och vatten är tillstånd för en plats: vanlig drift, reservdrift så länge reserven "
            + "räcker, och utan. Hur många platser som kan vara öppna i varje tillstånd är "
            + "antaganden. Inga verkliga platser pekas ut i de färdiga scenarierna; de lottas.",
          en: "Power and water are states of a place: ordinary, on reserve as long as that lasts, "
            + "and without. How many beds can be open in each state are assumptions. No real place "
            + "is named in the ready scenarios; places are drawn."),
      ]),
    AboutSection(
      title: Text(sv: "Vårdkedjan utanför vårdplatserna", en: "The care chain beside the beds"),
      id: "vardkedja",
      paragraphs: [
        Text(
          sv: "Hemsjukvård, primärvård, psykiatri, förlossning, dialys, cancerbehandling och "
            + "brännskadevård räknas led för led i varje region, utan flyttar. Behovet är vanligt "
            + "behov per invånare, samma för dem som har kommit till regionen, och en andel av de "
            + "skadade. Antalet som behöver ett led samtidigt följer av hur många som kommer och hur "
            + "länge de behöver det.",
          en:
            "Home care, primary care, psychiatry, childbirth, dialysis, cancer treatment and burn "
            + "care are computed link by link in each region, without moves. The need is the ordinary "
            + "need for each inhabitant, the same for those who have come to the region, and a share "
            + "of the wounded. How many need a link at the same time follows from how many come and "
            + "how long they need it."),
        Text(
          sv:
            "Varje led i vårdkedjan har en längsta väntan, och vård som blir nödvändig först efter "
            + "en tid har ett antal dygn. Bristen sägs den dag väntan passerar gränsen. "
            + "Brännskadevården är två sjukhus för hela landet och ställs mot landets behov.",
          en:
            "Each link of the care chain has a longest wait, and care that becomes necessary only "
            + "after a time has a number of days. A shortage is told on the day the wait passes the "
            + "limit. Burn care is two hospitals for the whole country and is set against the "
            + "country's need."),
      ]),
  ]
}
