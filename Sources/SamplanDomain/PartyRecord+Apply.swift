import HashTreeCollections
import SamplanBase

extension PartyRecord {
  /// Folds the next entry of the party's log. It never fails: what is not understood is counted.
  ///
  /// - Precondition: the entry is the party's own and its index is `size`. Any other is left aside
  ///   without a trace, so that a gap can never be folded over.
  package mutating func apply(_ entry: FoldableEntry) {
    guard entry.party == party, entry.index == size else { return }
    size += 1
    lastTime = entry.time
    guard let body = entry.body,
      let statement = StatementCodec.decode(
        typeName: entry.typeName, version: entry.typeVersion, body: body),
      take(statement, from: entry)
    else {
      notUnderstood += 1
      return
    }
  }

  /// False when the party has no mandate for the statement, a log can only speak of its own party,
  /// or when it says what cannot be: a log may have been written by another program, and what is
  /// folded is computed with. These checks may grow milder in later builds, never stricter.
  private mutating func take(_ statement: Statement, from entry: FoldableEntry) -> Bool {
    switch statement {
    case .partyOpened(let value):
      guard value.party == party, entry.index == 0 else { return false }
      opened = Stated(value, from: entry)
    case .hospitalRegistered(let value):
      guard party.isRegion else { return false }
      hospitals[value.hospital] = Stated(value, from: entry)
    case .figuresReported(let value):
      guard party.isRegion else { return false }
      for figure in value.figures {
        figures.insert(
          figure, index: entry.index, time: entry.time, class: entry.informationClass,
          audience: entry.audience)
      }
    case .limitsSet(let value):
      guard party.isRegion, isSound(value.checkRanges) else { return false }
      limits.append(Stated(value, from: entry))
    case .basisSet(let value):
      guard party == .kansli, isSound(value.checkRanges) else { return false }
      bases.append(Stated(value, from: entry))
    case .scenarioWritten(let value):
      guard SeriesNumber(value.scenario)?.party == party, isSound(value.checkRanges) else {
        return false
      }
      scenarios[value.scenario] = Stated(value, from: entry)
    case .planPublished(let value):
      // A plan is published once: a number is never used again for another.
      guard SeriesNumber(value.plan)?.party == party, plans[value.plan] == nil,
        isSound(value.checkRanges)
      else {
        return false
      }
      plans[value.plan] = Stated(value, from: entry)
    case .costKeySet, .caseWritten, .caseTextSettled, .decisionPlanned, .decisionRecorded:
      return takeCase(statement, from: entry)
    }
    return true
  }

  func isSound(_ check: (inout ProblemList) -> Void) -> Bool {
    var problems = ProblemList()
    check(&problems)
    return problems.isEmpty
  }
}
