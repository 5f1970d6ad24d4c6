import SamplanBase
import SamplanEngine

/// What the model says of a time that has passed, against what was reported then (tillbakablick):
/// intensive care in Sweden in the spring of 2020.
///
/// The model is given how many patients came and how long they stayed, and says how many lie there
/// at once. It is not asked to foresee an epidemic. The country is one place.
package struct Hindcast: Sendable {
  /// A course by day.
  package struct Course: Sendable, Hashable {
    /// Expected patients at the end of each day, by formula.
    package var expected: [Double]
    /// 10 per cent of the outcomes have at most so many.
    package var p10: [Double]
    /// 90 per cent of the outcomes have at most so many.
    package var p90: [Double]
  }

  /// A reported number and what the model says of that day.
  package struct Comparison: Sendable, Hashable {
    package var report: SpringOf2020.Report
    /// Expected, with the model's usual lognormal stays.
    package var expected: Double
    /// 10 per cent of the outcomes have at most so many.
    package var p10: Double
    /// 90 per cent of the outcomes have at most so many.
    package var p90: Double
    /// Expected, with stays of the same outer quartiles and a shorter tail.
    package var shortTail: Double

    /// How far the model's number lies from the reported one, as a share of it; zero when the
    /// report says no more than above or below, and the model agrees.
    package func miss(of value: Double) -> Double {
      switch report.reading {
      case .above where value > report.patients, .below where value < report.patients: 0
      case .exactly, .above, .below: (value - report.patients) / report.patients
      }
    }
  }

  package let firstDay: Day
  /// Replications behind the bands.
  package let replications: Int
  /// Patients with covid-19, lognormal stays.
  package let covid: Course
  /// Expected patients with covid-19 when stays have the same outer quartiles and a shorter
  /// tail.
  package let shortTail: [Double]
  /// All intensive care: covid-19 on top of the care that 2019 had.
  package let all: Course
  /// Probability by day that all need passes the beds of March 2020 by the least shortage that
  /// counts.
  package let shortOfMarchBeds: [Double]
  package let comparisons: [Comparison]

  /// Patients in intensive care on an average day of 2019.
  package static let ordinaryPatients = SpringOf2020.bedDaysIn2019 / 365
  /// Beds in use on 28 April 2020, all intensive care: those that were not free.
  package static let reportedOccupied =
    SpringOf2020.bedsInApril * (1 - SpringOf2020.freeShareInApril)

  package static let replicationsUsual = 200
  private static let seed: UInt64 = 2020

  /// Computes the spring of 2020 in less than a second.
  /// - Throws: what the engine refuses; its input is fixed, so that would be a fault of ours.
  package init(replications: Int = Hindcast.replicationsUsual) throws(Refusal) {
    let record = SpringOf2020.stayQuartiles
    let least = max(
      PlanningKey.shortageMinBeds.standard.approximate,
      PlanningKey.shortageMinShare.standard.approximate * SpringOf2020.bedsInMarch)
    func model(
      _ stay: Instance.Stay, ordinary: (perDay: Double, stay: Instance.Stay)? = nil
    ) -> HindcastModel {
      HindcastModel(
        newPatients: SpringOf2020.newPatients.map(Double.init), stay: stay, ordinary: ordinary,
        alertAbove: SpringOf2020.bedsInMarch + least)
    }
    let usual = HindcastModel.lognormal(
      low: record.low, median: record.median, high: record.high)
    let meanIn2019 = SpringOf2020.bedDaysIn2019 / SpringOf2020.episodesIn2019
    let options = SimulationOptions(
      replications: replications, seed: Self.seed, quantiles: [0.1, 0.9])
    let covidModel = model(usual)
    let allModel = model(
      usual,
      ordinary: (
        SpringOf2020.episodesIn2019 / 365,
        HindcastModel.lognormal(median: SpringOf2020.medianStayIn2019, mean: meanIn2019)
      ))
    let simulatedCovid = try simulate(covidModel.instance, options: options)
    let simulatedAll = try simulate(allModel.instance, options: options)
    firstDay = SpringOf2020.firstDay
    self.replications = replications
    covid = Self.course(covidModel, simulatedCovid)
    all = Self.course(allModel, simulatedAll)
    shortTail = model(HindcastModel.weibull(low: record.low, high: record.high)).expected
    shortOfMarchBeds = simulatedAll.probabilityAbove[0][0]
    comparisons = Self.compare(covid, shortTail)
  }

  private static func course(_ model: HindcastModel, _ result: SimulationResult) -> Course {
    Course(
      expected: model.expected, p10: result.needQuantiles[0][0][0].map(Double.init),
      p90: result.needQuantiles[1][0][0].map(Double.init))
  }

  private static func compare(_ covid: Course, _ shortTail: [Double]) -> [Comparison] {
    SpringOf2020.reports.map { report in
      let day = report.day.days(since: SpringOf2020.firstDay)
      return Comparison(
        report: report, expected: covid.expected[day], p10: covid.p10[day], p90: covid.p90[day],
        shortTail: shortTail[day])
    }
  }

  /// The day with the highest of these numbers, and that number.
  package func peak(_ values: [Double]) -> (day: Day, value: Double)? {
    values.indices.max { values[$0] < values[$1] }.map {
      (firstDay.adding(days: $0), values[$0])
    }
  }

  /// The first day on which shortage is likelier than not with the beds of March 2020.
  package var shortFrom: Day? {
    shortOfMarchBeds.firstIndex { $0 > 0.5 }.map { firstDay.adding(days: $0) }
  }
}
