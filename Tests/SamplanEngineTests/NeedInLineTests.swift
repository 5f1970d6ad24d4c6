import SamplanBase
import Testing

@testable import SamplanEngine

/// The need that runs on in line: the time there is a part of the stay.
struct NeedInLineTests {
  /// One kind of patient, who all come on day 0, and beds by day.
  private func oneDay(stay: Double, beds: [Int], coming: Double = 200) -> Instance {
    var instance = SmallInstance.quiet(days: beds.count)
    instance.groups = [SmallInstance.group("a", meanDays: stay, cv: 0)]
    instance.admissions = [[[coming] + [Double](repeating: 0, count: beds.count - 1)]]
    instance.simulation.beds = [[0]]
    instance.simulation.bedsByDay = [[beds]]
    instance.simulation.needRunsInLine = true
    return instance
  }

  private func run(_ instance: Instance, seed: UInt64 = 1) throws -> SimulationResult {
    try simulate(instance, options: SimulationOptions(replications: 1, seed: seed))
  }

  /// Who comes on day 0 and stays two days is in line at the ends of days 0 and 1, and gone in
  /// day 2.
  @Test func `without a bed the need ends when the stay would have`() throws {
    let result = try run(oneDay(stay: 2, beds: [0, 0, 0, 0]))
    let came = result.patients.mean
    #expect(result.meanNeed == [[[came, came, 0, 0]]])
    #expect(result.leftWaiting.mean == came)
    #expect(result.paired.short() == [2 * came])
    #expect(result.ledgers.allSatisfy { $0.discharged == 0 && $0.waitingAtEnd == 0 })
  }

  /// Beds for all from day 2: the third and last day of the stay is in a bed.
  @Test func `a bed that comes late is held for what is left of the stay`() throws {
    let result = try run(oneDay(stay: 3, beds: [0, 0, 1000, 1000]))
    let came = result.patients.mean
    #expect(result.meanNeed == [[[came, came, came, 0]]])
    #expect(result.meanShort == [[[came, came, 0, 0]]])
    #expect(result.leftWaiting.mean == 0)
    #expect(result.ledgers.allSatisfy { $0.discharged == $0.patients })
  }

  /// No intensive care: after its day the need is of a ward, where there is room.
  @Test func `whose need of one bed ends goes on to need the next`() throws {
    var instance = SmallInstance.quiet(days: 3, careTypes: ["ICU", "MED"])
    instance.groups = [
      Instance.Group(
        id: "a", priority: 0,
        path: [
          Instance.Stay(care: "ICU", meanDays: 1, cv: 0),
          Instance.Stay(care: "MED", meanDays: 50, cv: 0),
        ])
    ]
    instance.admissions = [[[100, 0, 0]]]
    instance.simulation.beds = [[0, 1000]]
    instance.simulation.needRunsInLine = true
    let result = try run(instance)
    let came = result.patients.mean
    #expect(result.meanNeed == [[[came, 0, 0]], [[0, came, came]]])
    #expect(result.meanShort == [[[came, 0, 0]], [[0, 0, 0]]])
    #expect(result.leftWaiting.mean == 0)
  }

  /// Two beds in intensive care, no ward: the first two are done in day 1, keep their beds for the
  /// two days that they need a ward, and go home in day 3. Those in line have gone before.
  @Test func `a kept bed is free when the need of a ward has ended`() throws {
    var instance = SmallInstance.quiet(days: 5, careTypes: ["ICU", "MED"])
    instance.groups = [
      Instance.Group(
        id: "a", priority: 0,
        path: [
          Instance.Stay(care: "ICU", meanDays: 1, cv: 0),
          Instance.Stay(care: "MED", meanDays: 2, cv: 0),
        ])
    ]
    instance.admissions = [[[3000, 0, 0, 0, 0]]]
    instance.simulation.beds = [[2, 0]]
    instance.simulation.stepDownBlocking = true
    instance.simulation.needRunsInLine = true
    let result = try run(instance)
    #expect(try #require(result.stepDown).blocked == [[0, 2, 2, 0, 0]])
    #expect(result.ledgers.allSatisfy { $0.discharged == 2 })
    #expect(result.ledgers.allSatisfy { $0.leftWaiting == $0.patients - 2 })
    #expect(result.meanNeed.allSatisfy { $0[0][4] == 0 })
  }

  /// The infinite queue: patients in bed and in line together do not depend on the beds.
  @Test(arguments: UInt64(1)...4)
  func `the need is the same whatever the beds`(seed: UInt64) throws {
    var instance = SmallInstance.busy(seed: seed)
    instance.electiveAdmissions = instance.electiveAdmissions.map { $0.map { _ in 0 } }
    instance.simulation.neighbours = instance.sites.map { _ in [] }
    instance.simulation.meanDaysToDeathWaiting = [:]
    instance.simulation.needRunsInLine = true
    func need(_ beds: Int) throws -> [[[Double]]] {
      instance.simulation.beds = instance.sites.map { _ in [beds, beds] }
      return try simulate(
        instance, options: SimulationOptions(replications: 20, seed: seed)
      ).meanNeed
    }
    let free = try need(10_000)
    #expect(try need(0) == free)
    #expect(try need(3) == free)
    #expect(try need(12) == free)
  }

  @Test func `waiting ends by the need or by death, not by both`() throws {
    var instance = oneDay(stay: 2, beds: [0, 0])
    instance.simulation.meanDaysToDeathWaiting = ["MED": 3]
    do throws(Refusal) {
      _ = try simulate(instance)
      Issue.record("no refusal")
    } catch {
      #expect(error.problems.map(\.place) == [.field("simulation.needRunsInLine")])
      #expect(error.problems[0].text.en.contains("remove one of them"))
    }
  }
}
