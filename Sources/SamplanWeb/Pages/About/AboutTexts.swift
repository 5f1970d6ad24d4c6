import SamplanBase

/// The running texts about the site.
enum AboutTexts {
  /// - Source: lag (2018:1937) om tillgänglighet till digital offentlig service; EN 301 549.
  static let accessibility: [AboutSection] = [
    AboutSection(
      paragraphs: [
        Text(
          sv:
            "Samplan ska kunna användas av alla. Sidorna är byggda för att uppfylla WCAG 2.2 på "
            + "nivå AA och EN 301 549.",
          en:
            "Everyone shall be able to use Samplan. The pages are built to meet WCAG 2.2 at level "
            + "AA and EN 301 549.")
      ]),
    AboutSection(
      title: Text(sv: "Så är sidorna gjorda", en: "How the pages are made"),
      points: [
        Text(
          sv: "Allt går att göra utan JavaScript, med tangentbord och med skärmläsare.",
          en: "Everything can be done without JavaScript, by keyboard and with a screen reader."),
        Text(
          sv: "Varje bild har titel, beskrivning och samma siffror i en tabell.",
          en: "Every picture has a title, a description and the same figures in a table."),
        Text(
          sv:
            "Färg står aldrig ensam: siffra eller ord står alltid bredvid, och på papper i "
            + "svartvitt.",
          en:
            "Colour never stands alone: a figure or word is always beside it, on paper in black "
            + "and white too."),
        Text(
          sv:
            "Fel i formulär samlas överst med länk till varje fält, och inget du skrivit "
            + "försvinner.",
          en:
            "Errors in forms are gathered at the top with a link to each field, and nothing you "
            + "typed is lost."),
        Text(
          sv:
            "Sidorna följer datorns val av ljust eller mörkt, och fungerar från 320 punkters "
            + "bredd.",
          en:
            "The pages follow the system's light or dark setting, and work from 320 pixels' "
            + "width."),
      ]),
    AboutSection(
      title: Text(sv: "Kända brister", en: "Known shortcomings"),
      points: [
        Text(
          sv:
            "Tabellen över all kapacitet är bred och rullar i sidled på små skärmar; samma "
            + "uppgifter finns region för region.",
          en:
            "The table of all capacity is wide and scrolls sideways on small screens; the same "
            + "figures stand region by region."),
        Text(
          sv: "Ingen utomstående granskning har gjorts ännu. Bedömningen är vår egen.",
          en: "No outside audit has been made yet. The assessment is our own."),
      ]),
    AboutSection(
      title: Text(sv: "Meddela oss", en: "Tell us"),
      paragraphs: [
        Text(
          sv:
            "Berätta för den som sköter installationen om något inte går att använda. Är du inte "
            + "nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning.",
          en:
            "Tell whoever runs the installation if something cannot be used. If you are not "
            + "content with the answer, you can report it to the Agency for Digital Government "
            + "(Digg).")
      ]),
  ]

  static let data: [AboutSection] = [
    AboutSection(
      paragraphs: [
        Text(
          sv:
            "I en riktig installation kommer varje uppgift från den region den gäller, signerad i "
            + "regionens egen logg. I demonstrationen är uppgifterna hämtade ur öppna källor "
            + "eller uppskattade, och varje uppskattning är märkt med ≈ i sin cell. Ange inga "
            + "verkliga uppgifter i en demonstration.",
          en:
            "In a real installation every figure comes from the region it is about, signed in the "
            + "region's own log. In the demonstration the figures are taken from open sources or "
            + "estimated, and each estimate is marked with ≈ in its cell. Enter no real figures "
            + "in a demonstration."),
        Text(
          sv: "Scenarierna är påhittade. De nämner inga verkliga mål: platserna lottas ur ett frö.",
          en: "The scenarios are invented. They name no real targets: places are drawn from a seed."
        ),
      ]),
    AboutSection(
      title: Text(sv: "Fem olika svar", en: "Five different answers"),
      points: [
        Text(
          sv: "Ett tal, också noll: så är det.", en: "A number, zero included: so it is."),
        Text(
          sv: "Okänt: regionen är tillfrågad och vet inte.",
          en: "Unknown: the region was asked and does not know."),
        Text(
          sv: "Undanhållet: regionen vet, men delar inte uppgiften.",
          en: "Withheld: the region knows, and does not share it."),
        Text(
          sv: "Ej efterfrågat: regionen har inte fått frågan.",
          en: "Not asked: the region has not been asked."),
        Text(
          sv: "Ej tillämpligt: frågan har ingen mening för regionen.",
          en: "Not applicable: the question has no meaning for the region."),
      ]),
    AboutSection(
      title: Text(
        sv: "Källor och licenser i demonstrationen", en: "Sources and licences in the demonstration"
      ),
      points: [
        Text(
          sv: "Folkmängd 31 december 2024: Statistiska centralbyrån, CC0.",
          en: "Population on 31 December 2024: Statistics Sweden, CC0."),
        Text(
          sv: "Sjukhusens lägen: © Europeiska unionen, Eurostat GISCO 2020 (läge 2018), och © "
            + "OpenStreetMaps bidragsgivare, ODbL. Övriga lägen är ungefärliga.",
          en: "Places of hospitals: © European Union, Eurostat GISCO 2020 (as of 2018), and © "
            + "OpenStreetMap contributors, ODbL. Other places are approximate."),
        Text(
          sv: "Residensorternas lägen: GeoNames, CC BY 4.0.",
          en: "Places of county seats: GeoNames, CC BY 4.0."),
        Text(
          sv:
            "Civilområden: förordning (2022:593). Sjukvårds- och militärregioner: öppna "
            + "uppslagsverk.",
          en:
            "Civil defence areas: ordinance (2022:593). Health care and military regions: open "
            + "reference works."),
        Text(
          sv: "Vårdplatser: 2015 års fördelning mellan regioner, skalad till senare riksnivå. "
            + "Intensivvård, transporter och personal: uppskattningar. Källan står vid varje "
            + "uppgift på regionens sida.",
          en:
            "Beds: the distribution between regions of 2015, scaled to a later national level. "
            + "Intensive care, transports and staff: estimates. The source stands at each figure "
            + "on the region's page."),
      ]),
  ]
}
