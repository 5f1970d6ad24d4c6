import SamplanBase
import SamplanDomain
import Testing

struct ApplyTests {
  @Test func `a log folds to what the party has said`() throws {
    let record = try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .hospitalRegistered(hospital(north)),
        .figuresReported(FiguresReported(figures: [figure()])), .limitsSet(limits()),
        .scenarioWritten(scenario()), .planPublished(plan()),
      ])
    #expect(record.size == 6 && record.notUnderstood == 0)
    #expect(record.opened?.value == opening(uppsala))
    #expect(record.opened?.reference.index == 0)
    #expect(record.hospital(north)?.value.name == "Sjukhuset")
    #expect(record.figures.latest(Measure.icuBeds, .region)?.index == 2)
    #expect(record.limits.last?.value == limits())
    #expect(record.scenario(scenario().scenario)?.value == scenario())
    #expect(record.plan(plan().plan)?.reference.index == 5)
    #expect(record.lastTime == Instant("2026-11-20T08:05:00.000Z"))
  }

  @Test func `a later statement of limits or of a hospital holds over the former`() throws {
    var stricter = limits()
    stricter.lendStaffShare = .zero
    let record = try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .limitsSet(limits()), .limitsSet(stricter),
        .hospitalRegistered(hospital(north, "Gamla")),
        .hospitalRegistered(hospital(north, "Nya")),
      ])
    #expect(record.limits.map(\.value) == [limits(), stricter])
    #expect(record.hospital(north)?.value.name == "Nya")
  }

  @Test func `an entry out of turn is left aside without a trace`() throws {
    var record = try folded(uppsala, [.partyOpened(opening(uppsala))])
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 2))
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 0))
    record.apply(try entry(.limitsSet(limits()), by: dalarna, at: 1))
    #expect(record.size == 1 && record.notUnderstood == 0 && record.limits.isEmpty)
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 1))
    #expect(record.size == 2 && record.limits.count == 1)
  }

  @Test func `absent, broken and unknown entries are counted and passed`() throws {
    var record = try folded(uppsala, [.partyOpened(opening(uppsala))])
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 1, body: .some(nil)))
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 2, body: bytes("{")))
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 3, version: 3))
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 4, typeName: "logs.seen"))
    #expect(record.size == 5 && record.notUnderstood == 4)
    record.apply(try entry(.limitsSet(limits()), by: uppsala, at: 5))
    #expect(record.limits.count == 1)
  }

  @Test func `a log can only speak of its own party`() throws {
    let record = try folded(
      uppsala,
      [
        .partyOpened(opening(dalarna)), .scenarioWritten(scenario("S-20-2026-001")),
        .planPublished(plan("P-00-2026-001")), .basisSet(basis()),
        .scenarioWritten(scenario("eget")),
      ])
    #expect(record.notUnderstood == 5 && record.size == 5)
    #expect(record.opened == nil && record.bases.isEmpty)
  }

  @Test func `the kansli has no hospitals, figures or limits`() throws {
    let record = try folded(
      .kansli,
      [
        .partyOpened(opening(.kansli)), .hospitalRegistered(hospital(north)),
        .figuresReported(FiguresReported(figures: [figure()])), .limitsSet(limits()),
        .basisSet(basis()),
      ])
    #expect(record.notUnderstood == 3)
    #expect(record.figures.stated == 0 && record.bases.count == 1)
  }

  @Test func `a log is opened by entry 0 alone`() throws {
    let record = try folded(
      uppsala, [.partyOpened(opening(uppsala)), .partyOpened(opening(uppsala))])
    #expect(record.notUnderstood == 1 && record.opened?.reference.index == 0)
  }

  @Test func `a published plan is never replaced`() throws {
    var second = plan()
    second.title = "En annan"
    let record = try folded(
      uppsala, [.partyOpened(opening(uppsala)), .planPublished(plan()), .planPublished(second)])
    #expect(record.plan(plan().plan)?.value.title == "Gemensam plan")
    #expect(record.notUnderstood == 1)
  }

  @Test func `what cannot be is not folded, whoever wrote it`() throws {
    var lending = limits()
    lending.lendStaffShare = ExactDecimal(7)
    var endless = scenario()
    endless.demand[0].span.last = Int.max
    var empty = plan()
    empty.days = 0
    let record = try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .limitsSet(lending), .scenarioWritten(endless),
        .planPublished(empty),
      ])
    #expect(record.notUnderstood == 3)
    #expect(record.limits.isEmpty && record.plan(empty.plan) == nil)
  }

  @Test func `a basis written before the model came to read more is kept`() throws {
    var older = basis()
    older.assumptions.removeLast()
    let record = try folded(.kansli, [.partyOpened(opening(.kansli)), .basisSet(older)])
    #expect(record.bases.last?.value == older)
  }
}
