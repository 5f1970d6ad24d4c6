import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Vad är mest värt att bygga? What one more of each thing would avoid, simulated and in the model.
extension PlanView {
  /// Standard errors to either side of a mean that nineteen of twenty true values lie within.
  static let sureErrors = 1.96

  /// The answer in a sentence: what, where, how much and how sure.
  var worthSentence: Markup {
    guard let worth = result.worth else {
      return Markup(
        text: say(
          "Frågan har inte räknats för den här planen.",
          "The question has not been computed for this plan."))
    }
    let ranked = worth.simulated
    guard let best = ranked.first, let avoided = best.simulated?.avoided, isSure(avoided) else {
      return Markup(
        text: say(
          "Inget av det som prövats undviker en brist som är säkert skild från noll under "
            + "\(days) dygn.",
          "Nothing that was tried avoids a shortage that is surely more than nothing in "
            + "\(days) days."))
    }
    let what: Markup = "<b>\(worthName(best, isWithPlace: true))</b>"
    let amount: Markup = "<b>\(estimate(avoided))</b>"
    return """
      \(say("Mest värt att bygga:", "Most worth building:")) \(what). \(say(
        "Den undviker", "It avoids")) \(amount) \(say(
        "vårddygn av nödvändig brist på \(days) dygn, om planen följs.",
        "bed-days of necessary shortage in \(days) days, if the plan is followed."))\(second(ranked))\
      \(worthRange(best))
      """
  }

  private func isSure(_ estimate: PlanResult.Estimate) -> Bool {
    estimate.mean > Self.sureErrors * (estimate.standardError ?? .infinity)
  }

  /// The next, and whether the two can be told apart.
  private func second(_ ranked: [PlanResult.Worth.Candidate]) -> Markup {
    guard ranked.count > 1, let first = ranked[0].simulated?.avoided,
      let next = ranked[1].simulated?.avoided, isSure(next)
    else { return .empty }
    let errors = [first, next].compactMap(\.standardError).map { $0 * $0 }.reduce(0, +)
    let isApart = first.mean - next.mean > Self.sureErrors * errors.squareRoot()
    let certainty =
      isApart
      ? say("skillnaden är säker.", "the difference is sure.")
      : say(
        "skillnaden är mindre än osäkerheten.", "the difference is less than the uncertainty.")
    return """
       \(say("Därnäst", "Next")) \(worthName(ranked[1], isWithPlace: true)), \
      \(estimate(next)); \(certainty)
      """
  }

  var worth: Markup {
    guard let worth = result.worth else { return askForIt }
    let beds = worth.simulated.filter { $0.kind == .bed }
    let others = worth.simulated.filter { $0.kind != .bed }
    return """
      <div class="two even"><div>\(worthBars(
        beds, id: "varde-platser", title: say("Vårdplatser", "Beds"),
        detail: say("vårddygn per plats", "bed-days for a bed")))</div>\
      <div>\(worthBars(
        others, id: "varde-annat",
        title: say("Personal, mottagning, fordon", "Staff, receiving, vehicles"),
        detail: say("vårddygn per enhet och dygn", "bed-days for a unit a day")))</div></div>
      \(worthScenarios(worth))\(worthTable(worth))
      <div class="two even"><div>\(worthSimulated(worth))</div>\
      <div>\(worthModel(worth))</div></div>
      """
  }

  private func worthBars(
    _ candidates: [PlanResult.Worth.Candidate], id: String, title: String, detail: String
  ) -> Markup {
    guard !candidates.isEmpty else { return .empty }
    let chart = BarChart(
      Picture(
        id: id, title: title,
        summary: say(
          "En stapel för varje prövad enhet, mest först, med osäkerheten som streck.",
          "A bar for each unit that was tried, most first, with the uncertainty as a line.")),
      bars: candidates.compactMap { candidate in
        guard let avoided = candidate.simulated?.avoided else { return nil }
        let spread = Self.sureErrors * (avoided.standardError ?? 0)
        return .init(
          worthLabel(candidate), avoided.mean, shown: estimate(avoided),
          range: max(0, avoided.mean - spread)...max(0, avoided.mean + spread))
      }, in: language)
    return .figure(
      caption: title,
      detail: "\(detail), \(say("simulerat; streck: 95 %", "simulated; line: 95%"))", chart.svg,
      tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: chart.table(
        what: say("En till", "One more"), value: say("Undvikna vårddygn", "Bed-days avoided")))
  }

  /// `en intensivvårdsplats i Norrbotten`, `en fordonstimme per dygn, tåg`.
  func worthName(
    _ candidate: PlanResult.Worth.Candidate, isWithPlace: Bool
  ) -> String {
    let what =
      switch candidate.kind {
      case .bed:
        switch candidate.care ?? .medical {
        case .icu: say("en intensivvårdsplats", "an intensive care bed")
        case .surgical: say("en kirurgisk vårdplats", "a surgical bed")
        case .medical: say("en medicinsk vårdplats", "a medical bed")
        }
      case .staff: say("en person per dygn för utökade platser", "a person a day for surge beds")
      case .receiving:
        candidate.care == .icu
          ? say(
            "en mottagen intensivvårdspatient per dygn", "an intensive care patient received a day")
          : say("en mottagen vårdavdelningspatient per dygn", "a ward patient received a day")
      case .vehicleHour:
        say(
          "en fordonstimme per dygn, \(modeName(candidate.mode ?? ""))",
          "a vehicle hour a day, \(modeName(candidate.mode ?? ""))")
      }
    guard isWithPlace, let region = candidate.region else { return what }
    return say("\(what) i \(names[region])", "\(what) in \(names[region])")
  }

  /// A name short enough for a bar.
  func worthLabel(_ candidate: PlanResult.Worth.Candidate) -> String {
    let place = candidate.region.map { names.brief($0) } ?? say("hela landet", "the country")
    return "\(place), \(worthBrief(candidate.kind, candidate.care, candidate.mode))"
  }

  func worthBrief(_ kind: PlanResult.Worth.Kind, _ care: CareType?, _ mode: String?) -> String {
    switch kind {
    case .bed:
      switch care ?? .medical {
      case .icu: say("IVA-plats", "ICU bed")
      case .surgical: say("kirurgi", "surgical")
      case .medical: say("medicin", "medical")
      }
    case .staff: say("personal", "staff")
    case .receiving:
      care == .icu ? say("mottagen IVA", "received, ICU") : say("mottagen avd.", "received, ward")
    case .vehicleHour: modeName(mode ?? "")
    }
  }
}
