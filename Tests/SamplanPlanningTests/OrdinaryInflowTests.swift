import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

struct OrdinaryInflowTests {
  @Test func `a single group fills what is occupied`() {
    let inflow = OrdinaryInflow(
      occupied: [10], elective: 0, groupDays: [[5]], firstCare: [0], weights: [1],
      electiveDays: [0], acuteShareMin: 0.3)
    #expect(inflow.admissions == [2])
    #expect(inflow.electiveCut == 0)
  }

  @Test func `second stays are taken from the care they fill`() {
    // 2 patients a day keep 8 intensive care beds full for 4 days each; their 6 days on the ward
    // hold 12 of its 100 beds, so that the ward's own patients, 5 days each, are 88 / 5 a day.
    let inflow = OrdinaryInflow(
      occupied: [8, 100], elective: 0, groupDays: [[4, 6], [0, 5]], firstCare: [0, 1],
      weights: [1, 1], electiveDays: [0, 0], acuteShareMin: 0.3)
    #expect(abs(inflow.admissions[0] - 2) < 1e-9)
    #expect(abs(inflow.admissions[1] - 17.6) < 1e-9)
  }

  @Test func `planned care is taken from the beds it holds`() {
    // 5 planned patients a day for 4 days hold 20 of 100 beds; 80 are left for 8 a day of 10 days.
    let inflow = OrdinaryInflow(
      occupied: [100], elective: 5, groupDays: [[10]], firstCare: [0], weights: [0.4],
      electiveDays: [4], acuteShareMin: 0.3)
    #expect(abs(inflow.admissions[0] - 8) < 1e-9)
    #expect(inflow.elective == 5)
  }

  @Test func `groups of the same care share its beds in proportion`() {
    // 10 beds: 1 for stays of 5 days, 9 for stays of 3.
    let inflow = OrdinaryInflow(
      occupied: [10], elective: 0, groupDays: [[5], [3]], firstCare: [0, 0], weights: [0.1, 0.9],
      electiveDays: [0], acuteShareMin: 0.3)
    #expect(abs(inflow.admissions[0] - 0.2) < 1e-9)
    #expect(abs(inflow.admissions[1] - 3) < 1e-9)
  }

  @Test func `planned care that would crowd out acute care is capped, and the cut is told`() {
    // At most 70 % of 10 occupied beds: 7 beds for 4 days each.
    let inflow = OrdinaryInflow(
      occupied: [10], elective: 5, groupDays: [[7]], firstCare: [0], weights: [1],
      electiveDays: [4], acuteShareMin: 0.3)
    #expect(abs(inflow.elective - 1.75) < 1e-9)
    #expect(abs(inflow.electiveCut - 3.25) < 1e-9)
    #expect(abs(inflow.admissions[0] - 3.0 / 7) < 1e-9)
  }

  @Test func `planned care gives way to second stays before the load is passed`() {
    // Second stays hold 6 of 10 ward beds: at most 4 are left for planned care.
    let inflow = OrdinaryInflow(
      occupied: [4, 10], elective: 5, groupDays: [[4, 6], [0, 5]], firstCare: [0, 1],
      weights: [1, 1], electiveDays: [0, 1], acuteShareMin: 0)
    #expect(abs(inflow.elective - 4) < 1e-6)
    #expect(inflow.admissions[1] < 1e-6)
  }

  @Test func `an empty region has no inflow`() {
    let inflow = OrdinaryInflow(
      occupied: [0, 0], elective: 3, groupDays: [[4, 6], [0, 5]], firstCare: [0, 1],
      weights: [1, 1], electiveDays: [0, 4], acuteShareMin: 0.3)
    #expect(inflow.admissions == [0, 0])
    #expect(inflow.elective == 0)
  }

  @Test func `the programme's load equals the reported occupancy over a week`() throws {
    let regions = fourRegions()
    let model = try PlanModel(input(regions, scenario(days: 14)))
    let instance = model.programme
    let kernels = instance.groups.map {
      OccupancyKernel.beds(
        path: $0.path, careTypes: instance.careTypes, days: instance.kernel.days)
    }
    let planned = OccupancyKernel.beds(
      elective: instance.elective, careTypes: instance.careTypes, days: instance.kernel.days)
    for (care, type) in CareType.allCases.enumerated() {
      for region in regions.indices {
        var sum = 0.0
        for day in 7..<14 {
          sum += instance.presentAtStart[care][region][day]
          for stayed in 0...day {
            sum += planned[care][stayed] * instance.electiveAdmissions[region][day - stayed]
            for (group, kernel) in kernels.enumerated() {
              sum += kernel[care][stayed] * instance.admissions[group][region][day - stayed]
            }
          }
        }
        let reported = model.capacities[region].occupied[type]!
        let miss: Double = abs(sum / 7 - reported) / max(1, reported)
        #expect(miss < 1e-6, "\(type) \(region)")
      }
    }
  }

  @Test func `the simulated load equals the reported occupancy within three standard errors`()
    throws
  {
    // Room enough that nobody waits and no planned care is turned away.
    let roomy = region(
      uppsala, icu: 40, somatic: 500, icuOccupancy: "0.4", somaticOccupancy: "0.6",
      elective: "70")
    let model = try PlanModel(input([roomy], scenario(days: 14)))
    let count = 600
    let result = try simulate(
      model.simulation, options: SimulationOptions(replications: count, seed: 11))
    for (care, type) in CareType.allCases.enumerated() {
      // Days of whole weeks, so that planned care's pattern evens out; days of a replication go
      // together, so that their mean is no surer than one of them.
      let week = result.meanNeed[care][0][7..<14]
      let mean = week.reduce(0, +) / 7
      let variance = result.varianceNeed[care][0][7..<14].max()!
      let reported = model.capacities[0].occupied[type]!
      // Planned care's weekly wave has not wholly settled when the run starts.
      let settling = type == .surgical ? 0.01 * reported : 0
      let allowed: Double = 3 * (variance / Double(count)).squareRoot() + settling
      #expect(abs(mean - reported) < allowed, "\(type)")
    }
  }
}
