import SamplanEngine

/// Instances of more than three weeks.
extension SmallInstance {
  /// So long that moves come in and go out by rounds of interior point.
  static func long(_ seed: UInt64) -> Instance {
    var instance = busy(seed: seed, days: 24)
    instance.receiveMax = [[1, 2, 1, 2], [4, 3, 4, 3]]
    instance.rules = Instance.Rules(
      inpatients: Instance.Inpatients(
        movableShare: [0.2, 0.3],
        paths: [
          [Instance.Stay(care: "ICU", meanDays: 2, cv: 0.9)],
          [Instance.Stay(care: "MED", meanDays: 3, cv: 1)],
        ]))
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
