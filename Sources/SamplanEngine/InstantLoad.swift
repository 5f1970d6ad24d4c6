import Foundation
import SamplanBase

/// The load of every site by formula instead of simulation (direktsvar): the infinite-server queue
/// M_t/G/∞ with the instance's random factors. It takes milliseconds, and stands beside the
/// simulation as its first answer.
///
/// Given the factors, the patients present at the end of a day are Poisson, so their mean is the
/// load and their variance the load and the variance of what the factors do to it (Eick, Massey and
/// Whitt, *The physics of the M_t/G/∞ queue*, Operations Research 41, 1993). The factor common to a
/// whole outcome is kept as 24 levels of equal probability, since it skews the load the most;
/// within a level the rest is a count with that mean and variance. Planned care takes what beds
/// are left, day by day, by its mean, and is in no one's way.
///
/// Not counted: that a shortage must last its 24 hours, beds blocked after intensive care, beds that
/// planned patients hold a while after they are needed, the date of mobilisation. Help between sites
/// is none.
package struct InstantLoad: Sendable, Equatable {
  /// Mean need at the end of each day, planned care that finds a bed included,
  /// `[care][site][day]`.
  package var mean: [[[Double]]]
  /// Standard deviation of the need.
  package var deviation: [[[Double]]]
  /// Probability that the need is above the instance's alert.
  package var probability: [[[Double]]]
  /// Expected patients without a bed.
  package var short: [[[Double]]]
  /// Expected patients without a bed were every bed of the country everyone's, `[care][day]`: no
  /// help between sites, however good, leaves less.
  package var pooledShort: [[Double]]
  /// First day from 0 on which the need is more likely than not above the alert, by the level of the
  /// common factor, `[care][site][level]`; nil where it never is.
  package var first: [[[Int?]]]
  /// The largest probability of any day, averaged over the levels, `[care][site]`: about as likely
  /// as that it happens at all.
  package var ever: [[Double]]
  /// Mean need of the country and its tenth and ninetieth percentiles, `[care][day]`.
  package var national: [[Band]]

  /// A mean with the percentiles beside it.
  package struct Band: Sendable, Equatable {
    /// A tenth of the outcomes have at most this need, patients.
    package var p10: Double
    /// Patients.
    package var mean: Double
    /// Nine tenths of the outcomes have at most this need, patients.
    package var p90: Double

    package init(p10: Double, mean: Double, p90: Double) {
      self.p10 = p10
      self.mean = mean
      self.p90 = p90
    }
  }

  /// Levels of the factor that a whole outcome has in common.
  static let levels = 24

  /// The share of levels in which the need is more likely than not above the alert by `day`.
  package func share(care: Int, site: Int, by day: Int) -> Double {
    let first = first[care][site]
    return Double(first.count { $0.map { $0 <= day } ?? false }) / Double(first.count)
  }

  /// - Throws: what is wrong with the instance.
  package init(_ instance: Instance) throws(Refusal) {
    self = try Self.load(instance)
  }

  private static func load(_ instance: Instance) throws(Refusal) -> InstantLoad {
    try instance.check()
    return InstantMixture(instance, LoadMoments(instance)).load
  }

  /// An answer with its arrays filled by whoever computes it.
  init(
    mean: [[[Double]]], deviation: [[[Double]]], probability: [[[Double]]], short: [[[Double]]],
    pooledShort: [[Double]], first: [[[Int?]]], ever: [[Double]], national: [[Band]]
  ) {
    self.mean = mean
    self.deviation = deviation
    self.probability = probability
    self.short = short
    self.pooledShort = pooledShort
    self.first = first
    self.ever = ever
    self.national = national
  }
}
