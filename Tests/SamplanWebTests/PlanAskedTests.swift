import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// The two questions that a run answers when it is asked, as pages.
struct PlanAskedTests {
  private static let plan = "/planer/P-00-2026-001"

  @Test func `the page says what is most worth building, where, and how surely`() async throws {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.kansliStrategist).get(Self.plan + "/vart-att-bygga").text
    // The sample's best bed is worth nine tenths of its price, 21.
    #expect(page.contains("<b>en intensivvårdsplats i Norrbotten</b>"))
    #expect(page.contains("<b>18,9\u{A0}±\u{A0}0,4</b>"))
    #expect(page.contains("skillnaden är säker"))
    // What was only screened stands in brackets, and the model's two sides apart.
    #expect(page.contains("(2,5)"))
    #expect(page.contains("En till undviker") && page.contains("En färre kostar"))
  }

  @Test func `the range over scenarios stands in the answer, the picture and the table`()
    async throws
  {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.kansliStrategist).get(Self.plan + "/vart-att-bygga").text
    #expect(page.contains("I 3 scenarier undviker den mellan"))
    #expect(page.contains("<b>0,4</b> och <b>18,9</b>"))
    #expect(page.contains("Mest i medeltal över dem är en intensivvårdsplats i Västerbotten"))
    #expect(page.contains("id=\"varde-scenarier\"") || page.contains("varde-scenarier-t"))
    #expect(page.contains("<b>2,0–40,0</b>"))
    #expect(page.contains("Modellens gräns i varje scenario"))
    let csv = try await trial.reader(.kansliStrategist).get(Self.plan + "/vart-att-bygga.csv").text
    #expect(csv.contains("scenarios_lowest;scenarios_highest"))
  }

  @Test func `other scenarios are chosen with boxes, and no more than four`() async throws {
    let names = [
      "s1-masskada", "s2-epidemi", "s3-bortfall-it-el", "s4-vardlandsstod",
      "s5-angrepp-flera-omraden", "s6-langt-vapnat-angrepp",
    ]
    let trial = try await Trial.demonstration(scenarios: names)
    let plan = try await trial.publishPlan(isOld: true)
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/planer/\(plan)/vart-att-bygga").text
    let boxes = page.matches(of: /name="(scenario\/[^"]+)"/).map { String($0.1) }
    #expect(boxes.count == 5)
    let address = "/planer/\(plan)/rakna"
    let many = await reader.post(address, [("fraga", "worth")] + boxes.map { ($0, "on") })
    #expect(many.status == .unprocessableContent)
    #expect(many.text.contains("högst 4 kan räknas bredvid"))
    let answer = await reader.post(
      address, [("fraga", "worth")] + boxes.prefix(2).map { ($0, "on") })
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    let place = try #require(answer.headers[.location])
    let run = try #require(
      RunID(place.split(separator: "/").dropFirst().first.map(String.init) ?? ""))
    let bytes = try #require(try await trial.node.stores.runs.input(run))
    let input = try PlanJSON.read(PlanInput.self, from: bytes)
    #expect(
      input.worthScenarios?.map { "scenario/\($0.scenario)" } == Array(boxes.prefix(2)))
  }

  @Test func `the page says where the plan holds, and what a plan made for more would do`()
    async throws
  {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.kansliStrategist).get(Self.plan + "/haller-planen").text
    #expect(page.contains("<b>−3\u{A0}300\u{A0}±\u{A0}45</b>"))
    #expect(page.contains("<b>6</b> av sex påfrestningar"))
    #expect(page.contains("Mest hade vetskap i förväg gett vid <b>senare utökade platser</b>"))
    #expect(page.contains("50\u{A0}% fler patienter <b>(vald)</b>"))
    #expect(page.contains("<b>mer än 365 dygn</b>"))
  }

  @Test(arguments: [("vart-att-bygga", "kind;care;mode"), ("haller-planen", "strain;detail")])
  func `each has its own table as a file`(tail: String, head: String) async throws {
    let trial = try await Trial.shared()
    let file = try await trial.reader(.kansliStrategist).get(Self.plan + "/\(tail).csv")
    #expect(file.text.contains(head))
    #expect(file.headers[.contentDisposition]?.contains("-\(tail)") == true)
  }

  @Test func `a plan that was not asked says what the question means, and asks it with a button`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan(isOld: true)
    let reader = try await trial.reader(.kansliStrategist)
    for (tail, question) in [("vart-att-bygga", ExtraQuestion.worth), ("haller-planen", .robust)] {
      let page = await reader.get("/planer/\(plan)/\(tail)").text
      #expect(page.contains("har inte räknats") && page.contains("Räkna detta"))
      let answer = await reader.post(
        "/planer/\(plan)/rakna", [("fraga", question.rawValue)])
      #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
      let place = try #require(answer.headers[.location])
      #expect(place.hasPrefix("/korningar/K-") && place.hasSuffix("/\(tail)"))
      let run = try #require(
        RunID(place.split(separator: "/").dropFirst().first.map(String.init) ?? ""))
      let bytes = try #require(try await trial.node.stores.runs.input(run))
      let input = try PlanJSON.read(PlanInput.self, from: bytes)
      #expect(input.questions == [question] && input.seed == 7)
    }
    let unknown = await reader.post("/planer/\(plan)/rakna", [("fraga", "annat")])
    #expect(unknown.status == .notFound)
  }

  @Test func `who may not run plans is told who can`() async throws {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan(isOld: true)
    let page = try await trial.reader(.regionReader, "19").get(
      "/planer/\(plan)/vart-att-bygga"
    ).text
    #expect(page.contains("Den som får köra planer kan räkna det"))
    #expect(!page.contains("Räkna detta"))
  }
}
