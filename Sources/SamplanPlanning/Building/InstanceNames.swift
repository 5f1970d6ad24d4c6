import SamplanBase
import SamplanDomain
import SamplanEngine

/// The basis in the engine's words.
extension InstanceParts {
  func sites() -> [Instance.Site] {
    capacities.map(\.region).map {
      Instance.Site(
        id: $0.code.rawValue, region: $0.code.rawValue, latitude: $0.latitude.approximate,
        longitude: $0.longitude.approximate)
    }
  }

  static func groups(_ basis: Basis) -> [Instance.Group] {
    basis.groups.map { group in
      Instance.Group(id: group.id, priority: group.priority, path: group.path.map(stay))
    }
  }

  private static func stay(_ stay: Basis.Stay) -> Instance.Stay {
    Instance.Stay(
      care: stay.care.rawValue, meanDays: stay.meanDays.approximate,
      cv: stay.variation.approximate)
  }

  /// Planned care goes last. The simulation knows only the stay that every patient has.
  static func elective(_ basis: Basis, simulated: Bool) -> Instance.Elective {
    let stays = basis.elective.filter { !simulated || $0.share == ExactDecimal(1) }
    return Instance.Elective(
      priority: (basis.groups.map(\.priority).max() ?? 0) + 1,
      stays: (simulated ? Array(stays.prefix(1)) : stays).map {
        Instance.ElectiveStay(
          share: $0.share.approximate, care: $0.stay.care.rawValue,
          meanDays: $0.stay.meanDays.approximate, cv: $0.stay.variation.approximate)
      })
  }

  static func modes(_ basis: Basis) -> [Instance.Mode] {
    basis.modes.map {
      Instance.Mode(
        id: $0.id, minKm: $0.minKm.approximate, maxKm: $0.maxKm.approximate,
        speedKmh: $0.speedKmh.approximate, turnaroundHours: $0.turnaroundHours.approximate,
        detour: $0.detour.approximate, seats: $0.seats.approximate,
        icuSeats: $0.icuSeats.approximate, extraCost: $0.extraCost.approximate)
    }
  }

  func table(_ value: (CareType) -> Double) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: CareType.allCases.map { ($0.rawValue, value($0)) })
  }

  func costs() -> Instance.Costs {
    Instance.Costs(
      shortage: table { values.shortageWeight($0) }, surge: table { values.surgeWeight($0) },
      postponed: values[.weightPostponed], staffMoved: values[.weightStaffMoved],
      transfer: values[.weightTransfer], transferPerKm: values[.weightTransferPerKm],
      icuTransferFactor: values[.weightICUTransferFactor], fairness: values[.weightFairness])
  }
}
