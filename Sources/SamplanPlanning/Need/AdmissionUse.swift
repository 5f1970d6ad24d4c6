import Foundation
import SamplanBase
import SamplanDomain

/// Mean and variance of what admissions use in a day, and its quantiles.
///
/// The ordinary inflow is a number of patients with mean λ and a factor F of its own each day and
/// region; the scenario's has a factor G_s for the whole outcome and one G_d for each region and
/// day. What a patient uses is fixed. So the variance of a region's use is
/// `Σu²λ + c₀²(Σuλ)²` of the ordinary and `Σu²λ + S²((1+c_s²)(1+c_d²) − 1)` of the scenario, with
/// S = Σuλ; between regions only G_s is shared. Planned care comes as it is planned.
///
/// - Source: moments of a Poisson number with a random mean, as in the simulation.
struct AdmissionUse: Sendable {
  var mean = 0.0
  /// Variance that regions do not share.
  var own = 0.0
  /// The scenario's mean: what G_s multiplies.
  var scenario = 0.0

  /// The variation of the factors, from the basis.
  struct Variation: Sendable {
    let ordinary: Double
    let scenario: Double
    let focus: Double

    init(_ values: BasisValues) {
      ordinary = values[.ordinaryVariation]
      scenario = values[.scenarioVariation]
      focus = values[.focusVariation]
    }

    init(ordinary: Double, scenario: Double, focus: Double) {
      self.ordinary = ordinary
      self.scenario = scenario
      self.focus = focus
    }
  }

  /// - Parameters:
  ///   - use: of one patient, by group.
  ///   - all: patients of the day, by group, the scenario's with them.
  ///   - extra: the scenario's part of them.
  ///   - planned: what planned care uses.
  init(
    use: [Double], all: [Double], extra: [Double], planned: Double, _ variation: Variation
  ) {
    var ordinary = 0.0
    for (group, each) in use.enumerated() {
      let usual = max(0, all[group] - extra[group])
      ordinary += each * usual
      scenario += each * extra[group]
      own += each * each * all[group]
    }
    let focus = variation.focus * variation.focus
    let level = variation.scenario * variation.scenario
    own += variation.ordinary * variation.ordinary * ordinary * ordinary
    own += scenario * scenario * focus * (1 + level)
    mean = ordinary + scenario + planned
  }

  init() {}

  /// The use of two regions together.
  static func + (a: AdmissionUse, b: AdmissionUse) -> AdmissionUse {
    var sum = a
    sum.mean += b.mean
    sum.own += b.own
    sum.scenario += b.scenario
    return sum
  }

  func variance(_ variation: Variation) -> Double {
    own + scenario * scenario * variation.scenario * variation.scenario
  }

  /// The values at 10, 50 and 90 per cent of a lognormal use with this mean and variance.
  func quantiles(_ variation: Variation) -> (p10: Double, p50: Double, p90: Double) {
    Self.quantiles(mean: mean, variance: variance(variation))
  }

  /// A lognormal quantity's values at 10, 50 and 90 per cent: with `s² = ln(1 + v/m²)`, the median
  /// is `m·e^(−s²/2)` and the others are `e^(±1.2816·s)` from it.
  static func quantiles(
    mean: Double, variance: Double
  ) -> (p10: Double, p50: Double, p90: Double) {
    guard mean > 0 else { return (0, 0, 0) }
    let spread = log(1 + variance / (mean * mean))
    let median = mean * exp(-spread / 2)
    let factor = exp(1.281_551_565_544_6 * spread.squareRoot())
    return (median / factor, median, median * factor)
  }
}
