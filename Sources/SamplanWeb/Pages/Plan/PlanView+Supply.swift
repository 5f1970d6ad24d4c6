import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// What beds need beside patients: what runs out, stocks, power and water.
extension PlanView {
  /// Which stock may run out first, and what takes most beds.
  var supplySentence: Markup {
    guard let supply = result.supply else { return .empty }
    let told = supply.stocks.filter { $0.band != nil }
    guard !told.isEmpty else {
      return Markup(
        text: say(
          "Hur länge lagren räcker har ingen region berättat.",
          "No region has told how long its stocks last."))
    }
    guard let first = told.filter({ $0.earliest != nil }).min(by: { $0.earliest! < $1.earliest! })
    else {
      return Markup(
        text: say(
          "Inget lager som är känt tar slut inom \(days) dygn.",
          "No stock that is known runs out within \(days) days."))
    }
    return """
      \(say("Först kan", "The first stock that may run out is")) \
      <b>\(first.supply.label[language])</b> \
      \(say("ta slut, i", "in")) \(names[first.region]): \(span(first)).
      """
  }

  private func span(_ stock: PlanResult.StockOutlook) -> String {
    guard let earliest = stock.earliest else { return say("räcker", "lasts") }
    guard let latest = stock.latest else {
      return say(
        "tidigast dag \(earliest), kanske inte alls",
        "day \(earliest) at the earliest, perhaps never")
    }
    return earliest == latest
      ? say("dag \(earliest)", "day \(earliest)")
      : say("dag \(earliest)–\(latest)", "day \(earliest)–\(latest)")
  }

  var supplies: Markup {
    guard let supply = result.supply else { return .empty }
    return """
      <h2 id="tar-slut">\(say("Vad som tar slut först", "What runs out first"))</h2>
      \(runsOut(supply))
      <h2 id="lager">\(say("Lager, i band", "Stocks, in bands"))</h2>\(stocks(supply))
      \(outages(supply))
      """
  }

  /// What takes beds away, the most of them first.
  private func runsOut(_ supply: PlanResult.Supply) -> Markup {
    guard !supply.runsOut.isEmpty else {
      return """
        <p>\(say(
          "Ingenting som är känt tar vårdplatser ifrån regionerna i det här scenariot.",
          "Nothing that is known takes beds from the regions in this scenario."))</p>
        """
    }
    let rows = supply.runsOut.sorted {
      ($0.bedsLeft, $0.firstDay, $0.region, $0.care.rawValue)
        < ($1.bedsLeft, $1.firstDay, $1.region, $1.care.rawValue)
    }
    let shown = rows.prefix(40)
    let table = DataTable(
      id: "tar-slut-tabell",
      caption: say(
        "Det som tar vårdplatser ifrån en region, det värsta först (\(shown.count) av \(rows.count))",
        "What takes beds from a region, the worst first (\(shown.count) of \(rows.count))"),
      columns: [
        .init("Region"), .init(say("Vårdtyp", "Care type")),
        .init(say("Vad som inte räcker", "What is not enough")),
        .init(say("Från dag", "From day"), isNumeric: true),
        .init(say("Platser kvar som minst", "Beds left at least"), isNumeric: true),
      ],
      rows: shown.map { row in
        .init(
          "<a href=\"\(site(partOf: row.region))\">\(names[row.region])</a>",
          [
            .text(row.care.label[language]), .text(row.kind.label[language]),
            .number(Double(row.firstDay), language),
            .init(Markup(text: language.percent(row.bedsLeft)), sortKey: "\(row.bedsLeft)"),
          ])
      })
    return """
      <p class="prose">\(say(
        "Av personal, försörjning, el och vatten avgör det som räcker minst hur många platser som "
          + "kan vara öppna. Bortfall av platser kommer därtill.",
        "Of staff, supplies, power and water the one there is least of decides how many beds can be "
          + "open. Lost beds come on top of that."))</p>\(table.markup)
      """
  }

  /// Every region by class: its band, and the days on which it may run out.
  private func stocks(_ supply: PlanResult.Supply) -> Markup {
    let regions = Array(Set(supply.stocks.map(\.region))).sorted {
      SwedishOrder.precedes(names[$0], names[$1])
    }
    let table = DataTable(
      id: "lager-tabell",
      caption: say(
        "När lagret kan ta slut, tidigast–senast", "When the stock may run out, earliest–latest"),
      columns: [.init("Region")]
        + SupplyClass.allCases.map { .init($0.label[language].capitalisedFirst) },
      rows: regions.map { region in
        .init(
          "<a href=\"\(Site.region(region, .html))\">\(names[region])</a>",
          SupplyClass.allCases.map { wanted in
            supply.stocks.first { $0.region == region && $0.supply == wanted }.map(cell)
              ?? .text("–")
          })
      }, isWide: true)
    return """
      <p class="prose">\(say(
        "Regionerna anger bara i vilket band lagret ligger, och ett band är ett intervall: därför "
          + "en tidigaste och en senaste dag. I planen antas lagret ligga mitt i sitt band, om inte "
          + "antagandena säger annat.",
        "The regions only tell in which band a stock lies, and a band is an interval: hence an "
          + "earliest and a latest day. In the plan a stock is taken to be in the middle of its "
          + "band, unless the assumptions say otherwise."))</p>\(table.markup)
      """
  }

  private func cell(_ stock: PlanResult.StockOutlook) -> DataTable.Cell {
    guard let band = stock.band.flatMap(StockBand.init(rawValue:)) else {
      return .init(
        .chip(missing: stock.missing.flatMap { FigureValue($0, .point) } ?? .notAsked, in: language)
      )
    }
    return .init(
      "\(span(stock))<br><small>\(band.label[language])</small>",
      sortKey: "\(stock.earliest ?? 9999)")
  }

  private func outages(_ supply: PlanResult.Supply) -> Markup {
    guard !supply.outages.isEmpty else { return .empty }
    let title = say("El och vatten", "Power and water")
    let table = DataTable(
      id: "el-vatten", caption: title, captionIsHidden: true,
      columns: [
        .init("Region"), .init(title), .init(say("Läge", "State")), .init(say("När", "When")),
        .init(say("Utan från", "Without from"), unit: say("dag", "day")),
      ],
      rows: supply.outages.map { row in
        let from: String =
          if let none = row.noneFrom { "\(none)" } else if row.isReserveKnown {
            say("reserven räcker", "the reserve lasts")
          } else {
            say("okänt hur länge reserven räcker", "unknown how long the reserve lasts")
          }
        return .init(
          Markup(text: names[row.region]),
          [
            .text(row.utility.label[language]), .text(row.state.label[language]),
            .text(say("dag \(row.first)–\(row.last)", "day \(row.first)–\(row.last)")),
            .text(from),
          ])
      })
    return "<h2>\(title)</h2>\(table.markup)"
  }
}
