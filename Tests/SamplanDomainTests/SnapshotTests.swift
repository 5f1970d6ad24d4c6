import SamplanBase
import SamplanDomain
import Testing

struct SnapshotTests {
  /// The fold's result on fixed entries. When this changes, entries fold to something else or the
  /// snapshot is laid out otherwise: raise `PartyRecord.foldVersion`, then write the new hash here.
  @Test func `the fold has not changed without a new version`() throws {
    #expect(PartyRecord.foldVersion == 4)
    let hashes = try [everythingFolded(uppsala), everythingFolded(.kansli)].map {
      Digest(of: try $0.snapshot()).short
    }
    #expect(hashes == ["927575e2", "20a0eb73"])
  }

  @Test(arguments: [uppsala, PartyCode.kansli])
  func `a record comes back from its snapshot as it was`(party: PartyCode) throws {
    let record = try everythingFolded(party)
    let copy = try #require(PartyRecord(snapshot: record.snapshot()))
    expectSame(copy, record)
    #expect(copy.notUnderstood > 0 && copy.scenario(scenarioOf(party).scenario) != nil)
  }

  @Test func `a party that has said nothing has a snapshot too`() throws {
    let record = PartyRecord(party: dalarna)
    let copy = try #require(PartyRecord(snapshot: record.snapshot()))
    expectSame(copy, record)
    #expect(copy.size == 0 && copy.lastTime == nil)
  }

  @Test func `a record from a snapshot goes on as one from the log`() throws {
    var choice = SeededChoice(seed: 17)
    var record = try folded(uppsala, [.partyOpened(opening(uppsala))])
    var copy = try #require(PartyRecord(snapshot: record.snapshot()))
    for round in 1...12 {
      for _ in 0..<40 {
        let next = try entry(randomStatement(&choice), by: uppsala, at: record.size)
        record.apply(next)
        copy.apply(next)
      }
      expectSame(copy, record)
      if round.isMultiple(of: 3) {
        copy = try #require(PartyRecord(snapshot: copy.snapshot()))
      }
    }
    #expect(record.figures.stated > 512)
  }

  @Test func `every kind of value, sign and size of number comes back exactly`() throws {
    let numbers = [
      "0", "-0.000001", "0.999999", "-1.5", "999999999999", "-999999999999", "123456789.123456",
      "-123456789.123456",
    ].map { FigureValue.known(decimal($0)) }
    let figures = (numbers + fiveValues).enumerated().map { offset, value in
      figure(
        Measure.icuBeds, .hospital(HospitalID("h\(offset)")!), value,
        source: offset.isMultiple(of: 2) ? "källa é \(offset / 4)" : nil)
    }
    let record = try folded(
      uppsala,
      [
        .partyOpened(opening(uppsala)), .figuresReported(FiguresReported(figures: figures)),
      ])
    let copy = try #require(PartyRecord(snapshot: record.snapshot()))
    #expect(copy.figures.entries == record.figures.entries)
    #expect(copy.figures.entries.map(\.figure).count == figures.count)
  }

  @Test func `the same record gives the same bytes, however it came about`() throws {
    let record = try everythingFolded(uppsala)
    let bytes = try record.snapshot()
    #expect(try everythingFolded(uppsala).snapshot() == bytes)
    #expect(try #require(PartyRecord(snapshot: bytes)).snapshot() == bytes)
  }

  @Test func `a snapshot of another version is left aside`() throws {
    let bytes = try everythingFolded(uppsala).snapshot()
    var content = Array(bytes.dropLast(32))
    // The version stands after the mark.
    #expect(PartyRecord(snapshot: resealed(content)) != nil)
    content[14] &+= 1
    #expect(PartyRecord(snapshot: resealed(content)) == nil)
  }
}

/// Damage of every kind is noticed, and never stops the program.
struct SnapshotDamageTests {
  @Test func `a cut snapshot is noticed wherever it is cut`() throws {
    let bytes = try everythingFolded(uppsala).snapshot()
    for length in 0..<bytes.count where length < 200 || length.isMultiple(of: 7) {
      #expect(PartyRecord(snapshot: Array(bytes.prefix(length))) == nil)
    }
  }

  @Test func `a changed, added or moved byte is noticed`() throws {
    let bytes = try everythingFolded(uppsala).snapshot()
    var choice = SeededChoice(seed: 3)
    for _ in 0..<400 {
      var damaged = bytes
      let place = choice.int(0...bytes.count - 1)
      switch choice.int(0...2) {
      case 0: damaged[place] ^= UInt8(1 << choice.int(0...7))
      case 1: damaged.insert(UInt8(choice.int(0...255)), at: place)
      default: damaged.remove(at: place)
      }
      #expect(PartyRecord(snapshot: damaged) == nil)
    }
  }

  /// Even with a right hash over wrong bytes, nothing is read beyond what is there, and what does
  /// come out is a record that can be used and written again.
  @Test func `wrong bytes under a right hash give no record, or one that holds together`() throws {
    let content = Array(try everythingFolded(uppsala).snapshot().dropLast(32))
    var choice = SeededChoice(seed: 5)
    var refused = 0
    for _ in 0..<1500 {
      var damaged = content
      for _ in 0..<choice.int(1...3) {
        let place = choice.int(0...damaged.count - 1)
        switch choice.int(0...3) {
        case 0: damaged[place] ^= UInt8(1 << choice.int(0...7))
        case 1: damaged[place] = choice.one(of: [0, 1, 0x7F, 0x80, 0xFF])
        case 2: damaged.removeSubrange(place..<min(place + choice.int(1...9), damaged.count))
        default:
          let end = min(place + 8, damaged.count)
          damaged.replaceSubrange(
            place..<end, with: repeatElement(choice.bool() ? 0xFF : 0, count: end - place))
        }
        if damaged.isEmpty { damaged = content }
      }
      guard let record = PartyRecord(snapshot: resealed(damaged)) else {
        refused += 1
        continue
      }
      for figure in record.figures.entries {
        let history = record.figures.history(figure.figure.measure, figure.figure.subject)
        #expect(history.contains(figure))
      }
      #expect(PartyRecord(snapshot: try record.snapshot()) != nil)
    }
    #expect(refused > 500)
  }
}

/// Both say the same in everything that a record can be asked.
private func expectSame(_ copy: PartyRecord, _ record: PartyRecord) {
  #expect(copy.party == record.party && copy.size == record.size)
  #expect(copy.lastTime == record.lastTime && copy.notUnderstood == record.notUnderstood)
  #expect(copy.opened == record.opened && copy.hospitals == record.hospitals)
  #expect(copy.limits == record.limits && copy.bases == record.bases)
  #expect(copy.scenarios == record.scenarios && copy.plans == record.plans)
  #expect(copy.costKeys == record.costKeys && copy.cases == record.cases)
  #expect(copy.caseTexts == record.caseTexts && copy.decisions == record.decisions)
  #expect(copy.decisionPlans == record.decisionPlans)
  #expect(copy.figures.stated == record.figures.stated)
  #expect(copy.figures.count == record.figures.count)
  #expect(copy.figures.entries == record.figures.entries)
  for measure in Measure.catalogue.map(\.id) {
    #expect(copy.figures.level(of: measure) == record.figures.level(of: measure))
    #expect(copy.figures.newestAsOf(of: measure) == record.figures.newestAsOf(of: measure))
    for subject in [FigureSubject.region, .hospital(north), .hospital(south)] {
      #expect(copy.figures.history(measure, subject) == record.figures.history(measure, subject))
      #expect(
        copy.figures.isSuperseded(measure, subject)
          == record.figures.isSuperseded(measure, subject))
    }
  }
}

private func resealed(_ content: [UInt8]) -> [UInt8] { content + Digest(of: content).bytes }

private func scenarioOf(_ party: PartyCode) -> Scenario { scenario("S-\(party)-2026-001") }

/// A record with every kind of statement, figures of both levels, corrections, and entries that
/// this build does not understand.
private func everythingFolded(_ party: PartyCode) throws -> PartyRecord {
  var choice = SeededChoice(seed: 11)
  var statements: [Statement] = [
    .partyOpened(opening(party)), .hospitalRegistered(hospital(north, "Norra")),
    .hospitalRegistered(hospital(south)), .hospitalRegistered(hospital(south, "Södra")),
    .limitsSet(limits()), .limitsSet(limits(asOf: today.adding(days: -1))), .basisSet(basis()),
    .basisSet(basis()), .scenarioWritten(scenarioOf(party)),
    .planPublished(plan("P-\(party)-2026-001")), .planPublished(plan("P-\(party)-2026-002")),
    .costKeySet(costKey()), .caseWritten(matter()), .caseWritten(matter("2026-015")),
    .caseWritten(matter(title: "Annan lydelse")), .caseTextSettled(settled()),
    .caseTextSettled(settled(version: 2)), .decisionPlanned(plannedDecision()),
    .decisionPlanned(plannedDecision(on: today)), .decisionRecorded(decision()),
    .decisionRecorded(decision(.amended, deviation: "egen larmväg")),
  ]
  for _ in 0..<60 {
    let figures = (0...choice.int(0...3)).map { _ in randomFigure(&choice) }
    statements.append(.figuresReported(FiguresReported(figures: figures)))
  }
  var record = try folded(party, statements)
  record.apply(
    try entry(.limitsSet(limits()), by: party, at: record.size, typeName: "logs.seen"))
  return record
}

private func randomFigure(_ choice: inout SeededChoice) -> Figure {
  let measure = choice.one(of: Measure.catalogue)
  let value =
    choice.bool()
    ? FigureValue.known(decimal("\(choice.int(0...900)).\(choice.int(0...99))"))
    : choice.one(of: fiveValues)
  return figure(
    measure.id, choice.one(of: [.region, .hospital(north), .hospital(south)]), value,
    asOf: today.adding(days: -choice.int(0...40)), method: choice.one(of: FigureMethod.allCases),
    source: choice.bool() ? "källa \(choice.int(1...4))" : nil)
}

private func randomStatement(_ choice: inout SeededChoice) -> Statement {
  switch choice.int(0...9) {
  case 0: .limitsSet(limits(asOf: today.adding(days: -choice.int(0...9))))
  case 1: .scenarioWritten(scenario("S-03-2026-00\(choice.int(1...5))"))
  case 2: .planPublished(plan("P-03-2026-00\(choice.int(1...9))"))
  case 3: .hospitalRegistered(hospital(choice.one(of: [north, south]), "N\(choice.int(1...9))"))
  default:
    .figuresReported(
      FiguresReported(figures: (0...choice.int(0...4)).map { _ in randomFigure(&choice) }))
  }
}
