import Foundation
import SamplanBase
import SamplanDomain
import SamplanEngine
import SamplanPlanning
import Testing

@testable import SamplanDocuments

/// Scenarios made from a seed, with the texts that files break on.
private struct ScenarioMaker {
  private let key: UInt64
  private var counter: UInt64 = 0

  init(seed: UInt64) { key = seed }

  private static let texts = [
    "Vanlig text", "*inte* en hänvisning", "- streck: kolon", "citat \" och ' och \\",
    "rad ett\nrad två\n", "  blanksteg  ", "# ingen kommentar", "åäö ÅÄÖ 😀", "null", "12", "1e3",
    "{a: b}", "[1, 2]", "tab\there", "vagn\r\nretur", "styr\u{7}tecken", "rad\u{2028}brytning",
    "inne\u{FEFF}i", "nästa\u{85}rad", "yes", "~", "a: |", "& co", "%", "@", "`",
  ]

  mutating func number(_ below: Int) -> Int {
    counter += 1
    return Int(CounterRandom.words(key: key, counter, 0).0 % UInt64(below))
  }

  mutating func text() -> String { Self.texts[number(Self.texts.count)] }

  mutating func decimal(_ most: Int) -> ExactDecimal {
    let decimals = String(number(1_000_000) + 1_000_000).dropFirst()
    return ExactDecimal("\(number(most)).\(decimals)")!
  }

  mutating func span(_ days: Int) -> Scenario.Span {
    let first = 1 + number(days)
    return Scenario.Span(first: first, last: first + number(days - first + 1))
  }

  mutating func site() -> Scenario.Site {
    switch number(5) {
    case 0: .everywhere
    case 1: .regions(Array(PartyCode.regions.shuffledBy(number(1000)).prefix(1 + number(4))))
    case 2: .hospital(knownNames.hospitals[number(2)])
    case 3: .drawnRegions(count: 1 + number(21), seed: UInt64.max - UInt64(number(1000)))
    default:
      .drawnHospital(kind: HospitalKind.allCases[number(4)], seed: UInt64(number(1000)))
    }
  }

  mutating func some<Value>(_ value: Value) -> Value? { number(2) == 0 ? nil : value }

  /// Up to one row of each kind, in the order of their lists.
  mutating func inflows(_ days: Int) -> [Scenario.Inflow] {
    let group = knownNames.groups[number(3)]
    let tenth = ExactDecimal("0.1")!
    let kinds: [Scenario.Inflow.Kind] = [
      .casualties(
        .init(
          woundedPerDay: decimal(900), rampDays: number(9),
          mix: some(.init(t1: tenth, t2: tenth, t3: tenth)))),
      .movement(
        .init(
          who: .allCases[number(2)], persons: number(300_000), arrivalDays: 1 + number(30),
          stayDays: some(1 + number(30)), needs: [.init(group: group, perThousand: decimal(9))])),
      .epidemic(
        .init(
          group: group, peakPerDay: decimal(900), daysToPeak: number(60),
          widthDays: 1 + number(60))),
      .hostNation(
        .init(patientsPerDay: decimal(90), icuShare: some(tenth), rampDays: number(9))),
    ]
    return kinds.compactMap { kind in
      let row = Scenario.Inflow(kind: kind, site: site(), span: span(days), source: text())
      return some(row)
    }
  }

  mutating func scenario() -> Scenario {
    let days = 1 + number(365)
    var scenario = Scenario(
      scenario: ScenarioID("S-\(number(1000))")!, name: text(), nameEnglish: some(text()),
      description: text(), threatLevel: number(7), days: days)
    scenario.inflows = inflows(days)
    for _ in 0..<number(4) {
      scenario.demand.append(
        Scenario.Demand(
          group: knownNames.groups[number(3)], site: site(), span: span(days),
          patientsPerDay: decimal(5000), rampDays: number(30), source: text()))
      scenario.losses.append(
        Scenario.Loss(
          site: site(), care: some(CareType.allCases[number(3)]), share: decimal(1),
          span: span(days), source: text()))
      scenario.closures.append(
        Scenario.Closure(
          mode: some("road"), from: some(PartyCode.regions[number(21)]),
          to: some(PartyCode.regions[number(21)]), span: span(days), source: text()))
      scenario.staffing.append(
        Scenario.Staffing(
          kind: Scenario.Staffing.Kind.allCases[number(2)], site: site(), share: decimal(1),
          span: span(days), source: text(), group: some(StaffGroup.allCases[number(5)])))
      scenario.deliveries.append(
        Scenario.DeliveryCut(
          supply: some(SupplyClass.allCases[number(7)]), site: site(), share: decimal(1),
          span: span(days), source: text()))
      let state = Scenario.Outage.State.allCases[number(2)]
      scenario.outages.append(
        Scenario.Outage(
          utility: Utility.allCases[number(2)], state: state, site: site(), span: span(days),
          enduranceHours: state == .reserve ? some(number(500)) : nil, source: text()))
      scenario.assumptions.append(
        Assumption(
          key: "k\(number(1000))", name: text(), value: decimal(100), unit: text(),
          source: text(), asOf: Day(number: number(30_000)), owner: some(text()) ?? ""))
    }
    return scenario
  }
}

extension Array {
  fileprivate func shuffledBy(_ turn: Int) -> [Element] {
    let place = isEmpty ? 0 : turn % count
    return Array(self[place...] + self[..<place])
  }
}

struct ScenarioYAMLRoundTripTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a written scenario reads back the same`(seed: UInt64) throws {
    var maker = ScenarioMaker(seed: seed)
    let scenario = maker.scenario()
    let text = ScenarioYAML.write(scenario)
    #expect(try ScenarioYAML.parse(Array(text.utf8), known: knownNames) == scenario)
    #expect(ScenarioYAML.write(try ScenarioYAML.parse(Array(text.utf8), known: knownNames)) == text)
  }
}

struct ExampleScenarioTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Resources/demo/scenarios").standardizedFileURL

  private static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return all.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private func scenario(_ name: String) throws -> Scenario {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    return try ScenarioYAML.parse(bytes, known: ScenarioYAML.Known(.demonstration, hospitals: []))
  }

  @Test func `there are eight, from a disturbance to an armed attack`() throws {
    let levels = try Self.names.map { try scenario($0).threatLevel }
    #expect(levels.count == 8)
    #expect(levels.min() == 2 && levels.max() == 6)
  }

  @Test(arguments: names)
  func `a ready example is invented, names no real target, and lasts a month at least`(
    name: String
  ) throws {
    let scenario = try scenario(name)
    #expect(scenario.name.hasSuffix("(påhittat)"))
    #expect(scenario.nameEnglish?.hasSuffix("(invented)") == true)
    #expect(scenario.days >= 30)
    let sites =
      scenario.demand.map(\.site) + scenario.losses.map(\.site) + scenario.staffing.map(\.site)
      + scenario.deliveries.map(\.site) + scenario.outages.map(\.site)
    for site in sites {
      switch site {
      case .regions, .hospital: Issue.record("\(name) names a place")
      case .everywhere, .drawnRegions, .drawnHospital: break
      }
    }
    #expect(scenario.closures.allSatisfy { $0.from == nil && $0.to == nil })
  }
}
