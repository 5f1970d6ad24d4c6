import Foundation
import SamplanBase
import SamplanDomain
import SamplanEngine

/// The instances that are simulated, one for each variant, all meeting the same patients.
///
/// A region's beds are its open beds, accepted overcrowding and the surge beds that it can open by
/// itself by then. With the plan they are at least the surge beds planned; and a region still
/// opens what its own staff, without those it lends, can open, since nobody lets a patient wait
/// beside a bed.
struct VariantInstances {
  let input: PlanInput
  let model: PlanModel

  private var values: BasisValues {
    BasisValues(input.basis, overriddenBy: input.scenario.assumptions)
  }
  private var cares: Range<Int> { model.simulation.careTypes.indices }
  private var days: Range<Int> { 0..<input.days }

  /// V0: no help between regions; chance and assumptions both vary.
  var alone: Instance {
    var instance = ruled(model.simulation)
    instance.simulation.dispersion = dispersion
    return instance
  }

  /// V0 where chance alone varies: arrivals and stays.
  var chanceOnly: Instance { ruled(model.simulation) }

  /// The same days without the scenario (nollkörning).
  var ordinary: Instance {
    var instance = ruled(model.ordinary)
    instance.simulation.dispersion = .init(inflowCV: values[.ordinaryVariation])
    return instance
  }

  /// V1: a full region asks its nearest, among those that have offered to receive and that a
  /// vehicle can reach. Offers are kept in sum: the country sends no more a day than is offered.
  var neighbours: Instance {
    var instance = alone
    let offers = model.capacities.map { capacity in
      capacity.receiveICU + capacity.receiveWard
    }
    let senders = Double(max(1, offers.count - 1))
    let links = OpenLinks(model.programme)
    instance.simulation.neighbours = instance.sites.indices.map { from in
      instance.sites.indices.filter { $0 != from && offers[$0] > 0 }
        .compactMap { to in
          links.travelDays(from: from, to: to).map { Instance.Neighbour(site: to, travelDays: $0) }
        }.sorted { ($0.travelDays, $0.site) < ($1.travelDays, $1.site) }
    }
    instance.simulation.transfersPerDay = offers.indices.map { from in
      let others = offers.enumerated().reduce(0) { $1.offset == from ? $0 : $0 + $1.element }
      return Int((others / senders).rounded(.down))
    }
    return instance
  }

  /// V2: the joint plan's beds. Patients meet the plan by its `Policy`.
  /// - Parameters:
  ///   - declining: a region that takes no part, and keeps its own beds.
  ///   - helpDays: days on which staff is lent; nil: all.
  func planned(
    _ fair: FairSolution, declining: Int? = nil, helpDays: Int? = nil
  ) -> Instance {
    var instance = alone
    let beds = plannedBeds(fair, first: 0, declining: declining, helpDays: helpDays)
    instance.simulation.bedsByDay = beds.map { $0.map { $0.map(Self.whole) } }
    instance.simulation.alertAbove = alert(beds)
    return instance
  }

  /// The joint plan as a rule, each receiving region keeping a reserve for its own chance: its
  /// ordinary patients vary by about √n.
  func policy(_ fair: FairSolution, of instance: Instance) -> Policy {
    var policy = Policy(fair, of: instance)
    let factor = values[.policyReserve]
    policy.reserve = CareType.allCases.map { type in
      model.capacities.map { ($0.occupied[type]!.squareRoot() * factor).rounded(.up) }
    }
    return policy
  }

  /// V3: the beds of a plan made anew, from its day on; its own day 0 is `first`.
  func replanned(_ standing: Instance, _ fair: FairSolution, from first: Int) -> Instance {
    var instance = standing
    let beds = plannedBeds(fair, first: first, declining: nil, helpDays: nil)
    let alerts = alert(beds)
    for care in cares {
      for region in model.capacities.indices {
        for day in first..<input.days {
          instance.simulation.bedsByDay?[care][region][day] = Self.whole(beds[care][region][day])
          instance.simulation.alertAbove?[care][region][day] = alerts[care][region][day]
        }
      }
    }
    return instance
  }

  private static func whole(_ beds: Double) -> Int { Int((beds + 1e-9).rounded(.down)) }

  /// The simulated instance with what shortage is, the tiers of beds, and intensive care beds kept
  /// until the next bed is free. The need runs on in line.
  private func ruled(_ instance: Instance) -> Instance {
    var instance = instance
    instance.simulation.stepDownBlocking = true
    instance.simulation.needRunsInLine = true
    instance.simulation.shortage = Instance.ShortageRule(
      leastHours: values[.shortageLeastHours], unmetHours: values[.crisisLeadHours])
    instance.simulation.tiers = Instance.TierBounds(
      open: model.open,
      overcrowded: cares.map { care in
        zip(model.usable[care], model.open[care]).map { usable, open in
          zip(usable, open).map { max(0, $0 - $1) }
        }
      })
    return instance
  }

  private var dispersion: Instance.Dispersion {
    // Where nothing happens, nothing but the ordinary inflow varies.
    guard let alarm = model.alarmDay else {
      return .init(inflowCV: values[.ordinaryVariation])
    }
    let absence = min(max(values[.absenceMost], 0), 1)
    return Instance.Dispersion(
      scenario: model.scenarioAdmissions, scenarioCV: values[.scenarioVariation],
      dayCV: values[.focusVariation], dayCorrelation: values[.focusCorrelation],
      inflowCV: values[.ordinaryVariation], intensiveCV: values[.intensiveShareVariation],
      stayCV: values[.stayVariation], bedsLow: 1 - absence, bedsHigh: 1,
      bedsFromDay: min(alarm, input.days) - 1, mobilised: model.mobilisedBeds,
      mobilisationDays: Int(values[.mobilisationDays].rounded()))
  }

  /// Beds by day with a plan that begins on day `first`. After its last day, and before it, each
  /// region has its own.
  private func plannedBeds(
    _ fair: FairSolution, first: Int, declining: Int?, helpDays: Int?
  ) -> [[[Double]]] {
    let joint = fair.joint
    let staff = model.programme.staff
    let covered = joint.lent.first?.indices ?? 0..<0
    return cares.map { care in
      model.capacities.indices.map { region in
        days.map { day in
          let usable = model.usable[care][region][day]
          let own = model.threshold[care][region][day] - usable
          let place = day - first
          guard region != declining, covered.contains(place) else { return usable + own }
          let isHelped = helpDays.map { day < $0 } ?? true
          let lent = isHelped ? joint.lent[region][place] : 0
          let left = staff[region] > 0 ? max(0, 1 - lent / staff[region]) : 0
          // No more than can be open by then, where the plan is tried on other days than its own.
          let most = model.programme.surgeMaxByDay?[care][region][day] ?? .infinity
          var planned = min(joint.surge[care][region][place], most)
          if !isHelped, joint.borrowed[region][place] > 0 { planned = min(planned, own) }
          // Without the staff of a region that declines, the rest borrow less.
          if joint.borrowed[region][place] > 0, planned > own {
            planned = own + (planned - own) * lentByDeclining(declining, joint, day: place)
          }
          return usable + max(planned.rounded(.down), own * left)
        }
      }
    }
  }

  /// The share of all lent staff that remains when one region lends none.
  private func lentByDeclining(_ declining: Int?, _ joint: Solution, day: Int) -> Double {
    guard let declining else { return 1 }
    let all = joint.lent.reduce(0) { $0 + $1[day] }
    return all > 0 ? 1 - joint.lent[declining][day] / all : 1
  }

  /// Need above which it counts as shortage: the beds, and the least shortage that counts.
  private func alert(_ beds: [[[Double]]]) -> [[[Double]]] {
    zip(CareType.allCases, beds).map { type, regions in
      zip(model.capacities, regions).map { capacity, row in
        let least = max(
          values[.shortageMinBeds], values[.shortageMinShare] * capacity.beds[type]!)
        return row.map { $0 + least }
      }
    }
  }
}

/// The shortest way between two sites that is open on some day, in days on the way.
struct OpenLinks {
  private let instance: Instance

  init(_ instance: Instance) { self.instance = instance }

  /// Half of a trip's hours there and back, by the quickest open mode; nil when none goes.
  func travelDays(from: Int, to: Int) -> Double? {
    let km = instance.distancesKm[from][to]
    let hours = instance.modes.indices.compactMap { number -> Double? in
      let mode = instance.modes[number]
      guard km >= mode.minKm, km <= mode.maxKm, mode.seats > 0,
        instance.modeHours[number].contains(where: { $0 > 0 }),
        !isAlwaysClosed(mode.id, from, to)
      else { return nil }
      return mode.tripHours(km: km) / 2
    }
    return hours.min().map { $0 / 24 }
  }

  private func isAlwaysClosed(_ mode: String, _ from: Int, _ to: Int) -> Bool {
    let any = Instance.ClosedLink.any
    func fits(_ name: String, _ wanted: String) -> Bool { name == any || name == wanted }
    return (instance.closedLinks ?? []).contains { link in
      fits(link.mode, mode) && fits(link.from, instance.sites[from].id)
        && fits(link.to, instance.sites[to].id) && link.fromDay <= 0
        && link.toDay >= instance.days - 1
    }
  }
}
