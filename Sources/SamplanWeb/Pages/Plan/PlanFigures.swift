import SamplanBase
import SamplanDomain
import SamplanPlanning

/// Sums and extremes of a plan's result that its pages are made of.
struct PlanFigures: Sendable {
  let result: PlanResult

  /// More likely than not: from here a region counts among those where care falls short.
  static let likely = 0.5

  /// One region where shortage of a care type is likely.
  struct Short: Equatable {
    let region: Int
    let care: Int
    let probability: Double
    let first: PlanResult.FirstDay
  }

  /// Whether the zero run reproduces the region's own occupancy in this care type. A plan from an
  /// earlier model has no zero run to tell it by, and its probabilities are shown as they were.
  func isCalibrated(_ region: Int, care: Int) -> Bool {
    result.zeroRun?.calibration[care][region].isCalibrated ?? true
  }

  /// Places of regions that are not calibrated in some care type.
  var notCalibrated: [Int] {
    result.regions.indices.filter { region in
      result.careTypes.indices.contains { !isCalibrated(region, care: $0) }
    }
  }

  /// The worst care type of each region where shortage is more likely than not, the earliest
  /// first. What is not calibrated has no probability, and is left out.
  var likelyShort: [Short] {
    result.regions.indices.compactMap { region in
      let worst = result.careTypes.indices.filter { isCalibrated(region, care: $0) }.map { care in
        Short(
          region: region, care: care, probability: result.load.first[care][region].ever,
          first: result.load.first[care][region])
      }.max { ($0.probability, -$0.care) < ($1.probability, -$1.care) }
      return worst.flatMap { $0.probability > Self.likely ? $0 : nil }
    }.sorted {
      (
        $0.first.p50 ?? .max, -$0.probability, $0.region
      ) < ($1.first.p50 ?? .max, -$1.probability, $1.region)
    }
  }

  /// Regions where some care type is more likely than not to fall short without the scenario.
  var likelyShortOrdinarily: Int {
    result.regions.indices.count { region in
      result.careTypes.indices.contains { care in
        isCalibrated(region, care: care)
          && result.load.firstOrdinary[care][region].ever > Self.likely
      }
    }
  }

  /// Regions where shortage of this care type is more likely than not.
  func likelyShort(care: Int) -> Int {
    result.regions.indices.count { region in
      isCalibrated(region, care: care) && result.load.first[care][region].ever > Self.likely
    }
  }

  /// Bed-days of a care type over regions and days.
  static func total(_ values: [[Double]]) -> Double {
    values.reduce(0) { $0 + $1.reduce(0, +) }
  }

  /// Bed-days short, all care types.
  static func shortage(_ programme: PlanResult.Programme) -> Double {
    programme.shortage.reduce(0) { $0 + total($1) }
  }

  /// Beds short in the country, all care types, by day.
  func shortageByDay(_ programme: PlanResult.Programme) -> [Double] {
    (0..<result.provenance.days).map { day in
      programme.shortage.reduce(0) { sum, care in
        sum + care.reduce(0) { $0 + $1[day] }
      }
    }
  }

  /// How many regions have any of this, at least this much on some day.
  static func regions(_ values: [[Double]], least: Double = 0.05) -> [Int] {
    values.indices.filter { (values[$0].max() ?? 0) >= least }
  }

  /// The effect of the plan as simulated, V0 to V2: nothing else is called so.
  var effect: PlanResult.Effect? {
    result.effects?.first { $0.from == .alone && $0.to == .plan }
  }

  /// A variant as simulated.
  func variant(_ kind: PlanResult.VariantKind) -> PlanResult.Variant? {
    result.variants?.first { $0.kind == kind }
  }

  /// Bed-days short in a variant, all care types.
  static func shortBedDays(_ variant: PlanResult.Variant) -> Double {
    variant.shortBedDays.reduce(0) { $0 + $1.mean }
  }

  /// The same with its standard error, where the outcomes were kept: the care types of one outcome
  /// go together, so their errors are not added.
  func wholeShortage(_ variant: PlanResult.Variant) -> PlanResult.Estimate {
    let outcomes = result.outcomes?.first { $0.kind == variant.kind }
    return .init(mean: Self.shortBedDays(variant), standardError: outcomes?.totalError)
  }

  /// The share by which the programme lowers the shortage (modellens gräns); nil when there is none to lower.
  var reduction: Double? {
    let without = Self.shortage(result.alone)
    guard without > 0.5 else { return nil }
    return max(0, (without - Self.shortage(result.joint)) / without)
  }

  /// Patients who would move, in all.
  var moved: Double { result.moves.reduce(0) { $0 + $1.patients } }

  /// Patients who would move by mode, the most used first.
  var modes: [(mode: String, patients: Double)] {
    var sums: [String: Double] = [:]
    for move in result.moves { sums[move.mode, default: 0] += move.patients }
    return sums.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// Patients who would move, summed over days, groups and modes, the largest first.
  var pairs: [(from: PartyCode, to: PartyCode, patients: Double)] {
    struct Pair: Hashable { let from, to: PartyCode }
    var sums: [Pair: Double] = [:]
    for move in result.moves {
      sums[Pair(from: move.from, to: move.to), default: 0] += move.patients
    }
    return sums.map { ($0.key.from, $0.key.to, $0.value) }
      .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
  }
}
