import SamplanBase
import SamplanDomain
import SamplanPlanning
import Testing

@testable import SamplanDocuments

/// Two regions and three days, written by hand.
private func smallResult() -> PlanResult {
  let (uppsala, dalarna) = (PartyCode("03")!, PartyCode("20")!)
  func cube(_ value: Double) -> [[[Double]]] {
    CareType.allCases.map { _ in [[value, value, value], [value, value, value]] }
  }
  let never = PlanResult.FirstDay(ever: 0, p10: nil, p50: nil, p90: nil)
  let early = PlanResult.FirstDay(ever: 0.955, p10: 1, p50: 2, p90: 3)
  var short = cube(0)
  short[0][0] = [0, 2.5, 1]
  let programme = PlanResult.Programme(
    status: "optimal", objective: 210, bound: 210, gap: 0, fairness: 0.25, shortage: short,
    surge: cube(0), postponed: [[0, 1.25, 0], [0, 0, 0]], lent: [[0, 0, 0], [0, 3, 0]],
    borrowed: [[0, 3, 0], [0, 0, 0]])
  return PlanResult(
    provenance: PlanResult.Provenance(
      engineVersion: "0.1", inputHash: Digest(of: [UInt8]()), seed: 7, replications: 200, days: 3,
      scenario: ScenarioID("S-00-2026-001")!, scenarioName: "Prov; med semikolon",
      threatLevel: 2, logSizes: [:]),
    careTypes: CareType.allCases, regions: [uppsala, dalarna],
    excluded: [
      PlanResult.Excluded(region: PartyCode("08")!, missing: ["beds.icu": "withheld"])
    ],
    load: PlanResult.Load(
      needP10: cube(5), needP50: cube(7), needP90: cube(9), probability: cube(0.125),
      beds: cube(10), threshold: cube(11.5),
      first: [[early, never], [never, never], [never, never]],
      firstOrdinary: CareType.allCases.map { _ in [never, never] },
      national: CareType.allCases.map { _ in
        PlanResult.National(
          p10: [1, 2, 3], p50: [2, 3, 4], p90: [3, 4, 5], beds: [20, 20, 20],
          bedsWithSurge: [25, 25, 25])
      }, turnedAway: 1, patients: 100),
    joint: programme, alone: programme,
    moves: [
      PlanResult.Move(
        group: "traumaICU", from: uppsala, to: dalarna, mode: "road", day: 2, patients: 1.5)
    ],
    binding: [PlanResult.Binding(kind: .receiveICU, place: "20", days: 2)],
    explanation: [PlanResult.Remark(sv: "Svaret på svenska.", en: "The answer.")],
    remarks: [PlanResult.Remark(sv: "Ett antagande.", en: "An assumption.")])
}

struct PlanFilesTests {
  private let demo = PlanFiles(
    smallResult(), timings: PlanTimings(),
    marks: .init(informationClass: .internal, isDemonstration: true),
    names: [PartyCode("03")!: "Uppsala"])

  private func text(_ name: String) throws -> String {
    let file = try #require(demo.all.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `every file's name carries the class and the demonstration`() {
    #expect(demo.all.allSatisfy { $0.name.contains(".internal-demo.") })
    #expect(Set(demo.all.map(\.name)).count == demo.all.count)
    let real = PlanFiles(
      smallResult(), timings: PlanTimings(),
      marks: .init(informationClass: .secrecy, isDemonstration: false))
    #expect(real.all.allSatisfy { $0.name.contains(".secrecy.") })
  }

  @Test func `the load is a row for each care type, region and day`() throws {
    let lines = try text("load.internal-demo.csv").split(separator: "\n")
    #expect(lines.count == 1 + 3 * 2 * 3)
    #expect(
      lines[0] == "care,region,day,need_p10,need_p50,need_p90,probability,beds,threshold")
    #expect(lines[1] == "ICU,03,1,5,7,9,0.125,10,11.5")
  }

  @Test func `days without shortage, surge, postponement or lending are left out`() throws {
    #expect(
      try text("shortage.internal-demo.csv")
        == "care,region,day,without,with\nICU,03,2,2.5,2.5\nICU,03,3,1,1\n")
    #expect(try text("surge.internal-demo.csv") == "care,region,day,beds\n")
    #expect(try text("postponed.internal-demo.csv") == "region,day,patients\n03,2,1.25\n")
    #expect(
      try text("staff.internal-demo.csv") == "region,day,lent,borrowed\n03,2,0,3\n20,2,3,0\n")
  }

  @Test func `a share of the outcomes that never falls short has no day`() throws {
    let lines = try text("first_shortage.internal-demo.csv").split(separator: "\n")
    #expect(lines[1] == "ICU,03,0.955,1,2,3,0")
    #expect(lines[2] == "ICU,20,0,,,,0")
  }

  @Test func `moves, limits and regions left out have their tables`() throws {
    #expect(try text("moves.internal-demo.csv").hasSuffix("traumaICU,03,20,road,2,1.5\n"))
    #expect(try text("binding.internal-demo.csv").hasSuffix("receiveICU,20,2\n"))
    #expect(try text("excluded.internal-demo.csv").hasSuffix("08,beds.icu,withheld\n"))
  }

  @Test func `weights tried and the interval have tables when the run has them`() throws {
    #expect(!demo.all.contains { $0.name.hasPrefix("weights") || $0.name.hasPrefix("interval") })
    var result = smallResult()
    result.fairness = PlanResult.Fairness(
      leastLargestShare: 0, alone: [0, 0], joint: [0, 0], steps: [], weeksAtLimit: 0,
      gapBeforeTrips: 0, trips: [], transportRisk: nil,
      sensitivity: [
        .init(
          name: .init(sv: "flyttar", en: "moves"), factor: 0.5, shortBedDays: 3, moved: 4,
          postponed: 1.25, surgeBedDays: 0, largestShare: 0.02, mostExposed: PartyCode("03")!)
      ])
    result.unknown = .init(
      regions: [PartyCode("08")!], outside: [], replications: 200,
      leastCapacity: .init(
        beds: [3, 20, 30], shortBedDays: .init(mean: 12.5, standardError: 1), programme: 2),
      mostCapacity: .init(
        beds: [4, 25, 36], shortBedDays: .init(mean: 1, standardError: 1), programme: 0))
    let files = PlanFiles(
      result, timings: PlanTimings(),
      marks: .init(informationClass: .internal, isDemonstration: true)
    ).all
    func lines(_ name: String) throws -> [Substring] {
      let file = try #require(files.first { $0.name == "\(name).internal-demo.csv" })
      return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    }
    #expect(try lines("weights").last == "moves,0.5,3,4,1.25,0,0.02,03")
    #expect(try lines("interval")[1] == "beds.ICU,3,4,08")
    #expect(
      try lines("interval")[4...] == [
        "short_bed_days,12.5,1,08", "programme_short_bed_days,2,0,08",
      ])
  }

  @Test func `the summary says class, watermark, answer, risk and where it comes from`() throws {
    let summary = try text("summary.internal-demo.txt")
    let lines = summary.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Intern NSPL")
    #expect(lines[1] == "Demonstrationsdata – ange inga verkliga uppgifter")
    #expect(summary.contains("Svaret på svenska."))
    #expect(
      summary.contains(
        "Uppsala, intensivvård: 96 % (0 %), hälften av utfallen senast dag 2"))
    #expect(summary.contains("Frö: 7."))
  }

  @Test func `the result within its marks reads back`() throws {
    struct Marked: Decodable {
      let informationClass: InformationClass
      let notice: String
      let result: PlanResult
    }
    let file = try #require(demo.all.first { $0.name == "plan.internal-demo.json" })
    let back = try PlanJSON.read(Marked.self, from: file.bytes)
    #expect(back.result == smallResult())
    #expect(back.informationClass == .internal)
    #expect(back.notice.hasPrefix("Demonstrationsdata"))
  }

  @Test func `the list of columns names every table and column`() throws {
    let readme = try text("readme.internal-demo.txt")
    for table in PlanTable.all(of: smallResult()) {
      #expect(readme.contains("\(table.name).internal-demo.csv: "))
      for column in table.columns { #expect(readme.contains("  \(column.name): ")) }
    }
  }

  @Test func `the same result gives the same bytes`() {
    #expect(demo.all == demo.all)
  }
}
