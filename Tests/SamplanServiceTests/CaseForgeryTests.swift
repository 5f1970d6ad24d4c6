import GRDB
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore
import Testing

/// Nobody but the region makes a region's decision that is shown or verifies: not the kansli, not
/// an administrator, and not somebody with the database in hand.
struct CaseForgeryTests {
  private let region = code("19")
  private let neighbour = code("20")

  /// A trial with a case whose text is settled, and where Dalarna has decided.
  private func prepared() async throws -> (trial: Trial, settled: CaseTextSettled) {
    let trial = try await Trial()
    try await trial.open([.kansli, region, neighbour])
    let settled = try await trial.openCase()
    _ = try await trial.node.recordDecision(
      approval(of: settled), of: neighbour, by: actor(.regionRegistrar, neighbour))
    return (trial, settled)
  }

  private func standing(_ node: Node, _ region: PartyCode) throws -> DecisionBoard.Standing {
    let picture = try node.picture(for: actor(.kansliStrategist, .kansli))
    let board = try #require(DecisionBoard(CaseID("2026-014")!, in: picture, on: node.today))
    return try #require(board.rows.first { $0.region == region }).standing
  }

  /// Appends a statement to the region's log under a key that is not the region's, hashes and
  /// heads all right.
  private func forge(_ trial: Trial, _ statement: SamplanDomain.Statement, with key: SigningKey)
    async throws
  {
    let body = try StatementCodec.encode(statement)
    let type = SamplanJournal.StatementType(body.typeName, version: body.typeVersion)
    let draft = StatementDraft(
      type: try #require(type), informationClass: .internal, audience: .allRegions,
      author: try #require(AuthorFunction("region.registrar")), body: body.body)
    let written = try LogWriter.write(
      [draft], after: try await trial.storage.head(of: region), at: trial.clock.now, key: key,
      pinned: key.verifyingKey, salt: { trial.clock.bytes(16) })
    _ = try await trial.storage.append(AppendBatch([written.append]))
  }

  private func expectNotShown(_ trial: Trial, _ kind: JournalDamage.Kind? = nil) async throws {
    let restarted = try await trial.another()
    #expect(try standing(restarted, region) == .notStated)
    #expect(try standing(restarted, neighbour) == .decided(.approved))
    let verified = try await restarted.verifyJournal(for: actor(.regionReader, neighbour))
    let damages = verified.damages.filter { $0.party == region }
    #expect(!damages.isEmpty)
    if let kind { #expect(damages.contains { $0.kind == kind }) }
    // The case by itself tells which region's decision cannot be proven, and which can.
    let decisions = try await restarted.verifyDecisions(
      in: CaseID("2026-014")!, for: actor(.regionReader, neighbour))
    #expect(decisions.map(\.region) == [region, neighbour])
    #expect(decisions.map(\.isSigned) == [false, true])
    #expect(decisions.map(\.textVersion) == [nil, 1])
    let refusal = await #expect(throws: Refusal.self) {
      try await restarted.recordDecision(
        approval(of: try await settledText(restarted)), of: region,
        by: actor(.regionRegistrar, region))
    }
    #expect(refusal?.kind == .fault && refusal?.text.sv.contains("19") == true)
  }

  private func settledText(_ node: Node) async throws -> CaseTextSettled {
    let picture = try node.picture(for: actor(.kansliStrategist, .kansli))
    return try #require(picture.texts(of: CaseID("2026-014")!).last?.value)
  }

  @Test(arguments: Role.allCases.filter { $0 != .regionRegistrar })
  func `no other role records a region's decision, and is told who can`(role: Role) async throws {
    let (trial, settled) = try await prepared()
    let before = trial.node.heads()
    let party: PartyCode? =
      switch role.home {
      case .region: region
      case .kansli: .kansli
      case .outside: nil
      }
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.recordDecision(
        approval(of: settled), of: region, by: actor(role, party))
    }
    #expect(refusal?.kind == .forbidden)
    #expect(refusal?.who?.sv == "Det kan: regionens registrator hos part 19.")
    #expect(trial.node.heads() == before)
    #expect(try standing(trial.node, region) == .notStated)
  }

  @Test func `another region's registrar does not decide for this one`() async throws {
    let (trial, settled) = try await prepared()
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.recordDecision(
        approval(of: settled), of: region, by: actor(.regionRegistrar, neighbour))
    }
    #expect(refusal?.text.sv.contains("Bara part 19 kan skriva i sin egen logg") == true)
    #expect(try standing(trial.node, region) == .notStated)
  }

  @Test func `a registrar's account on a node without the region's key decides nothing`()
    async throws
  {
    let trial = try await Trial(hosting: [.kansli, neighbour])
    try await trial.open([.kansli, neighbour])
    let settled = try await trial.openCase()
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.recordDecision(
        approval(of: settled), of: region, by: actor(.regionRegistrar, region))
    }
    #expect(refusal?.kind == .forbidden && refusal?.text.sv.contains("nyckeln för part 19") == true)
  }

  @Test(arguments: [PartyCode.kansli, code("20"), nil])
  func `a decision written straight into the database under another key is never shown`(
    signer: PartyCode?
  ) async throws {
    let (trial, settled) = try await prepared()
    // The kansli's own key, another region's, and one that nobody has accepted.
    let key =
      try signer.map { try trial.keys.signingKey(of: $0) }
      ?? #require(SigningKey(seed: trial.clock.bytes(32)))
    try await forge(trial, .decisionRecorded(approval(of: settled)), with: key)
    #expect(await trial.node.reach(region, 3) == false)
    #expect(try standing(trial.node, region) == .notStated)
    try await expectNotShown(trial, .wrongSignature)
  }

  @Test func `a decision altered in the database is not shown, nor anything of its log`()
    async throws
  {
    let (trial, settled) = try await prepared()
    var rejection = approval(of: settled)
    rejection.outcome = .rejected
    _ = try await trial.node.recordDecision(
      rejection, of: region, by: actor(.regionRegistrar, region))
    #expect(try standing(trial.node, region) == .decided(.rejected))
    try await trial.database.pool.write { db in
      try db.execute(
        sql: """
          UPDATE entries SET payload =
            CAST(replace(CAST(payload AS TEXT), '"avslag"', '"bifall"') AS BLOB)
          WHERE party = '19' AND idx = 2
          """)
      #expect(db.changesCount == 1)
    }
    try await expectNotShown(trial)
  }

  @Test func `another region's decision copied into a region's log is not shown`() async throws {
    let (trial, _) = try await prepared()
    try await trial.database.pool.write { db in
      let columns = try db.columns(in: "entries").map(\.name).filter {
        $0 != "party" && $0 != "sequence"
      }
      let list = columns.joined(separator: ", ")
      try db.execute(
        sql: """
          INSERT INTO entries (party, \(list)) SELECT '19', \(list) FROM entries
          WHERE party = '20' AND idx = 2
          """)
      #expect(db.changesCount == 1)
    }
    try await expectNotShown(trial)
  }

  @Test func `a case text altered in the database is not shown`() async throws {
    let (trial, settled) = try await prepared()
    try await trial.database.pool.write { db in
      try db.execute(
        sql: """
          UPDATE blobs SET bytes =
            CAST(replace(CAST(bytes AS TEXT), 'antar', 'avböjer') AS BLOB)
          """)
      #expect(db.changesCount > 0)
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await trial.node.caseText(
        settled.number, version: 1, for: actor(.regionReader, region))
    }
    #expect(refusal?.kind == .fault && refusal?.text.sv.contains("skadad") == true)
    // Nor can decisions on it be proven.
    await #expect(throws: Refusal.self) {
      try await trial.node.verifyDecisions(in: settled.number, for: actor(.regionReader, region))
    }
  }
}
