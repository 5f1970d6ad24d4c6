import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanDocuments

/// Names that the tests' scenarios may use.
let knownNames = ScenarioYAML.Known(
  groups: ["traumaICU", "traumaWard", "medical"], modes: ["road", "train"],
  hospitals: [HospitalID("nus")!, HospitalID("visby")!])

/// A file that is right, for the tests to spoil.
let goodScenario = """
  scenario: S-00-2026-004
  name: "Ett angrepp (påhittat)"
  description: "Två dygn: många skadade."
  threatLevel: 6
  days: 10
  demand:
    - group: traumaICU
      where: { regions: ["09", "25"] }
      firstDay: 2
      lastDay: 4
      patientsPerDay: 12.5
      rampDays: 1
      source: "Uppskattning"
  losses:
    - where: { hospital: nus }
      care: ICU
      share: 0.35
      firstDay: 2
      lastDay: 10
      source: "Räkneexempel"
  closures:
    - mode: train
      fromRegion: "01"
      firstDay: 1
      lastDay: 5
      source: "Räkneexempel"
  staffing:
    - kind: mobilisation
      where: everywhere
      share: 0.04
      firstDay: 3
      lastDay: 10
      source: "Uppskattning"
  assumptions:
    - key: overcrowding.ward
      name: "Accepterad överbeläggning"
      value: 0.15
      unit: andel
      source: "Uppskattning"
      asOf: 2026-11-20
      owner: NSPL kansli

  """

func refused(_ text: String) -> Refusal? {
  do throws(Refusal) {
    _ = try ScenarioYAML.parse(Array(text.utf8), known: knownNames)
    return nil
  } catch {
    return error
  }
}

struct ScenarioYAMLTests {
  private func parse(_ text: String) throws -> Scenario {
    try ScenarioYAML.parse(Array(text.utf8), known: knownNames)
  }

  /// The good file with one line changed, and what is said of it: line, column and Swedish words.
  private func spoiled(_ from: String, _ to: String) -> [(line: Int, column: Int, text: String)] {
    let text = goodScenario.replacing(from, with: to, maxReplacements: 1)
    #expect(text != goodScenario, "\(from)")
    return (refused(text)?.problems ?? []).map { problem in
      guard case .line(let line, let column) = problem.place else {
        return (0, 0, problem.text.sv)
      }
      return (line, column, problem.text.sv)
    }
  }

  @Test func `a file gives its scenario, numbers exact`() throws {
    let scenario = try parse(goodScenario)
    #expect(scenario.scenario == ScenarioID("S-00-2026-004"))
    #expect(scenario.threatLevel == 6)
    let demand = try #require(scenario.demand.first)
    #expect(demand.site == .regions([PartyCode("09")!, PartyCode("25")!]))
    #expect(demand.patientsPerDay == ExactDecimal("12.5"))
    #expect(demand.span == Scenario.Span(first: 2, last: 4))
    #expect(scenario.losses.first?.share == ExactDecimal("0.35"))
    #expect(scenario.losses.first?.care == .icu)
    #expect(scenario.closures.first?.from == PartyCode("01"))
    #expect(scenario.closures.first?.to == nil)
    #expect(scenario.staffing.first?.kind == .mobilisation)
    #expect(scenario.assumptions.first?.value == ExactDecimal("0.15"))
  }

  @Test func `a file without identifier gets the one it is given`() throws {
    let text = goodScenario.replacing("scenario: S-00-2026-004\n", with: "")
    let id = ScenarioID("S-19-2026-001")!
    let scenario = try ScenarioYAML.parse(Array(text.utf8), known: knownNames, id: id)
    #expect(scenario.scenario == id)
  }

  @Test func `windows line ends and a byte order mark are read`() throws {
    let text = "\u{FEFF}" + goodScenario.replacing("\n", with: "\r\n")
    #expect(try parse(text) == parse(goodScenario))
  }

  @Test func `a misspelt key is named with the nearest one, its line and column`() {
    let problems = spoiled("patientsPerDay: 12.5", "patientsPerDag: 12.5")
    #expect(problems.count == 2)
    #expect(problems[0].line == 11 && problems[0].column == 5)
    #expect(problems[0].text == "nyckeln patientsPerDag finns inte; menas patientsPerDay?")
    #expect(problems[1].text == "nyckeln patientsPerDay saknas")
  }

  @Test func `a decimal comma is told how to be written`() {
    let problem = spoiled("share: 0.35", "share: 0,35").first
    #expect(problem?.line == 17)
    #expect(problem?.text == "share: decimaler skrivs med punkt i scenariofiler, 0.35")
  }

  @Test func `per cent is told how to be written`() {
    #expect(spoiled("share: 0.35", "share: 35%").first?.text.contains("0.35") == true)
  }

  @Test func `a share above one is refused`() {
    #expect(
      spoiled("share: 0.35", "share: 35").first?.text == "share ska vara mellan 0 och 1, inte 35")
  }

  @Test func `a region's code without its zero is told with it`() {
    let problem = spoiled("[\"09\", \"25\"]", "[9, 25]").first
    #expect(problem?.text == "regionens kod skrivs med två siffror: 09")
  }

  @Test func `an unknown region, hospital, group and mode are named`() {
    #expect(spoiled("\"25\"", "\"26\"").first?.text.contains("26 finns inte") == true)
    #expect(spoiled("hospital: nus", "hospital: nuss").first?.text.contains("menas nus?") == true)
    #expect(
      spoiled("group: traumaICU", "group: traumaicu").first?.text.contains("traumaICU") == true)
    #expect(spoiled("mode: train", "mode: tåg").first?.text.contains("road, train") == true)
  }

  @Test func `days outside the scenario are refused where they stand`() {
    #expect(spoiled("lastDay: 4", "lastDay: 14").first?.text.contains("efter scenariots") == true)
    #expect(spoiled("lastDay: 4", "lastDay: 1").first?.text.contains("före firstDay") == true)
  }

  @Test func `a missing source is told at its row`() {
    let problem = spoiled("    rampDays: 1\n    source: \"Uppskattning\"\n", "    rampDays: 1\n")
    #expect(problem.first?.line == 7)
    #expect(problem.first?.text == "nyckeln source saknas")
  }

  @Test func `a key twice on the same level is refused`() {
    let problem = spoiled("    care: ICU\n", "    care: ICU\n    care: MED\n").first
    #expect(problem?.text.hasPrefix("care står mer än en gång") == true)
  }

  @Test func `every problem is told at once`() {
    let text = goodScenario.replacing("0.35", with: "x").replacing("12.5", with: "y")
      .replacing("kind: mobilisation", with: "kind: holiday")
    #expect(refused(text)?.problems.count == 3)
  }

  @Test func `a where with two places, none, or a seed too many is refused`() {
    for site in [
      "{ regions: [\"09\"], hospital: nus }", "{ seed: 4 }", "nowhere",
      "{ hospital: nus, seed: 4 }", "{ drawnRegions: 2 }", "{ drawnRegions: 22, seed: 1 }",
      "{ drawnHospital: clinic, seed: 1 }", "{ regions: [] }", "{ regions: [\"09\", \"09\"] }",
      "{ drawnRegions: 2, seed: -1 }",
    ] {
      #expect(!spoiled("{ regions: [\"09\", \"25\"] }", site).isEmpty, "\(site)")
    }
  }

  @Test func `an empty file, a list and a text are no scenario`() {
    for text in ["", "# bara en kommentar\n", "- a\n- b\n", "hej\n"] {
      #expect(refused(text) != nil, "\(text)")
    }
  }

  @Test func `a wrong encoding is told`() {
    #expect(throws: Refusal.self) {
      try ScenarioYAML.parse([0x6E, 0x3A, 0x20, 0xE5, 0x0A], known: knownNames)
    }
  }

  @Test func `an indentation that does not fit is told in words`() {
    let problem = spoiled("\ndays: 10", "\n  days: 10")
    #expect(problem.first?.line == 5)
  }
}

struct NearestNameTests {
  @Test func `a letter swapped, missing, added or changed is near`() {
    let names = ["demand", "losses", "closures"]
    for word in ["demnad", "deman", "demandd", "bemand"] {
      #expect(NearestName.of(word, among: names) == "demand")
    }
    #expect(NearestName.of("xyz", among: names) == nil)
  }

  @Test(arguments: [("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("same", "same", 0)])
  func `the distance counts changed letters`(a: String, b: String, distance: Int) {
    #expect(NearestName.distance(Array(a), Array(b)) == distance)
  }
}
