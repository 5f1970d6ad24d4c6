import HashTreeCollections
import SamplanBase

/// An entry as the picture folds it: what the header says, and the payload's body when it is here.
package struct FoldableEntry: Sendable {
  package var party: PartyCode
  package var index: Int
  package var time: Instant
  package var authorFunction: String
  package var typeName: String
  /// Version of the type's payload, from 1.
  package var typeVersion: Int
  package var informationClass: InformationClass
  package var audience: Audience
  /// Hash of the entry's header bytes: the leaf.
  package var hash: Digest
  /// The JSON of the statement; nil when withheld, erased or not yet here.
  package var body: [UInt8]?

  package init(
    party: PartyCode, index: Int, time: Instant, authorFunction: String, typeName: String,
    typeVersion: Int, informationClass: InformationClass, audience: Audience, hash: Digest,
    body: [UInt8]?
  ) {
    self.party = party
    self.index = index
    self.time = time
    self.authorFunction = authorFunction
    self.typeName = typeName
    self.typeVersion = typeVersion
    self.informationClass = informationClass
    self.audience = audience
    self.hash = hash
    self.body = body
  }
}

/// Where a statement stands: `(party, index, hash)`.
package struct EntryReference: Sendable, Hashable, Codable {
  package var party: PartyCode
  package var index: Int
  package var hash: Digest

  package init(party: PartyCode, index: Int, hash: Digest) {
    self.party = party
    self.index = index
    self.hash = hash
  }
}

/// A statement with where and when it was made.
package struct Stated<Value: Sendable & Hashable>: Sendable, Hashable {
  package let value: Value
  package let reference: EntryReference
  package let time: Instant
  package let authorFunction: String
  package let informationClass: InformationClass
  package let audience: Audience

  package init(_ value: Value, from entry: FoldableEntry) {
    self.value = value
    reference = EntryReference(party: entry.party, index: entry.index, hash: entry.hash)
    time = entry.time
    authorFunction = entry.authorFunction
    informationClass = entry.informationClass
    audience = entry.audience
  }
}

/// What one party has said, folded from its log alone (partens bild).
package struct PartyRecord: Sendable {
  package let party: PartyCode
  /// Entries folded so far: the next index.
  package internal(set) var size = 0
  /// The time of the last entry.
  package internal(set) var lastTime: Instant?
  package internal(set) var opened: Stated<PartyOpened>?
  package internal(set) var hospitals: TreeDictionary<HospitalID, Stated<HospitalRegistered>> = [:]
  package internal(set) var figures = FigureTable()
  /// Every statement of limits, oldest first; the last one holds.
  package internal(set) var limits: [Stated<LimitsSet>] = []
  /// Every basis, oldest first; the last one holds. The kansli's only.
  package internal(set) var bases: [Stated<Basis>] = []
  package internal(set) var scenarios: TreeDictionary<ScenarioID, Stated<Scenario>> = [:]
  package internal(set) var plans: TreeDictionary<PlanID, Stated<PlanPublished>> = [:]
  /// The kansli's cost keys.
  package internal(set) var costKeys: TreeDictionary<CostKeyID, Stated<CostKey>> = [:]
  /// Every wording of each case, oldest first; the last one holds. The kansli's only.
  package internal(set) var cases: TreeDictionary<CaseID, [Stated<CaseWritten>]> = [:]
  /// Every settled version of each case's text, oldest first; the last one is in force.
  package internal(set) var caseTexts: TreeDictionary<CaseID, [Stated<CaseTextSettled>]> = [:]
  /// When the region means to decide in each case, as stated last.
  package internal(set) var decisionPlans: TreeDictionary<CaseID, Stated<DecisionPlanned>> = [:]
  /// The region's decisions in each case, oldest first, corrected ones included.
  package internal(set) var decisions: TreeDictionary<CaseID, [Stated<DecisionRecorded>]> = [:]
  /// Entries kept but not understood: unknown types or versions, absent or broken payloads.
  package internal(set) var notUnderstood = 0

  package init(party: PartyCode) { self.party = party }
}
