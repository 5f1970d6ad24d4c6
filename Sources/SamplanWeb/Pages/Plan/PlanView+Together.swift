import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Vad skulle vi kunna göra tillsammans? The joint plan against the same programme without help.
extension PlanView {
  /// No region has said anything of a measure until it does.
  static let noPosition = Text(
    sv: "förslag – ej tagit ställning", en: "proposal – no position taken")

  /// The answer in a few sentences: the effect of the plan as simulated.
  var togetherSentence: Markup {
    guard let effect = figures.effect, let alone = figures.variant(.alone),
      let plan = figures.variant(.plan)
    else { return "\(boundSentence) \(earlier)" }
    let change: Markup = "<b>\(estimate(effect.shortBedDays, signed: true))</b>"
    let without: Markup = "\(language.number(PlanFigures.shortBedDays(alone)))"
    let with: Markup = "\(language.number(PlanFigures.shortBedDays(plan)))"
    let same = language.number(effect.replications)
    switch language {
    case .sv:
      return """
        Planens effekt, om regionerna ställer sig bakom den: bristen ändras med \(change) \
        vårddygn, från \(without) utan hjälp (V0) till \(with) med planen (V2). \(same) \
        simuleringar med samma slumpade patienter. \(limitsSentence)
        """
    case .en:
      return """
        The effect of the plan, should the regions support it: the shortage changes by \(change) \
        bed-days, from \(without) without help (V0) to \(with) with the plan (V2). \(same) \
        simulations with the same random patients. \(limitsSentence)
        """
    }
  }

  /// The answer of a plan from an earlier model: the programme's alone, and said to be so.
  private var boundSentence: Markup {
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

  /// Bed-days a region still lacks with the joint plan: as simulated, or by the programme.
  private func remains(_ region: Int) -> Double {
    if let plan = figures.variant(.plan) {
      return plan.shortByRegion.reduce(0) { $0 + $1[region].mean }
    }
    return result.joint.shortage.reduce(0) { $0 + $1[region].reduce(0, +) }
  }

  var together: Markup {
    """
    \(variants)
    <div class="two"><div>\(transferMap)</div><div>\(brief)\(executed)</div></div>
    \(modesByDay)\(fairness)\(modelBound)\(parts)
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
    let left = language.number(result.regions.indices.reduce(0) { $0 + remains($1) })
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
          say("\(left) vårddygn", "\(left) bed-days"), remaining.isEmpty ? "–" : remaining,
          figures.variant(.plan) == nil
            ? say("modellens gräns", "the model's bound")
            : say("simulerad, V2", "simulated, V2")),
      ]
    ).markup
  }

  /// A transport mode's name.
  func modeName(_ id: String) -> String {
    guard let mode = picture.basis?.value.modes.first(where: { $0.id == id }) else { return id }
    return (language == .sv ? mode.name : mode.nameEnglish).lowercased()
  }
}
