extension SimulationResult {
  /// Days on which a shortage, or indicator B, held, by the instance's `ShortageRule`.
  package struct Shortage: Sendable, Equatable {
    /// Probability that the day is a day of shortage, `[care][site][day]`.
    package let probability: [[[Double]]]
    /// First day of shortage, `[care][site]`.
    package let first: [[FirstExceedance]]
    /// Indicator B: probability that care has been unmet for the rule's hours at some moment of
    /// the day, `[site][day]`.
    package let unmet: [[Double]]
    /// Probability that B holds on the day or one of the three next, `[site][day]`.
    package let unmetWithin72Hours: [[Double]]
    /// First day of B, `[site]`.
    package let firstUnmet: [FirstExceedance]
    /// The care type that had been unmet longest when B first came: replications,
    /// `[site][care]`.
    package let careAtFirstUnmet: [[Int]]
  }

  /// Mean beds in use by tier, each `[care][site][day]`, counted just before the end of the day.
  package struct TierUse: Sendable, Equatable {
    /// Patients in open beds.
    package let open: [[[Double]]]
    /// Patients in accepted overcrowding.
    package let overcrowded: [[[Double]]]
    /// Patients in beds past both.
    package let surge: [[[Double]]]
    /// Patients in line whose care is necessary.
    package let short: [[[Double]]]
  }

  /// Planned care: what was postponed by the policy, made up for, and without a bed.
  package struct PlannedCare: Sendable, Equatable {
    /// Patients postponed by the policy, per replication.
    package let postponed: Estimate
    /// Patients of the backlog who got a bed.
    package let recovered: Estimate
    /// Patients in the backlog at the end.
    package let backlogAtEnd: Estimate
    /// Patients for whom there was no bed, not counted as postponed.
    package let turnedAway: Estimate
    /// Means by site.
    package let postponedBySite: [Double]
    /// Mean by site.
    package let recoveredBySite: [Double]
    /// Mean by site.
    package let backlogAtEndBySite: [Double]
    /// Mean by site.
    package let turnedAwayBySite: [Double]
  }

  /// Intensive care beds kept by patients who wait for a ward bed.
  package struct StepDown: Sendable, Equatable {
    /// Bed-days blocked, per replication, counted once a day.
    package let blockedBedDays: Estimate
    /// Mean beds blocked, `[site][day]`.
    package let blocked: [[Double]]
    /// Blocked share of the occupied intensive care bed-days, `[site]`.
    package let shareOfIntensive: [Double]
    /// φ: blocked beds for each patient short of a ward bed, the blocked ones among them,
    /// `[site][day]`; 0 where nobody is.
    package let shareOfWardShort: [[Double]]
  }

  /// Figures of each replication, in order, for differences between variants with the same seed.
  package struct Paired: Sendable, Equatable {
    /// Care types and sites of a row of `short`.
    package let careCount: Int
    /// Sites of a row of `short`.
    package let siteCount: Int
    /// Necessary bed-days short: patients in line whose care is necessary, summed over the daily
    /// counts. `replication · (careCount · siteCount) + care · siteCount + site`.
    package let short: [Float]
    /// Patients moved between sites.
    package let moved: [Float]
    /// Elective patients postponed by the policy.
    package let postponed: [Float]
    /// Elective patients for whom there was no bed.
    package let turnedAway: [Float]
    /// Elective patients still in the backlog at the end.
    package let backlogAtEnd: [Float]

    /// Replications.
    package var count: Int { moved.count }

    /// Bed-days short by replication, summed over the cells that are asked for.
    /// - Parameters:
    ///   - care: one care type, or `nil` for all.
    ///   - site: one site, or `nil` for all.
    package func short(care: Int? = nil, site: Int? = nil) -> [Double] {
      let cares = care.map { $0..<$0 + 1 } ?? 0..<careCount
      let sites = site.map { $0..<$0 + 1 } ?? 0..<siteCount
      return (0..<count).map { replication in
        let row = replication * careCount * siteCount
        var sum = 0.0
        for care in cares {
          for site in sites { sum += Double(short[row + care * siteCount + site]) }
        }
        return sum
      }
    }
  }
}
