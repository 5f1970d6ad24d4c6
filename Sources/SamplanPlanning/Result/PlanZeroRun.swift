import SamplanBase
import SamplanDomain

extension PlanResult {
  /// The paired run without the scenario (nollkörning), and whether each region reproduces what it
  /// has reported.
  package struct ZeroRun: Sendable, Hashable, Codable {
    /// Outcomes simulated.
    package var replications: Int
    /// `[care][region]`.
    package var calibration: [[Calibration]]
    /// Probability of shortage, `[care][region][day]`.
    package var probability: [[[Double]]]
    /// The country by care and day.
    package var national: [National]

    package init(
      replications: Int, calibration: [[Calibration]], probability: [[[Double]]],
      national: [National]
    ) {
      self.replications = replications
      self.calibration = calibration
      self.probability = probability
      self.national = national
    }
  }

  /// A region's occupancy in the zero run against the one it has reported, shares of its beds.
  package struct Calibration: Sendable, Hashable, Codable {
    /// Points by which a calibrated region may miss, as a share of its beds.
    package static let tolerance = 0.03

    /// Share of the beds; 0.93 is 93 per cent.
    package var reported: Double
    /// Mean over the run and the replications.
    package var simulated: Double
    /// How much chance alone may move the simulated share: an upper limit of its standard error,
    /// as if all days of an outcome erred alike.
    package var standardError: Double

    /// False: *ej kalibrerad*, and no probability is shown. Two standard errors are allowed on
    /// top of the tolerance, so that a region with four beds does not fail by chance.
    package var isCalibrated: Bool {
      abs(simulated - reported) <= Self.tolerance + 2 * standardError
    }

    package init(reported: Double, simulated: Double, standardError: Double = 0) {
      self.reported = reported
      self.simulated = simulated
      self.standardError = standardError
    }
  }

  /// How the need is met in a region without help, mean over the replications, beds by day.
  package struct Tiers: Sendable, Hashable, Codable {
    /// Patients in open beds, `[care][region][day]`.
    package var open: [[[Double]]]
    /// Accepted overcrowding (överbeläggning) in use.
    package var overcrowded: [[[Double]]]
    /// Surge beds in use.
    package var surge: [[[Double]]]
    /// Waiting without a bed.
    package var short: [[[Double]]]

    package init(
      open: [[[Double]]], overcrowded: [[[Double]]], surge: [[[Double]]], short: [[[Double]]]
    ) {
      self.open = open
      self.overcrowded = overcrowded
      self.surge = surge
      self.short = short
    }
  }

  /// The same load with less that is uncertain: what chance alone does, beside what the
  /// assumptions add.
  package struct Uncertainty: Sendable, Hashable, Codable {
    /// *Endast slump*: arrivals and stays only. The main run has *slump + antaganden*.
    package var chanceOnly: [[FirstDay]]
    /// Outcomes simulated.
    package var replications: Int
    /// The country's need with chance only, by care and day.
    package var national: [National]

    package init(chanceOnly: [[FirstDay]], replications: Int, national: [National]) {
      self.chanceOnly = chanceOnly
      self.replications = replications
      self.national = national
    }
  }
}
