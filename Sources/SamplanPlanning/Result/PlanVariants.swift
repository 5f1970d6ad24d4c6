import SamplanBase
import SamplanDomain

extension PlanResult {
  /// A mean over replications with its standard error; nil from a single replication.
  package struct Estimate: Sendable, Hashable, Codable {
    /// In the unit of what is counted.
    package var mean: Double
    /// In the same unit.
    package var standardError: Double?

    package init(mean: Double, standardError: Double?) {
      self.mean = mean
      self.standardError = standardError
    }
  }

  /// The ways to meet the same random patients (varianter).
  package enum VariantKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// No help between regions.
    case alone = "V0"
    /// The neighbour rule: a full region asks its nearest, who takes what fits.
    case neighbours = "V1"
    /// The joint plan as a rule that patients meet.
    case plan = "V2"
    /// The joint plan made anew every seventh day.
    case replanned = "V3"
  }

  /// One variant as simulated. Bed-days short are days that patients with a need of necessary care
  /// wait without a bed.
  package struct Variant: Sendable, Hashable, Codable {
    package var kind: VariantKind
    /// Outcomes simulated.
    package var replications: Int
    /// Bed-days short in the country, by care type.
    package var shortBedDays: [Estimate]
    /// Bed-days short, `[care][region]`.
    package var shortByRegion: [[Estimate]]
    /// Beds short on each day in the country, mean, `[care][day]`.
    package var shortByDay: [[Double]]
    /// Probability of shortage as defined, `[care][region][day]`; empty for V3, whose outcomes are
    /// too few for one.
    package var probability: [[[Double]]]
    /// First day of shortage, `[care][region]`; empty for V3.
    package var first: [[FirstDay]]
    /// Patients moved between regions.
    package var moved: Estimate
    /// Planned care postponed by decision, patients.
    package var postponed: Estimate
    /// Planned care for which there was no bed, patients.
    package var turnedAway: Estimate
    /// Planned patients still waiting at the end.
    package var backlogAtEnd: Estimate
    /// Patients whose need of necessary care ended in line, without that care; nil in plans made
    /// before the model had it.
    package var leftWaiting: Estimate?

    package init(
      kind: VariantKind, replications: Int, shortBedDays: [Estimate],
      shortByRegion: [[Estimate]], shortByDay: [[Double]], probability: [[[Double]]],
      first: [[FirstDay]], moved: Estimate, postponed: Estimate, turnedAway: Estimate,
      backlogAtEnd: Estimate, leftWaiting: Estimate?
    ) {
      self.kind = kind
      self.replications = replications
      self.shortBedDays = shortBedDays
      self.shortByRegion = shortByRegion
      self.shortByDay = shortByDay
      self.probability = probability
      self.first = first
      self.moved = moved
      self.postponed = postponed
      self.turnedAway = turnedAway
      self.backlogAtEnd = backlogAtEnd
      self.leftWaiting = leftWaiting
    }
  }

  /// The difference between two variants over the same random patients: the only thing that is
  /// called the effect of a plan.
  package struct Effect: Sendable, Hashable, Codable {
    package var from: VariantKind
    package var to: VariantKind
    /// Replications that both were simulated with.
    package var replications: Int
    /// Bed-days short in `to` minus in `from`, all care types; negative is less shortage.
    package var shortBedDays: Estimate
    /// The same by care type.
    package var byCare: [Estimate]
    /// The same by region, all care types.
    package var byRegion: [Estimate]
    /// How many times more replications independent random patients would need for the same
    /// standard error; nil when a variance is zero.
    package var replicationsSaved: Double?
    /// The same difference in the programme (modellens gräns), which knows the future.
    package var programme: Double?

    package init(
      from: VariantKind, to: VariantKind, replications: Int, shortBedDays: Estimate,
      byCare: [Estimate], byRegion: [Estimate], replicationsSaved: Double?, programme: Double?
    ) {
      self.from = from
      self.to = to
      self.replications = replications
      self.shortBedDays = shortBedDays
      self.byCare = byCare
      self.byRegion = byRegion
      self.replicationsSaved = replicationsSaved
      self.programme = programme
    }
  }

  /// A kind of measure (åtgärd).
  package enum MeasureKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Patients moved on arrival.
    case transfers
    /// Stable in-patients moved.
    case inpatientTransfers
    /// Surge beds open, bed-days.
    case surge
    /// Planned care postponed, patients.
    case postponement
    /// Planned care made up for, patients.
    case recovery
    /// Staff lent, person-days.
    case lending

    /// The measure in words.
    package var label: Text {
      switch self {
      case .transfers: Text(sv: "Patienter som skulle flyttas", en: "Patients who would move")
      case .inpatientTransfers:
        Text(sv: "Stabila inneliggande som skulle flyttas", en: "Stable in-patients who would move")
      case .surge: Text(sv: "Utökade vårdplatser", en: "Surge beds")
      case .postponement: Text(sv: "Uppskjuten planerad vård", en: "Postponed planned care")
      case .recovery: Text(sv: "Återhämtad planerad vård", en: "Recovered planned care")
      case .lending: Text(sv: "Utlånad personal", en: "Lent staff")
      }
    }

    /// The unit in words.
    package var unit: Text {
      switch self {
      case .transfers, .inpatientTransfers, .postponement, .recovery:
        Text(sv: "patienter", en: "patients")
      case .surge: Text(sv: "vårddygn", en: "bed-days")
      case .lending: Text(sv: "persondygn", en: "person-days")
      }
    }
  }

  /// What the simulated plan (V2) used of what was planned.
  package struct Executed: Sendable, Hashable, Codable {
    package var measure: MeasureKind
    /// The sending region of a move, else the region of the measure; nil for the country.
    package var region: PartyCode?
    /// In the measure's unit, as the programme planned it.
    package var planned: Double
    /// Mean over the replications.
    package var executed: Estimate

    package init(
      measure: MeasureKind, region: PartyCode?, planned: Double, executed: Estimate
    ) {
      self.measure = measure
      self.region = region
      self.planned = planned
      self.executed = executed
    }
  }
}
