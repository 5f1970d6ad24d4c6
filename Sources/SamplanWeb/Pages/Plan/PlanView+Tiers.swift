import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// How the need is met without help, tier by tier, in the country or a region.
extension PlanView {
  /// The region chosen for the tiers, by its place; nil for the country.
  private var tierRegion: Int? {
    visit.query["region"].flatMap { PartyCode($0) }
      .flatMap { result.regions.firstIndex(of: $0) }
  }

  var tiers: Markup {
    let place = tierRegion.map { names[result.regions[$0]] } ?? say("landet", "the country")
    let title = say(
      "Hur behovet möts i \(place), \(careName)", "How the need is met in \(place), \(careName)")
    guard let tiers = result.tiers else {
      return "<h2>\(title)</h2><p class=\"hint\">\(earlier)</p>"
    }
    let chart = StackedArea(
      Picture(
        id: "tackning", title: title,
        summary: say(
          "Ytor på varandra för varje dag: öppna platser, överbeläggning, utökade platser och "
            + "överst det som saknas.",
          "Areas on each other for each day: open beds, overcrowding, surge beds and uppermost what "
            + "is lacking.")),
      layers: [
        .init(say("i öppna platser", "in open beds"), .base, sum(tiers.open)),
        .init(say("överbeläggning", "overcrowding"), .extra, sum(tiers.overcrowded)),
        .init(say("i utökade platser", "in surge beds"), .added, sum(tiers.surge)),
        .init(say("utan plats (brist)", "without a bed (shortage)"), .lacking, sum(tiers.short)),
      ], unit: say("patienter", "patients"), in: language)
    return Markup.figure(
      caption: title,
      detail: say(
        "medel över \(simulations), utan hjälp mellan regioner",
        "mean over \(simulations), without help between regions"), chart.svg, legend: chart.legend,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(day: say("Dag", "Day"))) + choice
  }

  /// A care type's values by day in the chosen region, or summed over all.
  private func sum(_ values: [[[Double]]]) -> [Double] {
    if let region = tierRegion { return values[care][region] }
    return (0..<days).map { day in values[care].reduce(0) { $0 + $1[day] } }
  }

  private var choice: Markup {
    let regions = result.regions.sorted { SwedishOrder.precedes(names[$0], names[$1]) }
    let chosen = tierRegion.map { result.regions[$0] }
    return """
      <form class="filter" method="get" action="\(site(.enough))">\
      <input type="hidden" name="vard" value="\(result.careTypes[care].rawValue)">\
      <label for="tackning-region">\(say("Visa", "Show"))</label>\
      <select id="tackning-region" name="region"><option value="">\
      \(say("Hela landet", "The whole country"))</option>\(each: regions, { code in
        "<option value=\"\(code)\"\(" selected", if: code == chosen)>\(names[code])</option>"
      })</select><button type="submit">\(say("Visa", "Show"))</button></form>
      """
  }
}
