import SamplanBase
import SamplanDomain

extension PlanResult {
  /// How the programme shares what is left, in three steps (rättvisa).
  package struct Fairness: Sendable, Hashable, Codable {
    /// The least largest share, r*: necessary shortage / own need before transfer.
    package var leastLargestShare: Double
    /// Each region's share alone, by region.
    package var alone: [Double]
    /// Each region's share in the joint plan.
    package var joint: [Double]
    /// Bed-days of necessary shortage after each step: the fairest, the least, the whole.
    package var steps: [Step]
    /// Region-weeks in which "no worse than alone" holds the plan back.
    package var weeksAtLimit: Int
    /// The distance to the optimum before trips were made whole, relative.
    package var gapBeforeTrips: Double
    /// Whole trips, by mode.
    package var trips: [Trip]
    /// Expected harmful events on the way, with its assumption's source; nil when none is stated.
    package var transportRisk: TransportRisk?
    /// Results when the weights are halved and doubled, those with the weights as they are first;
    /// empty for runs longer than `Sensitivity.daysMax`.
    package var sensitivity: [Sensitivity]

    package init(
      leastLargestShare: Double, alone: [Double], joint: [Double], steps: [Step],
      weeksAtLimit: Int, gapBeforeTrips: Double, trips: [Trip], transportRisk: TransportRisk?,
      sensitivity: [Sensitivity]
    ) {
      self.leastLargestShare = leastLargestShare
      self.alone = alone
      self.joint = joint
      self.steps = steps
      self.weeksAtLimit = weeksAtLimit
      self.gapBeforeTrips = gapBeforeTrips
      self.trips = trips
      self.transportRisk = transportRisk
      self.sensitivity = sensitivity
    }

    /// One step of the lexicographic programme.
    package struct Step: Sendable, Hashable, Codable {
      package var name: Remark
      /// Largest share after the step.
      package var largestShare: Double
      /// Bed-days of necessary shortage after the step.
      package var shortBedDays: Double
      /// Relative distance to the bound of the step's own objective.
      package var gap: Double

      package init(name: Remark, largestShare: Double, shortBedDays: Double, gap: Double) {
        self.name = name
        self.largestShare = largestShare
        self.shortBedDays = shortBedDays
        self.gap = gap
      }
    }

    /// Whole trips of a mode.
    package struct Trip: Sendable, Hashable, Codable {
      package var mode: String
      /// Trips there and back, the whole run.
      package var trips: Int
      /// Patients in them.
      package var patients: Double

      package init(mode: String, trips: Int, patients: Double) {
        self.mode = mode
        self.trips = trips
        self.patients = patients
      }
    }

    /// Hours on the way, and what they are assumed to bring.
    package struct TransportRisk: Sendable, Hashable, Codable {
      /// Patient-hours on the way.
      package var hours: Double
      /// Expected events in them.
      package var events: Double
      package var source: String

      package init(hours: Double, events: Double, source: String) {
        self.hours = hours
        self.events = events
        self.source = source
      }
    }

    /// The small programme with one weight changed.
    package struct Sensitivity: Sendable, Hashable, Codable {
      /// Longest run in days for which weights are tried: each is a programme of its own.
      package static let daysMax = 30

      /// What the weight is of.
      package var name: Remark
      /// 0.5 or 2; 1 is the weights as they are.
      package var factor: Double
      /// Bed-days of necessary shortage.
      package var shortBedDays: Double
      /// Patients moved.
      package var moved: Double
      /// Planned care postponed, patients.
      package var postponed: Double
      /// Bed-days in surge beds.
      package var surgeBedDays: Double
      /// Largest share of necessary shortage in any region, 0…1.
      package var largestShare: Double
      /// The region that has it; nil when no region has any.
      package var mostExposed: PartyCode?

      package init(
        name: Remark, factor: Double, shortBedDays: Double, moved: Double, postponed: Double,
        surgeBedDays: Double, largestShare: Double, mostExposed: PartyCode?
      ) {
        self.name = name
        self.factor = factor
        self.shortBedDays = shortBedDays
        self.moved = moved
        self.postponed = postponed
        self.surgeBedDays = surgeBedDays
        self.largestShare = largestShare
        self.mostExposed = mostExposed
      }
    }
  }
}
