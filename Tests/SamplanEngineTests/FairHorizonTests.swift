import SamplanBase
import SamplanEngine
import Testing

/// Horizons so long that moves come in and go out by rounds of interior point.
struct FairHorizonTests {
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `a plan within a gap lies between its own bound and the optimum with the gap`(
    seed: UInt64
  ) throws {
    let gap = 0.02
    let instance = SmallInstance.long(seed)
    let best = try solveFair(instance, options: FairOptions(gap: 0))
    let near = try solveFair(instance, options: FairOptions(gap: gap))
    for (best, near) in zip(best.steps.prefix(2), near.steps.prefix(2)) {
      #expect(near.bound <= best.objective + 1e-3)
      #expect(best.bound <= near.objective + 1e-3)
      #expect(near.objective <= best.objective * (1 + 2 * gap) + 1e-2)
    }
    #expect(near.steps.allSatisfy { $0.gap <= gap })
    #expect(best.steps.allSatisfy { $0.bound <= $0.objective + 1e-9 })
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `no week is worse than alone in a long plan`(seed: UInt64) throws {
    let instance = SmallInstance.long(seed)
    let plan = try solveFair(instance, options: FairOptions(gap: 0.02))
    for care in instance.careTypes.indices {
      for site in instance.sites.indices {
        for first in stride(from: 0, to: instance.days, by: 7) {
          let week = first..<min(first + 7, instance.days)
          let alone = week.reduce(0) { $0 + plan.alone.shortage[care][site][$1] }
          let joint = week.reduce(0) { $0 + plan.joint.shortage[care][site][$1] }
          #expect(joint <= alone + 1e-3)
        }
      }
    }
  }

  @Test func `where nothing is short alone the plan is about all else`() throws {
    var instance = SmallInstance.long(4)
    instance.beds = instance.beds.map { $0.map { $0.map { $0 * 4 } } }
    let plan = try solveFair(instance, options: FairOptions(gap: 0.01))
    #expect(plan.aloneShares.allSatisfy { $0 < 1e-6 })
    #expect(plan.leastLargestShare < 1e-6)
    #expect(plan.steps.map(\.aim) == [.largestShare, .shortage, .measures])
    #expect(plan.joint.shortage.joined().joined().allSatisfy { $0 < 1e-2 })
    #expect(plan.joint.bound <= plan.joint.objective)
  }

  @Test func `where moves leave nothing short the plan is the least of all else without shortage`()
    throws
  {
    let instance = SmallInstance.relieved
    let gap = 0.005
    let plan = try solveFair(instance, options: FairOptions(gap: gap))
    let exact = try solveFair(instance, options: FairOptions(gap: 0))
    #expect(plan.aloneShares[0] > 0.01)
    #expect(plan.steps.map(\.aim) == [.largestShare, .shortage, .measures])
    #expect(plan.leastLargestShare < 1e-6)
    #expect(plan.joint.shortage.joined().joined().allSatisfy { $0 < 1e-2 })
    #expect(plan.steps.allSatisfy { $0.gap <= gap })
    #expect(plan.steps[2].bound <= exact.steps[2].objective + 1e-3)
    #expect(exact.steps[2].objective <= plan.steps[2].objective * (1 + 1e-6) + 1e-3)
    #expect(plan.steps[2].objective <= exact.steps[2].objective * (1 + 2 * gap))
  }
}
