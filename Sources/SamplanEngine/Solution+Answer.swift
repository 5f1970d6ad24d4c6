extension Solution {
  init(
    _ answer: HighsRun.Answer, status: Status, programme: Programme, cpuSeconds: Double,
    wallSeconds: Double
  ) {
    let objective = programme.objective(answer.values)
    self.init(
      MoveSolver.Point(
        values: answer.values, prices: answer.prices, objective: objective,
        bound: programme.bound(prices: answer.prices, objective: objective)),
      status: status, programme: programme, cpuSeconds: cpuSeconds, wallSeconds: wallSeconds)
  }

  init(
    _ point: MoveSolver.Point, status: Status, programme: Programme, cpuSeconds: Double,
    wallSeconds: Double
  ) {
    let layout = programme.layout
    let x = point.values
    let objective = point.objective
    let bound = min(point.bound, objective)
    func value(_ column: Int) -> Double { max(0, x[column]) }
    func cube(_ layers: Int, _ first: Int) -> [[[Double]]] {
      (0..<layers).map { layer in
        (0..<layout.sites).map { site in
          let start = first + (layer * layout.sites + site) * layout.days
          return (0..<layout.days).map { value(start + $0) }
        }
      }
    }
    func grid(_ first: Int) -> [[Double]] { cube(1, first)[0] }
    self.status = status
    self.objective = objective
    self.bound = bound
    gap = objective > 1e-12 ? (objective - bound) / objective : 0
    fairness = value(layout.fairness)
    largestViolation = programme.largestViolation(x)
    transfers = Solution.transfers(programme, x)
    admissions = cube(layout.groups, layout.admissions)
    shortage = cube(layout.cares, layout.shortage)
    surge = cube(layout.cares, layout.surge)
    postponed = grid(layout.postponed)
    lent = grid(layout.lend)
    borrowed = grid(layout.borrow)
    rows = layout.rows
    columns = layout.columns
    nonzeros = programme.nonzeros
    self.cpuSeconds = cpuSeconds
    self.wallSeconds = wallSeconds
  }

  private static func transfers(_ programme: Programme, _ x: [Double]) -> [Transfer] {
    var transfers: [Transfer] = []
    for (number, arc) in programme.arcs.enumerated() {
      for day in 0..<programme.layout.days {
        let patients = x[number * programme.layout.days + day]
        guard patients > 1e-9 else { continue }
        transfers.append(
          Transfer(
            group: arc.group, from: arc.from, to: arc.to, mode: arc.mode, day: day,
            patients: patients))
      }
    }
    return transfers.sorted {
      ($0.group, $0.from, $0.to, $0.mode, $0.day) < ($1.group, $1.from, $1.to, $1.mode, $1.day)
    }
  }
}
