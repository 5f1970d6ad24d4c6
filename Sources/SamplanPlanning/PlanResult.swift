import SamplanBase
import SamplanDomain

/// What a planning run found: the simulated load and the joint plan, each with its model's limits.
///
/// Holds no timings, so that the same input on the same build gives the same bytes.
/// Arrays are indexed `[care][region][day]` in the order of `careTypes` and `regions`.
package struct PlanResult: Sendable, Hashable, Codable {
  package var format = "samplan-plan/1"
  package var provenance: Provenance
  package var careTypes: [CareType]
  /// Regions that take part, in order of code.
  package var regions: [PartyCode]
  package var excluded: [Excluded]
  package var load: Load
  package var joint: Programme
  /// The same programme with transfers, surge, postponement and lending at zero.
  package var alone: Programme
  package var moves: [Move]
  /// Limits that hold the joint plan back, those met most often first.
  package var binding: [Binding]
  /// The answer in sentences: where and when first, what the plan would give, what limits it.
  package var explanation: [Remark]
  /// What the run says about its input: assumptions filled in, draws made, limits met.
  package var remarks: [Remark]

  // Absent in plans made before the model had them.

  /// The paired run without the scenario, with its calibration.
  package var zeroRun: ZeroRun?
  /// How the need is met without help, by tier.
  package var tiers: Tiers?
  /// The variants simulated with the same patients, V0 first.
  package var variants: [Variant]?
  /// Effects against V0, that of the plan first.
  package var effects: [Effect]?
  /// Why the simulation stopped where it did; nil when all outcomes were asked for.
  package var stopping: Stopping?
  /// V0 and V2 outcome by outcome, for pairing with another run.
  package var outcomes: [Outcomes]?
  /// What V2 used of what was planned: the country first, then by region.
  package var executed: [Executed]?
  /// Each region's part, in the order of `regions`.
  package var shares: [RegionShare]?
  /// Indicators of katastroftillstånd, in the order of `regions`.
  package var crises: [Crisis]?
  /// What chance alone does.
  package var uncertainty: Uncertainty?
  /// What the regions left out would add, at either end; nil when it was not asked for, or nobody
  /// could be given an interval.
  package var unknown: UnknownInterval?
  /// What one more of each thing is worth; nil when it was not asked for.
  package var worth: Worth?
  /// How the plan does in what it was not made for; nil when it was not asked for.
  package var robustness: Robustness?
  /// How the programme shares what is left.
  package var fairness: Fairness?
  /// Set when the run was stopped: what is missing. Such a result is never published.
  package var partial: Partial?
  /// What to look at before believing in the plan.
  package var review: Review?
  /// Stocks, power and water, and what takes beds away.
  package var supply: Supply?
  /// The links of the care chain beside the hospitals' beds.
  package var chain: [ChainLink]?
  /// What this run changes in another: `S6 · färjan stängd`, and the other's identifier.
  package var basedOn: BasedOn?

  package init(
    provenance: Provenance, careTypes: [CareType], regions: [PartyCode], excluded: [Excluded],
    load: Load, joint: Programme, alone: Programme, moves: [Move], binding: [Binding],
    explanation: [Remark], remarks: [Remark]
  ) {
    self.provenance = provenance
    self.careTypes = careTypes
    self.regions = regions
    self.excluded = excluded
    self.load = load
    self.joint = joint
    self.alone = alone
    self.moves = moves
    self.binding = binding
    self.explanation = explanation
    self.remarks = remarks
  }

  /// What went in and what computed it.
  package struct Provenance: Sendable, Hashable, Codable {
    package var engineVersion: String
    package var inputHash: Digest
    /// Chose the simulation's random numbers.
    package var seed: UInt64
    /// How many times the load was simulated.
    package var replications: Int
    /// The days computed.
    package var days: Int
    package var scenario: ScenarioID
    package var scenarioName: String
    /// The scenario's level on the threat scale, 0 to 6.
    package var threatLevel: Int
    /// The sizes of the logs the figures were read from, by party.
    package var logSizes: [String: Int]
    /// The oldest and the newest day that the regions' figures are of; nil when they have none,
    /// and in plans made before it was kept.
    package var figureDays: ClosedRange<Day>?

    package init(
      engineVersion: String, inputHash: Digest, seed: UInt64, replications: Int, days: Int,
      scenario: ScenarioID, scenarioName: String, threatLevel: Int, logSizes: [String: Int],
      figureDays: ClosedRange<Day>? = nil
    ) {
      self.engineVersion = engineVersion
      self.inputHash = inputHash
      self.seed = seed
      self.replications = replications
      self.days = days
      self.scenario = scenario
      self.scenarioName = scenarioName
      self.threatLevel = threatLevel
      self.logSizes = logSizes
      self.figureDays = figureDays
    }
  }

  /// The run or plan that this one is a trial of.
  package struct BasedOn: Sendable, Hashable, Codable {
    /// `K-…` or `P-…`.
    package var identifier: String
    /// What differs, in words.
    package var changes: [Remark]

    package init(identifier: String, changes: [Remark]) {
      self.identifier = identifier
      self.changes = changes
    }
  }

  /// A region left out, and why.
  package struct Excluded: Sendable, Hashable, Codable {
    package var region: PartyCode
    /// The measures that are missing, and what each says instead of a number.
    package var missing: [String: String]

    package init(region: PartyCode, missing: [String: String]) {
      self.region = region
      self.missing = missing
    }
  }

  /// A remark in both languages.
  package struct Remark: Sendable, Hashable, Codable {
    package var sv: String
    package var en: String

    package init(sv: String, en: String) {
      self.sv = sv
      self.en = en
    }
  }

  /// The simulated load without help between regions (V0).
  package struct Load: Sendable, Hashable, Codable {
    /// Need (patients in beds and waiting) by care, region and day: 10 per cent of the outcomes
    /// have at most this.
    package var needP10: [[[Double]]]
    /// The median need.
    package var needP50: [[[Double]]]
    /// 90 per cent of the outcomes have at most this need.
    package var needP90: [[[Double]]]
    /// Standard errors of the median need, patients: by care and region the largest of the days.
    package var errorP50: [[Double]]?
    /// The same of the need that 90 per cent of the outcomes do not pass.
    package var errorP90: [[Double]]?
    /// Probability that need passes the threshold by at least the least shortage that counts: one
    /// bed and 5 per cent of the region's beds, unless the basis says otherwise.
    package var probability: [[[Double]]]
    /// Open beds.
    package var beds: [[[Double]]]
    /// The threshold, what the region can use by itself: open beds, accepted overcrowding and the
    /// surge beds that its own staff can open.
    package var threshold: [[[Double]]]
    /// First day of shortage by care and region.
    package var first: [[FirstDay]]
    /// The same in the paired run without the scenario (nollkörning): the same patients in an
    /// ordinary month.
    package var firstOrdinary: [[FirstDay]]
    /// The country by care and day.
    package var national: [National]
    /// Planned care turned away for lack of beds, patients, mean over the replications.
    package var turnedAway: Double
    /// Patients who come, mean over the replications.
    package var patients: Double

    package init(
      needP10: [[[Double]]], needP50: [[[Double]]], needP90: [[[Double]]],
      probability: [[[Double]]], beds: [[[Double]]], threshold: [[[Double]]],
      first: [[FirstDay]], firstOrdinary: [[FirstDay]], national: [National], turnedAway: Double,
      patients: Double
    ) {
      self.needP10 = needP10
      self.needP50 = needP50
      self.needP90 = needP90
      self.probability = probability
      self.beds = beds
      self.threshold = threshold
      self.first = first
      self.firstOrdinary = firstOrdinary
      self.national = national
      self.turnedAway = turnedAway
      self.patients = patients
    }
  }

  /// When shortage first comes, over all outcomes; days from 1, nil when that share never has one.
  package struct FirstDay: Sendable, Hashable, Codable {
    /// The probability that it comes at all, 0…1.
    package var ever: Double
    /// The day by which it has come in a tenth of the outcomes.
    package var p10: Int?
    /// The same for half of the outcomes.
    package var p50: Int?
    /// The same for nine tenths of the outcomes.
    package var p90: Int?

    package init(ever: Double, p10: Int?, p50: Int?, p90: Int?) {
      self.ever = ever
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
    }
  }

  /// The whole country's need and beds for one care type, by day.
  package struct National: Sendable, Hashable, Codable {
    /// Need, patients: 10 per cent of the outcomes have at most this.
    package var p10: [Double]
    /// The median need.
    package var p50: [Double]
    /// 90 per cent of the outcomes have at most this need.
    package var p90: [Double]
    /// Open beds.
    package var beds: [Double]
    /// Open beds plus the surge that may be opened.
    package var bedsWithSurge: [Double]

    package init(
      p10: [Double], p50: [Double], p90: [Double], beds: [Double], bedsWithSurge: [Double]
    ) {
      self.p10 = p10
      self.p50 = p50
      self.p90 = p90
      self.beds = beds
      self.bedsWithSurge = bedsWithSurge
    }
  }

  /// An optimum of the programme (modellens gräns), expected values.
  package struct Programme: Sendable, Hashable, Codable {
    package var status: String
    /// The weighted sum that the programme makes least; relative, not money.
    package var objective: Double
    /// No plan has a lower sum than this.
    package var bound: Double
    /// Relative distance between objective and bound.
    package var gap: Double
    /// Largest shortage relative to the nominal beds.
    package var fairness: Double
    /// Beds short by care, region and day.
    package var shortage: [[[Double]]]
    /// Surge beds by care, region and day.
    package var surge: [[[Double]]]
    /// Planned care postponed by region and day, patients.
    package var postponed: [[Double]]
    /// Staff lent by region and day, persons.
    package var lent: [[Double]]
    /// Staff borrowed by region and day, persons.
    package var borrowed: [[Double]]
    /// The largest distance by which a limit is passed, in its own unit: beds, patients, persons or
    /// hours; nil in plans made before it was kept.
    package var largestExcess: Double?
    /// Times that the solver's method was changed since it met numerical trouble, both programmes
    /// together; nil in plans made before it was kept.
    package var methodChanges: Int?

    package init(
      status: String, objective: Double, bound: Double, gap: Double, fairness: Double,
      shortage: [[[Double]]], surge: [[[Double]]], postponed: [[Double]], lent: [[Double]],
      borrowed: [[Double]]
    ) {
      self.status = status
      self.objective = objective
      self.bound = bound
      self.gap = gap
      self.fairness = fairness
      self.shortage = shortage
      self.surge = surge
      self.postponed = postponed
      self.lent = lent
      self.borrowed = borrowed
    }
  }

  /// Patients who would move in the joint plan.
  package struct Move: Sendable, Hashable, Codable {
    package var group: String
    package var from: PartyCode
    package var to: PartyCode
    package var mode: String
    /// From 1.
    package var day: Int
    /// Patients, expected and so not always whole.
    package var patients: Double

    package init(
      group: String, from: PartyCode, to: PartyCode, mode: String, day: Int, patients: Double
    ) {
      self.group = group
      self.from = from
      self.to = to
      self.mode = mode
      self.day = day
      self.patients = patients
    }
  }
}

extension PlanResult {
  /// A limit that the joint plan reaches, and so holds it back.
  package struct Binding: Sendable, Hashable, Codable {
    /// What kind of limit it is.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      /// Intensive care patients a region receives a day, by its own limit.
      case receiveICU
      /// Ward patients a region receives a day, by its own limit.
      case receiveWard
      /// Vehicle hours of a transport mode.
      case vehicles
      /// Staff for surge beds.
      case staff
      /// Surge beds that can be opened.
      case surge
      /// Planned care that may be postponed, by the region's own limit.
      case postpone
    }

    package var kind: Kind
    /// A region's code, or a transport mode.
    package var place: String
    /// Days on which the limit is reached.
    package var days: Int

    package init(kind: Kind, place: String, days: Int) {
      self.kind = kind
      self.place = place
      self.days = days
    }
  }
}
