import SamplanBase

/// Something one may or may not do (åtgärd). Every page, list, count, chart, export and command
/// names the action it is.
package enum Action: String, Sendable, Hashable, CaseIterable {
  /// See the national planning picture.
  case readPicture = "picture.read"
  /// See a region's figures, hospitals and limits.
  case readFigures = "figures.read"
  /// Take figures out as a file.
  case exportFigures = "figures.export"
  /// See scenarios and the national assumptions.
  case readScenarios = "scenarios.read"
  /// See planning runs and their results.
  case readRuns = "runs.read"
  /// See published plans.
  case readPlans = "plans.read"
  /// See the journal's history in words, and verify it.
  case readJournal = "journal.read"
  /// Open a party's log.
  case openParty = "party.open"
  /// Register a hospital of the region.
  case registerHospital = "hospital.register"
  /// Report capacity figures, by form or file.
  case reportFigures = "figures.report"
  /// Set the region's own limits for joint plans.
  case setLimits = "limits.set"
  /// Set the national assumptions.
  case setBasis = "basis.set"
  /// Write a scenario.
  case writeScenario = "scenario.write"
  /// Start a planning run.
  case startRun = "run.start"
  /// Stop a planning run.
  case stopRun = "run.stop"
  /// Publish a plan, signed.
  case publishPlan = "plan.publish"
  /// See cases, their texts and the regions' decisions.
  case readCases = "cases.read"
  /// Open a case, or word one anew.
  case writeCase = "case.write"
  /// Settle the text of a case.
  case settleText = "case.settle"
  /// State a key for common costs.
  case setCostKey = "costkey.set"
  /// Say when the region means to decide in a case.
  case planDecision = "decision.plan"
  /// Record what a body of the region has decided.
  case recordDecision = "decision.record"
  /// Keep one's own drafts.
  case keepDrafts = "drafts.keep"
  /// See, add and close accounts.
  case manageAccounts = "accounts.manage"
  /// See what was read and exported.
  case readAudit = "audit.read"

  /// Whether it changes what a party has said: content that only the party itself may write.
  package var writesRecord: Bool {
    switch self {
    case .openParty, .registerHospital, .reportFigures, .setLimits, .setBasis, .writeScenario,
      .publishPlan, .writeCase, .settleText, .setCostKey, .planDecision, .recordDecision:
      true
    default: false
    }
  }

  /// Whether what is shown belongs to parties, so that sharing levels decide.
  package var readsContent: Bool {
    switch self {
    case .readPicture, .readFigures, .exportFigures, .readScenarios, .readRuns, .readPlans,
      .readCases:
      true
    default: false
    }
  }

  /// What is done, as a noun for a refusal: `rapportera uppgifter`.
  package var label: Text {
    switch self {
    case .readPicture: Text(sv: "se nationell planeringsbild", en: "see the national picture")
    case .readFigures: Text(sv: "se regionens uppgifter", en: "see the region's figures")
    case .exportFigures: Text(sv: "ta ut uppgifter som fil", en: "export figures")
    case .readScenarios: Text(sv: "se scenarier", en: "see scenarios")
    case .readRuns: Text(sv: "se körningar", en: "see planning runs")
    case .readPlans: Text(sv: "se planer", en: "see plans")
    case .readJournal: Text(sv: "se journalen", en: "see the journal")
    case .openParty: Text(sv: "öppna partens logg", en: "open the party's log")
    case .registerHospital: Text(sv: "registrera sjukhus", en: "register hospitals")
    case .reportFigures: Text(sv: "rapportera uppgifter", en: "report figures")
    case .setLimits: Text(sv: "ange regionens gränser", en: "set the region's limits")
    case .setBasis: Text(sv: "ange nationella antaganden", en: "set national assumptions")
    case .writeScenario: Text(sv: "skriva scenarier", en: "write scenarios")
    case .startRun: Text(sv: "starta körningar", en: "start planning runs")
    case .stopRun: Text(sv: "stoppa körningar", en: "stop planning runs")
    case .publishPlan: Text(sv: "publicera planer", en: "publish plans")
    case .readCases: Text(sv: "se ärenden", en: "see cases")
    case .writeCase: Text(sv: "öppna ärenden", en: "open cases")
    case .settleText: Text(sv: "fastställa text i ärenden", en: "settle the text of cases")
    case .setCostKey: Text(sv: "ange kostnadsnycklar", en: "state cost keys")
    case .planDecision:
      Text(sv: "ange när regionen ska besluta", en: "say when the region is to decide")
    case .recordDecision:
      Text(sv: "registrera regionens beslut", en: "record the region's decision")
    case .keepDrafts: Text(sv: "spara utkast", en: "keep drafts")
    case .manageAccounts: Text(sv: "hantera konton", en: "manage accounts")
    case .readAudit: Text(sv: "se åtkomstloggen", en: "see the access log")
    }
  }
}
