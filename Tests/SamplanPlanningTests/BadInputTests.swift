import SamplanBase
import SamplanDomain
import SamplanEngine
import Testing

@testable import SamplanPlanning

/// Input that cannot be as it is: said in the planner's words, with what would make it possible.
struct BadInputTests {
  private func problems(_ input: PlanInput) -> [Refusal.Problem] {
    do throws(Refusal) {
      _ = try PlanModel(input)
      return []
    } catch {
      return error.problems
    }
  }

  private func closed(
    _ mode: String?, _ from: PartyCode?, _ to: PartyCode?, _ first: Int, _ last: Int
  ) -> Scenario.Closure {
    .init(mode: mode, from: from, to: to, span: span(first, last), source: "Prov")
  }

  private func remarks(_ input: PlanInput, containing words: String) throws -> [String] {
    try PlanModel(input).remarks.map(\.sv).filter { $0.contains(words) }
  }

  @Test func `a link closed twice on the same day is refused, with the row that would do`() {
    let twice = scenario(closures: [
      closed("ferry", gotland, stockholm, 2, 5), closed("ferry", stockholm, gotland, 4, 8),
      closed("ferry", gotland, stockholm, 9, 10), closed(nil, gotland, stockholm, 1, 10),
    ])
    let found = problems(input(fourRegions(), twice))
    #expect(found.map(\.place) == [.field("closures[2].span")])
    #expect(
      found.first?.text.sv
        == "stänger samma förbindelse som closures[1], dag 2–5; skriv en rad för dag 2–8")
  }

  @Test func `a link from a region to itself is refused`() {
    let found = problems(
      input(fourRegions(), scenario(closures: [closed("road", uppsala, uppsala, 1, 2)])))
    #expect(found.map(\.place) == [.field("closures[1].to")])
  }

  @Test func `a group without stays is refused, and says who sets them`() {
    var basis = Basis.demonstration
    basis.groups[0].path = []
    let found = problems(input(fourRegions(), scenario(), basis: basis))
    #expect(
      found.contains { $0.text.sv.contains("har 0 vårdtider, ska ha en eller två; kansliet") })
  }

  @Test func `a region that would receive more than it has beds is read as having those`() throws {
    var regions = fourRegions()
    // Four beds in intensive care and six surge beds; 56 ward beds and twelve.
    regions[2].limits = helping(icu: 50, ward: 9)
    let given = input(regions, scenario())
    let model = try PlanModel(given)
    #expect(model.programme.receiveMax?[0][2] == 10)
    let said = try remarks(given, containing: "mottagna patienter per dygn i")
    #expect(said.count == 1)
    #expect(said[0].hasPrefix("R09 har angett 50 mottagna patienter per dygn i intensivvård"))
    #expect(said[0].contains("har 10 platser") && said[0].contains("sänka gränsen"))
    #expect(try remarks(input(fourRegions(), scenario()), containing: "har angett").isEmpty)
  }

  @Test func `a region emptied with every link closed is told, and what would open it`() throws {
    let emptied = scenario(
      losses: [loss(.regions([gotland]), nil, "1", span(3, 6))],
      closures: [closed(nil, gotland, nil, 4, 10)])
    let said = try remarks(input(fourRegions(), emptied), containing: "ingen öppen förbindelse")
    #expect(said.count == 1)
    #expect(said[0].hasPrefix("R09 har inga platser"))
    #expect(said[0].contains("3 dygn mellan dag 4 och 6"))
    #expect(said[0].contains("om en förbindelse öppnas"))
    var open = emptied
    open.closures = []
    #expect(try remarks(input(fourRegions(), open), containing: "ingen öppen").isEmpty)
  }

  @Test func `days after the last that the scenario speaks of are told`() throws {
    let short = scenario(
      days: 10, demand: [demand("traumaICU", .regions([uppsala]), span(2, 4), "3")])
    let said = try remarks(input(fourRegions(), short), containing: "längre än till")
    #expect(said.count == 1 && said[0].contains("dag 4: dag 5–10 är vanliga dygn"))
    #expect(try remarks(input(fourRegions(), scenario()), containing: "längre än").isEmpty)
  }

  @Test func `when nobody has figures, it says what one region would do`() {
    let regions = fourRegions().map { region in
      var region = region
      region.cells = [:]
      return region
    }
    do throws(Refusal) {
      _ = try PlanModel(input(regions, scenario()))
      Issue.record("no refusal")
    } catch {
      #expect(error.who?.sv.contains("en region räcker") == true)
      #expect(error.problems.count == 4)
    }
  }

  @Test func `a link that the scenario has closed is not tried closed again`() throws {
    let given = input(fourRegions(), scenario(closures: [closed("ferry", gotland, nil, 2, 5)]))
    do throws(Refusal) {
      _ = try given.trying(.closure(closed("ferry", nil, gotland, 4, 9)), from: "K-1")
      Issue.record("no refusal")
    } catch {
      #expect(
        error.problems.map(\.text.sv)
          == ["förbindelsen är redan stängd dag 2–5; välj dagar utanför"])
    }
    _ = try given.trying(.closure(closed("ferry", nil, gotland, 6, 9)), from: "K-1")
  }
}
