/// Ways for a stream of patients from one site to another by one mode.
struct FairArc {
  let stream: Int
  let from: Int
  let to: Int
  let mode: Int
  /// Weight of a patient.
  let cost: Double
  /// Vehicle hours of a patient.
  let hours: Double
  /// Places in a trip.
  let seats: Double
  /// Person-days of the sending site's staff for a patient.
  let escort: Double
  /// Midnights on the way.
  let lag: Int
  /// Hours of a patient on the way.
  let travelHours: Double
  /// Last day on which someone can leave and arrive within the horizon, and days closed.
  let closed: [Bool]?
}

/// All arcs of a fair programme, and what a column of one is made of.
struct FairArcs {
  let arcs: [FairArc]
  let layout: FairLayout
  private let bySite: [Bool]
  private let ownLimits: Bool
  /// By care type, the numbers of the limits together that count it.
  private let together: [[Int]]
  private let cares: [Int]
  private let groups: Int

  /// An arc on a day.
  struct Move: Hashable {
    let arc: Int
    let day: Int
  }

  init(_ programme: FairProgramme) {
    let instance = programme.instance
    let rules = programme.rules
    layout = programme.layout
    groups = layout.groups
    cares = programme.firstCare
    bySite = instance.modes.indices.map { rules.siteHours?[$0] != nil }
    ownLimits = instance.receiveMax != nil
    together = (0..<layout.cares).map { care in
      (rules.receiveTogether ?? []).indices.filter {
        rules.receiveTogether?[$0].cares.contains(care) ?? false
      }
    }
    guard programme.isJoint else {
      arcs = []
      return
    }
    let links = ClosedDays(instance)
    var arcs: [FairArc] = []
    for from in instance.sites.indices {
      for to in instance.sites.indices where to != from {
        for mode in instance.modes.indices {
          let km = instance.distancesKm[from][to]
          guard km >= instance.modes[mode].minKm, km <= instance.modes[mode].maxKm else {
            continue
          }
          let closed = links.days(mode: mode, from: from, to: to)
          if let closed, !closed.contains(false) { continue }
          for stream in programme.kernels.streams.indices {
            if let arc = Self.arc(programme, stream, from, to, mode, closed) {
              arcs.append(arc)
            }
          }
        }
      }
    }
    self.arcs = arcs
  }

  private static func arc(
    _ programme: FairProgramme, _ number: Int, _ from: Int, _ to: Int, _ modeNumber: Int,
    _ closed: [Bool]?
  ) -> FairArc? {
    let (instance, rules) = (programme.instance, programme.rules)
    let (mode, stream) = (instance.modes[modeNumber], programme.kernels.streams[number])
    let seats = stream.isIntensive ? mode.icuSeats : mode.seats
    let km = instance.distancesKm[from][to]
    let lag = rules.lagDays?[modeNumber][from][to] ?? 0
    if let limit = programme.ownReceiveLimit(stream.care, to), limit <= 0 { return nil }
    guard seats > 0, lag < instance.days else { return nil }
    let costs = instance.costs
    let factor = stream.isIntensive ? costs.icuTransferFactor : 1
    let trip = mode.tripHours(km: km)
    let escort = rules.escorts.map { escorts in
      let persons =
        stream.isIntensive
        ? escorts[modeNumber].personsICU : escorts[modeNumber].persons
      return persons * trip / escorts[modeNumber].shiftHours
    }
    return FairArc(
      stream: number, from: from, to: to, mode: modeNumber,
      cost: costs.transfer + costs.transferPerKm * km * factor + mode.extraCost,
      hours: trip / seats, seats: seats, escort: escort ?? 0, lag: lag,
      travelHours: km * mode.detour / mode.speedKmh, closed: closed)
  }

  /// Whether someone can leave on the day and arrive within the horizon.
  func isOpen(_ arc: FairArc, _ day: Int) -> Bool {
    day + arc.lag < layout.days && !(arc.closed?[day] ?? false)
  }

  /// Adds the column of a move.
  func append(_ move: Move, weighed: Bool, to columns: inout ColumnList) {
    columns.begin(cost: weighed ? arcs[move.arc].cost : 0)
    entries(arcs[move.arc], move.day) { columns.entry($0, $1) }
  }

  /// Every row that a move stands in, with its coefficient.
  @inline(__always)
  func entries(_ arc: FairArc, _ day: Int, _ visit: (Int, Double) -> Void) {
    let arrival = day + arc.lag
    visit(layout.flow(arc.stream, arc.from, day), 1)
    visit(layout.flow(arc.stream, arc.to, arrival), -1)
    visit(layout.hourRow(arc.mode, arc.from, day, bySite: bySite[arc.mode]), arc.hours)
    if arc.escort > 0 { visit(layout.staff(0, arc.from, day), arc.escort) }
    let care = cares[arc.stream]
    if ownLimits { visit(layout.receive(care, arc.to, arrival), 1) }
    for number in together[care] {
      visit(layout.receive((ownLimits ? layout.cares : 0) + number, arc.to, arrival), 1)
    }
    if arc.stream >= groups {
      visit(layout.outSum(arc.stream - groups, arc.from, day), -1)
    }
  }

  /// The row that limits what the receiving site takes of a move's care type on a day.
  private func receiving(_ arc: FairArc, _ day: Int) -> Int? {
    let care = cares[arc.stream]
    if let number = together[care].first {
      return layout.receive((ownLimits ? layout.cares : 0) + number, arc.to, day + arc.lag)
    }
    return ownLimits ? layout.receive(care, arc.to, day + arc.lag) : nil
  }

  /// The moves of lowest reduced cost in one place, lowest first.
  private struct Best {
    private var costs: [Double] = []
    private(set) var moves: [Move] = []

    /// Keeps a move if it is among the `most` of lowest cost; of equal ones, those that came first.
    mutating func insert(_ cost: Double, _ move: Move, _ most: Int) {
      if costs.count == most, let last = costs.last, last <= cost { return }
      let place = costs.firstIndex { $0 > cost } ?? costs.count
      costs.insert(cost, at: place)
      moves.insert(move, at: place)
      if costs.count > most {
        costs.removeLast()
        moves.removeLast()
      }
    }
  }

  /// What pricing found.
  struct Priced {
    /// Moves that would lower the objective.
    var moves: [Move] = []
    /// What all moves could take from the objective at most, 0 or less.
    var sum = 0.0
  }

  /// The reduced cost of a move.
  @inline(__always)
  func reducedCost(_ arc: FairArc, _ day: Int, _ prices: [Double], weighed: Bool) -> Double {
    var reduced = weighed ? arc.cost : 0
    entries(arc, day) { reduced -= $1 * prices[$0] }
    return reduced
  }

  /// The moves not yet in the programme whose reduced cost is below `-least`, at most `each` for
  /// a stream, day and sending site, and as many for each receiving one: those that pay most. Were
  /// they chosen by sending site alone, all would seek the same few beds.
  ///
  /// What moves could take at most is the lesser of two sums: of a stream, no more than `most`
  /// patients leave a site on a day; and no more than the limit `receives` come to one. Each is
  /// counted by the move that pays most.
  func priced(
    _ prices: [Double], weighed: Bool, isPresent: (Move) -> Bool, without modes: Set<Int>,
    least: Double, each: Int, most: (FairArc, Int) -> Double, receives: (Int) -> Double
  ) -> Priced {
    // By stream and day, each sending and each receiving site has moves of its own.
    var leavingBest = [Best](repeating: Best(), count: layout.flow.count)
    var comingBest = leavingBest
    var leaving = [Double](repeating: 0, count: layout.flow.count)
    var coming = [Double](repeating: 0, count: layout.receive.count)
    var isLimited = true
    for (number, arc) in arcs.enumerated() where !modes.contains(arc.mode) {
      for day in 0..<layout.days where isOpen(arc, day) {
        let reduced = reducedCost(arc, day, prices, weighed: weighed)
        guard reduced < max(0, -least) else { continue }
        let move = Move(arc: number, day: day)
        let place = layout.flow(arc.stream, arc.from, day) - layout.flow.first
        if reduced < 0 {
          leaving[place] = min(leaving[place], reduced * most(arc, day))
          if let row = receiving(arc, day) {
            let place = row - layout.receive.first
            coming[place] = min(coming[place], reduced)
          } else {
            isLimited = false
          }
        }
        guard reduced < -least, !isPresent(move) else { continue }
        leavingBest[place].insert(reduced, move, each)
        let arrival = layout.flow(arc.stream, arc.to, day + arc.lag) - layout.flow.first
        comingBest[arrival].insert(reduced, move, each)
      }
    }
    var found: [Move] = []
    var isTaken: Set<Move> = []
    for best in leavingBest + comingBest {
      for move in best.moves where isTaken.insert(move).inserted { found.append(move) }
    }
    var received = 0.0
    for (place, reduced) in coming.enumerated() where reduced < 0 {
      received += reduced * receives(place + layout.receive.first)
    }
    let left = leaving.reduce(0, +)
    return Priced(moves: found, sum: isLimited ? max(left, received) : left)
  }
}
