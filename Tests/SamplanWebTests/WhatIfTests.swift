import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// A change tried from a result's page, as a person without script does it.
struct WhatIfTests {
  @Test func `a refused trial keeps what was typed, opens its form, and says what would do`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    let address = "/scenarier/S-00-2026-001/prova"
    _ = await reader.get(address)
    let answer = await reader.post(
      address,
      [
        ("slag", "forbindelse"), ("forbindelse.mode", "ferry"), ("forbindelse.from", "09"),
        ("forbindelse.to", ""), ("forbindelse.first", "fem"), ("forbindelse.last", "400"),
      ])
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("value=\"fem\"") && answer.text.contains("value=\"400\""))
    #expect(answer.text.contains("id=\"prova-forbindelse\" open"))
    #expect(answer.text.contains("href=\"#forbindelse.first\""))
    let second = await reader.post(
      address,
      [
        ("slag", "forbindelse"), ("forbindelse.mode", "ferry"), ("forbindelse.from", "09"),
        ("forbindelse.to", ""), ("forbindelse.first", "5"), ("forbindelse.last", "400"),
      ])
    #expect(second.text.contains("dag 400 ligger efter scenariots sista dag"))
    let runs = try await trial.node.runs(for: actor(.kansliStrategist, .kansli))
    #expect(runs.isEmpty)
  }

  @Test func `the ferry to Gotland closed is a run of its own, named after the change`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/scenarier/S-00-2026-001/prova")
    let answer = await reader.post(
      "/scenarier/S-00-2026-001/prova",
      [
        ("slag", "forbindelse"), ("forbindelse.mode", "ferry"), ("forbindelse.from", "09"),
        ("forbindelse.to", ""), ("forbindelse.first", "5"), ("forbindelse.last", "20"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    let page = await reader.get(answer.headers[.location] ?? "").text
    #expect(page.contains("färja till och från Gotland: stängt dag 5–20"))
    #expect(page.contains("href=\"/scenarier/S-00-2026-001\""))
  }

  @Test func `one staff group away is a run of its own, and the page says which`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    let form = await reader.get("/scenarier/S-00-2026-001/prova").text
    #expect(form.contains("name=\"personal.group\"") && form.contains(">operationspersonal<"))
    let answer = await reader.post(
      "/scenarier/S-00-2026-001/prova",
      [
        ("slag", "personal"), ("personal.kind", "absence"), ("personal.group", "theatre"),
        ("personal.site", "everywhere"), ("personal.share", "0,3"), ("personal.first", "2"),
        ("personal.last", "5"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    let page = await reader.get(answer.headers[.location] ?? "").text
    #expect(page.contains("30 % av personalen borta (operationspersonal, frånvaro) dag 2–5"))
  }

  @Test func `the comparison shows what moves, and nothing where nothing does`() throws {
    let before = SamplePlan.result(
      scenario: ScenarioID("S-1")!, name: "Prov", hash: Digest(of: [1]))
    var after = before
    let place = try #require(after.regions.firstIndex(of: code("19")))
    after.joint.shortage[0][place][4] += 7
    let names = RegionNames([])
    let comparison = WhatIfComparison(before: before, after: after, names: names)
    let moved = comparison.moved
    #expect(moved.map(\.region) == [code("19")])
    #expect(abs(moved[0].shortage.after - moved[0].shortage.before - 7) < 1e-9)
    let line = comparison.lines[1]
    #expect(abs(line.after - line.before - 7) < 1e-9)
    #expect(WhatIfComparison(before: before, after: before, names: names).moved.isEmpty)
  }

  @Test func `a result that changes another tells what and from where`() async throws {
    let trial = try await Trial.demonstration()
    let strategist = actor(.kansliStrategist, .kansli)
    let first = try await trial.finishedRun()
    let found = try await trial.node.runResult(first, for: strategist)
    var result = try PlanJSON.read(PlanResult.self, from: try #require(found.result))
    result.basedOn = .init(
      identifier: first.rawValue, changes: [.init(sv: "färjan stängd", en: "the ferry closed")])
    let run = try await trial.node.startRun(
      RunRequest(scenario: result.provenance.scenario), by: strategist)
    let now = trial.node.surroundings.now()
    _ = try await trial.node.stores.runs.claim(
      run.id, lease: "t", now: now, until: now.adding(seconds: 60))
    _ = try await trial.node.stores.runs.end(
      run.id, lease: "t", as: .finished, reason: nil, result: PlanJSON.bytes(of: result), now: now)
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/korningar/\(run.id)").text
    #expect(page.contains("Färjan stängd") && page.contains("href=\"/korningar/\(first)\""))
    #expect(page.contains("Vad ändringen gör") && page.contains("Ingen region får märkbart"))
    #expect(page.contains("Regionernas angivna gränser är oförändrade"))
  }

  @Test func `a region changes its own limits and runs the plan again with one button`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let form = await reader.get("/granser/19?utifran=\(plan)").text
    #expect(form.contains("Ange gränserna och kör \(plan) igen"))
    let answer = await reader.post(
      "/granser/19",
      [
        ("receiveICUPerDay", "0"), ("receiveWardPerDay", "1"), ("lendStaffShare", "0"),
        ("lendVehicleShare", "0"), ("postponeShare", "0,5"), ("asOf", "2026-11-20"),
        ("note", ""), ("utifran", plan.rawValue), ("kor", "1"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    #expect(answer.headers[.location]?.hasPrefix("/korningar/K-") == true)
    let runs = try await trial.node.runs(for: actor(.kansliStrategist, .kansli))
    #expect(runs.first?.party == code("19") && runs.first?.basedOn == plan.rawValue)
  }
}
