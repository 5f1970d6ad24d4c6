import SamplanBase
import SamplanDomain
import SamplanEngine

/// What the fair programme says of itself, in the words of a result.
struct FairnessPart {
  let fair: FairSolution
  let instance: Instance
  /// Where the risk on the way comes from.
  let riskSource: String
  /// The plan with the weights halved and doubled.
  let sensitivity: [PlanResult.Fairness.Sensitivity]

  var value: PlanResult.Fairness {
    PlanResult.Fairness(
      leastLargestShare: share(fair.leastLargestShare), alone: fair.aloneShares.map(share),
      joint: fair.jointShares.map(share), steps: fair.steps.map(step),
      weeksAtLimit: fair.weeksAtLimit.count, gapBeforeTrips: millionths(fair.gapBeforeTrips),
      trips: trips, transportRisk: risk, sensitivity: sensitivity)
  }

  /// Shares are small: four decimals, a hundredth of a per cent.
  private func share(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  private func millionths(_ value: Double) -> Double { (max(0, value) * 1e6).rounded() / 1e6 }

  private func step(_ step: FairSolution.Step) -> PlanResult.Fairness.Step {
    PlanResult.Fairness.Step(
      name: name(step.aim), largestShare: share(step.largestShare),
      shortBedDays: rounded(step.shortBedDays), gap: millionths(step.gap))
  }

  private func name(_ aim: FairSolution.Step.Aim) -> PlanResult.Remark {
    switch aim {
    case .largestShare:
      .init(
        sv: "Minsta möjliga största andel nödvändig brist i någon region",
        en: "The least largest share of necessary shortage in any region")
    case .shortage:
      .init(
        sv: "Minsta nödvändiga brist i landet", en: "The least necessary shortage in the country")
    case .measures:
      .init(
        sv: "Minsta uppskjutna vård, flyttar och annat",
        en: "The least postponed care, moves and the rest")
    }
  }

  private var trips: [PlanResult.Fairness.Trip] {
    instance.modes.indices.compactMap { mode in
      let found = fair.trips.filter { $0.mode == mode && $0.trips > 0 }
      guard !found.isEmpty else { return nil }
      return .init(
        mode: instance.modes[mode].id, trips: found.reduce(0) { $0 + $1.trips },
        patients: rounded(found.reduce(0) { $0 + $1.patients }))
    }
  }

  private var risk: PlanResult.Fairness.TransportRisk? {
    fair.expectedEvents.map { events in
      .init(hours: rounded(fair.patientHours), events: rounded(events), source: riskSource)
    }
  }
}
