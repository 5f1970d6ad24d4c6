import SamplanBase
import SamplanDomain

extension ScenarioForm {
  /// The scenario as typed, or every problem with its field. What the domain asks of a scenario is
  /// decided there; here only what cannot be read at all is refused.
  func scenario(_ id: ScenarioID) throws(Refusal) -> Scenario {
    var reader = ScenarioFormReader(form: self)
    let scenario = reader.scenario(id)
    guard reader.problems.isEmpty else {
      throw Refusal(
        .input,
        Text(
          sv: "Scenariot har \(reader.problems.count) fel. Ingenting har sparats.",
          en: "The scenario has \(reader.problems.count) problems. Nothing has been saved."),
        problems: reader.problems)
    }
    return scenario
  }
}

/// Reads the fields, and gathers every problem on the way.
private struct ScenarioFormReader {
  let form: ScenarioForm
  var problems: [Refusal.Problem] = []

  mutating func scenario(_ id: ScenarioID) -> Scenario {
    let english = form.typed.text("nameEnglish")
    var scenario = Scenario(
      scenario: id, name: form.typed.text("name"),
      nameEnglish: english.isEmpty ? nil : english, description: form.typed.text("description"),
      threatLevel: whole("threatLevel"), days: whole("days"))
    scenario.demand = rows(.demand).map { demand($0) }
    scenario.inflows = Scenario.Inflow.List.allCases.flatMap { list in
      ScenarioList(rawValue: list.rawValue).map { place in
        rows(place).map { inflow(list, place, $0) }
      } ?? []
    }
    scenario.losses = rows(.losses).map { loss($0) }
    scenario.closures = rows(.closures).map { closure($0) }
    scenario.staffing = rows(.staffing).map { staffing($0) }
    scenario.deliveries = rows(.deliveries).map { delivery($0) }
    scenario.outages = rows(.outages).map { outage($0) }
    scenario.assumptions = rows(.assumptions).map { assumption($0) }
    return scenario
  }

  /// The numbers of the list's rows, from 1.
  private func rows(_ list: ScenarioList) -> [Int] { (0..<form.rows(list)).map { $0 + 1 } }

  private mutating func demand(_ row: Int) -> Scenario.Demand {
    Scenario.Demand(
      group: text(.demand, row, "group"), site: site(.demand, row), span: span(.demand, row),
      patientsPerDay: decimal(.demand, row, "patientsPerDay"),
      rampDays: text(.demand, row, "rampDays").isEmpty
        ? 0 : whole(ScenarioForm.field(.demand, row, "rampDays")),
      source: text(.demand, row, "source"))
  }

  private mutating func inflow(
    _ list: Scenario.Inflow.List, _ place: ScenarioList, _ row: Int
  ) -> Scenario.Inflow {
    let kind: Scenario.Inflow.Kind =
      switch list {
      case .casualties: .casualties(casualties(row))
      case .movements: .movement(movement(row))
      case .epidemics:
        .epidemic(
          Scenario.Epidemic(
            group: text(.epidemics, row, "group"),
            peakPerDay: decimal(.epidemics, row, "peakPerDay"),
            daysToPeak: whole(.epidemics, row, "daysToPeak"),
            widthDays: whole(.epidemics, row, "widthDays")))
      case .hostNation:
        .hostNation(
          Scenario.HostNation(
            patientsPerDay: decimal(.hostNation, row, "patientsPerDay"),
            icuShare: text(.hostNation, row, "icuShare").isEmpty
              ? nil : decimal(.hostNation, row, "icuShare"),
            rampDays: whole(.hostNation, row, "rampDays", empty: 0)))
      }
    return Scenario.Inflow(
      kind: kind, site: site(place, row), span: span(place, row),
      source: text(place, row, "source"))
  }

  private mutating func casualties(_ row: Int) -> Scenario.Casualties {
    let shares = ["t1", "t2", "t3"]
    let isEmpty = shares.allSatisfy { text(.casualties, row, $0).isEmpty }
    let mix =
      isEmpty
      ? nil
      : Scenario.InjuryMix(
        t1: decimal(.casualties, row, "t1"), t2: decimal(.casualties, row, "t2"),
        t3: decimal(.casualties, row, "t3"))
    return Scenario.Casualties(
      woundedPerDay: decimal(.casualties, row, "woundedPerDay"),
      rampDays: whole(.casualties, row, "rampDays", empty: 0), mix: mix)
  }

  private mutating func movement(_ row: Int) -> Scenario.Movement {
    let needs = CareNeedsField.needs(text(.movements, row, "needs"))
    if needs == nil {
      add(
        ScenarioForm.field(.movements, row, "needs"),
        "skriv grupp och tal, med semikolon emellan: medical 0,375; traumaWard 0,11",
        "write group and number, with semicolons between: medical 0.375; traumaWard 0.11")
    }
    return Scenario.Movement(
      who: Scenario.Movement.Who(rawValue: text(.movements, row, "who")) ?? .evacuees,
      persons: whole(.movements, row, "persons", below: 100_000_000),
      arrivalDays: whole(.movements, row, "arrivalDays", empty: 1),
      stayDays: text(.movements, row, "stayDays").isEmpty
        ? nil : whole(.movements, row, "stayDays"),
      needs: needs ?? [])
  }

  private mutating func whole(
    _ list: ScenarioList, _ row: Int, _ key: String, empty: Int? = nil, below: Int = 1_000_000
  ) -> Int {
    let typed = text(list, row, key).filter { !$0.isWhitespace }
    if let empty, typed.isEmpty { return empty }
    if let number = Int(typed), abs(number) < below { return number }
    add(ScenarioForm.field(list, row, key), "skriv ett heltal", "write a whole number")
    return 1
  }

  private mutating func loss(_ row: Int) -> Scenario.Loss {
    Scenario.Loss(
      site: site(.losses, row), care: CareType(rawValue: text(.losses, row, "care")),
      share: decimal(.losses, row, "share"), span: span(.losses, row),
      source: text(.losses, row, "source"))
  }

  private mutating func closure(_ row: Int) -> Scenario.Closure {
    let mode = text(.closures, row, "mode")
    return Scenario.Closure(
      mode: mode.isEmpty ? nil : mode, from: PartyCode(text(.closures, row, "from")),
      to: PartyCode(text(.closures, row, "to")), span: span(.closures, row),
      source: text(.closures, row, "source"))
  }

  private mutating func staffing(_ row: Int) -> Scenario.Staffing {
    Scenario.Staffing(
      kind: Scenario.Staffing.Kind(rawValue: text(.staffing, row, "kind")) ?? .absence,
      site: site(.staffing, row), share: decimal(.staffing, row, "share"),
      span: span(.staffing, row), source: text(.staffing, row, "source"),
      group: StaffGroup(rawValue: text(.staffing, row, "staffGroup")))
  }

  private mutating func delivery(_ row: Int) -> Scenario.DeliveryCut {
    Scenario.DeliveryCut(
      supply: SupplyClass(rawValue: text(.deliveries, row, "supply")),
      site: site(.deliveries, row), share: decimal(.deliveries, row, "share"),
      span: span(.deliveries, row), source: text(.deliveries, row, "source"))
  }

  private mutating func outage(_ row: Int) -> Scenario.Outage {
    let hasHours = !text(.outages, row, "enduranceHours").isEmpty
    return Scenario.Outage(
      utility: Utility(rawValue: text(.outages, row, "utility")) ?? .power,
      state: Scenario.Outage.State(rawValue: text(.outages, row, "state")) ?? .reserve,
      site: site(.outages, row), span: span(.outages, row),
      enduranceHours: hasHours ? whole(.outages, row, "enduranceHours") : nil,
      source: text(.outages, row, "source"))
  }

  private mutating func assumption(_ row: Int) -> Assumption {
    let field = ScenarioForm.field(.assumptions, row, "asOf")
    let day = Day(text(.assumptions, row, "asOf"))
    if day == nil {
      add(field, "skriv ett datum, till exempel 2026-11-20", "write a date, such as 2026-11-20")
    }
    return Assumption(
      key: text(.assumptions, row, "key"), name: text(.assumptions, row, "name"),
      value: decimal(.assumptions, row, "value"), unit: text(.assumptions, row, "unit"),
      source: text(.assumptions, row, "source"), asOf: day ?? Day(number: 0),
      owner: text(.assumptions, row, "owner"))
  }

  private func text(_ list: ScenarioList, _ row: Int, _ key: String) -> String {
    form.value(list, row, key)
  }

  private mutating func site(_ list: ScenarioList, _ row: Int) -> Scenario.Site {
    let seed = UInt64(form.typed.text("seed")) ?? 1
    if let site = SiteChoice.site(text(list, row, "site"), seed: seed) { return site }
    add(ScenarioForm.field(list, row, "site"), "välj en plats", "choose a place")
    return .everywhere
  }

  private mutating func span(_ list: ScenarioList, _ row: Int) -> Scenario.Span {
    Scenario.Span(
      first: whole(ScenarioForm.field(list, row, "first")),
      last: whole(ScenarioForm.field(list, row, "last")))
  }

  private mutating func whole(_ field: String) -> Int {
    if let number = Int(form.typed.text(field)), abs(number) < 1_000_000 { return number }
    add(field, "skriv ett heltal", "write a whole number")
    return 1
  }

  private mutating func decimal(_ list: ScenarioList, _ row: Int, _ key: String) -> ExactDecimal {
    let typed = text(list, row, key)
    if let number = ExactDecimal(typed, .comma) ?? ExactDecimal(typed, .point) { return number }
    add(
      ScenarioForm.field(list, row, key), "skriv ett tal, till exempel 40 eller 0,25",
      "write a number, such as 40 or 0.25")
    return .zero
  }

  private mutating func add(_ field: String, _ sv: String, _ en: String) {
    problems.append(.init(.field(field), Text(sv: sv, en: en)))
  }
}
