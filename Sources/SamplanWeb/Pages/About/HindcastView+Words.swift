import SamplanBase
import SamplanDocuments
import SamplanPlanning

/// All intensive care against the beds, what agrees and what does not, and the sources.
extension HindcastView {
  private var march: Double { SpringOf2020.bedsInMarch }
  private var april: Double { SpringOf2020.bedsInApril }

  var all: Markup {
    let days = hindcast.all.expected.count
    let curve = LoadCurve(
      Picture(
        id: "all",
        title: visit.say(
          "All intensivvård mot platserna", "All intensive care against the beds"),
        summary: visit.say(
          "Modellens behov passerar marsplatserna i slutet av mars och håller sig under "
            + "aprilplatserna.",
          "The model's need passes the beds of March in late March and stays below those of "
            + "April.")),
      band: .init(
        visit.say("8 av 10 utfall", "8 of 10 outcomes"), low: hindcast.all.p10,
        high: hindcast.all.p90),
      lines: [
        .init(visit.say("behov", "need"), .need, hindcast.all.expected),
        .init(
          visit.say("platser i mars", "beds in March"), .capacity,
          [Double](repeating: march, count: days)),
        .init(
          visit.say("platser 28 april", "beds 28 April"), .capacity,
          [Double](repeating: april, count: days)),
      ], unit: visit.say("patienter", "patients"), in: language)
    return """
      <h2>\(curve.picture.title)</h2><p class="prose">\(visit.say(
        "Här läggs den intensivvård som 2019 hade, \(language.number(Hindcast.ordinaryPatients)) "
          + "patienter en genomsnittlig dag, till patienterna med covid-19, som om ingen planerad "
          + "vård hade skjutits upp.",
        "Here the intensive care that 2019 had, \(language.number(Hindcast.ordinaryPatients)) "
          + "patients on an average day, is added to the patients with covid-19, as if no elective "
          + "care had been postponed."))</p><div class="prose">\(Markup.figure(
        caption: visit.say(
          "Dag 1 är den 6 mars 2020. Platserna däremellan är inte kända dag för dag",
          "Day 1 is 6 March 2020. The beds in between are not known day by day"),
        curve.svg, tableLabel: visit.say("Siffrorna i tabell", "The figures as a table"),
        table: daily(
          "all-table", curve.picture.title,
          [
            (visit.say("Behov", "Need"), hindcast.all.expected), ("P10", hindcast.all.p10),
            ("P90", hindcast.all.p90),
            (
              visit.say("Brist vid marsplatserna, %", "Shortage at the beds of March, %"),
              hindcast.shortOfMarchBeds.map { $0 * 100 }
            ),
          ])))</div>
      """
  }

  var words: Markup {
    """
    <h2>\(visit.say("Vad som stämmer", "What agrees"))</h2>\
    <ul class="prose">\(agreeing.map { "<li>\($0)</li>" as Markup })</ul>\
    <h2>\(visit.say("Vad som inte stämmer, och varför", "What does not, and why"))</h2>\
    <ul class="prose">\(differing.map { "<li>\($0)</li>" as Markup })</ul>
    """
  }

  private func shown(_ peak: (day: Day, value: Double)?) -> String {
    peak.map { "\(language.number($0.value)) (\($0.day))" } ?? "–"
  }

  private var agreeing: [String] {
    let from = hindcast.shortFrom.map(\.description) ?? "–"
    let most = hindcast.peak(hindcast.all.p90)
    let usual = shown(hindcast.peak(hindcast.covid.expected))
    let short = shown(hindcast.peak(hindcast.shortTail))
    let reported = shown(
      SpringOf2020.reports.filter { $0.reading == .exactly }
        .max { $0.patients < $1.patients }.map { ($0.day, $0.patients) })
    return [
      visit.say(
        "Toppens tid och höjd. Modellen har som flest \(usual) med vanlig form och \(short) med "
          + "kortare svans; som flest rapporterat i underlaget är \(reported).",
        "The time and height of the peak. The model has at most \(usual) with the usual form and "
          + "\(short) with the shorter tail; the most reported in the sources is \(reported)."),
      visit.say(
        "Att marsplatserna inte hade räckt. Med \(language.number(march)) platser blir brist "
          + "troligare än inte från \(from); platserna utökades under de veckorna.",
        "That the beds of March would not have been enough. With \(language.number(march)) beds, "
          + "shortage is likelier than not from \(from); beds were added in those weeks."),
      visit.say(
        "Att aprilplatserna räckte för landet som helhet. Nio av tio utfall stannar under "
          + "\(shown(most)), mot \(language.number(april)) platser.",
        "That the beds of April were enough for the country as a whole. Nine of ten outcomes stay "
          + "below \(shown(most)), against \(language.number(april)) beds."),
    ]
  }

  private var differing: [String] {
    let last = hindcast.comparisons.last
    let lastDay = last?.report.day.description ?? "–"
    let usual = last.map { signed($0.miss(of: $0.expected)) } ?? "–"
    let short = last.map { signed($0.miss(of: $0.shortTail)) } ?? "–"
    let april28 = hindcast.comparisons.first { $0.report.day.description == "2020-04-28" }
    let occupied = language.number(Hindcast.reportedOccupied)
    let others = language.number(
      Hindcast.reportedOccupied - (april28?.report.patients ?? 0))
    let ordinary = language.number(Hindcast.ordinaryPatients)
    let model = april28.map { $0.expected + Hindcast.ordinaryPatients } ?? 0
    let modelled = language.number(model)
    return [
      visit.say(
        "Nedgången blir för långsam med modellens vanliga form. Den lognormala formen har rätt "
          + "median och rätt avstånd mellan kvartilerna, men för många mycket långa vårdtider: "
          + "\(usual) den \(lastDay). Med kortare svans och rätt yttre kvartiler är skillnaden "
          + "\(short), men då blir toppen för låg. Det rapporterade ligger mellan formerna; "
          + "kvartiler räcker inte för att välja.",
        "The fall is too slow with the model's usual form. The lognormal form has the right median "
          + "and the right distance between the quartiles, but too many very long stays: "
          + "\(usual) on \(lastDay). With a shorter tail and the right outer quartiles the "
          + "difference is \(short), but then the peak is too low. What was reported lies between "
          + "the forms; quartiles are not enough to choose."),
      visit.say(
        "Hela intensivvården blir för hög. Den 28 april ger modellen \(modelled) patienter; 30 "
          + "procent av \(language.number(april)) platser var lediga, alltså låg omkring "
          + "\(occupied) inne. Omkring \(others) av dem hade inte covid-19, mot "
          + "\(ordinary) en genomsnittlig dag 2019: vård som sköts upp eller inte behövdes. "
          + "Registret beskriver en kraftig minskning av övrig intensivvård. En plan i Samplan har "
          + "uppskjuten vård som en egen åtgärd; här är den utelämnad.",
        "All intensive care comes out too high. On 28 April the model gives \(modelled) "
          + "patients; 30 per cent of \(language.number(april)) beds were free, so about "
          + "\(occupied) were in use. About \(others) of these did not have covid-19, against "
          + "\(ordinary) on an average day of 2019: care that was postponed or not needed. The "
          + "registry describes a sharp fall of other intensive care. A plan in Samplan has "
          + "postponed care as a measure of its own; here it is left out."),
      visit.say(
        "Regionerna syns inte. Den dagen varierade andelen lediga platser mellan 0 och 60 "
          + "procent. Landet kan räcka medan en region inte gör det; det är därför planer räknas "
          + "per region.",
        "The regions are not seen. That day the share of free beds varied from 0 to 60 per "
          + "cent. The country may have enough while a region has not; that is why plans are "
          + "computed by region."),
    ]
  }

  private var registry: String {
    visit.say(
      "Svenska intensivvårdsregistret, Beläggning", "Swedish Intensive Care Registry, occupancy")
  }

  var sources: Markup {
    let rows: [(String, String, String)] = [
      (
        visit.say("Nya patienter per dag, 6 mars–30 juni", "New patients by day, 6 March–30 June"),
        language.number(SpringOf2020.newPatients.reduce(0, +)),
        visit.say("Folkhälsomyndigheten, öppna data", "Public Health Agency, open data")
      ),
      (
        visit.say(
          "Vårdtid med covid-19, kvartiler, dygn", "Stay with covid-19, quartiles, days"),
        "5 · 12 · 21",
        visit.say(
          "Chew m.fl., medRxiv 2020.08.06.20169599", "Chew et al., medRxiv 2020.08.06.20169599")
      ),
      (
        visit.say("Vårddygn, all intensivvård 2019", "Bed-days, all intensive care 2019"),
        language.number(SpringOf2020.bedDaysIn2019), registry
      ),
      (
        visit.say(
          "Vårdtillfällen 2019, medianvårdtid 1,1 dygn", "Episodes 2019, median stay 1.1 days"),
        language.number(SpringOf2020.episodesIn2019), registry
      ),
      (
        visit.say("Platser i mars 2020", "Beds in March 2020"), language.number(march),
        visit.say(
          "Socialstyrelsen, i pressen", "National Board of Health and Welfare, in the press")
      ),
      (
        visit.say("Platser 28 april 2020, 30 % lediga", "Beds 28 April 2020, 30% free"),
        language.number(april),
        visit.say(
          "Socialstyrelsen, i Dalademokraten", "National Board of Health and Welfare, in the press")
      ),
    ]
    return """
      <h2>\(visit.say("Underlag", "Sources"))</h2>\
      \(DataTable(
        id: "sources", caption: visit.say("Vad modellen fick", "What the model was given"),
        columns: [
          .init(visit.say("Uppgift", "Figure")),
          .init(visit.say("Värde", "Value"), isNumeric: true),
          .init(visit.say("Källa", "Source")),
        ], rows: rows.map { .init(Markup(text: $0.0), [.text($0.1), .text($0.2)]) }).markup)\
      <p class="prose">\(visit.say(
        "Okänt, eftersom ingen offentlig uppgift hittades: antalet platser dag för dag, övriga "
          + "patienter i intensivvård dag för dag, siffrorna per region och vårdtiderna bortom "
          + "kvartilerna. De är inte ersatta med gissningar.",
        "Unknown, since no public figure was found: the number of beds day by day, other "
          + "patients in intensive care day by day, the figures by region, and stays beyond "
          + "the quartiles. They are not replaced by guesses."))</p>
      """
  }
}
