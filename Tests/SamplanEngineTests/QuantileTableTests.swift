import Foundation
import Testing

@testable import SamplanEngine

/// The tables that the hot loop reads, against the functions they stand for.
struct QuantileTableTests {
  @Test(arguments: [0.3, 0.9, 2.0])
  func `a table keeps the mean and variance of its distribution`(cv: Double) {
    let mean = 7.0
    let stay = LengthOfStay(Instance.Stay(care: "", meanDays: mean, cv: cv))
    let tables = QuantileTables([{ stay.quantile($0) }])
    var sums = (0.0, 0.0)
    var exact = (0.0, 0.0)
    let count = 1 << 20
    for index in 0..<count {
      // The middle of each of 2²⁰ equally probable spans.
      let word = UInt64(index) << 44 | 1 << 43
      let days =
        QuantileTables.span(tables.values, 0, word) { tables.exact($0, $1) }
        / SimulatedTime.ticksPerDay
      let wanted = stay.quantile((Double(index) + 0.5) / Double(count))
      sums = (sums.0 + days, sums.1 + days * days)
      exact = (exact.0 + wanted, exact.1 + wanted * wanted)
    }
    #expect(abs(sums.0 / exact.0 - 1) < 5e-6)
    #expect(abs(sums.1 / exact.1 - 1) < 5e-5)
    #expect(abs(sums.0 / Double(count) / mean - 1) < 1e-3)
  }

  @Test func `a longer word never gives a shorter stay`() {
    let stay = LengthOfStay(Instance.Stay(care: "", meanDays: 3, cv: 1.4))
    let tables = QuantileTables([{ stay.quantile($0) }])
    var last = -1.0
    for index in 0..<(1 << 16) {
      let span = QuantileTables.span(tables.values, 0, UInt64(index) << 48) {
        tables.exact($0, $1)
      }
      #expect(span >= last)
      last = span
    }
  }
}
