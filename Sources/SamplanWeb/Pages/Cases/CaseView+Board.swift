import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService

/// The board of 21: as a map of tiles, and as a list.
extension CaseView {
  var decisions: Markup {
    let left = board.rows.filter { !$0.standing.isOver }
    let onlyLeft = visit.query["visa"] == "kvar"
    return """
      <h2>\(say("Beslutstavla", "Decision board")) <small>\(say(
        "varje region har själv signerat sin rad", "each region has itself signed its line"))\
      </small></h2>
      \(.tools(
        say("Urval", "Selection"),
        views: [
          PageLink(
            say("Alla 21", "All 21"), Site.board(value.number).path, isCurrent: !onlyLeft),
          PageLink(
            say("Kvar (\(left.count))", "Left (\(left.count))"),
            Site.board(value.number).link([("visa", "kvar")]), isCurrent: onlyLeft),
        ]))
      \(list(onlyLeft ? left : board.rows))
      """
  }

  /// The board as a map of tiles; the list under it has the same in words.
  var map: Markup {
    let own = visit.actor?.party
    let picture = Picture(
      id: "beslutskarta", title: say("Var de 21 regionerna står", "Where the 21 regions stand"),
      summary: say(
        "En ruta för varje region med form och ord för var ärendet står. Samma uppgifter finns i "
          + "listan.",
        "One tile for each region, with a shape and words for where the matter stands. The list "
          + "has the same."))
    let tiles = board.rows.map { row in
      TileMap.Tile(
        row.region, name: names.brief(row.region),
        value: "\(row.standing.shape) \(row.standing.brief[language])",
        note: day(row)?.description, look: .standing, isOwn: row.region == own)
    }
    return """
      <figure><figcaption>\(picture.title)</figcaption>
      <div class="chart">\(TileMap(picture, tiles: tiles).svg)</div></figure>
      <ul class="legend">\(each: Self.legend, { standing in
        "<li>\(standing.shape) \(standing.label[language])</li>"
      })</ul>
      """
  }

  private static let legend: [DecisionBoard.Standing] =
    [.approved, .amended, .filed, .referredBack, .rejected].map { .decided($0) }
    + [.planned(Day(number: 0)), .outcomeMissing(Day(number: 0)), .notStated]

  private func list(_ rows: [DecisionBoard.Row]) -> Markup {
    let hasCosts = board.rows.contains { $0.cost != nil }
    return DataTable(
      id: "beslut", caption: say("Regionernas beslut", "The regions' decisions"),
      captionIsHidden: true,
      columns: [
        .init(say("Region", "Region")), .init(say("Beslutar", "Decides")),
        .init(say("Utfall", "Outcome")), .init(say("Datum", "Date")), .init("§"),
        .init(say("Regionens dnr", "Region's dnr")), .init(say("Not", "Note")),
      ] + (hasCosts ? [.init(say("Kostnad", "Cost"), unit: "kr", isNumeric: true)] : []) + [
        .init(say("Underlag", "Paper")), .init(say("Signerat av regionen", "Signed by the region")),
      ],
      rows: rows.map { line($0, hasCosts: hasCosts) }
    ).markup
  }

  private func line(_ row: DecisionBoard.Row, hasCosts: Bool) -> DataTable.Row {
    let decision = row.decision?.value
    let planned = row.planned?.value
    let paper = Site.cases(.boardPaper(value.number, row.region))
    var cells: [DataTable.Cell] = [
      .text(decision?.bodyName ?? planned?.bodyName ?? say("ej angivet", "not stated")),
      .init(
        """
        <span class="nowrap"><span aria-hidden="true">\(row.standing.shape)</span> \
        \(row.standing.label[language])</span>
        """, sortKey: row.standing.data),
      .day(day(row)), .text(decision?.paragraph.map { "§\u{A0}\($0)" } ?? ""),
      .text(decision?.registryLabel ?? ""), note(row),
    ]
    if hasCosts {
      cells.append(
        row.cost.map { cost in
          .init(Markup(text: language.kronor(cost.total)), sortKey: "\(cost.total.ore)")
        } ?? .text("–"))
    }
    cells.append(
      "<a href=\"\(paper)\" aria-label=\"\(paperLabel(row.region))\">DOCX</a>")
    cells.append(signed(row))
    return .init("<a href=\"\(Site.region(row.region, .html))\">\(names[row.region])</a>", cells)
  }

  private func paperLabel(_ region: PartyCode) -> String {
    say("Tjänsteskrivelse för \(names[region]), DOCX", "Board paper of \(names[region]), DOCX")
  }

  private func note(_ row: DecisionBoard.Row) -> DataTable.Cell {
    guard let decision = row.decision?.value else { return .text("") }
    var notes: [String] = []
    if let deviation = decision.deviation {
      notes.append(
        decision.outcome == .referredBack
          ? say("skäl: \(deviation)", "reasons: \(deviation)")
          : say("avvikelse: \(deviation)", "deviation: \(deviation)"))
    }
    if let reservation = decision.reservation {
      notes.append(say("reservation: \(reservation)", "reservation: \(reservation)"))
    }
    switch row.standing {
    case .decidedOlder(_, let version):
      notes.append(
        say(
          "beslutet gäller version \(version), som har ersatts",
          "the decision is of version \(version), which was superseded"))
    case .unknownText:
      notes.append(
        say(
          "beslutet hänvisar till en text som inte är fastställd i ärendet",
          "the decision cites a text that was not settled in the case"))
    case .decided, .planned, .outcomeMissing, .notStated: break
    }
    return .text(notes.joined(separator: "; "))
  }

  private func signed(_ row: DecisionBoard.Row) -> DataTable.Cell {
    guard let decision = row.decision else { return .text("") }
    return """
      <span class="nowrap">✓ \(say("post", "entry")) \(decision.reference.index)</span> \
      <code>\(decision.reference.hash.short)</code>
      """
  }

  private func day(_ row: DecisionBoard.Row) -> Day? {
    switch row.standing {
    case .decided, .decidedOlder, .unknownText: row.decision?.value.decidedOn
    case .planned(let day), .outcomeMissing(let day): day
    case .notStated: nil
    }
  }
}

extension DecisionBoard.Standing {
  /// Whether nothing more is awaited of the region for now.
  var isOver: Bool {
    switch self {
    case .decided(let outcome): outcome.isFinal
    case .decidedOlder, .unknownText, .planned, .outcomeMissing, .notStated: false
    }
  }
}

extension Language {
  /// An amount with öre and without its unit, which stands in the table's head.
  func kronor(_ amount: Money) -> String {
    let shown = kronor(ore: amount.ore)
    return String(self == .sv ? shown.dropLast(3) : shown.dropFirst(4))
  }
}
