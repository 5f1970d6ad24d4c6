/// Expected beds held after an admission, as the programme uses them.
struct ProgrammeKernels {
  /// A coefficient and how many days after the admission it stands.
  typealias Coefficient = (days: Int, beds: Double)

  /// Coefficients large enough for the matrix, `[group][care]`.
  let kept: [[[Coefficient]]]
  /// The same of one elective patient, `[care]`.
  let keptElective: [[Coefficient]]
  /// All coefficients of one elective patient, `[care][k]`.
  let elective: [[Double]]

  init(_ instance: Instance) {
    let days = min(instance.kernel.days, instance.days)
    let drop = instance.kernel.dropBelow
    func large(_ beds: [Double]) -> [Coefficient] {
      beds.enumerated().filter { $0.element > drop }.map { ($0.offset, $0.element) }
    }
    kept = instance.groups.map { group in
      OccupancyKernel.beds(path: group.path, careTypes: instance.careTypes, days: days).map(large)
    }
    elective = OccupancyKernel.beds(
      elective: instance.elective, careTypes: instance.careTypes, days: days)
    keptElective = elective.map(large)
  }

  /// Coefficients of one site and day, at most.
  var entries: Int {
    let groups = kept.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    return groups + keptElective.reduce(0) { $0 + $1.count }
  }

  /// Beds held by day, whatever is decided: those present at the start, and all elective
  /// patients, postponed or not.
  func fixedLoad(_ instance: Instance, care: Int, site: Int) -> [Double] {
    let admissions = instance.electiveAdmissions[site]
    return instance.presentAtStart[care][site].enumerated().map { day, present in
      var load = present
      for k in 0..<min(day + 1, elective[care].count) {
        load += elective[care][k] * admissions[day - k]
      }
      return load
    }
  }
}
