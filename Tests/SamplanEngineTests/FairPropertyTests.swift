import SamplanBase
import SamplanEngine
import Testing

/// What must hold of any fair plan, tried on random instances.
struct FairPropertyTests {
  /// A random instance in which every rule is at work.
  private func busy(_ seed: UInt64) -> Instance {
    var instance = SmallInstance.busy(seed: seed)
    let (sites, days) = (instance.sites.count, instance.days)
    var random = SmallInstance.Sequence(seed: seed &+ 7)
    func grid(_ low: Double, _ high: Double) -> [[Double]] {
      (0..<sites).map { _ in (0..<days).map { _ in random.between(low, high) } }
    }
    instance.lendMaxShareBySite = (0..<sites).map { _ in random.between(0, 0.5) }
    instance.receiveMax = [(0..<sites).map { _ in random.between(0, 3) }, [nil, nil, nil, nil]]
    instance.postponeMaxShareBySite = (0..<sites).map { _ in random.between(0.2, 0.8) }
    instance.rules = Instance.Rules(
      siteHours: [grid(0, 15), nil],
      lagDays: [
        (0..<sites).map { _ in [Int](repeating: 0, count: sites) },
        (0..<sites).map { _ in [Int](repeating: 1, count: sites) },
      ],
      receiveTogether: [
        Instance.ReceiveTogether(cares: [1], perDay: (0..<sites).map { _ in random.between(0, 6) })
      ],
      planned: Instance.Planned(
        usableShare: 0.5, staffDaysPerInpatient: 1, staffDaysPerDaySurgery: 0.5,
        trained: [2, 2, 2, 2], daySurgery: grid(3, 6), daySurgeryWeight: 0.5,
        waitingWeight: 0.02, classes: [Instance.PlannedClass(afterDays: 3, share: 0.3)]),
      inpatients: SmallInstance.movable)
    return instance
  }

  private let options = FairOptions(gap: 0)

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `nobody gives what they have not offered, and no week is worse than alone`(
    seed: UInt64
  ) throws {
    let instance = busy(seed)
    let rules = try #require(instance.rules)
    let plan = try solveFair(instance, options: options)
    let near = 1e-4
    for site in instance.sites.indices {
      for day in 0..<instance.days {
        let lendable = (instance.lendMaxShareBySite?[site] ?? 0) * instance.staff[site]
        #expect(plan.joint.lent[site][day] <= lendable + near)
        let most =
          (instance.postponeMaxShareBySite?[site] ?? 0) * instance.electiveAdmissions[site][day]
        #expect(plan.joint.postponed[site][day] <= most + near)
        let moves = plan.joint.transfers.map { ($0, instance.groups[$0.group].path[0].care) }
        let into = moves.filter { $0.0.to == site && $0.0.day + rules.lag($0.0) == day }
        let icu = into.filter { $0.1 == "ICU" }.reduce(0) { $0 + $1.0.patients }
        let ward = into.filter { $0.1 == "MED" }.reduce(0) { $0 + $1.0.patients }
        #expect(icu <= (instance.receiveMax?[0][site] ?? 0) + near)
        #expect(ward <= (rules.receiveTogether?[0].perDay[site] ?? 0) + near)
        let hours = plan.joint.transfers.filter {
          $0.from == site && $0.day == day && $0.mode == 0
        }.reduce(0.0) { sum, move in
          let km = instance.distancesKm[move.from][move.to]
          return sum + move.patients * instance.modes[0].tripHours(km: km)
        }
        #expect(hours <= (rules.siteHours?[0]?[site][day] ?? 0) + near)
      }
      for care in instance.careTypes.indices {
        let week = 0..<min(7, instance.days)
        let alone = week.reduce(0) { $0 + plan.alone.shortage[care][site][$1] }
        let joint = week.reduce(0) { $0 + plan.joint.shortage[care][site][$1] }
        // Overdue planned care counts with the ward; these horizons are too short for it.
        #expect(joint <= alone + 0.01 || care == 1 && plan.overdue[site].contains { $0 > 0 })
      }
    }
    let lent = plan.joint.lent.joined().reduce(0, +)
    let borrowed = plan.joint.borrowed.joined().reduce(0, +)
    #expect(borrowed <= lent + near)
    #expect(plan.steps.allSatisfy { $0.bound <= $0.objective * (1 + 1e-6) + 1e-6 })
    #expect(plan.steps.allSatisfy { $0.gap < 1e-3 })
  }

  /// The two steps whose values can be compared between instances.
  private func values(_ instance: Instance) throws -> (share: Double, short: Double) {
    let plan = try solveFair(instance, options: options)
    return (plan.leastLargestShare, plan.joint.shortage.joined().joined().reduce(0, +))
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `more to help with never makes the largest share worse`(seed: UInt64) throws {
    let instance = busy(seed)
    var more = instance
    more.modeHours[1] = more.modeHours[1].map { $0 * 2 }
    let hours = instance.rules?.siteHours?[0]
    more.rules?.siteHours?[0] = hours?.map { $0.map { $0 + 5 } }
    more.lendMaxShareBySite = more.lendMaxShareBySite?.map { min(1, $0 + 0.2) }
    more.rules?.receiveTogether?[0].perDay = [9, 9, 9, 9]
    let (few, many) = (try values(instance).share, try values(more).share)
    #expect(many <= few + 1e-6)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `a lower limit never lowers the largest share`(seed: UInt64) throws {
    let instance = busy(seed)
    var lower = instance
    lower.rules?.receiveTogether?[0].perDay[2] = 0
    lower.lendMaxShareBySite?[2] = 0
    let (all, without) = (try values(instance).share, try values(lower).share)
    #expect(without >= all - 1e-6)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `the order of the sites changes nothing`(seed: UInt64) throws {
    let instance = SmallInstance.busy(seed: seed)
    let order = [2, 0, 3, 1]
    let other = SmallInstance.reordered(instance, order)
    let (one, two) = (
      try solveFair(instance, options: options), try solveFair(other, options: options)
    )
    #expect(abs(one.leastLargestShare - two.leastLargestShare) < 1e-6)
    #expect(abs(one.steps[1].objective - two.steps[1].objective) < 1e-3)
    for (place, site) in order.enumerated() {
      #expect(abs(one.aloneShares[site] - two.aloneShares[place]) < 1e-6)
    }
  }

  @Test func `the same instance gives the same plan`() throws {
    let (one, two) = (try solveFair(busy(9)), try solveFair(busy(9)))
    #expect(one.joint.transfers == two.joint.transfers)
    #expect(one.jointShares == two.jointShares)
  }

  @Test func `a run that is stopped says so or gives a plan that holds`() {
    do throws(Refusal) {
      let plan = try solveFair(busy(3), options: FairOptions(progress: { $0 < 0.2 }))
      #expect(plan.joint.status == .stopped)
    } catch {
      #expect(error.kind == .conflict)
    }
  }
}

extension Instance.Rules {
  fileprivate func lag(_ move: Solution.Transfer) -> Int {
    lagDays?[move.mode][move.from][move.to] ?? 0
  }
}
