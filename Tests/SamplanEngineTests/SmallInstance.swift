import SamplanEngine

/// Small instances made for tests.
enum SmallInstance {
  /// One care type, one site, nothing happens: tests fill in what they are about.
  static func quiet(days: Int = 3, sites: Int = 1, careTypes: [String] = ["MED"]) -> Instance {
    let zeros = [Double](repeating: 0, count: days)
    let perSite = [[Double]](repeating: zeros, count: sites)
    let perCare = [[[Double]]](repeating: perSite, count: careTypes.count)
    let flat = [[Double]](
      repeating: [Double](repeating: 0, count: sites), count: careTypes.count)
    let weights = { (value: Double) in
      Dictionary(uniqueKeysWithValues: careTypes.map { ($0, value) })
    }
    return Instance(
      days: days,
      sites: (0..<sites).map {
        Instance.Site(id: "S\($0)", region: "R\($0)", latitude: 60, longitude: 15)
      },
      careTypes: careTypes, groups: [], elective: Instance.Elective(priority: 9, stays: []),
      kernel: Instance.Kernel(days: 60, dropBelow: 0), modes: [], modeHours: [],
      beds: perCare, bedsNominal: flat, surgeMax: flat,
      staff: [Double](repeating: 0, count: sites), staffPerSurgeBed: weights(1),
      lendMaxShare: 0, admissions: [], electiveAdmissions: perSite, presentAtStart: perCare,
      distancesKm: [[Double]](
        repeating: [Double](repeating: 0, count: sites), count: sites),
      costs: Instance.Costs(
        shortage: weights(10), surge: weights(1), postponed: 1.5, staffMoved: 0.5, transfer: 1,
        transferPerKm: 0.01, icuTransferFactor: 1.5, fairness: 100),
      simulation: Instance.Simulation(
        beds: [[Int]](repeating: [Int](repeating: 0, count: careTypes.count), count: sites),
        neighbours: [[Instance.Neighbour]](repeating: [], count: sites),
        transfersPerDay: [Int](repeating: 0, count: sites)))
  }

  /// A group with one stay.
  static func group(
    _ id: String, priority: Int = 0, care: String = "MED", meanDays: Double, cv: Double = 1,
    distribution: Instance.Distribution? = nil
  ) -> Instance.Group {
    Instance.Group(
      id: id, priority: priority,
      path: [
        Instance.Stay(care: care, meanDays: meanDays, cv: cv, distribution: distribution)
      ])
  }

  /// A service system: one site, groups arriving at constant rates, and so many beds.
  static func queue(
    days: Int, beds: Int, groups: [(group: Instance.Group, rate: Double)]
  ) -> Instance {
    var instance = quiet(days: days)
    instance.groups = groups.map(\.group)
    instance.admissions = groups.map { [[Double](repeating: $0.rate, count: days)] }
    instance.simulation.beds = [[beds]]
    return instance
  }

  /// A vehicle that takes one patient at 50 km/h with an hour of turnaround.
  static func vehicle(_ id: String = "road", maxKm: Double = 1000) -> Instance.Mode {
    Instance.Mode(
      id: id, minKm: 0, maxKm: maxKm, speedKmh: 50, turnaroundHours: 1, detour: 1, seats: 1,
      icuSeats: 1, extraCost: 0)
  }

  /// A random instance in which everything of the format happens, from a seed.
  static func busy(seed: UInt64, sites: Int = 4, days: Int = 8) -> Instance {
    var random = Sequence(seed: seed)
    let cares = ["ICU", "MED"]
    var instance = quiet(days: days, sites: sites, careTypes: cares)
    instance.groups = [
      Instance.Group(
        id: "trauma", priority: 0,
        path: [
          Instance.Stay(care: "ICU", meanDays: 2, cv: 0.9),
          Instance.Stay(care: "MED", meanDays: 4, cv: 0.7),
        ]),
      group("medical", priority: 1, meanDays: 3),
    ]
    instance.elective = Instance.Elective(
      priority: 2, stays: [Instance.ElectiveStay(share: 1, care: "MED", meanDays: 2, cv: 0.5)])
    instance.kernel = Instance.Kernel(days: 20, dropBelow: 1e-4)
    instance.modes = [vehicle(maxKm: 250), vehicle("air")]
    instance.modeHours = [
      [Double](repeating: 40, count: days), [Double](repeating: 15, count: days),
    ]
    func row(_ low: Double, _ high: Double) -> [Double] {
      (0..<days).map { _ in random.between(low, high) }
    }
    instance.admissions = [
      (0..<sites).map { _ in row(1, 5) }, (0..<sites).map { _ in row(4, 12) },
    ]
    instance.electiveAdmissions = (0..<sites).map { _ in row(2, 5) }
    let beds = [
      (0..<sites).map { _ in Int(random.between(3, 9)) },
      (0..<sites).map { _ in Int(random.between(15, 50)) },
    ]
    instance.beds = beds.map { $0.map { [Double](repeating: Double($0), count: days) } }
    instance.bedsNominal = beds.map { $0.map { Double($0) } }
    instance.surgeMax = beds.map { $0.map { Double($0) * 0.3 } }
    instance.staff = (0..<sites).map { _ in random.between(2, 8) }
    instance.staffPerSurgeBed = ["ICU": 5, "MED": 1]
    instance.lendMaxShare = 0.5
    var distances = instance.distancesKm
    for from in 0..<sites {
      for to in 0..<from {
        distances[from][to] = random.between(50, 400)
        distances[to][from] = distances[from][to]
      }
    }
    instance.distancesKm = distances
    instance.simulation.beds = (0..<sites).map { site in beds.map { $0[site] } }
    instance.simulation.neighbours = (0..<sites).map { site in
      (0..<sites).filter { $0 != site }.map {
        Instance.Neighbour(site: $0, travelDays: distances[site][$0] / 1200)
      }
    }
    instance.simulation.transfersPerDay = [Int](repeating: 3, count: sites)
    instance.simulation.meanDaysToDeathWaiting = ["ICU": 0.5, "MED": 10]
    return instance
  }

  /// Numbers from a seed (SplitMix64).
  struct Sequence {
    private var state: UInt64

    init(seed: UInt64) {
      state = seed
    }

    mutating func between(_ low: Double, _ high: Double) -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return low + (high - low) * Double((word ^ (word >> 31)) >> 11) * 0x1p-53
    }
  }
}
