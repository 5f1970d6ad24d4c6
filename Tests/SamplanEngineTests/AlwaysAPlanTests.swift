import SamplanBase
import SamplanEngine
import Testing

/// The fair programme has a plan for every instance that is well formed: shortage may always stand,
/// planned care and care that is not necessary may be turned away, and nobody need move. The
/// reference programme has one wherever there are nominal beds.
struct AlwaysAPlanTests {
  /// A busy instance with some of everything taken away, by a seed.
  private func stripped(_ seed: UInt64) -> Instance {
    var instance = SmallInstance.busy(seed: seed, sites: 3, days: 5)
    var random = SmallInstance.Sequence(seed: seed &+ 99)
    func often() -> Bool { random.between(0, 1) < 0.4 }
    let (sites, days, cares) = (3, 5, 2)
    for site in 0..<sites {
      for care in 0..<cares where often() {
        instance.beds[care][site] = [Double](repeating: 0, count: days)
        instance.bedsNominal[care][site] = 0
      }
      for care in 0..<cares where often() { instance.surgeMax[care][site] = 0 }
      if often() { instance.staff[site] = 0 }
      for group in instance.groups.indices where often() {
        instance.admissions[group][site] = [Double](repeating: 0, count: days)
      }
      if often() {
        for care in 0..<cares {
          instance.presentAtStart[care][site] = [Double](repeating: 30, count: days)
        }
      }
    }
    if often() { instance.modeHours = instance.modeHours.map { $0.map { _ in 0 } } }
    if often() { instance.lendMaxShare = 0 }
    // Coefficients of the matrix left out: planned care keeps some of its beds when postponed.
    if often() { instance.kernel.dropBelow = 0.3 }
    instance.receiveMax = [[0, nil, 1], [nil, 0, 0]]
    instance.postponeMaxShareBySite = [0, 1, 0.5]
    instance.rules = Instance.Rules(
      necessary: [true, often()], wholeTripModes: often() ? [0] : [],
      resources: [
        Instance.Resource(
          id: "theatre", perAdmission: [2, 0], perElective: 2, perDaySurgery: 1,
          capacity: [[Double]](repeating: [Double](repeating: 0, count: days), count: sites),
          surgeMax: [[Double]](repeating: [Double](repeating: 0, count: days), count: sites),
          surgeWeight: 1, shortageWeight: 5)
      ],
      stepDownShare: [[Double]](repeating: [Double](repeating: 1, count: days), count: sites))
    return instance
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func `whatever is taken away, there is a fair plan, and no limit is passed`(seed: UInt64) throws {
    let plan = try solveFair(stripped(seed), options: FairOptions(gap: 0.001))
    #expect(plan.joint.largestViolation < 1e-4 && plan.alone.largestViolation < 1e-4)
    #expect(plan.joint.bound <= plan.joint.objective + 1e-6)
  }

  @Test func `a site of planned care only, without beds, has a plan`() throws {
    var instance = SmallInstance.quiet(days: 2)
    instance.elective = Instance.Elective(
      priority: 2, stays: [Instance.ElectiveStay(share: 1, care: "MED", meanDays: 2, cv: 1)])
    instance.electiveAdmissions = [[40, 40]]
    // Every coefficient is left out: postponing frees no bed.
    instance.kernel.dropBelow = 1
    let plan = try solveFair(instance)
    #expect(plan.joint.shortageBedDays[0] > 40)
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func `the reference programme has a plan, or says where nominal beds are missing`(
    seed: UInt64
  ) throws {
    let instance = stripped(seed)
    do throws(Refusal) {
      _ = try solve(instance)
    } catch {
      #expect(error.kind == .input && !error.problems.isEmpty)
      #expect(instance.bedsNominal.joined().contains(0))
      // What is said to be missing is enough.
      var opened = instance
      opened.bedsNominal = instance.bedsNominal.map { $0.map { max($0, 1) } }
      _ = try solve(opened)
    }
  }

  @Test func `more than one bed kept for a patient without a ward bed is refused`() throws {
    var instance = SmallInstance.busy(seed: 1)
    let days = [Double](repeating: 1.5, count: instance.days)
    instance.rules = Instance.Rules(stepDownShare: [[Double]](repeating: days, count: 4))
    #expect {
      try solveFair(instance)
    } throws: { error in
      (error as? Refusal)?.problems.first?.place == .field("rules.stepDownShare[0][0]")
    }
  }
}
