import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanPlanning
import SamplanService

/// Vår del, every region in one list.
extension PlanView {
  /// The class of the plan's page, as its header shows it.
  var informationClass: InformationClass {
    let own: InformationClass =
      switch subject {
      case .run(let run): run.informationClass
      case .plan(let plan): plan.informationClass
      }
    return visit.pageClass(of: own, regionsJoined: PartyCode.regions.count).informationClass
  }

  var partsSentence: Markup {
    guard let shares = result.shares else {
      return Markup(
        text: say(
          "Vad planen föreslår varje region, och vad den ger den.",
          "What the plan proposes to each region, and what it gives it."))
    }
    let asked = shares.count { !$0.asks.isEmpty }
    let given = shares.count { !$0.gives.isEmpty }
    let better = shares.count { $0.without.mean - $0.with.mean > 0.5 }
    return Markup(
      text: say(
        "Planen föreslår \(language.regions(asked)) att bidra, och \(language.regions(given)) "
          + "skulle få hjälp. Med planen minskar bristen i \(language.regions(better)). Varje "
          + "åtgärd är ett förslag; varje region tar ställning själv.",
        "The plan proposes that \(language.regions(asked)) contribute, and "
          + "\(language.regions(given)) would receive help. With the plan the shortage falls in "
          + "\(language.regions(better)). Every measure is a proposal; each region decides for "
          + "itself."))
  }

  var partList: Markup {
    guard let shares = result.shares else { return olderModel }
    let rows = shares.sorted {
      SwedishOrder.precedes(names[$0.region], names[$1.region])
    }.map { share -> DataTable.Row in
      .init(
        "<a href=\"\(site(partOf: share.region))\">\(names[share.region])</a>",
        [
          .init(list(share.asks, .asks)), .init(list(share.gives, .gives)),
          cell(share.without), cell(share.with),
          share.ifDeclines.map { cell($0) } ?? .text("–"),
          share.othersIfDeclines.map { cell($0, signed: true) } ?? .text("–"),
          .init(Markup(text: Self.noPosition[language])),
        ])
    }
    let left = result.excluded.map { excluded in
      DataTable.Row(
        "<a href=\"\(site(partOf: excluded.region))\">\(names[excluded.region])</a>",
        [.text(say("utanför planen: uppgift saknas", "outside the plan: figures missing"))]
          + [DataTable.Cell](repeating: .text("–"), count: 6))
    }
    let bedDays = say("vårddygn", "bed-days")
    return DataTable(
      id: "delar", caption: say("Varje regions del", "Each region's part"),
      columns: [
        .init("Region"), .init(say("Skulle bidra med", "Would contribute")),
        .init(say("Skulle få", "Would receive")),
        .init(say("Brist utan hjälp", "Shortage without help"), unit: bedDays, isNumeric: true),
        .init(say("Med planen", "With the plan"), unit: bedDays, isNumeric: true),
        .init(say("Om regionen avstår", "If the region declines"), unit: bedDays, isNumeric: true),
        .init(say("Då i övriga landet", "Then elsewhere"), unit: bedDays, isNumeric: true),
        .init(say("Regionens ställning", "The region's position")),
      ], rows: rows + left
    ).markup
  }

  private func list(_ items: [PlanResult.RegionShare.Item], _ way: DayTimeline.Way) -> Markup {
    guard !items.isEmpty else { return "–" }
    return Markup(
      items.map { item in
        let counts = [.transfers, .inpatientTransfers].contains(item.measure)
        let unit = counts ? "" : " \(item.measure.unit[language])"
        return "\(label(item, way)): \(amount(item.amount))\(unit)" as Markup
      }, separator: "<br>")
  }

  private func cell(_ value: PlanResult.Estimate, signed: Bool = false) -> DataTable.Cell {
    .init(Markup(text: estimate(value, signed: signed)), sortKey: "\(value.mean)")
  }

  /// A measure as the region meets it: moves are received when asked and sent when given.
  func label(_ item: PlanResult.RegionShare.Item, _ way: DayTimeline.Way) -> String {
    switch (item.measure, way) {
    case (.transfers, .asks):
      say("Patienter som skulle tas emot", "Patients who would be received")
    case (.inpatientTransfers, .asks):
      say("Stabila inneliggande som skulle tas emot", "Stable in-patients who would be received")
    case (.lending, .gives): say("Inlånad personal", "Borrowed staff")
    default: item.measure.label[language]
    }
  }
}
