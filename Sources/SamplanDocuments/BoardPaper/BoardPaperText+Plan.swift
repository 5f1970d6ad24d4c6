import SamplanBase

/// The region's own part of the plan, and what it costs.
extension BoardPaperText {
  var part: [Block] {
    guard let part = paper.part else { return [] }
    var blocks = [
      heading("Regionens del i planen", "The region's part of the plan"),
      Block.text(
        say(
          "Siffrorna är modellens och gäller under scenariots antaganden. Ingen åtgärd gäller "
            + "förrän regionen har tagit ställning.",
          "The figures are the model's and hold under the scenario's assumptions. No measure "
            + "applies until the region has taken a position.")),
    ]
    blocks += measures(
      part.asked, heading("Vad planen skulle ta i anspråk", "What the plan would draw on", .two),
      caption: say("Åtgärder med regionens resurser", "Measures with the region's resources"),
      none: say(
        "Planen tar inga av regionens resurser i anspråk.",
        "The plan draws on none of the region's resources."))
    blocks += measures(
      part.given, heading("Vad planen skulle ge regionen", "What the plan would give", .two),
      caption: say("Åtgärder till stöd för regionen", "Measures in support of the region"),
      none: say(
        "Planen innehåller inget stöd till regionen.",
        "The plan contains no support for the region."))
    blocks += outcomes(part.outcomes)
    if !part.limits.isEmpty {
      blocks.append(heading("Det som begränsar", "What sets the limits", .two))
      blocks.append(.bullets(part.limits.map { [.init($0[language])] }))
    }
    return blocks
  }

  private func measures(
    _ measures: [BoardPaper.Measure], _ heading: Block, caption: String, none: String
  ) -> [Block] {
    guard !measures.isEmpty else { return [heading, .text(none)] }
    let columns = [
      Table.Column(say("Åtgärd", "Measure"), share: 26),
      Table.Column(say("Omfattning", "Amount"), share: 16, .end),
      Table.Column(say("Enhet", "Unit"), share: 13),
      Table.Column(say("När och med vem", "When and with whom"), share: 23),
      Table.Column(say("Ställningstagande", "Position"), share: 22),
    ]
    let rows = measures.map { measure in
      Table.Row([
        measure.what[language], figure(measure.amount), measure.unit[language],
        measure.detail[language], measure.position[language],
      ])
    }
    return [heading, .table(Table(caption: caption, columns: columns, rows: rows))]
  }

  private func outcomes(_ outcomes: [BoardPaper.Outcome]) -> [Block] {
    guard !outcomes.isEmpty else { return [] }
    let columns = [
      Table.Column(say("Utfall för regionen", "Outcome for the region"), share: 34),
      Table.Column(say("Enhet", "Unit"), share: 15),
      Table.Column(say("Med planen", "With the plan"), share: 16, .end),
      Table.Column(say("Utan planen", "Without the plan"), share: 16, .end),
      Table.Column(say("Om regionen avstår", "If the region declines"), share: 19, .end),
    ]
    let rows = outcomes.map { outcome in
      Table.Row([
        outcome.what[language], outcome.unit[language], figure(outcome.planned),
        figure(outcome.alone), figure(outcome.declined),
      ])
    }
    return [
      heading("Med planen, utan den, och om regionen avstår", "With, without and declined", .two),
      .table(
        Table(
          caption: say("Utfall enligt modellen", "Outcomes by the model"), columns: columns,
          rows: rows)),
    ]
  }

  private func figure(_ value: ExactDecimal?) -> String {
    value?.shown(in: language) ?? say("ej beräknat", "not computed")
  }

  var costs: [Block] {
    let head = heading("Kostnader", "Costs")
    guard !paper.costs.rows.isEmpty else {
      return [
        head,
        .text(
          say(
            "Inga gemensamma kostnader är upptagna i ärendet. Det betyder inte att kostnaden är "
              + "noll.",
            "No common costs are entered in the case. That does not mean that the cost is nil.")),
      ]
    }
    let columns = [
      Table.Column(say("Post", "Item"), share: 24), Table.Column(say("År", "Year"), share: 8),
      Table.Column(say("Underlag", "Basis"), share: 22),
      Table.Column(say("Gemensam kostnad", "Common cost"), share: 23, .end),
      Table.Column(say("Regionens andel", "The region's share"), share: 23, .end),
    ]
    let rows = paper.costs.rows.map { row in
      Table.Row([row.what, String(row.year), row.basis, amount(row.common), amount(row.share)])
    }
    let total = Table.Row(
      [
        say("Summa", "Total"), "", "", amount(sum(\.common)), amount(sum(\.share)),
      ], .total)
    let key = OfficeDocument.Block.paragraph([
      .init(say("Fördelningsnyckel: ", "Cost key: "), .strong), .init(paper.costs.key[language]),
    ])
    return [
      head,
      .table(
        Table(
          caption: say(
            "Gemensamma kostnader och regionens andel, i kronor",
            "Common costs and the region's share, in kronor"), columns: columns,
          rows: rows + [total])), key,
    ]
  }

  /// The sum of all rows, nil when one of them is not calculated or the sum is out of range.
  private func sum(_ amount: (BoardPaper.Costs.Row) -> Int64?) -> Int64? {
    paper.costs.rows.reduce(Int64?(0)) { sum, row in
      guard let sum, let more = amount(row) else { return nil }
      let (total, overflow) = sum.addingReportingOverflow(more)
      return overflow ? nil : total
    }
  }

  private func amount(_ ore: Int64?) -> String {
    ore.map { language.kronor(ore: $0) } ?? say("ej beräknad", "not calculated")
  }
}
