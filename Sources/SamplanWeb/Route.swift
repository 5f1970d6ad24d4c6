import HTTPTypes
import SamplanBase
import SamplanService

/// One way in: an address, a method, who may, and what answers.
package struct Route: Sendable {
  /// Who may use a route.
  package enum Access: Sendable, Equatable {
    /// Everyone, signed in or not, and why.
    case everyone(String)
    /// Those who may do this, at the party that the address names if it names one.
    case action(Action)
  }

  package let method: HTTPRequest.Method
  /// The address with names in place of what varies.
  package let pattern: String
  package let access: Access
  /// Whether the right must hold at the party that the address names.
  let isAtParty: Bool
  /// Whether the handler reads the form itself, because a large file comes with it.
  let readsFile: Bool
  let handler: @Sendable (Visit) async throws -> WebResponse

  init(
    _ method: HTTPRequest.Method, _ example: Site, _ access: Access, readsFile: Bool = false,
    _ handler: @escaping @Sendable (Visit) async throws -> WebResponse
  ) {
    self.method = method
    pattern = example.pattern
    self.access = access
    isAtParty = example.party != nil
    self.readsFile = readsFile
    self.handler = handler
  }

  /// The route of this pattern and method.
  static func find(_ pattern: String, _ method: HTTPRequest.Method) -> Route? {
    table["\(method.rawValue) \(pattern)"]
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: all.map { ("\($0.method.rawValue) \($0.pattern)", $0) })

  /// Every route there is; the same list stands in `docs/routes.csv`.
  package static let all: [Route] = reading + writing + running + trying + deciding + around

  private static let region = PartyCode.regions[0]
  private static let scenario = ScenarioID("S-1")!
  private static let plan = PlanID("P-1")!
  private static let run = RunID("K-1")!

  private static let reading: [Route] = [
    Route(.get, .picture(.html), .action(.readPicture), PicturePage.show),
    Route(.get, .picture(.json), .action(.exportFigures), PicturePage.json),
    Route(.get, .picture(.csv), .action(.exportFigures), PicturePage.csv),
    Route(.get, .region(region, .html), .action(.readFigures), RegionPage.show),
    Route(.get, .region(region, .json), .action(.exportFigures), RegionPage.json),
    Route(.get, .region(region, .csv), .action(.exportFigures), RegionPage.csv),
    Route(.get, .capacity(.html), .action(.readFigures), CapacityPage.show),
    Route(.get, .capacity(.json), .action(.exportFigures), CapacityPage.json),
    Route(.get, .capacity(.csv), .action(.exportFigures), CapacityPage.csv),
    Route(.get, .scenarios(.html), .action(.readScenarios), ScenariosPage.show),
    Route(.get, .scenarios(.json), .action(.readScenarios), ScenariosPage.json),
    Route(.get, .scenarios(.csv), .action(.readScenarios), ScenariosPage.csv),
    Route(.get, .scenario(scenario, .html), .action(.readScenarios), ScenarioPage.show),
    Route(.get, .scenario(scenario, .json), .action(.readScenarios), ScenarioPage.json),
    Route(.get, .scenario(scenario, .csv), .action(.readScenarios), ScenarioPage.csv),
    Route(.get, .scenario(scenario, .yaml), .action(.readScenarios), ScenarioPage.yaml),
    Route(.get, .assumptions(.html), .action(.readScenarios), AssumptionsPage.show),
    Route(.get, .assumptions(.json), .action(.readScenarios), AssumptionsPage.json),
    Route(.get, .assumptions(.csv), .action(.readScenarios), AssumptionsPage.csv),
    Route(.get, .plans(.html), .action(.readPlans), PlansPage.show),
    Route(.get, .plans(.json), .action(.readPlans), PlansPage.json),
    Route(.get, .plans(.csv), .action(.readPlans), PlansPage.csv),
    Route(.get, .plan(plan, .enough, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .together, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .part, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .worth, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .worth, .csv), .action(.readPlans), PlanPage.csv),
    Route(.get, .plan(plan, .robust, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .robust, .csv), .action(.readPlans), PlanPage.csv),
    Route(.get, .plan(plan, .crisis, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .review, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .plan(plan, .chain, .html), .action(.readPlans), PlanPage.show),
    Route(.get, .planPart(plan, region), .action(.readPlans), PlanPage.show),
    Route(.get, .comparison, .action(.readPlans), ComparisonPage.show),
    Route(.get, .plan(plan, .enough, .json), .action(.readPlans), PlanPage.json),
    Route(.get, .plan(plan, .enough, .csv), .action(.readPlans), PlanPage.csv),
    Route(.get, .journal, .action(.readJournal), JournalPage.show),
    Route(.post, .journalCheck, .action(.readJournal), JournalPage.verify),
  ]

  private static let writing: [Route] = [
    Route(.get, .report(region), .action(.reportFigures), ReportPage.show),
    Route(.post, .report(region), .action(.reportFigures), ReportPage.send),
    Route(.post, .reportDraft(region), .action(.reportFigures), ReportPage.keepDraft),
    Route(.get, .importFile(region), .action(.reportFigures), ImportPage.show),
    Route(
      .post, .importFile(region), .action(.reportFigures), readsFile: true, ImportPage.send),
    Route(.get, .template(region), .action(.reportFigures), ImportPage.template),
    Route(.get, .limits(region), .action(.setLimits), LimitsPage.show),
    Route(.post, .limits(region), .action(.setLimits), LimitsPage.send),
    Route(.get, .newScenario, .action(.writeScenario), NewScenarioPage.show),
    Route(.post, .newScenario, .action(.writeScenario), NewScenarioPage.send),
    Route(.get, .changeAssumptions, .action(.setBasis), ChangeAssumptionsPage.show),
    Route(.post, .changeAssumptions, .action(.setBasis), ChangeAssumptionsPage.send),
  ]

  private static let running: [Route] = [
    Route(.get, .startRun, .action(.startRun), StartRunPage.show),
    Route(.post, .startRun, .action(.startRun), StartRunPage.send),
    Route(.get, .run(run, .enough, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .together, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .part, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .worth, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .worth, .csv), .action(.readRuns), RunPage.csv),
    Route(.get, .run(run, .robust, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .robust, .csv), .action(.readRuns), RunPage.csv),
    Route(.get, .run(run, .crisis, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .review, .html), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .chain, .html), .action(.readRuns), RunPage.show),
    Route(.get, .runPart(run, region), .action(.readRuns), RunPage.show),
    Route(.get, .run(run, .enough, .json), .action(.readRuns), RunPage.json),
    Route(.get, .run(run, .enough, .csv), .action(.readRuns), RunPage.csv),
    Route(.get, .runState(run), .action(.readRuns), RunPage.state),
    Route(.post, .stopRun(run), .action(.stopRun), RunPage.stop),
    Route(.post, .publish(run), .action(.publishPlan), RunPage.publish),
  ]

  private static let trying: [Route] =
    [RunOrigin.run(run), .plan(plan), .scenario(scenario)].flatMap { origin in
      [
        Route(.get, .tryChange(origin), .action(.startRun), WhatIfPage.show),
        Route(.post, .tryChange(origin), .action(.startRun), WhatIfPage.send),
        Route(.get, .levers(origin), .action(.readPlans), LeversPage.show),
        Route(.post, .levers(origin), .action(.startRun), LeversPage.send),
      ]
    }
    + [RunOrigin.run(run), .plan(plan)].flatMap { origin in
      [
        Route(.post, .runAgain(origin), .action(.startRun), WhatIfPage.again),
        Route(.post, .ask(origin), .action(.startRun), WhatIfPage.ask),
        Route(.post, .modelFile(origin), .action(.startRun), ModelFile.send),
      ]
    }

  private static let around: [Route] = [
    Route(.get, .signIn, .everyone("the way in"), SignInPage.show),
    Route(.post, .signIn, .everyone("the way in; limited in pace"), SignInPage.send),
    Route(
      .post, .role, .everyone("ready roles of a demonstration, on loopback only"),
      SignInPage.takeRole),
    Route(.post, .signOut, .everyone("ends one's own session"), SignInPage.signOut),
    Route(.get, .account, .everyone("shows one's own account only"), AccountPage.show),
    Route(.post, .language, .everyone("a choice kept in one's own browser"), LanguageChoice.send),
    Route(
      .get, .accessibility, .everyone("about the site, no content"), AboutPage.accessibility),
    Route(.get, .aboutData, .everyone("about the site, no content"), AboutPage.data),
    Route(.get, .aboutMethod, .everyone("about the site, no content"), MethodPage.show),
    Route(
      .get, .aboutHindcast, .everyone("public figures of 2020, no content"), HindcastPage.show),
    Route(.get, .health, .everyone("tells whether the node is well, no content"), HealthPage.show),
    Route(
      .get, .asset(hash: "h", name: "f"), .everyone("style sheet and script, no content")
    ) { _ in throw ErrorPage.missing },
  ]
}
