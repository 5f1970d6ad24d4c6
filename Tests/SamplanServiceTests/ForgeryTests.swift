import GRDB
import SamplanBase
import SamplanDomain
import SamplanJournal
import SamplanService
import SamplanStore
import Testing

/// What somebody with the database in hand, but without the party's key, can make the node show.
struct ForgeryTests {
  private let region = code("19")

  /// Appends a statement signed by another key than the party's, hashes and heads all right.
  private func forge(_ trial: Trial) async throws {
    let key = try #require(SigningKey(seed: trial.clock.bytes(32)))
    let body = try StatementCodec.encode(
      .figuresReported(FiguresReported(figures: [icuBeds(9999)])))
    let type = SamplanJournal.StatementType(body.typeName, version: body.typeVersion)
    let draft = StatementDraft(
      type: try #require(type),
      informationClass: .internal, audience: .allRegions,
      author: try #require(AuthorFunction("region.reporter")), body: body.body)
    let written = try LogWriter.write(
      [draft], after: try await trial.storage.head(of: region), at: trial.clock.now, key: key,
      pinned: key.verifyingKey, salt: { trial.clock.bytes(16) })
    _ = try await trial.storage.append(AppendBatch([written.append]))
  }

  @Test func `a statement signed by another key is never shown, and its log is written no more`()
    async throws
  {
    let trial = try await Trial()
    try await trial.open([region, code("03")])
    let reporter = actor(.regionReporter, region)
    try await forge(trial)
    // The running node keeps what it had.
    #expect(await trial.node.reach(region, 3) == false)
    #expect(try trial.node.picture(for: reporter)[region].figures.stated == 0)
    // A node that starts shows the other logs, and says which one it does not.
    let restarted = try await trial.another()
    let picture = try restarted.picture(for: reporter)
    #expect(picture[region].opened == nil && picture[code("03")].opened != nil)
    let health = await restarted.health()
    #expect(!health.isWell && health.problems.first?.sv.contains("Logg 19") == true)
    let refusal = await #expect(throws: Refusal.self) {
      try await restarted.reportFigures([icuBeds(1)], of: region, by: reporter)
    }
    #expect(refusal?.text.sv.contains("inte signerad med partens godkända nyckel") == true)
    let verified = try await restarted.verifyJournal(for: reporter)
    #expect(verified.damages.contains { $0.kind == .wrongSignature && $0.party == region })
  }

  @Test func `a payload changed in the database takes its log away, and no other`() async throws {
    let trial = try await Trial()
    try await trial.open([region, code("03")])
    _ = try await trial.node.reportFigures(
      [icuBeds(12)], of: region, by: actor(.regionReporter, region))
    try await trial.database.pool.write { db in
      try db.execute(
        sql: """
          UPDATE entries SET payload =
            CAST(replace(CAST(payload AS TEXT), '"12"', '"99"') AS BLOB)
          WHERE party = '19' AND idx = 2
          """)
    }
    let restarted = try await trial.another()
    let picture = try restarted.picture(for: actor(.regionReader, code("03")))
    #expect(picture[region].opened == nil && picture[code("03")].opened != nil)
    #expect(restarted.leftLogs.keys.sorted() == [region])
  }
}
