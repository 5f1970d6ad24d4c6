import HashTreeCollections
import SamplanBase

/// Where the 21 regions stand in a case (beslutstavla), from their own logs.
package struct DecisionBoard: Sendable, Hashable {
  /// Where one region stands.
  package enum Standing: Sendable, Hashable {
    /// It has decided, and the text it cites is in force.
    case decided(DecisionOutcome)
    /// It has decided on a version that was superseded.
    case decidedOlder(DecisionOutcome, version: Int)
    /// It has decided, but cites a text that was never settled here.
    case unknownText(DecisionOutcome)
    /// It means to decide on a day that is not past.
    case planned(Day)
    /// The day it meant to decide on is past, and no outcome is recorded (utfall saknas).
    case outcomeMissing(Day)
    /// It has not said when.
    case notStated
  }

  /// One region's line.
  package struct Row: Sendable, Hashable {
    package let region: PartyCode
    package let standing: Standing
    /// The decision that holds; nil when there is none.
    package let decision: Stated<DecisionRecorded>?
    /// The plan stated last; nil when there is none, or when it was taken back.
    package let planned: Stated<DecisionPlanned>?
    /// Entries of the region's log about decisions in the case, corrected ones included.
    package let entries: Int
    /// The region's share of the common costs; nil when there are none.
    package let cost: CostShare?
  }

  package let `case`: Stated<CaseWritten>
  /// The text in force; nil while none is settled.
  package let text: Stated<CaseTextSettled>?
  /// Every settled version, oldest first.
  package let versions: [Stated<CaseTextSettled>]
  /// One line for each region, by code.
  package let rows: [Row]

  /// The board of a case on a day; nil when there is no such case.
  package init?(_ number: CaseID, in picture: NationalPicture, on day: Day) {
    guard let stated = picture.case(number) else { return nil }
    let versions = picture.texts(of: number)
    let costs = picture.costShares(of: stated.value)
    `case` = stated
    text = versions.last
    self.versions = versions
    rows = PartyCode.regions.map { region in
      Self.row(
        region, number, picture[region], versions: versions, day: day,
        cost: costs.first { $0.region == region })
    }
  }

  private static func row(
    _ region: PartyCode, _ number: CaseID, _ record: PartyRecord,
    versions: [Stated<CaseTextSettled>], day: Day, cost: CostShare?
  ) -> Row {
    let decision = record.decisions(in: number).last
    var planned = record.decisionPlans[number]
    if planned?.value.plannedOn == nil { planned = nil }
    return Row(
      region: region, standing: standing(decision, planned, versions: versions, day: day),
      decision: decision, planned: planned, entries: record.decisionHistory(in: number).count,
      cost: cost)
  }

  private static func standing(
    _ decision: Stated<DecisionRecorded>?, _ planned: Stated<DecisionPlanned>?,
    versions: [Stated<CaseTextSettled>], day: Day
  ) -> Standing {
    // A plan stated after a referral back is of the next time the matter comes up.
    if let decision, decision.value.outcome.isFinal || !isLater(planned, than: decision) {
      guard let cited = versions.first(where: { $0.value.text == decision.value.text }) else {
        return .unknownText(decision.value.outcome)
      }
      return cited.value.version == versions.last?.value.version
        ? .decided(decision.value.outcome)
        : .decidedOlder(decision.value.outcome, version: cited.value.version)
    }
    guard let date = planned?.value.plannedOn else { return .notStated }
    return date < day ? .outcomeMissing(date) : .planned(date)
  }

  private static func isLater(
    _ planned: Stated<DecisionPlanned>?, than decision: Stated<DecisionRecorded>
  ) -> Bool {
    planned.map { $0.reference.index > decision.reference.index } ?? false
  }
}

extension DecisionBoard {
  /// How many regions stand where.
  package struct Count: Sendable, Hashable {
    /// Have adopted the text in force, with or without amendment.
    package var adopted = 0
    /// Of the adopted, those with an amendment.
    package var amended = 0
    /// Have adopted a version that was superseded.
    package var adoptedOlder = 0
    /// Have filed it or had it reported: taken note, adopted nothing.
    package var filed = 0
    /// Have rejected it.
    package var rejected = 0
    /// Have sent it back for more preparation.
    package var referredBack = 0
    /// Cite a text that was never settled here.
    package var unknownText = 0
    /// Have a date ahead.
    package var planned = 0
    /// Have a date that is past, without outcome.
    package var outcomeMissing = 0
    /// Have said nothing of when.
    package var notStated = 0

    package init() {}
  }

  /// The 21 regions by where they stand. Each is counted once; the amended are also adopted.
  package var count: Count {
    var count = Count()
    for row in rows {
      switch row.standing {
      case .decided(let outcome): count.add(outcome, isOlder: false)
      case .decidedOlder(let outcome, _): count.add(outcome, isOlder: true)
      case .unknownText: count.unknownText += 1
      case .planned: count.planned += 1
      case .outcomeMissing: count.outcomeMissing += 1
      case .notStated: count.notStated += 1
      }
    }
    return count
  }
}

extension DecisionBoard.Count {
  fileprivate mutating func add(_ outcome: DecisionOutcome, isOlder: Bool) {
    switch outcome {
    case .approved, .amended:
      if isOlder {
        adoptedOlder += 1
      } else {
        adopted += 1
        if outcome == .amended { amended += 1 }
      }
    case .rejected: rejected += 1
    case .referredBack: referredBack += 1
    case .filed, .reported: filed += 1
    }
  }
}

extension DecisionBoard.Standing {
  /// Where a region stands, as data: `bifall`, `planerat`, `utfall-saknas`.
  package var data: String {
    switch self {
    case .decided(let outcome): outcome.rawValue
    case .decidedOlder(let outcome, _): "\(outcome.rawValue)-ersatt-text"
    case .unknownText(let outcome): "\(outcome.rawValue)-okand-text"
    case .planned: "planerat"
    case .outcomeMissing: "utfall-saknas"
    case .notStated: "ej-angivet"
    }
  }
}
