import SamplanBase
import SamplanDomain
import SamplanEngine

/// The plan as it is, with some more of one thing on every day: what is simulated to say what it is
/// worth. The plan is not made anew, since another plan among those equally good would differ by
/// more than a bed does.
struct WidenedPlan {
  let instances: VariantInstances
  let fair: FairSolution
  let policy: Policy

  private var model: PlanModel { instances.model }

  /// What is simulated with so many more of the candidate on every day.
  func with(
    _ candidate: PlanResult.Worth.Candidate, more step: Double
  ) throws(Refusal) -> (instance: Instance, policy: Policy) {
    let region = candidate.region.flatMap { model.regions.firstIndex(of: $0) }
    let planned = instances.planned(fair)
    switch candidate.kind {
    case .bed:
      guard let region, let care = candidate.care.flatMap(CareType.allCases.firstIndex(of:))
      else { return (planned, policy) }
      return (planned.with(beds: step, care: care, site: region), policy)
    case .staff:
      guard let region else { return (planned, policy) }
      return (try staffed(region, step), policy)
    case .receiving:
      let wards = CareType.allCases.indices.filter { CareType.allCases[$0] != .icu }
      let cares = candidate.care.flatMap(CareType.allCases.firstIndex(of:)).map { [$0] } ?? wards
      return (
        planned,
        scaled {
          $0.to == region && cares.contains($0.care)
        } by: { sum, _ in
          (sum.patients + step) / sum.patients
        }
      )
    case .vehicleHour:
      let mode = instances.input.basis.modes.firstIndex { $0.id == candidate.mode }
      return (
        planned,
        scaled {
          $0.mode == mode && (region == nil || $0.from == region)
        } by: { sum, _ in
          (sum.hours + step) / sum.hours
        }
      )
    }
  }

  /// Moves that the plan has are made more, in proportion, on the days it has any.
  private func scaled(
    _ isWidened: (Policy.Quota) -> Bool,
    by factor: ((patients: Double, hours: Double), Int) -> Double
  ) -> Policy {
    var widened = policy
    let places = policy.quotas.indices.filter { isWidened(policy.quotas[$0]) }
    for day in 0..<model.programme.days {
      var sum = (patients: 0.0, hours: 0.0)
      for place in places {
        let patients = policy.quotas[place].patients[day]
        sum.patients += patients
        sum.hours += patients * hours(policy.quotas[place])
      }
      guard sum.patients > 1e-6 else { continue }
      for place in places { widened.quotas[place].patients[day] *= factor(sum, day) }
    }
    return widened
  }

  /// Vehicle hours of a patient.
  private func hours(_ quota: Policy.Quota) -> Double {
    guard let number = quota.mode else { return 0 }
    let mode = model.programme.modes[number]
    let isIntensive = model.programme.careTypes[quota.care] == Instance.intensiveCare
    let seats = isIntensive ? mode.icuSeats : mode.seats
    let km = model.programme.distancesKm[quota.from][quota.to]
    return seats > 0 ? mode.tripHours(km: km) / seats : 0
  }

  /// The region with more staff for surge beds; patients and plan as before.
  private func staffed(_ region: Int, _ more: Double) throws(Refusal) -> Instance {
    var input = instances.input
    let code = model.regions[region]
    guard let place = input.regions.firstIndex(where: { $0.code == code }) else {
      return instances.planned(fair)
    }
    let staff = model.capacities[region].staff + more
    input.regions[place].cells[Measure.surgeStaff.rawValue] = PlanInput.Cell(
      value: .known(ExactDecimal(modelValue: staff)), asOf: nil)
    let changed = try PlanModel(input)
    return VariantInstances(input: input, model: changed).planned(fair)
  }
}

extension Instance {
  /// More beds of a care type at a site on every day, whole ones, with what counts as shortage
  /// after them.
  func with(beds: Double, care: Int, site: Int) -> Instance {
    var widened = self
    for day in 0..<days {
      widened.simulation.bedsByDay?[care][site][day] += Int(beds.rounded())
      widened.simulation.alertAbove?[care][site][day] += beds
      widened.simulation.tiers?.open[care][site][day] += beds
    }
    return widened
  }
}
