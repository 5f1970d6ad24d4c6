import SamplanBase
import SamplanDomain
import SamplanEngine

/// The limits that the joint plan reaches while something is still short.
///
/// A region's own means (staff, surge, postponement) count on days when the region is short; what
/// regions give each other (receiving, vehicles) on days when any region is.
struct BindingLimits {
  let model: PlanModel
  let joint: Solution

  /// Bed short from which a day counts.
  private static let leastShortage = 0.05
  /// How near its limit a number is when the limit is reached, as a share of it.
  private static let tolerance = 1e-3

  private var instance: Instance { model.programme }
  private var days: Range<Int> { 0..<instance.days }
  private typealias Kind = PlanResult.Binding.Kind

  /// Most days first, then by kind and place.
  var found: [PlanResult.Binding] {
    (receiving() + vehicles() + ownMeans()).filter { $0.days > 0 }.sorted { a, b in
      (b.days, a.kind.rawValue, a.place) < (a.days, b.kind.rawValue, b.place)
    }
  }

  private func isReached(_ used: Double, _ limit: Double) -> Bool {
    used >= limit * (1 - Self.tolerance) - 1e-6
  }

  private func shortage(_ region: Int, _ day: Int) -> Double {
    joint.shortage.reduce(0) { $0 + $1[region][day] }
  }

  private var shortDays: Set<Int> {
    Set(
      days.filter { day in
        model.regions.indices.contains { shortage($0, day) > Self.leastShortage }
      })
  }

  private func receiving() -> [PlanResult.Binding] {
    let short = shortDays
    let firstCare = instance.groups.map { group in
      instance.careTypes.firstIndex(of: group.path[0].care)!
    }
    let none = [Double](repeating: 0, count: instance.days)
    var received = instance.careTypes.map { _ in model.regions.map { _ in none } }
    for move in joint.transfers {
      received[firstCare[move.group]][move.to][move.day] += move.patients
    }
    return model.regions.indices.flatMap { region in
      let limits = model.capacities[region].region.limits
      let place = model.regions[region].rawValue
      let icu = days.filter { day in
        short.contains(day)
          && isReached(received[0][region][day], limits.receiveICUPerDay.approximate)
      }
      let ward = days.filter { day in
        short.contains(day)
          && isReached(
            received[1][region][day] + received[2][region][day],
            limits.receiveWardPerDay.approximate)
      }
      return [
        PlanResult.Binding(kind: .receiveICU, place: place, days: icu.count),
        PlanResult.Binding(kind: .receiveWard, place: place, days: ward.count),
      ]
    }
  }

  private func vehicles() -> [PlanResult.Binding] {
    let short = shortDays
    var used = instance.modeHours.map { $0.map { _ in 0.0 } }
    for move in joint.transfers {
      let mode = instance.modes[move.mode]
      let isICU = instance.groups[move.group].path[0].care == Instance.intensiveCare
      let seats = isICU ? mode.icuSeats : mode.seats
      let km = instance.distancesKm[move.from][move.to]
      if seats > 0 { used[move.mode][move.day] += mode.tripHours(km: km) / seats * move.patients }
    }
    return instance.modes.indices.map { mode in
      let reached = days.filter { day in
        short.contains(day) && isReached(used[mode][day], instance.modeHours[mode][day])
      }
      return PlanResult.Binding(
        kind: .vehicles, place: instance.modes[mode].id, days: reached.count)
    }
  }

  private func ownMeans() -> [PlanResult.Binding] {
    model.regions.indices.flatMap { region in
      let short = days.filter { shortage(region, $0) > Self.leastShortage }
      let place = model.regions[region].rawValue
      let postponable = instance.postponeMaxShareBySite?[region] ?? 1
      let staff = short.filter { day in
        let used = instance.careTypes.enumerated().reduce(0.0) { sum, care in
          let perBed = instance.staffPerSurgeBed[care.element] ?? 0
          return sum + perBed * joint.surge[care.offset][region][day]
        }
        let left = instance.staff[region] + joint.borrowed[region][day] - joint.lent[region][day]
        return isReached(used, left)
      }
      let surge = short.filter { day in
        instance.careTypes.indices.contains { care in
          joint.shortage[care][region][day] > Self.leastShortage
            && isReached(
              joint.surge[care][region][day], instance.surgeMaxByDay?[care][region][day] ?? 0)
        }
      }
      let postpone = short.filter { day in
        let planned = instance.electiveAdmissions[region][day]
        return planned > 0 && isReached(joint.postponed[region][day], postponable * planned)
      }
      return [
        PlanResult.Binding(kind: .staff, place: place, days: staff.count),
        PlanResult.Binding(kind: .surge, place: place, days: surge.count),
        PlanResult.Binding(kind: .postpone, place: place, days: postpone.count),
      ]
    }
  }
}
