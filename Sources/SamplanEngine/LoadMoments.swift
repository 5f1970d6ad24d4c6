import Foundation

/// Mean and variance of the load of every site at the end of each day, taken apart by what makes it
/// vary. `λ` is an instance's admissions and `σ` the scenario's part of them, as in `Dispersion`.
/// Arrays are `[care][site][day]`; planned care is apart.
struct LoadMoments {
  /// Load that the scenario's factors do not touch: ordinary inflow, and those present at the start.
  private(set) var ordinary: [[[Double]]]
  /// The scenario's load when its factors are 1.
  private(set) var scenario: [[[Double]]]
  /// Variance that the day's factor F of the ordinary inflow adds.
  private(set) var ordinaryVariance: [[[Double]]]
  /// Variance that the focus factors G_d add to the scenario's load, G_s being 1.
  private(set) var scenarioVariance: [[[Double]]]
  /// What a standard deviation of H, the share in need of intensive care, adds to the scenario's
  /// load; the same outcome for every site.
  private(set) var intensive: [[[Double]]]
  /// What a standard deviation of the factor on stays adds to the ordinary load, and to the
  /// scenario's; the same outcome for every site.
  private(set) var ordinaryStay: [[[Double]]]
  private(set) var scenarioStay: [[[Double]]]

  /// The focus factors' correlation is followed until it changes no variance by this.
  private static let least = 1e-4

  private let instance: Instance
  private let dispersion: Instance.Dispersion

  init(_ instance: Instance) {
    self.instance = instance
    dispersion = instance.simulation.dispersion ?? Instance.Dispersion()
    let none = instance.careTypes.map { _ in
      instance.sites.map { _ in [Double](repeating: 0, count: instance.days) }
    }
    ordinary = none
    scenario = none
    ordinaryVariance = none
    scenarioVariance = none
    intensive = none
    ordinaryStay = none
    scenarioStay = none
    let curves = instance.groups.map { curve($0, stretch: 1) }
    let touched = instance.groups.indices.map { isTouched($0) }
    for site in instance.sites.indices {
      for care in instance.careTypes.indices { add(curves, care: care, site: site) }
    }
    addStayFactor(touched)
  }

  private func curve(_ group: Instance.Group, stretch: Double) -> StayCurve {
    StayCurve(
      path: group.path, careTypes: instance.careTypes, days: instance.days, stretch: stretch)
  }

  /// The scenario's part of a group's admissions; 0 where none is stated.
  private func part(_ group: Int, _ site: Int, _ day: Int) -> Double {
    dispersion.scenario?[group][site][day] ?? 0
  }

  private func isTouched(_ group: Int) -> Bool {
    dispersion.scenario?[group].contains { $0.contains { $0 > 0 } } ?? false
  }

  private mutating func add(_ curves: [StayCurve], care: Int, site: Int) {
    let days = instance.days
    // Load at the end of a day, by the day of admission: ordinary, scenario, and of the scenario's
    // those whose first stay is intensive care.
    var inflow = [[Double]](repeating: [Double](repeating: 0, count: days), count: days)
    var all = inflow
    var acute = inflow
    for (group, curve) in curves.enumerated() {
      let held = curve.held[care]
      guard held.contains(where: { $0 > 0 }) else { continue }
      let isIntensive = instance.groups[group].path[0].care == Instance.intensiveCare
      for from in 0..<days {
        let extra = part(group, site, from)
        let usual = instance.admissions[group][site][from] - extra
        guard extra > 0 || usual > 0 else { continue }
        for day in from..<days {
          let beds = held[day - from]
          inflow[day][from] += usual * beds
          all[day][from] += extra * beds
          if isIntensive { acute[day][from] += extra * beds }
        }
      }
      if let rate = instance.simulation.baseline?.admissions[group][site],
        !instance.simulation.startEmpty
      {
        for day in 0..<days { ordinary[care][site][day] += rate * curve.residual[care][day] }
      }
    }
    let (c, h) = (dispersion.inflowCV, dispersion.intensiveCV)
    for day in 0..<days {
      ordinary[care][site][day] += inflow[day].reduce(0, +)
      scenario[care][site][day] = all[day].reduce(0, +)
      intensive[care][site][day] = h * acute[day].reduce(0, +)
      ordinaryVariance[care][site][day] = c * c * inflow[day].reduce(0) { $0 + $1 * $1 }
      scenarioVariance[care][site][day] =
        focusVariance(all[day]) + h * h * focusVariance(acute[day])
    }
  }

  /// `Σ_{d,d'} a_d a_d' (E[G_d G_d'] − 1)`, where `E[G_d G_d'] = exp(s² ρ^|d−d'|)` and
  /// `s² = ln(1 + c²)`.
  private func focusVariance(_ load: [Double]) -> Double {
    guard dispersion.dayCV > 0 else { return 0 }
    let spread = log(1 + dispersion.dayCV * dispersion.dayCV)
    var sum = 0.0
    var correlation = 1.0
    for apart in load.indices {
      let more = exp(spread * correlation) - 1
      guard abs(more) > Self.least else { break }
      var products = 0.0
      for day in apart..<load.count { products += load[day] * load[day - apart] }
      sum += (apart == 0 ? 1 : 2) * more * products
      correlation *= dispersion.dayCorrelation
    }
    return max(0, sum)
  }

  /// The factor on stays, by what a standard deviation more and less does to the load.
  private mutating func addStayFactor(_ touched: [Bool]) {
    let c = min(dispersion.stayCV, 0.9)
    guard c > 0 else { return }
    for (group, given) in instance.groups.enumerated() where touched[group] {
      let (long, short) = (curve(given, stretch: 1 + c), curve(given, stretch: 1 - c))
      for care in instance.careTypes.indices {
        let slope = zip(long.held[care], short.held[care]).map { ($0 - $1) / 2 }
        let rest = zip(long.residual[care], short.residual[care]).map { ($0 - $1) / 2 }
        for site in instance.sites.indices {
          addStay(slope, rest, group: group, care: care, site: site)
        }
      }
    }
  }

  private mutating func addStay(
    _ slope: [Double], _ rest: [Double], group: Int, care: Int, site: Int
  ) {
    for from in 0..<instance.days {
      let extra = part(group, site, from)
      let usual = instance.admissions[group][site][from] - extra
      for day in from..<instance.days {
        ordinaryStay[care][site][day] += usual * slope[day - from]
        scenarioStay[care][site][day] += extra * slope[day - from]
      }
    }
    guard let rate = instance.simulation.baseline?.admissions[group][site],
      !instance.simulation.startEmpty
    else { return }
    for day in 0..<instance.days { ordinaryStay[care][site][day] += rate * rest[day] }
  }
}
