import Foundation
import SamplanBase
import SamplanDomain
import SamplanEngine

/// Which links exist between regions, how far they are and how many vehicle hours there are.
///
/// Roads and railways need land: two regions have them when a chain of land neighbours joins
/// them. A ferry goes between sea neighbours. Aircraft go everywhere within their range.
struct TransportNetwork: Sendable {
  /// Straight-line distance, km, `[region][region]`.
  let distances: [[Double]]
  /// Links closed by geography or by the scenario; days from 0.
  let closed: [Instance.ClosedLink]
  /// Vehicle hours that may be used for moves between regions, `[mode][day]`.
  let hours: [[Double]]

  /// Modes that need land the whole way.
  static let landModes: Set<String> = ["road", "train"]
  /// The mode that goes between sea neighbours.
  static let seaMode = "ferry"

  init(_ input: PlanInput, _ capacities: [RegionCapacity]) {
    let regions = capacities.map(\.region)
    distances = regions.map { from in regions.map { Self.kilometres(from, $0) } }
    closed =
      Self.closedByGeography(input, regions) + Self.closedByScenario(input, regions.map(\.code))
      + Self.closedByLimits(input, regions)
    hours = input.basis.modes.map { mode in
      let daily = Self.dailyHours(mode, capacities)
      return [Double](repeating: daily, count: input.days)
    }
  }

  /// Ambulances and helicopters count for the share that their region lends for others; vehicles
  /// of other modes are a national number.
  static func dailyHours(_ mode: Basis.Mode, _ capacities: [RegionCapacity]) -> Double {
    guard let perVehicle = mode.hoursPerVehicle?.approximate else {
      return mode.nationalHours?.approximate ?? 0
    }
    return capacities.reduce(0) { sum, region in
      let vehicles = mode.id == "heli" ? region.helicopters : region.ambulances
      return sum + vehicles * region.region.limits.lendVehicleShare.approximate * perVehicle
    }
  }

  private static func closedByGeography(
    _ input: PlanInput, _ regions: [PlanInput.Region]
  ) -> [Instance.ClosedLink] {
    let land = landmasses(input.regions)
    let modes = Set(input.basis.modes.map(\.id))
    var links: [Instance.ClosedLink] = []
    for from in regions {
      for to in regions where to.code != from.code {
        var without: [String] = []
        if land[from.code] != land[to.code] { without += landModes.sorted() }
        if !from.seaNeighbours.contains(to.code) { without.append(seaMode) }
        links += without.filter(modes.contains).map { mode in
          Instance.ClosedLink(
            mode: mode, from: from.code.rawValue, to: to.code.rawValue, fromDay: 0,
            toDay: input.days - 1)
        }
      }
    }
    return links
  }

  /// A region that receives nobody has no links in; the programme is smaller without them.
  private static func closedByLimits(
    _ input: PlanInput, _ regions: [PlanInput.Region]
  ) -> [Instance.ClosedLink] {
    let any = Instance.ClosedLink.any
    return regions.filter { region in
      region.limits.receiveICUPerDay <= .zero && region.limits.receiveWardPerDay <= .zero
    }.map { region in
      Instance.ClosedLink(
        mode: any, from: any, to: region.code.rawValue, fromDay: 0, toDay: input.days - 1)
    }
  }

  /// A number for each region: regions joined by land neighbours have the same one.
  static func landmasses(_ regions: [PlanInput.Region]) -> [PartyCode: Int] {
    let neighbours = Dictionary(
      regions.map { ($0.code, $0.neighbours) }, uniquingKeysWith: { first, _ in first })
    var number: [PartyCode: Int] = [:]
    for (start, region) in regions.enumerated() where number[region.code] == nil {
      var waiting = [region.code]
      while let code = waiting.popLast() {
        guard number[code] == nil else { continue }
        number[code] = start
        waiting += neighbours[code] ?? []
      }
    }
    return number
  }

  /// A closure holds both ways; a link to a region outside the run is closed already.
  private static func closedByScenario(
    _ input: PlanInput, _ codes: [PartyCode]
  ) -> [Instance.ClosedLink] {
    let known = Set(codes)
    let any = Instance.ClosedLink.any
    return input.scenario.closures.flatMap { closure -> [Instance.ClosedLink] in
      let first = max(0, closure.span.first - 1)
      let last = min(closure.span.last, input.days) - 1
      guard first <= last, closure.from.map(known.contains) ?? true,
        closure.to.map(known.contains) ?? true
      else { return [] }
      let ends = [closure.from?.rawValue ?? any, closure.to?.rawValue ?? any]
      let ways = ends[0] == ends[1] ? [ends] : [ends, [ends[1], ends[0]]]
      return ways.map { way in
        Instance.ClosedLink(
          mode: closure.mode ?? any, from: way[0], to: way[1], fromDay: first, toDay: last)
      }
    }
  }

  /// Great-circle distance on a sphere of radius 6371.0088 km (IUGG mean radius).
  static func kilometres(_ a: PlanInput.Region, _ b: PlanInput.Region) -> Double {
    let degree = Double.pi / 180
    let (north, south) = (a.latitude.approximate * degree, b.latitude.approximate * degree)
    let east = (b.longitude.approximate - a.longitude.approximate) * degree
    let half = sin((south - north) / 2)
    let turn = sin(east / 2)
    let chord = half * half + cos(north) * cos(south) * turn * turn
    return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
  }
}
