import Foundation

/// A whole number known by its mean and variance: negative binomial where it varies more than by
/// chance alone (a Poisson number whose mean is gamma distributed), Poisson where it does not, and
/// normal once the mean is large.
struct CountDistribution {
  let mean: Double
  let variance: Double

  /// Means from here on are taken as normal.
  private static let large = 60.0

  init(mean: Double, variance: Double) {
    self.mean = max(0, mean)
    self.variance = max(self.mean, variance)
  }

  private var isNormal: Bool { mean >= Self.large }
  private var deviation: Double { variance.squareRoot() }

  /// P(N > limit).
  func above(_ limit: Double) -> Double {
    guard limit >= 0 else { return 1 }
    guard mean > 0 else { return 0 }
    let whole = (limit + 1e-9).rounded(.down)
    if isNormal { return NormalDistribution.upperTail((whole + 0.5 - mean) / deviation) }
    var below = 0.0
    sum(until: Int(whole)) { _, share in below += share }
    return max(0, 1 - below)
  }

  /// E max(N − limit, 0), for a whole limit.
  func excess(over limit: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard limit > 0 else { return mean - limit }
    if isNormal {
      let standard = (limit - mean) / deviation
      let density = exp(-standard * standard / 2) / (2 * Double.pi).squareRoot()
      return deviation * density + (mean - limit) * NormalDistribution.upperTail(standard)
    }
    // E max(N − c, 0) = E N − c + E max(c − N, 0).
    var short = 0.0
    sum(until: Int(limit.rounded(.down))) { number, share in
      short += share * (limit - Double(number))
    }
    return max(0, mean - limit + short)
  }

  /// P(N = n) for n from 0 to `last`, by recursion.
  private func sum(until last: Int, _ body: (Int, Double) -> Void) {
    let more = variance - mean
    // Below this the negative binomial is the Poisson distribution to every digit shown.
    let isPoisson = more < 1e-9 * mean
    let size = isPoisson ? 0 : mean * mean / more
    let part = isPoisson ? 0 : more / variance
    var share = isPoisson ? exp(-mean) : exp(size * log(mean / variance))
    for number in 0...max(0, last) {
      body(number, share)
      let next = Double(number + 1)
      share *= isPoisson ? mean / next : part * (Double(number) + size) / next
    }
  }
}
