/// The classes of patients in a simulation: the groups in order, then elective care if it has a
/// stay with share 1.
struct FlowClasses {
  struct Class {
    let stays: [Instance.Stay]
    let careNumbers: [Int]
    /// 0 for the lowest priority number that occurs, then 1, 2 …
    let rank: Int
  }

  let classes: [Class]
  let electiveClass: Int
  let rankCount: Int

  init(_ instance: Instance) {
    var paths = instance.groups.map { (stays: $0.path, priority: $0.priority) }
    if let stay = instance.simulatedElectiveStay {
      electiveClass = paths.count
      paths.append((stays: [stay], priority: instance.elective.priority))
    } else {
      electiveClass = -1
    }
    let priorities = Set(paths.map(\.priority)).sorted()
    rankCount = max(priorities.count, 1)
    classes = paths.map { path in
      Class(
        stays: path.stays,
        careNumbers: path.stays.map { instance.careTypes.firstIndex(of: $0.care) ?? 0 },
        rank: priorities.firstIndex(of: path.priority) ?? 0)
    }
  }

  /// Class numbers by priority, then by number.
  var byPriority: [Int] {
    classes.indices.sorted { (classes[$0].rank, $0) < (classes[$1].rank, $1) }
  }

  /// By class and stage, 0 where there is no second stage.
  var careByStage: [Int32] {
    classes.flatMap { [Int32($0.careNumbers[0]), Int32($0.careNumbers.last ?? 0)] }
  }

  /// By class and stage: two tables each, the stay and the remaining stay.
  var tableByStage: [Int32] {
    classes.indices.flatMap { [Int32($0 * 4), Int32($0 * 4 + 2)] }
  }

  var exponentialTable: Int { classes.count * 4 }

  /// Tables of every stay; those of the remaining stay only when patients are there at the start.
  func tables(residual: Bool) -> QuantileTables {
    var functions: [@Sendable (Double) -> Double] = []
    for value in classes {
      for stage in 0..<2 {
        let stay = LengthOfStay(value.stays[min(stage, value.stays.count - 1)])
        functions.append { stay.quantile($0) }
        if residual {
          functions.append { stay.residualQuantile($0) }
        } else {
          functions.append { stay.quantile($0) }
        }
      }
    }
    let unit = LengthOfStay(
      Instance.Stay(care: "", meanDays: 1, cv: 1, distribution: .exponential))
    functions.append { unit.quantile($0) }
    return QuantileTables(functions)
  }

  /// Expected arrivals, `(class · sites + site) · days + day`.
  func rates(_ instance: Instance) -> [Double] {
    var rates: [Double] = []
    for group in instance.admissions {
      for row in group { rates.append(contentsOf: row) }
    }
    if electiveClass >= 0 {
      for row in instance.electiveAdmissions { rates.append(contentsOf: row) }
    }
    return rates
  }

  /// Patients expected in beds at time 0, `(class · sites + site) · 2 + stage`.
  func presentMean(_ instance: Instance) -> [Double]? {
    guard !instance.simulation.startEmpty, let baseline = instance.simulation.baseline else {
      return nil
    }
    var present: [Double] = []
    for (number, value) in classes.enumerated() {
      let rates = number == electiveClass ? baseline.elective : baseline.admissions[number]
      for rate in rates {
        present.append(rate * LengthOfStay(value.stays[0]).mean)
        present.append(value.stays.count > 1 ? rate * LengthOfStay(value.stays[1]).mean : 0)
      }
    }
    return present
  }
}
