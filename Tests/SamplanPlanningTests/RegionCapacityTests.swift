import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

struct RegionCapacityTests {
  private let values = BasisValues(.demonstration)

  private func read(_ region: PlanInput.Region) throws -> RegionCapacity {
    try RegionCapacity.read(region, values).get()
  }

  @Test func `ward beds are the somatic ones without intensive care, and so is their occupancy`()
    throws
  {
    // 110 somatic beds with 99 patients, of which 10 beds and 7 patients in intensive care.
    let capacity = try read(region(uppsala))
    #expect(capacity.beds == [.icu: 10, .surgical: 37, .medical: 63])
    #expect(abs(capacity.occupied[.icu]! - 7) < 1e-9)
    let wards: Double = capacity.occupied[.surgical]! + capacity.occupied[.medical]!
    #expect(abs(wards - 92) < 1e-9)
  }

  @Test func `reported overcrowding above one is kept`() throws {
    let capacity = try read(region(uppsala, somaticOccupancy: "1.05"))
    #expect(capacity.occupied[.medical]! > capacity.beds[.medical]!)
  }

  @Test func `the days are those of the figures read, from the oldest part to the newest`() throws {
    var given = region(uppsala, changing: ["ambulances": .unknown])
    #expect(try read(given).figureDays == Day("2026-11-01")!...Day("2026-11-01")!)
    let parts = (oldest: Day("2026-10-02")!, newest: Day("2026-11-19")!)
    given.cells["beds.icu"]?.asOf = parts.oldest
    given.cells["beds.somatic"]?.newest = parts.newest
    // A figure that is not read, and one that is no number, are no part of what the run rests on.
    given.cells["beds.psychiatric"] = .init(value: .known(ExactDecimal(4)), asOf: Day("2025-01-01"))
    given.cells["ambulances"]?.asOf = Day("2024-01-01")
    #expect(try read(given).figureDays == parts.oldest...parts.newest)
  }

  @Test(arguments: [
    (FigureValue?.none, "never-reported"), (.unknown, "unknown"), (.withheld, "withheld"),
    (.notAsked, "not-asked"), (.notApplicable, "not-applicable"),
  ])
  func `a required measure without a number keeps the region out, with what it says`(
    value: FigureValue?, word: String
  ) {
    let given = region(uppsala, changing: ["beds.icu": value])
    guard case .failure(let missing) = RegionCapacity.read(given, values) else {
      Issue.record("the region takes part")
      return
    }
    #expect(missing.measures == ["beds.icu": word])
  }

  @Test func `more intensive care beds than somatic beds keep the region out`() {
    let given = region(uppsala, icu: 200)
    guard case .failure(let missing) = RegionCapacity.read(given, values) else {
      Issue.record("the region takes part")
      return
    }
    #expect(missing.measures["beds.somatic"] == "fewer-than-beds.icu")
  }

  @Test func `zero intensive care beds are a number`() throws {
    #expect(try read(region(uppsala, icu: 0)).beds[.icu] == 0)
  }

  @Test func `unknown staff is the basis' share, and noted`() throws {
    let capacity = try read(region(uppsala, changing: ["staff.surge": .unknown]))
    // 6 intensive care beds of 5 persons and 12 ward beds of 1: 42 persons, of which 35 per cent.
    #expect(abs(capacity.staff - 14.7) < 1e-9)
    #expect(capacity.filled == [.staff])
    #expect(abs(capacity.staffedSurgeShare(values) - 0.35) < 1e-9)
  }

  @Test func `missing surge in wards is the basis' share of the somatic beds`() throws {
    let capacity = try read(region(uppsala, changing: ["beds.somatic.surge": nil]))
    let wards: Double = capacity.surge[.surgical]! + capacity.surge[.medical]!
    #expect(abs(wards - 13.2) < 1e-9)
    #expect(capacity.filled == [.wardSurge])
  }
}
