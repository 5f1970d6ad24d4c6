import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning

/// Granskning: what to look at before believing in the plan.
extension PlanView {
  /// How old an assumption may be before it is worth a look.
  private static let assumptionDaysMax = 365

  /// What there is to look at, judged on the day the page is read.
  private struct Points {
    let unused: [PlanResult.Offer]
    let reached: [PlanResult.Reached]
    /// Measures of which less than half was carried out in the simulation.
    let hardlyUsed: [PlanResult.Executed]
    let assumptions: [PlanResult.DatedAssumption]
    /// Regions with figures that are no longer fresh, and those figures.
    let stale: [(region: PartyCode, figures: [PlanResult.DatedFigure])]

    init(_ review: PlanResult.Review, _ result: PlanResult, today: Day) {
      unused = review.offers.filter(\.isUnused)
      reached = review.reached.filter(\.isNearlyEverywhere)
      hardlyUsed = (result.executed ?? []).filter {
        $0.region == nil && $0.planned >= 1 && $0.executed.mean < $0.planned / 2
      }
      assumptions = review.assumptions.filter {
        today.days(since: $0.asOf) > PlanView.assumptionDaysMax
      }
      let old = review.figures.filter { figure in
        MeasureID(figure.measure).flatMap { Measure.find($0) }.map {
          FigureAge(asOf: figure.asOf, of: $0, on: today) != .fresh
        } ?? false
      }
      stale = Dictionary(grouping: old, by: \.region).sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) }
    }
  }

  private var points: Points? { result.review.map { Points($0, result, today: visit.today) } }

  var reviewSentence: Markup {
    guard let points else {
      return Markup(text: earlier)
    }
    let found = [
      count(
        points.unused.count, "erbjudande används inte", "erbjudanden används inte",
        "offer is not used", "offers are not used"),
      count(
        points.reached.count, "slags gräns nås nästan överallt",
        "slags gränser nås nästan överallt", "kind of limit is reached nearly everywhere",
        "kinds of limit are reached nearly everywhere"),
      count(
        points.hardlyUsed.count, "åtgärd blev av till mindre än hälften",
        "åtgärder blev av till mindre än hälften", "measure was carried out by less than half",
        "measures were carried out by less than half"),
      count(
        points.assumptions.count, "antagande är äldre än ett år", "antaganden är äldre än ett år",
        "assumption is older than a year", "assumptions are older than a year"),
      count(
        points.stale.count, "region saknar aktuella uppgifter",
        "regioner saknar aktuella uppgifter", "region lacks fresh figures",
        "regions lack fresh figures"),
    ].compactMap { $0 }
    guard !found.isEmpty else {
      return Markup(
        text: say(
          "Inget av det som granskas sticker ut.", "Nothing of what is reviewed stands out."))
    }
    let list = found.joined(separator: ", ")
    return Markup(
      text: say(
        "Att se på innan planen används: \(list).", "To look at before the plan is used: \(list)."))
  }

  private func count(
    _ count: Int, _ sv: String, _ manySv: String, _ en: String, _ manyEn: String
  ) -> String? {
    guard count > 0 else { return nil }
    return "\(count) " + say(count == 1 ? sv : manySv, count == 1 ? en : manyEn)
  }

  var review: Markup {
    guard let points, let review = result.review else { return olderModel }
    return """
      <div class="two even"><div>\(offers(review))</div>\
      <div>\(reachedTable(review, points))\(hardlyUsed(points))</div></div>
      <div class="two even"><div>\(old(points))</div><div>\(stale(points))</div></div>
      """
  }

  private func offers(_ review: PlanResult.Review) -> Markup {
    let kinds = PlanResult.Binding.Kind.allCases.compactMap {
      kind -> (kind: PlanResult.Binding.Kind, offers: [PlanResult.Offer])? in
      let offers = review.offers.filter { $0.kind == kind }
      return offers.isEmpty ? nil : (kind, offers)
    }
    let title = say(
      "Vad planen använder av det som erbjuds", "What the plan uses of what is offered")
    let chart = UseBars(
      Picture(
        id: "erbjudet", title: title,
        summary: say(
          "För varje slags erbjudande en streckad ram för allt som erbjuds, fylld till det planen "
            + "använder.",
          "For each kind of offer a dashed frame of all that is offered, filled to what the plan "
            + "uses.")),
      lines: kinds.map { kind, offers in
        let (offered, used) = (
          offers.reduce(0) { $0 + $1.offered }, offers.reduce(0) { $0 + $1.used }
        )
        return .init(
          kind.offer[language], planned: offered, used: used,
          shown: say(
            "\(amount(used)) av \(amount(offered)) \(kind.unit.sv)",
            "\(amount(used)) of \(amount(offered)) \(kind.unit.en)"))
      }, in: language)
    let table = DataTable(
      id: "oanvant", caption: title,
      columns: [
        .init(say("Erbjudande", "Offer")),
        .init(say("Använt", "Used"), isNumeric: true),
        .init(say("Erbjudet av", "Offered by"), isNumeric: true),
        .init(say("Används inte från", "Not used from")),
      ],
      rows: kinds.map { kind, offers in
        let unused = offers.filter(\.isUnused)
        let share =
          offers.reduce(0) { $0 + $1.used } / max(offers.reduce(0) { $0 + $1.offered }, 1e-9)
        return .init(
          Markup(text: kind.offer[language]),
          [
            .init(Markup(text: language.percent(share)), sortKey: "\(share)"),
            .text("\(offers.count)"),
            .text(unused.isEmpty ? "–" : unused.map { place($0) }.joined(separator: ", ")),
          ])
      })
    return """
      \(.figure(
        caption: title,
        detail: say("hela landet och hela perioden", "the whole country and all days"), chart.svg,
        tableLabel: say("Vilkas erbjudanden som inte används", "Whose offers are not used"),
        table: table))
      """
  }

  private func place(_ offer: PlanResult.Offer) -> String {
    if offer.kind == .vehicles { return modeName(offer.place) }
    return PartyCode(offer.place).map { names[$0] } ?? offer.place
  }

  private func reachedTable(_ review: PlanResult.Review, _ points: Points) -> Markup {
    DataTable(
      id: "natt-overallt",
      caption: say(
        "Gränser som nås medan något saknas", "Limits reached while something is short"),
      columns: [
        .init(say("Gräns", "Limit")),
        .init(say("Nås hos", "Reached by"), isNumeric: true),
        .init(say("Av", "Of"), isNumeric: true),
        .init(say("Läge", "State")),
      ],
      rows: review.reached.map { reached in
        .init(
          Markup(text: reached.kind.label[language].capitalisedFirst),
          [
            .text("\(reached.reaching)"), .text("\(reached.offering)"),
            .text(
              reached.offering == 0
                ? say("ingen erbjuder", "nobody offers")
                : reached.isNearlyEverywhere ? say("nästan överallt", "nearly everywhere") : ""),
          ])
      }
    ).markup
  }

  private func hardlyUsed(_ points: Points) -> Markup {
    guard !points.hardlyUsed.isEmpty else { return .empty }
    return DataTable(
      id: "knappt-genomfort",
      caption: say(
        "Planerat, men i simuleringen genomfört till mindre än hälften",
        "Planned, but carried out by less than half in the simulation"),
      columns: [
        .init(say("Åtgärd", "Measure")),
        .init(say("Planerat", "Planned"), isNumeric: true),
        .init(say("Genomfört", "Carried out"), isNumeric: true),
      ],
      rows: points.hardlyUsed.map { used in
        .init(
          "\(used.measure.label[language]), \(used.measure.unit[language])",
          [.text(amount(used.planned)), .text(estimate(used.executed))])
      }
    ).markup
  }

  private func old(_ points: Points) -> Markup {
    guard !points.assumptions.isEmpty else {
      return .notice(
        .note,
        title: say("Inget antagande är äldre än ett år.", "No assumption is older than a year."),
        .empty)
    }
    return DataTable(
      id: "gamla-antaganden",
      caption: say("Antaganden äldre än ett år", "Assumptions older than a year"),
      columns: [
        .init(say("Antagande", "Assumption")), .init(say("Gäller", "As of"), isNumeric: true),
      ],
      rows: points.assumptions.map { old in
        .init(
          "<a href=\"\(link: Site.assumptions(.html).path)#\(old.key)\">\(name(of: old))</a>",
          [.text(old.asOf.description)])
      }
    ).markup
  }

  private func name(of old: PlanResult.DatedAssumption) -> String {
    let now = picture.basis?.value.assumptions.first { $0.key == old.key }
    return now?.name(in: language) ?? old.name
  }

  private func stale(_ points: Points) -> Markup {
    guard !points.stale.isEmpty else {
      return .notice(
        .note,
        title: say("Alla regioner har aktuella uppgifter.", "Every region has fresh figures."),
        .empty)
    }
    return DataTable(
      id: "gamla-uppgifter",
      caption: say(
        "Regioner utan aktuella uppgifter, \(visit.today)",
        "Regions without fresh figures, \(visit.today)"),
      columns: [
        .init("Region"),
        .init(say("Uppgifter som åldrats", "Figures that have aged"), isNumeric: true),
        .init(say("Den äldsta", "The oldest")),
      ],
      rows: points.stale.map { region, figures in
        let oldest = figures[0]
        let measure =
          MeasureID(oldest.measure).flatMap { Measure.find($0) }?.name[language] ?? oldest.measure
        return .init(
          "<a href=\"\(Site.region(region, .html))\">\(names[region])</a>",
          [.text("\(figures.count)"), .text("\(measure), \(oldest.asOf)")])
      }
    ).markup
  }
}

extension PlanResult.Binding.Kind {
  /// What is offered, in words.
  fileprivate var offer: Text {
    switch self {
    case .receiveICU: Text(sv: "Ta emot intensivvårdspatienter", en: "Receive ICU patients")
    case .receiveWard: Text(sv: "Ta emot vårdpatienter", en: "Receive ward patients")
    case .vehicles: Text(sv: "Fordon", en: "Vehicles")
    case .staff: Text(sv: "Låna ut personal", en: "Lend staff")
    case .surge: Text(sv: "Utökade vårdplatser", en: "Surge beds")
    case .postpone: Text(sv: "Skjuta upp planerad vård", en: "Postpone planned care")
    }
  }

  fileprivate var unit: Text {
    switch self {
    case .receiveICU, .receiveWard, .postpone: Text(sv: "patienter", en: "patients")
    case .vehicles: Text(sv: "fordonstimmar", en: "vehicle hours")
    case .staff: Text(sv: "persondygn", en: "person-days")
    case .surge: Text(sv: "vårddygn", en: "bed-days")
    }
  }
}
