import Foundation
import SamplanBase
import SamplanEngine

/// The country as one place with beds enough for all, so that what is counted is the need.
struct HindcastModel {
  /// Expected new patients by day.
  let newPatients: [Double]
  /// Days on average and their spread, of patients with covid-19.
  let stay: Instance.Stay
  /// Other intensive care, steady since long before the first day; nil leaves it out.
  let ordinary: (perDay: Double, stay: Instance.Stay)?
  /// Need above which a day counts as short.
  let alertAbove: Double

  static let care = "ICU"
  /// More than anyone will need: nobody waits, and need is patients in beds.
  private static let beds = 5000

  /// The lognormal stay whose quartiles these are: the model's usual form.
  ///
  /// The median is exact; the spread is that of the two outer quartiles on a logarithmic scale.
  static func lognormal(low: Double, median: Double, high: Double) -> Instance.Stay {
    // The upper quartile of the normal distribution.
    let scale = log(high / low) / (2 * 0.674_489_750_196)
    return Instance.Stay(
      care: care, meanDays: median * exp(scale * scale / 2),
      cv: (exp(scale * scale) - 1).squareRoot())
  }

  /// The lognormal stay with this median and mean, days.
  static func lognormal(median: Double, mean: Double) -> Instance.Stay {
    let variance = 2 * log(mean / median)
    return Instance.Stay(care: care, meanDays: mean, cv: (exp(variance) - 1).squareRoot())
  }

  /// The Weibull stay with these outer quartiles: a shorter tail than the lognormal's.
  ///
  /// `S(x) = exp(−(x/scale)^shape)`, so `ln ln 4 − ln ln (4/3) = shape · ln(high/low)`. The engine
  /// takes it as 400 straight pieces; the last ends where one stay in 800 is longer.
  static func weibull(low: Double, high: Double) -> Instance.Stay {
    let shape = (log(log(4)) - log(log(4.0 / 3))) / log(high / low)
    let scale = high / pow(log(4), 1 / shape)
    let pieces = 400
    let quantiles = (0...pieces).map { index in
      let p = min(Double(index) / Double(pieces), 1 - 0.5 / Double(pieces))
      return scale * pow(-log(1 - p), 1 / shape)
    }
    let sums = zip(quantiles, quantiles.dropFirst()).map { ($0 + $1) / 2 }
    return Instance.Stay(
      care: care, meanDays: sums.reduce(0, +) / Double(pieces), cv: 0, distribution: .empirical,
      quantiles: quantiles)
  }

  /// Expected patients in beds at the end of each day, by formula: each day's arrivals come evenly
  /// over the day, and nobody waits (M_t/G/∞).
  var expected: [Double] {
    let length = LengthOfStay(stay)
    // The mean share of a day's arrivals still there at the end of the day k days later.
    let remaining = newPatients.indices.map { k in
      length.integratedSurvival(Double(k) + 1) - length.integratedSurvival(Double(k))
    }
    let steady = ordinary.map { $0.perDay * $0.stay.meanDays } ?? 0
    return newPatients.indices.map { day in
      (0...day).reduce(steady) { $0 + newPatients[$1] * remaining[day - $1] }
    }
  }

  /// The instance that the engine simulates.
  var instance: Instance {
    let days = newPatients.count
    let groups =
      [Instance.Group(id: "covid", priority: 0, path: [stay])]
      + (ordinary.map { [Instance.Group(id: "ordinary", priority: 0, path: [$0.stay])] } ?? [])
    let rates = ordinary.map { [$0.perDay] } ?? []
    let beds = Double(Self.beds)
    return Instance(
      days: days,
      sites: [Instance.Site(id: "SE", region: "SE", latitude: 62, longitude: 15)],
      careTypes: [Self.care], groups: groups,
      elective: Instance.Elective(
        priority: 1,
        stays: [Instance.ElectiveStay(share: 1, care: Self.care, meanDays: 1, cv: 0)]),
      kernel: Instance.Kernel(days: 60, dropBelow: 1e-4), modes: [], modeHours: [],
      beds: [[[Double](repeating: beds, count: days)]], bedsNominal: [[beds]], surgeMax: [[0]],
      staff: [0], staffPerSurgeBed: [Self.care: 1], lendMaxShare: 0,
      admissions: [[newPatients]] + rates.map { [[Double](repeating: $0, count: days)] },
      electiveAdmissions: [[Double](repeating: 0, count: days)],
      presentAtStart: [[[Double](repeating: 0, count: days)]], distancesKm: [[0]],
      costs: Instance.Costs(
        shortage: [Self.care: 1], surge: [Self.care: 1], postponed: 1, staffMoved: 1, transfer: 1,
        transferPerKm: 0, icuTransferFactor: 1, fairness: 0),
      simulation: Instance.Simulation(
        startEmpty: false,
        baseline: Instance.Baseline(
          admissions: [[0]] + rates.map { [$0] }, elective: [0]),
        beds: [[Self.beds]], neighbours: [[]], transfersPerDay: [0],
        alertAbove: [[[Double](repeating: alertAbove, count: days)]]))
  }
}
