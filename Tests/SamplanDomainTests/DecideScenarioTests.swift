import SamplanBase
import SamplanDomain
import Testing

struct DecideScenarioTests {
  /// The open picture with national assumptions.
  private func picture(_ more: [Statement] = []) throws -> NationalPicture {
    var picture = try openPicture(more)
    picture[.kansli].apply(try entry(.basisSet(basis()), by: .kansli, at: 1))
    return picture
  }

  @Test func `a scenario is written, and written again as a new version`() throws {
    var picture = try picture()
    let first = try decide(.writeScenario(scenario()), by: uppsala, in: picture, today: today)
    #expect(first.statements == [.scenarioWritten(scenario())] && first.notes.isEmpty)
    try picture.append(first, by: uppsala)
    #expect(
      try decide(.writeScenario(scenario()), by: uppsala, in: picture, today: today)
        .statements.isEmpty)
    var changed = scenario()
    changed.name = "Större olycka"
    let second = try decide(.writeScenario(changed), by: uppsala, in: picture, today: today)
    #expect(second.statements == [.scenarioWritten(changed)] && second.notes.count == 1)
  }

  @Test func `a scenario stands in the writer's own series`() throws {
    let picture = try picture()
    for id in ["S-20-2026-001", "S-00-2026-001", "olycka"] {
      let refused = refusal(.writeScenario(scenario(id)), in: picture)
      #expect(refused?.fields == ["field scenario"])
      #expect(refused?.problems.first?.text.en.hasSuffix("S-03-2026-001") == true)
      // As a file for a run it may be called anything.
      #expect(throws: Never.self) { try scenario(id).validate(in: picture, today: today) }
    }
  }

  @Test func `what is wrong with people who come is told by list, row and field`() throws {
    var wrong = scenario()
    let half = decimal("0.6")
    let span = Scenario.Span(first: 1, last: 2)
    func row(_ kind: Scenario.Inflow.Kind, _ span: Scenario.Span) -> Scenario.Inflow {
      .init(kind: kind, site: .everywhere, span: span, source: "prov")
    }
    wrong.inflows = [
      row(
        .casualties(
          .init(woundedPerDay: ExactDecimal(1), mix: .init(t1: half, t2: half, t3: .zero))), span),
      row(.casualties(.init(woundedPerDay: ExactDecimal(-1))), .init(first: 3, last: 99)),
      row(.movement(.init(who: .refugees, persons: -1, arrivalDays: 0, needs: [])), span),
      row(
        .epidemic(
          .init(group: "dragons", peakPerDay: ExactDecimal(1), daysToPeak: 1, widthDays: 0)), span),
    ]
    let refused = refusal(.writeScenario(wrong), in: try picture())
    let wanted: Set<String> = [
      "field casualties[1].t3", "field casualties[2].woundedPerDay", "field casualties[2].span",
      "field movements[1].persons", "field movements[1].arrivalDays", "field movements[1].needs",
      "field epidemics[1].group", "field epidemics[1].widthDays",
    ]
    let fields = refused.map { Set($0.fields) } ?? []
    #expect(fields.isSuperset(of: wanted))
  }

  @Test func `what is wrong in a scenario is told with row and field`() throws {
    var wrong = scenario()
    wrong.name = ""
    wrong.description = String(repeating: "a", count: 10_001)
    wrong.threatLevel = 7
    wrong.demand[0].group = "dragons"
    wrong.demand[0].site = .regions([])
    wrong.demand[0].span = Scenario.Span(first: 5, last: 31)
    wrong.demand[0].patientsPerDay = ExactDecimal(-1)
    wrong.demand[0].rampDays = -1
    wrong.demand[0].source = ""
    wrong.losses[0].site = .hospital(HospitalID("okand")!)
    wrong.losses[0].share = decimal("1.1")
    wrong.losses[0].span = Scenario.Span(first: 0, last: 3)
    wrong.closures[0].mode = "balloon"
    wrong.closures[0].to = .kansli
    wrong.staffing[0].site = .drawnRegions(count: 22, seed: 1)
    wrong.staffing[0].span = Scenario.Span(first: 9, last: 8)
    wrong.assumptions[0].unit = ""
    wrong.assumptions[0].source = " "
    let refused = refusal(.writeScenario(wrong), in: try picture())
    #expect(
      refused?.fields == [
        "field name", "field description", "field threatLevel", "field demand[1].group",
        "field demand[1].site", "field demand[1].span", "field demand[1].patientsPerDay",
        "field demand[1].rampDays", "field demand[1].source", "field losses[1].site",
        "field losses[1].span", "field losses[1].share", "field closures[1].mode",
        "field closures[1].to", "field staffing[1].site.count", "field staffing[1].span",
        "field assumptions[1].unit", "field assumptions[1].source",
      ])
    #expect(
      refused?.problems[5].text.sv == "dag 5–31 ligger inte inom dag 1–30")
  }

  @Test(arguments: [(0, false), (1, true), (365, true), (366, false), (Int.max, false)])
  func `a scenario lasts 1 to 365 days`(days: Int, allowed: Bool) throws {
    let long = Scenario(
      scenario: scenario().scenario, name: "Kort", description: "Prov.", threatLevel: 0,
      days: days)
    #expect((refusal(.writeScenario(long), in: try picture()) == nil) == allowed)
  }

  @Test func `a link closed twice on the same day is told with the row that would do`() throws {
    var wrong = scenario()
    func closure(_ from: String, _ to: String, _ first: Int, _ last: Int) -> Scenario.Closure {
      .init(
        mode: nil, from: PartyCode(from), to: PartyCode(to), span: .init(first: first, last: last),
        source: "prov")
    }
    wrong.closures = [closure("03", "20", 1, 1), closure("20", "03", 1, 2)]
    let refused = refusal(.writeScenario(wrong), in: try picture())
    #expect(refused?.fields == ["field closures[2].span"])
    #expect(refused?.problems.first?.text.en.hasSuffix("write one row for day 1–2") == true)
  }

  @Test func `groups and modes are checked only when there is a basis`() throws {
    var free = scenario()
    free.demand[0].group = "dragons"
    free.closures[0].mode = "balloon"
    #expect(refusal(.writeScenario(free), in: try openPicture()) == nil)
    #expect(refusal(.writeScenario(free), in: try picture())?.problems.count == 2)
  }

  @Test func `a scenario of too many rows is refused without reading them all`() throws {
    var long = scenario()
    var bad = long.losses[0]
    bad.share = ExactDecimal(2)
    long.losses = Array(repeating: long.losses[0], count: Scenario.rowsMax) + [bad]
    #expect(refusal(.writeScenario(long), in: try picture())?.fields == ["field losses"])
    long.losses.removeLast()
    #expect(refusal(.writeScenario(long), in: try picture()) == nil)
  }

  @Test func `a registered hospital anywhere can be lost`() throws {
    var loss = scenario("S-20-2026-001")
    loss.losses[0].site = .hospital(north)
    #expect(refusal(.writeScenario(loss), by: dalarna, in: try picture()) == nil)
  }
}
