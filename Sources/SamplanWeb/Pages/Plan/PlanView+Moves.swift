import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Who would move where, and what the plan would ask of and give each region.
extension PlanView {
  var transferMap: Markup {
    let title = say(
      "Patienter som skulle flyttas, \(days) dygn", "Patients who would move, \(days) days")
    let places = result.regions.compactMap { code -> TransferMap.Place? in
      guard let place = names.place(code), let latitude = place.latitude,
        let longitude = place.longitude
      else { return nil }
      return TransferMap.Place(
        code, name: place.shortName, latitude: latitude, longitude: longitude)
    }
    let pairs = figures.pairs
    let map = TransferMap(
      Picture(
        id: "flyttar", title: title,
        summary: say(
          "Bågar mellan regioner; ju bredare, desto fler patienter över hela tiden.",
          "Arcs between regions; the wider, the more patients over the whole time.")),
      places: places,
      transfers: pairs.filter { $0.patients >= 0.5 }
        .map { .init(from: $0.from, to: $0.to, patients: $0.patients) }, in: language)
    return .figure(
      caption: title, detail: Self.noPosition[language], map.svg,
      tableLabel: say("Flyttarna i tabell", "The moves in a table"),
      table: map.table(
        from: say("Från", "From"), to: say("Till", "To"), patients: say("Patienter", "Patients")))
  }

  /// Patients who would move by day and mode.
  var modesByDay: Markup {
    let modes = figures.modes.map(\.mode)
    guard !modes.isEmpty else { return .empty }
    var sums = [[Double]](repeating: [Double](repeating: 0, count: modes.count), count: days)
    for move in result.moves where (1...days).contains(move.day) {
      if let mode = modes.firstIndex(of: move.mode) { sums[move.day - 1][mode] += move.patients }
    }
    let table = DataTable(
      id: "transporter",
      caption: say(
        "Patienter som skulle flyttas, per dag och transportslag",
        "Patients who would move, by day and mode"),
      columns: [.init(say("Dag", "Day"), isNumeric: true)]
        + modes.map { .init(modeName($0).capitalisedFirst, isNumeric: true) },
      rows: sums.enumerated().map { day, counts in
        .init("\(day + 1)", counts.map { .number($0, decimals: 1, language) })
      } + [
        .init(
          Markup(text: say("Alla dagar", "All days")),
          figures.modes.map { .number($0.patients, decimals: 1, language) }, isTotal: true)
      ])
    return """
      <h2>\(say("Transporter", "Transports"))</h2><details class="data"><summary>\(say(
        "Per dag och transportslag", "By day and mode"))</summary>\(table.markup)</details>
      """
  }

  /// What the plan would ask of and give each region.
  var parts: Markup {
    let rows = result.regions.enumerated().map { region, code -> DataTable.Row in
      let sends = result.moves.reduce(0) { $0 + ($1.from == code ? $1.patients : 0) }
      let takes = result.moves.reduce(0) { $0 + ($1.to == code ? $1.patients : 0) }
      func bedDays(_ programme: PlanResult.Programme) -> Double {
        programme.shortage.reduce(0) { $0 + $1[region].reduce(0, +) }
      }
      let surge =
        (0..<days).map { day in
          result.joint.surge.reduce(0) { $0 + $1[region][day] }
        }.max() ?? 0
      return .init(
        "<a href=\"\(site(partOf: code))\">\(names[code])</a>",
        [
          .number(sends, language), .number(takes, language), .number(surge, language),
          .number(result.joint.postponed[region].reduce(0, +), language),
          .number(result.joint.lent[region].reduce(0, +), language),
          .number(result.joint.borrowed[region].reduce(0, +), language),
          .number(bedDays(result.alone), language), .number(bedDays(result.joint), language),
          .init("<span class=\"nowrap\">\(Self.noPosition[language])</span>"),
        ])
    }
    func head(_ sv: String, _ en: String, _ unit: String) -> DataTable.Column {
      .init(say(sv, en), unit: unit, isNumeric: true)
    }
    let (patients, bedDays) = (say("patienter", "patients"), say("vårddygn", "bed-days"))
    let shifts = say("persondygn", "person-days")
    return DataTable(
      id: "delar",
      caption: say(
        "Varje regions del, modellens gräns", "Each region's part, the model's bound"),
      columns: [
        .init("Region"), head("Skulle flyttas ut", "Would move out", patients),
        head("Skulle tas emot", "Would be received", patients),
        head("Utökade platser", "Surge beds", say("som mest", "at most")),
        head("Uppskjuten vård", "Postponed care", patients),
        head("Personal ut", "Staff lent", shifts), head("Personal in", "Staff borrowed", shifts),
        head("Brist utan åtgärder", "Shortage without measures", bedDays),
        head("Kvarstående brist", "Remaining shortage", bedDays),
        .init(say("Regionens ställning", "The region's position")),
      ], rows: rows
    ).markup
  }
}
