import SamplanBase
import SamplanDomain

/// Everything a planning run needs, frozen: the same input and seed give the same result.
///
/// Its canonical JSON (sorted keys) is what the input hash is taken of.
package struct PlanInput: Sendable, Hashable, Codable {
  /// A figure as the run uses it.
  package struct Cell: Sendable, Hashable, Codable {
    package var value: FigureValue
    /// The oldest as-of date of what it is made of.
    package var asOf: Day?
    /// The newest, when it is made of figures of several days.
    package var newest: Day?

    package init(value: FigureValue, asOf: Day?, newest: Day? = nil) {
      self.value = value
      self.asOf = asOf
      self.newest = newest == asOf ? nil : newest
    }

    /// The days that it is of; nil when it has none.
    package var days: ClosedRange<Day>? { asOf.map { $0...max($0, newest ?? $0) } }
  }

  /// One region's reported capacity and limits.
  package struct Region: Sendable, Hashable, Codable {
    package var code: PartyCode
    package var shortName: String
    /// Inhabitants, nil when not registered.
    package var population: Int?
    package var latitude: ExactDecimal
    package var longitude: ExactDecimal
    /// Latest total of each measure; a measure that is absent here was never reported.
    package var cells: [String: Cell]
    package var limits: LimitsSet
    /// Regions that share a land border: roads and railways lead over them.
    package var neighbours: [PartyCode]
    /// Regions that are reached by sea: ferries go there.
    package var seaNeighbours: [PartyCode]

    package init(
      code: PartyCode, shortName: String, population: Int?, latitude: ExactDecimal,
      longitude: ExactDecimal, cells: [String: Cell], limits: LimitsSet,
      neighbours: [PartyCode] = [], seaNeighbours: [PartyCode] = []
    ) {
      self.code = code
      self.shortName = shortName
      self.population = population
      self.latitude = latitude
      self.longitude = longitude
      self.cells = cells
      self.limits = limits
      self.neighbours = neighbours
      self.seaNeighbours = seaNeighbours
    }
  }

  /// A hospital, for losses placed at one.
  package struct Hospital: Sendable, Hashable, Codable {
    package var id: HospitalID
    package var region: PartyCode
    package var name: String
    package var kind: HospitalKind
    /// Staffed intensive care beds, when the region reports them by hospital.
    package var icuBeds: Cell?
    /// Somatic beds, when the region reports them by hospital.
    package var somaticBeds: Cell?

    package init(
      id: HospitalID, region: PartyCode, name: String, kind: HospitalKind, icuBeds: Cell?,
      somaticBeds: Cell?
    ) {
      self.id = id
      self.region = region
      self.name = name
      self.kind = kind
      self.icuBeds = icuBeds
      self.somaticBeds = somaticBeds
    }
  }

  package var format = "samplan-plan-input/1"
  package var regions: [Region]
  package var hospitals: [Hospital]
  package var basis: Basis
  package var scenario: Scenario
  /// The days computed: the scenario's, or fewer.
  package var days: Int
  /// Chooses the simulation's random numbers.
  package var seed: UInt64
  /// How many times the load is simulated.
  package var replications: Int
  /// The sizes of the logs the figures were read from: which entries were used.
  package var logSizes: [String: Int]
  /// What the run tries against another; nil for a run of a scenario as it is written.
  package var trial: PlanTrial?
  /// What to do with regions whose figures are unknown or withheld; nil: they are left out.
  package var unknownFigures: UnknownFigures?
  /// The standard error of the country's bed-days short, in per cent of them, at which the
  /// simulation may stop before `replications`; nil: all of them.
  package var precisionPercent: ExactDecimal?
  /// The levers as they stand in this run; nil when none is moved.
  package var levers: Levers?
  /// See `runMode`.
  var mode: RunMode?
  /// What the run answers beside the questions it always does, in order; nil: nothing more.
  package var questions: [ExtraQuestion]?
  /// Other scenarios in which it is told what is worth building; nil: none. See
  /// `worthScenariosMax`.
  package var worthScenarios: [Scenario]?

  /// Other scenarios at most: each costs a plan and some twenty simulations.
  package static let worthScenariosMax = 4

  package init(
    regions: [Region], hospitals: [Hospital], basis: Basis, scenario: Scenario, days: Int,
    seed: UInt64, replications: Int, logSizes: [String: Int], trial: PlanTrial? = nil
  ) {
    self.regions = regions
    self.hospitals = hospitals
    self.basis = basis
    self.scenario = scenario
    self.days = days
    self.seed = seed
    self.replications = replications
    self.logSizes = logSizes
    self.trial = trial
  }
}

extension PlanInput {
  /// What the run computes. An input that does not say is of a run with today's resources.
  package var runMode: RunMode {
    get { mode ?? .resources }
    // Nil rather than said, so that the hash of an input is what it was before there were two.
    set { mode = newValue == .resources ? nil : newValue }
  }
}
