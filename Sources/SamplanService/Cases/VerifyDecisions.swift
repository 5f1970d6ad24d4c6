import SamplanBase
import SamplanDomain
import SamplanJournal

/// Whether one region's decision in a case is what the region signed.
package struct VerifiedDecision: Sendable, Hashable {
  package let region: PartyCode
  /// The decision that holds; nil where none is shown, as when the region's log is damaged.
  package let decision: Stated<DecisionRecorded>?
  /// The region's log is whole, and a checkpoint signed with its accepted key covers the decision.
  package let isSigned: Bool
  /// The settled version that the decision cites, with bytes that have the hash it names; nil when
  /// no such version was settled.
  package let textVersion: Int?

  /// Nothing is wrong: the decision is signed, and of a text that was settled.
  package var isWhole: Bool { isSigned && (decision == nil || textVersion != nil) }
}

extension Node {
  /// Verifies every region's decision in a case: its log's hashes, tree and signatures, and the
  /// text it cites. Regions that have decided nothing and whose logs are whole are left out.
  package func verifyDecisions(
    in number: CaseID, for actor: Actor?
  ) async throws -> [VerifiedDecision] {
    try authorize(actor, .readCases)
    guard let actor, let board = DecisionBoard(number, in: picture(seenBy: actor), on: today) else {
      throw Self.noCase(number)
    }
    let found = try await verifyJournal(for: actor)
    var whole: [Digest: Int] = [:]
    for stated in board.versions {
      // Reading a text checks it against the hash that was signed.
      _ = try await caseText(number, version: stated.value.version, for: actor)
      whole[stated.value.text] = stated.value.version
    }
    return board.rows.compactMap { row in
      let log = found.logs.first { $0.party == row.region }
      let isDamaged = log.map { !$0.isWhole } ?? false
      guard row.decision != nil || isDamaged else { return nil }
      let covered = row.decision.map { $0.reference.index < (log?.proven?.size ?? 0) } ?? false
      return VerifiedDecision(
        region: row.region, decision: row.decision, isSigned: !isDamaged && covered,
        textVersion: row.decision.flatMap { whole[$0.value.text] })
    }
  }
}
