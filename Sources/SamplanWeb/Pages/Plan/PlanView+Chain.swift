import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Vårdkedjan: what of the chain does not suffice, outside the hospitals' beds and in them.
extension PlanView {
  /// The link looked at.
  private var link: PlanResult.ChainLink? {
    let wanted = visit.query["led"].flatMap(CareLink.init(rawValue:))
    return result.chain?.first { $0.link == wanted } ?? worstLink
  }

  /// The link in which somebody first waits too long; the first one when nobody does.
  private var worstLink: PlanResult.ChainLink? {
    let links = result.chain ?? []
    let waiting = links.compactMap { link in firstWait(link).map { ($0, link) } }
    return waiting.min { $0.0 < $1.0 }?.1 ?? links.first
  }

  private func firstWait(_ link: PlanResult.ChainLink) -> Int? {
    ([link.waitsFrom] + link.rows.map(\.waitsFrom)).compactMap { $0 }.min()
  }

  /// The answer in a sentence or two.
  var chainSentence: Markup {
    guard let links = result.chain else { return .empty }
    let late = links.compactMap { link in firstWait(link).map { ($0, link) } }
      .sorted { $0.0 < $1.0 }
    let words = late.map { day, link -> Markup in
      let regions = link.rows.count { $0.waitsFrom != nil }
      let place = link.link.isNational ? say("i landet", "nationally") : language.regions(regions)
      return """
        \(link.link.label[language].lowercased()) (\(place), \(say("från dag", "from day")) \(day))
        """
    }
    let first: Markup =
      words.isEmpty
      ? """
      \(say(
        "Där det är känt vad regionerna har räcker vårdkedjan utanför sjukhusens vårdplatser hela "
          + "tiden.",
        "Where it is known what the regions have, the care chain outside the hospitals' beds is "
          + "enough throughout."))
      """
      : """
      \(say(
        "Utanför sjukhusens vårdplatser får någon vänta för länge i",
        "Outside the hospitals' beds somebody waits too long in")) \
      \(Markup(words, separator: ", ")).
      """
    return "\(first) \(unknownSentence(links)) \(supplySentence)"
  }

  private func unknownSentence(_ links: [PlanResult.ChainLink]) -> Markup {
    let silent = links.filter { $0.reporting == 0 }.map { $0.link.label[language].lowercased() }
    guard !silent.isEmpty else { return .empty }
    return Markup(
      text: say(
        "Okänt för hela landet: \(silent.joined(separator: ", ")).",
        "Unknown for the whole country: \(silent.joined(separator: ", "))."))
  }

  /// The chain in one picture, for the page that asks whether care is enough.
  var chainSummary: Markup {
    guard result.chain != nil else { return .empty }
    return """
      <h2>\(say("Hela vårdkedjan", "The whole care chain"))</h2>
      <div class="two even"><div>\(chainPicture)</div>\
      <div><p class="prose">\(chainSentence) <a href="\(site(.chain))">\(say(
        "Led för led, lager, el och vatten", "Link by link, stocks, power and water"))</a></p></div>\
      </div>
      """
  }

  var chain: Markup {
    guard result.chain != nil else { return olderModel }
    return """
      \(linkChoice)<div class="two even"><div>\(chainPicture)</div><div>\(linkPicture)</div></div>
      \(linkTable)
      \(supplies)
      """
  }

  /// A link's name where there is little room.
  private func brief(_ link: CareLink) -> String {
    link == .psychiatry ? say("Psykiatri", "Psychiatry") : link.label[language]
  }

  /// Need / capacity of the country for each link, the hospitals' care types last.
  private var chainRows: [HeatMap.Row] {
    let links = (result.chain ?? []).map { link in
      HeatMap.Row(
        brief(link.link),
        zip(link.need, link.capacity).map { link.reporting > 0 && $1 > 0 ? $0 / $1 : nil })
    }
    let beds = result.careTypes.indices.map { care in
      let country = result.load.national[care]
      return HeatMap.Row(
        result.careTypes[care].label[language],
        zip(country.p50, country.beds).map { $1 > 0 ? $0 / $1 : nil })
    }
    return links + beds
  }

  private var chainPicture: Markup {
    let title = say(
      "Vårdkedjan: behov mot vad som finns, led och dag",
      "The care chain: need against what there is, link and day")
    let rows = chainRows
    let map = HeatMap(
      Picture(
        id: "kedja", title: title,
        summary: say(
          "En rad för varje led i vårdkedjan och en ruta för varje dag; mörkare är större behov i "
            + "förhållande till vad som finns.",
          "A row for each link of the care chain and a cell for each day; darker is a larger need "
            + "against what there is.")),
      rows: rows, scale: .load, in: language)
    let hasGaps = rows.contains { $0.days.allSatisfy { $0 == nil } }
    return .figure(
      caption: title,
      detail: say(
        "väntat behov i de regioner som har berättat vad de har, utan flyttar mellan regioner",
        "expected need in the regions that have told what they have, without moves between them"),
      map.svg,
      legend: HeatScale.loadLegend(
        in: language, missing: hasGaps ? [say("okänt", "unknown")] : []),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: say("Led", "Link")))
  }

  private var linkChoice: Markup {
    .tools(
      say("Led", "Link"),
      views: (result.chain ?? []).map { other in
        PageLink(
          other.link.label[language], site(.chain).link([("led", other.link.rawValue)]),
          isCurrent: other.link == link?.link)
      })
  }

  /// Regions of the link: those who wait first, then by load.
  private func order(_ link: PlanResult.ChainLink) -> [PlanResult.ChainRow] {
    func load(_ row: PlanResult.ChainRow) -> Double {
      guard let room = row.capacity else { return -1 }
      return zip(row.need, room).map { $1 > 0 ? $0 / $1 : 0 }.max() ?? 0
    }
    return link.rows.sorted { a, b in
      if a.waitsFrom != b.waitsFrom { return (a.waitsFrom ?? .max) < (b.waitsFrom ?? .max) }
      if load(a) != load(b) { return load(a) > load(b) }
      return SwedishOrder.precedes(names[a.region], names[b.region])
    }
  }

  private var linkPicture: Markup {
    guard let link else { return .empty }
    let name = link.link.label[language]
    let title = say("\(name), region och dag", "\(name), region and day")
    let missing = say("okänt", "unknown")
    let map = HeatMap(
      Picture(
        id: "led", title: title,
        summary: say(
          "En rad för varje region och en ruta för varje dag; mörkare är större behov i "
            + "förhållande till vad regionen har.",
          "A row for each region and a cell for each day; darker is a larger need against what the "
            + "region has.")),
      rows: order(link).map { row in
        let loads = row.need.indices.map { day -> Double? in
          row.capacity.flatMap { $0[day] > 0 ? row.need[day] / $0[day] : nil }
        }
        return HeatMap.Row(
          names.brief(row.region), loads, link: Site.region(row.region, .html).path,
          missing: row.missing.flatMap { FigureValue($0, .point)?.label?[language] } ?? missing)
      }, scale: .load, in: language)
    return .figure(
      caption: title,
      detail: link.link.isVisits
        ? say("besök per dygn", "visits a day")
        : say(
          "patienter samtidigt", "patients at the same time"),
      map.svg,
      legend: HeatScale.loadLegend(
        in: language, missing: link.rows.contains { $0.capacity == nil } ? [missing] : []),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: "Region"))
  }

  private var linkTable: Markup {
    guard let link else { return .empty }
    return DataTable(
      id: "led-region", caption: linkCaption(link),
      columns: [
        .init("Region"), .init(say("Behov som mest", "Need at most"), isNumeric: true),
        .init(say("9 av 10 utfall högst", "9 outcomes of 10 at most"), isNumeric: true),
        .init(say("Finns", "There is"), isNumeric: true),
        .init(say("Väntar för länge från", "Waits too long from"), unit: say("dag", "day")),
        .init(say("Nödvändig vård från", "Necessary care from"), unit: say("dag", "day")),
      ],
      rows: order(link).map { row in
        let room: DataTable.Cell =
          row.capacity.map {
            .init(Markup(text: amount($0.min() ?? 0)), sortKey: "\($0.min() ?? 0)")
          }
          ?? .init(
            .chip(
              missing: row.missing.flatMap { FigureValue($0, .point) } ?? .notAsked, in: language))
        func day(_ value: Int?) -> DataTable.Cell {
          row.capacity == nil ? .text("?") : .text(value.map { "\($0)" } ?? "–")
        }
        return .init(
          "<a href=\"\(Site.region(row.region, .html))\">\(names[row.region])</a>",
          [
            .init(Markup(text: amount(row.need.max() ?? 0))),
            .init(Markup(text: amount(row.high.max() ?? 0))), room, day(row.waitsFrom),
            day(row.necessaryFrom),
          ])
      }
    ).markup
  }

  private func linkCaption(_ link: PlanResult.ChainLink) -> String {
    let name = link.link.label[language]
    guard link.link.isNational else {
      return say("\(name): behov och vad som finns", "\(name): need and what there is")
    }
    let peak = amount(link.need.max() ?? 0)
    let room = amount(link.capacity.min() ?? 0)
    let from = link.waitsFrom.map {
      say(", räcker inte från dag \($0)", ", not enough from day \($0)")
    }
    return say(
      "\(name) är nationell: behov som mest \(peak), finns \(room)\(from ?? "")",
      "\(name) is national: need at most \(peak), there is \(room)\(from ?? "")")
  }
}
