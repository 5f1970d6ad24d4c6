import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Vad skulle vi kunna göra tillsammans? The joint plan against the same programme without help.
extension PlanView {
  /// No region has said anything of a measure until it does.
  static let noPosition = Text(
    sv: "förslag – ej tagit ställning", en: "proposal – no position taken")

  /// The answer in a few sentences.
  var togetherSentence: Markup {
    let without = PlanFigures.shortage(result.alone)
    let with = PlanFigures.shortage(result.joint)
    guard without > 0.5 else {
      return Markup(
        text: say(
          "I modellen saknas inga vårddygn ens utan åtgärder. Någon gemensam plan behövs inte.",
          "The model lacks no bed-days even without measures. No joint plan is needed."))
    }
    let remaining = result.regions.indices.filter { remains($0) > 0.5 }
    let a: Markup = "<b>\(language.number(without))</b>"
    let b: Markup = "<b>\(language.number(with))</b>"
    let share: Markup = "<b>\(language.percent(figures.reduction ?? 0))</b>"
    let left: Markup =
      remaining.isEmpty
      ? Markup(text: say("ingen brist finns då kvar.", "no shortage then remains."))
      : """
      \(say("brist finns då kvar i", "shortage then remains in")) \
      <b>\(language.regions(remaining.count))</b>.
      """
    switch language {
    case .sv:
      return """
        Utan åtgärder saknas i modellen \(a) vårddygn. Om regionerna ställer sig bakom den \
        gemensamma planen återstår \(b), det vill säga \(share) mindre; \(left) \
        \(limitsSentence)
        """
    case .en:
      return """
        Without measures the model lacks \(a) bed-days. Should the regions support the joint plan, \
        \(b) remain, that is \(share) less; \(left) \(limitsSentence)
        """
    }
  }

  /// What holds the plan back, by the number of days that a limit is reached.
  private var limitsSentence: Markup {
    var days: [PlanResult.Binding.Kind: Int] = [:]
    for binding in result.binding { days[binding.kind, default: 0] += binding.days }
    let most = days.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.prefix(2)
    guard !most.isEmpty, PlanFigures.shortage(result.joint) > 0.5 else { return .empty }
    let kinds = most.map { "<b>\($0.key.label[language])</b>" as Markup }
    return """
      \(say("Det som är kvar begränsas oftast av", "What remains is most often limited by")) \
      \(Markup(kinds, separator: " \(say("och", "and")) ")).
      """
  }

  /// Bed-days a region still lacks with the joint plan.
  private func remains(_ region: Int) -> Double {
    result.joint.shortage.reduce(0) { $0 + $1[region].reduce(0, +) }
  }

  var together: Markup {
    """
    <div class="two"><div>\(transferMap)</div><div>\(brief)\(comparison)\(shortageCurve)</div></div>
    \(modesByDay)\(parts)\(programmeNote)
    """
  }

  /// The measures in short: nouns, never commands.
  private var brief: Markup {
    let surge = result.careTypes.enumerated().map { care, type in
      let most =
        (0..<days).map { day in
          result.joint.surge[care].reduce(0) { $0 + $1[day] }
        }.max() ?? 0
      return "\(language.number(most)) \(type.label[language].lowercased())"
    }.joined(separator: ", ")
    let surging = Set(result.joint.surge.flatMap { PlanFigures.regions($0) }).count
    let postponing = PlanFigures.regions(result.joint.postponed).count
    let lending = PlanFigures.regions(result.joint.lent).count
    let lent = (0..<days).map { day in result.joint.lent.reduce(0) { $0 + $1[day] } }.max() ?? 0
    let senders = Set(result.moves.filter { $0.patients > 0.05 }.map(\.from)).count
    let takers = Set(result.moves.filter { $0.patients > 0.05 }.map(\.to)).count
    let remaining = result.regions.indices.filter { remains($0) > 0.5 }
      .map { names[result.regions[$0]] }.joined(separator: ", ")
    func row(_ title: String, _ amount: String, _ regions: String, _ more: String)
      -> DataTable.Row
    {
      .init(Markup(text: title), [.text(amount), .text(regions), .text(more)])
    }
    let used = figures.modes.filter { $0.patients >= 0.005 * figures.moved }
    let modes = used.map { mode in
      "\(modeName(mode.mode)) \(language.percent(mode.patients / max(figures.moved, 1e-9)))"
    }.joined(separator: ", ")
    return DataTable(
      id: "forslaget",
      caption: say("Förslaget i korthet", "The proposal in short") + ": "
        + Self.noPosition[language],
      columns: [
        .init(say("Åtgärd", "Measure")), .init(say("Omfattning", "Extent")),
        .init(say("Regioner", "Regions")), .init(say("Hur", "How")),
      ],
      rows: [
        row(
          say("Uppskjuten planerad vård", "Postponed planned care"),
          say(
            "\(language.number(PlanFigures.total(result.joint.postponed))) patienter",
            "\(language.number(PlanFigures.total(result.joint.postponed))) patients"),
          language.regions(postponing), say("inom egna gränser", "within own limits")),
        row(
          say("Utökade vårdplatser", "Surge beds"), surge, language.regions(surging),
          say("som mest samtidigt", "at most at a time")),
        row(
          say("Patienter som skulle flyttas", "Patients who would move"),
          language.number(figures.moved),
          say("från \(senders) till \(takers)", "from \(senders) to \(takers)"),
          modes.isEmpty ? "–" : modes),
        row(
          say("Personal som skulle lånas ut", "Staff who would be lent"),
          say(
            "\(language.number(lent)) per dygn som mest", "\(language.number(lent)) a day at most"),
          language.regions(lending), say("inom egna gränser", "within own limits")),
        row(
          say("Kvarstående brist", "Remaining shortage"),
          say(
            "\(language.number(PlanFigures.shortage(result.joint))) vårddygn",
            "\(language.number(PlanFigures.shortage(result.joint))) bed-days"),
          remaining.isEmpty ? "–" : remaining,
          say(
            "som mest \(language.percent(result.joint.fairness)) av en regions platser",
            "at most \(language.percent(result.joint.fairness)) of a region's beds")),
      ]
    ).markup
  }

  private var comparison: Markup {
    let rows = result.careTypes.enumerated().map { care, type -> DataTable.Row in
      comparisonRow(
        type.label[language], PlanFigures.total(result.alone.shortage[care]),
        PlanFigures.total(result.joint.shortage[care]))
    }
    let total = comparisonRow(
      say("Alla", "All"), PlanFigures.shortage(result.alone),
      PlanFigures.shortage(result.joint), isTotal: true)
    return DataTable(
      id: "jamforelse",
      caption: say(
        "Brist i modellen, var för sig och tillsammans", "Shortage in the model, alone and together"
      ),
      columns: [
        .init(say("Vårdtyp", "Care type")),
        .init(
          say("Utan åtgärder", "Without measures"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
        .init(
          say("Gemensam plan", "Joint plan"), unit: say("vårddygn", "bed-days"),
          isNumeric: true),
        .init(say("Skillnad", "Difference"), unit: say("vårddygn", "bed-days"), isNumeric: true),
      ], rows: rows + [total]
    ).markup
  }

  private func comparisonRow(
    _ title: String, _ without: Double, _ with: Double, isTotal: Bool = false
  ) -> DataTable.Row {
    .init(
      Markup(text: title),
      [.number(without, language), .number(with, language), .number(with - without, language)],
      isTotal: isTotal)
  }

  private var shortageCurve: Markup {
    let title = say("Brist i landet dag för dag", "Shortage in the country day by day")
    let curve = LoadCurve(
      Picture(
        id: "brist", title: title,
        summary: say(
          "Antal platser som saknas i modellen varje dag, utan åtgärder och med den gemensamma "
            + "planen.",
          "Beds short in the model each day, without measures and with the joint plan.")),
      lines: [
        .init(
          say("utan åtgärder", "without measures"), .need, figures.shortageByDay(result.alone)),
        .init(say("gemensam plan", "joint plan"), .plan, figures.shortageByDay(result.joint)),
      ], unit: say("platser", "beds"), in: language)
    return .figure(
      caption: title,
      detail: say("modellens gräns, alla vårdtyper", "the model's bound, all care types"),
      curve.svg, tableLabel: say("Siffrorna i tabell", "The figures in a table"),
      table: curve.table(day: say("Dag", "Day")))
  }

  /// A transport mode's name.
  func modeName(_ id: String) -> String {
    guard let mode = picture.basis?.value.modes.first(where: { $0.id == id }) else { return id }
    return (language == .sv ? mode.name : mode.nameEnglish).lowercased()
  }
}
