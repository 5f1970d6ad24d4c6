import SamplanBase
import SamplanDomain
import SamplanEngine

/// A run under a strain: its model, and what the strain does to any plan that is tried in it.
struct Strained: Sendable {
  let strain: PlanResult.Robustness.Strain
  let detail: PlanResult.Remark
  let input: PlanInput
  let model: PlanModel
  /// Days on which there is help between regions; nil: all.
  var helpDays: Int?
  /// Regions between which nobody moves.
  var cut: Set<Int> = []

  var instances: VariantInstances { VariantInstances(input: input, model: model) }

  /// The beds that a plan has here.
  func instance(_ fair: FairSolution) -> Instance {
    instances.planned(fair, helpDays: helpDays)
  }

  /// A plan as a rule, as far as the strain lets it be carried out.
  func policy(_ fair: FairSolution) -> Policy {
    var policy = instances.policy(fair, of: model.programme)
    for place in policy.quotas.indices {
      let quota = policy.quotas[place]
      let isCut = cut.contains(quota.from) && cut.contains(quota.to)
      for day in quota.patients.indices where isCut || day >= helpDays ?? .max {
        policy.quotas[place].patients[day] = 0
      }
    }
    return policy
  }

  /// The programme of a plan that is made for the strain.
  var programme: Instance {
    var programme = model.programme
    var links: [(from: String, to: String, days: ClosedRange<Int>)] = []
    let any = Instance.ClosedLink.any
    if let helpDays, helpDays < programme.days {
      links.append((any, any, helpDays...programme.days - 1))
    }
    let ends = cut.sorted().map { programme.sites[$0].id }
    if ends.count == 2 {
      let all = 0...programme.days - 1
      links += [(ends[0], ends[1], all), (ends[1], ends[0], all)]
    }
    programme.closedLinks =
      (programme.closedLinks ?? [])
      + links.map { link in
        Instance.ClosedLink(
          mode: any, from: link.from, to: link.to, fromDay: link.days.lowerBound,
          toDay: link.days.upperBound)
      }
    return programme
  }
}

extension PlanModel {
  /// The same with so many times the scenario's patients.
  func withDemand(times factor: Double) -> PlanModel {
    var model = self
    for group in scenarioAdmissions.indices {
      for region in scenarioAdmissions[group].indices {
        for (day, patients) in scenarioAdmissions[group][region].enumerated() {
          let more = (factor - 1) * patients
          model.simulation.admissions[group][region][day] += more
          model.programme.admissions[group][region][day] += more
          model.scenarioAdmissions[group][region][day] += more
        }
      }
    }
    return model
  }
}

extension PlanInput {
  /// The same with surge beds that take so many times their lead time.
  func withLeadTimes(times factor: Int) -> PlanInput {
    var late = self
    for place in late.regions.indices {
      late.regions[place].limits.surgeSteps = late.regions[place].limits.surgeSteps?.map { step in
        var step = step
        step.leadHours = min(SurgeStep.leadHoursMax, factor * step.leadHours)
        return step
      }
    }
    func stretched(_ assumption: Assumption) -> Assumption {
      guard let key = PlanningKey(rawValue: assumption.key),
        [.surgeSecondHours, .surgeThirdHours].contains(key)
      else { return assumption }
      var assumption = assumption
      assumption.value = min(
        key.range.upperBound,
        ExactDecimal(modelValue: Double(factor) * assumption.value.approximate))
      return assumption
    }
    late.basis.assumptions = basis.assumptions.map(stretched)
    late.scenario.assumptions = scenario.assumptions.map(stretched)
    return late
  }
}
