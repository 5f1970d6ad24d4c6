import HTTPTypes
import SamplanBase
import SamplanService
import Testing

@testable import SamplanWeb

/// Markup typed into every field comes back as text, on every page that shows it.
struct HostileTextTests {
  private static let attack = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"

  private func expectHarmless(_ page: String, _ name: String) {
    #expect(!page.contains("<script>alert"), "\(name)")
    #expect(!page.contains("<img"), "\(name)")
  }

  @Test func `in a query`() async throws {
    let trial = try await Trial.shared()
    let reader = try await trial.reader(.regionRegistrar, "19")
    let attack = FormFields.encoded(Self.attack)
    for field in ["vard", "ordning", "gjort", "antal", "fran", "scenario", "part-logg", "till"] {
      for path in ["/", "/scenarier/nytt", "/planer/kor", "/journal", "/kapacitet/19/rapportera"] {
        expectHarmless(await reader.get("\(path)?\(field)=\(attack)").text, "\(path) \(field)")
      }
    }
    expectHarmless(await reader.get("/regioner/\(attack)").text, "address")
  }

  @Test func `in a report, its draft and its source`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionReporter, "19")
    _ = await reader.get("/kapacitet/19/rapportera")
    let fields = [
      ("avser", Self.attack), ("metod", Self.attack), ("kalla", Self.attack),
      ("beds.icu/region", Self.attack), ("ord/beds.icu/region", Self.attack),
    ]
    let refused = await reader.post("/kapacitet/19/rapportera", fields)
    #expect(refused.status == .unprocessableContent)
    expectHarmless(refused.text, "refused report")
    expectHarmless(await reader.get("/kapacitet/19/rapportera").text, "draft")
    let taken = await reader.post(
      "/kapacitet/19/rapportera",
      [
        ("avser", "2026-11-19"), ("metod", "counted"), ("kalla", Self.attack),
        ("beds.psychiatric/region", "9"),
      ])
    #expect(taken.status == .seeOther, "\(taken.text.prefix(2000))")
    let region = await reader.get("/regioner/19").text
    #expect(region.contains("&lt;script&gt;"))
    expectHarmless(region, "region")
    expectHarmless(await reader.get("/journal?part-logg=19").text, "journal")
  }

  @Test func `in a scenario and a plan's name`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.kansliStrategist)
    _ = await reader.get("/scenarier/nytt")
    let fields = [
      ("name", Self.attack), ("nameEnglish", Self.attack), ("description", Self.attack),
      ("threatLevel", "3"), ("days", "30"), ("rader.demand", "1"),
      ("demand[1].group", "traumaWard"), ("demand[1].site", "everywhere"),
      ("demand[1].first", "1"), ("demand[1].last", "9"), ("demand[1].patientsPerDay", "40"),
      ("demand[1].source", Self.attack),
    ]
    let refused = await reader.post("/scenarier/nytt", fields + [("days", Self.attack)])
    expectHarmless(refused.text, "form")
    let written = await reader.post("/scenarier/nytt", fields)
    #expect(written.status == .seeOther, "\(written.text.prefix(3000))")
    let page = await reader.get(written.headers[.location] ?? "").text
    #expect(page.contains("&lt;script&gt;"))
    expectHarmless(page, "scenario")
    for path in ["/scenarier", "/planer/kor", "/planer", "/journal"] {
      expectHarmless(await reader.get(path).text, path)
    }
    let plan = try await trial.publishPlan(title: Self.attack)
    for path in ["/", "/planer", "/planer/\(plan)", "/planer/\(plan)/tillsammans"] {
      let page = await reader.get(path).text
      #expect(page.contains("&lt;script&gt;"), "\(path)")
      expectHarmless(page, path)
    }
  }

  @Test func `in limits and YAML`() async throws {
    let trial = try await Trial.demonstration()
    let reader = try await trial.reader(.regionRegistrar, "19")
    _ = await reader.get("/granser/19")
    let limits = [
      ("receiveICUPerDay", "1"), ("receiveWardPerDay", "4"), ("lendStaffShare", "0,1"),
      ("lendVehicleShare", "0"), ("postponeShare", "1"), ("asOf", "2026-11-20"),
    ]
    let refused = await reader.post(
      "/granser/19", limits + [("note", Self.attack), ("asOf", Self.attack)])
    expectHarmless(refused.text, "limits form")
    let taken = await reader.post("/granser/19", limits + [("note", Self.attack)])
    #expect(taken.status == .seeOther, "\(taken.text.prefix(2000))")
    expectHarmless(await reader.get("/regioner/19").text, "limits")
    let yaml = await reader.post("/scenarier/nytt", [("yaml", "name: \(Self.attack)\n: [")])
    #expect(yaml.status == .unprocessableContent)
    expectHarmless(yaml.text, "yaml")
  }
}
