import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// How large the shortage is, in counts where a region has few beds, and how the zero run sets it
/// in proportion.
extension PlanView {
  /// Beds of a care type from which a share says more than a count.
  static let bedsForShares = 20.0

  /// The same days without the scenario. In an ordinary month it is calm.
  var zeroMap: Markup {
    let title = say(
      "Samma dygn utan scenariot (nollkörning), \(careName)",
      "The same days without the scenario (zero run), \(careName)")
    guard let zero = result.zeroRun else {
      return "<h2>\(title)</h2><p class=\"hint\">\(earlier)</p>"
    }
    let map = HeatMap(
      Picture(
        id: "noll", title: title,
        summary: say(
          "Samma rutor som för scenariot, med samma slumpade patienter men utan scenariots.",
          "The same cells as for the scenario, with the same random patients but not its own.")),
      rows: order.map { region in
        let isShown = figures.isCalibrated(region, care: care)
        return HeatMap.Row(
          names.brief(result.regions[region]),
          zero.probability[care][region].map { isShown ? $0 : nil }, missing: notCalibrated)
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "risk för brist, \(language.number(zero.replications)) simuleringar",
        "risk of shortage, \(language.number(zero.replications)) simulations"), map.svg,
      legend: .severityLegend(in: language, missing: legendOfGaps(hasGaps)),
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: map.table(region: "Region"))
  }

  /// Need and shortage at their highest, and whether the region reproduces its own occupancy.
  var shortages: Markup {
    let zero = result.zeroRun
    let rows = order.map { region -> DataTable.Row in
      let code = result.regions[region]
      let load = result.load
      let need = load.needP50[care][region].max() ?? 0
      let (middle, high) = (load.errorP50?[care][region], load.errorP90?[care][region])
      var cells: [DataTable.Cell] = [
        .init(Markup(text: language.number(need) + error(middle)), sortKey: "\(need)"),
        .number(load.threshold[care][region].min() ?? 0, language),
        shortage(region, load.needP50[care][region], error: middle),
        shortage(region, load.needP90[care][region], error: high),
      ]
      if let calibration = zero?.calibration[care][region] {
        cells += [
          .init(Markup(text: language.percent(calibration.reported, decimals: 1))),
          .init(Markup(text: language.percent(calibration.simulated, decimals: 1))),
          .text(calibration.isCalibrated ? say("ja", "yes") : notCalibrated),
        ]
      }
      return .init("<a href=\"\(Site.region(code, .html))\">\(names[code])</a>", cells)
    }
    let beds = say("platser", "beds")
    var columns: [DataTable.Column] = [
      .init("Region"),
      .init(
        say("Behov som mest", "Need at most"), unit: say("patienter, P50", "patients, P50"),
        isNumeric: true),
      .init(
        say("Kan tas om hand, minst", "Can be cared for, least"), unit: beds, isNumeric: true),
      .init(
        say("Brist som mest, mitten", "Shortage at most, middle"), unit: say("P50", "P50"),
        isNumeric: true),
      .init(say("Brist som mest, högt", "Shortage at most, high"), unit: "P90", isNumeric: true),
    ]
    if zero != nil {
      columns += [
        .init(
          say("Beläggning, uppgiven", "Occupancy, reported"), unit: say("andel", "share"),
          isNumeric: true),
        .init(
          say("I nollkörningen", "In the zero run"), unit: say("andel", "share"), isNumeric: true),
        .init(say("Kalibrerad", "Calibrated")),
      ]
    }
    let tolerance = language.number(PlanResult.Calibration.tolerance * 100)
    let count = language.number(Double(result.provenance.replications))
    return DataTable(
      id: "brist-storlek",
      caption: say(
        "Behov, brist och kalibrering, \(careName)", "Need, shortage and calibration, \(careName)"),
      columns: columns, rows: rows
    ).markup
      + """
      <p class="hint">\(say(
        "Regioner med färre än 20 platser visas i antal. Kalibrerad: nollkörningen återger regionens "
          + "egen beläggning inom \(tolerance) procentenheter. Talet efter ± är kvantilens medelfel, "
          + "det största av dygnens, i patienter: \(count) simuleringar.",
        "Regions with fewer than 20 beds are shown in counts. Calibrated: the zero run reproduces "
          + "the region's own occupancy within \(tolerance) percentage points. The number after ± is "
          + "the quantile's standard error, the largest of the days, in patients: \(count) simulations."
      ))</p>
      """
  }

  /// The day when need passes what there is by most: `2 av 5 platser` where beds are few, else a
  /// share of the beds with the count.
  private func shortage(
    _ region: Int, _ need: [Double], error most: Double?
  ) -> DataTable.Cell {
    let threshold = result.load.threshold[care][region]
    let over = zip(need, threshold).map { $0 - $1 }
    guard let day = over.indices.max(by: { over[$0] < over[$1] }), over[day] >= 0.5 else {
      return .init("–", sortKey: "0")
    }
    return .init(
      Markup(
        text: shortageShown(over[day], of: result.load.beds[care][region][day]) + error(most)),
      sortKey: "\(over[day])")
  }

  /// The error of a quantile of whole patients: ` ± 2`. Nothing where a plan from before it was kept
  /// tells none.
  private func error(_ error: Double?) -> String {
    guard let error else { return "" }
    return "\u{A0}±\u{A0}" + (error < 0.5 ? "<\u{A0}1" : language.number(error.rounded(.up)))
  }

  /// A shortage in words that fit the number of beds.
  func shortageShown(_ short: Double, of beds: Double) -> String {
    let count = language.number(short)
    guard beds >= Self.bedsForShares else {
      return say(
        "\(count) av \(language.number(beds)) platser", "\(count) of \(language.number(beds)) beds")
    }
    return say(
      "\(language.percent(short / beds)) (\(count) platser)",
      "\(language.percent(short / beds)) (\(count) beds)")
  }
}
