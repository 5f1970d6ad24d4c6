import SamplanBase
import SamplanDocuments
import SamplanDomain

/// The national planning picture as a page: sentences first, then figures, map and table.
struct PictureView {
  let model: PictureModel
  let language: Language

  private var figure: FigureShown { FigureShown(language: language) }
  private func say(_ sv: String, _ en: String) -> String { Text(sv: sv, en: en)[language] }

  var markup: Markup {
    """
    <h1>\(say("Nationell planeringsbild", "National planning picture")) <small>\(say(
      "var bedöms nödvändig vård inte räcka, och vad vet vi inte?",
      "where is necessary care expected to fall short, and what do we not know?"))</small></h1>
    \(lede)\(keyFigures)\(tools)
    <div class="two">\(map)<div>\(table)\(figure.legend)</div></div>
    \(gaps)
    """
  }

  private var lede: Markup {
    guard let plan = model.plan else {
      return """
        <p class="lede">\(say(
          "Ingen plan är publicerad ännu. Välj ett scenario och kör planen, så visas här var "
            + "nödvändig vård inte bedöms räcka. Kartan visar så länge platserna.",
          "No plan has been published yet. Choose a scenario and run the plan, and this page shows "
            + "where necessary care is expected to fall short. Until then the map shows the beds."))
        <a href="\(Site.startRun)">\(say("Kör en plan", "Run a plan"))</a></p>
        """
    }
    let link: Markup = """
      <a href="\(Site.plan(plan.id, .enough, .html))">\(plan.id) \(plan.title)</a>
      """
    let short: Markup = "<b>\(language.regions(plan.likelyShort))</b>"
    let without = language.number(plan.shortageWithout.approximate)
    let with = language.number(plan.shortageWith.approximate)
    switch language {
    case .sv:
      return """
        <p class="lede">I planen \(link) bedöms nödvändig vård inte räcka i \(short) inom \
        \(plan.days) dygn, med mer än 50 procents sannolikhet. Utan åtgärder saknas i modellen \
        <b>\(without)</b> vårddygn; med den gemensamma planen, om regionerna ställer sig bakom \
        den, <b>\(with)</b>.\(excluded(plan))</p>
        """
    case .en:
      return """
        <p class="lede">In the plan \(link) necessary care is expected to fall short in \(short) \
        within \(plan.days) days, more likely than not. Without measures the model lacks \
        <b>\(without)</b> bed-days; with the joint plan, should the regions support it, \
        <b>\(with)</b>.\(excluded(plan))</p>
        """
    }
  }

  private func excluded(_ plan: PictureModel.Plan) -> Markup {
    guard !plan.excluded.isEmpty else { return .empty }
    let names = plan.excluded.map { code in
      model.rows.first { $0.code == code }?.name ?? code.rawValue
    }.joined(separator: ", ")
    return Markup(
      text: say(
        " Utanför planen, för att uppgifter saknas: \(names).",
        " Left out for lack of figures: \(names)."))
  }

  private var keyFigures: Markup {
    var figures = model.totals.map { total in
      let measure = Measure.find(total.measure)
      return KeyFigure(
        measure?.name[language] ?? "", total.shown[language], basis: total.basis[language],
        isOld: total.faded > 0)
    }
    if let toDo = model.ownToDo {
      figures.append(
        KeyFigure(
          say("Att se över i er region", "To look at in your region"),
          say("\(toDo) mått", "\(toDo) measures"),
          basis: say("saknas eller har blivit gamla", "missing or grown old")))
    }
    return .keyFigures(figures)
  }

  private var tools: Markup {
    .tools(
      say("Vårdtyp och filer", "Care type and files"),
      views: CareType.allCases.map { care in
        PageLink(
          care.label[language],
          Site.picture(.html).link([("vard", care.rawValue), ("ordning", model.order.rawValue)]),
          isCurrent: care == model.care)
      },
      files: [
        PageLink("CSV", Site.picture(.csv).path), PageLink("JSON", Site.picture(.json).path),
      ])
  }

  private var map: Markup {
    let care = model.care.label[language].lowercased()
    let caption: String
    let detail: String
    if let plan = model.plan {
      caption = say(
        "Sannolikhet för brist, \(care), dag 1–\(plan.days)",
        "Probability of shortage, \(care), day 1–\(plan.days)")
      detail = say(
        "utan hjälp mellan regioner, \(language.number(plan.replications)) simuleringar",
        "without help between regions, \(language.number(plan.replications)) simulations")
    } else {
      caption = mapMeasure.name[language]
      detail = say("antal, som regionerna uppgett", "number, as the regions have stated")
    }
    let map = TileMap(
      Picture(
        id: "karta", title: caption,
        summary: say(
          "Varje region är en ruta. Samma siffror finns i tabellen.",
          "Each region is a tile. The same figures stand in the table.")),
      tiles: model.rows.sorted { $0.code < $1.code }.map(tile))
    return .figure(
      caption: caption, detail: detail, map.svg,
      legend: model.plan == nil ? .empty : .severityLegend(in: language),
      tableLabel: say("Kartans siffror i tabell", "The map's figures in a table"),
      table: map.table(
        region: "Region",
        value: model.plan == nil ? mapMeasure.name[language] : say("sannolikhet", "probability")))
  }

  private var mapMeasure: Measure {
    Measure.find(model.care == .icu ? Measure.icuBeds : Measure.somaticBeds)!
  }

  private func tile(_ row: PictureModel.Row) -> TileMap.Tile {
    let link = Site.region(row.code, .html).path
    guard model.plan != nil else {
      let total = model.care == .icu ? row.icu : row.somatic
      return TileMap.Tile(
        row.code, name: row.tileName, value: figure.text(total.value, .beds),
        look: look(total.value), link: link, isOwn: row.isOwn)
    }
    guard let probability = row.probability else {
      return TileMap.Tile(
        row.code, name: row.tileName, value: say("uppgift saknas", "no figure"),
        look: .missing(.unknown), link: link, isOwn: row.isOwn)
    }
    return TileMap.Tile(
      row.code, name: row.tileName, value: language.probability(probability),
      look: .severity(Severity(probability: probability)), link: link, isOwn: row.isOwn)
  }

  private func look(_ value: FigureValue) -> TileMap.Look {
    switch value {
    case .known: .plain
    case .unknown: .missing(.unknown)
    case .notAsked: .missing(.notAsked)
    case .notApplicable: .missing(.notApplicable)
    case .withheld: .missing(.withheld)
    }
  }
}
