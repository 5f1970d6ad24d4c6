import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// Totals with an interval for a region that has withheld its figures.
struct UnknownIntervalTests {
  /// The island has withheld its beds, and has 60 000 inhabitants.
  private func regions() -> [PlanInput.Region] {
    var regions = fourRegions()
    regions[2] = region(
      gotland, population: 60_000, sea: [stockholm], at: ("57.6", "18.3"),
      changing: ["beds.icu": .withheld, "beds.somatic": .withheld, "occupancy.icu": .unknown])
    return regions
  }

  private func attack(interval: Bool) -> PlanInput {
    var attack = input(
      regions(),
      scenario(
        days: 6,
        demand: [
          demand("traumaICU", .regions([gotland]), span(2, 4), "4"),
          demand("traumaICU", .regions([uppsala]), span(2, 4), "8"),
        ]), replications: 20)
    attack.unknownFigures = interval ? .interval : nil
    return attack
  }

  private func number(_ input: PlanInput, _ measure: String) -> String? {
    input.regions[2].cells[measure]?.value.known?.description
  }

  /// Intensive care: 30 per 500 000, 12 per 200 000 and 12 per 240 000, so 3.6 and 3 for the
  /// island; somatic: 400, 150 and 160, so 48 and 40. What the island has told stays.
  @Test func `counts follow the inhabitants by the lowest and highest reported`() {
    let given = attack(interval: true)
    let least = given.filled([gotland], at: .leastCapacity)
    let most = given.filled([gotland], at: .mostCapacity)
    #expect([number(least, "beds.icu"), number(most, "beds.icu")] == ["3", "4"])
    #expect([number(least, "beds.somatic"), number(most, "beds.somatic")] == ["40", "48"])
    #expect(number(least, "occupancy.icu") == "0.7")
    #expect(number(least, "beds.icu.surge") == "6", "the island's own figure")
    #expect(least.regions[0] == given.regions[0], "the others are as they were")
    #expect(least.regions[2].limits.receiveICUPerDay == .zero)
    #expect(least.regions[2].limits.lendStaffShare == .zero)
  }

  @Test func `a region without inhabitants keeps its gaps`() {
    var given = attack(interval: true)
    given.regions[2].population = nil
    #expect(number(given.filled([gotland], at: .mostCapacity), "beds.icu") == nil)
  }

  @Test func `on request the totals have two ends, and nothing else changes`() throws {
    let without = try runPlan(attack(interval: false), engineVersion: "prov").result
    #expect(without.unknown == nil)
    var with = try runPlan(attack(interval: true), engineVersion: "prov").result
    let unknown = try #require(with.unknown)
    #expect(unknown.regions == [gotland] && unknown.outside.isEmpty)
    let icu = with.careTypes.firstIndex(of: .icu)!
    #expect(unknown.ends { $0.beds[icu] } == 3...4)
    #expect(unknown.ends { $0.beds.reduce(0, +) } == 40...48)
    // Fewer beds and the same patients: never less shortage, in either model.
    #expect(unknown.leastCapacity.programme >= unknown.mostCapacity.programme)
    #expect(unknown.leastCapacity.shortBedDays.mean >= unknown.mostCapacity.shortBedDays.mean)
    #expect(unknown.leastCapacity.shortBedDays.mean > 0)
    // The island is still out of help and totals.
    #expect(with.excluded.map(\.region) == [gotland])
    #expect(!with.moves.contains { $0.from == gotland || $0.to == gotland })
    with.unknown = nil
    with.provenance.inputHash = without.provenance.inputHash
    #expect(with == without)
  }

  @Test func `a run with nobody left out has no interval`() throws {
    var whole = input(fourRegions(), scenario(days: 3), replications: 5)
    whole.unknownFigures = .interval
    #expect(try runPlan(whole, engineVersion: "prov").result.unknown == nil)
  }

  @Test func `an input that asks for nothing keeps its bytes`() {
    let bytes = attack(interval: false).canonicalJSON
    #expect(!String(decoding: bytes, as: UTF8.self).contains("unknownFigures"))
    #expect(attack(interval: false).digest != attack(interval: true).digest)
  }
}
