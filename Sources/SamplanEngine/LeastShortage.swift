import SamplanBase

/// The least necessary shortage that help between the sites could leave, every bed-day counting the
/// same and whoever has it, and what it would be with a limit somewhat wider or narrower.
///
/// As a function of the limits `b` the least shortage `V(b)` is the value of a linear programme that
/// is made least: convex, and never rising as a limit widens. So for a step δ, and any price y of
/// the optimum, `V(b) − V(b + δ) ≤ y·δ ≤ V(b − δ) − V(b)`: one more is worth at most the price, one
/// fewer costs at least that. The optimum has many prices; the two sides are therefore solved for
/// and not read from them.
package final class LeastShortage {
  /// A limit that holds on every day.
  package enum Limit: Sendable, Hashable {
    /// Open beds.
    case beds(care: Int, site: Int)
    /// Staff for surge beds, persons.
    case staff(site: Int)
    /// Patients received in a day whose first stay is of a care type: the site's limit for it, or
    /// the one that it has for several together.
    case receiving(care: Int, site: Int)
    /// Vehicle hours in a day; `site` for a mode whose hours are the sending site's.
    case vehicleHours(mode: Int, site: Int?)
  }

  /// What a step of a limit does to the least shortage; bed-days.
  package struct Sides: Sendable, Equatable {
    /// Bed-days avoided by one more a day, for each of the step.
    package let more: Double
    /// Bed-days added by one fewer a day; `nil` where there is none to take away.
    package let less: Double?
  }

  /// Bed-days of the least shortage.
  package let bedDays: Double
  /// Bed-days avoided by one more of each kind on a day, at the prices of one optimum.
  package let prices: FairSolution.Prices

  private let solver: FairSolver
  private let programme: FairProgramme
  private var layout: FairLayout { programme.layout }

  /// - Throws: what is wrong with the instance, or that nothing was found before the time ended.
  package init(_ instance: Instance, options: FairOptions = FairOptions()) throws(Refusal) {
    try instance.check()
    try options.check()
    var even = instance
    for care in instance.careTypes { even.costs.shortage[care] = 1 }
    programme = FairProgramme(even, rules: even.rules ?? Instance.Rules(), isJoint: true)
    var goesOn: (@Sendable () -> Bool)?
    if let told = options.progress { goesOn = { told(0) } }
    // A basis goes from step to step, so that each takes little; no gap is left for the steps to
    // drown in.
    var exact = options
    exact.gap = 0
    solver = try FairSolver(
      programme, options: exact, timeLimit: options.timeLimitSeconds, goesOn: goesOn,
      method: .simplex)
    try solver.setAim(.shortage)
    let point = try solver.optimise(orElse: nil)
    bedDays = point.objective
    prices = FairPrices(solver, at: point).prices
  }

  /// The limit some wider and as much narrower on every day. The programme is as before afterwards.
  /// - Parameter step: above 0, in the limit's unit.
  package func sides(of limit: Limit, step: Double) throws(Refusal) -> Sides {
    precondition(step > 0, "a step has a size")
    let rows = rows(of: limit)
    let before = rows.map { solver.rowUpper[$0] }
    let room = room(of: limit, before)
    func value(_ change: Double) throws(Refusal) -> Double {
      for (row, upper) in zip(rows, before) where upper.isFinite {
        try solver.setRow(row, upper: upper + change)
      }
      return try solver.optimise(orElse: nil).objective
    }
    let more = bedDays - (try value(step))
    let fewer = min(step, room)
    let less = fewer > 1e-6 ? (try value(-fewer)) - bedDays : nil
    for (row, upper) in zip(rows, before) where upper.isFinite {
      try solver.setRow(row, upper: upper)
    }
    // Below the solver's tolerance a side is nothing.
    func each(_ value: Double, _ step: Double) -> Double { max(0, value) / step }
    return Sides(more: each(more, step), less: less.map { each($0, fewer) })
  }

  /// What can be taken away on every day.
  private func room(of limit: Limit, _ upper: [Double]) -> Double {
    switch limit {
    case .beds(let care, let site): programme.instance.beds[care][site].min() ?? 0
    case .staff, .receiving, .vehicleHours: max(0, upper.filter(\.isFinite).min() ?? 0)
    }
  }

  private func rows(of limit: Limit) -> [Int] {
    let days = 0..<layout.days
    switch limit {
    case .beds(let care, let site): return days.map { layout.capacity(care, site, $0) }
    case .staff(let site): return days.map { layout.staff(0, site, $0) }
    case .receiving(let care, let site):
      let own = programme.instance.receiveMax == nil ? 0 : layout.cares
      let together = programme.rules.receiveTogether ?? []
      let layer = together.firstIndex { $0.cares.contains(care) }.map { own + $0 } ?? care
      guard layer < layout.receive.layers else { return [] }
      return days.map { layout.receive(layer, site, $0) }
    case .vehicleHours(let mode, let site):
      guard layout.hours.count > 0 else { return [] }
      return days.map { layout.hourRow(mode, site ?? 0, $0, bySite: site != nil) }
    }
  }
}
