import SamplanBase
import SamplanDomain
import SamplanEngine

/// How long planned care that waits when the plan's days end takes to work off, were the scenario
/// to end then: with the beds as they are on the last day, ordinary patients as always, and those
/// of the scenario who are still in beds going home as their stays end. Operations are made up for
/// on weekdays, in the theatre hours that an ordinary week leaves.
struct RecoveryPart {
  typealias Recovery = PlanResult.Robustness.Recovery

  let model: PlanModel
  let plan: SimulationResult

  /// Days followed at most.
  private static let followed = 365
  /// Days over which the pace is told.
  private static let paceDays = 28

  private var programme: Instance { model.programme }
  private var last: Int { programme.days - 1 }

  var value: Recovery {
    let courses = model.regions.indices.map { recovery($0).course(days: Self.followed) }
    let days = courses.map { course in
      (course.last ?? 0) <= BacklogRecovery.nobody ? course.count - 1 : nil
    }
    let longest = courses.map(\.count).max() ?? 1
    let country = (0..<longest).map { day in
      courses.reduce(0.0) { sum, course in
        sum + (day < course.count ? course[day] : (course.last ?? 0))
      }
    }
    return Recovery(
      regions: model.regions.indices.map { region in
        let course = courses[region]
        let pace = min(Self.paceDays, course.count - 1)
        return Recovery.Region(
          region: model.regions[region], waiting: rounded(course[0]), days: days[region],
          perDay: pace > 0 ? rounded((course[0] - course[pace]) / Double(pace)) : 0)
      },
      country: country.map { rounded($0) },
      days: days.contains(nil) ? nil : days.compactMap { $0 }.max(), followed: Self.followed)
  }

  /// Those postponed and not made up for, and those for whom there was no bed.
  private func recovery(_ region: Int) -> BacklogRecovery {
    let planned = plan.planned
    return BacklogRecovery(
      waiting: planned.backlogAtEndBySite[region] + planned.turnedAwayBySite[region],
      freeBeds: freeBeds(region), operations: operations(region), held: held)
  }

  /// The stay that planned care mainly has, and its care type.
  private var stay: (care: Int, stay: Instance.Stay)? {
    guard let stay = programme.elective.stays.max(by: { $0.share < $1.share }),
      let care = programme.careTypes.firstIndex(of: stay.care)
    else { return nil }
    return (care, stay.stay)
  }

  private var held: [Double] {
    guard let (care, _) = stay else { return [] }
    return OccupancyKernel.beds(
      elective: programme.elective, careTypes: programme.careTypes, days: PlanModel.kernelDays)[
        care]
  }

  private func freeBeds(_ region: Int) -> [Double] {
    guard let (care, main) = stay else { return [] }
    let ordinary = model.capacities[region].occupied[CareType.allCases[care]] ?? 0
    let excess = max(0, plan.meanNeed[care][region][last] - ordinary)
    let rest = OccupancyKernel.remainingBeds(
      path: [main], careTypes: programme.careTypes, days: PlanModel.kernelDays)[care]
    return (0...PlanModel.kernelDays).map { day in
      let still = day < rest.count ? excess * rest[day] : 0
      return BacklogRecovery.expectedFree(
        beds: model.open[care][region][last], meanNeed: ordinary + still)
    }
  }

  /// Planned in-patients whom theatres have room for beyond an ordinary week's, by day from the end
  /// on; none at weekends. Empty where the model has no theatres.
  private func operations(_ region: Int) -> [Double] {
    guard let rules = programme.rules, let theatre = rules.resources.first(where: isTheatre),
      theatre.perElective > 0
    else { return [] }
    return (0..<7).map { later in
      let weekday = (programme.days + later) % 7
      guard weekday < 5 else { return 0 }
      // An ordinary day of the same kind within the run; a shorter run has its last day.
      let day = min(weekday, last)
      var used = theatre.perElective * programme.electiveAdmissions[region][day]
      used += theatre.perDaySurgery * (rules.planned?.daySurgery[region][day] ?? 0)
      for group in programme.groups.indices {
        let ordinary =
          programme.admissions[group][region][day] - model.scenarioAdmissions[group][region][day]
        used += theatre.perAdmission[group] * ordinary
      }
      return max(0, theatre.capacity[region][day] - used) / theatre.perElective
    }
  }

  private func isTheatre(_ resource: Instance.Resource) -> Bool { resource.id == "theatre" }
}
