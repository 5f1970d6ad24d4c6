extension Instance {
  /// When a need counts as a shortage (brist), and when care is unmet in the sense of indicator B.
  ///
  /// A need is *above* a threshold from the moment it passes it until the moment it no longer
  /// does; both are followed at every change of the need, not once a day. Need is occupied beds +
  /// patients in line whose care is necessary. A day is a day of shortage when, at some moment of
  /// it, the need of the care type has been above `alertAbove` without a break for `leastHours`.
  package struct ShortageRule: Sendable, Codable, Equatable {
    /// Hours that a shortage lasts at least, 0 to 720.
    package var leastHours: Double
    /// Hours L that care is unmet at least for indicator B, 0 to 720: at each moment of them, at
    /// least one care type of the site is above `unmetAbove`.
    package var unmetHours: Double
    /// Need above which care is unmet, `[care][site][day]`; absent: `alertAbove`, or the beds.
    package var unmetAbove: [[[Double]]]?

    package init(
      leastHours: Double = 24, unmetHours: Double = 24, unmetAbove: [[[Double]]]? = nil
    ) {
      self.leastHours = leastHours
      self.unmetHours = unmetHours
      self.unmetAbove = unmetAbove
    }
  }

  /// How the beds of a day divide into tiers; beds in use past both are surge beds.
  package struct TierBounds: Sendable, Codable, Equatable {
    /// Open beds with staff, `[care][site][day]`; used first.
    package var open: [[[Double]]]
    /// Accepted overcrowding (överbeläggning), `[care][site][day]`; used next.
    package var overcrowded: [[[Double]]]

    package init(open: [[[Double]]], overcrowded: [[[Double]]]) {
      self.open = open
      self.overcrowded = overcrowded
    }
  }

  /// What varies between replications besides chance (antaganden): demand, the share needing
  /// intensive care, lengths of stay, absence and the date of mobilisation.
  ///
  /// Arrivals of a group at a site on a day are Poisson with the mean
  /// `(λ − σ) · F + σ · G_s · G_d · H`, where λ is `admissions` and σ its part in `scenario`. The
  /// factors are lognormal with mean 1: with the coefficient of variation c, the variance of the
  /// count is `λ + λ²c²`, and for a product `1 + c² = Π (1 + c_i²)`. They are pure functions of
  /// seed, replication, site and day, so that variants meet the same patients. No factor passes
  /// `Dispersion.factorLimit`. All coefficients 0 is exactly the simulation without this.
  package struct Dispersion: Sendable, Codable, Equatable {
    /// The scenario's part of `admissions`, `[group][site][day]`; absent: nothing is.
    package var scenario: [[[Double]]]?
    /// Coefficient of variation of G_s, drawn once for a replication; 0.5 in planning.
    package var scenarioCV: Double
    /// Of G_d, drawn for each site and day; 1 in planning.
    package var dayCV: Double
    /// Correlation of log G_d from one day to the next, −1 to 1; 0.3 in planning.
    package var dayCorrelation: Double
    /// Of F, the ordinary inflow of a site on a day; 0.07 in planning.
    package var inflowCV: Double
    /// Of H, drawn once for a replication, for the scenario's patients whose first stay is
    /// intensive care; 1 for the others.
    package var intensiveCV: Double
    /// Of the factor on every stay of the groups that the scenario has patients in, drawn once
    /// for a replication.
    package var stayCV: Double
    /// Absence: the beds of each site are multiplied by a uniform factor from `bedsLow` to
    /// `bedsHigh`, drawn for each replication and site, and rounded to the nearest whole.
    package var bedsLow: Double
    /// As `bedsLow`.
    package var bedsHigh: Double
    /// First day on which the beds are multiplied.
    package var bedsFromDay: Int
    /// Beds lost by mobilisation as already taken out of the beds, `[care][site][day]`.
    package var mobilised: [[[Double]]]?
    /// Days that the mobilisation may come earlier or later: a whole number, uniform from
    /// `−mobilisationDays` to `mobilisationDays`, drawn once for a replication; at most
    /// `shiftLimit`.
    package var mobilisationDays: Int

    package init(
      scenario: [[[Double]]]? = nil, scenarioCV: Double = 0, dayCV: Double = 0,
      dayCorrelation: Double = 0, inflowCV: Double = 0, intensiveCV: Double = 0,
      stayCV: Double = 0, bedsLow: Double = 1, bedsHigh: Double = 1, bedsFromDay: Int = 0,
      mobilised: [[[Double]]]? = nil, mobilisationDays: Int = 0
    ) {
      self.scenario = scenario
      self.scenarioCV = scenarioCV
      self.dayCV = dayCV
      self.dayCorrelation = dayCorrelation
      self.inflowCV = inflowCV
      self.intensiveCV = intensiveCV
      self.stayCV = stayCV
      self.bedsLow = bedsLow
      self.bedsHigh = bedsHigh
      self.bedsFromDay = bedsFromDay
      self.mobilised = mobilised
      self.mobilisationDays = mobilisationDays
    }

    /// Largest value of a drawn factor. A lognormal factor with the coefficient of variation 1
    /// passes it once in ten million draws.
    package static let factorLimit = 50.0
    /// Largest coefficient of variation.
    package static let cvLimit = 3.0
    /// Most days that a mobilisation may shift.
    package static let shiftLimit = 60
  }
}
