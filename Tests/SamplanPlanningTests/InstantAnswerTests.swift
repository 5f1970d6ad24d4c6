import SamplanBase
import SamplanDomain
import Testing

@testable import SamplanPlanning

/// The instant answer beside the simulation, and what the levers do to both.
struct InstantAnswerTests {
  private let attack = input(
    fourRegions(),
    scenario(
      days: 20,
      demand: [
        demand("traumaICU", .regions([gotland]), span(3, 15), "2"),
        demand("traumaWard", .regions([gotland]), span(3, 15), "9"),
      ]), replications: 400)

  private func total(_ values: [Double]) -> Double { values.reduce(0, +) }

  @Test func `the formula tells what the simulation tells of who falls short and how much`() throws
  {
    let answer = try InstantAnswer(attack)
    let result = try runPlan(attack, engineVersion: "prov").result
    #expect(answer.regions == result.regions)
    for care in answer.careTypes.indices {
      for region in answer.regions.indices {
        let simulated = result.load.first[care][region].ever
        // The formula counts no 24 hours without a break, so it may say a little more.
        #expect(abs(answer.ever[care][region] - simulated) < 0.25)
        #expect((answer.ever[care][region] > 0.5) == (simulated > 0.5))
      }
    }
    let alone = try #require(result.variants?.first { $0.kind == .alone })
    let simulated = total(alone.shortBedDays.map(\.mean))
    #expect(abs(total(answer.shortBedDays) - simulated) < 0.25 * simulated)
  }

  @Test func `each lever moves the need or the beds the way it says`() throws {
    let before = try InstantAnswer(attack)
    func after(_ levers: Levers) throws -> Double {
      total(try InstantAnswer(attack.moving(levers)).shortBedDays)
    }
    let base = total(before.shortBedDays)
    #expect(try after(Levers(demand: 150)) > base)
    #expect(try after(Levers(demand: 0)) < 0.2 * base)
    #expect(try after(Levers(stays: 130)) > base)
    #expect(try after(Levers(staffAway: 20)) > base)
    #expect(try after(Levers(surge: 0)) > base)
    #expect(total(before.pooledBedDays) <= base)
  }

  @Test func `levers that are not moved leave the input as it was, to the byte`() {
    #expect(attack.moving(Levers()).canonicalJSON == attack.canonicalJSON)
    #expect(attack.moving(Levers(demand: 120)).digest != attack.digest)
  }

  @Test func `moved levers are tried as a change of their own, and simulated`() throws {
    let tried = try attack.trying(.levers(Levers(demand: 200)), from: "K-1")
    #expect(tried.scenario.name == "Prov · patienter i scenariot 200 %")
    #expect(tried.regions == attack.regions && tried.seed == attack.seed)
    let more = try runPlan(tried, engineVersion: "prov").result
    let once = try runPlan(attack, engineVersion: "prov").result
    #expect(more.load.patients > once.load.patients)
  }

  @Test func `a lever outside its range is refused with the range, and none moved is told`() {
    func problems(_ levers: Levers) -> [String] {
      do throws(Refusal) {
        _ = try attack.trying(.levers(levers), from: "K-1")
        return []
      } catch {
        return error.problems.map(\.text.sv)
      }
    }
    #expect(
      problems(Levers(demand: 301, surge: -5)) == [
        "är 301, ska vara 0–300 procent", "är -5, ska vara 0–100 procent",
      ])
    #expect(problems(Levers()) == ["inget reglage är flyttat; flytta minst ett"])
  }
}
