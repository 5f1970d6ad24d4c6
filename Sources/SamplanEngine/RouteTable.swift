/// The transfers at hand in the primal–dual search: each a series of days from one site to another.
final class RouteTable {
  /// A transfer's way through the rows: where its series of rows begin, in lanes.
  struct Route {
    /// Its number among the arcs.
    let arc: Int
    let from: Int
    let to: Int
    /// −1 where no vehicle hours are needed.
    let hourRow: Int
    /// −1 where the receiving site has no limit.
    let receiveRow: Int
    let hours: Float
    let cost: Float
    var pace: Float = 0
    /// Where its days begin among the masks, 1 when open and 0 when closed; −1 when always open.
    let mask: Int
  }

  /// Those at hand, in the order of the memory.
  private(set) var routes: [Route] = []
  private(set) var values: UnsafeMutablePointer<Lanes>
  private(set) var newValues: UnsafeMutablePointer<Lanes>
  private(set) var anchors: UnsafeMutablePointer<Lanes>
  let masks: [Lanes]
  private let all: [Route]
  private let arcs: [Arc]
  private let shape: StepShape
  private var isIn: [Bool]
  private var room: Int
  private var lanes: Int { shape.lanes }

  init(_ programme: Programme, shape: StepShape) {
    let layout = programme.layout
    self.shape = shape
    arcs = programme.arcs
    room = 64 * shape.lanes
    values = .allocate(capacity: room)
    newValues = .allocate(capacity: room)
    anchors = .allocate(capacity: room)
    isIn = [Bool](repeating: false, count: programme.arcs.count)
    var masks: [Lanes] = []
    all = programme.arcs.enumerated().map { number, arc in
      var mask = -1
      if let closed = programme.closed[number] {
        mask = masks.count
        for place in 0..<shape.lanes {
          var lane = Lanes.zero
          for day in 0..<8 where 8 * place + day < shape.days && !closed[8 * place + day] {
            lane[day] = 1
          }
          masks.append(lane)
        }
      }
      let place = programme.receiving[number]
      return Route(
        arc: number, from: (arc.group * layout.sites + arc.from) * shape.lanes,
        to: (arc.group * layout.sites + arc.to) * shape.lanes,
        hourRow: arc.hours > 0
          ? (shape.hourRows + layout.modePlace[arc.mode]) * shape.lanes : -1,
        receiveRow: place < 0 ? -1 : (shape.receiveRows + place) * shape.lanes,
        hours: Float(arc.hours), cost: Float(arc.cost), mask: mask)
    }
    self.masks = masks
  }

  deinit {
    values.deallocate()
    newValues.deallocate()
    anchors.deallocate()
  }

  var count: Int { routes.count * lanes }

  func restart() {
    values.update(from: newValues, count: count)
    anchors.update(from: newValues, count: count)
  }

  /// By series of rows, what the transfers at hand bring in natural sizes.
  func sums(sizes: StepSizes) -> [Double] {
    var sums = [Double](repeating: 0, count: shape.rows)
    for route in routes {
      let size = sizes.transfer(arcs[route.arc]).squareRoot()
      sums[route.from / lanes] += size
      sums[route.to / lanes] += size
      if route.hourRow >= 0 { sums[route.hourRow / lanes] += size * Double(route.hours) }
      if route.receiveRow >= 0 { sums[route.receiveRow / lanes] += size }
    }
    return sums
  }

  private func pace(of route: Route, sizes: StepSizes) -> Float {
    func price(_ row: Int) -> Double {
      row < 0 ? 0 : sizes.rows[row / lanes * shape.days].squareRoot()
    }
    let size = sizes.transfer(arcs[route.arc])
    let sum =
      price(route.from) + price(route.to) + Double(route.hours) * price(route.hourRow)
      + price(route.receiveRow)
    return Float(sizes.pace(size, sum))
  }

  /// Takes transfers in, with nobody moved.
  func add(_ arcs: some Sequence<Int>, sizes: StepSizes) {
    for arc in arcs where !isIn[arc] {
      if count + lanes > room {
        var rooms = (room, room, room)
        double(&values, holding: count, of: &rooms.0)
        double(&newValues, holding: count, of: &rooms.1)
        double(&anchors, holding: count, of: &rooms.2)
        room = rooms.0
      }
      for memory in [values, newValues, anchors] {
        (memory + count).initialize(repeating: .zero, count: lanes)
      }
      var route = all[arc]
      route.pace = pace(of: route, sizes: sizes)
      routes.append(route)
      isIn[arc] = true
    }
  }

  /// Takes in the transfers of another search, with as many moved.
  func take(_ other: RouteTable, sizes: StepSizes) {
    add(other.routes.map(\.arc), sizes: sizes)
    newValues.update(from: other.newValues, count: count)
  }

  /// Takes out transfers by which nobody moves and whose reduced cost, by their own cost, is above this
  /// on every day.
  /// - Returns: how many.
  func drop(above most: Float, at prices: UnsafePointer<Lanes>) -> Int {
    var kept = 0
    for (place, route) in routes.enumerated() {
      let first = place * lanes
      let isIdle = (first..<first + lanes).allSatisfy { newValues[$0] == .zero }
      if isIdle, leastCost(route, prices) > most * route.cost {
        isIn[route.arc] = false
        continue
      }
      if kept < place {
        for memory in [values, newValues, anchors] {
          (memory + kept * lanes).update(from: memory + first, count: lanes)
        }
        routes[kept] = route
      }
      kept += 1
    }
    let dropped = routes.count - kept
    routes.removeLast(dropped)
    return dropped
  }

  private func leastCost(_ route: Route, _ prices: UnsafePointer<Lanes>) -> Float {
    var least = Float.infinity
    for place in 0..<lanes { least = min(least, reduced(route, prices, place).min()) }
    return least
  }

  /// What one more patient moved costs on eight days, at these prices of rows.
  @inline(__always)
  func reduced(_ route: Route, _ prices: UnsafePointer<Lanes>, _ place: Int) -> Lanes {
    var reduced = route.cost - prices[route.from + place] + prices[route.to + place]
    if route.hourRow >= 0 { reduced -= route.hours * prices[route.hourRow + place] }
    if route.receiveRow >= 0 { reduced -= prices[route.receiveRow + place] }
    return reduced
  }

  /// Transfers not at hand that pay: for each group, day and sending site the one that pays most, and
  /// for each receiving one. Were they chosen by sending site alone, all would seek the same few beds.
  /// - Parameter least: the reduced cost below which one pays, by the transfer's own cost.
  func paying(at prices: UnsafePointer<Lanes>, least: Float) -> [Int] {
    let best = LaneMemory(2 * shape.capacityRows * lanes)
    var winner = [Int32](repeating: -1, count: 2 * shape.capacityRows * lanes * 8)
    for route in all where !isIn[route.arc] {
      let limit = Lanes(repeating: least * route.cost)
      for place in 0..<lanes {
        var cost = reduced(route, prices, place) - limit
        if route.mask >= 0 { cost.replace(with: 0, where: masks[route.mask + place] .== 0) }
        guard any(cost .< 0) else { continue }
        for target in [route.from + place, shape.capacityRows * lanes + route.to + place] {
          let isBetter = cost .< best.lanes[target]
          guard any(isBetter) else { continue }
          best.lanes[target].replace(with: cost, where: isBetter)
          for day in 0..<8 where isBetter[day] { winner[target * 8 + day] = Int32(route.arc) }
        }
      }
    }
    return Set(winner).filter { $0 >= 0 }.map(Int.init).sorted()
  }
}
