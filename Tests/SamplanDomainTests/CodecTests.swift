import SamplanBase
import Testing

@testable import SamplanDomain

struct CodecTests {
  private static let statements: [Statement] = [
    .partyOpened(opening(uppsala)), .hospitalRegistered(hospital(north)),
    .figuresReported(
      FiguresReported(figures: fiveValues.map { figure(Measure.icuBeds, .region, $0) })),
    .limitsSet(limits()), .basisSet(basis()), .scenarioWritten(scenario()),
    .planPublished(plan()), .costKeySet(costKey()), .caseWritten(matter()),
    .caseTextSettled(settled()), .decisionPlanned(plannedDecision()),
    .decisionRecorded(decision()),
  ]

  @Test(arguments: statements)
  func `every statement comes back as it went in`(statement: Statement) throws {
    let encoded = try StatementCodec.encode(statement)
    let isSecond = [.limitsSet, .scenarioWritten].contains(statement.type)
    #expect(encoded.typeName == statement.type.rawValue)
    #expect(encoded.typeVersion == (isSecond ? 2 : 1))
    let decoded = StatementCodec.decode(
      typeName: encoded.typeName, version: encoded.typeVersion, body: encoded.body)
    #expect(decoded == statement)
    #expect(try StatementCodec.encode(statement).body == encoded.body)
  }

  @Test func `limits and scenarios of version 1 read the same as before`() throws {
    for statement in [Statement.limitsSet(limits()), .scenarioWritten(scenario())] {
      let body = try StatementCodec.encode(statement).body
      let text = String(decoding: body, as: UTF8.self)
      #expect(!text.contains("inflows") && !text.contains("surgeSteps"))
      let old = StatementCodec.decode(typeName: statement.type.rawValue, version: 1, body: body)
      #expect(old == statement)
    }
  }

  @Test func `people who come go through a payload as each kind`() throws {
    var scenario = scenario()
    let share = decimal("0.2")
    scenario.inflows = [
      .casualties(
        .init(woundedPerDay: decimal("83.3"), mix: .init(t1: share, t2: share, t3: share))),
      .movement(
        .init(
          who: .evacuees, persons: 9, arrivalDays: 2,
          needs: [.init(group: "medical", perThousand: share)])),
      .epidemic(.init(group: "medical", peakPerDay: share, daysToPeak: 3, widthDays: 4)),
      .hostNation(.init(patientsPerDay: share, icuShare: share)),
    ].map { .init(kind: $0, site: .everywhere, span: .init(first: 1, last: 2), source: "prov") }
    let encoded = try StatementCodec.encode(.scenarioWritten(scenario))
    #expect(
      StatementCodec.decode(typeName: "scenario.written", version: 2, body: encoded.body)
        == .scenarioWritten(scenario))
  }

  @Test func `all types of statement are tried`() {
    #expect(Set(Self.statements.map(\.type)) == Set(StatementType.allCases))
  }

  @Test func `a figure is written with sorted keys and an exact decimal in text`() throws {
    let said = figure(
      Measure.somaticOccupancy, .region, .known(decimal("0.1")), asOf: Day("2026-02-01")!,
      source: "å/\"b\"")
    let body = try StatementCodec.encode(.figuresReported(FiguresReported(figures: [said]))).body
    #expect(
      String(decoding: body, as: UTF8.self)
        == #"{"figures":[{"asOf":"2026-02-01","definition":1,"measure":"occupancy.somatic","#
        + #""method":"counted","source":"å/\"b\"","subject":"region","unit":"share","#
        + #""value":"0.1"}]}"#)
  }

  @Test(
    arguments: [
      ("figures.reported", 2), ("figures.reported", 0), ("figures.erased", 1), ("", 1),
    ])
  func `an unknown type or version is not understood`(name: String, version: Int) throws {
    let body = try StatementCodec.encode(Self.statements[2]).body
    #expect(StatementCodec.decode(typeName: name, version: version, body: body) == nil)
  }

  @Test(arguments: StatementType.allCases)
  func `a broken body is not understood`(type: StatementType) {
    for broken in ["", "{", "null", "[]", "{}", "\u{0}", #"{"figures":1}"#, "\u{FEFF}{}"] {
      #expect(
        StatementCodec.decode(typeName: type.rawValue, version: 1, body: bytes(broken)) == nil)
    }
  }

  @Test func `a statement of too many figures is not understood`() throws {
    let many = FiguresReported(
      figures: Array(repeating: figure(), count: FiguresReported.figuresMax + 1))
    let body = try StatementCodec.encode(.figuresReported(many)).body
    #expect(
      StatementCodec.decode(typeName: "figures.reported", version: 1, body: body) == nil)
  }

  @Test(arguments: 0..<200)
  func `the fast reader of figures and the general one agree`(seed: Int) throws {
    var choice = SeededChoice(seed: UInt64(seed))
    let sources: [String?] = [
      nil, "", "månadsrapport", "a\"b", "c\\d", "rad\n2", "\u{7F}", "🏥 é", "a/b", "e\u{301}",
    ]
    let figures = (0..<choice.int(0...4)).map { _ in
      Figure(
        measure: choice.one(of: Measure.catalogue).id,
        subject: choice.one(of: [.region, .hospital(north)]),
        value: choice.bool()
          ? choice.one(of: fiveValues)
          : .known(decimal("\(choice.int(-20...30000)).\(choice.int(1...999999))")),
        unit: choice.one(of: FigureUnit.allCases), asOf: today.adding(days: -choice.int(0...9999)),
        method: choice.one(of: FigureMethod.allCases), definition: choice.int(0...12),
        source: choice.one(of: sources))
    }
    let said = FiguresReported(figures: figures)
    let body = try StatementCodec.encode(.figuresReported(said)).body
    #expect(StatementCodec.read(FiguresReported.self, body) == said)
    let plain = figures.allSatisfy { figure in
      figure.source?.contains { "\"\\\n".contains($0) } != true
    }
    #expect(FiguresReader.read(body) == (plain ? said : nil))

    // A body that has been damaged is read alike, or left by the fast reader to the general one.
    for _ in 0..<50 {
      var damaged = body
      let alphabet = bytes(#"{}[]":,\0918.-e tT"#) + [0x00, 0x80, 0xC3, 0xFF]
      switch choice.int(0...2) {
      case 0: damaged[choice.int(0...damaged.count - 1)] = choice.one(of: alphabet)
      case 1: damaged.remove(at: choice.int(0...damaged.count - 1))
      default: damaged.insert(choice.one(of: alphabet), at: choice.int(0...damaged.count))
      }
      if let fast = FiguresReader.read(damaged) {
        #expect(fast == StatementCodec.read(FiguresReported.self, damaged))
      }
    }
  }

  @Test(
    arguments: [
      #""definition":01"#, #""definition":1.0"#, #""definition":1e0"#, #""definition":-1"#,
      #""definition":1234567890"#, #""definition":"1""#, #""definition":1,"definition":2"#,
      #""definition":1,"colour":"red""#, #""definition":1,"source":null"#,
      #""definition":1 "#, #""definition":1,"source":"\u0041""#,
    ])
  func `what is not in the plain shape is left to the general reader`(field: String) {
    let body = bytes(
      #"{"figures":[{"asOf":"2026-02-01","# + field
        + #","measure":"beds.icu","method":"counted","subject":"region","unit":"beds","value":"1"}]}"#
    )
    #expect(FiguresReader.read(body) == nil)
    #expect(
      StatementCodec.decode(typeName: "figures.reported", version: 1, body: body)
        == StatementCodec.read(FiguresReported.self, body).map(Statement.figuresReported))
  }

  @Test func `keys in another order are read all the same`() {
    let body = bytes(
      #"{"figures":[{"value":"withheld","unit":"beds","subject":"norra","method":"judged","#
        + #""measure":"beds.icu","definition":1,"asOf":"2026-02-01"}]}"#)
    let read = FiguresReader.read(body)
    #expect(read?.figures.first?.value == .withheld)
    #expect(read?.figures.first?.subject == .hospital(north))
    #expect(read == StatementCodec.read(FiguresReported.self, body))
  }
}
