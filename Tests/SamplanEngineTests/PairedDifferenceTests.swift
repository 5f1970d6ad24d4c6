import SamplanEngine
import Testing

/// Differences between variants, replication by replication.
struct PairedDifferenceTests {
  /// Differences −1, −2, −3, −2: mean −2, sample variance 2/3, standard error √(2/3/4). The
  /// values 10, 20, 30, 20 have sample variance 200/3, the values 9, 18, 27, 18 have 54.
  @Test func `a difference has its mean, its standard error and what it saves`() throws {
    let paired = PairedDifference(from: [10, 20, 30, 20], to: [9, 18, 27, 18])
    #expect(paired.replications == 4)
    #expect(abs(paired.difference.mean + 2) < 1e-12)
    let error = try #require(paired.difference.standardError)
    #expect(abs(error - (2.0 / 3 / 4).squareRoot()) < 1e-12)
    let saved = try #require(paired.replicationsSaved)
    #expect(abs(saved - (200.0 / 3 + 54) / (2.0 / 3)) < 1e-9)
  }

  @Test func `a difference that never varies saves a number nobody can state`() {
    #expect(PairedDifference(from: [1, 2, 3], to: [2, 3, 4]).replicationsSaved == nil)
    #expect(PairedDifference(from: [1], to: [4]).replicationsSaved == nil)
    #expect(PairedDifference(from: [1], to: [4]).difference.mean == 3)
    #expect(PairedDifference(from: [], to: []).replications == 0)
  }

  /// One bed-day short for each patient in line at the end of a day: no beds, nobody dies. With
  /// this seed nobody comes in the last ten-thousandth of day 0, after the count.
  @Test func `bed-days short are the patients in line, day by day`() throws {
    var instance = SmallInstance.quiet(days: 4, careTypes: ["ICU", "MED"])
    instance.groups = [SmallInstance.group("a", meanDays: 1)]
    instance.admissions = [[[30, 0, 0, 0]]]
    let result = try simulate(
      instance, options: SimulationOptions(replications: 12, seed: 2, threads: 2))
    let came = result.ledgers.map { Double($0.patients) }
    #expect(result.paired.short(care: 1, site: 0) == came.map { $0 * 4 })
    #expect(result.paired.short(care: 0) == came.map { _ in 0 })
    #expect(result.paired.short() == result.paired.short(care: 1))
    let mean = came.reduce(0, +) / Double(came.count)
    #expect(result.meanShort[1][0] == [mean, mean, mean, mean])
    #expect(result.paired.count == 12)
  }

  @Test func `care that is not necessary is never short`() throws {
    var instance = SmallInstance.quiet(days: 3)
    instance.groups = [
      SmallInstance.group("must", meanDays: 1), SmallInstance.group("may", meanDays: 1),
    ]
    instance.admissions = [[[5, 0, 0]], [[90, 0, 0]]]
    instance.simulation.necessary = [true, false]
    let both = try simulate(instance, options: SimulationOptions(replications: 30))
    instance.admissions[1] = [[0, 0, 0]]
    let alone = try simulate(instance, options: SimulationOptions(replications: 30))
    #expect(both.paired.short() == alone.paired.short())
    #expect(both.meanNeed[0][0][0] > 80)
  }
}
