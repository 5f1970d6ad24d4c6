import Foundation
import SamplanBase
import SamplanEngine
import Testing

@testable import SamplanPlanning

struct HindcastTests {
  @Test func `the reported series is whole, from 6 March to 30 June`() {
    #expect(SpringOf2020.newPatients.count == 117)
    #expect(
      SpringOf2020.firstDay.adding(days: 116) == Day(year: 2020, month: 6, day: 30))
    // 2 453 people in all; 1 658 of them to 6 May, when the study of stays ends with 1 563 adults.
    #expect(SpringOf2020.newPatients.reduce(0, +) == 2453)
    #expect(SpringOf2020.newPatients.prefix(62).reduce(0, +) == 1658)
  }

  @Test func `an average day of 2019 has 332 patients`() {
    // 121 310 bed-days over 365 days.
    #expect(abs(Hindcast.ordinaryPatients - 332.36) < 0.01)
    // 70 per cent of 1 085 beds.
    #expect(abs(Hindcast.reportedOccupied - 759.5) < 1e-9)
  }

  @Test func `a lognormal stay has the quartiles that were published`() {
    let stay = LengthOfStay(HindcastModel.lognormal(low: 5, median: 12, high: 21))
    #expect(abs(stay.quantile(0.5) - 12) < 1e-6)
    // The outer quartiles lie 4.2 times apart; round the median they are 12/√4.2 and 12·√4.2.
    #expect(abs(stay.quantile(0.75) / stay.quantile(0.25) - 4.2) < 1e-6)
    #expect(abs(stay.quantile(0.25) - 12 / 4.2.squareRoot()) < 1e-6)
    // Scale ln 4.2 / 1.34898 = 1.06384; mean 12·exp(0.56588) = 21.13 days.
    #expect(abs(stay.mean - 21.13) < 0.01)
  }

  @Test func `a Weibull stay has the outer quartiles that were published, and a shorter tail`() {
    let short = LengthOfStay(HindcastModel.weibull(low: 5, high: 21))
    let long = LengthOfStay(HindcastModel.lognormal(low: 5, median: 12, high: 21))
    #expect(abs(short.quantile(0.25) - 5) < 1e-9)
    #expect(abs(short.quantile(0.75) - 21) < 1e-9)
    #expect(short.survival(60) < long.survival(60) / 2)
    #expect(short.mean < 16 && short.mean > 14)
  }

  @Test func `patients who all stay two days are counted by hand`() {
    // Constant stays of 2 days: at the end of a day, all who came that day and the day before.
    let model = HindcastModel(
      newPatients: [4, 6, 0, 10], stay: .init(care: "ICU", meanDays: 2, cv: 0), ordinary: nil,
      alertAbove: 0)
    #expect(model.expected == [4, 10, 6, 10])
  }

  @Test func `patients who stay half a day are half there at the day's end`() {
    let model = HindcastModel(
      newPatients: [8, 0], stay: .init(care: "ICU", meanDays: 0.5, cv: 0),
      ordinary: (10, .init(care: "ICU", meanDays: 3, cv: 0)), alertAbove: 0)
    // Half of the 8 came in the last half day; 10 a day for 3 days make 30 at any time.
    #expect(model.expected == [34, 30])
  }

  @Test func `the simulation agrees with the formula`() throws {
    let model = HindcastModel(
      newPatients: SpringOf2020.newPatients.map(Double.init),
      stay: HindcastModel.weibull(low: 5, high: 21),
      ordinary: (20, HindcastModel.lognormal(median: 1.1, mean: 2.67)), alertAbove: 400)
    let result = try simulate(
      model.instance, options: SimulationOptions(replications: 400, seed: 7))
    let expected = model.expected
    for day in stride(from: 0, to: 117, by: 9) {
      // Without any queue the number is Poisson: its variance is its mean.
      let error = (expected[day] / 400).squareRoot()
      #expect(
        abs(result.meanNeed[0][0][day] - expected[day]) < 4 * error, "day \(day), seed 7")
    }
  }

  @Test func `the spring comes out as it was looked at`() throws {
    let hindcast = try Hindcast(replications: 100)
    #expect(hindcast.comparisons.count == SpringOf2020.reports.count)
    for row in hindcast.comparisons {
      #expect(row.p10 < row.expected && row.expected < row.p90)
      // The two forms of stay lie on either side of what was reported.
      #expect(row.miss(of: row.expected) >= 0 && row.miss(of: row.shortTail) <= 0)
    }
    let peak = try #require(hindcast.peak(hindcast.covid.expected))
    #expect(peak.day >= Day(year: 2020, month: 4, day: 20)!)
    #expect(peak.day <= Day(year: 2020, month: 4, day: 30)!)
    #expect((560...610).contains(peak.value))
    let from = try #require(hindcast.shortFrom)
    #expect(from > Day(year: 2020, month: 3, day: 20)!)
    #expect(from < Day(year: 2020, month: 4, day: 5)!)
    #expect(hindcast.all.p90.allSatisfy { $0 < SpringOf2020.bedsInApril })
  }

  @Test func `the same seed gives the same spring`() throws {
    let (first, second) = (try Hindcast(replications: 20), try Hindcast(replications: 20))
    #expect(first.covid == second.covid && first.all == second.all)
  }

  @Test func `a report that says above or below is missed only on the wrong side`() {
    func miss(_ reading: SpringOf2020.Reading, _ value: Double) -> Double {
      Hindcast.Comparison(
        report: .init(
          day: SpringOf2020.firstDay, reading: reading, patients: 500, source: Text(same: "")),
        expected: value, p10: value, p90: value, shortTail: value
      ).miss(of: value)
    }
    #expect(miss(.above, 510) == 0 && miss(.below, 490) == 0)
    #expect(miss(.above, 450) == -0.1 && miss(.below, 550) == 0.1)
    #expect(miss(.exactly, 525) == 0.05)
  }
}
