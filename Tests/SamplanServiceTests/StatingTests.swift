import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import Testing

/// Deciding, signing and appending.
struct StatingTests {
  private let region = code("19")

  @Test func `a figure that was acknowledged is in the picture and in the log`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let receipt = try await trial.node.reportFigures(
      [icuBeds(12)], of: region, by: actor(.regionReporter, region))
    #expect(receipt == Receipt(party: region, size: 3, changed: true))
    #expect(await trial.node.reach(region, 3))
    let picture = try trial.node.picture(for: actor(.regionReader, region))
    #expect(picture[region].figures.latest(Measure.icuBeds, .region)?.figure == icuBeds(12))
    let again = try await trial.another()
    #expect(again.heads() == trial.node.heads())
    #expect(again.eightWords == trial.node.eightWords)
  }

  @Test func `saying the same again writes nothing`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let reporter = actor(.regionReporter, region)
    _ = try await trial.node.reportFigures([icuBeds(12)], of: region, by: reporter)
    let receipt = try await trial.node.reportFigures([icuBeds(12)], of: region, by: reporter)
    #expect(receipt == Receipt(party: region, size: 3, changed: false))
  }

  @Test func `the kansli and the administrators cannot write a region's record`() async throws {
    let trial = try await Trial()
    try await trial.open([.kansli, region])
    let before = trial.node.heads()
    let others = [
      actor(.kansliStrategist, .kansli), actor(.kansliRegistrar, .kansli),
      actor(.headOfNSPL, .kansli), actor(.kansliAdministrator, .kansli),
      actor(.regionAdministrator, region), actor(.regionRegistrar, code("25")),
    ]
    for other in others {
      await #expect(throws: Refusal.self) {
        try await trial.node.reportFigures([icuBeds(1)], of: region, by: other)
      }
      await #expect(throws: Refusal.self) {
        try await trial.node.setLimits(
          .unstated(asOf: trial.node.today), of: region, by: other)
      }
      await #expect(throws: Refusal.self) {
        try await trial.node.importFigures(csv: Array("x".utf8), of: region, by: other)
      }
    }
    #expect(trial.node.heads() == before)
  }

  @Test func `a node without a party's key cannot write in its log`() async throws {
    let trial = try await Trial(hosting: [.kansli])
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.open([region])
    }
    #expect(refusal?.kind == .forbidden)
    #expect(trial.node.entryCount.all == 0)
  }

  @Test func `content above the installation's ceiling is refused`() async throws {
    let trial = try await Trial(ceiling: .internal)
    try await trial.open([region])
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.reportFigures(
        [icuBeds(3)], of: region, informationClass: .secrecy,
        by: actor(.regionReporter, region))
    }
    #expect(refusal?.text.sv.contains("tar emot högst Intern NSPL") == true)
  }

  @Test func `two nodes on one file both write, and neither loses anything`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let nodes = [trial.node, try await trial.another()]
    let reporter = actor(.regionReporter, region)
    let days = (1...6).map { "2026-11-0\($0)" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, node) in nodes.enumerated() {
        group.addTask {
          for (offset, day) in days.enumerated() {
            // Each its own measure, so that every statement is new.
            let figure = Figure(
              measure: number == 0 ? Measure.icuBeds : Measure.somaticBeds, subject: .region,
              value: .known(ExactDecimal(offset)), unit: .beds, asOf: Day(day)!,
              method: .counted, definition: 1)
            _ = try await node.reportFigures([figure], of: self.region, by: reporter)
          }
        }
      }
      try await group.waitForAll()
    }
    let size = 2 + 2 * days.count
    for node in nodes {
      #expect(await node.reach(region, size))
      let record = try node.picture(for: reporter)[region]
      #expect(record.figures.history(Measure.icuBeds, .region).count == days.count)
      #expect(record.figures.history(Measure.somaticBeds, .region).count == days.count)
    }
    #expect(nodes[0].heads() == nodes[1].heads())
    let verified = try await nodes[0].verifyJournal(for: reporter)
    #expect(verified.isWhole)
  }

  @Test func `what another process writes is followed`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let other = try await trial.another()
    let following = Task { await other.follow { _ in } }
    defer { following.cancel() }
    _ = try await trial.node.reportFigures(
      [icuBeds(7)], of: region, by: actor(.regionReporter, region))
    let seen = try await eventually {
      try other.picture(for: actor(.regionReader, code("19")))[code("19")].size == 3
    }
    #expect(seen)
  }

  @Test func `a receipt that never comes is said to be out of reach`() async throws {
    let trial = try await Trial()
    #expect(await trial.node.reach(region, 1) == false)
  }

  @Test func `the history is told in plain words, latest first, page by page`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let reporter = actor(.regionReporter, region)
    _ = try await trial.node.reportFigures([icuBeds(12)], of: region, by: reporter)
    let first = try await trial.node.explainJournal(region, limit: 2, for: reporter)
    #expect(first.lines.map(\.index) == [2, 1])
    #expect(first.next == 1)
    #expect(
      first.lines[0].what.sv.contains("IVA-platser, beläggningsbara: 12 platser, 2026-11-19"))
    #expect(first.lines[0].authorFunction == "region.reporter")
    let rest = try await trial.node.explainJournal(
      region, before: first.next, limit: 2, for: reporter)
    #expect(rest.lines.map(\.index) == [0])
    #expect(rest.next == nil)
    #expect(rest.lines[0].what.sv == "Part 19 öppnade sin logg och visade sin nyckel.")
  }

  @Test func `an administrator sees that something was stated, not what`() async throws {
    let trial = try await Trial()
    try await trial.open([region])
    let history = try await trial.node.explainJournal(
      region, for: actor(.kansliAdministrator, .kansli))
    #expect(history.lines.count == 2)
    for line in history.lines { #expect(line.what.sv.contains("inte delas med dig")) }
  }
}
