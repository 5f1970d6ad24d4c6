import HashTreeCollections
import SamplanBase

extension PartyRecord {
  /// Folds a statement about cases. Cases, texts and keys are the kansli's alone, decisions the
  /// regions' own: in any other log they are not understood. Whether a decision cites a text that
  /// was settled is told by the board, since that stands in another log.
  mutating func takeCase(_ statement: Statement, from entry: FoldableEntry) -> Bool {
    switch statement {
    case .costKeySet(let value):
      guard party == .kansli, costKeys[value.key] == nil, isSound(value.checkRanges) else {
        return false
      }
      costKeys[value.key] = Stated(value, from: entry)
    case .caseWritten(let value):
      guard party == .kansli, isSound(value.checkRanges),
        cases[value.number]?.count ?? 0 < CaseWritten.wordingsMax
      else { return false }
      cases[value.number, default: []].append(Stated(value, from: entry))
    case .caseTextSettled(let value):
      // A version is settled once: versions follow each other without gaps.
      guard party == .kansli, cases[value.number] != nil, isSound(value.checkRanges),
        value.version == (caseTexts[value.number]?.count ?? 0) + 1
      else { return false }
      caseTexts[value.number, default: []].append(Stated(value, from: entry))
    case .decisionPlanned(let value):
      guard party.isRegion, isSound(value.checkRanges) else { return false }
      decisionPlans[value.number] = Stated(value, from: entry)
    case .decisionRecorded(let value):
      guard party.isRegion, isSound(value.checkRanges),
        decisions[value.number]?.count ?? 0 < DecisionRecorded.entriesMax
      else { return false }
      decisions[value.number, default: []].append(Stated(value, from: entry))
    case .partyOpened, .hospitalRegistered, .figuresReported, .limitsSet, .basisSet,
      .scenarioWritten, .planPublished:
      return false
    }
    return true
  }
}
