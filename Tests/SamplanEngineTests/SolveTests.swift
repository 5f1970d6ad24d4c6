import Foundation
import SamplanBase
import SamplanEngine
import Testing

/// Programmes small enough to solve by hand.
struct SolveTests {
  /// Ten patients come on the only day to six beds; the nominal number is eight.
  private var overloaded: Instance {
    var instance = SmallInstance.quiet(days: 1)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[10]]]
    instance.beds = [[[6]]]
    instance.bedsNominal = [[8]]
    instance.surgeMax = [[3]]
    instance.staff = [2]
    return instance
  }

  private func isNear(_ value: Double, _ wanted: Double) -> Bool {
    abs(value - wanted) <= 1e-6 * max(1, abs(wanted))
  }

  /// The cost of a plan is the sum of shortage, measures and fairness, in that order.
  private func isNear(_ value: Double, sumOf parts: Double...) -> Bool {
    isNear(value, parts.reduce(0, +))
  }

  @Test func `without measures the shortage is what the beds do not hold`() throws {
    let solution = try solve(overloaded, options: SolveOptions(measures: .none))
    #expect(solution.status == .optimal)
    #expect(isNear(solution.shortage[0][0][0], 4))
    #expect(isNear(solution.fairness, 0.5))
    #expect(isNear(solution.objective, sumOf: 40, 50.0))
    #expect(isNear(solution.bound, solution.objective))
  }

  @Test(arguments: Solver.allCases)
  func `extra beds are opened as far as the staff reaches`(solver: Solver) throws {
    let solution = try solve(overloaded, options: SolveOptions(solver: solver))
    #expect(isNear(solution.surge[0][0][0], 2))
    #expect(isNear(solution.shortage[0][0][0], 2))
    #expect(isNear(solution.objective, sumOf: 20, 2, 25.0))
    #expect(solution.gap < 1e-6)
  }

  @Test func `extra beds by day replace the usual limit`() throws {
    var instance = overloaded
    instance.surgeMaxByDay = [[[0.5]]]
    let solution = try solve(instance)
    #expect(isNear(solution.surge[0][0][0], 0.5))
  }

  @Test func `a postponed patient frees the bed-days it would have held`() throws {
    var instance = SmallInstance.quiet(days: 2)
    // A stay of exactly 1.5 days: a bed on the day of admission and on the next.
    instance.elective.stays = [
      Instance.ElectiveStay(share: 1, care: "MED", meanDays: 1.5, cv: 0)
    ]
    instance.electiveAdmissions = [[6, 0]]
    instance.beds = [[[4, 4]]]
    instance.bedsNominal = [[4]]
    let alone = try solve(instance, options: SolveOptions(measures: .none))
    #expect(isNear(alone.objective, sumOf: 40, 50.0))
    let plan = try solve(instance)
    #expect(isNear(plan.postponed[0][0], 2))
    #expect(isNear(plan.objective, sumOf: 3.0))
    instance.postponeMaxShareBySite = [0.25]
    let limited = try solve(instance)
    #expect(isNear(limited.postponed[0][0], 1.5))
    #expect(isNear(limited.objective, sumOf: 2.25, 10.0, 12.5))
  }

  /// Site 0 is ten patients over; site 1 has room for six. A patient takes 2 · 100 / 50 + 1 = 5
  /// vehicle hours and costs 1 + 0.01 · 100 = 2.
  private var twoSites: Instance {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[20], [4]]]
    instance.beds = [[[10], [10]]]
    instance.bedsNominal = [[10, 10]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    return instance
  }

  @Test func `patients move as long as vehicle hours and free beds last`() throws {
    let plan = try solve(twoSites)
    // Fairness evens out: with x moved, shortages are 10 − x and x − 6, both over 10 beds.
    #expect(isNear(plan.totalTransfers, 8))
    #expect(isNear(plan.fairness, 0.2))
    #expect(isNear(plan.objective, sumOf: 16, 40, 20.0))
    #expect(isNear(plan.admissions[0][0][0], 12))
    var few = twoSites
    few.modeHours = [[15]]
    let limited = try solve(few)
    #expect(isNear(limited.totalTransfers, 3))
    #expect(isNear(limited.objective, sumOf: 6, 70, 70.0))
    let move = try #require(limited.transfers.first)
    #expect(limited.transfers.count == 1)
    #expect(move.from == 0)
    #expect(move.to == 1)
    #expect(move.day == 0)
  }

  @Test func `a limit on receiving and a closed link hold`() throws {
    var instance = twoSites
    instance.receiveMax = [[nil, 2.5]]
    #expect(isNear(try solve(instance).totalTransfers, 2.5))
    instance.receiveMax = nil
    for link in [("road", "S0", "S1"), ("*", "S0", "*"), ("*", "*", "*"), ("road", "*", "S1")] {
      instance.closedLinks = [
        Instance.ClosedLink(mode: link.0, from: link.1, to: link.2, fromDay: 0, toDay: 5)
      ]
      #expect(try solve(instance).totalTransfers == 0)
    }
    instance.closedLinks = [
      Instance.ClosedLink(mode: "road", from: "S1", to: "S0", fromDay: 0, toDay: 0)
    ]
    #expect(isNear(try solve(instance).totalTransfers, 8))
  }

  @Test func `a link closed some days is open the others`() throws {
    var instance = twoSites
    instance.days = 2
    instance.groups = [SmallInstance.group("a", meanDays: 0.5, cv: 0)]
    instance.admissions = [[[20, 20], [4, 4]]]
    instance.beds = [[[10, 10], [10, 10]]]
    instance.electiveAdmissions = [[0, 0], [0, 0]]
    instance.presentAtStart = [[[0, 0], [0, 0]]]
    instance.modeHours = [[1000, 1000]]
    instance.closedLinks = [
      Instance.ClosedLink(mode: "*", from: "S0", to: "*", fromDay: 1, toDay: 1)
    ]
    let plan = try solve(instance)
    #expect(plan.transfers.allSatisfy { $0.day == 0 })
    #expect(plan.totalTransfers > 5.9)
  }

  @Test func `lent staff opens extra beds elsewhere, within each site's share`() throws {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("a", meanDays: 5)]
    instance.admissions = [[[10], [0]]]
    instance.beds = [[[0], [0]]]
    instance.bedsNominal = [[10, 10]]
    instance.surgeMax = [[10, 0]]
    instance.staff = [2, 6]
    instance.lendMaxShare = 0.5
    let plan = try solve(instance)
    #expect(isNear(plan.surge[0][0][0], 5))
    #expect(isNear(plan.lent[1][0], 3))
    #expect(isNear(plan.borrowed[0][0], 3))
    #expect(isNear(plan.objective, sumOf: 50, 5, 3.0, 50.0))
    instance.lendMaxShareBySite = [1, 0]
    #expect(isNear(try solve(instance).surge[0][0][0], 2))
    let alone = try solve(instance, options: SolveOptions(measures: [.surge, .transfers]))
    #expect(isNear(alone.borrowed[0][0], 0))
  }

  @Test func `care needed where there are no nominal beds is named`() {
    var instance = overloaded
    instance.bedsNominal = [[0]]
    #expect {
      try solve(instance)
    } throws: { error in
      guard let refusal = error as? Refusal, refusal.kind == .input else { return false }
      let problem = refusal.problems.first
      return problem?.place == .field("bedsNominal[0][0]")
        && problem?.text.sv.contains("S0, MED, dag 0: minst 2.0 platser saknas") == true
        && problem?.text.en.contains("at least 1 nominal bed, or 2.0 more open beds") == true
    }
  }

  /// Two sites, the first without beds: of ten patients five may move, by the limit of the other.
  @Test func `where nothing can be done, the least change of each limit is told`() throws {
    var instance = SmallInstance.quiet(days: 1, sites: 2)
    instance.groups = [SmallInstance.group("medical", meanDays: 1, cv: 0)]
    instance.admissions = [[[10], [0]]]
    instance.beds = [[[0], [20]]]
    instance.bedsNominal = [[0, 20]]
    instance.modes = [SmallInstance.vehicle()]
    instance.modeHours = [[1000]]
    instance.distancesKm = [[0, 100], [100, 0]]
    instance.receiveMax = [[nil, 5]]
    #expect {
      try solve(instance)
    } throws: { error in
      guard let refusal = error as? Refusal else { return false }
      #expect(refusal.text.sv.contains("5.0 vårddygn med öppna platser"))
      #expect(refusal.text.sv.contains("eller sammanlagt 5.0 mottagna patienter till"))
      #expect(
        refusal.problems.map(\.place) == [.field("bedsNominal[0][0]"), .field("receiveMax[0][1]")])
      return refusal.problems[1].text.sv
        == "S1, MED, dag 0: det går också om 5.0 patienter till tas emot"
    }
    instance.receiveMax = [[nil, 10]]
    #expect(isNear(try solve(instance).shortageBedDays[0], 0))
    // With a trip of five hours, 25 hours take five.
    instance.modeHours = [[25]]
    #expect {
      try solve(instance)
    } throws: { error in
      guard let refusal = error as? Refusal else { return false }
      #expect(refusal.problems.map(\.place).last == .field("modeHours[0][0]"))
      return refusal.text.sv.contains("eller sammanlagt 25.0 fordonstimmar till")
    }
  }

  @Test func `an instance that was changed into nonsense is refused before solving`() {
    var instance = overloaded
    instance.beds = [[[-6]]]
    #expect {
      try solve(instance)
    } throws: { error in
      (error as? Refusal)?.problems.map(\.place) == [.field("beds[0][0][0]")]
    }
  }

  @Test func `a run stopped at once is refused or holds a plan`() throws {
    let instance = SmallInstance.busy(seed: 3, sites: 8, days: 20)
    do throws(Refusal) {
      let plan = try solve(instance, options: SolveOptions(progress: { _ in false }))
      #expect(plan.largestViolation < 1e-5)
    } catch {
      #expect(error.kind == .conflict)
    }
  }

  @Test func `a time limit that is too short says so`() throws {
    let instance = SmallInstance.busy(seed: 3, sites: 12, days: 30)
    do throws(Refusal) {
      let plan = try solve(instance, options: SolveOptions(timeLimitSeconds: 1e-3))
      #expect(plan.gap < 1e-6 || plan.status == .timeLimit)
    } catch {
      #expect(error.kind == .limit)
      #expect(error.text.sv.contains("Tiden tog slut"))
    }
  }

  @Test func `impossible choices are refused together`() {
    #expect {
      try solve(overloaded, options: SolveOptions(timeLimitSeconds: 0, tolerance: 1))
    } throws: { error in
      (error as? Refusal)?.problems.map(\.place) == [
        .field("timeLimitSeconds"), .field("tolerance"),
      ]
    }
  }

  @Test func `the programme is written for other solvers`() throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "samplan-\(UInt64.max)-programme.mps").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try solve(overloaded, options: SolveOptions(mpsPath: path))
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    #expect(text.contains("ROWS"))
    #expect(text.contains("ENDATA"))
  }
}
