import SamplanBase
import SamplanDomain
import SamplanService
import Testing

/// The demonstration, filled with the open figures that travel in the program.
struct DemoFillingTests {
  private func sources() throws -> DemoSources {
    DemoSources(
      regions: try repositoryFile("Resources/demo/regions.csv"),
      municipalities: try repositoryFile("Resources/demo/municipalities.csv"),
      hospitals: try repositoryFile("Resources/demo/hospitals.csv"),
      capacity: try repositoryFile("Resources/demo/capacity.csv"),
      scenarios: [
        try repositoryFile("Resources/demo/scenarios/s1-masskada.yaml"),
        try repositoryFile("Resources/demo/scenarios/s5-angrepp-flera-omraden.yaml"),
      ])
  }

  @Test func `it opens 22 logs, 74 hospitals and figures for every region`() async throws {
    let trial = try await Trial(ceiling: .internal)
    try await DemoFilling(trial.node, try sources()).fill()
    let picture = try trial.node.picture(for: actor(.kansliStrategist, .kansli))
    #expect(picture.records.allSatisfy { $0.opened != nil })
    #expect(PartyCode.regions.reduce(0) { $0 + picture.hospitals(of: $1).count } == 74)
    #expect(picture.total(of: Measure.icuBeds, on: trial.node.today).reporting == 21)
    #expect(picture.basis != nil && picture.scenarios.count == 2)
    #expect(picture.records.allSatisfy { $0.notUnderstood == 0 })
    // Halland stands in two sjukvårdsregioner, and the country's inhabitants once.
    let groups = picture.groups(.healthCareRegion, on: trial.node.today)
    #expect(groups.map(\.members.count) == [7, 4, 2, 3, 4, 2])
    #expect(groups.reduce(0) { $0 + ($1.population ?? 0) } == 10_587_710)
    let unstated = PartyCode.regions.filter { picture[$0].limits.isEmpty }
    #expect(Set(unstated) == DemoSources.withoutLimits)
  }

  @Test func `a second start adds nothing, also after somebody has corrected a figure`()
    async throws
  {
    let trial = try await Trial(ceiling: .internal)
    try await DemoFilling(trial.node, try sources()).fill()
    let corrected = Figure(
      measure: Measure.ambulances, subject: .region, value: .known(ExactDecimal(77)),
      unit: .vehicles, asOf: Day("2024-12-31")!, method: .counted, definition: 1)
    _ = try await trial.node.reportFigures(
      [corrected], of: code("03"), by: actor(.regionReporter, code("03")))
    let before = trial.node.heads()
    try await DemoFilling(try await trial.another(), try sources()).fill()
    try await DemoFilling(trial.node, try sources()).fill()
    #expect(trial.node.heads() == before)
  }

  @Test func `the first run is of the gravest scenario, asked for once`() async throws {
    let trial = try await Trial(ceiling: .internal)
    let filling = DemoFilling(trial.node, try sources())
    try await filling.fill()
    let run = try #require(try await filling.startFirstRun())
    #expect(run.scenarioName.contains("Angrepp") && run.days == 30 && run.replications == 2000)
    #expect(try await filling.startFirstRun() == nil)
  }
}
