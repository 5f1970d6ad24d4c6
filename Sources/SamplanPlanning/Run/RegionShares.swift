import SamplanBase
import SamplanDomain
import SamplanEngine

/// Cuts the joint plan into each region's part (Vår del): what it asks, what it gives.
struct RegionShares {
  let regions: [PartyCode]
  let joint: Solution
  let binding: [PlanResult.Binding]
  /// Bed-days short by region without help, with the plan, and if the region declines.
  let without: [PlanResult.Estimate]
  let with: [PlanResult.Estimate]
  let declined: [Int: Declined]

  /// What was simulated with one region taking no part.
  struct Declined {
    /// Bed-days short in the region itself.
    let own: PlanResult.Estimate
    /// The change in the rest of the country, bed-days.
    let others: PlanResult.Estimate
  }

  private typealias Item = PlanResult.RegionShare.Item
  private typealias Part = PlanResult.RegionShare.Part

  /// Amounts below this are rounding of the solver.
  private static let least = 0.05

  var all: [PlanResult.RegionShare] {
    regions.indices.map { region in
      PlanResult.RegionShare(
        region: regions[region], asks: asks(region), gives: gives(region),
        without: without[region], with: with[region], ifDeclines: declined[region]?.own,
        othersIfDeclines: declined[region]?.others,
        binding: binding.filter { $0.place == regions[region].rawValue })
    }
  }

  private func asks(_ region: Int) -> [PlanResult.RegionShare.Item] {
    [
      moved(.transfers, joint.transfers) { $0.to == region ? $0.from : nil },
      moved(.inpatientTransfers, joint.inpatientTransfers) { $0.to == region ? $0.from : nil },
      atHome(.surge, sumOverCare(joint.surge, region)),
      atHome(.postponement, joint.postponed[region]),
      atHome(.lending, joint.lent[region]),
    ].compactMap { $0 }
  }

  private func gives(_ region: Int) -> [PlanResult.RegionShare.Item] {
    [
      moved(.transfers, joint.transfers) { $0.from == region ? $0.to : nil },
      moved(.inpatientTransfers, joint.inpatientTransfers) { $0.from == region ? $0.to : nil },
      atHome(.recovery, joint.recovered.isEmpty ? [] : joint.recovered[region]),
      atHome(.lending, joint.borrowed[region]),
    ].compactMap { $0 }
  }

  private func sumOverCare(_ values: [[[Double]]], _ region: Int) -> [Double] {
    (values.first?[region].indices).map { days in
      days.map { day in values.reduce(0) { $0 + $1[region][day] } }
    } ?? []
  }

  private func atHome(
    _ measure: PlanResult.MeasureKind, _ byDay: [Double]
  ) -> PlanResult.RegionShare.Item? {
    item(measure, byDay, with: [])
  }

  private func moved(
    _ measure: PlanResult.MeasureKind, _ moves: [Solution.Transfer],
    other: (Solution.Transfer) -> Int?
  ) -> PlanResult.RegionShare.Item? {
    var byDay: [Int: Double] = [:]
    var byRegion: [Int: Double] = [:]
    for move in moves {
      guard let there = other(move) else { continue }
      byDay[move.day, default: 0] += move.patients
      byRegion[there, default: 0] += move.patients
    }
    guard let last = byDay.keys.max() else { return nil }
    let parts = byRegion.filter { $0.value >= Self.least }
      .map { Part(region: regions[$0.key], amount: rounded($0.value)) }
      .sorted { ($1.amount, $0.region) < ($0.amount, $1.region) }
    return item(measure, (0...last).map { byDay[$0] ?? 0 }, with: parts)
  }

  private func item(
    _ measure: PlanResult.MeasureKind, _ byDay: [Double], with parts: [Part]
  ) -> PlanResult.RegionShare.Item? {
    let amount = byDay.reduce(0, +)
    let days = byDay.indices.filter { byDay[$0] >= Self.least }
    guard amount >= Self.least, let first = days.first, let last = days.last else { return nil }
    return Item(
      measure: measure, amount: rounded(amount), peak: rounded(byDay.max() ?? 0),
      firstDay: first + 1, lastDay: last + 1, with: parts)
  }
}
