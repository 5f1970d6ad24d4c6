import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

extension PartView {
  /// Other regions named in one cell at most.
  private static let partnersMax = 4
  /// Entries of one measure that are named at most; more are counted.
  private static let entriesMax = 6

  /// What the plan proposes and gives, line by line, each with what it rests on.
  func items(_ share: PlanResult.RegionShare) -> Markup {
    let asks = share.asks.map { row($0, .asks) }
    let gives = share.gives.map { row($0, .gives) }
    guard !(asks + gives).isEmpty else {
      return """
        <p>\(say(
          "Planen föreslår ingenting för regionen, och ger den ingenting.",
          "The plan proposes nothing to the region, and gives it nothing."))</p>
        """
    }
    return DataTable(
      id: "delen",
      caption: say("Förslaget för \(name)", "The proposal for \(name)") + ": "
        + PlanView.noPosition[language],
      columns: [
        .init(say("Åtgärd", "Measure")), .init(say("Regionen", "The region")),
        .init(say("Omfattning", "Extent"), isNumeric: true),
        .init(say("Som mest", "At most"), unit: say("per dygn", "a day"), isNumeric: true),
        .init(say("Dagar", "Days")), .init(say("Med", "With")),
        .init(say("Källa", "Source")),
      ], rows: asks + gives
    ).markup
  }

  private func row(_ item: PlanResult.RegionShare.Item, _ way: DayTimeline.Way) -> DataTable.Row {
    let days =
      item.firstDay == item.lastDay ? "\(item.firstDay)" : "\(item.firstDay)–\(item.lastDay)"
    let letters = PartSources.letters(of: item.measure).map { letter in
      "<a href=\"#kalla-\(letter.rawValue)\">\(letter.rawValue)</a>" as Markup
    }
    return .init(
      Markup(text: plan.label(item, way)),
      [
        .text(way == .asks ? say("bidrar", "contributes") : say("får", "receives")),
        .init(
          "\(plan.amount(item.amount)) \(item.measure.unit[language])", sortKey: "\(item.amount)"),
        .init(Markup(text: plan.amount(item.peak)), sortKey: "\(item.peak)"),
        .text(days), .text(partners(item.with)),
        .init("<span class=\"nowrap\">\(Markup(letters, separator: " "))</span>"),
      ])
  }

  private func partners(_ parts: [PlanResult.RegionShare.Part]) -> String {
    // Less than half of a unit over the whole run is a trace of expected values.
    let parts = parts.filter { $0.amount >= 0.5 }
    guard !parts.isEmpty else { return "–" }
    let named = parts.prefix(Self.partnersMax).map {
      "\(plan.names[$0.region]) \(plan.amount($0.amount))"
    }.joined(separator: ", ")
    let rest = parts.count - Self.partnersMax
    guard rest > 0 else { return named }
    return named + say(" och \(language.words(rest)) till", " and \(language.words(rest)) more")
  }

  /// Which limits of the region hold the plan back.
  func bindings(_ share: PlanResult.RegionShare) -> Markup {
    guard let first = share.binding.first else {
      return """
        <p>\(say(
          "Ingen av regionens egna gränser håller tillbaka planen.",
          "None of the region's own limits holds the plan back."))</p>
        """
    }
    let limits = ([first] + share.binding.dropFirst().prefix(3)).map { limit -> Markup in
      let days =
        limit.days == 1
        ? say("1 dygn", "1 day") : say("\(limit.days) dygn", "\(limit.days) days")
      return "<b>\(limit.kind.label[language])</b> (\(days))"
    }
    return """
      <p>\(say(
        "Regionens egna gränser som håller tillbaka planen:",
        "The region's own limits that hold the plan back:")) \(Markup(limits, separator: ", ")). \
      <a class="screen" href="\(Site.region(region, .html))">\(say(
        "Regionens gränser och uppgifter", "The region's limits and figures"))</a></p>
      """
  }

  /// Every amount's way back to what was signed.
  var origin: Markup {
    let sources = self.sources
    let p = plan.result.provenance
    func row(_ letter: PartSources.Letter, _ what: Markup, _ entry: Markup) -> DataTable.Row {
      .init(
        "<span id=\"kalla-\(letter.rawValue)\">\(letter.rawValue)</span>",
        [
          .init(what), .init(entry),
        ])
    }
    let hidden = Markup(
      text: say("delas inte med er, eller saknas", "not shared with you, or absent"))
    func link(_ entry: PartSources.Entry?) -> Markup { entry.map(self.link) ?? hidden }
    let isPublished = sources.plan != nil
    var rows = [
      row(
        .plan,
        """
        \(say("Planens resultat", "The plan's result")) \(identifier); \(say("indata", "input")) \
        <code>\(p.inputHash.short)</code>, \(say("frö", "seed")) \(String(p.seed)), \
        \(language.number(p.replications)) \(say("simuleringar", "simulations")), \
        \(say("version", "version")) \(p.engineVersion)
        """,
        isPublished
          ? link(sources.plan)
          : Markup(text: say("ej publicerad, ej signerad", "not published, not signed")))
    ]
    rows += figureRows(sources)
    rows += [
      row(
        .limits, Markup(text: say("Regionens gränser", "The region's limits")), limitsEntry(sources)
      ),
      row(
        .scenario,
        """
        \(say("Scenario", "Scenario")) <a href="\(Site.scenario(p.scenario, .html))">\
        \(plan.visit.name(of: p.scenario, given: p.scenarioName))</a>
        """, link(sources.scenario)),
      row(
        .basis,
        Markup(text: say("Nationella antaganden", "National assumptions")), link(sources.basis)),
    ]
    return DataTable(
      id: "kallor",
      caption: say(
        "Varje belopps källa: poster som parterna har signerat",
        "The source of each amount: entries that the parties have signed"),
      columns: [
        .init(say("Källa", "Source")), .init(say("Vad", "What")),
        .init(say("Logg/post", "Log/entry")),
      ], rows: rows
    ).markup
  }

  private func limitsEntry(_ sources: PartSources) -> Markup {
    if let limits = sources.limits { return link(limits) }
    return Markup(
      text: say(
        "ej angivna: lånar inte ut något", "not stated: lends nothing"))
  }

  private func figureRows(_ sources: PartSources) -> [DataTable.Row] {
    guard !sources.figures.isEmpty else {
      return [
        .init(
          "<span id=\"kalla-B\">B</span>",
          [
            .text(say("Regionens uppgifter", "The region's figures")),
            .text(say("delas inte med er", "not shared with you")),
          ])
      ]
    }
    return sources.figures.enumerated().map { place, figure in
      let name = Measure.find(figure.measure)?.name[language] ?? figure.measure.rawValue
      let parts =
        figure.parts > 1
        ? say(", summa av \(figure.parts)", ", sum of \(figure.parts)") : ""
      let value = figure.value.map {
        ": \(FigureShown(language: language).text($0, figure.unit))" as Markup
      }
      let shown = figure.entries.prefix(Self.entriesMax).map {
        link(.init(party: region, index: $0))
      }
      let rest = figure.entries.count - Self.entriesMax
      let more = rest > 0 ? say(" och \(rest) till", " and \(rest) more") : ""
      let mark: Markup = place == 0 ? "<span id=\"kalla-B\">B</span>" : "B"
      return .init(
        mark,
        [
          .init("\(name)\(value)\(parts), \(say("avser", "as of")) <time>\(figure.asOf)</time>"),
          .init("\(Markup(shown, separator: ", "))\(more)"),
        ])
    }
  }

  /// `19/12`, leading to the entry in the journal, which stands first there.
  private func link(_ entry: PartSources.Entry) -> Markup {
    let address = Site.journal.link([
      ("part-logg", entry.party.rawValue), ("fore", String(entry.index + 1)),
    ])
    return "<a class=\"nowrap\" href=\"\(link: address)\">\(entry.party)/\(entry.index)</a>"
  }

  /// What stands at the foot of the paper: class, plan, input and date. Nobody signs it.
  var paperFoot: Markup {
    let informationClass = plan.informationClass.label[language]
    return """
      <p class="paper">\(informationClass) · \(identifier) · \(say("indata", "input")) \
      <code>\(plan.result.provenance.inputHash)</code> · \(plan.visit.today) · \
      \(PlanView.noPosition[language])</p>
      """
  }
}
