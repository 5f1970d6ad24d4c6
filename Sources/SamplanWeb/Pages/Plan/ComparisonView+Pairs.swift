import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// What two results differ by, outcome by outcome: the answer in a sentence, and region by region.
extension ComparisonView {
  /// The answer first, with how sure it is; else what keeps it from being given.
  func verdict(
    _ compared: ComparedResults, _ a: ComparisonPage.Side, _ b: ComparisonPage.Side
  ) -> Markup {
    guard compared.sameChance else { return notComparable(compared.obstacles) }
    guard let (kind, paired) = compared.answering else { return unpaired }
    return .notice(
      .note, title: answer(paired.whole, kind, a, b),
      """
      <p>\(ground(paired, seed: a.result.provenance.seed))\(saved(paired))</p>
      """)
  }

  private func answer(
    _ difference: PlanResult.Estimate, _ kind: PlanResult.VariantKind,
    _ a: ComparisonPage.Side, _ b: ComparisonPage.Side
  ) -> String {
    let x = view(a)
    let which =
      kind == .plan
      ? say("med den gemensamma planen", "with the joint plan") : say("utan hjälp", "without help")
    if difference.mean == 0, difference.standardError ?? 0 == 0 {
      return say(
        "Samma brist i båda \(which), utfall för utfall.",
        "The same shortage in both \(which), outcome by outcome.")
    }
    let size = x.estimate(
      .init(mean: abs(difference.mean), standardError: difference.standardError))
    guard difference.isSure else {
      return say(
        "Ingen säker skillnad i brist \(which): \(size) vårddygn kan slumpen ensam ge.",
        "No sure difference in shortage \(which): chance alone can give \(size) bed-days.")
    }
    return difference.mean < 0
      ? say(
        "\(b.identifier) har \(size) vårddygn mindre brist än \(a.identifier) \(which).",
        "\(b.identifier) has \(size) bed-days less shortage than \(a.identifier) \(which).")
      : say(
        "\(b.identifier) har \(size) vårddygn mer brist än \(a.identifier) \(which).",
        "\(b.identifier) has \(size) bed-days more shortage than \(a.identifier) \(which).")
  }

  private func ground(_ paired: PairedResults, seed: UInt64) -> String {
    let pairs = language.number(paired.pairs)
    return say(
      "Samma slumpade patienter i båda: \(pairs) par av utfall med frö \(seed). Talet efter ± är "
        + "skillnadens medelfel ur paren; ett intervall rymmer den sanna skillnaden i 19 fall av "
        + "20. Fel i antagandena är inte med.",
      "The same random patients in both: \(pairs) pairs of outcomes with seed \(seed). The number "
        + "after ± is the standard error of the difference from the pairs; an interval holds the "
        + "true difference in 19 cases of 20. Faults in the assumptions are not in it.")
  }

  private func saved(_ paired: PairedResults) -> String {
    guard let times = paired.outcomesSaved, times >= 2 else { return "" }
    let shown = language.number(times)
    return " "
      + say(
        "Oberoende utfall hade behövt vara \(shown) gånger fler för samma medelfel.",
        "Independent outcomes would have had to be \(shown) times more for the same error.")
  }

  private func notComparable(_ obstacles: [Text]) -> Markup {
    .notice(
      .warning,
      title: say(
        "Inte jämförbara utfall för utfall: ingen skillnad visas.",
        "Not comparable outcome by outcome: no difference is shown."),
      """
      <p>\(say(
        "Utan samma slumpade patienter är en skillnad till stor del slump. Det som skiljer",
        "Without the same random patients a difference is much of it chance. What differs"))\
      \(": " as Markup)\(obstacles.map { $0[language] }.joined(separator: ", ")).</p>
      """)
  }

  /// The same patients, but from before the outcomes were kept.
  private var unpaired: Markup {
    .notice(
      .note,
      title: say("Samma slumpade patienter i båda.", "The same random patients in both."),
      """
      <p>\(say(
        "Frö, regioner, dygn och version är desamma, så det som skiljer är det som ändrats. Minst en "
          + "av dem har inte sina utfall kvar ett för ett, så skillnadens medelfel anges som om "
          + "utfallen vore oberoende; med samma patienter är det som regel mindre.",
        "Seed, regions, days and version are the same, so what differs is what was changed. At "
          + "least one of them has not kept its outcomes one by one, so the error of a difference "
          + "is given as if they were independent; with the same patients it is as a rule smaller."))</p>
      """)
  }

  /// Region by region, without help and with the plan.
  func pictures(
    _ compared: ComparedResults, _ a: ComparisonPage.Side, _ b: ComparisonPage.Side
  ) -> Markup {
    let found = [PlanResult.VariantKind.alone, .plan].compactMap { kind in
      compared.paired(kind).map { picture(kind, $0, a, b) }
    }
    guard !found.isEmpty else { return .empty }
    return "<div class=\"two even\">\(found.map { "<div>\($0)</div>" as Markup })</div>"
  }

  private func picture(
    _ kind: PlanResult.VariantKind, _ paired: PairedResults, _ a: ComparisonPage.Side,
    _ b: ComparisonPage.Side
  ) -> Markup {
    let x = view(a)
    let title = say(
      "Skillnad i brist, \(x.variantName(kind))", "Difference in shortage, \(x.variantName(kind))")
    let plot = ForestPlot(
      Picture(
        id: "skillnad-\(kind.rawValue)", title: title,
        summary: say(
          "För varje region en punkt vid skillnaden med sitt intervall som streck. Fylld punkt: "
            + "intervallet rymmer inte noll.",
          "For each region a dot at the difference with its interval as a line. A filled dot: the "
            + "interval does not hold zero.")),
      lines: a.result.regions.enumerated().map { place, code in
        let difference = paired.byRegion(place)
        return .init(
          x.names[code], difference.mean, interval: difference.interval,
          shown: x.estimate(difference, signed: true))
      }, in: language)
    return .figure(
      caption: title,
      detail: say(
        "vårddygn, \(b.identifier) minus \(a.identifier), intervall 19 av 20, "
          + "\(language.number(paired.pairs)) par",
        "bed-days, \(b.identifier) minus \(a.identifier), intervals 19 of 20, "
          + "\(language.number(paired.pairs)) pairs"), plot.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: plot.table(
        what: "Region", difference: say("Skillnad ± medelfel", "Difference ± error"),
        interval: say("Intervall", "Interval")))
  }
}
