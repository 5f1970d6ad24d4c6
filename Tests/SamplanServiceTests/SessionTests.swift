import Foundation
import GRDB
import SamplanBase
import SamplanService
import SamplanStore
import Testing

/// Accounts, sessions, drafts and the access log.
struct SessionTests {
  private let password = "ett långt lösenord"

  private func withAccount() async throws -> Trial {
    let trial = try await Trial(isDemonstration: false)
    try await trial.node.saveAccount(
      AccountName("eva")!, role: .regionReporter, party: code("19"), clearance: .internal,
      password: password, by: actor(.regionAdministrator, code("19")))
    return trial
  }

  @Test func `the right password opens a session, which sign-out ends`() async throws {
    let trial = try await withAccount()
    let entered = try await trial.node.signIn("eva", password: password)
    #expect(entered.actor.role == .regionReporter && entered.actor.party == code("19"))
    let known = try await trial.node.actor(token: entered.token)
    #expect(known == entered.actor)
    try await trial.node.signOut(token: entered.token)
    #expect(try await trial.node.actor(token: entered.token) == nil)
  }

  @Test func `the token itself is nowhere in the database`() async throws {
    let trial = try await withAccount()
    let entered = try await trial.node.signIn("eva", password: password)
    #expect(entered.token.count == 64)
    try trial.database.close()
    for name in try FileManager.default.contentsOfDirectory(atPath: trial.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(trial.path)/\(name)"))
      #expect(bytes.range(of: Data(entered.token.utf8)) == nil)
    }
  }

  @Test func `a session ends by itself`() async throws {
    let trial = try await withAccount()
    let entered = try await trial.node.signIn("eva", password: password)
    trial.clock.move(seconds: Session.lifetimeSeconds - 1)
    #expect(try await trial.node.actor(token: entered.token) != nil)
    trial.clock.move(seconds: 1)
    #expect(try await trial.node.actor(token: entered.token) == nil)
  }

  @Test func `unknown name, wrong password and closed account get the same answer`() async throws {
    let trial = try await withAccount()
    let unknown = await #expect(throws: Refusal.self) {
      try await trial.node.signIn("adam", password: password)
    }
    let wrong = await #expect(throws: Refusal.self) {
      try await trial.node.signIn("eva", password: "fel")
    }
    try await trial.node.closeAccount(
      AccountName("eva")!, by: actor(.regionAdministrator, code("19")))
    let closed = await #expect(throws: Refusal.self) {
      try await trial.node.signIn("eva", password: password)
    }
    #expect(unknown == wrong && wrong == closed)
    #expect(unknown?.kind == .forbidden)
  }

  @Test func `after three failures the name has to wait, longer each time`() async throws {
    let trial = try await withAccount()
    for _ in 0..<3 {
      await #expect(throws: Refusal.self) {
        try await trial.node.signIn("eva", password: "fel")
      }
    }
    let early = await #expect(throws: Refusal.self) {
      try await trial.node.signIn("eva", password: password)
    }
    #expect(early?.kind == .limit)
    trial.clock.move(seconds: 2)
    _ = try await trial.node.signIn("eva", password: password)
    // A success clears the count.
    await #expect(throws: Refusal.self) { try await trial.node.signIn("eva", password: "fel") }
    _ = try await trial.node.signIn("eva", password: password)
    #expect(SignInFailures(count: 4, last: trial.clock.now).delaySeconds == 4)
    #expect(SignInFailures(count: 1000, last: trial.clock.now).delaySeconds == 900)
  }

  @Test func `a closed account or a new password ends what was open`() async throws {
    let trial = try await withAccount()
    let entered = try await trial.node.signIn("eva", password: password)
    try await trial.node.saveAccount(
      AccountName("eva")!, role: .regionReader, party: code("19"), clearance: .internal,
      password: nil, by: actor(.regionAdministrator, code("19")))
    #expect(try await trial.node.actor(token: entered.token) == nil)
    #expect(try await trial.node.signIn("eva", password: password).actor.role == .regionReader)
  }

  @Test func `an administrator keeps the own party's accounts only, in roles that fit`()
    async throws
  {
    let trial = try await withAccount()
    let administrator = actor(.regionAdministrator, code("19"))
    for (role, party) in [
      (Role.regionReader, PartyCode?.some(code("01"))), (.kansliStrategist, .kansli),
      (.partnerReader, nil),
    ] {
      await #expect(throws: Refusal.self) {
        try await trial.node.saveAccount(
          AccountName("ny")!, role: role, party: party, clearance: .internal,
          password: password, by: administrator)
      }
    }
    await #expect(throws: Refusal.self) {
      try await trial.node.saveAccount(
        AccountName("ny")!, role: .kansliStrategist, party: code("19"), clearance: .internal,
        password: password, by: administrator)
    }
    await #expect(throws: Refusal.self) {
      try await trial.node.saveAccount(
        AccountName("eva")!, role: .kansliRegistrar, party: .kansli, clearance: .internal,
        password: password, by: actor(.kansliAdministrator, .kansli))
    }
    #expect(try await trial.node.accounts(for: administrator).map(\.name.rawValue) == ["eva"])
  }

  @Test func `short passwords are refused`() async throws {
    let trial = try await withAccount()
    await #expect(throws: Refusal.self) {
      try await trial.node.saveAccount(
        AccountName("ny")!, role: .regionReader, party: code("19"), clearance: .internal,
        password: "kort", by: actor(.regionAdministrator, code("19")))
    }
  }

  @Test func `ready roles open without password in the demonstration only`() async throws {
    let real = try await Trial(isDemonstration: false)
    #expect(real.node.demoRoles().isEmpty)
    await #expect(throws: Refusal.self) {
      try await real.node.signInDemo(AccountName("demo-kansli.strategist")!)
    }
    let demo = try await Trial()
    #expect(demo.node.demoRoles().count == 8 + 21 * 4)
    for role in demo.node.demoRoles().prefix(12) {
      #expect(try await demo.node.signInDemo(role.account).actor.role == role.role)
      // Nothing opens them with a password.
      await #expect(throws: Refusal.self) {
        try await demo.node.signIn(role.account.rawValue, password: "")
      }
    }
  }

  @Test func `form tokens differ between sessions and do not give the session away`() {
    let (a, b) = (formToken(ofSession: "a"), formToken(ofSession: "b"))
    #expect(a != b && a.count == 64 && a != Digest(of: Array("a".utf8)).description)
  }

  @Test func `drafts are kept for each account and form, within limits`() async throws {
    let trial = try await Trial()
    let (eva, other) = (actor(.regionReporter, code("19")), actor(.regionRegistrar, code("19")))
    try await trial.node.saveDraft("capacity/19", Array("a=1".utf8), by: eva)
    try await trial.node.saveDraft("capacity/19", Array("a=2".utf8), by: eva)
    #expect(try await trial.node.draft("capacity/19", of: eva)?.content == Array("a=2".utf8))
    #expect(try await trial.node.draft("capacity/19", of: other) == nil)
    let large = await #expect(throws: Refusal.self) {
      try await trial.node.saveDraft(
        "capacity/19", [UInt8](repeating: 0, count: Draft.sizeLimit + 1), by: eva)
    }
    #expect(large?.kind == .limit)
    await #expect(throws: Refusal.self) { try await trial.node.saveDraft("a b", [], by: eva) }
    for number in 1..<Draft.countMax {
      try await trial.node.saveDraft("form/\(number)", [], by: eva)
    }
    let full = await #expect(throws: Refusal.self) {
      try await trial.node.saveDraft("one/more", [], by: eva)
    }
    #expect(full?.kind == .limit)
    try await trial.node.saveDraft("form/1", Array("x".utf8), by: eva)
    try await trial.node.deleteDraft("capacity/19", by: eva)
    #expect(try await trial.node.draft("capacity/19", of: eva) == nil)
    #expect(try await trial.node.drafts(of: eva).count == Draft.countMax - 1)
  }

  @Test func `the access log is numbered, chained and only added to`() async throws {
    let trial = try await Trial()
    let reader = actor(.regionReader, code("19"))
    for name in ["/kapacitet.csv", "/kapacitet.json"] {
      try await trial.node.noteRead(
        .exportFigures, party: code("19"), subject: name, informationClass: .internal, by: reader)
    }
    let log = try await trial.node.auditLog(for: actor(.kansliAdministrator, .kansli))
    #expect(log.map(\.number) == [1, 0] && log.map(\.subject).last == "/kapacitet.csv")
    var chain = [UInt8](repeating: 0, count: 32)
    for line in log.reversed() {
      let event = AuditEvent(
        time: line.time, account: line.account, role: line.role, action: line.action,
        party: line.party, subject: line.subject, informationClass: line.informationClass,
        done: line.done)
      #expect(AuditChain.next(after: chain, number: line.number, event) == line.chain)
      chain = line.chain.bytes
    }
    for statement in ["DELETE FROM audit", "UPDATE audit SET subject = 'x'"] {
      await #expect(throws: (any Error).self) {
        try await trial.database.pool.write { db in try db.execute(sql: statement) }
      }
    }
    await #expect(throws: Refusal.self) { try await trial.node.auditLog(for: reader) }
  }
}
