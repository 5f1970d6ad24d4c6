import SamplanBase
import SamplanEngine
import Testing

/// The file format: what goes out comes back, and what is wrong is told with its place.
struct InstanceTests {
  private func places(_ json: String) -> [Refusal.Place] {
    do {
      _ = try Instance(json: [UInt8](json.utf8))
      return []
    } catch {
      return error.problems.map(\.place)
    }
  }

  private func text(_ instance: Instance) -> String {
    String(decoding: instance.json(), as: UTF8.self)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `an instance comes back as it was written`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.closedLinks = [
      Instance.ClosedLink(mode: "*", from: "S1", to: "*", fromDay: 2, toDay: 3)
    ]
    instance.receiveMax = [[1, nil, 0.1, 3], [nil, nil, nil, 1e-7]]
    instance.lendMaxShareBySite = [0, 0.1, 0.2, 1]
    instance.postponeMaxShareBySite = [0, 0.1, 0.2, 1]
    instance.surgeMaxByDay = instance.beds
    instance.simulation.alertAbove = instance.beds
    instance.simulation.bedsByDay = instance.beds.map { $0.map { $0.map { Int($0) } } }
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[1, 2, 3, 4], [0.1, 0.2, 0.3, 1.0 / 3]], elective: [1, 2, 3, 4])
    instance.groups[1].path[0].distribution = .empirical
    instance.groups[1].path[0].quantiles = [0, 3, 6]
    let bytes = instance.json()
    let back = try Instance.read(bytes)
    #expect(back.instance == instance)
    #expect(back.instance.json() == bytes)
    #expect(back.unknownFields.isEmpty)
  }

  @Test func `rules come back as they were written, and a wrong one is named`() throws {
    var instance = SmallInstance.busy(seed: 2)
    let (sites, days, modes) = (instance.sites.count, instance.days, instance.modes.count)
    func grid(_ value: Double) -> [[Double]] {
      [[Double]](repeating: [Double](repeating: value, count: days), count: sites)
    }
    let lags = [[Int]](repeating: [Int](repeating: 1, count: sites), count: sites)
    instance.rules = Instance.Rules(
      necessary: [true, false], turnedAwayWeight: 4, fairnessSlack: 0.02, wholeTripModes: [0],
      siteHours: (0..<modes).map { $0 == 0 ? nil : grid(3) },
      lagDays: (0..<modes).map { _ in lags },
      escorts: (0..<modes).map { _ in
        Instance.Escort(persons: 0.5, personsICU: 2, shiftHours: 8)
      }, riskPerHour: 0.001, surgeHeldByStaff: instance.careTypes.map { _ in grid(1) },
      receiveTogether: [.init(cares: [0, 1], perDay: (0..<sites).map { $0 == 0 ? nil : 2 })],
      planned: Instance.Planned(
        usableShare: 0.5, staffDaysPerInpatient: 2, staffDaysPerDaySurgery: 1,
        trained: [Double](repeating: 3, count: sites), daySurgery: grid(2), daySurgeryWeight: 0.5,
        waitingWeight: 0.1, classes: [.init(afterDays: 7, share: 0.25)]),
      resources: [
        Instance.Resource(
          id: "theatre", perAdmission: [2, 1], perElective: 2, perDaySurgery: 1,
          capacity: grid(20), surgeMax: grid(4), surgeWeight: 0.5, shortageWeight: 3)
      ], inpatients: .init(movableShare: [0.2, 0.3], paths: [nil, instance.groups[1].path]),
      stepDownShare: grid(0.25))
    let back = try Instance.read(instance.json())
    #expect(back.instance.rules == instance.rules && back.unknownFields.isEmpty)
    let wrong = text(instance).replacing(#""fairnessSlack":0.02"#, with: #""fairnessSlack":"x""#)
    #expect(places(wrong) == [.field("rules.fairnessSlack")])
  }

  @Test func `names are sorted and whole numbers have no decimals`() {
    let json = text(SmallInstance.quiet())
    #expect(json.hasPrefix(#"{"admissions":[],"beds":[[[0,0,0]]],"#))
  }

  @Test func `fields that are not known are told, not lost in silence`() throws {
    let json = text(SmallInstance.busy(seed: 1))
      .replacing(#""days":8"#, with: #""days":8,"surgeMaxbyDay":[],"note":"x""#)
      .replacing(#""cv":0.9,"#, with: #""cv":0.9,"cw":1,"#)
    let reading = try Instance.read([UInt8](json.utf8))
    #expect(reading.unknownFields == ["groups[0].path[0].cw", "note", "surgeMaxbyDay"])
  }

  @Test func `text that is not JSON is refused with line and column`() {
    #expect(places("{\n  \"days\": ,") == [.line(2, column: 11)])
    #expect(places("") == [.line(1, column: 1)])
    #expect(places("{\"a\":1}x") == [.line(1, column: 8)])
    #expect(places("{\"a\":1,\"a\":2}") == [.line(1, column: 8)])
    #expect(places("{\"a\":\"b") == [.line(1, column: 8)])
    #expect(places("[01]") == [.line(1, column: 2)])
    #expect(places("[NaN]") == [.line(1, column: 2)])
    #expect(places("{\"a\":[1,2") == [.line(1, column: 10)])
    #expect(places(String(repeating: "[", count: 100)) == [.line(1, column: 33)])
  }

  @Test func `a file of millions of empty objects is refused before it fills the memory`() {
    let text = "[" + String(repeating: "{},", count: 2_100_000) + "{}]"
    // The list itself is a value too.
    #expect(places(text) == [.line(1, column: 2 + 3 * 1_999_999)])
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect {
      try Instance(json: [0x22, 0xFF, 0x22])
    } throws: { error in
      (error as? Refusal)?.text.en.contains("UTF-8") == true
    }
  }

  @Test func `every missing field is named at once`() {
    let missing = places("{}")
    #expect(missing.count == 21)
    #expect(missing.contains(.field("beds")))
    #expect(missing.contains(.field("simulation")))
    #expect(missing.contains(.field("format")))
  }

  @Test func `wrong kinds of values are named with their paths`() {
    let json = text(SmallInstance.busy(seed: 1))
      .replacing(#""days":8"#, with: #""days":"eight""#)
      .replacing(#""startEmpty":true"#, with: #""startEmpty":1"#)
      .replacing(#""priority":0"#, with: #""priority":0.5"#)
    #expect(
      places(json) == [
        .field("days"), .field("groups[0].priority"), .field("simulation.startEmpty"),
      ])
  }

  @Test func `an unknown format is refused`() {
    var instance = SmallInstance.quiet()
    instance.format = "samplan-instance/9"
    #expect(places(text(instance)) == [.field("format")])
  }

  @Test func `all wrong figures and dimensions are named at once`() {
    var instance = SmallInstance.busy(seed: 1)
    instance.beds[0][3][2] = -1
    instance.beds[1][0] = [1, 2]
    instance.groups[0].path[1].care = "BURN"
    instance.groups[1].path[0].meanDays = 0
    instance.lendMaxShare = 1.5
    instance.costs.shortage["MED"] = nil
    instance.simulation.neighbours[2][0].site = 17
    instance.simulation.beds[1] = [3]
    instance.closedLinks = [
      Instance.ClosedLink(mode: "boat", from: "S9", to: "*", fromDay: 4, toDay: 2)
    ]
    instance.sites[1].id = "S0"
    let found = Set(instance.problems().map(\.place))
    let wanted: Set<Refusal.Place> = [
      .field("beds[0][3][2]"), .field("beds[1][0]"), .field("groups[0].path[1].care"),
      .field("groups[1].path[0].meanDays"), .field("lendMaxShare"),
      .field("costs.shortage.MED"), .field("simulation.neighbours[2][0].site"),
      .field("simulation.beds[1]"), .field("closedLinks[0].mode"), .field("closedLinks[0].from"),
      .field("closedLinks[0].toDay"), .field("sites[1].id"),
    ]
    #expect(found == wanted)
  }

  @Test func `a figure too large for the number format is not finite`() {
    let json = text(SmallInstance.quiet()).replacing(#""staff":[0]"#, with: #""staff":[1e999]"#)
    #expect(places(json) == [.field("staff[0]")])
  }

  @Test func `figures that are not numbers are refused in an instance made in memory`() {
    var instance = SmallInstance.busy(seed: 1)
    instance.admissions[0][0][0] = .nan
    instance.electiveAdmissions[1][1] = .infinity
    #expect(
      instance.problems().map(\.place) == [
        .field("admissions[0][0][0]"), .field("electiveAdmissions[1][1]"),
      ])
  }

  @Test func `limits on sites, days and groups are told`() {
    var instance = SmallInstance.quiet()
    instance.days = 731
    instance.groups = (0..<65).map { SmallInstance.group("g\($0)", meanDays: 1) }
    instance.sites = (0..<501).map {
      Instance.Site(id: "\($0)", region: "", latitude: 0, longitude: 0)
    }
    #expect(
      instance.problems().map(\.place) == [.field("days"), .field("sites"), .field("groups")])
  }

  @Test func `a file above 64 MB is refused`() {
    #expect {
      try Instance(json: [UInt8](repeating: 0x20, count: (64 << 20) + 1))
    } throws: { error in
      (error as? Refusal)?.kind == .limit
    }
  }

  @Test func `hundreds of problems are counted, and the first two hundred shown`() {
    var instance = SmallInstance.quiet(days: 500)
    instance.beds = [[[Double](repeating: -1, count: 500)]]
    #expect {
      try instance.check()
    } throws: { error in
      let refusal = error as? Refusal
      return refusal?.problems.count == 201
        && refusal?.problems.last?.text.en == "and 300 more problems"
    }
  }

  @Test func `a steady state without its rates is refused`() {
    var instance = SmallInstance.busy(seed: 1)
    instance.simulation.startEmpty = false
    #expect(instance.problems().map(\.place) == [.field("simulation.baseline")])
  }

  @Test func `empirical quantiles must rise and agree with the mean`() {
    var instance = SmallInstance.busy(seed: 1)
    instance.groups[1].path[0] = Instance.Stay(
      care: "MED", meanDays: 3, cv: 0, distribution: .empirical, quantiles: [0, 4, 3])
    #expect(
      instance.problems().map(\.place) == [
        .field("groups[1].path[0].quantiles[2]"),
        .field("groups[1].path[0].meanDays"),
      ])
  }
}
