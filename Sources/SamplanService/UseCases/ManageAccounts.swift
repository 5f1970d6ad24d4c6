import SamplanBase

extension Node {
  /// The accounts that somebody keeps: the own party's, and for the installation's administrator
  /// also those outside the parties.
  package func accounts(for actor: Actor?) async throws -> [Account] {
    let party = try actingParty(of: actor, .manageAccounts)
    try authorize(actor, .manageAccounts, party: party)
    var found = try await stores.accounts.accounts(of: party)
    if party == .kansli { found += try await stores.accounts.accounts(of: nil) }
    return found
  }

  /// Adds an account, or gives one a new password, role or clearance.
  package func saveAccount(
    _ name: AccountName, role: Role, party: PartyCode?, clearance: InformationClass,
    password: String?, by actor: Actor?
  ) async throws {
    // Accounts outside the parties are kept by whoever keeps the installation.
    try authorize(actor, .manageAccounts, party: party ?? .kansli)
    try refuseAboveCeiling(clearance)
    try Self.check(role, party)
    if let password { try Self.check(password: password) }
    let former = try await stores.accounts.account(name)
    if let former, former.party != party {
      throw Refusal(
        .conflict,
        Text(
          sv: "Kontonamnet \(name) är upptaget.", en: "The account name \(name) is taken."))
    }
    var verifier = former?.verifier
    if let password { verifier = try await hasher.hash(password) }
    try await stores.accounts.save(
      Account(
        name: name, role: role, party: party, clearance: clearance, verifier: verifier,
        closed: nil, created: former?.created ?? surroundings.now()))
    // Whatever was open with the former role or password ends.
    if former != nil { try await stores.sessions.deleteAll(of: name) }
  }

  /// Closes an account and ends its sessions.
  package func closeAccount(_ name: AccountName, by actor: Actor?) async throws {
    guard var account = try await stores.accounts.account(name) else {
      try authorize(actor, .manageAccounts)
      throw Refusal(
        .missing, Text(sv: "Kontot finns inte.", en: "There is no such account."))
    }
    try authorize(actor, .manageAccounts, party: account.party ?? .kansli)
    account.closed = surroundings.now()
    try await stores.accounts.save(account)
    try await stores.sessions.deleteAll(of: name)
  }

  private static func check(_ role: Role, _ party: PartyCode?) throws(Refusal) {
    let fits =
      switch role.home {
      case .region: party?.isRegion == true
      case .kansli: party == .kansli
      case .outside: party == nil
      }
    guard !fits else { return }
    throw Refusal(
      .input,
      Text(
        sv: "Rollen \(role.label.sv) hör inte hemma hos parten.",
        en: "The role \(role.label.en) does not belong at the party."),
      problems: [
        .init(.field("role"), Text(sv: "annan roll eller part", en: "another role or party"))
      ])
  }

  /// Refuses passwords that are too short or too long.
  package static func check(password: String) throws(Refusal) {
    guard password.count < passwordMin || password.utf8.count > passwordBytesMax else { return }
    throw Refusal(
      .input,
      Text(
        sv: "Lösenordet ska ha minst \(passwordMin) tecken och högst \(passwordBytesMax) byte.",
        en: "The password must have at least \(passwordMin) characters and at most "
          + "\(passwordBytesMax) bytes."),
      problems: [
        .init(.field("password"), Text(sv: "fel längd", en: "wrong length"))
      ])
  }

  /// Characters of a password at least.
  /// - Source: NIST SP 800-63B-4, 3.1.1.2: 15 where it is the only factor.
  package static let passwordMin = 15
}
