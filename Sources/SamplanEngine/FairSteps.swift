import SamplanBase

/// The three steps of the joint programme, then whole trips.
struct FairSteps {
  typealias Step = FairSolution.Step

  let solver: FairSolver
  let alone: FairAlone
  let progress: FairProgress?
  private(set) var steps: [Step] = []
  /// The least largest share.
  private(set) var leastLargestShare = 0.0
  /// The second step's point, whose prices say what more of a thing is worth.
  private(set) var fairest: FairSolver.Point?
  /// The plan.
  private(set) var plan: FairSolver.Point?
  /// No plan that keeps the first two steps has less weight of all else.
  private(set) var leastMeasures = 0.0
  /// Distance of the plan's weighted shortage to the second step's bound, relative, before trips
  /// were made whole and after.
  private(set) var gapBeforeTrips = 0.0
  private(set) var gapAfterTrips = 0.0

  /// Whether something is short without moves; then trips that are not opened may leave it so.
  private var isShortAlone = false

  /// Bed-days below which nothing is short.
  private static let nothing = 1e-3
  /// Weighted bed-days that are little beside what is short alone, where the gap asked for is of a
  /// shortage that trips in parts would take away whole.
  private var aLittle: Double { 0.1 * solver.options.gap * alone.shortage.objective }
  /// The share of what is short alone below which days put together, which are only a hint, leave
  /// nothing short.
  private static let hint = 0.01
  /// How much a later step may lose of what an earlier one has reached, relative. Interior point
  /// needs some room to move in; a basis does not.
  private var slack: Double { solver.method == .simplex ? 1e-6 : 1e-4 }

  init(_ solver: FairSolver, alone: FairAlone, progress: FairProgress?) {
    self.solver = solver
    self.alone = alone
    self.progress = progress
  }

  private var programme: FairProgramme { solver.programme }

  private func reading(_ point: FairSolver.Point) -> FairReading {
    FairReading(programme, arcs: solver.arcs, moves: point.moves, point.values)
  }

  mutating func run() throws(Refusal) {
    // The least shortage without regard to shares finds the moves that pay; where nothing is short
    // it is the answer of the first two steps. Where nothing is short alone there is no need to ask.
    progress?.begin(0.05, 0.4)
    var began = solver.model.seconds
    try solver.setAim(.shortage)
    let nobodyMoves = alone.values(in: programme)
    func withoutMoves() -> FairSolver.Point { solver.point(nobodyMoves, moves: []) }
    var least = withoutMoves()
    isShortAlone = least.objective > Self.nothing
    if isShortAlone, try findPlanWithoutShortage() { return }
    if isShortAlone { least = try solver.optimise(orElse: least) }
    let scale = programme.shareScale
    if least.objective > Self.nothing {
      progress?.begin(0.4, 0.6)
      began = solver.model.seconds
      try solver.setAim(.largestShare)
      let fair = try solver.optimise(orElse: withoutMoves(), first: FairSolver.nearly)
      leastLargestShare = fair.objective / scale
      add(.largestShare, fair, scale: scale, since: began)
      try solver.setShare(0...(leastLargestShare + programme.rules.fairnessSlack))
      began = solver.model.seconds
      // A plan that keeps the limit without being asked is the least of all.
      if (reading(least).shares.max() ?? 0) > leastLargestShare + programme.rules.fairnessSlack {
        try solver.setAim(.shortage)
        least = try solver.optimise(orElse: fair, first: FairSolver.nearly)
      }
    } else {
      add(.largestShare, least, scale: scale, since: began)
      try solver.setShare(0...programme.rules.fairnessSlack)
    }
    add(.shortage, least, scale: 1, since: began)
    fairest = least
    try limitShortage(to: least.objective)
    progress?.begin(0.6, 0.85)
    began = solver.model.seconds
    try solver.setAim(.measures)
    let last = try solver.optimise(orElse: least)
    add(.measures, last, scale: 1, since: began)
    plan = last
    leastMeasures = last.bound
    gapBeforeTrips = least.objective > Self.nothing ? least.gap : 0
    gapAfterTrips = gapBeforeTrips
  }

  /// Where days put together leave nothing short, the least weight of all else without shortage is
  /// looked for at once: such a plan proves the first two steps.
  /// - Returns: whether there is one; else the limits are as they were.
  private mutating func findPlanWithoutShortage() throws(Refusal) -> Bool {
    guard let rough = try solver.roughest(), rough.weight <= Self.hint * alone.shortage.objective
    else { return false }
    let began = solver.model.seconds
    let range = solver.shareRange
    try limitShortage(to: 0)
    try solver.setShare(0...programme.rules.fairnessSlack)
    try solver.setAim(.measures)
    var attempt = try solver.attempt(from: rough)
    if attempt == nil {
      // What seems to pay may be too little; what days together use takes shortage away.
      try solver.bring(rough.moves)
      attempt = try solver.attempt()
    }
    guard let found = attempt else {
      try solver.setRow(programme.layout.allShort, upper: .infinity)
      try solver.setShare(range)
      try solver.setAim(.shortage)
      return false
    }
    add(.measures, found, scale: 1, since: began)
    plan = found
    leastMeasures = found.bound
    try solver.setAim(.shortage)
    let least = solver.point(found.values, moves: found.moves)
    fairest = least
    let measures = steps.removeLast()
    add(.largestShare, least, scale: programme.shareScale, since: solver.model.seconds)
    add(.shortage, least, scale: 1, since: solver.model.seconds)
    steps.append(measures)
    try solver.setAim(.measures)
    return true
  }

  private func limitShortage(to short: Double) throws(Refusal) {
    try solver.setRow(
      programme.layout.allShort, upper: short * (1 + slack) + Self.nothing)
  }

  private mutating func add(
    _ aim: Step.Aim, _ point: FairSolver.Point, scale: Double, since began: Double
  ) {
    let reading = reading(point)
    let isNothing = aim != .measures && point.objective <= Self.nothing
    steps.append(
      Step(
        aim: aim, objective: point.objective / scale, bound: point.bound / scale,
        gap: isNothing ? 0 : point.gap, largestShare: reading.shares.max() ?? 0,
        shortBedDays: reading.necessaryShort.joined().joined().reduce(0, +),
        seconds: solver.model.seconds - began))
  }

  /// Opens the best trips of modes that go in whole trips, closes the others, and finds the plan
  /// anew: least share above the limit and least shortage together, then least weight.
  mutating func makeTripsWhole() throws(Refusal) {
    let modes = Set(programme.rules.wholeTripModes)
    guard let plan, let fairest, !modes.isEmpty else { return }
    let loads = reading(plan).tripLoads(of: modes)
    guard !loads.isEmpty else { return }
    progress?.begin(0.85, 1)
    let instance = programme.instance
    let rules = programme.rules
    let trips = WholeTrips(
      loads: loads,
      hours: { key in
        instance.modes[key.mode].tripHours(km: instance.distancesKm[key.from][key.to])
      },
      budget: { key in
        rules.siteHours?[key.mode]?[key.from][key.day] ?? instance.modeHours[key.mode][key.day]
      },
      pool: { key in [key.mode, key.day, rules.siteHours?[key.mode] == nil ? -1 : key.from] })
    // Who would have gone by a closed trip may go by another way that did not quite pay.
    try solver.bring(solver.nearly(plan.prices, without: modes))
    try solver.open(trips.open, of: modes)
    // Where nothing is short alone, nothing is short without these trips either.
    var least = solver.point(alone.values(in: programme), moves: [])
    if isShortAlone, fairest.objective <= Self.nothing {
      // Mostly whole trips leave nothing short either.
      try limitShortage(to: aLittle)
      try solver.setAim(.measures)
      if let found = try solver.attempt(known: leastMeasures) {
        self.plan = found
        return
      }
    }
    if isShortAlone {
      try solver.setRow(programme.layout.allShort, upper: .infinity)
      let limit = leastLargestShare + rules.fairnessSlack
      try solver.setShare(limit...FairProgramme.shareMost)
      try solver.setAim(.shortage, shareWeight: Self.shareWeight)
      least = try solver.optimise(orElse: least, first: FairSolver.nearly, near: aLittle)
      let short = reading(least).weightedShort.reduce(0, +)
      let share = max(limit, reading(least).shares.max() ?? 0)
      try solver.setShare(0...(share + 1e-9))
      try limitShortage(to: short)
      gapAfterTrips = short > max(Self.nothing, aLittle) ? max(0, short - fairest.bound) / short : 0
    }
    try solver.setAim(.measures)
    self.plan = try solver.optimise(
      orElse: least, first: solver.finest, known: leastMeasures)
  }

  /// Weighted bed-days that a share above the limit weighs, as a factor of a mean site's need:
  /// enough to go before shortage.
  private static let shareWeight = 1000.0
}
