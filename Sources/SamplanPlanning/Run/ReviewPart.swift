import SamplanBase
import SamplanDomain
import SamplanEngine

/// Sets what the plan uses beside what is offered, and notes the days its ground is of.
struct ReviewPart {
  let input: PlanInput
  let model: PlanModel
  let joint: Solution
  let binding: [PlanResult.Binding]

  private typealias Kind = PlanResult.Binding.Kind
  private typealias Offer = PlanResult.Offer
  private var instance: Instance { model.programme }
  private var days: Double { Double(instance.days) }

  var value: PlanResult.Review {
    let offers = self.offers.filter { $0.offered > 0 }
    return PlanResult.Review(
      offers: offers, reached: Kind.allCases.map { reached($0, offers) },
      assumptions: assumptions, figures: figures)
  }

  private func reached(_ kind: Kind, _ offers: [Offer]) -> PlanResult.Reached {
    PlanResult.Reached(
      kind: kind, offering: offers.count { $0.kind == kind },
      reaching: binding.count { $0.kind == kind })
  }

  private var offers: [Offer] {
    vehicles
      + model.regions.indices.flatMap { region -> [Offer] in
        let place = model.regions[region].rawValue
        let capacity = model.capacities[region]
        let postponable = instance.postponeMaxShareBySite?[region] ?? 1
        let planned = instance.electiveAdmissions[region].reduce(0, +)
        let lendable = instance.lendMaxShareBySite?[region] ?? instance.lendMaxShare
        let surge = instance.careTypes.indices.reduce(0.0) { sum, care in
          sum + (instance.surgeMaxByDay?[care][region].reduce(0, +) ?? 0)
        }
        return [
          offer(.receiveICU, place, capacity.receiveICU * days, received(region, isICU: true)),
          offer(.receiveWard, place, capacity.receiveWard * days, received(region, isICU: false)),
          offer(
            .staff, place, lendable * instance.staff[region] * days,
            joint.lent[region].reduce(0, +)),
          offer(
            .surge, place, surge, joint.surge.reduce(0) { $0 + $1[region].reduce(0, +) }),
          offer(.postpone, place, postponable * planned, joint.postponed[region].reduce(0, +)),
        ]
      }
  }

  private func offer(_ kind: Kind, _ place: String, _ offered: Double, _ used: Double) -> Offer {
    Offer(kind: kind, place: place, offered: rounded(offered), used: rounded(used))
  }

  private func received(_ region: Int, isICU: Bool) -> Double {
    (joint.transfers + joint.inpatientTransfers).reduce(0) { sum, move in
      let care = instance.groups[move.group].path[0].care
      let counts = move.to == region && (care == Instance.intensiveCare) == isICU
      return counts ? sum + move.patients : sum
    }
  }

  private var vehicles: [Offer] {
    instance.modes.indices.map { mode in
      let used = (joint.transfers + joint.inpatientTransfers).reduce(0.0) { sum, move in
        guard move.mode == mode else { return sum }
        let isICU = instance.groups[move.group].path[0].care == Instance.intensiveCare
        let seats = isICU ? instance.modes[mode].icuSeats : instance.modes[mode].seats
        let km = instance.distancesKm[move.from][move.to]
        return seats > 0
          ? sum + instance.modes[mode].tripHours(km: km) / seats * move.patients : sum
      }
      return offer(
        .vehicles, instance.modes[mode].id, instance.modeHours[mode].reduce(0, +), used)
    }
  }

  /// What the scenario replaces is dated as the scenario says.
  private var assumptions: [PlanResult.DatedAssumption] {
    let replaced = Set(input.scenario.assumptions.map(\.key))
    let all = input.basis.assumptions.filter { !replaced.contains($0.key) }
    return (all + input.scenario.assumptions).map {
      PlanResult.DatedAssumption(key: $0.key, name: $0.name, asOf: $0.asOf)
    }.sorted { ($0.asOf, $0.key) < ($1.asOf, $1.key) }
  }

  private var figures: [PlanResult.DatedFigure] {
    model.capacities.flatMap { capacity in
      capacity.region.cells.compactMap { measure, cell in
        cell.asOf.map {
          PlanResult.DatedFigure(region: capacity.region.code, measure: measure, asOf: $0)
        }
      }
    }.sorted { ($0.asOf, $0.region, $0.measure) < ($1.asOf, $1.region, $1.measure) }
  }
}
