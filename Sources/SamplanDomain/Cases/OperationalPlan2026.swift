import SamplanBase

/// The regions' directives to NSPL in the operational plan of 2026 (verksamhetsplan 2026), as the
/// cases they become, and the cost keys of the agreements.
/// - Source: NSPL:s verksamhetsplan 2026, sections 6.2 and 6.3.
package enum OperationalPlan2026 {
  private static func quarters(_ first: (Int, Int), _ last: (Int, Int)) -> Deadline {
    Deadline(
      .quarters(
        Quarter(year: first.0, number: first.1)!, Quarter(year: last.0, number: last.1)!))!
  }

  private static func quarter(_ year: Int, _ number: Int) -> Deadline {
    quarters((year, number), (year, number))
  }

  /// The three directives, numbered 2026-001 to 2026-003; whoever opens them numbers them anew.
  package static let cases: [CaseWritten] = [
    CaseWritten(
      number: .inYear(2026, number: 1),
      title: "Besluts- och beredningsprocesser vid katastroftillstånd, med hjälpanmälan",
      titleEnglish: "Decision and preparation in a state of disaster, with requests for help",
      kind: .process,
      purpose: "Förslag till regioninterna besluts- och beredningsprocesser för fredstida "
        + "krissituationer och katastroftillstånd, inklusive hjälpanmälan, så att regionerna "
        + "hanterar dem likvärdigt och samverkan mellan dem blir tydlig.",
      directive: "Verksamhetsplan 2026, avsnitt 6.2: besluts- och beredningsprocesser",
      levels: [.board, .assembly, .crisisCommittee], report: quarter(2026, 1),
      decision: quarters((2026, 2), (2026, 3))),
    CaseWritten(
      number: .inYear(2026, number: 2),
      title: "Ledningsmodell för hälso- och sjukvården över hela hotskalan",
      titleEnglish: "A model for leading health care along the whole threat scale", kind: .process,
      purpose: "Förslag till ledningsmodell för den regionala hälso- och sjukvården vid händelser "
        + "över hela hotskalan: en standard för regionerna som kan anpassas efter regionspecifika "
        + "behov och passar in i krisledningssystemet i stort.",
      directive: "Verksamhetsplan 2026, avsnitt 6.2: ledningsmodell",
      levels: [.board], report: quarter(2026, 4), decision: quarters((2027, 1), (2027, 2))),
    CaseWritten(
      number: .inYear(2026, number: 3),
      title: "Gemensamma åtgärder för att undvika katastroftillstånd",
      titleEnglish: "Joint measures to avoid a state of disaster", kind: .report,
      purpose: "Utredning av vilka regiongemensamma åtgärder som kan göra att katastroftillstånd "
        + "undviks, med områden där en nationell förmåga och struktur skulle ge regionerna bättre "
        + "redskap. Rapporten är grund för följduppdrag; regionerna ombeds inte besluta.",
      directive: "Verksamhetsplan 2026, avsnitt 6.3: undvika katastroftillstånd",
      report: quarter(2026, 2)),
  ]

  /// The name of the key in the agreement on NSPL: 34 % equally, 66 % by population.
  package static let agreementKey = CostKeyID("nspl-34-66")!
  /// The name of SKR's key: by population alone.
  package static let populationKey = CostKeyID("skr-folkmangd")!

  /// Both keys with the populations that the regions state in their own logs.
  /// - Source: samverkansavtalet 2025 (34/66); the proposal of 2024 (SKR's key).
  package static func costKeys(in picture: NationalPicture) throws(Refusal) -> [CostKey] {
    var populations: [CostKey.Population] = []
    var days: Set<Day> = []
    var sources: Set<String> = []
    for region in PartyCode.regions {
      guard let stated = picture[region].opened?.value.population else {
        throw Refusal(
          .conflict,
          Text(
            sv: "Folkmängden saknas för region \(region), så ingen kostnadsnyckel kan räknas.",
            en: "The population of region \(region) is missing, so no cost key can be computed."))
      }
      populations.append(.init(region: region, inhabitants: stated.value))
      days.insert(stated.asOf)
      sources.insert(stated.source)
    }
    guard let day = days.max(), days.count == 1 else {
      throw Refusal(
        .conflict,
        Text(
          sv: "Regionernas folkmängd är från olika dagar, så ingen kostnadsnyckel kan räknas.",
          en: "The regions' populations are of different days, so no cost key can be computed."))
    }
    func key(
      _ id: CostKeyID, _ name: String, equal: Int, from year: Int, to: Day?, _ source: String
    ) -> CostKey {
      CostKey(
        key: id, name: name, equalPercent: equal, populations: populations, populationAsOf: day,
        populationSource: sources.sorted().joined(separator: ", "),
        from: Day(year: year, month: 1, day: 1)!, to: to, source: source)
    }
    return [
      key(
        agreementKey, "34 procent lika, 66 procent efter folkmängd", equal: 34, from: 2025,
        to: nil, "Samverkansavtal om NSPL, 2025"),
      key(
        populationKey, "SKR:s fördelningsnyckel efter folkmängd", equal: 0, from: 2024,
        to: Day(year: 2024, month: 12, day: 31), "Förslag om gemensamt kansli, 2024"),
    ]
  }
}
