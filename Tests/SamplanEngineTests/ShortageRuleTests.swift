import Testing

@testable import SamplanEngine

/// Shortage as defined: above the threshold without a break for the stated hours.
struct ShortageRuleTests {
  private static func day(_ days: Double) -> Int64 { SimulatedTime.ticks(days) }

  /// A watch over one site with thresholds of 10 in both care types.
  private func watch(_ rule: Instance.ShortageRule, days: Int = 6) throws -> NeedWatch {
    var instance = SmallInstance.quiet(days: days, careTypes: ["ICU", "MED"])
    instance.simulation.shortage = rule
    let watch = NeedWatch(try FlowModel(instance))
    watch.reset()
    for bed in 0..<2 {
      watch.beds[bed].alert = 10
      watch.beds[bed].unmet = 10
    }
    return watch
  }

  private func days(_ marks: UnsafeMutablePointer<UInt8>, _ count: Int = 6) -> [Int] {
    (0..<count).filter { marks[$0] != 0 }
  }

  /// Above from 0.5 to 2.6 and from 3.0 to 3.9, at least 24 hours: from 1.5 to 2.6, days 1 and 2.
  @Test func `a shortage counts from its twenty-fourth hour to its end`() throws {
    let watch = try watch(Instance.ShortageRule())
    for (time, need) in [(0.5, 11), (1.2, 30), (2.6, 10), (3.0, 12), (3.9, 9)] as [(_, Int32)] {
      watch.changed(0, need: need, now: Self.day(time))
    }
    watch.finish(Self.day(6))
    #expect(days(watch.shortDay) == [1, 2])
  }

  /// Above from 4.25 to the horizon at 6: short from 5.25.
  @Test func `a shortage that lasts past the horizon is counted to it`() throws {
    let watch = try watch(Instance.ShortageRule())
    watch.changed(0, need: 11, now: Self.day(4.25))
    watch.finish(Self.day(6))
    #expect(days(watch.shortDay) == [5])
  }

  @Test func `a break starts the hours anew, but a change of bed is no break`() throws {
    let broken = try watch(Instance.ShortageRule())
    let whole = try watch(Instance.ShortageRule())
    for (time, need) in [(0.0, 11), (0.9, 10), (0.95, 11), (1.5, 10)] as [(_, Int32)] {
      broken.changed(0, need: need, now: Self.day(time))
    }
    for (time, need) in [(0.0, 11), (0.9, 10), (0.9, 11), (1.5, 10)] as [(_, Int32)] {
      whole.changed(0, need: need, now: Self.day(time))
    }
    #expect(days(broken.shortDay) == [])
    #expect(days(whole.shortDay) == [1])
  }

  /// Intensive care is unmet from 0.1 to 0.9 and wards from 0.8 to 1.5: some care is unmet for
  /// 1.4 days, B holds from 1.1 to 1.5, and then only the wards are unmet.
  @Test func `indicator B needs some care unmet at each moment, not the same`() throws {
    let watch = try watch(Instance.ShortageRule(leastHours: 24, unmetHours: 24))
    let changes: [(Int, Double, Int32)] = [(0, 0.1, 12), (1, 0.8, 11), (0, 0.9, 3), (1, 1.5, 2)]
    for (bed, time, need) in changes { watch.changed(bed, need: need, now: Self.day(time)) }
    watch.finish(Self.day(6))
    #expect(days(watch.unmetDay) == [1])
    #expect(watch.firstCare[0] == 1)
    #expect(days(watch.shortDay) == [])
  }

  /// Patients come on day 0 and stay; no beds. The threshold is above them on day 2 alone: above
  /// from soon after 0 to 2, and from 3 to the end.
  @Test(arguments: [
    (24.0, [1, 4, 5]), (36.0, [1, 4, 5]), (47.0, [1, 4, 5]), (48.0, [5]), (71.0, [5]),
    (72.0, [Int]()),
  ])
  func `thresholds change at the start of a day`(hours: Double, wanted: [Int]) throws {
    var instance = SmallInstance.queue(
      days: 6, beds: 0, groups: [(SmallInstance.group("a", meanDays: 1), 0)])
    instance.admissions = [[[2000, 0, 0, 0, 0, 0]]]
    instance.simulation.alertAbove = [[[0, 0, 1e6, 0, 0, 0]]]
    instance.simulation.shortage = Instance.ShortageRule(leastHours: hours)
    let result = try simulate(instance, options: SimulationOptions(replications: 3, threads: 2))
    let shortage = try #require(result.shortage)
    #expect(shortage.probability[0][0] == (0..<6).map { wanted.contains($0) ? 1 : 0 })
    #expect(shortage.first[0][0].day(0.5) == wanted.first)
    #expect(shortage.unmet[0] == [0, 1, 0, 0, 1, 1])
    #expect(shortage.unmetWithin72Hours[0] == [1, 1, 1, 1, 1, 1])
    #expect(shortage.firstUnmet[0].byDay == [0, 3, 0, 0, 0, 0])
    #expect(shortage.careAtFirstUnmet == [[3]])
  }

  @Test func `within 72 hours is the day and the three next`() throws {
    var instance = SmallInstance.queue(
      days: 8, beds: 0, groups: [(SmallInstance.group("a", meanDays: 1), 0)])
    instance.admissions = [[[0, 0, 0, 0, 2000, 0, 0, 0]]]
    instance.simulation.alertAbove = [[[0, 0, 0, 0, 0, 0, 0, 1e6]]]
    instance.simulation.shortage = Instance.ShortageRule()
    let shortage = try #require(try simulate(instance).shortage)
    #expect(shortage.unmet[0] == [0, 0, 0, 0, 0, 1, 1, 0])
    #expect(shortage.unmetWithin72Hours[0] == [0, 0, 1, 1, 1, 1, 1, 0])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `following needs changes no patient, and longer hours give fewer days`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    let options = SimulationOptions(replications: 40, seed: seed, threads: 2)
    let plain = try simulate(instance, options: options)
    var before = [Double](repeating: .infinity, count: 8)
    for hours in [0.0, 6, 24, 48] {
      instance.simulation.shortage = Instance.ShortageRule(leastHours: hours, unmetHours: hours)
      let result = try simulate(instance, options: options)
      #expect(result.ledgers == plain.ledgers)
      #expect(result.meanNeed == plain.meanNeed)
      let shortage = try #require(result.shortage)
      let days = shortage.probability.flatMap { $0.map { $0.reduce(0, +) } }
      #expect(zip(days, before).allSatisfy { $0 <= $1 })
      before = days
      guard hours == 0 else { continue }
      for (cell, above) in plain.probabilityAbove.joined().joined().enumerated() {
        #expect(Array(shortage.probability.joined().joined())[cell] >= above)
      }
    }
  }

  @Test func `with beds for all nothing is ever short`() throws {
    var instance = SmallInstance.busy(seed: 3)
    instance.simulation.beds = [[Int]](repeating: [1000, 1000], count: 4)
    instance.simulation.shortage = Instance.ShortageRule(leastHours: 0, unmetHours: 0)
    let result = try simulate(instance, options: SimulationOptions(replications: 20))
    let shortage = try #require(result.shortage)
    #expect(shortage.probability.joined().joined().allSatisfy { $0 == 0 })
    #expect(shortage.unmet.joined().allSatisfy { $0 == 0 })
    #expect(result.paired.short().allSatisfy { $0 == 0 })
  }

  /// 4 beds in use of 2.5 open and 1 overcrowded: 2.5, 1 and 0.5; the others wait.
  @Test func `beds in use fill the tiers in order, and who is left is short`() throws {
    var instance = SmallInstance.queue(
      days: 3, beds: 4,
      groups: [(SmallInstance.group("a", meanDays: 300, cv: 0), 0)])
    instance.admissions = [[[500, 0, 0]]]
    instance.simulation.tiers = Instance.TierBounds(
      open: [[[2.5, 2.5, 2.5]]], overcrowded: [[[1, 1, 5]]])
    let result = try simulate(instance, options: SimulationOptions(replications: 10))
    let tiers = try #require(result.tiers)
    #expect(tiers.open[0][0] == [2.5, 2.5, 2.5])
    #expect(tiers.overcrowded[0][0] == [1, 1, 1.5])
    #expect(tiers.surge[0][0] == [0.5, 0.5, 0])
    #expect(tiers.short[0][0][1] == result.patients.mean - 4)
  }
}
