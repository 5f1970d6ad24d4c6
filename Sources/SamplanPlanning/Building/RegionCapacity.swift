import SamplanBase
import SamplanDomain

/// What one region has in an ordinary month, as the model uses it.
///
/// The reported somatic beds (vårdplatser, somatik) include intensive care, as in the national
/// bed statistics; ward beds are what remains without it. So does the reported somatic
/// occupancy: occupied ward beds are the occupied somatic beds without the occupied intensive
/// care beds. Wards are split into surgical and medical by the basis, with equal occupancy.
struct RegionCapacity: Sendable {
  let region: PlanInput.Region
  /// Nominal beds by care type, whole numbers.
  private(set) var beds: [CareType: Double] = [:]
  /// Patients in beds in an ordinary month, by care type.
  private(set) var occupied: [CareType: Double] = [:]
  /// Beds that can be opened beyond the nominal ones.
  private(set) var surge: [CareType: Double] = [:]
  /// Persons a day who can staff them.
  private(set) var staff = 0.0
  /// Planned patients in in-patient care a day, mean of the week, before any cap.
  private(set) var elective = 0.0
  private(set) var ambulances = 0.0
  private(set) var helicopters = 0.0
  /// The oldest and the newest day that the figures read are of; nil when they have no days.
  private(set) var figureDays: ClosedRange<Day>?
  /// What was filled in for figures that are not numbers.
  private(set) var filled: [Filled] = []

  /// An optional figure that was missing, with what the model takes in its place.
  enum Filled: Hashable, CaseIterable {
    case icuSurge
    case wardSurge
    case staff
    case elective
    case ambulances
    case helicopters
  }

  /// Measures without which a region cannot take part.
  static let required: [MeasureID] = [
    Measure.somaticBeds, Measure.icuBeds, Measure.somaticOccupancy, Measure.icuOccupancy,
  ]

  /// The capacity, or the measures that keep the region out with what each says.
  static func read(
    _ region: PlanInput.Region, _ basis: BasisValues
  ) -> Result<RegionCapacity, Missing> {
    var missing: [String: String] = [:]
    for measure in required where number(measure, of: region) == nil {
      missing[measure.rawValue] = region.cells[measure.rawValue]?.value.word ?? "never-reported"
    }
    guard missing.isEmpty else { return .failure(Missing(measures: missing)) }
    let somatic = number(Measure.somaticBeds, of: region)!
    let icu = number(Measure.icuBeds, of: region)!
    for (measure, value) in [(Measure.somaticBeds, somatic), (Measure.icuBeds, icu)]
    where value < 0 {
      missing[measure.rawValue] = "negative"
    }
    for measure in [Measure.somaticOccupancy, Measure.icuOccupancy]
    where !(0...2).contains(number(measure, of: region)!) {
      missing[measure.rawValue] = "outside-0-to-2"
    }
    if icu > somatic { missing[Measure.somaticBeds.rawValue] = "fewer-than-beds.icu" }
    guard missing.isEmpty else { return .failure(Missing(measures: missing)) }
    return .success(RegionCapacity(region, basis, somatic: somatic, icu: icu))
  }

  /// Why a region is left out: measure → word.
  struct Missing: Error {
    let measures: [String: String]
  }

  private init(
    _ region: PlanInput.Region, _ basis: BasisValues, somatic: Double, icu: Double
  ) {
    self.region = region
    for measure in Self.required { noteDays(of: measure) }
    let wards = somatic - icu
    let surgical = (wards * basis[.surgicalShare]).rounded()
    beds = [.icu: icu, .surgical: surgical, .medical: wards - surgical]
    let icuOccupied = icu * Self.number(Measure.icuOccupancy, of: region)!
    let wardOccupied = max(
      0, somatic * Self.number(Measure.somaticOccupancy, of: region)! - icuOccupied)
    let wardOccupancy = wards > 0 ? wardOccupied / wards : 0
    occupied = [
      .icu: icuOccupied, .surgical: surgical * wardOccupancy,
      .medical: (wards - surgical) * wardOccupancy,
    ]
    readSurge(basis, somatic: somatic)
    let operations = optional(Measure.electiveOperations, .elective)
    elective = (operations ?? 0) * basis[.inpatientShare] / 7
    ambulances = optional(Measure.ambulances, .ambulances) ?? 0
    helicopters = optional(Measure.helicopters, .helicopters) ?? 0
  }

  private mutating func readSurge(_ basis: BasisValues, somatic: Double) {
    let icu = optional(Measure.icuSurgeBeds, .icuSurge) ?? 0
    let wards =
      optional(Measure.somaticSurgeBeds, .wardSurge) ?? somatic * basis[.wardSurgeShare]
    surge = [
      .icu: icu, .surgical: wards * basis[.surgicalShare],
      .medical: wards * (1 - basis[.surgicalShare]),
    ]
    let wanted = CareType.allCases.reduce(0) { $0 + basis.staffPerBed($1) * surge[$1]! }
    staff = optional(Measure.surgeStaff, .staff) ?? wanted * basis[.surgeStaffShare]
  }

  /// Intensive care patients received a day at most: the region's limit, and no more than it has
  /// beds, surge beds with them.
  var receiveICU: Double { min(region.limits.receiveICUPerDay.approximate, withSurge([.icu])) }

  /// The same of ward patients.
  var receiveWard: Double {
    min(region.limits.receiveWardPerDay.approximate, withSurge([.surgical, .medical]))
  }

  /// Open beds and surge beds of some care types.
  func withSurge(_ cares: [CareType]) -> Double {
    cares.reduce(0) { $0 + (beds[$1] ?? 0) + (surge[$1] ?? 0) }
  }

  /// The share of its surge beds that the region's own staff can open, 0…1, when all care types
  /// get the same part.
  func staffedSurgeShare(_ basis: BasisValues) -> Double {
    let wanted = CareType.allCases.reduce(0) { $0 + basis.staffPerBed($1) * surge[$1]! }
    return wanted > 0 ? min(1, staff / wanted) : 0
  }

  private mutating func optional(_ measure: MeasureID, _ kind: Filled) -> Double? {
    if let value = Self.number(measure, of: region), value >= 0 {
      noteDays(of: measure)
      return value
    }
    filled.append(kind)
    return nil
  }

  private mutating func noteDays(of measure: MeasureID) {
    figureDays = .spanning([figureDays, region.cells[measure.rawValue]?.days])
  }

  private static func number(_ measure: MeasureID, of region: PlanInput.Region) -> Double? {
    region.cells[measure.rawValue]?.value.known?.approximate
  }
}

extension ClosedRange<Day> {
  /// The days from the first of any to the last of any; nil when there are none.
  static func spanning(_ spans: [Self?]) -> Self? {
    let known = spans.compactMap { $0 }
    guard let first = known.map(\.lowerBound).min(), let last = known.map(\.upperBound).max()
    else { return nil }
    return first...last
  }
}
