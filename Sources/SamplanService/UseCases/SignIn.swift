import SamplanBase
import SamplanDomain

extension Node {
  /// Signs in with a local account's name and password.
  ///
  /// The answer is the same whether the name is unknown, the account closed or the password wrong,
  /// and takes as long. After three failures in a row the name has to wait, longer each time.
  package func signIn(_ name: String, password: String) async throws -> SignedIn {
    let now = surroundings.now()
    guard let name = AccountName(name), password.utf8.count <= Self.passwordBytesMax else {
      throw Self.wrongPassword
    }
    let failures = try await stores.accounts.failures(name)
    if let failures, failures.delaySeconds > 0 {
      let left = failures.delaySeconds - now.seconds(since: failures.last)
      guard left <= 0 else { throw Self.mustWait(left) }
    }
    let account = try await stores.accounts.account(name)
    let verifier = account?.closed == nil ? account?.verifier : nil
    let fits = await hasher.verify(password, verifier ?? Self.nobodysVerifier)
    guard fits, verifier != nil, let account else {
      let count = min(1000, (failures?.count ?? 0) + 1)
      try await stores.accounts.setFailures(SignInFailures(count: count, last: now), for: name)
      try await note(.signIn, name, account, done: false)
      throw Self.wrongPassword
    }
    if failures != nil { try await stores.accounts.setFailures(nil, for: name) }
    return try await open(account)
  }

  /// Signs in with a ready role of the demonstration. The pages offer it on loopback only.
  package func signInDemo(_ name: AccountName) async throws -> SignedIn {
    guard isDemonstration, let role = demoRoles().first(where: { $0.account == name }) else {
      throw Refusal(
        .forbidden,
        Text(
          sv: "Färdiga roller finns bara i demonstrationen.",
          en: "Ready roles exist in the demonstration only."))
    }
    if let account = try await stores.accounts.account(name) { return try await open(account) }
    let account = Account(
      name: name, role: role.role, party: role.party, clearance: .internal,
      created: surroundings.now())
    try await stores.accounts.save(account)
    return try await open(account)
  }

  /// Who the session's token belongs to; nil when it is unknown, has passed, or is closed.
  package func actor(token: String) async throws -> Actor? {
    guard token.utf8.count == 2 * Session.tokenByteCount,
      let session = try await stores.sessions.session(Self.hash(ofToken: token)),
      session.expires > surroundings.now(),
      let account = try await stores.accounts.account(session.account), account.closed == nil
    else { return nil }
    return actor(of: account)
  }

  /// Ends the session. An unknown token is nobody's loss.
  package func signOut(token: String) async throws {
    try await stores.sessions.delete(Self.hash(ofToken: token))
  }

  /// The account as somebody who acts.
  package func actor(of account: Account) -> Actor {
    Actor(
      account: account.name, role: account.role, party: account.party,
      clearance: min(account.clearance, ceiling), neighbours: neighbours(of: account.party))
  }

  private func open(_ account: Account) async throws -> SignedIn {
    let now = surroundings.now()
    let token = surroundings.randomBytes(Session.tokenByteCount).lowerHex
    let session = Session(
      tokenHash: Self.hash(ofToken: token), account: account.name, created: now,
      expires: now.adding(seconds: Session.lifetimeSeconds))
    try await stores.sessions.deleteExpired(before: now)
    try await stores.sessions.insert(session)
    try await note(.signIn, account.name, account, done: true)
    return SignedIn(token: token, actor: actor(of: account), expires: session.expires)
  }

  private enum Event: String { case signIn = "session.open" }

  private func note(
    _ event: Event, _ name: AccountName, _ account: Account?, done: Bool
  ) async throws {
    try await stores.audit.append(
      AuditEvent(
        time: surroundings.now(), account: name, role: account?.role, action: event.rawValue,
        party: account?.party, subject: "", informationClass: .open, done: done))
  }

  /// Bytes of a password at most.
  package static let passwordBytesMax = 1024
  /// A verifier that no password fits; checked for unknown names, so that they take as long.
  private static let nobodysVerifier = "none"

  static func hash(ofToken token: String) -> Digest { Digest(of: Array(token.utf8)) }

  private static let wrongPassword = Refusal(
    .forbidden,
    Text(
      sv: "Namnet eller lösenordet stämmer inte.", en: "The name or the password is not right."),
    who: Text(
      sv: "Den som administrerar era konton kan ge ett nytt lösenord.",
      en: "The administrator of your accounts can give a new password."))

  private static func mustWait(_ seconds: Int) -> Refusal {
    Refusal(
      .limit,
      Text(
        sv: "För många misslyckade försök. Vänta \(seconds) sekunder och försök igen.",
        en: "Too many failed attempts. Wait \(seconds) seconds and try again."))
  }
}

extension [UInt8] {
  /// Two hexadecimal digits for each byte.
  package var lowerHex: String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
