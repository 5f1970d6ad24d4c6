extension PrimalDualSearch {
  /// What a search came to.
  struct Finding {
    /// The cheapest plan; nil when none was found.
    var plan: PlanMending?
    /// The prices that prove most, and the cost that by them no plan goes below.
    var prices: [Double]
    var bound = 0.0

    /// Relative; 1 where there is no plan.
    var gap: Double {
      guard let plan else { return 1 }
      return plan.objective > 1e-12 ? max(0, plan.objective - bound) / plan.objective : 0
    }
  }

  private static let stepsMax = 40_000
  private static let stepsToReckon = 80
  /// The search is given up when this many steps left more than this part of the gap.
  private static let patience = 2_000
  private static let hardlyLess = 0.8
  /// Patients a day too few to be moved.
  private static let fewest: Float = 1e-4
  /// Reduced costs, by a transfer's own cost, below which it comes in and above which it goes out.
  private static let pays: Float = -0.01
  private static let isFar: Float = 1
  /// The share of transfers that came in or went out, from which on the search begins anew.
  private static let manyNew = 0.03

  /// Goes on until a plan is proved within the gap, or hardly gets nearer to it.
  /// - Parameter goesOn: asked at every reckoning.
  func run(gap: Double, while goesOn: () -> Bool) -> Finding {
    var finding = Finding(prices: [Double](repeating: 0, count: programme.layout.rows))
    var earlier = (steps: 0, gap: Double.infinity)
    let first = steps
    while steps - first < Self.stepsMax, goesOn() {
      advance(Self.stepsToReckon)
      reckon(&finding)
      if finding.gap <= gap { break }
      if steps - first - earlier.steps >= Self.patience {
        if finding.gap > Self.hardlyLess * earlier.gap { break }
        earlier = (steps - first, finding.gap)
      }
      exchangeRoutes()
    }
    return finding
  }

  private func reckon(_ finding: inout Finding) {
    if let plan = mended(), plan.objective < finding.plan?.objective ?? .infinity {
      finding.plan = plan
    }
    let prices = provingPrices()
    let bound = programme.bound(prices: prices, objective: finding.plan?.objective ?? .infinity)
    if bound > finding.bound { (finding.prices, finding.bound) = (prices, bound) }
  }

  /// The plan that the last step's values make.
  private func mended() -> PlanMending? {
    let own = shape.days(of: newValues, series: 0..<shape.variables) + [Double(share)]
    var moves: [(column: Int, patients: Double)] = []
    for (number, route) in routes.routes.enumerated() {
      let first = number * shape.lanes
      for place in 0..<shape.lanes {
        let lane = routes.newValues[first + place]
        guard any(lane .> Self.fewest) else { continue }
        for day in 0..<8 where lane[day] > Self.fewest {
          moves.append((route.arc * shape.days + 8 * place + day, Double(lane[day])))
        }
      }
    }
    return PlanMending(programme, kernels: kernels, values: own, moves: moves)
  }

  /// The last step's prices, none beyond what it can be, and such that no transfer pays.
  private func provingPrices() -> [Double] {
    let layout = programme.layout
    var prices = shape.days(of: newPrices, series: 0..<shape.rows)
    for row in layout.capacityRows..<layout.rows { prices[row] = min(0, prices[row]) }
    var spread = 0.0
    programme.entries(layout.fairness) { spread += $1 * prices[$0] }
    let most = programme.cost(layout.fairness)
    if spread > most {
      for row in layout.fairnessRows..<layout.hourRows { prices[row] *= most / spread }
    }
    for place in 0..<(layout.fairnessRows - layout.capacityRows) {
      let row = layout.capacityRows + place
      let short = programme.cost(layout.shortage + place)
      prices[row] = max(prices[row], prices[layout.fairnessRows + place] - short)
    }
    // Nobody is worth borrowing without end.
    for site in 0..<layout.sites {
      for day in 0..<layout.days {
        let borrow = layout.borrow + site * layout.days + day
        guard programme.upper(borrow) > 0 else { continue }
        let row = layout.staffRow(site, day)
        prices[row] = max(prices[row], prices[layout.balanceRow(day)] - programme.cost(borrow))
      }
    }
    return programme.pricesWithoutGain(prices)
  }

  /// Takes in the transfers that pay at the prices at hand, and takes out those that nobody goes by.
  private func exchangeRoutes() {
    let before = routes.routes.count
    let dropped = routes.drop(above: Self.isFar, at: newPrices.lanes)
    let new = routes.paying(at: newPrices.lanes, least: Self.pays)
    guard dropped + new.count > 0 else { return }
    routes.add(new, sizes: sizes)
    setPricePace()
    if Double(dropped + new.count) > Self.manyNew * Double(before) { restart() }
  }
}
