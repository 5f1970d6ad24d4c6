import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Totals with an interval for what some regions have not told.
extension PlanView {
  var unknownTotals: Markup {
    guard let unknown = result.unknown else { return .empty }
    let listed = unknown.regions.map { names[$0] }.joined(separator: ", ")
    let outside = unknown.outside.map { names[$0] }.joined(separator: ", ")
    let (few, all) = (result.regions.count, result.regions.count + unknown.regions.count)
    let table = DataTable(
      id: "intervall",
      caption: say(
        "Summor med intervall för okända och undanhållna uppgifter (antagande)",
        "Totals with an interval for unknown and withheld figures (assumption)"),
      columns: [
        .init(say("Summa", "Total")),
        .init(say("\(few) av 21 regioner", "\(few) of 21 regions"), isNumeric: true),
        .init(
          say("\(all) av 21, lägst–högst", "\(all) of 21, lowest–highest"),
          unit: say("antagande", "assumption"), isNumeric: true),
      ], rows: unknownRows(unknown)
    ).markup
    let left: Markup? =
      outside.isEmpty
      ? nil
      : """
       \(say(
        "\(outside) ingår inte här heller: befolkning saknas, eller uppgifterna motsäger varandra.",
        "\(outside) is not in this either: there is no population, or the figures contradict each "
          + "other."))
      """
    return """
      \(table)<p class="hint">\(say(
        "För \(listed) är talen ett antagande: de andra regionernas lägsta och högsta tal per "
          + "invånare, gånger invånarna, och deras högsta och lägsta beläggning. De är inte "
          + "regionens egna uppgifter. Regionen varken skickar eller tar emot. Båda ändarna möter "
          + "samma patienter, \(language.number(unknown.replications)) simuleringar.",
        "For \(listed) the numbers are an assumption: the other regions' lowest and highest numbers "
          + "per inhabitant, times the inhabitants, and their highest and lowest occupancy. They "
          + "are not the region's own figures. The region neither sends nor receives. Both ends "
          + "meet the same patients, \(language.number(unknown.replications)) simulations."))\
      \(left)</p>
      """
  }

  private func unknownRows(_ unknown: PlanResult.UnknownInterval) -> [DataTable.Row] {
    func row(
      _ label: String, _ own: Double, _ value: (PlanResult.UnknownInterval.Totals) -> Double
    ) -> DataTable.Row {
      let ends = unknown.ends(value)
      let low = language.number(own + ends.lowerBound)
      let high = language.number(own + ends.upperBound)
      return .init(
        "\(label)",
        [
          .number(own, language),
          .init(Markup(text: low == high ? low : "\(low)–\(high)"), sortKey: "\(own)"),
        ])
    }
    let beds = result.careTypes.enumerated().map { care, type in
      let name = type.label[language].lowercased()
      return row(
        say("Öppna platser dag 1, \(name)", "Open beds on day 1, \(name)"),
        result.load.beds[care].reduce(0) { $0 + ($1.first ?? 0) }
      ) { $0.beds[care] }
    }
    // Out of help, they are short of the same with the plan as without it.
    func simulated(_ kind: PlanResult.VariantKind, _ label: String) -> DataTable.Row? {
      figures.variant(kind).map { variant in
        row(label, PlanFigures.shortBedDays(variant)) { $0.shortBedDays.mean }
      }
    }
    let variants = [
      simulated(
        .alone, say("Brist utan hjälp (V0), vårddygn", "Shortage without help (V0), bed-days")),
      simulated(
        .plan, say("Brist med planen (V2), vårddygn", "Shortage with the plan (V2), bed-days")),
    ]
    let programme = row(
      say(
        "Kvarstående brist i den gemensamma planen (modellens gräns), vårddygn",
        "Shortage left in the joint plan (the model's bound), bed-days"),
      result.joint.bedDays
    ) { $0.programme }
    return beds + (variants + [programme]).compactMap { $0 }
  }
}
