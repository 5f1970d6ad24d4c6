import SamplanEngine

/// Instances of more than three weeks.
extension SmallInstance {
  /// In-patients of both care types of `busy` who may be moved.
  static var movable: Instance.Inpatients {
    Instance.Inpatients(
      movableShare: [0.2, 0.3],
      paths: [
        [Instance.Stay(care: "ICU", meanDays: 2, cv: 0.9)],
        [Instance.Stay(care: "MED", meanDays: 3, cv: 1)],
      ])
  }

  /// So long that moves come in and go out by rounds of interior point.
  static func long(_ seed: UInt64) -> Instance {
    var instance = busy(seed: seed, days: 24)
    instance.receiveMax = [[1, 2, 1, 2], [4, 3, 4, 3]]
    instance.rules = Instance.Rules(
      inpatients: movable)
    return instance
  }

  /// One site is short, and the others have room for all it is short of.
  static var relieved: Instance {
    var instance = long(4)
    instance.receiveMax = instance.receiveMax?.map { $0.map { _ in 50 } }
    instance.beds = instance.beds.map { care in
      care.enumerated().map { site, days in days.map { $0 * (site == 0 ? 0.8 : 4) } }
    }
    return instance
  }
}

extension SmallInstance {
  /// One site is short alone and others have room, with waiting lists, day surgery, in-patients,
  /// days on the way, lent staff and trips that are whole.
  static func helped(_ seed: UInt64) -> Instance {
    var instance = busy(seed: seed, days: 30)
    var random = Sequence(seed: seed &+ 11)
    let sites = instance.sites.indices
    instance.receiveMax = [sites.map { _ in 12 }, sites.map { _ in 40 }]
    instance.postponeMaxShareBySite = sites.map { _ in random.between(0.3, 0.9) }
    instance.beds = instance.beds.map { care in
      care.enumerated().map { site, days in days.map { $0 * (site == 0 ? 0.9 : 4) } }
    }
    instance.modes[1].seats = 3
    instance.modes[1].icuSeats = 2
    instance.modeHours = instance.modeHours.map { $0.map { $0 * 4 } }
    instance.rules = Instance.Rules(
      lagDays: [
        sites.map { _ in sites.map { _ in 0 } }, sites.map { _ in sites.map { _ in 1 } },
      ],
      planned: Instance.Planned(
        usableShare: 0.5, staffDaysPerInpatient: 1, staffDaysPerDaySurgery: 0.5,
        trained: sites.map { _ in 2 },
        daySurgery: sites.map { _ in (0..<30).map { _ in random.between(3, 6) } },
        daySurgeryWeight: 0.5, waitingWeight: 0.02,
        classes: [
          Instance.PlannedClass(afterDays: 5, share: 0.2),
          Instance.PlannedClass(afterDays: 20, share: 0.3),
        ]),
      inpatients: movable)
    return instance
  }
}
