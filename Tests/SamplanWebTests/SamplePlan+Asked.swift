import SamplanBase
import SamplanDomain
import SamplanPlanning

@testable import SamplanWeb

/// The two questions that a run answers when it is asked, as synthetic values by rule.
extension SamplePlan {
  private typealias Estimate = PlanResult.Estimate

  private static func estimate(_ mean: Double, _ error: Double) -> Estimate {
    .init(mean: mean, standardError: error)
  }

  /// Beds are worth most in the north; three of each kind were simulated.
  static var worth: PlanResult.Worth {
    func one(
      _ kind: PlanResult.Worth.Kind, _ care: CareType? = nil, mode: String? = nil,
      _ region: PartyCode?, _ price: Double, tried: Bool
    ) -> PlanResult.Worth.Candidate {
      .init(
        kind: kind, care: care, mode: mode, region: region, price: price, usable: price * 0.8,
        model: tried ? .init(more: price * 0.7, less: price * 1.3) : nil,
        simulated: tried
          ? .init(avoided: estimate(price * 0.9, 0.4), p10: price * 0.3, p90: price * 1.6) : nil)
    }
    let north = regions.suffix(3).reversed()
    let beds = north.enumerated().map { one(.bed, .icu, $1, 21 - Double($0) * 4, tried: true) }
    let others: [PlanResult.Worth.Candidate] = [
      one(.staff, nil, code("25"), 3.5, tried: true),
      one(.receiving, .icu, code("01"), 9, tried: true),
      one(.vehicleHour, mode: "train", nil, 0.4, tried: true),
    ]
    let screened = regions.prefix(9).map { one(.bed, .medical, $0, 2.5, tried: false) }
    var worth = PlanResult.Worth(
      candidates: beds + others + screened, replications: 200,
      shortBedDays: estimate(1100, 33), leastShortage: 820)
    // In the first the second bed is worth most; in the other nothing is worth much.
    worth.scenarios = [("S-2", "Epidemi", 2.0), ("S-3", "Bortfall av el", 0.1)].map {
      id, name, factor in
      var other = PlanResult.Worth.InScenario(
        scenario: ScenarioID(id)!, name: name, days: days,
        avoided: worth.simulated.enumerated().map { place, one in
          estimate((place == 1 ? 20 : 4) * factor, 0.3)
        })
      other.nameEnglish = "\(name) in English"
      other.model = worth.simulated.map { _ in .init(more: 3 * factor, less: 5 * factor) }
      other.shortBedDays = estimate(700 * factor, 20)
      return other
    }
    return worth
  }

  /// Every strain makes the shortage larger by a step; a plan made for it leaves a little less.
  static var robustness: PlanResult.Robustness {
    let tests = PlanResult.Robustness.Strain.allCases.enumerated().map { place, strain in
      let without = 4400 + 600 * Double(place)
      let with = 1100 + 350 * Double(place)
      let known: Double? = strain == .fresh ? nil : with - 40 * Double(place)
      return PlanResult.Robustness.Test(
        strain: strain,
        detail: .init(sv: "Påfrestning nummer \(place).", en: "Strain number \(place)."),
        without: estimate(without, 60), with: estimate(with, 30),
        effect: estimate(with - without, 45), known: known.map { estimate($0, 30) },
        regret: known.map { estimate(with - $0, 12) }, programme: known.map { $0 * 0.6 })
    }
    let made: [(Double, PlanResult.Robustness.Alternative.Levels?)] = [
      (1, nil), (1.25, nil), (1.5, nil), (1, .all), (1, .worseHalf),
    ]
    let alternatives = made.enumerated().map { place, made in
      let step = place > 2 ? 1.5 : Double(place)
      var plan = PlanResult.Robustness.Alternative(
        factor: made.0, drawn: estimate(1100 - 60 * step, 90), drawnWorst: 3000 - 300 * step,
        fresh: estimate(1120 - 50 * step, 32), freshWorst: 3100 - 250 * step,
        difference: place == 0 ? nil : estimate(-50 * step, 8),
        delayed: estimate(4700 + 300 * step, 40), moved: estimate(165 + 20 * step, 3))
      plan.levels = made.1
      return plan
    }
    let exchanges = [0, 0.2, 0.4, 0.6, 0.8, 1].map { share in
      PlanResult.Robustness.Exchange(
        share: share, plannedPostponed: 620 * share, programme: 1500 - 900 * share,
        delayed: estimate(3900 + 800 * share, 40), short: estimate(1900 - 780 * share, 30))
    }
    return .init(
      replications: 200, tests: tests, alternatives: alternatives, chosen: 2, drawnOutcomes: 50,
      exchanges: exchanges,
      recovery: .init(
        regions: regions.enumerated().map { place, region in
          .init(
            region: region, waiting: 100 + 10 * Double(place), days: place == 3 ? nil : 20 + place,
            perDay: 4.5)
        },
        country: (0...40).map { max(0, 4000 - 100 * Double($0)) }, days: nil, followed: 365))
  }
}
