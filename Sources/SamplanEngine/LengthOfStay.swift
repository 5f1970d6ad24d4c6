import Foundation

/// The distribution of a length of stay (vårdtid), in days.
package struct LengthOfStay: Sendable {
  private enum Shape: Sendable {
    case constant
    case lognormal(location: Double, scale: Double)
    case exponential
    case empirical([Double])
  }

  private let shape: Shape
  /// The mean in days.
  package let mean: Double

  /// The distribution that a stay of an instance states.
  package init(_ stay: Instance.Stay) {
    switch stay.distribution ?? .lognormal {
    case .exponential:
      shape = .exponential
      mean = stay.meanDays
    case .empirical:
      let quantiles = stay.quantiles ?? [stay.meanDays, stay.meanDays]
      shape = .empirical(quantiles)
      mean = LengthOfStay.mean(ofQuantiles: quantiles)
    case .lognormal where stay.cv == 0:
      shape = .constant
      mean = stay.meanDays
    case .lognormal:
      let variance = log(1 + stay.cv * stay.cv)
      shape = .lognormal(
        location: log(stay.meanDays) - variance / 2, scale: variance.squareRoot())
      mean = stay.meanDays
    }
  }

  /// The mean of the distribution that runs straight between equally spaced quantiles.
  static func mean(ofQuantiles quantiles: [Double]) -> Double {
    let pieces = zip(quantiles, quantiles.dropFirst()).map { ($0 + $1) / 2 }
    return pieces.reduce(0, +) / Double(max(pieces.count, 1))
  }

  /// P(stay > days).
  package func survival(_ days: Double) -> Double {
    guard days > 0 else { return 1 }
    switch shape {
    case .constant: return days < mean ? 1 : 0
    case .lognormal(let location, let scale):
      return NormalDistribution.upperTail((log(days) - location) / scale)
    case .exponential: return exp(-days / mean)
    case .empirical(let quantiles):
      guard let above = quantiles.firstIndex(where: { $0 > days }) else { return 0 }
      guard above > 0 else { return 1 }
      let low = quantiles[above - 1]
      let part = (days - low) / (quantiles[above] - low)
      return 1 - (Double(above - 1) + part) / Double(quantiles.count - 1)
    }
  }

  /// The length that a stay falls below with probability `p`, 0 < p < 1.
  package func quantile(_ p: Double) -> Double {
    switch shape {
    case .constant: return mean
    case .lognormal(let location, let scale):
      return exp(location + scale * NormalDistribution.quantile(p))
    case .exponential: return -mean * log1p(-p)
    case .empirical(let quantiles):
      let place = p * Double(quantiles.count - 1)
      let index = min(Int(place), quantiles.count - 2)
      return quantiles[index] + (place - Double(index)) * (quantiles[index + 1] - quantiles[index])
    }
  }

  /// E min(stay, days): the integral of the survival from 0 to `days`.
  package func integratedSurvival(_ days: Double) -> Double {
    guard days > 0 else { return 0 }
    switch shape {
    case .constant: return min(days, mean)
    case .lognormal(let location, let scale):
      let standard = (log(days) - location) / scale
      let inside = NormalDistribution.upperTail(scale - standard)
      return days * NormalDistribution.upperTail(standard) + mean * inside
    case .exponential: return -mean * expm1(-days / mean)
    case .empirical(let quantiles):
      var sum = 0.0
      for (low, high) in zip(quantiles, quantiles.dropFirst()) {
        if high <= days {
          sum += (low + high) / 2
        } else if low >= days {
          sum += days
        } else {
          let part = (days - low) / (high - low)
          sum += part * (low + days) / 2 + (1 - part) * days
        }
      }
      return sum / Double(quantiles.count - 1)
    }
  }

  /// The remaining stay of a patient met at a random time in a steady state (density
  /// P(stay > x) / mean), below which it falls with probability `p`, 0 < p < 1.
  package func residualQuantile(_ p: Double) -> Double {
    if case .exponential = shape { return quantile(p) }
    let wanted = p * mean
    var high = mean
    while integratedSurvival(high) < wanted && high < mean * 0x1p40 { high *= 2 }
    var low = 0.0
    for _ in 0..<80 where low < high {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if integratedSurvival(middle) < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
