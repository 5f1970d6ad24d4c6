import SamplanBase
import SamplanEngine
import Testing

struct SimulationTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func `every patient is accounted for`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(
      admissions: [[2, 2, 2, 2], [8, 8, 8, 8]], elective: [3, 3, 3, 3])
    instance.simulation.bedsByDay = instance.beds.map { sites in
      sites.map { days in days.enumerated().map { $0 % 3 == 1 ? Int($1) / 2 : Int($1) } }
    }
    let result = try simulate(
      instance, options: SimulationOptions(replications: 50, seed: seed, threads: 2))
    #expect(result.transfers.mean > 0)
    #expect(result.postponed.mean > 0)
    #expect(result.deathsWaiting.mean > 0)
    for ledger in result.ledgers {
      let came = ledger.presentAtStart + ledger.patients
      let left =
        ledger.discharged + ledger.deathsWaiting + ledger.postponed + ledger.droppedAtStart
      #expect(came == left + ledger.inBedsAtEnd + ledger.waitingAtEnd)
    }
  }

  @Test func `the result does not depend on the number of threads`() throws {
    let instance = SmallInstance.busy(seed: 4)
    let results = try [1, 2, 5].map { threads in
      try simulate(
        instance, options: SimulationOptions(replications: 37, seed: 9, threads: threads))
    }
    for other in results.dropFirst() {
      #expect(other.ledgers == results[0].ledgers)
      #expect(other.patients == results[0].patients)
      #expect(other.meanOccupied == results[0].meanOccupied)
      #expect(other.meanWaitDays == results[0].meanWaitDays)
      #expect(other.needQuantiles == results[0].needQuantiles)
      #expect(other.varianceNeed == results[0].varianceNeed)
      #expect(other.firstExceedance == results[0].firstExceedance)
      #expect(other.nationalNeedQuantiles == results[0].nationalNeedQuantiles)
    }
  }

  @Test func `another seed gives other patients`() throws {
    let instance = SmallInstance.busy(seed: 4)
    let results = try [1, 2].map { seed in
      try simulate(instance, options: SimulationOptions(replications: 5, seed: seed))
    }
    #expect(results[0].ledgers != results[1].ledgers)
  }

  @Test func `the same patients come whatever the beds are`() throws {
    let instance = SmallInstance.busy(seed: 6)
    var larger = instance
    larger.simulation.beds = larger.simulation.beds.map { $0.map { $0 + 20 } }
    let options = SimulationOptions(replications: 20, seed: 1)
    let before = try simulate(instance, options: options)
    let after = try simulate(larger, options: options)
    #expect(before.ledgers.map(\.patients) == after.ledgers.map(\.patients))
    #expect(after.deathsWaiting.mean < before.deathsWaiting.mean)
  }

  @Test func `without transfers a day nobody is transferred`() throws {
    var instance = SmallInstance.busy(seed: 1)
    instance.simulation.transfersPerDay = [0, 0, 0, 0]
    let result = try simulate(instance, options: SimulationOptions(replications: 20))
    #expect(result.transfers.mean == 0)
  }

  @Test func `transfers out of a site stay within its number a day`() throws {
    var instance = SmallInstance.queue(
      days: 5, beds: 0, groups: [(SmallInstance.group("a", meanDays: 1), 50)])
    let other = SmallInstance.quiet(days: 5, sites: 2)
    instance.sites = other.sites
    instance.beds = other.beds
    instance.bedsNominal = other.bedsNominal
    instance.surgeMax = other.surgeMax
    instance.staff = other.staff
    instance.presentAtStart = other.presentAtStart
    instance.electiveAdmissions = other.electiveAdmissions
    instance.distancesKm = other.distancesKm
    instance.admissions = [[instance.admissions[0][0], [0, 0, 0, 0, 0]]]
    instance.simulation.beds = [[0], [1000]]
    instance.simulation.neighbours = [[Instance.Neighbour(site: 1, travelDays: 0.1)], []]
    instance.simulation.transfersPerDay = [7, 0]
    let result = try simulate(instance, options: SimulationOptions(replications: 10))
    #expect(result.transfers.mean == 35)
    #expect(result.transfers.standardError == 0)
  }

  @Test func `quantiles and probabilities of a constant need are that need`() throws {
    var instance = SmallInstance.queue(
      days: 4, beds: 5, groups: [(SmallInstance.group("a", meanDays: 1), 0)])
    instance.simulation.startEmpty = false
    instance.simulation.baseline = Instance.Baseline(admissions: [[0]], elective: [0])
    instance.simulation.alertAbove = [[[0, 0, 0, 0]]]
    let result = try simulate(instance, options: SimulationOptions(replications: 5))
    #expect(result.needQuantiles == [[[[0, 0, 0, 0]]], [[[0, 0, 0, 0]]], [[[0, 0, 0, 0]]]])
    #expect(result.probabilityAbove == [[[0, 0, 0, 0]]])
    #expect(result.firstExceedance[0][0].probability == 0)
    #expect(result.firstExceedance[0][0].day(0.5) == nil)
  }

  /// Of a standard normal's median the error is `√(π/2n)` standard deviations.
  @Test func `the error of a median is that of theory`() throws {
    var instance = SmallInstance.queue(
      days: 30, beds: 5000, groups: [(SmallInstance.group("a", meanDays: 1), 400)])
    instance.simulation.startEmpty = true
    let count = 2000
    let result = try simulate(
      instance, options: SimulationOptions(replications: count, seed: 3, threads: 2))
    // Need in its steady state is Poisson with the mean 400; the mean over days of the error, whose
    // own error is a part of it.
    let errors = result.needQuantileErrors[1][0][0][10...]
    let wanted = (Double.pi / 2 / Double(count) * 400).squareRoot()
    let mean = errors.reduce(0, +) / Double(errors.count)
    #expect(abs(mean - wanted) < 0.25 * wanted)
    #expect(result.needQuantileErrors[2][0][0][10...].reduce(0, +) > errors.reduce(0, +))
  }

  @Test func `the first day above the threshold tells how sure it is`() {
    let first = FirstExceedance(byDay: [0, 3, 0, 2], replications: 10)
    #expect(first.probability == 0.5)
    #expect(first.day(0.1) == 1)
    #expect(first.day(0.5) == 3)
    #expect(first.day(0.9) == nil)
    #expect(first.dayIfEver(0.5) == 1)
    #expect(first.dayIfEver(0.9) == 3)
  }

  @Test func `little memory leaves the quantiles of small needs as they are`() throws {
    let instance = SmallInstance.busy(seed: 2)
    let results = try [256 << 20, 0].map { memory in
      try simulate(
        instance,
        options: SimulationOptions(replications: 30, seed: 1, threads: 2, sampleMemory: memory))
    }
    #expect(results[0].needQuantiles == results[1].needQuantiles)
  }

  @Test func `a simulation that waits and goes on with other threads gives the same`() throws {
    let instance = SmallInstance.busy(seed: 4)
    var options = SimulationOptions(replications: 60, seed: 1, threads: 2)
    options.precision = SimulationPrecision(share: 0.001, least: 20)
    let once = try simulate(instance, options: options)
    let simulation = try Simulation(instance, options: options)
    for (threads, least) in [(1, 7), (3, 7), (2, 31), (1, 60)] {
      simulation.advance(threads: threads, until: { simulation.done >= least })
      #expect(simulation.done >= least)
      #expect(try simulation.result().isPartial == !simulation.isDone)
    }
    let parts = try simulation.result()
    #expect(simulation.isDone && !simulation.isStopped)
    #expect(parts.ledgers == once.ledgers)
    #expect(parts.needQuantiles == once.needQuantiles)
    #expect(parts.varianceNeed == once.varianceNeed)
  }

  @Test func `a stopped run gives what was done and says that it is partial`() throws {
    let instance = SmallInstance.busy(seed: 2)
    let result = try simulate(
      instance,
      options: SimulationOptions(replications: 1000, threads: 2, progress: { $0 < 10 }))
    #expect(result.isPartial)
    #expect(result.replications >= 10)
    #expect(result.replications < 1000)
    #expect(result.ledgers.count == result.replications)
  }

  @Test func `impossible choices are refused together`() {
    let options = SimulationOptions(replications: 0, quantiles: [0.5, 1.5, .nan])
    #expect {
      try simulate(SmallInstance.busy(seed: 1), options: options)
    } throws: { error in
      let places = (error as? Refusal)?.problems.map(\.place)
      return places == [
        .field("replications"), .field("quantiles[1]"), .field("quantiles[2]"),
      ]
    }
  }

  @Test func `elective care without a whole stay is refused`() {
    var instance = SmallInstance.busy(seed: 1)
    instance.elective.stays[0].share = 0.5
    #expect(throws: Refusal.self) { try simulate(instance) }
  }
}
