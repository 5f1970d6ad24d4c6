import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// The tables of what is most worth building: region by resource, and the two kinds of value apart.
extension PlanView {
  /// A column of the table: the same thing in every region.
  private struct Resource: Hashable {
    var kind: PlanResult.Worth.Kind
    var care: CareType?
    var mode: String?
  }

  private func resource(_ one: PlanResult.Worth.Candidate) -> Resource {
    Resource(kind: one.kind, care: one.care, mode: one.mode)
  }

  /// Region by resource: what was simulated, and in brackets what was only screened.
  func worthTable(_ worth: PlanResult.Worth) -> Markup {
    let placed = worth.candidates.filter { $0.region != nil }
    var columns: [Resource] = []
    for one in placed.sorted(by: { order(resource($0)) < order(resource($1)) })
    where !columns.contains(resource(one)) {
      columns.append(resource(one))
    }
    guard !columns.isEmpty else { return .empty }
    let rows = result.regions.map { region -> DataTable.Row in
      .init(
        Markup(text: names[region]),
        columns.map { column in
          worthCell(placed.first { $0.region == region && resource($0) == column })
        })
    }
    return DataTable(
      id: "varde-tabell",
      caption: say(
        "Undvikna vårddygn av en till på alla \(days) dygn, region för region",
        "Bed-days avoided by one more on all \(days) days, region by region"),
      columns: [.init("Region")]
        + columns.map { column in
          .init(
            worthBrief(column.kind, column.care, column.mode).capitalisedFirst,
            unit: unit(of: column.kind), isNumeric: true)
        },
      rows: rows
    ).markup + country(worth) + """
      <p class="hint">\(say(
        "Tal med ± är simulerade med samma slumpade patienter och medelfel. Tal inom parentes är "
          + "bara sållade: det största av modellens pris och de vårddygn som en till högst kunde "
          + "användas till där den står. Streck: under ett halvt vårddygn.",
        "Numbers with ± are simulated with the same random patients, with the standard error. "
          + "Numbers in brackets were only screened: the larger of the model's price and the "
          + "bed-days that one more could at most be used for where it stands. A dash: less than "
          + "half a bed-day."))</p>
      """
  }

  private func order(_ resource: Resource) -> String {
    let kinds = PlanResult.Worth.Kind.allCases
    let kind = kinds.firstIndex(of: resource.kind) ?? kinds.count
    let care = resource.care.flatMap(CareType.allCases.firstIndex(of:)) ?? CareType.allCases.count
    return "\(kind) \(care) \(resource.mode ?? "")"
  }

  private func unit(of kind: PlanResult.Worth.Kind) -> String {
    switch kind {
    case .bed: say("per plats", "for a bed")
    case .staff: say("per person/dygn", "for a person a day")
    case .receiving: say("per patient/dygn", "for a patient a day")
    case .vehicleHour: say("per timme/dygn", "for an hour a day")
    }
  }

  private func worthCell(_ candidate: PlanResult.Worth.Candidate?) -> DataTable.Cell {
    guard let candidate else { return .init("–", sortKey: "0") }
    if let avoided = candidate.simulated?.avoided {
      return .init("<b>\(estimate(avoided))</b>", sortKey: "\(avoided.mean)")
    }
    let screened = max(candidate.price, candidate.usable)
    return .init("(\(language.number(screened, decimals: 1)))", sortKey: "\(screened)")
  }

  /// Vehicles of the whole country have no region.
  private func country(_ worth: PlanResult.Worth) -> Markup {
    let whole = worth.candidates.filter { $0.region == nil }.map { one -> String in
      let value =
        one.simulated.map { estimate($0.avoided) }
        ?? "(\(language.number(one.price, decimals: 1)))"
      return "\(worthBrief(one.kind, one.care, one.mode)) \(value)"
    }
    guard !whole.isEmpty else { return .empty }
    return """
      <p>\(say("Hela landets fordon, per timme och dygn:", "Vehicles of the whole country, for an hour a day:")) \
      \(whole.joined(separator: ", ")).</p>
      """
  }

  /// Simulated: with the plan as it is.
  func worthSimulated(_ worth: PlanResult.Worth) -> Markup {
    let rows = worth.simulated.map { one -> DataTable.Row in
      let simulated = one.simulated
      return .init(
        Markup(text: worthName(one, isWithPlace: true).capitalisedFirst),
        [
          .init(
            Markup(text: simulated.map { estimate($0.avoided) } ?? "–"),
            sortKey: "\(simulated?.avoided.mean ?? 0)"),
          .text(
            simulated.map {
              "\(language.number($0.p10, decimals: 1))–\(language.number($0.p90, decimals: 1))"
            } ?? "–"),
        ])
    }
    return DataTable(
      id: "varde-simulerat", caption: say("Simulerat, med planen", "Simulated, with the plan"),
      columns: [
        .init(say("En till", "One more")),
        .init(
          say("Undviker", "Avoids"), unit: say("vårddygn ± medelfel", "bed-days ± error"),
          isNumeric: true),
        .init(say("Utfall", "Outcomes"), unit: "P10–P90", isNumeric: true),
      ], rows: rows
    ).markup + """
      <p class="hint">\(say(
        "\(language.number(worth.replications)) simuleringar av planen som den är, med samma "
          + "slumpade patienter med och utan. Flera enheter prövas på en gång och delas lika: "
          + "\(steps). Bristen är annars \(estimate(worth.shortBedDays)) vårddygn.",
        "\(language.number(worth.replications)) simulations of the plan as it is, with the same "
          + "random patients with and without. Several units are tried at once and shared "
          + "equally: \(steps). The shortage is otherwise \(estimate(worth.shortBedDays)) bed-days."
      ))</p>
      """
  }

  private var steps: String {
    let number = { (kind: PlanResult.Worth.Kind) in language.number(kind.step) }
    return say(
      "\(number(.bed)) platser, \(number(.staff)) personer, \(number(.receiving)) patient, "
        + "\(number(.vehicleHour)) timmar per dygn",
      "\(number(.bed)) beds, \(number(.staff)) persons, \(number(.receiving)) patient, "
        + "\(number(.vehicleHour)) hours a day")
  }

  /// The model's limit: both sides, never beside what is simulated.
  func worthModel(_ worth: PlanResult.Worth) -> Markup {
    let rows = worth.simulated.map { one -> DataTable.Row in
      func cell(_ value: Double?) -> DataTable.Cell {
        value.map { .number($0, decimals: 1, language) } ?? .text("–")
      }
      return .init(
        Markup(text: worthName(one, isWithPlace: true).capitalisedFirst),
        [cell(one.model?.more), cell(one.price), cell(one.model?.less)])
    }
    return DataTable(
      id: "varde-modell", caption: say("Modellens gräns", "The model's limit"),
      columns: [
        .init(say("Enhet", "Unit")),
        .init(
          say("En till undviker", "One more avoids"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
        .init(say("Pris", "Price"), unit: say("vårddygn", "bed-days"), isNumeric: true),
        .init(
          say("En färre kostar", "One fewer costs"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
      ], rows: rows
    ).markup + nothingShort(worth) + """
      <p class="hint">\(say(
        "Ur en mindre modell som vet i förväg vad som händer och räknar alla vårddygn lika, "
          + "\(language.number(worth.leastShortage)) vårddygn brist. En till undviker högst priset, "
          + "en färre kostar minst det.",
        "From a smaller model that knows beforehand what happens and counts every bed-day the "
          + "same, \(language.number(worth.leastShortage)) bed-days short. One more avoids at most "
          + "the price, one fewer costs at least that."))</p>
      """
  }

  private func nothingShort(_ worth: PlanResult.Worth) -> Markup {
    guard worth.leastShortage < 0.5 else { return .empty }
    return """
      <p>\(say(
        "När allt är känt i förväg räcker vården i modellen, och då är inget till värt något. Bristen "
          + "i simuleringen kommer av det som inte går att veta.",
        "When everything is known beforehand, care is enough in the model, and nothing more is worth "
          + "anything. The shortage of the simulation comes from what cannot be known."))</p>
      """
  }
}
