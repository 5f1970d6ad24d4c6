import SamplanBase
import SamplanEngine
import Testing

/// Plans made for several levels of need: the necessary shortage is the mean over them.
struct NeedSpreadTests {
  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    abs(value - wanted) <= 1e-4 * max(1, abs(wanted))
  }

  /// Ten patients at the first site, two at the second, on a day; the first has beds as told and
  /// the second ten. A trip takes 5 hours.
  private func day(_ beds: Double, hours: Double = 0) -> Instance {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[10], [2]]]
    instance.beds = [[[beds], [10]]]
    instance.bedsNominal = [[beds, 10]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[hours]]
    instance.rules = Instance.Rules(
      needSpread: [-3, -1, 1, 3].map { [[[$0], [0]]] })
    return instance
  }

  @Test(arguments: [(6.0, 4.0), (8.5, 1.875), (11, 0.5), (12, 0.25), (13, 0), (20, 0)])
  func `the shortage is the mean over the levels`(beds: Double, short: Double) throws {
    // Need is 7, 9, 11 or 13: with 11 beds two are short at one level of four.
    let plan = try solveFair(day(beds))
    #expect(isNear(plan.alone.shortage[0][0][0], short))
    #expect(isNear(plan.joint.shortage[0][0][0], short))
  }

  @Test func `moves are made for the levels that are short, where nothing is short on average`()
    throws
  {
    // Eleven beds for ten: the expected need has its beds, and nobody would move.
    var instance = day(11, hours: 1000)
    let plan = try solveFair(instance)
    // With two fewer at the first no level is short there; the second has room for all.
    #expect(abs(plan.joint.totalTransfers - 2) < 0.01)
    #expect(isNear(plan.joint.shortageBedDays[0], 0))
    instance.rules?.needSpread = nil
    #expect(isNear(try solveFair(instance).joint.totalTransfers, 0))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `one level, and levels that are the same, change nothing`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed, sites: 3, days: 5)
    instance.rules = Instance.Rules()
    let options = FairOptions(gap: 0)
    let plain = try solveFair(instance, options: options)
    let none = [[[Double]]](
      repeating: [[Double]](repeating: [Double](repeating: 0, count: 5), count: 3), count: 2)
    for levels in [1, 3] {
      instance.rules?.needSpread = [[[[Double]]]](repeating: none, count: levels)
      let spread = try solveFair(instance, options: options)
      #expect(isNear(spread.steps[1].objective, plain.steps[1].objective))
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a plan for the levels leaves no more on average than the plan for the mean`(
    seed: UInt64
  ) throws {
    var instance = SmallInstance.busy(seed: seed, sites: 3, days: 5)
    // Without planned care and surge beds a plan is its moves, and shares are no matter. Only the
    // third receives, and has beds for all, so that nobody gets worse off than alone.
    instance.electiveAdmissions = instance.electiveAdmissions.map { $0.map { _ in 0 } }
    instance.surgeMax = instance.surgeMax.map { $0.map { _ in 0 } }
    instance.beds = instance.beds.map { Array($0.dropLast()) + [$0[2].map { $0 + 1000 }] }
    instance.receiveMax = [[0, 0, nil], [0, 0, nil]]
    instance.rules = Instance.Rules(fairnessSlack: 1)
    let offsets = [-0.4, -0.1, 0.5].map { part in
      instance.beds.map { $0.map { $0.map { part * $0 } } }
    }
    let options = FairOptions(gap: 0)
    let plain = try solveFair(instance, options: options)
    instance.rules?.needSpread = offsets
    let spread = try solveFair(instance, options: options)
    // The plan for the mean in the same levels: what is placed, each level, against the beds.
    var mean = 0.0
    for (care, name) in instance.careTypes.enumerated() {
      for site in 0..<3 {
        for day in 0..<5 {
          let load = plain.occupancy[care][site][day] + plain.joint.shortage[care][site][day]
          for level in offsets {
            mean +=
              (instance.costs.shortage[name] ?? 0) / 3
              * max(0, load + level[care][site][day] - instance.beds[care][site][day])
          }
        }
      }
    }
    #expect(spread.steps[1].objective <= mean * (1 + 1e-4) + 1e-3)
    #expect(spread.steps[1].bound <= spread.steps[1].objective + 1e-6)
  }

  @Test func `levels out of order, too many, or of another shape are refused`() {
    func places(_ spread: [[[[Double]]]]) -> [Refusal.Place?] {
      var instance = day(10)
      instance.rules?.needSpread = spread
      do throws(Refusal) {
        _ = try solveFair(instance)
        return []
      } catch {
        return error.problems.map(\.place)
      }
    }
    #expect(places([[[[1], [0]]], [[[0], [0]]]]) == [.field("rules.needSpread[1]")])
    #expect(places([]) == [.field("rules.needSpread")])
    #expect(places([[[[1]]]]) == [.field("rules.needSpread[0][0]")])
  }
}
