import SamplanEngine
import Testing

/// A run that starts full stands where it would have stood.
struct ResidualStartTests {
  /// Lognormal stays, mean 6 days; nobody new. Of those present, the part still there at time k is
  /// `∫_k^∞ S / mean`, by whole days `Σ_{l≥k} S(l) / Σ_{l≥0} S(l)`, S taken at the middle of days.
  @Test func `those present at the start leave as a steady state's would`() throws {
    let days = 25
    var instance = SmallInstance.queue(
      days: days, beds: 10_000, groups: [(SmallInstance.group("a", meanDays: 6, cv: 0.8), 0)])
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(admissions: [[50]], elective: [0])
    let count = 600
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 12, threads: 2))
    let stay = LengthOfStay(instance.groups[0].path[0])
    let survival = (0..<1000).map { stay.survival(Double($0) + 0.5) }
    let whole = survival.reduce(0, +)
    for day in 0..<days {
      let left = survival[(day + 1)...].reduce(0, +) / whole
      let mean = 300 * left
      let error = (mean / Double(count)).squareRoot()
      #expect(abs(result.meanNeed[0][0][day] - mean) < 3.5 * error + 0.002 * 300)
    }
  }

  @Test func `occupancy stays flat over sixty days`() throws {
    let days = 60
    var instance = SmallInstance.queue(
      days: days, beds: 10_000, groups: [(SmallInstance.group("a", meanDays: 6, cv: 1.1), 20)])
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 3, cv: 0.5)
    ]
    instance.electiveAdmissions = [[Double](repeating: 10, count: days)]
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(admissions: [[20]], elective: [10])
    let count = 400
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 31, threads: 2))
    let error = (150 / Double(count)).squareRoot()
    let means = result.meanNeed[0][0]
    // Sixty comparisons: one in four hundred passes three standard errors by chance.
    #expect(means.filter { abs($0 - 150) > 3 * error }.count <= 1)
    let halves = [means[..<30], means[30...]].map { $0.reduce(0, +) / 30 }
    #expect(abs(halves[0] - halves[1]) < 3 * error)
  }

  /// Planned care on five days of seven, seven a week in the mean. On a Monday morning the beds
  /// hold what Thursday and Friday left; the steady state of the mean holds more. The bias is that
  /// of the first days alone: it is gone when the stays of the start are over.
  @Test func `with a weekday pattern only the first days are biased`() throws {
    let days = 28
    var instance = SmallInstance.queue(days: days, beds: 10_000, groups: [])
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 3, cv: 0)
    ]
    instance.electiveAdmissions = [(0..<days).map { $0 % 7 < 5 ? 140.0 : 0 }]
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(admissions: [], elective: [100])
    let result = try simulate(
      instance, options: SimulationOptions(replications: 300, seed: 4, threads: 2))
    let means = result.meanNeed[0][0]
    // Stays of three days: at the end of a Monday, those of Monday, and of Saturday and Sunday
    // none: 140. The start adds two thirds of the steady 300 on the first Monday.
    #expect(abs(means[7] - 140) < 5)
    #expect(abs(means[0] - 340) < 5)
    for day in 3..<7 { #expect(abs(means[day] - means[day + 7]) < 8) }
  }
}
