import SamplanBase

extension Node {
  /// Notes in the access log that something was read, exported or refused.
  package func noteRead(
    _ action: Action, party: PartyCode?, subject: String, informationClass: InformationClass,
    done: Bool = true, by actor: Actor?
  ) async throws {
    try await stores.audit.append(
      AuditEvent(
        time: surroundings.now(), account: actor?.account, role: actor?.role,
        action: action.rawValue, party: party, subject: String(subject.prefix(300)),
        informationClass: informationClass, done: done))
  }

  /// The access log, latest first: all of it for the installation's administrator, the own party's
  /// accounts for a region's.
  package func auditLog(
    before number: Int? = nil, limit: Int = 100, for actor: Actor?
  ) async throws -> [AuditRecord] {
    try authorize(actor, .readAudit, party: actor?.party)
    let records = try await stores.audit.records(before: number, limit: min(max(limit, 1), 1000))
    guard let actor, Reach.of(actor.role, .readAudit) != .all else { return records }
    let own = Set(try await stores.accounts.accounts(of: actor.party).map(\.name))
    return records.filter { $0.account.map(own.contains) ?? false }
  }
}
