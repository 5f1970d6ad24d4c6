import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// When shortage first comes, by chance alone and with the assumptions, each probability with its
/// standard error.
extension PlanView {
  /// Chance only beside chance and assumptions, for the regions where shortage may come.
  var firstDayPicture: Markup {
    let shown = order.filter {
      figures.isCalibrated($0, care: care) && result.load.first[care][$0].ever >= 0.01
    }
    guard !shown.isEmpty else { return .empty }
    let title = say("När bristen kommer, \(careName)", "When shortage comes, \(careName)")
    let replications = result.provenance.replications
    let chance = result.uncertainty
    let chart = DayRanges(
      Picture(
        id: "forsta", title: title,
        summary: say(
          "Ett streck för varje region från tidig till sen första bristdag, med en punkt i mitten; "
            + "det streckade under är endast slump.",
          "A line for each region from the early to the late first day of shortage, with a dot in "
            + "the middle; the dashed one below is chance only.")),
      lines: shown.map { region in
        var ranges = [range(result.load.first[care][region], replications)]
        if let chance {
          ranges.append(range(chance.chanceOnly[care][region], chance.replications))
        }
        return .init(names.brief(result.regions[region]), ranges)
      }, dayCount: days, in: language)
    let detail =
      chance == nil
      ? say(
        "streck P10–P90, punkt P50; till höger sannolikheten ± medelfel",
        "line P10–P90, dot P50; to the right the probability ± standard error")
      : say(
        "helt streck: slump + antaganden; streckat: endast slump; P10–P90, punkt P50; till höger "
          + "sannolikheten ± medelfel",
        "whole line: chance + assumptions; dashed: chance only; P10–P90, dot P50; to the right the "
          + "probability ± standard error")
    let older =
      chance == nil
      ? "<p class=\"hint\">\(say("Endast slump visas inte.", "Chance only is not shown.")) \(earlier)</p>"
        as Markup : .empty
    // The table stands open beside the picture.
    return """
      <figure><figcaption>\(title)<span>\(detail)</span></figcaption><div class="chart" \
      role="region" aria-label="\(title)" tabindex="0">\(chart.svg)</div>\(older)</figure>
      """
  }

  /// In a few words, where a part of a page has nothing to show.
  var earlier: String {
    if result.partial != nil {
      return say(
        "Körningen stoppades innan detta var räknat.",
        "The run was stopped before this was computed.")
    }
    return say(
      "Planen är räknad med en tidigare modell.", "The plan was computed with an earlier model.")
  }

  private func range(_ first: PlanResult.FirstDay, _ replications: Int) -> DayRanges.Range {
    .init(
      p10: first.p10, p50: first.p50, p90: first.p90, shown: probability(first.ever, replications))
  }

  /// `82 % ± 3`, the error in percentage points.
  private func probability(_ value: Double, _ replications: Int) -> String {
    "\(language.probability(value)) \(errorShown(value, replications: replications))"
  }

  var firstDays: Markup {
    let chance = result.uncertainty
    let rows = order.map { region -> DataTable.Row in
      let code = result.regions[region]
      let link: Markup = "<a href=\"\(site(partOf: code))\">\(names[code])</a>"
      guard figures.isCalibrated(region, care: care) else {
        let empty = [DataTable.Cell](repeating: .text("–"), count: chance == nil ? 4 : 6)
        return .init(link, [.init("<span class=\"chip missing\">\(notCalibrated)</span>")] + empty)
      }
      let first = result.load.first[care][region]
      var cells: [DataTable.Cell] = [
        chip(first.ever),
        .text(errorShown(first.ever, replications: result.provenance.replications)),
        dayCell(first.p10), dayCell(first.p50), dayCell(first.p90),
      ]
      if let only = chance?.chanceOnly[care][region], let chance {
        cells += [
          .init(
            Markup(text: probability(only.ever, chance.replications)), sortKey: "\(only.ever)"),
          dayCell(only.p50),
        ]
      }
      return .init(link, cells)
    }
    let day = say("dag", "day")
    var columns: [DataTable.Column] = [
      .init("Region"),
      .init(say("Risk för brist", "Risk of shortage"), unit: "\(days) d", isNumeric: true),
      .init(
        say("Medelfel", "Standard error"), unit: say("procentenheter", "points"), isNumeric: true),
      .init(say("Tidigt", "Early"), unit: "\(day), P10", isNumeric: true),
      .init(say("Mitten", "Middle"), unit: "\(day), P50", isNumeric: true),
      .init(say("Sent", "Late"), unit: "\(day), P90", isNumeric: true),
    ]
    if chance != nil {
      columns += [
        .init(say("Endast slump: risk", "Chance only: risk"), unit: "\(days) d", isNumeric: true),
        .init(
          say("Endast slump: mitten", "Chance only: middle"), unit: "\(day), P50", isNumeric: true),
      ]
    }
    return DataTable(
      id: "forsta-dag",
      caption: say(
        "Första bristdag, \(careName), \(language.number(result.provenance.replications)) "
          + "simuleringar",
        "First day of shortage, \(careName), "
          + "\(language.number(result.provenance.replications)) simulations"),
      columns: columns, rows: rows
    ).markup
  }

  private func chip(_ value: Double) -> DataTable.Cell {
    .init(.chip(language.probability(value), Severity(probability: value)), sortKey: "\(value)")
  }

  var simulationNote: Markup {
    let turned = language.number(result.load.turnedAway)
    return .notice(
      .note,
      title: say("Så räknas detta: simulering", "How this is computed: simulation"),
      """
      <p>\(say(
        "Landet simuleras patient för patient, utan hjälp mellan regioner. Brist är när behovet av "
          + "nödvändig vård är större än öppna platser, utökade platser som hinner öppnas och "
          + "godtagen överbeläggning, under minst 24 timmar, med minst en plats och 5 procent av "
          + "regionens platser. I medeltal \(turned) planerade patienter får ingen plats.",
        "The country is simulated patient by patient, without help between regions. Shortage is "
          + "when the need of necessary care passes open beds, surge beds that can be open by then "
          + "and accepted overcrowding, for at least 24 hours, with at least one bed and 5 per cent "
          + "of the region's beds. On average \(turned) planned patients get no bed."))</p>
      <p>\(chanceNote) \(say(
        "Att antaganden kan vara fel kommer till.",
        "That assumptions may be wrong comes on top."))</p>
      """)
  }
}
