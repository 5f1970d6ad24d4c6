import SamplanBase

/// What a case (ärende) of NSPL's is: its title, purpose and deadlines. The kansli's; a later
/// statement with the same number is a new wording, and the former stays in the log.
package struct CaseWritten: Sendable, Hashable, Codable {
  /// Rows of costs, levels and deadlines at most, each.
  package static let rowsMax = 50
  /// Wordings of one case at most.
  package static let wordingsMax = 200

  /// The kansli's own number.
  package var number: CaseID
  package var title: String
  package var titleEnglish: String?
  package var kind: CaseKind
  /// What the case is to achieve, in a few sentences.
  package var purpose: String
  /// The published plan it is about; nil for none.
  package var plan: PlanID?
  /// The directive (uppdragsdirektiv) it answers, in words; nil for none.
  package var directive: String?
  /// The levels at which the regions are asked to decide; none when the case ends with a report.
  package var levels: [DecidingBody]
  /// When the steering group is to have the report.
  package var report: Deadline?
  /// When the regions are to have decided; nil when they are not asked to.
  package var decision: Deadline?
  /// The registry number (diarienummer) that the kansli's host gave it: a label, never a key.
  package var registryLabel: String?
  package var costs: [CommonCost]
  /// The key the common costs are shared by; nil when there are none.
  package var costKey: CostKeyID?

  package init(
    number: CaseID, title: String, titleEnglish: String? = nil, kind: CaseKind, purpose: String,
    plan: PlanID? = nil, directive: String? = nil, levels: [DecidingBody] = [],
    report: Deadline? = nil, decision: Deadline? = nil, registryLabel: String? = nil,
    costs: [CommonCost] = [], costKey: CostKeyID? = nil
  ) {
    self.number = number
    self.title = title
    self.titleEnglish = titleEnglish
    self.kind = kind
    self.purpose = purpose
    self.plan = plan
    self.directive = directive
    self.levels = levels
    self.report = report
    self.decision = decision
    self.registryLabel = registryLabel
    self.costs = costs
    self.costKey = costKey
  }

  /// Whether the regions are asked to decide.
  package var isForDecision: Bool { !levels.isEmpty }

  /// The title in a language; the Swedish one when there is no English.
  package func title(in language: Language) -> String {
    language == .en ? titleEnglish ?? title : title
  }
}

/// The kind of case (ärendetyp).
package enum CaseKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A joint plan taken to a decision.
  case plan
  /// A proposed way of working: processes, a model, a standard.
  case process
  /// An agreement.
  case agreement = "avtal"
  /// A report that lays the ground for further commissions.
  case report = "rapport"

  package var label: Text {
    switch self {
    case .plan: Text(sv: "gemensam plan", en: "joint plan")
    case .process: Text(sv: "process eller modell", en: "process or model")
    case .agreement: Text(sv: "avtal", en: "agreement")
    case .report: Text(sv: "rapport", en: "report")
    }
  }
}

/// A cost that the regions share (gemensam kostnad).
package struct CommonCost: Sendable, Hashable, Codable {
  package var name: String
  package var amount: Money
  /// Calendar year of the cost.
  package var year: Int
  /// How the amount was arrived at.
  package var basis: String

  package init(name: String, amount: Money, year: Int, basis: String) {
    self.name = name
    self.amount = amount
    self.year = year
    self.basis = basis
  }
}
