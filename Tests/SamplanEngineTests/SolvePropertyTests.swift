import Foundation
import SamplanBase
import SamplanEngine
import Testing

/// What must hold of any instance, tried on random ones.
struct SolvePropertyTests {
  private func objective(_ instance: Instance) throws -> Double {
    let solution = try solve(instance, options: SolveOptions(solver: .simplex))
    #expect(solution.status == .optimal)
    #expect(solution.bound <= solution.objective * (1 + 1e-9) + 1e-9)
    #expect(solution.gap < 1e-6)
    return solution.objective
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `more beds never raise the optimum`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    var random = SmallInstance.Sequence(seed: seed &+ 100)
    var more = instance
    more.beds = instance.beds.map { sites in
      sites.map { days in days.map { $0 + random.between(0, 2) } }
    }
    #expect(try objective(more) <= objective(instance) * (1 + 1e-9) + 1e-7)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `the order of the sites changes nothing`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    let other = SmallInstance.reordered(instance, [2, 0, 3, 1])
    let (one, two) = (try objective(instance), try objective(other))
    #expect(abs(one - two) <= 1e-7 * max(1, one))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `twice of everything costs twice as much`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    func twice(_ cube: [[[Double]]]) -> [[[Double]]] {
      cube.map { $0.map { $0.map { 2 * $0 } } }
    }
    func twice(_ grid: [[Double]]) -> [[Double]] { twice([grid])[0] }
    var double = instance
    double.beds = twice(instance.beds)
    double.bedsNominal = twice(instance.bedsNominal)
    double.surgeMax = twice(instance.surgeMax)
    double.staff = twice([instance.staff])[0]
    double.modeHours = twice(instance.modeHours)
    double.admissions = twice(instance.admissions)
    double.electiveAdmissions = twice(instance.electiveAdmissions)
    // The relative shortage stays, so its weight has to double.
    double.costs.fairness = 2 * instance.costs.fairness
    let (one, two) = (try objective(instance), try objective(double))
    #expect(abs(2 * one - two) <= 1e-6 * max(1, two))
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `all solvers find the same optimum, and measures only help`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    let optimum = try objective(instance)
    for solver in [Solver.ipx, .ipxWithoutCrossover] {
      let solution = try solve(instance, options: SolveOptions(solver: solver))
      #expect(abs(solution.objective - optimum) <= 1e-5 * optimum)
      #expect(solution.bound <= optimum * (1 + 1e-9))
      #expect(solution.gap < 1e-4)
    }
    var last = optimum
    for measures in [[.transfers, .surge, .postponement], [.surge, .postponement], .surge, []]
      as [Measures]
    {
      let fewer = try solve(instance, options: SolveOptions(measures: measures)).objective
      #expect(fewer >= last * (1 - 1e-7))
      last = fewer
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `patients are moved, not lost`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    let solution = try solve(instance)
    for group in instance.groups.indices {
      for day in 0..<instance.days {
        let came = instance.admissions[group].reduce(0) { $0 + $1[day] }
        let admitted = solution.admissions[group].reduce(0) { $0 + $1[day] }
        #expect(abs(came - admitted) < 1e-6 * came)
      }
    }
  }
}

/// The published optimum, where the shared instances lie beside the repository.
struct PublishedOptimumTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/reference/instances")

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "r21-t30.json").path)
  }

  @Test(.enabled(if: isThere, "the shared instances do not lie beside the repository"))
  func `the month instance has its published optimum`() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "r21-t30.json"))
    let solution = try solve(Instance(json: [UInt8](data)))
    #expect(solution.status == .optimal)
    #expect(abs(solution.objective / 173011.449482 - 1) < 1e-6)
    #expect(abs(solution.gap) < 1e-6)
    #expect(solution.rows == 7080)
    #expect(solution.columns == 141_631)
  }
}
