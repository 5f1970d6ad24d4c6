import HTTPTypes
import SamplanBase
import SamplanService

/// The ways in to cases and decisions.
extension Route {
  private static let region = PartyCode.regions[0]
  private static let number = CaseID("2026-001")!

  static let deciding: [Route] = [
    route(.get, .list(.html), .readCases, CasesPage.show),
    route(.get, .list(.json), .readCases, CasesPage.json),
    route(.get, .list(.csv), .readCases, CasesPage.csv),
    route(.post, .operationalPlan, .writeCase, CasesPage.openOperationalPlan),
    route(.get, .new, .writeCase, CaseFormPage.show),
    route(.post, .new, .writeCase, CaseFormPage.send),
    route(.get, .board(number, .html), .readCases, CasePage.show),
    route(.get, .board(number, .json), .readCases, CasePage.json),
    route(.get, .board(number, .csv), .readCases, CasePage.csv),
    route(.get, .edit(number), .writeCase, CaseFormPage.show),
    route(.post, .edit(number), .writeCase, CaseFormPage.send),
    route(.get, .text(number), .settleText, CaseTextPage.show),
    route(.post, .text(number), .settleText, CaseTextPage.send),
    route(.get, .settled(number, version: 1), .readCases, CaseTextPage.settled),
    route(.get, .decision(number, region), .recordDecision, DecisionPage.show),
    route(.post, .decision(number, region), .recordDecision, DecisionPage.send),
    route(.get, .planned(number, region), .planDecision, DecisionPage.showPlanned),
    route(.post, .planned(number, region), .planDecision, DecisionPage.sendPlanned),
    route(.get, .boardPaper(number, region), .readCases, CasePage.boardPaper),
  ]

  private static func route(
    _ method: HTTPRequest.Method, _ place: CasePlace, _ action: Action,
    _ handler: @escaping @Sendable (Visit) async throws -> WebResponse
  ) -> Route {
    Route(method, .cases(place), .action(action), handler)
  }
}
