import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// What a run says of its variants, its zero run, its parts and its indicators.
struct PlanVariantTests {
  private let attack = scenario(
    days: 10,
    demand: [
      demand("traumaICU", .regions([uppsala]), span(2, 6), "8"),
      demand("traumaWard", .regions([uppsala]), span(2, 6), "30"),
    ])

  private func run(_ input: PlanInput) throws -> PlanResult {
    try runPlan(input, engineVersion: "prov").result
  }

  @Test func `the plan helps the same patients, and says by how much and how surely`() throws {
    let result = try run(input(fourRegions(), attack, replications: 60))
    let effect = try #require(result.effects?.first { $0.to == .plan })
    let error = try #require(effect.shortBedDays.standardError)
    #expect(effect.replications == 60)
    #expect(effect.shortBedDays.mean < -3 * error)
    // Common random numbers: independent patients would need more outcomes.
    #expect(try #require(effect.replicationsSaved) > 1)
    // The programme knows the future; chance leaves less.
    #expect(try #require(effect.programme) < 0)
    let variants = try #require(result.variants)
    #expect(variants.map(\.kind).prefix(3) == [.alone, .neighbours, .plan])
    let byCare = effect.byCare.reduce(0) { $0 + $1.mean }
    #expect(abs(byCare - effect.shortBedDays.mean) < 0.01)
    let byRegion = effect.byRegion.reduce(0) { $0 + $1.mean }
    #expect(abs(byRegion - effect.shortBedDays.mean) < 0.01)
  }

  @Test func `an ordinary month needs no plan, and the plan changes nothing in it`() throws {
    let result = try run(input(fourRegions(), scenario(days: 14), replications: 60))
    let effect = try #require(result.effects?.first { $0.to == .plan })
    #expect(effect.shortBedDays.mean == 0 && effect.shortBedDays.standardError == 0)
    #expect(result.executed?.allSatisfy { $0.measure == .surge } == true)
    #expect(result.shares?.allSatisfy { $0.asks.isEmpty && $0.gives.isEmpty } == true)
    #expect(result.crises?.allSatisfy { $0.riskFrom == nil } == true)
  }

  @Test func `the zero run reproduces what the regions report`() throws {
    let zero = try #require(
      try run(input(fourRegions(), attack, replications: 80)).zeroRun)
    #expect(zero.uncalibrated.isEmpty)
    #expect(abs(zero.calibration[0][0].reported - 0.7) < 0.001)
    // Wards: 0.9 of all somatic beds without 0.7 of intensive care.
    #expect(abs(zero.calibration[1][0].reported - (0.9 * 400 - 0.7 * 30) / 370) < 0.001)
    #expect(zero.probability.joined().joined().allSatisfy { $0 < 0.2 })
  }

  @Test func `a region that does not reproduce its own occupancy gets no probability`() throws {
    var regions = fourRegions()
    // Nearly all somatic beds are intensive care: its second stays overfill the wards.
    regions[3] = region(
      dalarna, population: 240_000, icu: 60, somatic: 70, icuOccupancy: "0.9",
      somaticOccupancy: "0.8", neighbours: [uppsala], at: ("60.6", "15.6"))
    let result = try run(input(regions, attack, replications: 40))
    let zero = try #require(result.zeroRun)
    #expect(zero.uncalibrated == [3])
    #expect(result.crises?.contains { $0.region == dalarna } == false)
    let sentences = result.explanation.map(\.sv).joined()
    #expect(sentences.contains("Ej kalibrerad"))
  }

  @Test func `tiers fill in their order and hold the whole need`() throws {
    let result = try run(input(fourRegions(), attack, replications: 40))
    let tiers = try #require(result.tiers)
    for care in result.careTypes.indices {
      for region in result.regions.indices {
        for day in 0..<10 {
          #expect(tiers.open[care][region][day] <= result.load.beds[care][region][day] + 0.001)
          let beds =
            tiers.open[care][region][day] + tiers.overcrowded[care][region][day]
            + tiers.surge[care][region][day]
          #expect(beds <= result.load.threshold[care][region][day] + 0.002)
        }
      }
    }
    // No overcrowding is accepted in intensive care.
    #expect(tiers.overcrowded[0].joined().allSatisfy { $0 == 0 })
    #expect(tiers.short[0][1].max()! > 1)
  }

  @Test func `what the assumptions add is more than chance alone`() throws {
    let result = try run(input(fourRegions(), attack, replications: 200))
    let chance = try #require(result.uncertainty)
    func width(_ national: PlanResult.National) -> Double {
      zip(national.p90, national.p10).reduce(0) { $0 + $1.0 - $1.1 }
    }
    #expect(width(chance.national[0]) < width(result.load.national[0]))
  }

  @Test func `a region's part says what is asked, what is given, and what declining does`()
    throws
  {
    let result = try run(input(fourRegions(), attack, replications: 60))
    let shares = try #require(result.shares)
    #expect(shares.map(\.region) == result.regions)
    let hit = shares[1]
    #expect(hit.gives.contains { $0.measure == .transfers && $0.amount > 1 })
    #expect(hit.with.mean < hit.without.mean)
    // Without its part nobody takes its patients.
    #expect(try #require(hit.ifDeclines).mean > hit.with.mean)
    let asked = shares[0].asks.first { $0.measure == .transfers }
    let moved = result.moves.filter { $0.to == stockholm }.reduce(0) { $0 + $1.patients }
    #expect(abs((asked?.amount ?? 0) - moved) < 0.1)
    #expect(asked?.with.first?.region == uppsala || moved < 0.1)
  }

  @Test func `risk comes before it happens, and help makes it no likelier`() throws {
    let result = try run(input(fourRegions(), attack, replications: 100))
    let crisis = try #require(result.crises?.first { $0.region == uppsala })
    let from = try #require(crisis.riskFrom)
    #expect(from <= (crisis.first.p50 ?? 99))
    #expect(crisis.within72Hours[from - 1] >= 0.2)
    #expect(from == 1 || crisis.within72Hours[from - 2] < 0.2)
    #expect(crisis.firstWithHelp.ever <= crisis.first.ever)
    #expect(crisis.care == .icu || crisis.care == .surgical)
    #expect(crisis.reason?.sv.isEmpty == false)
    if let median = crisis.first.p50 { #expect(crisis.warningHours == (median - from) * 24) }
  }

  @Test func `a plan made anew each week meets the same outcomes`() throws {
    let result = try run(input(fourRegions(), attack, replications: 12))
    let effect = try #require(result.effects?.first { $0.to == .replanned })
    #expect(effect.replications == 4)
    #expect(effect.shortBedDays.mean < 0)
    #expect(result.variants?.last?.kind == .replanned)
  }
}
