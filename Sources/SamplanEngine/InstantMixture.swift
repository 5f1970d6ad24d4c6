import Foundation

/// Puts the moments of the load together to probabilities, level by level of the common factor.
struct InstantMixture {
  private let instance: Instance
  private let moments: LoadMoments
  private let levels: [Double]
  /// Beds by care type, site and day, and their variance from absence.
  private let beds: [[[Double]]]
  private let bedVariance: [[[Double]]]
  /// Planned care: what one patient of a day holds, and those present at the start leave.
  private let planned: StayCurve?

  init(_ instance: Instance, _ moments: LoadMoments) {
    self.instance = instance
    self.moments = moments
    let dispersion = instance.simulation.dispersion ?? Instance.Dispersion()
    levels = Self.levels(cv: dispersion.scenarioCV)
    let days = 0..<instance.days
    let given = instance.careTypes.indices.map { care in
      instance.sites.indices.map { site in
        days.map { day in
          Double(
            instance.simulation.bedsByDay?[care][site][day]
              ?? instance.simulation.beds[site][care])
        }
      }
    }
    let (low, high) = (dispersion.bedsLow, dispersion.bedsHigh)
    let from = dispersion.bedsFromDay
    beds = given.map { sites in
      sites.map { row in
        row.enumerated().map { $0.offset < from ? $0.element : $0.element * (low + high) / 2 }
      }
    }
    bedVariance = given.map { sites in
      sites.map { row in
        row.enumerated().map { day, value in
          let width = day < from ? 0 : value * (high - low)
          return width * width / 12
        }
      }
    }
    planned = instance.simulatedElectiveStay.map {
      StayCurve(path: [$0], careTypes: instance.careTypes, days: instance.days)
    }
  }

  /// The means of a lognormal factor with mean 1 within parts of equal probability; so their own mean
  /// is 1. With s² = ln(1 + c²) the part of the mean below the quantile z is Φ(z − s).
  private static func levels(cv: Double) -> [Double] {
    guard cv > 0 else { return [1] }
    let scale = log(1 + cv * cv).squareRoot()
    let count = InstantLoad.levels
    let below = (0...count).map { place -> Double in
      guard (1..<count).contains(place) else { return place == 0 ? 0 : 1 }
      let normal = NormalDistribution.quantile(Double(place) / Double(count))
      return NormalDistribution.upperTail(scale - normal)
    }
    return (0..<count).map { (below[$0 + 1] - below[$0]) * Double(count) }
  }

  /// Need above which a day counts, moved with the beds as the simulation moves it.
  private func alert(_ care: Int, _ site: Int, _ day: Int) -> Double {
    let all = Double(
      instance.simulation.bedsByDay?[care][site][day] ?? instance.simulation.beds[site][care])
    let stated = instance.simulation.alertAbove?[care][site][day] ?? all
    return max(0, stated + beds[care][site][day] - all)
  }

  var load: InstantLoad {
    let cares = instance.careTypes.indices
    let sites = cares.map { care in instance.sites.indices.map { site(care, $0) } }
    let national = cares.map { care in country(sites[care], care) }
    return InstantLoad(
      mean: sites.map { $0.map { $0.map(\.mean) } },
      deviation: sites.map { $0.map { $0.map(\.deviation) } },
      probability: sites.map { $0.map { $0.map(\.probability) } },
      short: sites.map { $0.map { $0.map(\.short) } },
      pooledShort: national.map { $0.map(\.short) },
      first: sites.map { $0.map { days in levels.indices.map { firstLikely(days, $0) } } },
      ever: sites.map { $0.map { days in ever(days) } },
      national: national.map { $0.map(\.band) })
  }

  /// One site on one day: what stands at each level of the common factor.
  private struct SiteDay {
    /// Mean, variance, and what of the variance is common to all sites, by level.
    let counts: [Count]
    let bedVariance: Double
    /// Probability above the alert, by level.
    let above: [Double]
    let short: Double

    var probability: Double { above.reduce(0, +) / Double(above.count) }
    var mean: Double { counts.reduce(0) { $0 + $1.mean } / Double(counts.count) }
    var deviation: Double {
      let mean = mean
      let squares = counts.reduce(0) { $0 + $1.variance + $1.mean * $1.mean }
      return max(0, squares / Double(counts.count) - mean * mean).squareRoot()
    }
  }

  /// The need of a site at one level. Planned care is in what is shown of the need, and not in what
  /// is short: it takes a free bed or none, so it never brings the need above the beds.
  private struct Count {
    /// The need, planned care that finds a bed included.
    var mean: Double
    var variance: Double
    /// The same without planned care.
    let necessary: (mean: Double, variance: Double)
    /// Standard deviations that every site has in common: H, and stays.
    let common: [Double]
  }

  private func site(_ care: Int, _ site: Int) -> [SiteDay] {
    let counts = levels.map { self.counts(care, site, $0) }
    return (0..<instance.days).map { day in
      let spread = bedVariance[care][site][day]
      let today = counts.map { $0[day] }
      let likely = today.map {
        CountDistribution(mean: $0.necessary.mean, variance: $0.necessary.variance + spread)
      }
      let limit = alert(care, site, day)
      let beds = beds[care][site][day]
      return SiteDay(
        counts: today, bedVariance: spread, above: likely.map { $0.above(limit) },
        short: likely.reduce(0) { $0 + $1.excess(over: beds) } / Double(levels.count))
    }
  }

  private func firstLikely(_ days: [SiteDay], _ level: Int) -> Int? {
    days.firstIndex { $0.above[level] > 0.5 }
  }

  private func ever(_ days: [SiteDay]) -> Double {
    let worst = levels.indices.map { level in days.map { $0.above[level] }.max() ?? 0 }
    return worst.reduce(0, +) / Double(levels.count)
  }

  /// The country by day: what the sites have in common adds up before it is squared.
  private func country(
    _ sites: [[SiteDay]], _ care: Int
  ) -> [(band: InstantLoad.Band, short: Double)] {
    (0..<instance.days).map { day in
      let beds = beds[care].reduce(0) { $0 + $1[day] }
      let spread = sites.reduce(0) { $0 + $1[day].bedVariance }
      var short = 0.0
      let parts = levels.indices.map { level -> (mean: Double, variance: Double) in
        let here = sites.map { $0[day].counts[level] }
        let shared = (0..<2).map { place in here.reduce(0) { $0 + $1.common[place] } }
        let own = here.reduce(0) { sum, count in
          sum + count.variance - count.common.reduce(0) { $0 + $1 * $1 }
        }
        let mean = here.reduce(0) { $0 + $1.mean }
        let variance = own + shared.reduce(0) { $0 + $1 * $1 }
        let planned = here.reduce(0) { $0 + $1.mean - $1.necessary.mean }
        short +=
          CountDistribution(mean: mean - planned, variance: variance - planned + spread)
          .excess(over: beds)
        return (mean, variance)
      }
      return (Self.band(parts), short / Double(levels.count))
    }
  }

  /// The need by day at one level of the common factor, planned care with it.
  private func counts(_ care: Int, _ site: Int, _ factor: Double) -> [Count] {
    var counts = (0..<instance.days).map { day -> Count in
      let mean = moments.ordinary[care][site][day] + factor * moments.scenario[care][site][day]
      let common = [
        factor * moments.intensive[care][site][day],
        moments.ordinaryStay[care][site][day] + factor * moments.scenarioStay[care][site][day],
      ]
      let variance =
        mean + moments.ordinaryVariance[care][site][day]
        + factor * factor * moments.scenarioVariance[care][site][day]
        + common.reduce(0) { $0 + $1 * $1 }
      return Count(
        mean: mean, variance: variance, necessary: (mean, variance), common: common)
    }
    addPlanned(to: &counts, care, site)
    return counts
  }

  /// Planned patients take a bed when one is free as they come, and none else: their share is the
  /// probability that there is room.
  private func addPlanned(
    to counts: inout [Count], _ care: Int, _ site: Int
  ) {
    guard let planned, planned.held[care].contains(where: { $0 > 0 }) else { return }
    let held = planned.held[care]
    let before = instance.simulation.startEmpty ? 0 : instance.simulation.baseline?.elective[site]
    var taken: [Double] = []
    for day in counts.indices {
      var present = (before ?? 0) * planned.residual[care][day]
      for (from, patients) in taken.enumerated() { present += patients * held[day - from] }
      let room = CountDistribution(
        mean: counts[day].mean + present, variance: counts[day].variance + present)
      let share = 1 - room.above(beds[care][site][day] - 1)
      let coming = share * instance.electiveAdmissions[site][day]
      taken.append(coming)
      let load = present + coming * held[0]
      counts[day].mean += load
      counts[day].variance += load
    }
  }

  /// Mean and tenth and ninetieth percentiles of a mixture of normal numbers, by bisection.
  private static func band(_ parts: [(mean: Double, variance: Double)]) -> InstantLoad.Band {
    let count = Double(parts.count)
    func below(_ value: Double) -> Double {
      parts.reduce(0) { sum, part in
        let spread = max(part.variance, 1e-12).squareRoot()
        return sum + NormalDistribution.upperTail((part.mean - value) / spread) / count
      }
    }
    func quantile(_ share: Double) -> Double {
      var low = 0.0
      var high = parts.map { $0.mean + 9 * $0.variance.squareRoot() }.max() ?? 0
      for _ in 0..<50 {
        let middle = (low + high) / 2
        if below(middle) < share { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    return InstantLoad.Band(
      p10: quantile(0.1), mean: parts.reduce(0) { $0 + $1.mean } / count, p90: quantile(0.9))
  }
}
