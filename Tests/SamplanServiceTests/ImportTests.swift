import SamplanBase
import SamplanDocuments
import SamplanDomain
import SamplanService
import Testing

/// Files of figures: all of it or nothing.
struct ImportTests {
  private let region = code("19")
  private var reporter: Actor { actor(.regionReporter, region) }

  private func opened() async throws -> Trial {
    let trial = try await Trial()
    try await trial.open([region, code("01")])
    return trial
  }

  private func file(_ rows: String...) -> [UInt8] {
    Array((["measure,subject,value,as_of"] + rows).joined(separator: "\n").utf8) + [0x0A]
  }

  @Test func `a file is imported whole, and the second time changes nothing`() async throws {
    let trial = try await opened()
    let bytes = file("beds.icu,region,12,2026-11-19", "beds.somatic,h19,300,2026-11-19")
    let first = try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
    #expect((first.rows, first.written, first.receipt.changed) == (2, 2, true))
    let second = try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
    #expect((second.rows, second.written, second.receipt.changed) == (2, 0, false))
    #expect(second.receipt.size == first.receipt.size)
  }

  @Test func `every problem is told with row and column, and nothing is imported`() async throws {
    let trial = try await opened()
    let before = trial.node.heads()
    let bytes = file(
      "beds.icu,region,-3,2026-11-19", "beds.somatic,region,twelve,2026-11-19",
      "beds.psychiatric,nowhere,5,2026-11-19", "nonsense,region,5,2026-11-19",
      "ambulances,region,5,19/11/2026", "helicopters,region,2,2030-01-01")
    let refusal = try #require(
      await #expect(throws: Refusal.self) {
        try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
      })
    // What cannot be read and what cannot be true are told together, from the top.
    #expect(
      refusal.problems.map(\.place) == [
        .cell(row: 2, column: "value"), .cell(row: 3, column: "value"),
        .cell(row: 4, column: "subject"), .cell(row: 5, column: "measure"),
        .cell(row: 6, column: "as_of"), .cell(row: 7, column: "as_of"),
      ])
    let readable = file(
      "beds.icu,region,-3,2026-11-19", "beds.psychiatric,nowhere,5,2026-11-19",
      "helicopters,region,2,2030-01-01")
    let second = try #require(
      await #expect(throws: Refusal.self) {
        try await trial.node.importFigures(csv: readable, of: region, by: reporter)
      })
    #expect(
      second.problems.map(\.place) == [
        .cell(row: 2, column: "value"), .cell(row: 3, column: "subject"),
        .cell(row: 4, column: "as_of"),
      ])
    #expect(trial.node.heads() == before)
  }

  @Test func `rows of another region are refused`() async throws {
    let trial = try await opened()
    let bytes = Array(
      "region,measure,value,as_of\n19,beds.icu,1,2026-11-19\n01,beds.icu,2,2026-11-19\n".utf8)
    let refusal = try #require(
      await #expect(throws: Refusal.self) {
        try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
      })
    #expect(refusal.problems.map(\.place) == [.cell(row: 3, column: "region")])
  }

  @Test func `Excel's semicolons and decimal commas are read, and Swedish words`() async throws {
    let trial = try await opened()
    let text = """
      \u{FEFF}mått;avser;värde;datum;metod\r
      Beläggning, intensivvård;region;0,85;2026-11-19;mätt\r
      beds.icu;region;okänt;2026-11-19;bedömt\r

      """
    let done = try await trial.node.importFigures(
      csv: Array(text.utf8), of: region, by: reporter)
    #expect(done.written == 2)
    let record = try trial.node.picture(for: reporter)[region]
    #expect(
      record.figures.latest(Measure.icuOccupancy, .region)?.figure.value
        == .known(ExactDecimal("0.85")!))
    #expect(record.figures.latest(Measure.icuBeds, .region)?.figure.value == .unknown)
  }

  @Test func `an upload that breaks off in the middle leaves no trace`() async throws {
    let trial = try await opened()
    let before = trial.node.heads()
    let broken = AsyncThrowingStream<[UInt8], any Error> { stream in
      stream.yield(self.file("beds.icu,region,12,2026-11-19"))
      stream.finish(throwing: CancellationError())
    }
    await #expect(throws: CancellationError.self) {
      try await trial.node.importFigures(csv: broken, of: region, by: reporter)
    }
    #expect(trial.node.heads() == before)
  }

  @Test func `a file with too many rows is refused with the limit, and not read to its end`()
    async throws
  {
    let trial = try await opened()
    let endless = AsyncThrowingStream<[UInt8], any Error> {
      Array(
        ("measure,subject,value,as_of\n"
          + String(repeating: "beds.icu,region,12,2026-11-19\n", count: 20_000)).utf8)
    }
    let refusal = try #require(
      await #expect(throws: Refusal.self) {
        try await trial.node.importFigures(csv: endless, of: region, by: reporter)
      })
    #expect(refusal.kind == .limit)
    #expect(refusal.text.en.contains("\(FigureRow.rowsMax)"))
  }

  @Test func `what is exported is read back without change`() async throws {
    let trial = try await opened()
    _ = try await trial.node.importFigures(
      csv: file(
        "beds.icu,region,12,2026-11-19", "beds.somatic,h19,300,2026-11-18",
        "ambulances,region,withheld,2026-11-19", "occupancy.icu,region,0.125,2026-11-19",
        "helicopters,region,not-applicable,2026-11-19"), of: region, by: reporter)
    for dialect in [CsvDialect.data, .swedishExcel] {
      let bytes = try await trial.node.exportFigures(of: region, dialect, by: reporter)
      let done = try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
      #expect((done.rows, done.written) == (5, 0))
    }
  }

  @Test func `a template can be sent as it is`() async throws {
    let trial = try await opened()
    let bytes = FiguresFile.template(
      for: region, in: try trial.node.picture(for: reporter), today: trial.node.today,
      .swedishExcel)
    let done = try await trial.node.importFigures(csv: bytes, of: region, by: reporter)
    #expect(done.rows == Measure.catalogue.count)
  }

  @Test func `a scenario file without a number of ours gets one, and the same file keeps it`()
    async throws
  {
    let trial = try await Trial()
    try await trial.open([.kansli])
    let strategist = actor(.kansliStrategist, .kansli)
    let yaml = Array(
      """
      scenario: eget-namn
      name: "Prov"
      description: "Ett prov."
      threatLevel: 1
      days: 10
      """.utf8)
    let first = try await trial.node.writeScenario(yaml: yaml, by: strategist)
    let again = try await trial.node.writeScenario(yaml: yaml, by: strategist)
    #expect(first.id.rawValue == "S-00-2026-001")
    #expect(again.id == first.id && !again.receipt.changed)
  }
}
