import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// One change tried against a run: what it changes, what it leaves, and what it cannot be.
struct TrialTests {
  private let attack = input(
    fourRegions(),
    scenario(
      days: 8,
      demand: [
        demand("traumaICU", .regions([gotland]), span(2, 5), "4"),
        demand("traumaWard", .regions([gotland]), span(2, 5), "20"),
      ]), replications: 5)

  private func run(_ input: PlanInput) throws -> PlanResult {
    try runPlan(input, engineVersion: "prov").result
  }

  private func problems(_ change: TrialChange, in input: PlanInput) -> [Refusal.Problem] {
    do throws(Refusal) {
      _ = try input.trying(change, from: "K-1")
      return []
    } catch {
      return error.problems
    }
  }

  private func limit(_ region: PartyCode, _ kind: TrialLimit.Kind, _ value: String) -> TrialChange {
    .limit(TrialLimit(region: region, kind: kind, value: exact(value)))
  }

  private func closed(
    _ mode: String?, _ from: PartyCode?, _ to: PartyCode?, _ first: Int, _ last: Int
  ) -> TrialChange {
    .closure(.init(mode: mode, from: from, to: to, span: span(first, last), source: "Prov"))
  }

  @Test func `a tried limit changes that limit alone, and the seed stays`() throws {
    let tried = try attack.trying(limit(stockholm, .receiveICUPerDay, "0"), from: "K-2026-000001")
    var expected = attack.regions
    expected[0].limits.receiveICUPerDay = .zero
    #expect(tried.regions == expected)
    #expect(tried.seed == attack.seed && tried.basis == attack.basis)
    #expect(tried.trial?.identifier == "K-2026-000001")
    #expect(
      tried.scenario.name
        == "Prov · prövad gräns för R01: mottagna intensivvårdspatienter per dygn högst 0")
    #expect(tried.digest != attack.digest)
  }

  @Test func `an input without a trial keeps its bytes`() throws {
    #expect(!String(decoding: attack.canonicalJSON, as: UTF8.self).contains("trial"))
  }

  @Test func `a limit above the region's own is refused, and says who could state it`() {
    let found = problems(limit(stockholm, .receiveICUPerDay, "3"), in: attack)
    #expect(found.map(\.place) == [.field("value")])
    #expect(found[0].text.sv.contains("regionens egen gräns, 2"))
    #expect(found[0].text.sv.contains("bara R01 själv"))
    #expect(problems(limit(stockholm, .receiveICUPerDay, "2"), in: attack).count == 1)
    #expect(problems(limit(stockholm, .receiveICUPerDay, "-1"), in: attack).count == 1)
  }

  @Test func `a closure outside the run names both days and what would do`() {
    let found = problems(closed("rail", gotland, gotland, 9, 30), in: attack)
    #expect(found.map(\.place) == ["mode", "to", "first", "last"].map { .field($0) })
    #expect(found[2].text.sv == "dag 9 ligger inte i körningen, som omfattar dag 1–8")
    #expect(found[3].text.sv == "dag 30 ligger efter scenariots sista dag, 8")
  }

  @Test func `an assumption outside its range is refused with the range`() {
    var assumption = Basis.demonstration.assumptions.first { $0.key == "overcrowding.ward" }!
    assumption.value = exact("1.5")
    let found = problems(.assumption(assumption), in: attack)
    #expect(found.map(\.text.sv) == ["är 1,5, ska ligga mellan 0 och 1"])
  }

  @Test func `with ferry and aircraft closed nobody leaves the island, and the result says why`()
    throws
  {
    let before = try run(attack)
    #expect(before.moves.contains { $0.from == gotland })
    let tried = try attack.trying(closed(nil, gotland, nil, 1, 8), from: "K-2026-000001")
    let after = try run(tried)
    #expect(!after.moves.contains { $0.from == gotland || $0.to == gotland })
    #expect(after.joint.bedDays > before.joint.bedDays)
    // Links carry no patients when nobody helps.
    #expect(after.load == before.load)
    #expect(after.basedOn?.identifier == "K-2026-000001")
    #expect(
      after.basedOn?.changes.map(\.sv)
        == ["alla transportslag till och från R09: stängt dag 1–8"])
  }

  @Test(arguments: [stockholm, uppsala, dalarna])
  func `a lower limit never helps: the optimum is no better than before`(
    helper: PartyCode
  ) throws {
    let before = try run(attack)
    let tried = try attack.trying(limit(helper, .receiveWardPerDay, "0"), from: "K-1")
    let after = try run(tried)
    #expect(after.joint.objective >= before.joint.objective - 0.01)
  }

  @Test func `changes add up in order, and the eleventh is refused`() throws {
    var tried = attack
    for number in 1...PlanTrial.changesMax {
      tried = try tried.trying(
        limit(stockholm, .receiveWardPerDay, "\(exact("8").approximate - Double(number) / 2)"),
        from: "K-\(number)")
    }
    #expect(tried.trial?.changes.count == PlanTrial.changesMax)
    #expect(tried.trial?.words.count == 1, "each result tells what it changed itself")
    #expect(tried.scenario.name.count <= 200)
    #expect(problems(limit(stockholm, .receiveWardPerDay, "0"), in: tried).count == 1)
  }

  @Test func `differences tell each limit that was changed, from and to`() {
    var later = attack
    later.regions[1].limits.lendStaffShare = exact("0.05")
    later.regions[3].cells["beds.icu"] = .init(value: .withheld, asOf: nil)
    #expect(
      later.differences(from: attack).map(\.sv) == [
        "R03: utlånad andel av personalen för utökade platser 0,2 → 0,05",
        "andra uppgifter från R20",
      ])
    #expect(attack.differences(from: attack).map(\.sv) == ["inget har ändrats sedan dess"])
  }
}
