/// Puts what the steps found together to a fair solution.
struct FairAssembly {
  let alone: FairAlone
  let solver: FairSolver
  let steps: FairSteps
  let cpuSeconds: Double
  let wallSeconds: Double

  private var programme: FairProgramme { solver.programme }
  private var layout: FairLayout { programme.layout }
  private var rules: Instance.Rules { programme.rules }

  var solution: FairSolution {
    guard let plan = steps.plan, let fairest = steps.fairest else {
      preconditionFailure("the steps have run")
    }
    let joint = FairReading(programme, arcs: solver.arcs, moves: plan.moves, plan.values)
    let own = FairReading(alone.programme, arcs: nil, moves: [], alone.values)
    let hours = joint.moved.reduce(0) { $0 + $1.patients * $1.arc.travelHours }
    return FairSolution(
      alone: solution(
        own, shortage: alone.shortage, measures: alone.measures, status: status(of: []),
        measuresBound: alone.measures.bound, violation: alone.violation),
      joint: solution(
        joint, shortage: fairest, measures: plan, status: status(of: [plan]),
        measuresBound: steps.leastMeasures,
        violation: solver.residuals(plan.values, plan.moves).largest),
      aloneShares: own.shares, jointShares: joint.shares, ownNeed: programme.ownNeed,
      leastLargestShare: steps.leastLargestShare, steps: steps.steps,
      weeksAtLimit: weeks(own.necessaryShort, joint.necessaryShort), trips: trips(joint),
      gapBeforeTrips: steps.gapBeforeTrips, gapAfterTrips: steps.gapAfterTrips,
      freedStaff: joint.grid(layout.freed, 0), backlog: joint.sum(layout.backlog),
      overdue: joint.sum(layout.overdue), daySurgeryPostponed: joint.sum(layout.dayPostponed),
      turnedAway: joint.sum(layout.turnedAway, layout.refused),
      resources: rules.resources.enumerated().map { number, resource in
        FairSolution.ResourceUse(
          id: resource.id, surge: joint.grid(layout.resourceSurge, number),
          shortage: joint.grid(layout.resourceShort, number))
      },
      patientHours: hours, expectedEvents: rules.riskPerHour.map { $0 * hours },
      occupancy: joint.occupancy, prices: FairPrices(solver, at: fairest).prices,
      methodChanges: alone.methodChanges + solver.methodChanges, cpuSeconds: cpuSeconds)
  }

  private func status(of points: [FairSolver.Point]) -> Solution.Status {
    if solver.model.isStopped { return .stopped }
    if solver.model.isOutOfTime { return .timeLimit }
    return points.allSatisfy { $0.gap < 1e-6 } ? .optimal : .feasible
  }

  /// The objective is the sum of the last two steps': weighted necessary shortage, then all else.
  /// So is the bound; that of the third step is from before trips were made whole.
  private func solution(
    _ reading: FairReading, shortage: FairSolver.Point, measures: FairSolver.Point,
    status: Solution.Status, measuresBound: Double, violation: Double
  ) -> Solution {
    let short = reading.weightedShort.reduce(0, +)
    let objective = short + measures.objective
    let bound = min(objective, min(short, shortage.bound) + measuresBound)
    let isJoint = reading.programme.isJoint
    let layout = reading.programme.layout
    var solution = Solution(
      status: status, objective: objective, bound: bound,
      gap: objective > 1e-9 ? (objective - bound) / objective : 0,
      fairness: reading.shares.max() ?? 0, largestViolation: violation,
      transfers: reading.transfers(inpatients: false), admissions: reading.admissions,
      shortage: reading.shortage, surge: reading.surge,
      postponed: reading.sum(layout.postponed), lent: reading.grid(layout.lent, 0),
      borrowed: reading.grid(layout.borrowed, 0), rows: layout.rows,
      columns: layout.columns + (isJoint ? solver.moves.count : 0),
      nonzeros: reading.programme.columns.values.count, cpuSeconds: cpuSeconds,
      wallSeconds: wallSeconds)
    solution.inpatientTransfers = reading.transfers(inpatients: true)
    solution.recovered = reading.sum(layout.recovered)
    return solution
  }

  /// Weeks in which a site is as short as alone, and short at all.
  private func weeks(
    _ alone: [[[Double]]], _ joint: [[[Double]]]
  ) -> [FairSolution.WeekAtLimit] {
    var weeks: [FairSolution.WeekAtLimit] = []
    for site in 0..<layout.sites {
      for care in 0..<layout.cares {
        for week in 0..<layout.weeks {
          let days = (7 * week)..<min(layout.days, 7 * week + 7)
          let limit = days.reduce(0) { $0 + alone[care][site][$1] }
          let short = days.reduce(0) { $0 + joint[care][site][$1] }
          guard limit > 0.01, short >= limit * (1 - 1e-4) else { continue }
          weeks.append(
            FairSolution.WeekAtLimit(site: site, care: care, week: week, shortBedDays: limit))
        }
      }
    }
    return weeks
  }

  private func trips(_ joint: FairReading) -> [FairSolution.Trips] {
    let modes = Set(rules.wholeTripModes)
    let loads = joint.tripLoads(of: modes)
    var patients: [WholeTrips.Key: Double] = [:]
    for (arc, day, number) in joint.moved where modes.contains(arc.mode) {
      let key = WholeTrips.Key(mode: arc.mode, from: arc.from, to: arc.to, day: day)
      patients[key, default: 0] += number
    }
    return loads.keys.sorted().map { key in
      FairSolution.Trips(
        mode: key.mode, from: key.from, to: key.to, day: key.day,
        trips: Int((loads[key]! - 1e-4).rounded(.up)), patients: patients[key] ?? 0)
    }
  }
}
