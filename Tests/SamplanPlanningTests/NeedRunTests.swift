import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanEngine
@testable import SamplanPlanning

/// Runs of the need: no limit, and what patients take.
struct NeedRunTests {
  private func need(
    _ scenario: Scenario, regions: [PlanInput.Region] = fourRegions(), replications: Int = 60
  ) throws -> NeedResult {
    var input = input(regions, scenario, replications: replications)
    input.runMode = .need
    return try runNeed(input, threads: 2, engineVersion: "prov").result
  }

  private let attack = scenario(
    days: 14, demand: [demand("traumaICU", .everywhere, span(3, 14), "25")])

  @Test func `an input that does not say its mode has the bytes it had before there were two`()
    throws
  {
    var plain = input(fourRegions(), attack)
    let before = plain.canonicalJSON
    plain.runMode = .resources
    #expect(plain.canonicalJSON == before && plain.runMode == .resources)
    plain.runMode = .need
    let read = try PlanJSON.read(PlanInput.self, from: plain.canonicalJSON)
    #expect(read.runMode == .need && read == plain)
  }

  @Test func `lost beds, absence and closed links do not change the need`() throws {
    var harder = attack
    harder.losses = [loss(.everywhere, nil, "0.9", span(1, 14))]
    harder.staffing = [
      .init(kind: .absence, site: .everywhere, share: exact("0.5"), span: span(1, 14), source: "p")
    ]
    harder.outages = [
      .init(utility: .power, state: .none, site: .everywhere, span: span(1, 14), source: "p")
    ]
    let (free, held) = (try need(attack), try need(harder))
    #expect(free.p50 == held.p50 && free.national == held.national)
  }

  @Test func `the same seed gives the same bytes whatever the threads`() throws {
    var input = input(fourRegions(), attack, replications: 30)
    input.runMode = .need
    let one = try runNeed(input, threads: 1, engineVersion: "prov").result
    let two = try runNeed(input, threads: 2, engineVersion: "prov").result
    #expect(PlanJSON.bytes(of: one) == PlanJSON.bytes(of: two))
    #expect(one.isWhole)
  }

  @Test func `the need passes the beds where a run with today's resources would be short`() throws {
    let found = try need(attack)
    let peak = try #require(found.national[0].peak)
    // 25 a day for 12 days, a week each in intensive care, against 58 beds.
    #expect(found.national[0].p50[peak] > 120)
    #expect(found.openBeds[0].reduce(0, +) == 58)
    #expect(found.national[0].p10[peak] < found.national[0].p50[peak])
    #expect(found.national[0].p50[peak] < found.national[0].p90[peak])
  }

  @Test func `staff is patients times staffing, by hand`() throws {
    let found = try need(attack)
    let nurses = try #require(found.resources.first { $0.kind == .staff(.icuNurses) })
    // 3.5 intensive care nurses a day for each patient in intensive care, none elsewhere.
    #expect(nurses.national.p50 == found.national[0].p50.map { $0 * 3.5 })
    #expect(nurses.byRegion.count == 4)
  }

  @Test func `what is used at admission has the moments of the patients`() {
    let variation = AdmissionUse.Variation(ordinary: 0.1, scenario: 0.5, focus: 1)
    let use = AdmissionUse(use: [2], all: [10], extra: [4], planned: 3, variation)
    #expect(use.mean == 23)
    // Σu²λ = 40; ordinary 0.01·12² = 1.44; own of the scenario 8²·1·1.25 = 80; shared 8²·0.25 = 16.
    #expect(abs(use.own - 121.44) < 1e-9)
    #expect(abs(use.variance(variation) - 137.44) < 1e-9)
    let fixed = AdmissionUse.quantiles(mean: 5, variance: 0)
    #expect(fixed.p10 == 5 && fixed.p50 == 5 && fixed.p90 == 5)
  }
}
