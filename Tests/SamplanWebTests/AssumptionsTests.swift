import HTTPTypes
import SamplanBase
import SamplanDomain
import SamplanService
import Testing

@testable import SamplanWeb

/// The register of assumptions and the steps of surge beds, as a person without script works.
struct AssumptionsTests {
  private let key = "overcrowding.ward"

  @Test func `the register tells value, unit, source, date, owner, range and use`() async throws {
    let trial = try await Trial.shared()
    let page = try await trial.reader(.regionReader).get("/antaganden?nyckel=\(key)").text
    #expect(page.contains("Accepterad överbeläggning, vårdavdelning"))
    #expect(page.contains("mellan 0 och 1") && page.contains("NSPL kansli"))
    #expect(page.contains("id=\"historik\"") && page.contains("Används i när brist räknas"))
    #expect(!page.contains("/antaganden/andra"), "who may not change them sees no way to")
    let file = try await trial.reader(.regionReader).get("/antaganden.csv").text
    #expect(file.contains("overcrowding.ward;"))
  }

  @Test func `the kansli changes two, keeps the rest, and the history has both values`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    let before = try #require(try trial.node.picture(for: strategist).basis?.value)
    _ = await reader.get("/antaganden/andra")
    let answer = await reader.post(
      "/antaganden/andra",
      [
        ("asOf", "2026-11-19"), ("\(key).value", "0,05"), ("\(key).source", "Provets källa"),
        ("casualty.shareT1.value", "0.3"), ("andra", "1"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
    let after = try #require(try trial.node.picture(for: strategist).basis?.value)
    let changed = zip(before.assumptions, after.assumptions).filter { $0 != $1 }.map(\.1)
    #expect(changed.map(\.key) == [key, "casualty.shareT1"])
    #expect(changed[0].value == ExactDecimal("0.05") && changed[0].source == "Provets källa")
    #expect(changed.allSatisfy { $0.asOf == Day("2026-11-19") })
    let page = await reader.get("/antaganden?nyckel=\(key)").text
    let history = page.split(separator: "id=\"historik-tabell\"").last ?? ""
    #expect(history.contains("0,05") && history.contains("0,1"))
  }

  @Test func `values outside their range are told all at once, and nothing typed is lost`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/antaganden/andra")
    let answer = await reader.post(
      "/antaganden/andra",
      [
        ("asOf", "2026-11-19"), ("\(key).value", "1,7"), ("elective.weekdayFactor.value", "2"),
        ("casualty.shareT1.source", ""), ("andra", "1"),
      ])
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("är 1,7, ska ligga mellan 0 och 1"))
    #expect(answer.text.contains("är 2, ska ligga mellan 1 och 1,4"))
    #expect(answer.text.contains("href=\"#casualty.shareT1.source\""))
    #expect(answer.text.contains("value=\"1,7\""))
    let basis = try trial.node.picture(for: strategist).basis?.value
    #expect(basis?.assumptions.first { $0.key == key }?.value == ExactDecimal("0.1"))
    // What was typed is there the next time too.
    #expect(await reader.get("/antaganden/andra").text.contains("value=\"1,7\""))
  }

  @Test func `a region cannot change the national assumptions`() async throws {
    let trial = try await Trial.shared()
    let answer = try await trial.reader(.regionRegistrar).get("/antaganden/andra")
    #expect(answer.status == .forbidden)
  }

  @Test func `an assumption comes chosen to the page where it is tried`() async throws {
    let trial = try await Trial.demonstration()
    let plan = try await trial.publishPlan()
    let page = try await trial.reader(.kansliStrategist).get(
      "/planer/\(plan)/prova?antagande=\(key)"
    )
    .text
    #expect(page.contains("id=\"prova-antagande\" open"))
    #expect(page.contains("<option value=\"\(key)\" selected"))
  }

  @Test func `steps of surge beds are added, refused with their rows, stated and shown`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let own = [
      ("receiveICUPerDay", "1"), ("receiveWardPerDay", "2"), ("lendStaffShare", "0"),
      ("lendVehicleShare", "0"), ("postponeShare", "0,5"), ("asOf", "2026-11-20"), ("note", ""),
    ]
    #expect(await reader.get("/granser/19").text.contains("Inga steg är angivna"))
    let added = await reader.post("/granser/19", own + [("laggsteg", "1")]).text
    #expect(added.contains("name=\"surgeSteps[1].beds\""))
    func step(_ beds: String, _ hours: String) -> [(String, String)] {
      [
        ("rader.surgeSteps", "1"), ("surgeSteps[1].care", "ICU"), ("surgeSteps[1].beds", beds),
        ("surgeSteps[1].leadHours", hours), ("surgeSteps[1].limitedBy", "staff"),
      ]
    }
    let wrong = await reader.post("/granser/19", own + step("-3", "9000"))
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"-3\""))
    #expect(wrong.text.contains("id=\"surgeSteps[1].beds-error\""))
    #expect(wrong.text.contains("id=\"surgeSteps[1].leadHours-error\""))
    let right = await reader.post("/granser/19", own + step("3,5", "24"))
    #expect(right.status == .seeOther, "\(right.text.prefix(2000))")
    let limits = try trial.node.picture(for: strategist).limits(
      of: code("19"), on: Day("2026-11-20")!
    ).0
    #expect(
      limits.surgeSteps == [
        SurgeStep(care: .icu, beds: ExactDecimal("3.5")!, leadHours: 24, limitedBy: .staff)
      ])
    let page = await reader.get("/regioner/19").text
    #expect(page.contains("Utökade vårdplatser i steg") && page.contains("personal"))
    #expect(page.contains("Stegen ger 3,5 utökade vårdplatser i intensivvård; rapporterat är"))
  }

  private var strategist: Actor { actor(.kansliStrategist, .kansli) }
}

/// People who come, typed row by row.
struct InflowFormTests {
  @Test
  func `each kind of people who come goes through the form, and the page says what it brings`()
    async throws
  {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    func place(_ list: String) -> [(String, String)] {
      [
        ("rader.\(list)", "1"), ("\(list)[1].site", "everywhere"), ("\(list)[1].first", "1"),
        ("\(list)[1].last", "10"), ("\(list)[1].source", "Provets källa"),
      ]
    }
    let facts = [
      ("name", "Alla slag"), ("nameEnglish", ""), ("description", "Prov."), ("threatLevel", "3"),
      ("days", "20"), ("seed", "1"), ("skriv", "1"),
    ]
    let rows =
      place("casualties") + place("movements") + place("epidemics") + place("hostNation")
      + [
        ("casualties[1].woundedPerDay", "80"), ("movements[1].who", "refugees"),
        ("movements[1].persons", "10 000"), ("movements[1].arrivalDays", "5"),
        ("movements[1].needs", "medical 0,5; traumaWard 0,1"), ("epidemics[1].group", "medICU"),
        ("epidemics[1].peakPerDay", "12"), ("epidemics[1].daysToPeak", "4"),
        ("epidemics[1].widthDays", "6"), ("hostNation[1].patientsPerDay", "20"),
      ]
    _ = await reader.get("/scenarier/nytt")
    let wrong = await reader.post(
      "/scenarier/nytt",
      facts + rows.map { $0.0 == "movements[1].needs" ? ($0.0, "medical många") : $0 })
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.text.contains("value=\"medical många\""))
    #expect(wrong.text.contains("id=\"movements[1].needs-error\""))
    let right = await reader.post("/scenarier/nytt", facts + rows)
    #expect(right.status == .seeOther, "\(right.text.prefix(2000))")
    let page = await reader.get(right.headers[.location] ?? "").text
    #expect(page.contains("80 skadade per dygn, skador enligt antagandena"))
    #expect(page.contains("människor på flykt, kommer under 5 dygn"))
    #expect(page.contains("på toppen efter 4 dygn, bredd 6 dygn"))
    #expect(page.contains("20 allierade patienter per dygn"))
  }
}
