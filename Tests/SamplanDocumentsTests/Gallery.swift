import SamplanBase

@testable import SamplanDocuments

/// A page with every component and picture, for looking at in a browser: `Golden/gallery.html`.
enum Gallery {
  static func page(in language: Language) -> Markup {
    """
    <!doctype html><html lang="\(language.rawValue)"><head><meta charset="utf-8">\
    <meta name="viewport" content="width=device-width,initial-scale=1"><title>Galleri</title>\
    <link rel="stylesheet" href="../../../Resources/style.css">\
    <script src="../../../Resources/samplan.js" defer></script></head><body>
    <a class="skip" href="#main">Till innehållet</a>
    \(header)
    <main id="main">\(picturePage)\(planPage)\(formPage)</main>
    <footer><span>Intern NSPL</span><span>Bilden gäller 2026-11-20 08.15 · 22 av 22 loggar · \
    <span class="words">gran · älv · kopp · nord · rå · bok · segel · moln</span></span></footer>
    </body></html>

    """
  }

  private static var header: Markup {
    let pages = ["Planeringsbild", "Kapacitet", "Planer", "Gapanalys", "Ärenden", "Ekonomi"]
    return """
      <header><div class="bar"><a class="brand" href="/">Samplan</a>\
      <nav aria-label="Huvudmeny">\(each: pages.enumerated(), { index, title in
        "<a href=\"/\(index)\"\(" aria-current=\"page\"", if: index == 0)>\(title)</a>"
      })</nav><form role="search"><input type="search" aria-label="Sök" placeholder="Sök  /">\
      </form><div class="who"><b>Region Västmanland</b><span>registrerar uppgifter</span></div>\
      </div><div class="class"><span class="tag">Intern NSPL</span></div>\
      <div class="watermark" data-watermark="DEMONSTRATIONSDATA">Demonstrationsdata: \
      uppskattningar ur öppna källor. Ange inga verkliga uppgifter.</div></header>
      """
  }

  private static var picturePage: Markup {
    let map = Samples.tileMap("g-map", gaps: true)
    let views = [
      PageLink("Alla", "?", isCurrent: true), PageLink("Sjukvårdsregion", "?a"),
      PageLink("Civilområde", "?b"),
    ]
    let files = [PageLink("CSV", "/x.csv"), PageLink("XLSX", "/x.xlsx"), PageLink("PDF", "/x.pdf")]
    return """
      <h1>Nationell planeringsbild <small>var bedöms nödvändig vård inte räcka, och vad vet vi \
      inte?</small></h1><p class="lede">I planen <a href="/planer/P-00-2026-003">P-00-2026-003 \
      Angrepp i flera områden samtidigt (påhittat)</a> bedöms nödvändig vård inte räcka i <b>fyra \
      regioner</b> inom 30 dygn, med mer än 50 procents sannolikhet.</p>\
      \(Markup.keyFigures([
        KeyFigure("Vårdplatser, somatik", "14\u{A0}700",
          basis: "från 21 av 21 regioner · 2 äldre än 30 dygn"),
        KeyFigure("IVA-platser, beläggningsbara", "507", basis: "från 19 av 21 · 448–507"),
        KeyFigure("IVA utökade, inom 7 dygn", "1\u{A0}117", basis: "från 17 av 21"),
        KeyFigure("Regionbeslut som återstår", "31", basis: "i 4 ärenden", isOld: true),
        KeyFigure("Att fylla i denna månad", "12 fält", basis: "er region; senast 30 nov"),
      ]))<div class="two"><div>\(Markup.figure(
        caption: "Sannolikhet för brist på intensivvård, dag 1–30",
        detail: "utan hjälp mellan regioner (V0), 2 000 simuleringar", map.svg,
        legend: .severityLegend(in: .sv, missing: ["uppgift saknas"]),
        tableLabel: "Siffrorna i tabell",
        table: map.table(region: "Region", value: "Risk för brist", note: "Första bristdag")))\
      </div><div>\(Markup.tools("Visa", views: views, files: files))\
      \(Samples.regionTable("g-regions").markup)</div></div>
      """
  }

  private static var planPage: Markup {
    let heat = Samples.heatMap("g-heat", days: 90)
    let load = Samples.loadCurve("g-load")
    let moves = Samples.transferMap("g-moves")
    let bars = Samples.bars("g-bars")
    func figure(_ caption: String, _ svg: Markup, _ table: DataTable, _ legend: Markup = .empty)
      -> Markup
    {
      .figure(
        caption: caption, svg, legend: legend, tableLabel: "Siffrorna i tabell", table: table)
    }
    return """
      \(Markup.crumbs("Här är du", [PageLink("Planer", "/planer"), PageLink("P-00-2026-003")]))\
      <h1>Angrepp i flera områden samtidigt (påhittat) <small>med dagens resurser · 20 av 21 \
      regioner (Kalmar: uppgift saknas) · 90 dygn</small></h1><div class="two even"><div>\
      \(figure(heat.picture.title, heat.svg, heat.table(region: "Region"),
        .severityLegend(in: .sv, missing: ["uppgift saknas"])))\
      \(figure(bars.picture.title, bars.svg, bars.table(what: "Åtgärd", value: "Vårddygn")))</div>\
      <div>\(figure(load.picture.title, load.svg, load.table(day: "Dag")))\
      <h2>Förslaget i korthet <small>19 regioner: ej tagit ställning · 2: bifall</small></h2>\
      \(Markup.provenance([
        ("Avstånd till modellens optimum", "högst 0,04 %"),
        ("Osäkerhet", "± 2 procentenheter av slump (2 000 simuleringar)"),
        ("Frö, indata, version",
          "<code>7 · 3f8c…a1 · 0.3.0</code> <a href=\"/jamfor\">kör om och jämför</a>"),
      ]))</div></div>\(figure(
        moves.picture.title, moves.svg,
        moves.table(from: "Från", to: "Till", patients: "Patienter")))
      """
  }

  private static var formPage: Markup {
    let fields = [
      FormField(
        "iva", "IVA-platser, beläggningsbara", .number, value: "1o", unit: "st",
        error: "Skriv ett heltal, till exempel 10.", isRequired: true),
      FormField("datum", "Gäller från", .date, value: "2026-11-20"),
      FormField(
        "metod", "Metod", .choice([.init("counted", "räknat"), .init("judged", "bedömt")]),
        value: "judged", hint: "Hur uppgiften kom till."),
      FormField("not", "Anmärkning", .lines(rows: 3), value: "Rad 1\nRad 2"),
      FormField("delas", "Uppgiften får delas med alla regioner", .check, value: "on"),
      FormField("fil", "Fil", .file(accept: ".csv"), hint: "CSV, högst 100 MB."),
    ]
    let notices: [Markup] = [
      .notice(.done, title: "Utkastet är sparat."),
      .notice(.note, title: "Uppgifterna gäller vardag dagtid.", "<p>Se definitionen.</p>"),
      .notice(.warning, title: "Två uppgifter är äldre än 30 dygn."),
    ]
    let progress = Markup.progress(
      id: "g-run", address: "/korningar/K-2026-000017.json", label: "Körning", done: 84,
      total: 200, text: "Simulerar 84 av 200")
    let form = Markup.form(
      action: "/kapacitet", token: "x", draft: "/kapacitet/utkast",
      """
      \(fields.map(\.markup))\(Markup.button("Spara", isMain: true))\
      \(Markup.button("Spara utkast"))
      """)
    return """
      <h1>Rapportera kapacitet</h1>\(notices)\
      \(Markup.errorSummary(title: "Det finns fel att rätta", fields: fields))\(progress)\(form)
      """
  }
}
