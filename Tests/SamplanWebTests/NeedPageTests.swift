import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanPlanning
import SamplanService
import Testing

@testable import SamplanWeb

/// Runs of the need, and the care chain of a plan, as pages.
struct NeedPageTests {
  private let strategist = actor(.kansliStrategist, .kansli)

  /// A run of the need with the sample result in place of a computed one.
  private func finishedNeed(_ trial: Trial) async throws -> RunID {
    let picture = try trial.node.picture(for: strategist)
    let scenario = try #require(picture.scenarios.first)
    let run = try await trial.node.startRun(
      RunRequest(scenario: scenario.value.scenario, replications: 50, mode: .need), by: strategist)
    let now = trial.node.surroundings.now()
    _ = try await trial.node.stores.runs.claim(
      run.id, lease: "trial", now: now, until: now.adding(seconds: 60))
    let result = SamplePlan.need(
      scenario: scenario.value.scenario, name: scenario.value.name, hash: run.inputHash)
    _ = try await trial.node.stores.runs.end(
      run.id, lease: "trial", as: .finished, reason: nil, result: PlanJSON.bytes(of: result),
      now: now)
    return run.id
  }

  @Test func `the form asks what is computed, and the run remembers it`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    let form = await reader.get("/planer/kor")
    #expect(form.text.contains("name=\"mode\""))
    let answer = await reader.post(
      "/planer/kor",
      [
        ("scenario", "S-00-2026-001"), ("mode", "need"), ("days", "10"), ("replications", "20"),
        ("seed", "1"),
      ])
    #expect(answer.status == .seeOther)
    let runs = try await trial.node.runs(for: strategist)
    #expect(runs.first?.mode == .need)
    let waiting = await reader.get(answer.headers[.location] ?? "").text
    #expect(waiting.contains("behov"))
    #expect(!waiting.contains("Beräknar den gemensamma planen"))
  }

  @Test func `the need is told as need, with its pictures, tables and files`() async throws {
    let trial = try await Trial.demonstration()
    let id = try await finishedNeed(trial)
    let reader = try await trial.reader(.kansliStrategist)
    let page = await reader.get("/korningar/\(id)?vard=MED&resurs=supply.oxygen").text
    #expect(page.contains("Behov, inte plan") && page.contains("· behov ·"))
    #expect(page.contains("Syrgas i landet, behov") && page.contains("Medicinsk vård i landet"))
    #expect(!page.contains("Publicera planen"))
    let csv = await reader.get("/korningar/\(id).csv").text
    #expect(csv.contains("staff.icuNurses") && csv.contains("need;unit;region;day"))
    #expect(await reader.get("/korningar/\(id).json").text.contains("samplan-need/1"))
    #expect(await reader.get("/korningar/\(id)/tillsammans").status == .notFound)
  }

  @Test func `a need is not published as a plan, and not set beside one`() async throws {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan()
    let id = try await finishedNeed(trial)
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.publishPlan(run: id, title: "Behov", by: self.strategist)
    }
    #expect(refusal?.kind == .conflict && refusal?.text.sv.contains("behov") == true)
    let reader = try await trial.reader(.kansliStrategist)
    let beside = await reader.get("/planer/jamfor?a=\(plan)&b=\(id)")
    #expect(beside.status == .conflict)
    #expect(beside.text.contains("kan inte ställas bredvid en plan"))
  }

  @Test func `the care chain of a plan tells what is late, what is unknown and what runs out`()
    async throws
  {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let page = await reader.get("/planer/P-00-2026-001/vardkedjan?led=dialysis").text
    #expect(page.contains("Okänt för hela landet: psykiatrisk slutenvård"))
    #expect(page.contains("Dialys, region och dag") && page.contains("Vad som tar slut först"))
    #expect(page.contains("specialistsjuksköterskor, intensivvård"))
    #expect(page.contains("tidigast dag 8, kanske inte alls"))
    #expect(page.contains("okänt hur länge reserven räcker"))
    let enough = await reader.get("/planer/P-00-2026-001").text
    #expect(enough.contains("Hela vårdkedjan"))
  }

  @Test func `stocks are reported by band, shown in words, and read back from a file in words`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let form = await reader.get("/kapacitet/19/rapportera").text
    #expect(form.contains("<select id=\"supply.oxygen/region\"") && form.contains("7–14 dygn"))
    let answer = await reader.post(
      "/kapacitet/19/rapportera",
      [
        ("avser", "2026-11-20"), ("metod", "judged"), ("kalla", ""),
        ("supply.oxygen/region", "2"), ("staff.nurses/region", "700"),
      ])
    #expect(answer.status == .seeOther)
    let page = await reader.get("/regioner/19").text
    #expect(page.contains("Lager: syrgas") && page.contains("3–7 dygn"))
    let file = Array("measure,value,as_of\nsupply.food,> 30 dygn,2026-11-20\n".utf8)
    let done = try await trial.node.importFigures(
      csv: file, named: "lager.csv", of: code("19"), by: actor(.regionReporter, code("19")))
    #expect(done.written == 1)
    let figures = try trial.node.picture(for: strategist)[code("19")].figures
    #expect(
      figures.latest(SupplyClass.food.measure, .region)?.figure.value == .known(ExactDecimal(5)))
    let wide = await reader.get("/kapacitet?omrade=supply").text
    #expect(wide.contains("Lager: blod") && !wide.contains("Vårdplatser, psykiatri"))
  }
}
