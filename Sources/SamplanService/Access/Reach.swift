/// How far a role's right to an action goes (räckvidd).
package enum Reach: String, Sendable, Hashable {
  /// Not at all.
  case never
  /// At one's own party only.
  case own
  /// At every party.
  case all

  /// What each role may do. The same table stands in `docs/access-matrix.csv`; a test compares
  /// them cell by cell. What is not listed is never allowed.
  package static func of(_ role: Role, _ action: Action) -> Reach {
    table[role]?[action] ?? .never
  }

  private static let readsEverything: [Action: Reach] = [
    .readPicture: .all, .readFigures: .all, .exportFigures: .all, .readScenarios: .all,
    .readRuns: .all, .readPlans: .all, .readJournal: .all, .readCases: .all,
  ]

  private static let table: [Role: [Action: Reach]] = [
    .regionReader: readsEverything,
    .regionReporter: readsEverything.merging([
      .registerHospital: .own, .reportFigures: .own, .writeScenario: .own, .startRun: .own,
      .stopRun: .own, .keepDrafts: .own, .planDecision: .own,
    ]) { $1 },
    .regionRegistrar: readsEverything.merging([
      .openParty: .own, .registerHospital: .own, .reportFigures: .own, .setLimits: .own,
      .writeScenario: .own, .startRun: .own, .stopRun: .own, .publishPlan: .own,
      .keepDrafts: .own, .planDecision: .own, .recordDecision: .own,
    ]) { $1 },
    .regionAdministrator: [.manageAccounts: .own, .readAudit: .own],
    .kansliStrategist: readsEverything.merging([
      .setBasis: .own, .writeScenario: .own, .startRun: .own, .stopRun: .own,
      .publishPlan: .own, .keepDrafts: .own, .writeCase: .own, .settleText: .own,
      .setCostKey: .own,
    ]) { $1 },
    .kansliRegistrar: readsEverything.merging([
      .openParty: .own, .keepDrafts: .own, .writeCase: .own, .settleText: .own,
    ]) { $1 },
    .headOfNSPL: readsEverything.merging([
      .setBasis: .own, .publishPlan: .own, .keepDrafts: .own, .settleText: .own,
      .setCostKey: .own,
    ]) { $1 },
    .kansliAdministrator: [.manageAccounts: .own, .readAudit: .all, .readJournal: .all],
    .chefsgruppMember: readsEverything,
    .chefsgruppAttendee: readsEverything,
    .partnerReader: [
      .readPicture: .all, .readFigures: .all, .readScenarios: .all, .readPlans: .all,
      .readCases: .all,
    ],
    .researcher: [:],
  ]
}
