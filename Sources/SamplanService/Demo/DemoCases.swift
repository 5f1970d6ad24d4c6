import SamplanBase
import SamplanDomain

/// The demonstration's cases: the three directives of the operational plan, and one invented case
/// with invented decisions. Decisions are never invented in any other.
extension DemoFilling {
  /// The invented case's number.
  package static let exampleCase = CaseID("2026-014")!

  func fillCases() async throws {
    guard node.wholePicture[.kansli].cases.isEmpty else { return }
    tell(
      Text(
        sv: "Lägger upp ärenden och ett påhittat exempelärende …",
        en: "Opening cases and an invented example …"))
    let strategist = actor(.kansliStrategist, .kansli)
    try await node.setStandardCostKeys(by: strategist)
    _ = try await node.openOperationalPlan(by: strategist)
    _ = try await node.writeCase(Self.example, by: strategist)
    let settled = try await node.settleText(
      Self.text, of: Self.exampleCase, approvedOn: node.today.adding(days: -206),
      settledOn: node.today.adding(days: -200), by: strategist
    ).settled
    try await together(Self.said) { said in
      let registrar = actor(.regionRegistrar, said.region)
      if let plan = said.planned(Self.exampleCase, today: node.today) {
        _ = try await node.planDecision(plan, of: said.region, by: registrar)
      }
      if let decision = said.decision(settled, today: node.today) {
        _ = try await node.recordDecision(decision, of: said.region, by: registrar)
      }
    }
  }

  private static let example = CaseWritten(
    number: exampleCase,
    title: "Exempelärende (påhittat): processer för katastroftillstånd och hjälpanmälan",
    titleEnglish: "Example case (invented): states of disaster and requests for help",
    kind: .process,
    purpose: "Ett påhittat ärende som visar gången från fastställd text till 21 regioners beslut. "
      + "Inga beslut här är verkliga.",
    directive: "Exempeldirektiv (påhittat)", levels: [.board, .assembly, .director],
    report: Deadline(typed: "Q1 2026"), decision: Deadline(typed: "Q4 2026"),
    registryLabel: "EX 2026-0014",
    costs: [
      CommonCost(
        name: "Gemensam larmväg (påhittad)", amount: Money(ore: 240_000_000)!, year: 2027,
        basis: "Påhittad bedömning"),
      CommonCost(
        name: "Utbildning (påhittad)", amount: Money(ore: 61_500_050)!, year: 2027,
        basis: "Påhittad bedömning"),
    ], costKey: OperationalPlan2026.agreementKey)

  private static let text: [CaseText.Section: String] = [
    .proposal: """
    1. Regionen antar processerna för katastroftillstånd och hjälpanmälan enligt bilagan.
    2. Regionens andel av den gemensamma kostnaden finansieras inom ram.
    """,
    .summary: """
    Ett påhittat ärende. Det föreslår lika gångar för hur en region bedömer risk för \
    katastroftillstånd, anmäler behov av hjälp och svarar när andra anmäler.
    """,
    .matter: """
    Regionerna bereder och beslutar i dag på olika sätt vid fredstida krissituationer. Förslaget \
    beskriver vem som bereder, vem som beslutar och hur en anmälan går vidare.

    Varje region kan anpassa processen. En anpassning anges som avvikelse i regionens beslut.
    """,
    .economy: """
    Den gemensamma kostnaden är engångsvis och delas enligt kostnadsnyckeln. Driften ryms i \
    regionernas nuvarande ram. Beloppen är påhittade.
    """,
    .consequences: "Likvärdig hantering mellan regionerna. Ingen beslutanderätt lämnas över.",
    .basis: "Rapport till chefsgruppen (påhittad).",
    .recipients: "NSPL kansli\nRegionens säkerhetsskyddschef",
  ]
}

/// What an invented region has said in the invented case.
struct DemoSaying: Sendable {
  let region: PartyCode
  let body: DecidingBody
  var outcome: DecisionOutcome?
  /// Days from the day the demonstration is filled to the decision, or to the day planned when
  /// there is none.
  let days: Int
  var paragraph: String?
  var deviation: String?

  func planned(_ number: CaseID, today: Day) -> DecisionPlanned? {
    guard outcome == nil else { return nil }
    return DecisionPlanned(
      number: number, body: body, bodyName: body.usualName ?? "",
      plannedOn: today.adding(days: days))
  }

  func decision(_ settled: CaseTextSettled, today: Day) -> DecisionRecorded? {
    guard let outcome else { return nil }
    return DecisionRecorded(
      number: settled.number, text: settled.text, body: body, bodyName: body.usualName ?? "",
      decidedOn: today.adding(days: days), paragraph: paragraph, registryLabel: "EX \(region)-2026",
      outcome: outcome,
      deviation: deviation)
  }
}

extension DemoFilling {
  private static func said(
    _ code: String, _ body: DecidingBody, _ outcome: DecisionOutcome? = nil, _ days: Int,
    _ paragraph: String? = nil, deviation: String? = nil
  ) -> DemoSaying {
    DemoSaying(
      region: PartyCode(code)!, body: body, outcome: outcome, days: days, paragraph: paragraph,
      deviation: deviation)
  }

  /// Invented: who decided what in the invented case. Västmanland has said nothing yet, so that a
  /// visitor can record its decision. Dates follow the day the demonstration is filled.
  private static let said: [DemoSaying] = [
    said("01", .board, nil, 22),
    said(
      "03", .board, .referredBack, -164, "88",
      deviation: "Påhittat skäl: kostnaden efter 2027 behöver belysas."),
    said("04", .director, nil, 22), said("05", .director, .approved, -159),
    said(
      "06", .director, .amended, -62, deviation: "Påhittad avvikelse: egen larmväg."),
    said(
      "07", .board, .amended, -161, "55", deviation: "Påhittad avvikelse: egen larmväg."),
    said("08", .board, .approved, -146, "197"),
    said("09", .board, .approved, -185, "85"),
    said("10", .assembly, .approved, -103, "50"),
    said("12", .assembly, .approved, -186, "212"),
    said("13", .assembly, .approved, -185, "113"),
    said("14", .assembly, .approved, -151, "198"),
    said("17", .board, .approved, -158, "153"),
    said("18", .assembly, .approved, -156, "137"),
    said("20", .assembly, .filed, -72, "133"),
    said("21", .board, nil, 0), said("22", .board, nil, 24),
    said("23", .assembly, .approved, -146, "64"),
    said("24", .director, nil, 22), said("25", .director, .approved, -161),
  ]
}
