import Foundation

/// Random factors of a replication: pure functions of seed, replication, site and day, so that
/// every variant with the same seed meets the same demand.
struct AssumptionDraws {
  /// What is drawn; part of the counter of random numbers, apart from every patient's.
  enum Kind: UInt64 {
    case scenario = 1
    case day
    case inflow
    case intensive
    case stay
    case beds
    case mobilisation
  }

  let seed: UInt64
  let replication: UInt64

  /// Marks counters that no patient has: a patient's lie below 2⁴³.
  private static let mark: UInt64 = 1 << 60

  /// A uniform number strictly between 0 and 1.
  func uniform(_ kind: Kind, site: Int = 0, day: Int = 0) -> Double {
    let words = CounterRandom.words(
      key: seed, Self.mark | kind.rawValue << 32 | UInt64(day), replication << 32 | UInt64(site))
    return CounterRandom.unit(words.0)
  }

  /// A standard normal number.
  func normal(_ kind: Kind, site: Int = 0, day: Int = 0) -> Double {
    NormalDistribution.quantile(uniform(kind, site: site, day: day))
  }

  /// A lognormal factor with mean 1 from a standard normal number: `exp(s·z − s²/2)` with
  /// `s² = ln(1 + cv²)`; exactly 1 when the coefficient of variation is 0.
  static func factor(cv: Double, _ normal: Double) -> Double {
    guard cv > 0 else { return 1 }
    let variance = log(1 + cv * cv)
    let value = exp(variance.squareRoot() * normal - variance / 2)
    return min(value, Instance.Dispersion.factorLimit)
  }
}

/// An instance's `Dispersion` laid out for the simulation, read by every thread.
final class AssumptionTable: Sendable {
  let dispersion: Instance.Dispersion
  /// Expected arrivals and the scenario's part, `source · days + day`; the sources of groups.
  let rates: [Double]
  let scenario: [Double]
  /// Whether the first stay of a class is intensive care, by class.
  let isIntensive: [Bool]
  /// Whether the scenario has patients of a class, by class.
  let isTouched: [Bool]
  /// Beds lost to mobilisation, rounded, `day · beds + bed`; empty when none are stated.
  let mobilised: [Int32]
  let siteCount: Int
  let groupCount: Int
  let bedCount: Int
  let days: Int

  /// Whether the beds differ between replications.
  var drawsBeds: Bool {
    dispersion.bedsLow != 1 || dispersion.bedsHigh != 1
      || (dispersion.mobilisationDays > 0 && !mobilised.isEmpty)
  }

  init(_ dispersion: Instance.Dispersion, _ instance: Instance) {
    self.dispersion = dispersion
    days = instance.days
    siteCount = instance.sites.count
    groupCount = instance.groups.count
    bedCount = siteCount * instance.careTypes.count
    rates = instance.admissions.flatMap { $0.flatMap { $0 } }
    let part = dispersion.scenario?.flatMap { $0.flatMap { $0 } }
    scenario = part ?? [Double](repeating: 0, count: rates.count)
    isIntensive = instance.groups.map { $0.path[0].care == Instance.intensiveCare }
    let perGroup = instance.sites.count * instance.days
    let parts = scenario
    isTouched = instance.groups.indices.map { group in
      parts[group * perGroup..<(group + 1) * perGroup].contains { $0 > 0 }
    }
    var lost: [Int32] = []
    if let given = dispersion.mobilised {
      for day in 0..<instance.days {
        for site in instance.sites.indices {
          for care in instance.careTypes.indices {
            let beds = min(given[care][site][day], Double(Instance.Simulation.bedLimit))
            lost.append(Int32(beds.rounded()))
          }
        }
      }
    }
    mobilised = lost
  }

  /// Ordinary inflow and scenario factors of each site and day, `site · days + day`.
  func demandFactors(_ draws: AssumptionDraws) -> (inflow: [Double], scenario: [Double]) {
    let whole = AssumptionDraws.factor(cv: dispersion.scenarioCV, draws.normal(.scenario))
    let correlation = dispersion.dayCorrelation
    let fresh = max(0, 1 - correlation * correlation).squareRoot()
    var inflow = [Double](repeating: 1, count: siteCount * days)
    var scenario = inflow
    for site in 0..<siteCount {
      var level = 0.0
      for day in 0..<days {
        if dispersion.inflowCV > 0 {
          inflow[site * days + day] = AssumptionDraws.factor(
            cv: dispersion.inflowCV, draws.normal(.inflow, site: site, day: day))
        }
        var factor = whole
        if dispersion.dayCV > 0 {
          let normal = draws.normal(.day, site: site, day: day)
          level = day == 0 ? normal : correlation * level + fresh * normal
          factor *= AssumptionDraws.factor(cv: dispersion.dayCV, level)
        }
        scenario[site * days + day] = min(factor, Instance.Dispersion.factorLimit)
      }
    }
    return (inflow, scenario)
  }

  /// Writes the mean ticks between arrivals of the groups, `source · days + day`.
  func writeTicks(_ draws: AssumptionDraws, _ ticks: UnsafeMutablePointer<Double>) {
    let (inflow, scenario) = demandFactors(draws)
    let share = AssumptionDraws.factor(cv: dispersion.intensiveCV, draws.normal(.intensive))
    let perGroup = siteCount * days
    for group in 0..<groupCount {
      let more = isIntensive[group] ? share : 1
      for place in 0..<perGroup {
        let index = group * perGroup + place
        let (rate, part) = (rates[index], self.scenario[index])
        // Written so that factors of 1 leave the rate as it is, to the last bit.
        let drawn =
          rate + (rate - part) * (inflow[place] - 1) + part * (scenario[place] * more - 1)
        ticks[index] = drawn > 0 ? SimulatedTime.ticksPerDay / drawn : .infinity
      }
    }
  }

  /// The factor on stays, by class; 1 for those whom the scenario does not touch.
  func writeStayFactors(_ draws: AssumptionDraws, _ factors: UnsafeMutablePointer<Double>) {
    let factor = AssumptionDraws.factor(cv: dispersion.stayCV, draws.normal(.stay))
    for group in 0..<groupCount { factors[group] = isTouched[group] ? factor : 1 }
  }

  /// Days by which the mobilisation comes later in this replication; earlier when negative.
  func mobilisationShift(_ draws: AssumptionDraws) -> Int {
    let span = 2 * dispersion.mobilisationDays + 1
    return Int(Double(span) * draws.uniform(.mobilisation)) - dispersion.mobilisationDays
  }

  /// Writes the beds of each day, `day · beds + bed`.
  func writeBeds(
    _ draws: AssumptionDraws, from given: UnsafeMutablePointer<Int32>,
    to beds: UnsafeMutablePointer<Int32>
  ) {
    let careCount = bedCount / siteCount
    let shift = mobilisationShift(draws)
    let factors = (0..<siteCount).map { site in
      dispersion.bedsLow
        + (dispersion.bedsHigh - dispersion.bedsLow) * draws.uniform(.beds, site: site)
    }
    for day in 0..<days {
      for bed in 0..<bedCount {
        let index = day * bedCount + bed
        var open = given[index]
        if !mobilised.isEmpty, shift != 0 {
          let other = day - shift
          let lost = other < 0 ? 0 : mobilised[min(other, days - 1) * bedCount + bed]
          open = max(0, open + mobilised[index] - lost)
        }
        if day >= dispersion.bedsFromDay, factors[bed / careCount] != 1 {
          open = Int32((Double(open) * factors[bed / careCount]).rounded())
        }
        beds[index] = open
      }
    }
  }
}
