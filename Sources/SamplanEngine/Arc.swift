/// A way for one group of patients from one site to another by one mode.
struct Arc {
  let group: Int
  let from: Int
  let to: Int
  let mode: Int
  /// Cost for a patient.
  let cost: Double
  /// Vehicle hours for a patient.
  let hours: Double
}

/// The arcs of an instance and the days on which each is closed.
struct ArcTable {
  private(set) var arcs: [Arc] = []
  /// By arc, the days closed; `nil` when it is always open.
  private(set) var closed: [[Bool]?] = []

  /// Arcs whose distance lies within the mode's range and that are open some day, in the order
  /// from, to, mode, group.
  init(_ instance: Instance) {
    let links = ClosedDays(instance)
    let intensive = instance.groups.map { $0.path[0].care == Instance.intensiveCare }
    let costs = instance.costs
    for from in instance.sites.indices {
      for to in instance.sites.indices where to != from {
        let km = instance.distancesKm[from][to]
        for (number, mode) in instance.modes.enumerated() {
          guard km >= mode.minKm, km <= mode.maxKm else { continue }
          let shut = links.days(mode: number, from: from, to: to)
          if let shut, !shut.contains(false) { continue }
          for group in instance.groups.indices {
            let seats = intensive[group] ? mode.icuSeats : mode.seats
            guard seats > 0 else { continue }
            let factor = intensive[group] ? costs.icuTransferFactor : 1
            let cost = costs.transfer + costs.transferPerKm * km * factor + mode.extraCost
            arcs.append(
              Arc(
                group: group, from: from, to: to, mode: number, cost: cost,
                hours: mode.tripHours(km: km) / seats))
            closed.append(shut)
          }
        }
      }
    }
  }
}

/// The days on which links are closed, found by mode and sites.
struct ClosedDays {
  private struct Key: Hashable {
    let mode: Int
    let from: Int
    let to: Int
  }

  private static let any = -1
  private var spans: [Key: [ClosedRange<Int>]] = [:]
  private let days: Int

  init(_ instance: Instance) {
    days = instance.days
    let sites = Dictionary(
      instance.sites.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let modes = Dictionary(
      instance.modes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for link in instance.closedLinks ?? [] where link.fromDay < days {
      let key = Key(
        mode: modes[link.mode] ?? Self.any, from: sites[link.from] ?? Self.any,
        to: sites[link.to] ?? Self.any)
      spans[key, default: []].append(link.fromDay...min(link.toDay, days - 1))
    }
  }

  func days(mode: Int, from: Int, to: Int) -> [Bool]? {
    guard !spans.isEmpty else { return nil }
    var closed: [Bool]?
    for mode in [mode, Self.any] {
      for from in [from, Self.any] {
        for to in [to, Self.any] {
          for span in spans[Key(mode: mode, from: from, to: to)] ?? [] {
            var days = closed ?? [Bool](repeating: false, count: self.days)
            for day in span { days[day] = true }
            closed = days
          }
        }
      }
    }
    return closed
  }
}
