/// A planning instance in the format `samplan-instance/1`: plain arrays that the simulation and
/// the linear programme read, and the engine's door for anyone who wants to compare it with
/// another solver or simulator. Days are numbered from 0; index order stands at each field.
///
/// Optional fields that are `nil` mean exactly the published reference model.
package struct Instance: Sendable, Codable, Equatable {
  /// The name of the format, first in every file.
  package static let formatName = "samplan-instance/1"

  package var format = Instance.formatName
  /// Horizon in days, 1 to 730.
  package var days: Int
  /// At most 500 places that have beds.
  package var sites: [Site]
  /// Names of the kinds of beds, at most 32; the name `ICU` is intensive care.
  package var careTypes: [String]
  /// At most 64 patient groups.
  package var groups: [Group]
  package var elective: Elective
  package var kernel: Kernel
  /// Kinds of transport, at most 32.
  package var modes: [Mode]
  /// Vehicle hours in the country, `[mode][day]`.
  package var modeHours: [[Double]]
  /// Beds open with staff, `[care][site][day]`.
  package var beds: [[[Double]]]
  /// The nominal number of beds, against which shortage is compared for fairness, `[care][site]`.
  package var bedsNominal: [[Double]]
  /// Extra beds at most, `[care][site]`.
  package var surgeMax: [[Double]]
  /// Extra beds at most by day, in place of `surgeMax`, `[care][site][day]`.
  package var surgeMaxByDay: [[[Double]]]?
  /// Staff a day to open extra beds with, `[site]`.
  package var staff: [Double]
  /// Staff for one extra bed, by care type.
  package var staffPerSurgeBed: [String: Double]
  /// How much of the staff may be lent, 0 to 1.
  package var lendMaxShare: Double
  /// The same by site, in place of `lendMaxShare`.
  package var lendMaxShareBySite: [Double]?
  /// Patients transferred into a site a day at most, by the care of their first stay,
  /// `[care][site]`; `nil` in a place means no limit there.
  package var receiveMax: [[Double?]]?
  /// The share of each day's elective patients that may be postponed, `[site]`; absent: all.
  package var postponeMaxShareBySite: [Double]?
  /// Expected new patients, `[group][site][day]`.
  package var admissions: [[[Double]]]
  /// Expected new elective patients, `[site][day]`.
  package var electiveAdmissions: [[Double]]
  /// Beds still held on a day by patients present before day 0, `[care][site][day]`.
  package var presentAtStart: [[[Double]]]
  /// Straight-line distance in kilometres, `[site][site]`.
  package var distancesKm: [[Double]]
  /// Transport links that are closed for some days.
  package var closedLinks: [ClosedLink]?
  package var costs: Costs
  package var simulation: Simulation
  /// Rules beyond the reference programme, which `solveFair` keeps; `solve` does not read them.
  package var rules: Rules?

  /// An instance from its fields; `problems()` tells whether they fit together.
  package init(
    days: Int, sites: [Site], careTypes: [String], groups: [Group], elective: Elective,
    kernel: Kernel, modes: [Mode], modeHours: [[Double]], beds: [[[Double]]],
    bedsNominal: [[Double]], surgeMax: [[Double]], surgeMaxByDay: [[[Double]]]? = nil,
    staff: [Double], staffPerSurgeBed: [String: Double], lendMaxShare: Double,
    lendMaxShareBySite: [Double]? = nil, receiveMax: [[Double?]]? = nil,
    postponeMaxShareBySite: [Double]? = nil, admissions: [[[Double]]],
    electiveAdmissions: [[Double]], presentAtStart: [[[Double]]], distancesKm: [[Double]],
    closedLinks: [ClosedLink]? = nil, costs: Costs, simulation: Simulation,
    rules: Rules? = nil
  ) {
    self.days = days
    self.sites = sites
    self.careTypes = careTypes
    self.groups = groups
    self.elective = elective
    self.kernel = kernel
    self.modes = modes
    self.modeHours = modeHours
    self.beds = beds
    self.bedsNominal = bedsNominal
    self.surgeMax = surgeMax
    self.surgeMaxByDay = surgeMaxByDay
    self.staff = staff
    self.staffPerSurgeBed = staffPerSurgeBed
    self.lendMaxShare = lendMaxShare
    self.lendMaxShareBySite = lendMaxShareBySite
    self.receiveMax = receiveMax
    self.postponeMaxShareBySite = postponeMaxShareBySite
    self.admissions = admissions
    self.electiveAdmissions = electiveAdmissions
    self.presentAtStart = presentAtStart
    self.distancesKm = distancesKm
    self.closedLinks = closedLinks
    self.costs = costs
    self.simulation = simulation
    self.rules = rules
  }
}
