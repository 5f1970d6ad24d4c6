import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

struct TransportNetworkTests {
  private func model(_ scenario: Scenario) throws -> PlanModel {
    try PlanModel(input(fourRegions(), scenario))
  }

  private func modes(_ instance: Instance, _ from: PartyCode, _ to: PartyCode) -> Set<String> {
    let closed = (instance.closedLinks ?? []).filter { link in
      [from.rawValue, Instance.ClosedLink.any].contains(link.from)
        && [to.rawValue, Instance.ClosedLink.any].contains(link.to)
        && link.fromDay == 0 && link.toDay == instance.days - 1
    }
    let all = Set(instance.modes.map(\.id))
    return closed.contains { $0.mode == Instance.ClosedLink.any }
      ? [] : all.subtracting(closed.map(\.mode))
  }

  @Test func `an island has neither road nor train, and a ferry only to its sea neighbour`() throws
  {
    let instance = try model(scenario()).programme
    #expect(modes(instance, gotland, stockholm) == ["heli", "air", "ferry"])
    #expect(modes(instance, gotland, dalarna) == ["heli", "air"])
  }

  @Test func `regions joined by land over others have road and train`() throws {
    let instance = try model(scenario()).programme
    #expect(modes(instance, stockholm, dalarna) == ["road", "heli", "train", "air"])
  }

  @Test func `a closure holds both ways, on its days`() throws {
    let closure = Scenario.Closure(
      mode: "train", from: stockholm, to: dalarna, span: span(2, 4), source: "prov")
    let instance = try model(scenario(days: 6, closures: [closure])).programme
    let links = instance.closedLinks!.filter { $0.fromDay == 1 && $0.toDay == 3 }
    #expect(
      Set(links.map { [$0.mode, $0.from, $0.to] }) == [
        ["train", "01", "20"], ["train", "20", "01"],
      ])
  }

  @Test func `vehicle hours are the share that regions lend`() throws {
    let instance = try model(scenario()).programme
    // Four regions with ten ambulances each, a fifth of them lent, 14 hours a day.
    let road = instance.modes.firstIndex { $0.id == "road" }!
    #expect(abs(instance.modeHours[road][0] - 112) < 1e-9)
    let train = instance.modes.firstIndex { $0.id == "train" }!
    #expect(instance.modeHours[train][0] == 60)
  }

  @Test func `the distance between two known towns is the great circle`() {
    // Stockholm and Göteborg, 397 km by the same formula elsewhere.
    let a = region(stockholm, at: ("59.3293", "18.0686"))
    let b = region(uppsala, at: ("57.7089", "11.9746"))
    #expect(abs(TransportNetwork.kilometres(a, b) - 397.6) < 1)
  }
}
