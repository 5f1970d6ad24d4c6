/// A stream of patients who take the same way: a group as it arrives, or the stable in-patients of
/// a care type.
struct FairStream {
  /// Number of the group; `nil` for in-patients.
  let group: Int?
  /// Care type of the bed sought.
  let care: Int
  /// Beds held k days after admission, by care type, large enough for the matrix.
  let kernel: [[ProgrammeKernels.Coefficient]]
  /// Whether the patient takes an intensive care place in a vehicle.
  let isIntensive: Bool
}

/// The streams of an instance, and what planned care holds.
struct FairKernels {
  /// Groups in order, then the in-patients who may be moved.
  let streams: [FairStream]
  /// What postponing a planned in-patient frees, `[care]`.
  let elective: [[ProgrammeKernels.Coefficient]]
  /// Care type of the main stay of planned care: the first with the largest share.
  let electiveCare: Int
  /// Beds held by day whatever is decided: those present at the start and all planned care,
  /// `[care][site][day]`.
  let fixed: [[[Double]]]
  /// Need before transfer and measures, `[care][site][day]`.
  let need: [[[Double]]]
  /// The part of it that is necessary: planned care that is not yet in a bed, and groups that are
  /// not necessary, do not count.
  let necessaryNeed: [[[Double]]]

  init(_ instance: Instance, withInpatients: Bool) {
    let kernels = ProgrammeKernels(instance)
    let cares = instance.careTypes.indices
    var streams = instance.groups.enumerated().map { number, group in
      FairStream(
        group: number, care: instance.careTypes.firstIndex(of: group.path[0].care) ?? 0,
        kernel: kernels.kept[number],
        isIntensive: group.path[0].care == Instance.intensiveCare)
    }
    if withInpatients, let inpatients = instance.rules?.inpatients {
      for care in cares where inpatients.movableShare[care] > 0 {
        guard let path = inpatients.paths[care] else { continue }
        let days = min(instance.kernel.days, instance.days)
        let beds = OccupancyKernel.remainingBeds(
          path: path, careTypes: instance.careTypes, days: days)
        streams.append(
          FairStream(
            group: nil, care: care,
            kernel: beds.map { row in
              row.enumerated().filter { $0.element > instance.kernel.dropBelow }
                .map { (days: $0.offset, beds: $0.element) }
            },
            isIntensive: instance.careTypes[care] == Instance.intensiveCare))
      }
    }
    self.streams = streams
    elective = kernels.keptElective
    let main = instance.elective.stays.max { $0.share < $1.share }
    electiveCare = main.flatMap { instance.careTypes.firstIndex(of: $0.care) } ?? 0
    fixed = cares.map { care in
      instance.sites.indices.map { kernels.fixedLoad(instance, care: care, site: $0) }
    }
    let beds = instance.groups.map {
      OccupancyKernel.beds(
        path: $0.path, careTypes: instance.careTypes,
        days: min(instance.kernel.days, instance.days))
    }
    func load(_ care: Int, _ site: Int, _ start: [Double], _ counts: (Int) -> Bool) -> [Double] {
      var load = start
      for group in instance.groups.indices where counts(group) {
        let admissions = instance.admissions[group][site]
        for day in load.indices {
          for k in 0...min(day, beds[group][care].count - 1) {
            load[day] += beds[group][care][k] * admissions[day - k]
          }
        }
      }
      return load
    }
    let fixed = self.fixed
    need = cares.map { care in
      instance.sites.indices.map { site in load(care, site, fixed[care][site]) { _ in true } }
    }
    let necessary = instance.rules?.necessary
    necessaryNeed = cares.map { care in
      instance.sites.indices.map { site in
        load(care, site, instance.presentAtStart[care][site]) { necessary?[$0] ?? true }
      }
    }
  }
}

extension OccupancyKernel {
  /// Beds by care type, `[care][k]`, held k days after a patient is met in the first stay of this
  /// path in a steady state.
  ///
  /// The rest of the first stay holds `R(k) = Σ_{l≥k} S1(l) / Σ_{l≥0} S1(l)`; the second stay,
  /// which begins when the first ends, `Σ_{l=1..k} (R(l−1) − R(l)) · S2(k−l)`.
  package static func remainingBeds(
    path: [Instance.Stay], careTypes: [String], days: Int
  ) -> [[Double]] {
    var beds = [[Double]](repeating: [Double](repeating: 0, count: days), count: careTypes.count)
    guard let first = path.first, let care = careTypes.firstIndex(of: first.care), days > 0 else {
      return beds
    }
    let stay = LengthOfStay(first)
    // Stays are counted to ten years; what is left beyond that is nothing in a bed count.
    var tail = [Double](repeating: 0, count: days + 1)
    var sum = 0.0
    for l in stride(from: max(days, Self.longestStay), through: 0, by: -1) {
      sum += stay.survival(Double(l))
      if l <= days { tail[l] = sum }
    }
    let remaining = tail.map { $0 / sum }
    for k in 0..<days { beds[care][k] += remaining[k] }
    guard path.count > 1, let second = careTypes.firstIndex(of: path[1].care) else { return beds }
    let later = LengthOfStay(path[1])
    let laterSurvival = (0...days).map { later.survival(Double($0)) }
    for k in 1..<max(days, 2) where k < days {
      var held = 0.0
      for l in 1...k { held += (remaining[l - 1] - remaining[l]) * laterSurvival[k - l] }
      beds[second][k] += held
    }
    return beds
  }

  /// Days after which no stay is counted.
  private static let longestStay = 3650
}
