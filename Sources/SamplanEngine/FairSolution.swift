/// The fair plan: least and fairest necessary shortage within the limits, in three steps, beside
/// what each site can do alone.
package struct FairSolution: Sendable {
  /// A step of the lexicographic programme.
  package struct Step: Sendable, Equatable {
    /// What a step makes least.
    package enum Aim: String, Sendable, CaseIterable, Codable {
      /// The largest share of necessary shortage.
      case largestShare
      /// Necessary shortage in the country, bed-days by the weights of the care types.
      case shortage
      /// Everything else by its weight: measures, moves, other care.
      case measures
    }

    package let aim: Aim
    /// The step's own objective.
    package let objective: Double
    /// No plan that keeps the steps before does better.
    package let bound: Double
    /// `(objective − bound) / objective`; 0 when the objective is 0.
    package let gap: Double
    /// The largest share after the step.
    package let largestShare: Double
    /// Bed-days of necessary shortage after the step.
    package let shortBedDays: Double
    /// Seconds by the clock.
    package let seconds: Double
  }

  /// A week in which "no worse than alone" holds the plan back: the shortage of a care type at a
  /// site is what it would be alone, and not nothing.
  package struct WeekAtLimit: Sendable, Equatable {
    /// Number of the site.
    package let site: Int
    /// Number of the care type.
    package let care: Int
    /// From 0; days 7 · week to 7 · week + 6.
    package let week: Int
    /// Bed-days short, alone and in the plan.
    package let shortBedDays: Double
  }

  /// Whole trips of a mode from one site to another on a day.
  package struct Trips: Sendable, Equatable {
    /// Number of the mode.
    package let mode: Int
    /// Number of the sending site.
    package let from: Int
    /// Number of the receiving site.
    package let to: Int
    /// The day they leave.
    package let day: Int
    /// Vehicles that go, full or not.
    package let trips: Int
    /// Patients in them.
    package let patients: Double
  }

  /// A resource used at admissions.
  package struct ResourceUse: Sendable, Equatable {
    package let id: String
    /// Surge used, `[site][day]`.
    package let surge: [[Double]]
    /// Units short, `[site][day]`.
    package let shortage: [[Double]]
  }

  /// What one more unit is worth in the second step, where the necessary shortage is made least:
  /// weighted bed-days of necessary shortage avoided. 0 where a limit does not bind. One-sided
  /// where the optimum is degenerate.
  package struct Prices: Sendable, Equatable {
    /// A bed on a day, `[care][site][day]`.
    package let beds: [[[Double]]]
    /// One more surge bed allowed, `[care][site][day]`.
    package let surge: [[[Double]]]
    /// A person on a day, `[site][day]`.
    package let staff: [[Double]]
    /// A person more to lend, `[site][day]`.
    package let lending: [[Double]]
    /// One more elective patient that may be postponed, `[site][day]`.
    package let postponement: [[Double]]
    /// One more patient received, by the care type of the bed sought, `[care][site][day]`.
    package let receiving: [[[Double]]]
    /// A vehicle hour, `[mode][site][day]`; a mode of national hours has the same at all sites.
    package let vehicles: [[[Double]]]
  }

  /// Own measures only: own surge beds with own staff, own postponement.
  package let alone: Solution
  /// The joint plan, with whole trips.
  package let joint: Solution
  /// Necessary shortage / own need before transfer, alone, `[site]`. Need is bed-days.
  package let aloneShares: [Double]
  /// The same in the joint plan.
  package let jointShares: [Double]
  /// Own need before transfer, bed-days of necessary care, `[site]`.
  package let ownNeed: [Double]
  /// r*: the least largest share.
  package let leastLargestShare: Double
  /// The three steps, before trips were made whole.
  package let steps: [Step]
  package let weeksAtLimit: [WeekAtLimit]
  /// Whole trips, by mode, from, to and day.
  package let trips: [Trips]
  /// Gap of the third step with parts of trips.
  package let gapBeforeTrips: Double
  /// Gap of the plan with whole trips, to the same bound.
  package let gapAfterTrips: Double
  /// Staff freed by postponement and used, `[site][day]`.
  package let freedStaff: [[Double]]
  /// Postponed in-patients waiting at the end of each day, `[site][day]`.
  package let backlog: [[Double]]
  /// Of them, those whose care has become necessary, `[site][day]`.
  package let overdue: [[Double]]
  /// Day surgery patients postponed, `[site][day]`.
  package let daySurgeryPostponed: [[Double]]
  /// Patients of planned and not necessary care for whom there was no bed, `[site][day]`.
  package let turnedAway: [[Double]]
  package let resources: [ResourceUse]
  /// Hours that patients spend on the way.
  package let patientHours: Double
  /// Expected harmful events on the way; `nil` when no risk is stated.
  package let expectedEvents: Double?
  /// Occupied beds after moves, `[care][site][day]`: what is placed, shortage not counted.
  package let occupancy: [[[Double]]]
  package let prices: Prices
  /// Times that the solver's method was changed since it met numerical trouble, alone and jointly.
  package let methodChanges: Int
  /// Processor seconds of this process.
  package let cpuSeconds: Double
}
