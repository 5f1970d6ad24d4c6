extension Instance {
  /// What only the simulation reads.
  package struct Simulation: Sendable, Codable, Equatable {
    /// `false` fills the beds at time 0 from `baseline`.
    package var startEmpty: Bool
    /// Stationary daily rates from before day 0.
    package var baseline: Baseline?
    /// Whole beds, `[site][care]`.
    package var beds: [[Int]]
    /// Whole beds by day, in place of `beds`, `[care][site][day]`. Below what is occupied,
    /// patients stay and nobody is admitted until there is room.
    package var bedsByDay: [[[Int]]]?
    /// Where a site tries to send patients, in order, `[site][]`.
    package var neighbours: [[Neighbour]]
    /// Transfers out of a site a day at most, `[site]`.
    package var transfersPerDay: [Int]
    /// Mean of the exponential time in days until a waiting patient dies, by care type. A care
    /// type without a figure: nobody dies waiting for it.
    package var meanDaysToDeathWaiting: [String: Double]
    /// Need (occupied + queued) above which a day counts as exceeded, `[care][site][day]`;
    /// absent: the beds of that day.
    package var alertAbove: [[[Double]]]?
    /// Whether the care of each group is necessary for life and health (nödvändig vård),
    /// `[group]`; absent: all of it is. Elective care never waits in line.
    package var necessary: [Bool]?
    /// What a shortage is; absent: days are counted by the need at their end alone.
    package var shortage: ShortageRule?
    /// Tiers of beds, to tell which are in use.
    package var tiers: TierBounds?
    /// Whether a patient whose stay in intensive care has ended keeps the bed until a bed for the
    /// next stay is free; absent: the patient waits in line outside.
    package var stepDownBlocking: Bool?
    /// Whether the need runs on while a patient waits: the time in line is a part of the stay, and
    /// who has waited it all leaves the line, for the next stay if there is one. Also while a bed in
    /// intensive care is kept. Absent: the whole stay begins with the bed, however late.
    package var needRunsInLine: Bool?
    /// What varies between replications besides chance.
    package var dispersion: Dispersion?

    package init(
      startEmpty: Bool = true, baseline: Baseline? = nil, beds: [[Int]],
      bedsByDay: [[[Int]]]? = nil, neighbours: [[Neighbour]], transfersPerDay: [Int],
      meanDaysToDeathWaiting: [String: Double] = [:], alertAbove: [[[Double]]]? = nil,
      necessary: [Bool]? = nil, shortage: ShortageRule? = nil, tiers: TierBounds? = nil,
      stepDownBlocking: Bool? = nil, needRunsInLine: Bool? = nil,
      dispersion: Dispersion? = nil
    ) {
      self.startEmpty = startEmpty
      self.baseline = baseline
      self.beds = beds
      self.bedsByDay = bedsByDay
      self.neighbours = neighbours
      self.transfersPerDay = transfersPerDay
      self.meanDaysToDeathWaiting = meanDaysToDeathWaiting
      self.alertAbove = alertAbove
      self.necessary = necessary
      self.shortage = shortage
      self.tiers = tiers
      self.stepDownBlocking = stepDownBlocking
      self.needRunsInLine = needRunsInLine
      self.dispersion = dispersion
    }
  }

  /// The daily rates that had ruled for long before day 0. Each stage then holds
  /// Poisson(rate × mean stay) patients whose remaining stay has the density
  /// P(stay > x) / mean stay.
  package struct Baseline: Sendable, Codable, Equatable {
    /// New patients a day, `[group][site]`.
    package var admissions: [[Double]]
    /// New elective patients a day, `[site]`.
    package var elective: [Double]

    package init(admissions: [[Double]], elective: [Double]) {
      self.admissions = admissions
      self.elective = elective
    }
  }

  /// A site that takes patients from another.
  package struct Neighbour: Sendable, Codable, Equatable {
    /// Number of the site, from 0.
    package var site: Int
    /// Time on the way in days; the bed is held from the call.
    package var travelDays: Double

    package init(site: Int, travelDays: Double) {
      self.site = site
      self.travelDays = travelDays
    }
  }

  /// The elective stay that the simulation uses: the first whose share is 1.
  package var simulatedElectiveStay: Stay? {
    elective.stays.first { $0.share == 1 }?.stay
  }
}
