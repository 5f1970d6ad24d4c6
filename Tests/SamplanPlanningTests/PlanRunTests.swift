import SamplanBase
import SamplanDomain
import Synchronization
import Testing

@testable import SamplanPlanning

struct PlanRunTests {
  /// Far more injured than one region can take.
  private let attack = scenario(
    days: 8,
    demand: [
      demand("traumaICU", .regions([uppsala]), span(2, 5), "8"),
      demand("traumaWard", .regions([uppsala]), span(2, 5), "30"),
    ])

  private func run(_ input: PlanInput, threads: Int = 0) throws -> PlanResult {
    try runPlan(input, threads: threads, engineVersion: "prov").result
  }

  @Test func `the same input gives the same bytes whatever the thread count`() throws {
    let given = input(fourRegions(), attack)
    let one = try run(given, threads: 1)
    #expect(one.canonicalJSON == (try run(given, threads: 3)).canonicalJSON)
    #expect(one.provenance.inputHash == given.digest)
  }

  @Test func `a run that is precise enough stops, and says how many outcomes and why`() throws {
    var given = input(fourRegions(), attack, replications: 3000)
    given.precisionPercent = ExactDecimal("50")
    let result = try run(given)
    let stopping = try #require(result.stopping)
    #expect(stopping.alone == PlanResult.Stopping.least && stopping.most == 3000)
    #expect(result.provenance.replications == stopping.alone)
    #expect(result.variants?.first { $0.kind == .plan }?.replications == stopping.plan)
    #expect(try #require(stopping.alonePercent) <= 50)
    #expect(stopping.words.sv.hasPrefix("2000 utan hjälp och 2000 med planen, av högst 3000."))
    #expect(stopping.words.sv.hasSuffix("målet 50 % är nått."))
    given.precisionPercent = ExactDecimal("60")
    let refusal = #expect(throws: Refusal.self) { try run(given) }
    #expect(refusal?.problems.first?.place == .field("precisionPercent"))
  }

  @Test func `another seed gives other patients`() throws {
    let one = try run(input(fourRegions(), attack, seed: 1))
    let other = try run(input(fourRegions(), attack, seed: 2))
    #expect(one.load != other.load)
    #expect(one.joint == other.joint)
  }

  @Test func `an attack shows where and when, and the plan reduces the shortage`() throws {
    let result = try run(input(fourRegions(), attack))
    let place = result.regions.firstIndex(of: uppsala)!
    let first = result.load.first[0][place]
    #expect(first.ever > 0.85)
    #expect((2...6).contains(first.p50!))
    #expect(result.alone.bedDays > 50)
    #expect(result.joint.bedDays < result.alone.bedDays)
    #expect(result.joint.gap <= 0.005)
    // Others may move on, to make room; nearly everyone who moves comes from the place hit.
    let moved = result.moves.reduce(0) { $0 + $1.patients }
    let fromHit = result.moves.filter { $0.from == uppsala }.reduce(0) { $0 + $1.patients }
    #expect(fromHit > 0.5 * moved)
    #expect(result.moves.allSatisfy { (1...8).contains($0.day) })
    let answer = result.explanation.map(\.sv).joined(separator: " ")
    #expect(answer.contains("R03"))
    #expect(answer.contains("förslag – ej tagit ställning"))
  }

  @Test func `an ordinary month is calm`() throws {
    let result = try run(input(fourRegions(), scenario(days: 14), replications: 100))
    #expect(result.load.first.joined().allSatisfy { $0.ever < 0.5 })
    #expect(result.load.probability.joined().joined().allSatisfy { $0 < 0.2 })
    #expect(result.alone.bedDays == 0)
    #expect(result.moves.isEmpty)
    #expect(result.load.first == result.load.firstOrdinary)
  }

  @Test(arguments: [stockholm, uppsala, gotland, dalarna])
  func `a region that has stated no limits neither receives nor lends`(silent: PartyCode) throws {
    var regions = fourRegions()
    let place = regions.firstIndex { $0.code == silent }!
    regions[place].limits = noHelp
    let others = regions.map(\.code).filter { $0 != silent }
    let everywhere = scenario(
      days: 8,
      demand: [
        demand("traumaICU", .regions(others), span(1, 6), "20"),
        demand("medical", .regions(others), span(1, 6), "60"),
      ])
    let result = try run(input(regions, everywhere, replications: 5))
    #expect(result.joint.bedDays <= result.alone.bedDays + 0.001)
    #expect(!result.moves.contains { $0.to == silent })
    #expect(result.joint.lent[place].allSatisfy { $0 == 0 })
  }

  @Test func `limits for receiving and lending hold every day`() throws {
    let hard = scenario(
      days: 8,
      demand: [
        demand("traumaICU", .regions([uppsala]), span(1, 8), "12"),
        demand("traumaWard", .regions([uppsala]), span(1, 8), "40"),
        demand("medical", .regions([gotland]), span(1, 8), "20"),
      ])
    let result = try run(input(fourRegions(), hard, replications: 5))
    for region in result.regions {
      for day in 1...8 {
        let moves = result.moves.filter { $0.to == region && $0.day == day }
        let icu = moves.filter { $0.group.hasSuffix("ICU") }.reduce(0) { $0 + $1.patients }
        let all = moves.reduce(0) { $0 + $1.patients }
        #expect(icu < 2.01)
        #expect(all - icu < 8.01)
      }
    }
    for row in result.joint.lent { #expect(row.allSatisfy { $0 <= 20 * 0.2 + 0.001 }) }
    #expect(result.joint.bedDays > 1)
    #expect(!result.binding.isEmpty)
    #expect(result.binding.allSatisfy { (1...8).contains($0.days) })
    #expect(result.explanation.contains { $0.sv.hasPrefix("Det som är kvar begränsas") })
  }

  @Test func `no patient moves to or from an island by road or train`() throws {
    let hit = scenario(
      days: 6, demand: [demand("traumaWard", .regions([gotland]), span(1, 4), "30")])
    let result = try run(input(fourRegions(), hit, replications: 5))
    let island = result.moves.filter { $0.from == gotland || $0.to == gotland }
    #expect(!island.isEmpty)
    #expect(island.allSatisfy { !["road", "train"].contains($0.mode) })
  }

  @Test func `a result is read back as it was written`() throws {
    let result = try run(input(fourRegions(), attack, replications: 10))
    #expect(try PlanJSON.read(PlanResult.self, from: result.canonicalJSON) == result)
    let given = input(fourRegions(), attack)
    let back = try PlanJSON.read(PlanInput.self, from: given.canonicalJSON)
    #expect(back == given)
    #expect(back.digest == given.digest)
  }

  @Test func `the summary agrees with the result`() throws {
    let result = try run(input(fourRegions(), attack, replications: 10))
    let summary = PlanResult.summary(of: result)
    #expect(summary.risks.count == 12)
    func short(_ variant: Int) -> Double {
      result.variants?[variant].shortBedDays.reduce(0) { $0 + $1.mean } ?? -1
    }
    #expect(abs(summary.shortageWithout.approximate - short(0)) < 0.001)
    #expect(abs(summary.shortageWith.approximate - short(2)) < 0.001)
    let moved = result.moves.reduce(0) { $0 + $1.patients }
    #expect(abs(summary.patientsMoved.approximate - moved) < 0.001)
    #expect(summary.excluded.isEmpty)
  }

  @Test func `progress never falls and ends at the whole`() throws {
    let seen = Mutex<[Double]>([])
    _ = try runPlan(input(fourRegions(), attack, replications: 10), engineVersion: "prov") {
      state in
      seen.withLock { $0.append(state.fraction) }
      return true
    }
    let fractions = seen.withLock { $0 }
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
  }

  @Test func `a damaged file is no result`() {
    #expect(throws: Refusal.self) {
      try PlanJSON.read(PlanResult.self, from: Array("{\"format\":".utf8))
    }
  }
}
