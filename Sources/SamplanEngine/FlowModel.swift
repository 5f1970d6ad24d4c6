import SamplanBase

/// An instance laid out for the simulation: flat memory, read by every thread, written once.
///
/// A *class* is a patient group, or elective care as the last one; a *source* is a class at a
/// site (`class · sites + site`); a *bed* is a care type at a site (`site · careTypes + care`); a
/// *cell* is a care type, site and day, `(care · sites + site) · days + day`.
final class FlowModel: @unchecked Sendable {
  // Unchecked: the memory is written by the initialiser only.

  /// Most expected patients of a replication.
  static let patientLimit = 50_000_000.0

  let days: Int
  let siteCount: Int
  let careCount: Int
  let classCount: Int
  /// The number of the elective class, or −1.
  let electiveClass: Int
  let rankCount: Int
  /// Classes in order of priority, then as numbered.
  let classesByPriority: [Int]
  let tables: QuantileTables
  /// Table of the unit exponential distribution, in days.
  let exponentialTable: Int
  /// Neighbours, flat: those of a site lie from `neighbourStart[site]`.
  let neighbourStart: UnsafeMutablePointer<Int32>
  let neighbourSite: UnsafeMutablePointer<Int32>
  let neighbourTicks: UnsafeMutablePointer<Int64>
  let transfersPerDay: UnsafeMutablePointer<Int32>
  let stageCount: UnsafeMutablePointer<Int32>
  let rank: UnsafeMutablePointer<Int32>
  /// By class and stage, `class · 2 + stage`.
  let care: UnsafeMutablePointer<Int32>
  /// By class and stage: the table of the stay. The next one is that of the remaining stay.
  let stayTable: UnsafeMutablePointer<Int32>
  /// Mean ticks between arrivals, `source · days + day`; infinite when none come.
  let ticksPerPatient: UnsafeMutablePointer<Double>
  /// Patients expected in beds at time 0, `source · 2 + stage`, or `nil` when all start empty.
  let presentMean: [Double]?
  /// Beds by day and bed, `day · beds + bed`.
  let capacity: UnsafeMutablePointer<Int32>
  let capacityVaries: Bool
  /// Mean ticks until death while waiting, by care type; infinite when nobody dies.
  let patience: UnsafeMutablePointer<Double>
  /// Need above which a cell is exceeded.
  let alert: UnsafeMutablePointer<Int32>
  let tierBounds: Instance.TierBounds?
  /// The number of intensive care, or −1; and whether its patients keep their beds.
  let intensiveCare: Int
  let stepsDown: Bool
  /// Whether the need runs on while a patient waits.
  let needRuns: Bool
  /// What varies between replications besides chance, if anything does.
  let assumptions: AssumptionTable?
  /// When a shortage counts; `nil` when needs are not followed between the daily counts.
  let shortageRule: Instance.ShortageRule?
  /// Need above which care is unmet, by cell.
  let unmetAbove: UnsafeMutablePointer<Int32>
  /// 1 for a class whose care is not necessary, else 0, by class.
  let deferrable: UnsafeMutablePointer<Int32>

  var bedCount: Int { siteCount * careCount }
  /// Classes besides elective care.
  var groupCount: Int { electiveClass >= 0 ? electiveClass : classCount }
  var sourceCount: Int { classCount * siteCount }
  var cellCount: Int { careCount * siteCount * days }

  init(_ instance: Instance) throws(Refusal) {
    try instance.check()
    let layout = FlowClasses(instance)
    try FlowModel.refuseImpossible(instance, layout)
    days = instance.days
    siteCount = instance.sites.count
    careCount = instance.careTypes.count
    classCount = layout.classes.count
    electiveClass = layout.electiveClass
    rankCount = layout.rankCount
    classesByPriority = layout.byPriority
    tables = layout.tables(residual: !instance.simulation.startEmpty)
    exponentialTable = layout.exponentialTable
    stageCount = flat(layout.classes.map { Int32($0.stays.count) })
    rank = flat(layout.classes.map { Int32($0.rank) })
    care = flat(layout.careByStage)
    stayTable = flat(layout.tableByStage)
    let rates = layout.rates(instance)
    ticksPerPatient = flat(rates.map { $0 > 0 ? SimulatedTime.ticksPerDay / $0 : .infinity })
    presentMean = layout.presentMean(instance)
    let neighbours = instance.simulation.neighbours
    var starts: [Int32] = [0]
    for row in neighbours { starts.append(starts[starts.count - 1] + Int32(row.count)) }
    neighbourStart = flat(starts)
    neighbourSite = flat(neighbours.joined().map { Int32($0.site) })
    neighbourTicks = flat(neighbours.joined().map { SimulatedTime.ticks($0.travelDays) })
    transfersPerDay = flat(instance.simulation.transfersPerDay.map(Int32.init(clamping:)))
    capacity = flat(FlowModel.capacity(instance))
    capacityVaries = instance.simulation.bedsByDay != nil
    let deaths = instance.simulation.meanDaysToDeathWaiting
    patience = flat(
      instance.careTypes.map { deaths[$0].map { $0 * SimulatedTime.ticksPerDay } ?? .infinity })
    let simulation = instance.simulation
    alert = flat(FlowModel.thresholds(simulation.alertAbove, instance))
    tierBounds = simulation.tiers
    intensiveCare = instance.careTypes.firstIndex(of: Instance.intensiveCare) ?? -1
    stepsDown = simulation.stepDownBlocking == true && intensiveCare >= 0
    needRuns = simulation.needRunsInLine == true
    assumptions = simulation.dispersion.map { AssumptionTable($0, instance) }
    shortageRule = simulation.shortage
    unmetAbove = flat(
      FlowModel.thresholds(simulation.shortage?.unmetAbove ?? simulation.alertAbove, instance))
    deferrable = flat(
      layout.classes.indices.map { number in
        let known = simulation.necessary
        return known.map { number < $0.count && !$0[number] ? 1 : 0 } ?? 0
      })
  }

  deinit {
    for memory in [neighbourStart, neighbourSite, transfersPerDay, stageCount, rank] {
      memory.deallocate()
    }
    for memory in [care, stayTable, capacity, alert, unmetAbove, deferrable] { memory.deallocate() }
    neighbourTicks.deallocate()
    ticksPerPatient.deallocate()
    patience.deallocate()
  }

  private static func refuseImpossible(
    _ instance: Instance, _ layout: FlowClasses
  ) throws(Refusal) {
    let elective = instance.electiveAdmissions.joined().contains { $0 > 0 }
    if elective && layout.electiveClass < 0 {
      throw Refusal(
        .input,
        Text(
          sv: "Planerad vård kan inte simuleras: ingen av dess vårdtider har andelen 1.",
          en: "Elective care cannot be simulated: none of its stays has the share 1."),
        problems: [
          Refusal.Problem(
            .field("elective.stays"),
            Text(sv: "en vårdtid med andelen 1 väntades", en: "a stay with share 1 expected"))
        ])
    }
    let expected = layout.rates(instance).reduce(0, +)
    let present = layout.presentMean(instance)?.reduce(0, +) ?? 0
    if expected + present > patientLimit {
      throw Refusal(
        .limit,
        Text(
          sv: "Instansen väntar \(Int(expected + present)) patienter; "
            + "högst \(Int(patientLimit)) kan simuleras.",
          en: "The instance expects \(Int(expected + present)) patients; "
            + "at most \(Int(patientLimit)) can be simulated."))
    }
  }

  private static func capacity(_ instance: Instance) -> [Int32] {
    var beds: [Int32] = []
    for day in 0..<instance.days {
      for site in instance.sites.indices {
        for care in instance.careTypes.indices {
          let fixed = instance.simulation.beds[site][care]
          beds.append(Int32(instance.simulation.bedsByDay?[care][site][day] ?? fixed))
        }
      }
    }
    return beds
  }

  /// Whole needs above which a cell is exceeded: those given, or the beds of the day.
  private static func thresholds(_ given: [[[Double]]]?, _ instance: Instance) -> [Int32] {
    var thresholds: [Int32] = []
    for care in instance.careTypes.indices {
      for site in instance.sites.indices {
        for day in 0..<instance.days {
          let simulation = instance.simulation
          let beds = simulation.bedsByDay?[care][site][day] ?? simulation.beds[site][care]
          // Need is whole, so it is above a threshold when it is above its whole part.
          let above = given?[care][site][day] ?? Double(beds)
          thresholds.append(Int32(min(above, Double(Int32.max)).rounded(.down)))
        }
      }
    }
    return thresholds
  }
}

/// Copies values into memory that the owner gives back.
func flat<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
  let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(values.count, 1))
  values.withUnsafeBufferPointer { buffer in
    if let base = buffer.baseAddress { memory.initialize(from: base, count: buffer.count) }
  }
  return memory
}
