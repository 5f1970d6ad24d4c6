import SamplanBase
import SamplanEngine
import Testing

/// A simulation that stops when its answer is precise enough.
struct SimulationPrecisionTests {
  private let instance = SmallInstance.busy(seed: 4)

  private func run(
    _ share: Double, least: Int = 20, most: Int = 2000, threads: Int = 2,
    against: [Double]? = nil
  ) throws -> SimulationResult {
    var options = SimulationOptions(replications: most, seed: 9, threads: threads)
    options.precision = SimulationPrecision(share: share, least: least, against: against)
    return try simulate(instance, options: options)
  }

  @Test func `it stops after whole batches, at the same place whatever the threads`() throws {
    let results = try [1, 2, 5].map { try run(0.02, threads: $0) }
    let one = results[0]
    #expect(one.isPrecise && !one.isPartial)
    #expect(one.replications > 20 && one.replications < 2000)
    #expect((one.replications - 20) % SimulationPrecision.batch == 0)
    for other in results.dropFirst() {
      #expect(other.ledgers == one.ledgers && other.meanNeed == one.meanNeed)
      #expect(other.needQuantiles == one.needQuantiles)
    }
    let whole = one.paired.short()
    #expect(try #require(SimulationPrecision.relativeError(whole)) <= 0.02)
    let before = Array(whole.dropLast(SimulationPrecision.batch))
    #expect(try #require(SimulationPrecision.relativeError(before)) > 0.02)
    // The same outcomes as the first ones of a run that goes on to its end.
    let long = try simulate(
      instance, options: SimulationOptions(replications: one.replications, seed: 9, threads: 2))
    #expect(long.ledgers == one.ledgers && long.paired == one.paired && !long.isPrecise)
  }

  @Test func `it never stops below the least, and runs to the end when it must`() throws {
    let easy = try run(0.9, least: 300)
    #expect(easy.replications == 300 && easy.isPrecise)
    let hard = try run(1e-9, least: 20, most: 90)
    #expect(hard.replications == 90 && !hard.isPrecise && !hard.isPartial)
  }

  @Test func `a difference that never varies is precise at once`() throws {
    let base = try simulate(
      instance, options: SimulationOptions(replications: 400, seed: 9, threads: 2))
    let same = try run(0.001, least: 50, most: 400, against: base.paired.short())
    #expect(same.replications == 50 && same.isPrecise)
  }

  @Test func `what cannot be asked for is refused`() {
    let refusal = #expect(throws: Refusal.self) { try run(1.5, most: 30, against: [1, 2]) }
    #expect(refusal?.problems.count == 2)
    #expect(SimulationPrecision.relativeError([1]) == nil)
    #expect(SimulationPrecision.relativeError([-1, 1]) == nil)
    #expect(SimulationPrecision.relativeError([0, 0]) == 0)
  }
}
