import Foundation
import SamplanEngine
import Testing

struct LengthOfStayTests {
  private func stay(
    _ mean: Double, _ cv: Double, _ distribution: Instance.Distribution? = nil,
    _ quantiles: [Double]? = nil
  ) -> LengthOfStay {
    LengthOfStay(
      Instance.Stay(
        care: "", meanDays: mean, cv: cv, distribution: distribution, quantiles: quantiles))
  }

  private var all: [LengthOfStay] {
    [
      stay(7, 0.9), stay(0.2, 2), stay(3, 0), stay(5, 1, .exponential),
      stay(2.5, 0, .empirical, [0, 1, 4, 5]),
    ]
  }

  @Test func `quantile and survival are each other's inverse, far out in both tails`() {
    for stay in [stay(7, 0.9), stay(5, 1, .exponential)] {
      for p in [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.77, 0.99, 1 - 1e-6, 1 - 1e-9] {
        #expect(abs(stay.survival(stay.quantile(p)) / (1 - p) - 1) < 1e-6)
      }
    }
    let empirical = stay(2.5, 0, .empirical, [0, 1, 4, 5])
    for p in [0.1, 1.0 / 3, 0.5, 0.9] {
      #expect(abs(empirical.survival(empirical.quantile(p)) - (1 - p)) < 1e-12)
    }
  }

  @Test func `the survival of a lognormal stay is the textbook's`() {
    // P(Z > (ln 10 − μ)/σ) for mean 7, cv 0.9: σ² = ln 1.81, μ = ln 7 − σ²/2.
    let variance = log(1.81)
    let z = (log(10.0) - log(7.0) + variance / 2) / variance.squareRoot()
    #expect(abs(stay(7, 0.9).survival(10) - 0.5 * erfc(z / 2.0.squareRoot())) < 1e-15)
    #expect(stay(7, 0.9).survival(0) == 1)
  }

  @Test func `the integral of the survival ends at the mean`() {
    for stay in all {
      #expect(abs(stay.integratedSurvival(1e6) - stay.mean) < 1e-6 * stay.mean)
      let sum = (0..<200_000).reduce(0.0) { $0 + stay.survival((Double($1) + 0.5) * 1e-4) * 1e-4 }
      #expect(abs(stay.integratedSurvival(20) - sum) < 1e-3)
    }
  }

  @Test func `the remaining stay in a steady state has mean (σ² + m²) / 2m`() {
    let stay = stay(7, 0.9)
    let count = 20_000
    let mean = (0..<count).reduce(0.0) { sum, index in
      sum + stay.residualQuantile((Double(index) + 0.5) / Double(count)) / Double(count)
    }
    let wanted = 7 * (1 + 0.81) / 2
    #expect(abs(mean / wanted - 1) < 0.002)
  }

  @Test func `a second stay begins when the first ends`() {
    let kernel = OccupancyKernel.beds(
      path: [
        Instance.Stay(care: "ICU", meanDays: 1.5, cv: 0),
        Instance.Stay(care: "MED", meanDays: 2.5, cv: 0),
      ], careTypes: ["ICU", "MED"], days: 7)
    #expect(kernel == [[1, 1, 0, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0, 0]])
  }
}
