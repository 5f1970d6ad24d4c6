import SamplanBase

/// One line of the node's own access log (åtkomstlogg): what was read, exported or refused. Only
/// ever added to; never in the parties' logs.
package struct AuditRecord: Sendable, Hashable {
  /// Place in the log, from 0.
  package let number: Int
  package let time: Instant
  package let account: AccountName?
  package let role: Role?
  package let action: String
  package let party: PartyCode?
  /// What it was about: an address or a file's name, at most 300 bytes.
  package let subject: String
  package let informationClass: InformationClass
  /// Whether it was done; false when refused.
  package let done: Bool
  /// SHA-256 over the line before's hash and this line.
  package let chain: Digest

  package init(
    number: Int, time: Instant, account: AccountName?, role: Role?, action: String,
    party: PartyCode?, subject: String, informationClass: InformationClass, done: Bool,
    chain: Digest
  ) {
    self.number = number
    self.time = time
    self.account = account
    self.role = role
    self.action = action
    self.party = party
    self.subject = subject
    self.informationClass = informationClass
    self.done = done
    self.chain = chain
  }
}

/// Something to add to the access log.
package struct AuditEvent: Sendable, Hashable {
  package let time: Instant
  package let account: AccountName?
  package let role: Role?
  package let action: String
  package let party: PartyCode?
  package let subject: String
  package let informationClass: InformationClass
  package let done: Bool

  package init(
    time: Instant, account: AccountName?, role: Role?, action: String, party: PartyCode?,
    subject: String, informationClass: InformationClass, done: Bool
  ) {
    self.time = time
    self.account = account
    self.role = role
    self.action = action
    self.party = party
    self.subject = subject
    self.informationClass = informationClass
    self.done = done
  }
}

/// Keeps the access log.
package protocol AuditStore: Sendable {
  /// Adds a line; the store numbers and chains it.
  func append(_ event: AuditEvent) async throws
  /// Lines before `number`, latest first; nil means from the end.
  func records(before number: Int?, limit: Int) async throws -> [AuditRecord]
}

/// The chain of the access log: a line that is changed or taken out breaks every later hash.
package enum AuditChain {
  /// SHA-256 over the line before's hash and the fields of this one, each with its length.
  package static func next(after before: [UInt8], number: Int, _ event: AuditEvent) -> Digest {
    let fields: [String] = [
      String(number), event.time.description, event.account?.rawValue ?? "",
      event.role?.rawValue ?? "", event.action, event.party?.rawValue ?? "", event.subject,
      event.informationClass.rawValue, event.done ? "1" : "0",
    ]
    var bytes = before
    for field in fields { bytes += Array("\(field.utf8.count):\(field)".utf8) }
    return Digest(of: bytes)
  }
}
