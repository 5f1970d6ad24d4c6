import SamplanBase

@testable import SamplanDocuments

/// A made-up case: nobody's figures, nobody's decision.
enum SampleBoardPaper {
  static let made = Instant("2026-11-20T08:15:30.000Z")!

  static var paper: BoardPaper {
    BoardPaper(
      caseNumber: "2026-014", title: "Exempelärende (påhittat): gemensam plan för intensivvård",
      region: "Region Västmanland", diaryNumber: nil, made: made,
      marks: .init(informationClass: .internal, isDemonstration: true),
      proposal: [
        "Regionens del i plan P-00-2026-003 godkänns.",
        "Kostnaden för år 2027 finansieras inom ram.",
      ],
      summary: [
        "Planen visar hur regionerna tillsammans skulle kunna minska bristen på intensivvård i "
          + "ett påhittat scenario.",
        "Regionen skulle ta emot patienter under två veckor och få stöd därefter.",
      ], matter: ["Ärendet har beretts av NSPL kansli och godkänts av chefsgruppen."],
      part: part,
      costs: .init(
        rows: [
          .init(
            what: "Gemensamt vagnspår", year: 2027, basis: "offert, dnr 2026:77",
            common: 2_000_000_000, share: 63_541_905),
          .init(
            what: "Övning", year: 2027, basis: "bedömning", common: 12_345_605, share: 392_218),
        ],
        key: Text(
          sv: "34 procent lika mellan regionerna, 66 procent efter folkmängden 2024-12-31 (SCB)",
          en: "34 per cent equally, 66 per cent by population on 2024-12-31 (Statistics Sweden)")),
      economicAnalysis: ["Kostnaden ryms i budget. Driften efter 2027 är inte bedömd."],
      law: [
        .init(
          place: Text(sv: "KL 9 kap. 37 §", en: "KL 9:37"),
          meaning: Text(sv: "avtalssamverkan", en: "contractual cooperation"))
      ],
      basis: .init(
        textVersion: 2, textHash: Digest(of: Array("text".utf8)), textDay: Day("2026-11-18"),
        plan: PlanID("P-00-2026-003"), scenario: "Angrepp i flera områden (påhittat)",
        inputHash: Digest(of: Array("input".utf8)), modelVersion: "0.3",
        figureDays: Day("2026-10-02")!...Day("2026-11-19")!,
        logs: [.init(party: "NSPL kansli", size: 1204), .init(party: "Västmanland", size: 88)]),
      sentTo: ["NSPL kansli", "Regionens säkerhetsskyddschef"])
  }

  private static var part: BoardPaper.Part {
    .init(
      asked: [
        .init(
          what: Text(sv: "Utökade vårdplatser, intensivvård", en: "Surge beds, intensive care"),
          amount: ExactDecimal(4), unit: Text(sv: "platser", en: "beds"),
          detail: Text(sv: "dag 5–19", en: "days 5–19")),
        .init(
          what: Text(sv: "Uppskjuten planerad vård", en: "Postponed elective care"),
          amount: ExactDecimal("112.5"), unit: Text(sv: "patienter", en: "patients"),
          detail: Text(sv: "dag 3–30", en: "days 3–30")),
      ],
      given: [
        .init(
          what: Text(sv: "Patienter som skulle flyttas", en: "Patients who would be moved"),
          amount: nil, unit: Text(sv: "patienter", en: "patients"),
          detail: Text(sv: "till Region Dalarna", en: "to Region Dalarna"))
      ],
      outcomes: [
        .init(
          what: Text(sv: "Brist på nödvändig intensivvård", en: "Shortage of intensive care"),
          unit: Text(sv: "vårddygn", en: "bed-days"), planned: ExactDecimal("3.5"),
          alone: ExactDecimal(1041), declined: nil)
      ],
      limits: [
        Text(sv: "Personal inom intensivvård", en: "Intensive care staff")
      ])
  }
}
