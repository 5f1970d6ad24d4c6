import SamplanBase

/// The kind of body that decides in a region (beslutande organ). Who decides what is each region's
/// own order.
/// - Source: kommunallagen (2017:725); lag (2006:544), LEH, 2 kap. for krisledningsnämnd.
package enum DecidingBody: String, Sendable, Hashable, Codable, CaseIterable {
  case assembly = "regionfullmaktige"
  case board = "regionstyrelse"
  /// A committee (nämnd), such as the health care committee.
  case committee = "namnd"
  /// The crisis committee, which can take over other committees' tasks in an extraordinary event.
  case crisisCommittee = "krisledningsnamnd"
  case director = "regiondirektor"
  /// Another official by delegation (delegationsbeslut).
  case delegate = "delegat"

  package var label: Text {
    switch self {
    case .assembly: Text(sv: "regionfullmäktige", en: "regional assembly")
    case .board: Text(sv: "regionstyrelse", en: "regional executive board")
    case .committee: Text(sv: "nämnd", en: "committee")
    case .crisisCommittee: Text(sv: "krisledningsnämnd", en: "crisis committee")
    case .director: Text(sv: "regiondirektör", en: "regional director")
    case .delegate: Text(sv: "annan delegat", en: "other delegate")
    }
  }

  /// The body's name when the region has only one such: `Regionstyrelsen`; nil for kinds that
  /// need a name of their own.
  package var usualName: String? {
    switch self {
    case .assembly: "Regionfullmäktige"
    case .board: "Regionstyrelsen"
    case .crisisCommittee: "Krisledningsnämnden"
    case .director: "Regiondirektören"
    case .committee, .delegate: nil
    }
  }

  /// Whether its minutes number the decisions, so that a decision has its paragraph (§).
  package var numbersParagraphs: Bool { self != .director && self != .delegate }
}

/// What became of a matter in a region's body (utfall).
package enum DecisionOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case approved = "bifall"
  /// Approved with an amendment (bifall med ändring).
  case amended = "bifall-med-andring"
  case rejected = "avslag"
  /// Sent back for more preparation (återremiss).
  case referredBack = "aterremiss"
  /// Received and filed (till handlingarna): nothing has been adopted.
  case filed = "till-handlingarna"
  /// Reported to the body as information (anmäls): nothing has been adopted.
  case reported = "anmals"

  /// Whether the region has adopted the text.
  package var isAdopted: Bool { self == .approved || self == .amended }

  /// Whether the matter is over for this time; a referral back returns.
  package var isFinal: Bool { self != .referredBack }

  package var label: Text {
    switch self {
    case .approved: Text(sv: "bifall", en: "approved")
    case .amended: Text(sv: "bifall med ändring", en: "approved with amendment")
    case .rejected: Text(sv: "avslag", en: "rejected")
    case .referredBack: Text(sv: "återremiss", en: "referred back")
    case .filed: Text(sv: "till handlingarna", en: "filed")
    case .reported: Text(sv: "anmäls", en: "reported")
    }
  }
}

/// A region's own decision in a case (regionens beslut), recorded by its registrar and signed with
/// the region's key. Nobody else can make one.
package struct DecisionRecorded: Sendable, Hashable, Codable {
  /// Entries of one region about one case at most, corrections included.
  package static let entriesMax = 200

  package var number: CaseID
  /// The hash of the settled text that was decided on.
  package var text: Digest
  package var body: DecidingBody
  /// The body's own name: `Regionstyrelsen`, `Hälso- och sjukvårdsnämnden`.
  package var bodyName: String
  package var decidedOn: Day
  /// `165`; nil for officials' decisions, which have none.
  package var paragraph: String?
  /// The region's own registry number (diarienummer): a label.
  package var registryLabel: String?
  package var outcome: DecisionOutcome
  /// How the region deviates, when it approved with an amendment; the reasons when it referred the
  /// matter back.
  package var deviation: String?
  /// That reservations or special statements were entered, in a few words, without names.
  package var reservation: String?
  /// Why the decision is of a text that had been superseded; nil when it is of the one in force.
  package var supersededReason: String?
  /// The entry of the region's own log that this one corrects; nil for a decision of its own.
  package var corrects: Int?

  package init(
    number: CaseID, text: Digest, body: DecidingBody, bodyName: String, decidedOn: Day,
    paragraph: String? = nil, registryLabel: String? = nil, outcome: DecisionOutcome,
    deviation: String? = nil, reservation: String? = nil, supersededReason: String? = nil,
    corrects: Int? = nil
  ) {
    self.number = number
    self.text = text
    self.body = body
    self.bodyName = bodyName
    self.decidedOn = decidedOn
    self.paragraph = paragraph
    self.registryLabel = registryLabel
    self.outcome = outcome
    self.deviation = deviation
    self.reservation = reservation
    self.supersededReason = supersededReason
    self.corrects = corrects
  }
}

/// When a region means to decide in a case (planerat beslut). The region's own; the last one holds.
package struct DecisionPlanned: Sendable, Hashable, Codable {
  package var number: CaseID
  package var body: DecidingBody
  package var bodyName: String
  /// Nil takes an earlier date back.
  package var plannedOn: Day?

  package init(number: CaseID, body: DecidingBody, bodyName: String, plannedOn: Day?) {
    self.number = number
    self.body = body
    self.bodyName = bodyName
    self.plannedOn = plannedOn
  }
}
