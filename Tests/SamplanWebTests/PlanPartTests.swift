import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// Vår del: one region's part of a plan, and where its amounts come from.
struct PlanPartTests {
  private static let plan = "/planer/P-00-2026-001"

  @Test func `a region's part tells what is without the plan, with it, and if it declines`()
    async throws
  {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.regionReader, "25").get(Self.plan + "/var-del/25").text
    // Norrbotten is the last of 20 regions: 10 steps of 40 bed-days, of which the plan leaves 25 %.
    #expect(page.contains("<b>400\u{A0}±\u{A0}12</b>"))
    #expect(page.contains("<b>100\u{A0}±\u{A0}3</b>"))
    #expect(page.contains("<b>384\u{A0}±\u{A0}12</b>"))
    #expect(page.contains("−12,0\u{A0}±\u{A0}0,4"))
    #expect(page.contains("förslag – ej tagit ställning"))
    #expect(page.contains("personal för utökade platser</b> (9 dygn)"))
    #expect(page.contains("Dalarna") == false && page.contains("Uppsala 80"))
  }

  @Test func `a region's own people come to their own part from the plan and from their page`()
    async throws
  {
    let trial = try await Trial.shared()
    let own = try await trial.reader(.regionReader, "19")
    #expect(await own.get(Self.plan).text.contains("href=\"\(Self.plan)/var-del/19?vard=ICU\""))
    #expect(await own.get("/regioner/19").text.contains("href=\"\(Self.plan)/var-del/19\""))
    let kansli = try await trial.reader(.kansliStrategist)
    #expect(await kansli.get(Self.plan).text.contains("href=\"\(Self.plan)/var-del?vard=ICU\""))
  }

  @Test func `a region outside the plan is told why, and no amount`() async throws {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.regionReader, "08").get(Self.plan + "/var-del/08").text
    #expect(page.contains("står utanför planen, eftersom uppgifter saknas"))
    #expect(page.contains("IVA-platser, beläggningsbara"))
    #expect(!page.contains("vårddygn under"))
  }

  @Test func `every amount leads to entries that the journal shows first`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionReader, "19")
    let page = await reader.get(Self.plan + "/var-del/19").text
    let letters = page.matches(of: /href="#kalla-([A-E])"/).map { String($0.1) }
    #expect(!letters.isEmpty)
    for letter in Set(letters) { #expect(page.contains("id=\"kalla-\(letter)\"")) }
    let entries = page.matches(
      of: /href="(\/journal\?part-logg=(\d\d)&amp;fore=(\d+))">(\d\d)\/(\d+)</)
    #expect(entries.count >= 5)
    for entry in entries {
      #expect(entry.2 == entry.4)
      let index = try #require(Int(entry.5))
      #expect(Int(entry.3) == index + 1)
      let journal = await reader.get(String(entry.1).replacing("&amp;", with: "&")).text
      let first = journal.firstMatch(
        of: /id="historik"[\s\S]*?<tbody><tr><th scope="row">(\d+)</)
      #expect(first.map { String($0.1) } == String(index))
    }
  }

  @Test func `figures stated after the run was started are no source of it`() async throws {
    let trial = try await Trial.demonstration()
    let picture = try trial.node.picture(for: actor(.kansliStrategist, .kansli))
    var sizes = Dictionary(
      uniqueKeysWithValues: picture.records.map { ($0.party.rawValue, $0.size) })
    func sources() -> PartSources {
      let provenance = PlanResult.Provenance(
        engineVersion: "1", inputHash: Digest(of: []), seed: 1, replications: 1, days: 1,
        scenario: ScenarioID("S-00-2026-001")!, scenarioName: "", threatLevel: 0, logSizes: sizes)
      return PartSources(code("19"), provenance, picture, plan: nil)
    }
    let all = sources().figures
    #expect(!all.isEmpty && all.allSatisfy { !$0.entries.isEmpty })
    let last = try #require(all.flatMap(\.entries).max())
    sizes["19"] = last
    #expect(sources().figures.flatMap(\.entries).allSatisfy { $0 < last })
    sizes["19"] = nil
    #expect(sources().figures.isEmpty && sources().limits == nil && sources().logSize == nil)
  }

  @Test(arguments: ["/var-del", "/var-del/25", "/katastroftillstand"])
  func `a plan from an earlier model says so`(tail: String) async throws {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan(isOld: true)
    let page = try await trial.reader(.kansliStrategist).get("/planer/\(plan)\(tail)")
    #expect(page.status == .ok)
    #expect(page.text.contains("räknad med en tidigare modell"))
  }

  @Test func `a result whose new arrays are of the wrong length is refused`() throws {
    func broken(_ change: (inout PlanResult) -> Void) -> PlanResult {
      var plan = SamplePlan.whole(
        scenario: ScenarioID("S-1")!, name: "", hash: Digest(of: []))
      change(&plan)
      return plan
    }
    #expect(throws: Never.self) { try broken { _ in }.checkShape() }
    #expect(throws: Never.self) {
      try broken {
        $0.variants?[3].probability = []
        $0.variants?[3].first = []
      }.checkShape()
    }
    let changes: [(inout PlanResult) -> Void] = [
      { $0.zeroRun?.calibration.removeLast() }, { $0.tiers?.short[0][0].removeLast() },
      { $0.variants?[1].shortByRegion[0].removeLast() }, { $0.effects?[0].byRegion = [] },
      { $0.crises?[3].unmet.removeLast() }, { $0.uncertainty?.chanceOnly.removeLast() },
      { $0.fairness?.alone.removeLast() }, { $0.unknown?.leastCapacity.beds.removeLast() },
    ]
    for change in changes {
      #expect(throws: Refusal.self) { try broken(change).checkShape() }
    }
  }
}
