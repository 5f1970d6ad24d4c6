import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Weights halved and doubled, on a day that can be reckoned by hand.
struct WeightTrialsTests {
  private typealias Row = PlanResult.Fairness.Sensitivity

  /// Two places, one day. In the first, ten surgical patients stay a day, and there are six beds
  /// and four surge beds of weight 0.8. The second has ten free beds; a move has weight 1. The
  /// first also has a patient for intensive care and no bed: a surge bed there takes all four of
  /// the staff.
  private func day(intensive: Double) -> Instance {
    let cares = CareType.allCases.map(\.rawValue)
    func group(_ care: CareType) -> Instance.Group {
      Instance.Group(
        id: care.rawValue, priority: 0,
        path: [
          Instance.Stay(
            care: care.rawValue, meanDays: 1, cv: 1, distribution: .exponential, quantiles: nil)
        ])
    }
    let surgical = CareType.allCases.firstIndex(of: .surgical)!
    let icu = CareType.allCases.firstIndex(of: .icu)!
    func table(_ first: Double, _ second: Double, at care: Int) -> [[Double]] {
      cares.indices.map { $0 == care ? [first, second] : [0, 0] }
    }
    var surge = table(4, 0, at: surgical)
    surge[icu] = [1, 0]
    func weights(_ icu: Double, _ ward: Double) -> [String: Double] {
      Dictionary(
        uniqueKeysWithValues: CareType.allCases.map { ($0.rawValue, $0 == .icu ? icu : ward) })
    }
    return Instance(
      days: 1,
      sites: ["A", "B"].map { Instance.Site(id: $0, region: $0, latitude: 60, longitude: 15) },
      careTypes: cares, groups: [group(.surgical), group(.icu)],
      elective: Instance.Elective(priority: 9, stays: []),
      kernel: Instance.Kernel(days: 5, dropBelow: 0),
      modes: [
        Instance.Mode(
          id: "road", minKm: 0, maxKm: 1000, speedKmh: 50, turnaroundHours: 1, detour: 1,
          seats: 1, icuSeats: 0, extraCost: 0)
      ],
      modeHours: [[1000]], beds: table(6, 10, at: surgical).map { $0.map { [$0] } },
      bedsNominal: cares.map { _ in [10, 10] }, surgeMax: surge, staff: [4, 0],
      staffPerSurgeBed: weights(4, 1), lendMaxShare: 0,
      admissions: [[[10], [0]], [[intensive], [0]]], electiveAdmissions: [[0], [0]],
      presentAtStart: cares.map { _ in [[0], [0]] }, distancesKm: [[0, 100], [100, 0]],
      costs: Instance.Costs(
        shortage: weights(60, 10), surge: weights(3, 0.8), postponed: 1.5, staffMoved: 0.4,
        transfer: 0.5, transferPerKm: 0.005, icuTransferFactor: 1, fairness: 0),
      simulation: Instance.Simulation(
        beds: [[0, 0, 0], [0, 0, 0]], neighbours: [[], []], transfersPerDay: [0, 0]),
      rules: Instance.Rules())
  }

  private func rows(_ instance: Instance, threads: Int = 1) throws -> [Row] {
    try WeightTrials(programme: instance, regions: [stockholm, uppsala])
      .run(threads: threads, progress: { _ in true })
  }

  /// Surge beds (0.8) come before moves (0.5 + 100 · 0.005 = 1), until one is doubled or the other
  /// halved; nothing else in the objective moves anything.
  @Test func `a plan turns from surge beds to moves where the weights cross`() throws {
    let rows = try rows(day(intensive: 0))
    #expect(rows.count == 17)
    #expect(rows[0].name.en == "the weights as they are" && rows[0].factor == 1)
    for row in rows {
      let turned =
        (row.name.en == "surge beds" && row.factor == 2)
        || (row.name.en == "moves" && row.factor == 0.5)
      #expect(abs(row.moved - (turned ? 4 : 0)) < 0.01, "\(row.name.en) \(row.factor)")
      #expect(abs(row.surgeBedDays - (turned ? 0 : 4)) < 0.01, "\(row.name.en) \(row.factor)")
      #expect(row.shortBedDays < 0.01 && row.mostExposed == nil)
    }
  }

  /// With no vehicles, four staff open one bed in intensive care (60) or four in surgery
  /// (4 · 10 = 40): the first, with four short of a need of eleven, until its weight is halved (30)
  /// or the other's doubled (80); then one of eleven is short.
  @Test func `which care goes without turns on the weights of shortage`() throws {
    var alone = day(intensive: 1)
    alone.modeHours = [[0]]
    for row in try rows(alone) {
      let turned =
        (row.name.en == "shortage in intensive care" && row.factor == 0.5)
        || (row.name.en == "shortage in surgical care" && row.factor == 2)
      let short = turned ? 1.0 : 4
      #expect(abs(row.shortBedDays - short) < 0.01, "\(row.name.en) \(row.factor)")
      #expect(abs(row.largestShare - short / 11) < 0.001)
      #expect(row.mostExposed == stockholm)
    }
  }

  @Test func `the rows are the same whatever the thread count, and a stop is a stop`() throws {
    let instance = day(intensive: 1)
    #expect(try rows(instance, threads: 1) == rows(instance, threads: 3))
    #expect(throws: Refusal.self) {
      _ = try WeightTrials(programme: instance, regions: [stockholm, uppsala])
        .run(threads: 2, progress: { _ in false })
    }
  }
}
